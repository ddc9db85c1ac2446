"""Records that `sayso read --json` wrote, from a file or standard input."""

from pathlib import Path

from sayso.cli.inputs import STDIN
from sayso.cli.outputs import stdin_bytes
from sayso.errors import RecordError, SaysoError
from sayso.record.record import Record


def records_in(source: str) -> list[Record]:
    """Return the records of a file, one a line; a file of one record may span lines.

    Raises `RecordError` for what is no record, and where there is none.
    """
    if source == STDIN:
        data = stdin_bytes()
    else:
        try:
            data = Path(source).read_bytes()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            message = f"{source} cannot be read ({why}). Give a file from `sayso read --json`."
            raise RecordError(message) from error
    rows = [row for row in data.splitlines() if row.strip()]
    try:
        records = [Record.from_json(row) for row in rows]
    except SaysoError:
        records = [Record.from_json(data)]
    if not records:
        message = f"{source} holds no record. Give a file from `sayso read --json`."
        raise RecordError(message)
    return records

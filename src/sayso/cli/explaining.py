"""`sayso explain`: a record from a file, one item of it in words."""

from pathlib import Path

from sayso.cli.inputs import STDIN
from sayso.cli.outputs import stdin_bytes, write_out
from sayso.errors import RecordError, SaysoError
from sayso.record.record import Record


def explain_item(source: str, item_id: str) -> None:
    """Print why the item is as it is; the file may hold several records, one a line."""
    from sayso.report.explanation import explain  # noqa: PLC0415 (start-up time)

    record = _record_with(_lines(source), item_id)
    write_out(explain(record, item_id).encode())


def _lines(source: str) -> list[bytes]:
    if source == STDIN:
        data = stdin_bytes()
    else:
        try:
            data = Path(source).read_bytes()
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or str(error)
            message = f"{source} cannot be read ({why}). Give a file from `sayso read --json`."
            raise RecordError(message) from error
    return [data] if data.count(b"\n") <= 1 else [row for row in data.splitlines() if row.strip()]


def _record_with(lines: list[bytes], item_id: str) -> Record:
    """Return the first record that has the item; a file of one record may span lines."""
    try:
        records = [Record.from_json(line) for line in lines]
    except SaysoError:
        records = [Record.from_json(b"\n".join(lines))]
    if not records:
        message = "The file holds no record. Give a file from `sayso read --json`."
        raise RecordError(message)
    for record in records:
        try:
            record[item_id]
        except RecordError:
            continue
        return record
    records[0][item_id]  # raises the sentence on the unknown id
    raise AssertionError

"""`sayso identities`: who is who in the records of several documents."""

from collections.abc import Sequence
from pathlib import Path

from sayso.cli import exit_codes
from sayso.cli.outputs import text_width, write_out
from sayso.cli.records import records_in


def show_identities(
    sources: Sequence[str], decisions: Path | None, *, as_json: bool, everyone: bool
) -> int:
    """Gather the actors of the records, print who stands behind them, return the exit code."""
    from sayso.identity import identities  # noqa: PLC0415 (start-up time)

    records = [record for source in sources for record in records_in(source)]
    found = identities(records, decisions=decisions)
    if as_json:
        from sayso.exports.identities_json import json_of  # noqa: PLC0415 (start-up time)

        write_out(b"".join(map(json_of, found)))
    else:
        from sayso.exports.identities_text import text_of  # noqa: PLC0415 (start-up time)

        write_out(text_of(found, text_width(), everyone=everyone).encode())
    return exit_codes.OK

"""`sayso knowledge`: what the shipped tables know of a name, since when and from where."""

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.outputs import write_out
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.knowledge.lookup import Entry

_HEADINGS: Final = ("kind", "name", "what", "since", "until", "table", "as of", "key")
_WIDEST: Final = (12, 32, 60, 10, 10, 14, 30)
"""Letters of each column but the last; longer words are cut."""


def show_knowledge(words: Sequence[str], day: str | None, *, as_json: bool) -> int:
    """Print the rows of a name, given in one word or several, and return the exit code.

    With a day, only rows that hold then, or may, are shown.
    """
    if day is not None:
        _check_day(day)
    name = " ".join(" ".join(words).split())
    from sayso.knowledge.lookup import entries_named  # noqa: PLC0415 (start-up time)

    known = entries_named(name)
    rows = [row for row in known if day is None or row.holds_on(day) != "no"]
    if not rows:
        complain(_nothing(name, day if known else None))
        return exit_codes.NOTHING_READ
    render = _as_json if as_json else _as_table
    write_out(render(name, day, rows).encode())
    return exit_codes.OK


def _check_day(day: str) -> None:
    """Raise `UsageError` unless this is a year, a month or a day of the calendar."""
    message = (
        f"--date {day!r} is no day, month or year of the calendar. "
        "Write it such as 2023-06-25, 2023-06 or 2023."
    )
    if not _DAY.fullmatch(day):
        raise UsageError(message)
    try:
        date.fromisoformat(day + "-01-01"[len(day) - len("2001") :])
    except ValueError as error:
        raise UsageError(message) from error


_DAY: Final = re.compile(r"\d{4}(-\d\d(-\d\d)?)?", re.ASCII)


def _nothing(name: str, day: str | None) -> str:
    from sayso.intake.given import shown  # noqa: PLC0415 (start-up time)

    if not name:
        return "The name is empty. Give a person, a state, a body, a place or an office."
    if day is not None:
        return f"No row of “{shown(name)}” holds on {day}. Leave out --date to see all."
    return (
        f"Nothing is known of “{shown(name)}”. Give a full name of a person, the name of a state, "
        "body or place, or an office such as “French foreign minister”."
    )


def _as_json(name: str, day: str | None, rows: "Sequence[Entry]") -> str:
    told = {
        "name": name,
        "date": day,
        "rows": [
            {
                "kind": row.kind,
                "name": row.name,
                "what": row.what,
                "key": row.key,
                "since": row.since or None,
                "until": row.until or None,
                "holds": row.holds_on(day) if day else None,
                "table": row.source.table,
                "source": row.source.origin,
                "licence": row.source.licence,
                "as_of": row.source.as_of,
            }
            for row in rows
        ],
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _as_table(name: str, day: str | None, rows: "Sequence[Entry]") -> str:
    from sayso.intake.given import shown  # noqa: PLC0415 (start-up time)

    count = f"{len(rows):,} {'row' if len(rows) == 1 else 'rows'}"
    head = " · ".join(filter(None, (shown(name), f"on {day}" if day else "", count)))
    lines = _aligned([_HEADINGS, *(_cells(row, day) for row in rows)])
    origins = {
        f"{row.source.table}: {row.source.origin} ({row.source.licence})": None for row in rows
    }
    return "\n".join([head, *lines, *origins]) + "\n"


def _cells(row: "Entry", day: str | None) -> tuple[str, ...]:
    is_unsure = day is not None and row.holds_on(day) == "perhaps"
    until = row.until or ("-" if not row.since else "open")
    return (
        row.kind, row.name, row.what, row.since or "-", f"{until}?" if is_unsure else until,
        row.source.table, row.source.as_of, row.key,
    )  # fmt: skip


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    cut = [(*map(_cut, row[:-1], _WIDEST), row[-1]) for row in rows]
    widths = [max(len(row[column]) for row in cut) for column in range(len(_WIDEST))]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in cut
    ]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}…"

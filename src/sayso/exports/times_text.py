"""Times as a table to be looked at: words, value, bounds, anchor, why.

A document goes in, lines of plain text come out, control characters written out.
"""

from collections.abc import Sequence
from typing import Final

from sayso.exports.times_reasons import reason_of
from sayso.intake.given import shown
from sayso.record.types import Time
from sayso.tagging import Tagged

_HEADINGS: Final = ("words", "value", "bounds", "anchor", "why")
_WIDEST: Final = (32, 26, 36, 40)
"""Letters of each column but the last; longer words are cut."""


def table_of(document: Tagged, name: str) -> str:
    """Return the times of one document, which is called `name`, as a table under its name."""
    count = len(document.times)
    date = f"published {document.published}" if document.published else "no date known"
    head = f"{name} · {date} · {count:,} {'time' if count == 1 else 'times'}"
    if not count:
        return f"{head}\n"
    rows = [_HEADINGS, *(_row(document, time) for time in document.times)]
    return "\n".join([head, *_aligned(rows)]) + "\n"


def _row(document: Tagged, time: Time) -> tuple[str, ...]:
    words = _words(document, time)
    value = " ".join(filter(None, (time.value, time.mod)))
    has_date = document.published is not None
    anchor = _anchor(document, time)
    return words, value or "-", _bounds(time), anchor, _why(time, has_date=has_date)


def _words(document: Tagged, time: Time) -> str:
    return shown(" ".join(document.text[time.span[0] : time.span[1]].split()))


def _bounds(time: Time) -> str:
    if time.earliest is None and time.latest is None:
        return "-"
    mark, earliest, latest = "~" if time.approximate else "", time.earliest or "", time.latest or ""
    if earliest != latest:
        return f"{mark}{earliest}…{latest}"
    is_told = not time.zone or earliest.endswith("Z") or earliest[-6:-5] in {"+", "-"}
    return f"{mark}{earliest}" + ("" if is_told else f" {time.zone}")


def _anchor(document: Tagged, time: Time) -> str:
    """Return what a time is seen from: its kind, its date, and the words that tell that date."""
    anchor = time.anchor
    if anchor.kind == "none":
        return "-"
    at = _place_of(anchor.ref)
    seen_from = f"“{_words(document, document.times[at])}”" if at is not None else None
    return " ".join(filter(None, (anchor.kind, anchor.value, seen_from)))


def _place_of(ref: str | None) -> int | None:
    """Return the place of the time with this id: times are numbered in text order from `t1` on."""
    return int(ref[1:]) - 1 if ref and ref.startswith("t") else None


def _why(time: Time, *, has_date: bool) -> str:
    """Return what is missing where the time is open, then the rule and its form."""
    reason = reason_of(time, has_date=has_date)
    return (f"{reason} · " if reason else "") + f"{time.rule}: {time.form}"


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    cut = [tuple(map(_cut, row[:-1], _WIDEST)) + row[-1:] for row in rows]
    widths = [max(len(row[column]) for row in cut) for column in range(len(_WIDEST))]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]])
        for row in cut
    ]


def _cut(cell: str, width: int) -> str:
    return cell if len(cell) <= width else f"{cell[: width - 1]}…"

"""Quotations that somebody gives for a document, read from a CSV file.

The first line names the columns. `quote` must be among them, `speaker` may be; others are left
alone. Comma, semicolon and tab part the columns, whichever the first line has.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.errors import UsageError
from sayso.quoting.wording import wording_of

MAX_QUOTE: Final = 5_000
"""Words of a quotation that are checked; the work grows with the square of them."""
_SEPARATORS: Final = ",;\t"
_MAX_FIELD: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Asked:
    """One quotation to be checked; `line` is where its row ends in the file, from 1."""

    line: int
    quote: str
    speaker: str | None


def parse_quotes(data: bytes, name: str) -> tuple[Asked, ...]:
    """Return the quotations in a CSV file that is called `name`.

    Raises `UsageError` for bytes that are no UTF-8, a missing column, a row that does not fit the
    first line and an empty quotation, with the line.
    """
    rows = _rows(_decoded(data, name), name)
    _, heading = next(rows, (0, []))
    columns = {cell.strip().casefold(): place for place, cell in reversed([*enumerate(heading)])}
    if "quote" not in columns:
        names = ", ".join(cell.strip() or "(empty)" for cell in heading[:12]) or "nothing"
        message = (
            f"{name}: its first line names no column quote, but {names}. Name the columns there: "
            "quote, and speaker if you know who is said to have said it."
        )
        raise UsageError(message)
    return tuple(_asked(row, line, columns, len(heading), name) for line, row in rows)


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        message = f"{name}, line {line}: this is no UTF-8. Save the file as CSV in UTF-8."
        raise UsageError(message) from error


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not empty, each with its line."""
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=first.count)
    limit = csv.field_size_limit(_MAX_FIELD)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, row
    except csv.Error as error:
        message = f"{name}, line {reader.line_num}: this is no CSV ({error}). Mend that line."
        raise UsageError(message) from error
    finally:
        csv.field_size_limit(limit)


def _asked(row: list[str], line: int, columns: dict[str, int], width: int, name: str) -> Asked:
    if len(row) > width or len(row) <= columns["quote"]:
        message = (
            f"{name}, line {line}: {len(row)} columns where the first line has {width}. "
            "Put a quotation that holds separators into double quotation marks."
        )
        raise UsageError(message)
    quote = row[columns["quote"]].strip()
    if not quote:
        raise UsageError(f"{name}, line {line}: its quote is empty. Fill it in or take it out.")
    words = len(wording_of(quote))
    if not 0 < words <= MAX_QUOTE:
        message = (
            f"{name}, line {line}: its quote has {words:,} words, and 1 to {MAX_QUOTE:,} can be "
            "checked. Split it or take it out."
        )
        raise UsageError(message)
    place = columns.get("speaker")
    speaker = row[place].strip() if place is not None and place < len(row) else ""
    return Asked(line, quote, speaker or None)

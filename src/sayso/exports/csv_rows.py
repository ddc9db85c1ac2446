"""Rows as CSV (RFC 4180), harmless for whoever opens them in a spreadsheet."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as lines of CSV; `None` is an empty cell."""
    written = io.StringIO()
    csv.writer(written, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def harmless(words: str) -> str:
    """Return words of a stranger, such as a file name, that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_STARTS_FORMULA) else words

"""Rows as CSV (RFC 4180) or parted by tabs, harmless for whoever opens them in a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from typing import Final

_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_lines(rows: Iterable[Iterable[object]], *, separator: str = ",") -> str:
    """Return rows as lines of CSV; `None` is an empty cell.

    Where cells are parted by tabs, lines end as in Unix, as such files do.
    """
    written = io.StringIO()
    ending = "\r\n" if separator == "," else "\n"
    csv.writer(written, delimiter=separator, lineterminator=ending).writerows(rows)
    return written.getvalue()


def harmless(words: str) -> str:
    """Return words of a stranger, such as a file name, that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(_STARTS_FORMULA) else words

"""Running heads, feet and page numbers: rows at a page's edge that recur from page to page.

The key of a row is its words in any order with digits as `#`, so that "COURIER 3" on the left
page and "4 COURIER" on the right are one. What recurs on half of the pages is furniture; a bare
page number is one even on a single page.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayso.intake.pdf_columns import Row
from sayso.intake.pdf_glyphs import Glyphs

_EDGE: Final = 0.1  # of the height
_ROWS_AT_EDGE: Final = 4
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|]?\s?(?:page\s|p\.\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–—\])|]?", re.IGNORECASE
)


def find_furniture(pages: Sequence[Glyphs]) -> list[set[int]]:
    """Return for each page the places of its rows that are furniture."""
    keys = [_edge_keys(page) for page in pages]
    counts = Counter(key for page in keys for key in set(page.values()))
    needed = max(2, len(pages) / 2 * 0.8)
    both_sides = max(2, len(pages) / 4)  # left and right pages may have heads of their own
    by_side = Counter((key, n % 2) for n, page in enumerate(keys) for key in set(page.values()))
    found: list[set[int]] = []
    for number, page in enumerate(keys):
        found.append(
            {
                place
                for place, key in page.items()
                if counts[key] >= needed
                or (len(pages) > 3 and by_side[key, number % 2] >= both_sides)
                or _PAGE_NUMBER.fullmatch(_text(pages[number].rows[place]))
            }
        )
    return found


def _edge_keys(page: Glyphs) -> dict[int, str]:
    """Return the keys of the rows in the outer tenth of a page."""
    keys: dict[int, str] = {}
    count = len(page.rows)
    edges = {*range(min(_ROWS_AT_EDGE, count)), *range(max(0, count - _ROWS_AT_EDGE), count)}
    for place in sorted(edges):
        row = page.rows[place]
        if row and not page.height * _EDGE < row[0].y < page.height * (1 - _EDGE):
            keys[place] = " ".join(sorted(_DIGITS.sub("#", _text(row)).lower().split()))
    return keys


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)

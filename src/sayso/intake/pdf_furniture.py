"""Running heads, feet and page numbers: rows at a page's edge that recur from page to page.

The key of a row is its words in any order with digits as `#`, so that "COURIER 3" on the left
page and "4 COURIER" on the right are one. What recurs on half of the pages, or on half of the
left or right ones, is furniture. On a page alone it is a page number, and what stands off from
the account and is smaller or bears the page's number. Rows that stand together at the edge, off
from the account, are furniture when one of them is.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayso.intake.pdf_page import PageText
from sayso.intake.pdf_words import Row

_EDGE: Final = 0.1  # of the height
_ROWS_AT_EDGE: Final = 4
_APART: Final = 2.4  # em between furniture and account
_SMALLER: Final = 0.95
_SMALL: Final = 0.9
_LARGER: Final = 1.15
_LARGE: Final = 1.6  # with the number of the page
_WORDS: Final = 12  # more are no head
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\d{1,3}")
_PAGE_NUMBER = re.compile(
    r"[-–—\[(|]?\s?(?:page\s|p\.\s?)?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?\s?[-–—\])|]?", re.IGNORECASE
)


def find_furniture(pages: Sequence[PageText]) -> list[set[int]]:
    """Return for each page the places of its rows that are furniture."""
    edges = [_edges(page) for page in pages]
    keys = [
        {place: _key(page.rows[place]) for edge in at for place in edge}
        for page, at in zip(pages, edges, strict=True)
    ]
    recurring = _recurring(keys)
    found: list[set[int]] = []
    for number, (page, at) in enumerate(zip(pages, edges, strict=True)):
        furniture = {
            place
            for place, key in keys[number].items()
            if ((key, number % 2) in recurring and not _is_long(page.rows[place], page))
            or _PAGE_NUMBER.fullmatch(_text(page.rows[place]))
        }
        for edge in at:
            furniture |= _standing_off(page, edge, furniture, number + 1)
        found.append(furniture)
    if all(len(dropped) == len(page.rows) for dropped, page in zip(found, pages, strict=True)):
        return [set() for _ in pages]  # the account itself recurs
    return found


def _edges(page: PageText) -> tuple[list[int], list[int]]:
    """Return the places of the rows in the upper and the lower tenth, the outermost first."""
    count = len(page.rows)
    upper = range(min(_ROWS_AT_EDGE, count))
    lower = range(count - 1, max(count - 1 - _ROWS_AT_EDGE, -1), -1)
    top, bottom = page.height * _EDGE, page.height * (1 - _EDGE)
    return (
        [place for place in upper if page.rows[place][0].y <= top],
        [place for place in lower if page.rows[place][0].y >= bottom],
    )


def _recurring(keys: Sequence[dict[int, str]]) -> set[tuple[str, int]]:
    """Return the keys of furniture, each with the parity of the pages that have it."""
    by_side = Counter((key, n % 2) for n, page in enumerate(keys) for key in set(page.values()))
    needed = max(2, len(keys) * 0.4)
    # Left and right pages may have heads of their own.
    needed_of_side = max(2, len(keys) / 4) if len(keys) > 3 else needed
    return {
        (key, side)
        for key, _ in by_side
        for side in (0, 1)
        if by_side[key, side] >= needed_of_side or by_side[key, 0] + by_side[key, 1] >= needed
    }


def _is_long(row: Row, page: PageText) -> bool:
    """Whether a row is so long for its size that it is a line of an account set twice."""
    return len(row) > _WORDS and max(word.em for word in row) > _SMALL * page.em


def _standing_off(page: PageText, edge: list[int], furniture: set[int], number: int) -> set[int]:
    """Return the rows of one edge that stand off from the account, if they are furniture."""
    group: list[int] = []
    for i, place in enumerate(edge):
        group.append(place)
        inner = _inner_row(page, edge, i)
        if inner is None or abs(inner[0].y - page.rows[place][0].y) >= _APART * page.em:
            rows = [page.rows[at] for at in group]
            if any(_may_not(row, page, number) for row in rows):
                return set()
            if any(at in furniture or _is_head(page.rows[at], page, number) for at in group):
                return set(group)
    return set()


def _inner_row(page: PageText, edge: list[int], i: int) -> Row | None:
    """Return the row next to a row of an edge, towards the middle of the page."""
    inwards = 1 if edge[0] == 0 else -1
    place = edge[i] + inwards
    return page.rows[place] if 0 <= place < len(page.rows) else None


def _may_not(row: Row, page: PageText, number: int) -> bool:
    """Whether a row is too long for furniture, or too large without the page's number."""
    larger = _LARGE if _bears(row, number) else _LARGER
    return max(word.em for word in row) >= larger * page.em or len(row) > _WORDS


def _is_head(row: Row, page: PageText, number: int) -> bool:
    """Whether a row that stands off is small, or bears the number of the page at an end."""
    if max(word.em for word in row) <= _SMALLER * page.em:
        return True
    return _bears(row, number)


def _bears(row: Row, number: int) -> bool:
    """Whether a row begins or ends with the number of the page, or on later ones with any."""
    ends = {row[0].text, row[-1].text}
    return str(number) in ends or (number > 1 and any(map(_NUMBER.fullmatch, ends)))


def _key(row: Row) -> str:
    return " ".join(sorted(_DIGITS.sub("#", _text(row)).lower().split()))


def _text(row: Row) -> str:
    return " ".join(word.text for word in row)

"""Boxes round which columns run: a block in the middle, narrower lines on its left and right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.intake.pdf_words import Row, Word

_APART: Final = 0.9  # em between the block and what stands beside it
_TOLERANCE: Final = 0.4  # em
_FEWEST: Final = 3  # rows of the block, and rows beside it
_NEXT_LINE: Final = 1.7  # em to the last line, at most
_SHARE: Final = 0.3  # of the rows have words beside the block
_CHARACTERS: Final = 9  # of a line of the block; with fewer it is a cell of a table


@dataclass(frozen=True, slots=True)
class Around:
    """The lines of the block, the rows of the columns beside it, and the rows below without it."""

    block: list[Row]
    beside: list[Row]
    below: list[Row]


def find_around(rows: Sequence[Row], below: Sequence[Row], x: float) -> Around | None:
    """Return the block of rows that stands over a gutter at `x` amid columns, if there is one.

    A last line of it that does not reach the gutter stands in the rows `below`.
    """
    cores = [core for row in rows if (core := _core(row, x))]
    if len(cores) < _FEWEST:
        return None
    em = cores[0][0].em
    left = sorted(core[0].x0 for core in cores)[len(cores) // 2] - _TOLERANCE * em
    right = max(core[-1].x1 for core in cores) + _TOLERANCE * em
    block: list[Row] = []
    beside: list[Row] = []
    for row in rows:
        middle, rest = _parted(row, left, right)
        if len(middle) + len(rest) < len(row):
            return None  # a word reaches out of the block
        block += [middle] if middle else []
        beside += [rest] if rest else []
    if not _is_around(block, beside, len(rows), x):
        return None
    left_below: list[Row] = []
    for row in below:
        middle, rest = _parted(row, left, right)
        is_next = middle and row[0].y - block[-1][0].y < _NEXT_LINE * em
        if is_next and middle[0].x0 < left + em and _is_line_of(block, row, middle, rest):
            block.append(middle)
            left_below += [rest] if rest else []
        else:
            left_below.append(row)
    return Around(block, beside, left_below)


def _is_line_of(block: list[Row], row: Row, middle: Row, rest: Row) -> bool:
    """Whether the middle of a row stands apart in it and is set as the block is."""
    if len(middle) + len(rest) < len(row):
        return False
    gap = _APART * middle[0].em
    is_apart = all(word.x1 < middle[0].x0 - gap or word.x0 > middle[-1].x1 + gap for word in rest)
    first = block[0][0]
    is_like = abs(middle[0].em - first.em) < 0.1 * first.em
    return is_apart and is_like and middle[0].is_bold == first.is_bold


def _parted(row: Row, left: float, right: float) -> tuple[Row, Row]:
    """Return the words of a row within two points, and those outside of both."""
    middle = tuple(word for word in row if left <= word.x0 and word.x1 <= right)
    return middle, tuple(word for word in row if word.x1 < left or word.x0 > right)


def _core(row: Row, x: float) -> list[Word]:
    """Return the words of a row that stand together over `x`."""
    over = next(
        (
            i
            for i, word in enumerate(row)
            if word.x0 - 0.3 * word.em <= x <= word.x1 + 0.3 * word.em
        ),
        None,
    )
    if over is None:
        return []
    start = end = over
    while start and row[start].x0 - row[start - 1].x1 < _APART * row[start].em:
        start -= 1
    while end + 1 < len(row) and row[end + 1].x0 - row[end].x1 < _APART * row[end].em:
        end += 1
    return list(row[start : end + 1])


def _is_around(block: list[Row], beside: list[Row], count: int, x: float) -> bool:
    """Whether enough lines stand beside the block, on both of its sides or on one."""
    lefts = sum(row[0].x1 <= x for row in beside)
    rights = sum(row[-1].x0 > x for row in beside)
    most = max(lefts, rights)
    letters = sum(len(word.text) for row in block for word in row)
    is_prose = letters >= _CHARACTERS * len(block)
    return most >= _FEWEST and most >= _SHARE * count and is_prose

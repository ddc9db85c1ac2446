"""Reading order of a page: rows of words are cut at gutters and read column by column.

A gutter is a strip of at least 0.45 em that stays free of ink over several rows that have words
on both of its sides, and right of which the lines begin at one place. Word gaps of justified
lines do not line up so, which is why this holds where a threshold on gaps does not. Rows with
ink in the gutter (a headline, a caption of full width) part the page into bands; within a band
the columns are read one after the other, each cut again. Gutters found on other pages count
where a page has few rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.intake.pdf_glyphs import Word

_GUTTER: Final = 0.45  # em
_MARGIN: Final = 0.12  # of the width: no gutter nearer to the edge
_ROWS: Final = 3  # that have words on a side; in a long region
_ROW_SHARE: Final = 0.08  # of its rows
_TRIES: Final = 6
_CHARACTERS: Final = 9  # a side of fewer is a list number or a table cell
_DEPTH: Final = 8
_KNOWN: Final = 3.0  # points round a gutter of another page

Row = tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: words of one row; `column` numbers the columns of a page in order."""

    words: Row
    column: int

    @property
    def x0(self) -> float:
        """Its left end."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Its right end."""
        return self.words[-1].x1

    @property
    def y(self) -> float:
        """Its baseline, from the top."""
        return self.words[0].y

    @property
    def em(self) -> float:
        """The size of its largest letters."""
        return max(word.em for word in self.words)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.is_bold for word in self.words)

    @property
    def text(self) -> str:
        """Its words with single spaces."""
        return " ".join(word.text for word in self.words)


def find_lines(rows: Sequence[Row], known: Sequence[float] = ()) -> tuple[list[Line], list[float]]:
    """Return the lines of a page in reading order, and the gutters found.

    `known` are gutters of the document's other pages, in points from the left.
    """
    gutters: list[float] = []
    columns: list[list[Row]] = []
    _cut([row for row in rows if row], known, gutters, columns, _DEPTH)
    lines = [Line(row, place) for place, column in enumerate(columns) for row in column]
    return lines, gutters


def _cut(
    rows: list[Row],
    known: Sequence[float],
    gutters: list[float],
    columns: list[list[Row]],
    depth: int,
) -> None:
    """Append the columns of a region in reading order."""
    gutter = _find_gutter(rows, known) if depth else None
    if gutter is None:
        columns.append(rows)
        return
    x, is_free = gutter
    gutters.append(x)
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and is_free[end] == is_free[start]:
            end += 1
        band = rows[start:end]
        if is_free[start]:
            left = [part for row in band if (part := tuple(w for w in row if w.x1 <= x))]
            right = [part for row in band if (part := tuple(w for w in row if w.x1 > x))]
            _cut(left, known, gutters, columns, depth - 1)
            _cut(right, known, gutters, columns, depth - 1)
        else:
            _cut(band, known, gutters, columns, depth - 1)
        start = end


def _find_gutter(rows: list[Row], known: Sequence[float]) -> tuple[float, list[bool]] | None:
    """Return the best gutter of a region and which rows lie in its bands."""
    if not rows:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    ems = sorted(row[0].em for row in rows)
    em = max(ems[len(ems) // 2], 1.0)
    bins = int(right - left) + 1
    if not 8 * em < bins < 20_000:  # too narrow for two columns, or no page
        return None
    ink = _ink(rows, left, bins)
    free = _free(ink, [max(row[0].em, em) for row in rows])
    need = np.full(bins, max(_ROWS, round(_ROW_SHARE * len(rows))))
    for x in known:
        place = round(x - left)
        need[max(0, round(place - _KNOWN)) : max(0, round(place + _KNOWN) + 1)] = 1
    scores, banded = _bands(rows, free, left, need)
    edge = int(bins * _MARGIN)
    scores[:edge] = 0
    scores[bins - edge :] = 0
    for _ in range(_TRIES):
        if not scores.any():
            break
        place = _middle_of_best(scores)
        x = left + place + 0.5
        is_free = [bool(flag) for flag in banded[:, place]]
        is_known = any(abs(x - other) <= _KNOWN for other in known)
        if _has_prose(rows, is_free, x) and (is_known or _is_aligned(rows, is_free, x, em)):
            return x, is_free
        scores[max(0, place - round(em)) : place + round(em) + 1] = 0
    return None


def _ink(rows: list[Row], left: float, bins: int) -> npt.NDArray[np.bool_]:
    """Return which points of each row words cover: bool[rows, points]."""
    edges = np.zeros((len(rows), bins + 1), dtype=np.int32)
    for place, row in enumerate(rows):
        for word in row:
            start = max(0, int(word.x0 - left))
            end = min(bins, max(start, int(word.x1 - left)) + 1)
            edges[place, start] += 1
            edges[place, end] -= 1
    covered: npt.NDArray[np.bool_] = np.cumsum(edges[:, :-1], axis=1) > 0
    return covered


def _free(ink: npt.NDArray[np.bool_], ems: list[float]) -> npt.NDArray[np.bool_]:
    """Return where a strip of 0.45 em, centred at a point, has no ink: bool[rows, points].

    A headline's strip is as much wider as its letters: its word gaps are no gutters.
    """
    free = np.zeros_like(ink)
    widths = np.array([max(1, round(_GUTTER * em)) for em in ems])
    for width in np.unique(widths):
        places = np.flatnonzero(widths == width)
        padded = np.pad(ink[places], ((0, 0), (1 + width // 2, width // 2)))
        total = np.cumsum(padded, axis=1)
        strip: npt.NDArray[np.bool_] = total[:, width:] - total[:, : total.shape[1] - width] == 0
        free[places] = strip[:, : ink.shape[1]]
    return free


def _bands(
    rows: list[Row],
    free: npt.NDArray[np.bool_],
    left: float,
    need: npt.NDArray[np.int64],
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.bool_]]:
    """Score every point as a gutter: the number of rows in its bands.

    A band is a run of rows free at the point, of which enough have words on each side.
    """
    count, bins = free.shape
    points = np.arange(bins)
    starts = np.array([row[0].x0 - left for row in rows])
    ends = np.array([row[-1].x1 - left for row in rows])
    has_left = free & (starts[:, None] < points[None, :])
    has_right = free & (ends[:, None] > points[None, :])
    scores = np.zeros(bins, dtype=np.int64)
    banded = np.zeros((count, bins), dtype=np.bool_)
    run_left = np.zeros(bins, dtype=np.int64)
    run_right = np.zeros(bins, dtype=np.int64)
    run_start = np.zeros(bins, dtype=np.int64)
    for place in range(count + 1):
        ended = ~free[place] if place < count else np.ones(bins, dtype=np.bool_)
        good = ended & (np.minimum(run_left, run_right) >= need)
        for point in np.flatnonzero(good):
            banded[run_start[point] : place, point] = True
            scores[point] += min(run_left[point], run_right[point])
        run_left[ended] = 0
        run_right[ended] = 0
        run_start[ended] = place + 1
        if place < count:
            run_left += has_left[place]
            run_right += has_right[place]
    return scores, banded


def _middle_of_best(scores: npt.NDArray[np.int64]) -> int:
    """Return the middle of the longest stretch of points with the best score."""
    best = np.flatnonzero(scores == scores.max())
    stretches = np.split(best, np.flatnonzero(np.diff(best) > 1) + 1)
    longest = max(stretches, key=len)
    return int(longest[len(longest) // 2])


def _has_prose(rows: list[Row], is_free: list[bool], x: float) -> bool:
    """Whether both sides of a gutter hold lines of prose and not numbers or table cells."""
    sides: tuple[list[int], list[int]] = ([], [])
    for row, free in zip(rows, is_free, strict=True):
        if not free:
            continue
        for side in (0, 1):
            length = sum(len(word.text) for word in row if (word.x1 > x) == bool(side))
            if length:
                sides[side].append(length)
    return all(side and sorted(side)[len(side) // 2] >= _CHARACTERS for side in sides)


def _is_aligned(rows: list[Row], is_free: list[bool], x: float, em: float) -> bool:
    """Whether most lines right of a gutter begin at one place; indented ones do not."""
    starts = sorted(
        next(word.x0 for word in row if word.x1 > x)
        for row, free in zip(rows, is_free, strict=True)
        if free and row[-1].x1 > x
    )
    tolerance = 0.2 * em
    most = best = 0
    for i, start in enumerate(starts):
        while starts[most] < start - tolerance:
            most += 1
        best = max(best, i - most + 1)
    return best >= _ROWS and best * 2 >= len(starts)

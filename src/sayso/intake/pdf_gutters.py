"""Gutters: the strips between columns of a page.

A gutter is a strip of at least 0.45 em that stays free of ink over several rows that have words
on both of its sides, and right of which the lines begin at one place. Word gaps of justified
lines do not line up so, which is why this holds where a threshold on gaps does not. Gutters
found on other pages count where a page has few rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.intake.pdf_words import Row

_GUTTER: Final = 0.45  # em
_MARGIN: Final = 0.12  # of the width: no gutter nearer to the edge
_ROWS: Final = 3  # that have words on a side
_ROW_SHARE: Final = 0.4  # of the rows of a short region
_ENOUGH: Final = 5  # rows of a longer region; over fewer word gaps may line up by chance
_LONG: Final = 12  # rows over which they never do, with words on both sides or not
_TRIES: Final = 6
_CHARACTERS: Final = 9  # a side of fewer is a list number or a table cell
_KNOWN: Final = 3.0  # points round a gutter of another page
_BINS: Final = 2000  # over the width of a region; finer than a point only on huge pages
_MOST_ROWS: Final = 3000  # more rows are no page
_INDENT: Final = 2.5  # em, at most


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter at `x`, right of which lines begin at `start`; `rows` lines stand beside it."""

    x: float
    start: float
    rows: int


def find_gutter(rows: list[Row], known: Sequence[Gutter]) -> tuple[Gutter, list[bool]] | None:
    """Return the best gutter of a region and which rows lie in its bands."""
    if not rows or len(rows) > _MOST_ROWS:
        return None
    left = min(row[0].x0 for row in rows)
    right = max(row[-1].x1 for row in rows)
    ems = sorted(row[0].em for row in rows)
    em = max(ems[len(ems) // 2], 1.0)
    if not right - left > 8 * em:  # too narrow for two columns
        return None
    grid = _Grid.of(rows, left, right, em)
    near = [gutter for gutter in known if left < gutter.x < right]
    scores = grid.scores(near)
    for _ in range(_TRIES):
        if not scores.any():
            break
        place = _middle_of_best(scores)
        x = left + (place + 0.5) * grid.unit
        is_free = grid.banded(place, near)
        start = _alignment(rows, is_free, x, em, near)
        if start is not None and _has_prose(rows, is_free, x):
            return Gutter(x, start, int(scores[place])), is_free
        reach = round(em / grid.unit)
        scores[max(0, place - reach) : place + reach + 1] = 0
    return None


@dataclass(frozen=True, slots=True)
class _Grid:
    """A region as rows and strips of a point: where a gutter may be.

    `free` tells where a strip of 0.45 em centred there has no ink, `has_left` and `has_right`
    where a free row has words on that side: bool[rows, strips].
    """

    left: float
    unit: float
    free: npt.NDArray[np.bool_]
    has_left: npt.NDArray[np.bool_]
    has_right: npt.NDArray[np.bool_]

    @staticmethod
    def of(rows: list[Row], left: float, right: float, em: float) -> "_Grid":
        """Return the grid of a region."""
        unit = max(1.0, (right - left) / _BINS)
        bins = int((right - left) / unit) + 1
        ink = _ink(rows, left, unit, bins)
        free = _free(ink, [max(row[0].em, em) / unit for row in rows])
        points = np.arange(bins)
        starts = np.array([(row[0].x0 - left) / unit for row in rows])
        ends = np.array([(row[-1].x1 - left) / unit for row in rows])
        has_left = free & (starts[:, None] < points[None, :])
        has_right = free & (ends[:, None] > points[None, :])
        return _Grid(left, unit, free, has_left, has_right)

    def needed(self, known: Sequence[Gutter]) -> npt.NDArray[np.int64]:
        """Return of how many rows with words on each side a band must consist: int64[strips]."""
        count, bins = self.free.shape
        need = np.full(bins, max(_ROWS, min(round(_ROW_SHARE * count), _ENOUGH)))
        for gutter in known:
            place, reach = (gutter.x - self.left) / self.unit, _KNOWN / self.unit
            need[max(0, round(place - reach)) : max(0, round(place + reach) + 1)] = 1
        return need

    def scores(self, known: Sequence[Gutter]) -> npt.NDArray[np.int64]:
        """Score every strip as a gutter: the number of rows in its bands.

        A band is a run of rows free at the strip, of which enough have words on each side.
        """
        count, bins = self.free.shape
        need = self.needed(known)
        scores = np.zeros(bins, dtype=np.int64)
        run, run_left, run_right = (np.zeros(bins, dtype=np.int64) for _ in range(3))
        for place in range(count + 1):
            is_on = self.free[place] if place < count else np.zeros(bins, dtype=np.bool_)
            both = np.minimum(run_left, run_right)
            is_enough = (both >= need) | ((run >= _LONG) & (both > 0))
            scores += np.where(~is_on & is_enough, both, 0)
            run = (run + 1) * is_on
            run_left *= is_on
            run_right *= is_on
            if place < count:
                run_left += self.has_left[place]
                run_right += self.has_right[place]
        edge = int(bins * _MARGIN)
        scores[:edge] = 0
        scores[bins - edge :] = 0
        return scores

    def banded(self, strip: int, known: Sequence[Gutter]) -> list[bool]:
        """Return which rows lie in a band of a strip."""
        need = int(self.needed(known)[strip])
        free = self.free[:, strip].tolist()
        left, right = self.has_left[:, strip].tolist(), self.has_right[:, strip].tolist()
        is_banded = [False] * len(free)
        start = 0
        for place in range(len(free) + 1):
            if place < len(free) and free[place]:
                continue
            few, many = sorted((sum(left[start:place]), sum(right[start:place])))
            is_long = few > 0 and place - start >= _LONG
            # Below a box the last page may have lines in its left column alone.
            if few >= need or is_long or (not few and many >= _ROWS):
                is_banded[start:place] = [True] * (place - start)
            start = place + 1
        return is_banded


def _ink(rows: list[Row], left: float, unit: float, bins: int) -> npt.NDArray[np.bool_]:
    """Return which strips of each row words cover: bool[rows, strips]."""
    edges = np.zeros((len(rows), bins + 1), dtype=np.int32)
    for place, row in enumerate(rows):
        starts = [min(bins - 1, max(0, int((word.x0 - left) / unit))) for word in row]
        ends = [min(bins - 1, max(0, int((word.x1 - left) / unit))) + 1 for word in row]
        np.add.at(edges[place], starts, 1)
        np.subtract.at(edges[place], ends, 1)
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


def _alignment(
    rows: list[Row], is_free: list[bool], x: float, em: float, known: Sequence[Gutter]
) -> float | None:
    """Return where most lines right of a gutter begin, indented ones aside; or `None`.

    Beside a gutter of another page few lines will do that begin where those begin.
    """
    starts = sorted(
        next(word.x0 for word in row if word.x1 > x)
        for row, free in zip(rows, is_free, strict=True)
        if free and row[-1].x1 > x
    )
    if not starts:
        return None
    for gutter in known:
        near = [-0.4 * em <= start - gutter.start <= _INDENT * em for start in starts]
        if abs(x - gutter.x) <= _KNOWN and sum(near) * 5 >= 4 * len(starts):
            return gutter.start
    tolerance = 0.2 * em
    most = best = place = 0
    for i, start in enumerate(starts):
        while starts[most] < start - tolerance:
            most += 1
        if i - most + 1 > best:
            best, place = i - most + 1, most
    if best >= _ROWS and best * 2 >= len(starts):
        return starts[place]
    # Beside a long column a few lines are one, although half of them may be indented.
    close = sum(start - starts[0] <= _INDENT * em for start in starts)
    is_beside = _longest_run(is_free) >= _LONG and close * 5 >= 4 * len(starts)
    return starts[0] if is_beside and (best > 1 or len(starts) == 1) else None


def _longest_run(flags: list[bool]) -> int:
    longest = run = 0
    for flag in flags:
        run = run + 1 if flag else 0
        longest = max(longest, run)
    return longest

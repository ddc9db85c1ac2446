"""Reading order of a page: rows of words are cut at gutters and read column by column.

A gutter is a strip of at least 0.45 em that stays free of ink over several rows that have words
on both of its sides, and right of which the lines begin at one place. Word gaps of justified
lines do not line up so, which is why this holds where a threshold on gaps does not. Rows with
ink in the gutter (a headline, a caption of full width) part the page into bands; within a band
the columns are read one after the other, each cut again. Two bands are read through, as if
nothing stood between them, when their lines go on better so. Gutters found on other pages count
where a page has few rows.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.intake.pdf_boxes import stand_in
from sayso.intake.pdf_seams import ends_sentence, reading_score
from sayso.intake.pdf_words import Row

_GUTTER: Final = 0.45  # em
_MARGIN: Final = 0.12  # of the width: no gutter nearer to the edge
_ROWS: Final = 3  # that have words on a side
_ROW_SHARE: Final = 0.4  # of the rows of a short region
_ENOUGH: Final = 5  # rows of a longer region; over fewer word gaps may line up by chance
_LONG: Final = 12  # rows over which they never do, with words on both sides or not
_TRIES: Final = 6
_CHARACTERS: Final = 9  # a side of fewer is a list number or a table cell
_DEPTH: Final = 8
_DEPTH_OF_SIDES: Final = 2
_BETTER: Final = 0.5  # by so much must lines go on better through what stands across
_KNOWN: Final = 3.0  # points round a gutter of another page
_BINS: Final = 2000  # over the width of a region; finer than a point only on huge pages
_MOST_ROWS: Final = 3000  # more rows are no page
_BLANK: Final = 2.2  # em: a gap between lines of a column, in which a heading stands beside
_LARGER: Final = 1.12
_INDENT: Final = 2.5  # em, at most
_SEEN: Final = 200  # rows of a band that tell how it goes on


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column: words of one row.

    `column` numbers the columns of a page in order; `aside` is 0 in the account's columns and
    numbers the boxes that interrupt them.
    """

    words: Row
    column: int
    aside: int = 0

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


@dataclass(frozen=True, slots=True)
class Gutter:
    """A gutter at `x`, right of which lines begin at `start`; `rows` lines stand beside it."""

    x: float
    start: float
    rows: int


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows one below the other; in a free band none has ink in the gutter."""

    rows: list[Row]
    is_free: bool


def find_lines(
    rows: Sequence[Row], known: Sequence[Gutter] = ()
) -> tuple[list[Line], list[Gutter]]:
    """Return the lines of a page in reading order, and the gutters found.

    `known` are gutters of the document's other pages.
    """
    gutters: list[Gutter] = []
    columns: list[list[Row]] = []
    _cut([row for row in rows if row], known, gutters, columns, _DEPTH)
    lines: list[Line] = []
    column_count, asides = len(columns), 0
    for place, column in enumerate(columns):
        for row in _boxes_beside_last(column):
            if not row[0].inside:
                lines.append(Line(row, place))
                continue
            inner, _ = find_lines(row[0].inside, known)
            asides += 1
            lines += [Line(line.words, column_count + line.column, asides) for line in inner]
            column_count += 1 + max(line.column for line in inner)
    return lines, gutters


def _boxes_beside_last(column: list[Row]) -> list[Row]:
    """Return the rows of a column, boxes that stand beside its lines after all of them."""
    lines = [row for row in column if not row[0].inside]
    if len(lines) == len(column) or not lines:
        return column
    left = sorted(row[0].x0 for row in lines)[len(lines) // 10]
    right = sorted(row[-1].x1 for row in lines)[len(lines) * 9 // 10]
    beside = [row for row in column if row[0].inside and (row[0].x0 >= right or row[0].x1 <= left)]
    return [*(row for row in column if row not in beside), *beside]


def _cut(
    rows: list[Row],
    known: Sequence[Gutter],
    gutters: list[Gutter],
    columns: list[list[Row]],
    depth: int,
) -> None:
    """Append the columns of a region in reading order."""
    found = _find_gutter(rows, known) if depth else None
    if found is None:
        columns.append(rows)
        return
    gutter, is_free = found
    gutters.append(gutter)
    for band in _read_through(_bands(rows, is_free, gutter.x), gutter.x):
        if band.is_free:
            left, right = _sides(band.rows, gutter.x)
            _cut(left, known, gutters, columns, depth - 1)
            _cut(right, known, gutters, columns, depth - 1)
        else:
            _cut(band.rows, known, gutters, columns, depth - 1)


def _sides(rows: list[Row], x: float) -> tuple[list[Row], list[Row]]:
    left = [part for row in rows if (part := tuple(w for w in row if w.x1 <= x))]
    right = [part for row in rows if (part := tuple(w for w in row if w.x1 > x))]
    return left, right


def _bands(rows: list[Row], is_free: list[bool], x: float) -> list[_Band]:
    """Part rows into bands; a heading beside a blank in the right column parts them as well."""
    bands: list[_Band] = []
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and is_free[end] == is_free[start]:
            end += 1
        band = rows[start:end]
        if is_free[start]:
            bands += _part_at_headings(_with_last_lines(bands, band, x), x)
        else:
            bands.append(_Band(band, is_free=False))
        start = end
    return [band for band in bands if band.rows]


def _with_last_lines(bands: list[_Band], free: list[Row], x: float) -> list[Row]:
    """Move short last lines of what stands across the gutter to it; return the rows left."""
    if not bands or bands[-1].is_free:
        return free
    across = bands[-1].rows
    taken = 0
    while taken < min(3, len(free)):
        before, row = across[-1], free[taken]
        is_next = row[0].y - before[0].y < 1.6 * before[0].em
        is_like = abs(row[0].em - before[0].em) < 0.1 * before[0].em
        if before[0].inside or row[-1].x1 > x or not (is_next and is_like):
            break
        if row[0].is_bold != before[0].is_bold or ends_sentence(before):
            break
        across.append(row)
        taken += 1
    return free[taken:]


def _part_at_headings(rows: list[Row], x: float) -> list[_Band]:
    """Part a free band where its right column is blank beside a heading in the left one."""
    right_at = [i for i, row in enumerate(rows) if row[-1].x1 > x]
    sizes = sorted(row[0].em for row in rows)
    em = sizes[len(sizes) // 2] if sizes else 1.0
    bands: list[_Band] = []
    start = 0
    for i, j in itertools.pairwise(right_at):
        first = next((k for k in range(i + 1, j) if rows[k][0].em > _LARGER * em), None)
        if first is None or rows[j][0].y - rows[i][0].y < _BLANK * em:
            continue
        end = first + 1
        while end < j and rows[end][0].em > _LARGER * em:
            end += 1
        bands += [_Band(rows[start:first], is_free=True), _Band(rows[first:end], is_free=False)]
        start = end
    return [*bands, _Band(rows[start:], is_free=True)]


def _read_through(bands: list[_Band], x: float) -> list[_Band]:
    """Join free bands that go on in each other; what stood between them stands in the left one."""
    joined: list[_Band] = []
    for band in bands:
        is_third = band.is_free and len(joined) > 1 and joined[-2].is_free
        if not is_third or not _goes_through(joined[-2].rows, band.rows, x):
            joined.append(band)
            continue
        between, above = joined.pop(), joined.pop()
        left = min(row[0].x0 for row in between.rows)
        right = min(max(row[-1].x1 for row in between.rows), x)
        inside = [inner for row in between.rows for inner in (row[0].inside or (row,))]
        word = stand_in(inside, min(left, right), right)
        joined.append(_Band([*above.rows, (word,), *band.rows], is_free=True))
    return joined


def _goes_through(above: list[Row], below: list[Row], x: float) -> bool:
    """Whether the left column goes on below what stands across, rather than in the right one."""
    upper_left, upper_right = map(_in_order, _sides(above[-_SEEN:], x))
    lower_left, lower_right = map(_in_order, _sides(below[:_SEEN], x))
    through = reading_score([upper_left, lower_left, upper_right, lower_right])
    banded = reading_score([upper_left, upper_right, lower_left, lower_right])
    return through > banded + _BETTER


def _in_order(rows: list[Row]) -> list[Row]:
    """Return the lines of a side in the order in which they are read, boxes aside."""
    columns: list[list[Row]] = []
    _cut([row for row in rows if not row[0].inside], (), [], columns, _DEPTH_OF_SIDES)
    return [row for column in columns for row in column]


def _find_gutter(rows: list[Row], known: Sequence[Gutter]) -> tuple[Gutter, list[bool]] | None:
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

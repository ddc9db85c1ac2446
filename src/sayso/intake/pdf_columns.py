"""Reading order of a page: rows of words are cut at gutters and read column by column.

Rows with ink in the gutter (a headline, a caption of full width) part the page into bands; within
a band the columns are read one after the other, each cut again. Two bands are read through, as if
nothing stood between them, when their lines go on better so.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from sayso.intake.pdf_around import find_around
from sayso.intake.pdf_boxes import stand_in
from sayso.intake.pdf_gutters import Gutter, find_gutter
from sayso.intake.pdf_seams import ends_sentence, reading_score
from sayso.intake.pdf_words import Row

_DEPTH: Final = 8
_DEPTH_OF_SIDES: Final = 2
_BETTER: Final = 0.5  # by so much must lines go on better through what stands across
_BLANK: Final = 2.2  # em: a gap between lines of a column, in which a heading stands beside
_LARGER: Final = 1.12
_BESIDE: Final = 1.5  # em above and below a block, where lines make room for it
_FEW: Final = 6  # rows of a piece between two of a block
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
    blocks: list[list[Row]] = []
    column_count = len(columns)
    for place, column in enumerate(columns):
        for row in _boxes_beside_last(column):
            if not row[0].inside:
                lines.append(Line(row, place))
                continue
            inner, _ = find_lines(row[0].inside, known)
            blocks.append(list(row[0].inside))
            asides = len(blocks)
            lines += [Line(line.words, column_count + line.column, asides) for line in inner]
            column_count += 1 + max(line.column for line in inner)
    for aside, block in enumerate(blocks, start=1):
        beside = column_count
        lines, column_count = _part_beside(lines, block, column_count)
        lines = _before_lines_beside(lines, aside, beside)
    return lines, gutters


def _part_beside(lines: list[Line], block: list[Row], count: int) -> tuple[list[Line], int]:
    """Make narrower lines beside a block columns of their own; `count` columns there are."""
    em = block[0][0].em
    left, right = min(row[0].x0 for row in block), max(row[-1].x1 for row in block)
    top, bottom = block[0][0].y - _BESIDE * em, block[-1][0].y + _BESIDE * em
    reaching = {line.column for line in lines if line.x0 < right - em and line.x1 > left + em}
    numbers: dict[int, int] = {}
    parted: list[Line] = []
    for line in lines:
        is_beside = not line.aside and top < line.y < bottom
        if is_beside and line.column in reaching and (line.x1 <= left or line.x0 >= right):
            number = numbers.setdefault(line.column, count + len(numbers))
            parted.append(replace(line, column=number))
        else:
            parted.append(line)
    return parted, count + len(numbers)


def _before_lines_beside(lines: list[Line], aside: int, beside: int) -> list[Line]:
    """Set a block before the lines that stand beside it, which may begin a little above it.

    Their columns are numbered from `beside` on.
    """
    first = next(i for i, line in enumerate(lines) if line.aside == aside)
    last = first
    while last < len(lines) and lines[last].aside == aside:
        last += 1
    start = first
    while start and not lines[start - 1].aside and lines[start - 1].column >= beside:
        start -= 1
    return [*lines[:start], *lines[first:last], *lines[start:first], *lines[last:]]


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
    found = find_gutter(rows, known) if depth else None
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
    for band in _around_blocks(bands, x):
        above = joined[-1] if joined and joined[-1].is_free else None
        if band.is_free and above:
            joined[-1] = _Band([*above.rows, *band.rows], is_free=True)
        elif band.is_free and len(joined) > 1 and _is_interrupted(joined[-2], joined[-1], band, x):
            between, upper = joined.pop(), joined.pop()
            rows = [*upper.rows, _set_left(between.rows, x), *band.rows]
            joined.append(_Band(rows, is_free=True))
        else:
            joined.append(band)
    return joined


def _around_blocks(bands: list[_Band], x: float) -> list[_Band]:
    """Make free bands of those in which columns run round a block in the middle."""
    found: list[_Band] = []
    start = 0
    while start < len(bands):
        end = start + 1
        if not bands[start].is_free and found and found[-1].is_free:
            # Lines beside the block part it into pieces.
            while end + 1 < len(bands) and len(bands[end].rows) < _FEW:
                end += 2
        rows = [row for band in bands[start:end] for row in band.rows]
        below = bands[end].rows if end < len(bands) else []
        around = (
            find_around(rows, below, x) if end > start + 1 or not bands[start].is_free else None
        )
        if around and found and found[-1].is_free:
            found.append(_Band([_set_left(around.block, x), *around.beside], is_free=True))
            if end < len(bands):
                found.append(_Band(around.below, is_free=bands[end].is_free))
            start = end + 1
            continue
        found.append(bands[start])
        start += 1
    return [band for band in found if band.rows]


def _set_left(rows: list[Row], x: float) -> Row:
    """Return the row that stands for some rows, left of `x`."""
    left = min(row[0].x0 for row in rows)
    right = min(max(row[-1].x1 for row in rows), x)
    inside = [inner for row in rows for inner in (row[0].inside or (row,))]
    return (stand_in(inside, min(left, right), right),)


def _is_interrupted(above: _Band, between: _Band, below: _Band, x: float) -> bool:
    """Whether the columns of two bands are one text, which `between` interrupts."""
    last = between.rows[-1][0]
    if last.inside and below.rows[0][0].y < last.inside[-1][0].y:
        return True  # lines stand beside the box
    return _goes_through(above.rows, below.rows, x)


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

"""Words in rows: characters of one baseline, upright and from the top.

Words are parted by gaps, whatever the page says of spaces. Small raised characters go to the
word that they touch. No reading order is decided here.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from sayso.intake.pdf_glyphs import Box, Characters, Flags, Floats

_WORD_GAP: Final = 0.18  # em; does not depend on space characters, which PDFium invents and drops
_ROW_GAP: Final = 0.25  # em
_TWICE: Final = 0.1  # em: a character printed twice for boldness
_RAISED: Final = 0.75  # of the size
_INITIAL: Final = 1.6  # of the size of the next letter: a large initial, which is set beside it
_LONGEST_RAISED: Final = 6
_MARKS: Final = frozenset("0123456789*†‡§,")
"""Of what a note mark consists."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: `x0` to `x1` along its baseline `y`, from the top left, turned upright.

    `box` is where it stands on the page as shown, turned or not. The last `mark` characters are
    the mark of a note. `inside` holds the rows of a box of its own in the page, for which the
    word stands. `confidence` is that of a recognised word, 0..1.
    """

    text: str
    x0: float
    x1: float
    y: float
    em: float
    is_bold: bool
    box: Box
    mark: int = 0
    inside: tuple["Row", ...] = ()
    confidence: float | None = None


Row = tuple[Word, ...]


class RowMaker:
    """Makes rows of some of a page's characters, turned upright by `angle`."""

    def __init__(
        self, characters: Characters, ems: Floats, angle: float, size: tuple[float, float]
    ) -> None:
        self._characters = characters
        self._ems = np.maximum(ems, 0.1)
        cos, sin = math.cos(angle), math.sin(angle)
        cx, cy = size[0] / 2, size[1] / 2
        x, y = characters.x - cx, characters.y - cy
        # y runs downwards here, so turning counter-clockwise back is this way round.
        self._x = cos * x - sin * y + cx
        self._y = sin * x + cos * y + cy
        self._bold = np.array([kind.is_bold for kind in characters.kinds], dtype=np.bool_)

    def rows(self, chosen: Flags) -> list[Row]:
        """Return the rows of the characters chosen, from top to bottom."""
        places = np.flatnonzero(chosen)
        if not len(places):
            return []
        places = places[np.argsort(self._y[places], kind="stable")]
        numbers = self._numbers(self._y[places], self._ems[places])
        order = np.lexsort((self._x[places], numbers))
        return self._words(places[order], numbers[order])

    def _numbers(self, y: Floats, ems: Floats) -> Any:  # noqa: ANN401  # int64[characters]
        """Return the row of each character, of which the highest comes first."""
        # A large initial must not draw the next lines into its row.
        reach = _ROW_GAP * np.minimum(ems, 1.5 * float(np.median(ems)))
        starts = np.zeros(len(y), dtype=np.int64)
        start = 0
        while start < len(y):
            starts[start] = 1
            start = int(np.searchsorted(y, y[start] + reach[start], side="right"))
        return np.cumsum(starts) - 1

    def _words(self, places: Any, numbers: Any) -> list[Row]:  # noqa: ANN401  # int64 arrays
        """Return rows of words; `places` are in the order of reading."""
        texts = self._characters.texts
        x, em = self._x[places], self._ems[places]
        code = np.array([ord(texts[i][0]) for i in places.tolist()])
        twice = np.zeros(len(places), dtype=np.bool_)
        twice[1:] = (
            (numbers[1:] == numbers[:-1])
            & (code[1:] == code[:-1])
            & (x[1:] - x[:-1] < _TWICE * em[1:])
        )
        places, numbers, x, em = places[~twice], numbers[~twice], x[~twice], em[~twice]
        end = x + self._characters.advance[places]
        gap = np.concatenate(([0.0], x[1:] - end[:-1]))
        after_space = self._characters.after_space[places] & (gap > 0.02)
        begins = (gap > _WORD_GAP * em) | after_space
        begins[0] = True
        begins[1:] |= (numbers[1:] != numbers[:-1]) | (em[:-1] > _INITIAL * em[1:])
        return self._build(places, numbers, x, end, np.flatnonzero(begins))

    def _build(
        self,
        places: Any,  # noqa: ANN401  # int64 arrays
        numbers: Any,  # noqa: ANN401
        x: Floats,
        end: Floats,
        starts: Any,  # noqa: ANN401
    ) -> list[Row]:
        boxes = self._characters.boxes[places]
        low = np.minimum.reduceat(boxes[:, :2], starts)
        high = np.maximum.reduceat(boxes[:, 2:], starts)
        ends = np.append(starts[1:], len(places))
        texts = [self._characters.texts[i] for i in places.tolist()]
        first = places[starts]
        columns = zip(
            starts.tolist(),
            ends.tolist(),
            x[starts].tolist(),
            end[ends - 1].tolist(),
            self._y[first].tolist(),
            np.maximum.reduceat(self._ems[places], starts).tolist(),
            self._bold[self._characters.styles[first]].tolist(),
            np.hstack((low, high)).tolist(),
            numbers[starts].tolist(),
            strict=True,
        )
        rows: list[list[Word]] = []
        row_of = -1
        for start, stop, x0, x1, y, em, is_bold, box, number in columns:
            if number != row_of:
                rows.append([])
                row_of = number
            text = "".join(texts[start:stop])
            rows[-1].append(Word(text, x0, max(x1, x0), y, em, is_bold, tuple(box)))
        return list(map(tuple, rows))


def join_raised(rows: list[Row]) -> list[Row]:
    """Give small raised or lowered words to the word that they touch."""
    sizes = sorted(word.em for row in rows for word in row)
    if not sizes or sizes[0] > _RAISED * sizes[-1]:
        return rows
    small = _RAISED * sizes[len(sizes) * 9 // 10]  # of the account; notes may fill half a page
    starts = [[word.x0 for word in row] for row in rows]
    taken: dict[tuple[int, int], list[Word]] = {}
    moved: dict[int, list[Word]] = {}
    gone: set[tuple[int, int]] = set()
    for i, row in enumerate(rows):
        for j, word in enumerate(row):
            if word.em > small or len(word.text) > _LONGEST_RAISED:
                continue
            owner = _owner(rows, starts, i, word)
            followed = None if owner else _followed(rows, starts, i, word)
            if owner:
                taken.setdefault(owner, []).append(word)
            elif followed is not None:
                moved.setdefault(followed, []).append(replace(word, y=rows[followed][0].y))
            else:
                continue
            gone.add((i, j))
    if not gone:
        return rows
    joined = [
        [
            *moved.get(i, ()),
            *(
                _with_raised(word, taken.get((i, j), ()))
                for j, word in enumerate(row)
                if (i, j) not in gone
            ),
        ]
        for i, row in enumerate(rows)
    ]
    return [tuple(sorted(row, key=lambda word: word.x0)) for row in joined if row]


def _owner(
    rows: list[Row], starts: list[list[float]], i: int, small: Word
) -> tuple[int, int] | None:
    """Return row and place of the word that a small one touches on its right side."""
    reach = 0.4 if set(small.text) <= _MARKS else 0.2
    for other in (i + 1, i, i - 1, i + 2):
        if not 0 <= other < len(rows):
            continue
        j = bisect_right(starts[other], small.x0) - 1
        word = rows[other][j] if j >= 0 else None
        if word is None or word.em * _RAISED < small.em:
            continue
        rise, gap = (word.y - small.y) / word.em, (small.x0 - word.x1) / word.em
        if -0.35 < rise < 0.6 and -0.3 < gap < reach:
            return other, j
    return None


def _followed(rows: list[Row], starts: list[list[float]], i: int, small: Word) -> int | None:
    """Return the row below in which a word follows a raised mark that stands alone."""
    if not set(small.text) <= _MARKS:
        return None
    for other in (i + 1, i + 2):
        if other < len(rows):
            j = bisect_right(starts[other], small.x0)
            word = rows[other][j] if j < len(rows[other]) else None
            if word is None or word.em < small.em:
                continue
            rise, gap = (word.y - small.y) / word.em, (word.x0 - small.x1) / word.em
            if 0 < rise < 0.6 and -0.3 < gap < 1:
                return other
    return None


def _with_raised(word: Word, raised: Sequence[Word]) -> Word:
    for small in raised:
        is_mark = (
            small.y < word.y - 0.15 * word.em
            and set(small.text) <= _MARKS
            and (len(word.text) > 2 or not word.text[-1].isalnum())
        )
        word = replace(
            word,
            text=word.text + small.text,
            x1=max(word.x1, small.x1),
            box=(
                min(word.box[0], small.box[0]),
                min(word.box[1], small.box[1]),
                max(word.box[2], small.box[2]),
                max(word.box[3], small.box[3]),
            ),
            mark=word.mark + len(small.text) if is_mark else 0,
        )
    return word

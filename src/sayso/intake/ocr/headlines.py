"""Which paragraphs of a recognised page are headlines: those in letters much larger than most.

Recognisers say nothing of type sizes; the heights of word boxes do, as their median over a line
hardly depends on which letters reach up or down.
"""

from statistics import median
from typing import Final

from sayso.intake.ocr.reading import Reading, ReadLine, ReadWord, words_of
from sayso.record.vocabulary import BlockKind

_LARGER: Final = 1.45  # than the line in the middle
_SAME: Final = 1.2
_MOST_LINES: Final = 5
_LETTERS: Final = 4
_UPPER: Final = 0.4  # of the height of what is read: the title stands there

Block = tuple[BlockKind, tuple[ReadLine, ...]]


def with_roles(reading: Reading) -> tuple[Block, ...]:
    """Return the paragraphs with their roles; the first headline near the top is the title."""
    lines = [line for paragraph in reading for line in paragraph]
    if len(lines) < 3 or _is_sideways(reading):
        return tuple(("paragraph", paragraph) for paragraph in reading)
    usual = median(map(_height, lines))
    tops = [_top(line) for line in lines]
    lowest = min(tops) + _UPPER * (max(tops) - min(tops))
    blocks: list[Block] = []
    for paragraph in reading:
        before = blocks[-1] if blocks else None
        if not _is_headline(paragraph, usual):
            blocks.append(("paragraph", paragraph))
        elif before is not None and before[0] != "paragraph" and _goes_on(before[1], paragraph):
            blocks[-1] = (before[0], before[1] + paragraph)
        elif _top(paragraph[0]) <= lowest and all(kind != "title" for kind, _ in blocks):
            blocks.append(("title", paragraph))
        else:
            blocks.append(("heading", paragraph))
    return tuple(blocks)


def _is_sideways(reading: Reading) -> bool:
    """Whether the page lies on its side, where boxes say nothing of the height of letters."""
    long = [word for word in words_of(reading) if len(word.text) > 3]
    return 2 * sum(_tall(word) > word.box[2] - word.box[0] for word in long) > len(long)


def _is_headline(paragraph: tuple[ReadLine, ...], usual: float) -> bool:
    letters = sum(c.isalpha() for line in paragraph for word in line for c in word.text)
    return (
        len(paragraph) <= _MOST_LINES
        and letters >= _LETTERS
        and median(map(_height, paragraph)) >= _LARGER * usual
    )


def _goes_on(above: tuple[ReadLine, ...], below: tuple[ReadLine, ...]) -> bool:
    """Whether two headlines are one: of one size, and closer than a line would need."""
    heights = sorted((median(map(_height, above)), median(map(_height, below))))
    gap = _top(below[0]) - max(word.box[3] for word in above[-1])
    return heights[1] <= _SAME * heights[0] and -heights[1] < gap < heights[1]


def _height(line: ReadLine) -> float:
    """Return the median height of a line's words; of those with letters where there are any."""
    words = [word for word in line if any(map(str.isalnum, word.text))] or line
    return median(map(_tall, words))


def _tall(word: ReadWord) -> float:
    return word.box[3] - word.box[1]


def _top(line: ReadLine) -> float:
    return min(word.box[1] for word in line)

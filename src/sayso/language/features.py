"""What the word pieces hide: case shape, layout and quotation state of each word, as small ints.

The encoder is uncased and never sees white space, so its heads get these columns beside its
vectors (`int[tokens, len(COLUMNS)]`). They follow from the text and its rules alone; nothing a
model decided goes in.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import QuotedStretch
from sayso.language.sentences import Boundary
from sayso.record.vocabulary import Span

SHAPES = ("pad", "punctuation", "number", "lower", "one_capital", "all_caps", "capitalised",
          "mixed", "other")  # fmt: skip
COLUMNS = {
    "shape": 9,
    "shape_before": 9,
    "shape_after": 9,
    "case_of_stretch": 4,
    "quotation": 4,
    "position": 4,
    "spacing": 4,
}
"""Column name to number of values; 0 is padding in each."""

_LOWER = SHAPES.index("lower")
_CAPS = SHAPES.index("all_caps")
_CAPITAL = SHAPES.index("capitalised")
_ONE = SHAPES.index("one_capital")


def feature_table(
    text: str,
    tokens: Sequence[Span],
    boundaries: Sequence[Boundary],
    quotations: Sequence[QuotedStretch],
) -> npt.NDArray[np.int64]:
    """Return the feature columns of the words, `int64[tokens, 7]`."""
    size = len(tokens)
    table = np.zeros((size, len(COLUMNS)), np.int64)
    if not size:
        return table
    shapes = [_shape(text[a:b]) for a, b in tokens]
    table[:, 0] = shapes
    table[1:, 1] = shapes[:-1]
    table[:-1, 2] = shapes[1:]
    table[:, 3] = _case_of_stretch(shapes, boundaries)
    table[:, 4] = _quotation(tokens, quotations)
    table[:, 5] = _position(text, tokens, boundaries)
    table[:, 6] = _spacing(tokens)
    return table


def _shape(word: str) -> int:
    if word.islower():
        return 3
    if word.isalpha():
        if len(word) == 1:
            return _ONE
        if word.isupper():
            return _CAPS
        return _CAPITAL if word.istitle() else 7
    if not any(c.isalnum() for c in word):
        return 1
    if word[0].isdigit() or word[-1].isdigit():
        return 2
    if word.isupper():
        return _CAPS
    return _CAPITAL if word[0].isupper() and word[1:].lower() == word[1:] else 8


def _case_of_stretch(shapes: Sequence[int], boundaries: Sequence[Boundary]) -> list[int]:
    """1 ordinary, 2 all capitals, 3 title case: for each stretch between sure boundaries."""
    out: list[int] = []
    start = 0
    for index, boundary in enumerate(boundaries):
        if boundary != Boundary.SURE and index + 1 < len(boundaries):
            continue
        stretch = shapes[start : index + 1]
        lower = stretch.count(_LOWER)
        caps = stretch.count(_CAPS)
        capital = stretch.count(_CAPITAL)
        kind = 1
        if caps >= 3 and caps >= 4 * (lower + capital):
            kind = 2
        elif capital >= 3 and capital >= 2 * lower:
            kind = 3
        out += [kind] * len(stretch)
        start = index + 1
    return out


def _quotation(tokens: Sequence[Span], quotations: Sequence[QuotedStretch]) -> list[int]:
    """1 outside, 2 inside the outer marks, 3 deeper."""
    out = [1] * len(tokens)
    starts = [a for a, _ in tokens]
    for stretch in quotations:
        first = int(np.searchsorted(starts, stretch.start))
        value = 2 if stretch.level == 1 else 3
        for index in range(first, len(tokens)):
            if tokens[index][0] >= stretch.end:
                break
            out[index] = max(out[index], value)
    return out


def _position(text: str, tokens: Sequence[Span], boundaries: Sequence[Boundary]) -> list[int]:
    """1 inside, 2 behind a sure boundary, 3 at the start of a paragraph."""
    out = [1] * len(tokens)
    out[0] = 3
    for index in range(1, len(tokens)):
        if boundaries[index - 1] == Boundary.SURE:
            gap = text[tokens[index - 1][1] : tokens[index][0]]
            out[index] = 3 if "\n\n" in gap else 2
    return out


def _spacing(tokens: Sequence[Span]) -> list[int]:
    """1 free on both sides, 2 glued before, 3 glued behind (or both)."""
    size = len(tokens)
    out = [1] * size
    for index in range(size):
        if index + 1 < size and tokens[index][1] == tokens[index + 1][0]:
            out[index] = 3
        elif index and tokens[index - 1][1] == tokens[index][0]:
            out[index] = 2
    return out

"""Whether the words of one line go on in another: what columns and paragraphs are joined by."""

import itertools
from typing import Final

from sayso.intake.pdf_words import Row
from sayso.knowledge.words import word_pairs, words

_CLOSERS: Final = "”’\"'»)]"
_TERMINALS: Final = ".!?…"
_HYPHENS: Final = "-\u2010\u00ad"
_INDENT: Final = 0.5  # em
_SHORT: Final = 0.25  # of the width
_UNSEEN: Final = -0.5


def ends_sentence(row: Row) -> bool:
    """Whether a line ends with a full stop or the like, marks of notes and closers aside."""
    last = row[-1]
    text = (last.text[: -last.mark] if last.mark else last.text).rstrip(_CLOSERS)
    return bool(text) and text[-1] in _TERMINALS


def ends_in_hyphen(row: Row) -> bool:
    """Whether a line ends in a hyphen after a letter."""
    text = row[-1].text
    return len(text) > 1 and text[-1] in _HYPHENS and text[-2].isalpha()


def goes_on(row: Row) -> bool:
    """Whether a line begins in the middle of a sentence."""
    first = row[0].text.lstrip("“‘\"'([")
    return bool(first) and (first[0].islower() or first[0] in ",;)%")


def reading_score(parts: list[list[Row]]) -> float:
    """Return how well the end of each part goes on in the next; parts are columns of lines.

    Parts without lines are passed over.
    """
    full = [part for part in parts if part]
    return sum(_seam(one, other) for one, other in itertools.pairwise(full))


def _seam(one: list[Row], other: list[Row]) -> float:
    before, after = one[-1], other[0]
    left = min(row[0].x0 for row in one)
    right = max(row[-1].x1 for row in one)
    is_short = right - before[-1].x1 > _SHORT * (right - left) and len(one) > 2
    is_end = ends_sentence(before)
    if goes_on(after):
        return -2.0 if is_end or is_short else 2.0 + _fit(before, after)
    if is_end:
        return 1.0
    edge = min(row[0].x0 for row in other)
    is_indented = after[0].x0 - edge > _INDENT * after[0].em
    return -2.0 if is_indented or ends_in_hyphen(before) else -1.0 + _fit(before, after)


def _fit(before: Row, after: Row) -> float:
    """Return how well the last word of a line stands beside the first of another, -1..1."""
    last, first = _form(before[-1].text), _form(after[0].text)
    if ends_in_hyphen(before):
        return 1.0 if words().rank(last.rstrip(_HYPHENS) + first) is not None else -1.0
    ranks = words().rank(last), words().rank(first)
    if ranks[0] is None or ranks[1] is None:
        return 0.0
    association = word_pairs().association(ranks[0], ranks[1])
    # A pair never seen says little of rare words and much of frequent ones.
    return _UNSEEN if association is None else max(-1.0, min(1.0, association / 3))


def _form(text: str) -> str:
    return text.strip(".,;:!?“”‘’\"'()[]").replace("’", "'").lower()

"""Which tokens are looked at: those that are no words, and words that stand where none does.

The first are damaged, names or new; the second may be damaged into another word ("he" for "the").
What must not be touched at all is taken out by `protection`.
"""

from typing import Final

from sayso.knowledge.words import word_pairs, words
from sayso.repair.lexical.evidence import UNSEEN_FROM
from sayso.repair.lexical.tokens import UNKNOWN, Tokens, rank_before, rank_behind

_FITS: Final = -0.5
"""A word with a neighbour that it stands beside about as often as by chance is not looked at."""


def suspicious(tokens: Tokens) -> list[int]:
    """Return the tokens that may be damaged, in order."""
    return [
        i
        for i, is_known in enumerate(tokens.is_known)
        if not is_known or (tokens.rank[i] != UNKNOWN and not _fits(tokens, i))
    ]


def _fits(tokens: Tokens, i: int) -> bool:
    """Whether a known word stands well beside a neighbour, or has none to tell by."""
    rank = tokens.rank[i]
    left, right = rank_before(tokens, i), rank_behind(tokens, i)
    told = False
    if left is not None and left != UNKNOWN:
        if _association(left, rank) >= _FITS:
            return True
        told = True
    if right is not None and right != UNKNOWN:
        if _association(rank, right) >= _FITS:
            return True
        told = True
    return not told


def _association(left: int, right: int) -> float:
    value = word_pairs().association(left, right)
    if value is not None:
        return value
    expected = words().log_frequency(left) + words().log_frequency(right)
    return min(0.0, UNSEEN_FROM - expected) - 1

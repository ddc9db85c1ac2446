"""Which tokens are looked at: those that are no words, and words that stand where none does.

The first are damaged, names or new; the second may be damaged into another word ("he" for "the").
What must not be touched at all is taken out by `protection`.
"""

from typing import Final

from sayso.knowledge.words import BEGINNING, END, word_fits, word_pairs, words
from sayso.repair.lexical.evidence import UNSEEN_FROM
from sayso.repair.lexical.tokens import UNKNOWN, Gap, Tokens, rank_before, rank_behind

_FITS: Final = -0.5
"""A word with a neighbour that it stands beside about as often as by chance is not looked at."""


_FITS_ILL: Final = -1.5
"""A word that fits its neighbours worse than this is looked at, though it was seen beside one."""
_SHORT: Final = 6
"""Longer words are seldom damaged into another word."""
_FITS_WELL: Final = 1.0
"""A word that fits its neighbours better than this is not looked at, though it was seen by none."""


def suspicious(tokens: Tokens) -> list[int]:
    """Return the tokens that may be damaged, in order."""
    fits = _all_fits(tokens)
    return [
        i
        for i, is_known in enumerate(tokens.is_known)
        if not is_known
        or (
            fits[i] < _FITS_WELL
            and tokens.rank[i] != UNKNOWN
            and ((fits[i] < _FITS_ILL and len(tokens.form[i]) <= _SHORT) or not _fits(tokens, i))
        )
    ]


def _all_fits(tokens: Tokens) -> list[float]:
    """Return how well each token fits between its neighbours, for all at once."""
    import numpy as np  # noqa: PLC0415  # 60 ms, and only where damage is repaired

    places = np.array(tokens.place, np.int64)
    gaps = np.frombuffer(tokens.gap, np.uint8)
    is_apart = (gaps == Gap.SOFT) | (np.frombuffer(tokens.has_clitic, np.uint8) > 0)
    before = np.r_[BEGINNING, np.where(is_apart, -1, places)[:-1]]
    before[1:][gaps[:-1] == Gap.HARD] = BEGINNING
    behind = np.r_[places[1:], END]
    behind[gaps == Gap.HARD] = END
    behind[is_apart] = -1
    found: list[float] = (
        word_fits().fits(before, places) + word_fits().fits(places, behind)
    ).tolist()
    return found


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

"""Pairs of stretches that could be cause and effect, by the tree alone.

In: an `Analysis` and a sentence. Out: for each word below another the phrase or clause at it, and
over against it the clause above without it, the clause around where a noun stands above, and the
words of the sentence before and behind it. At most eight pairs a word.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import cues
from sayso.reading.causes.links import Link, bare, effect_around
from sayso.reading.causes.spans import clause, top_of, without_mark
from sayso.reading.causes.tagged import Range

Shape = Literal["bare", "around", "before", "behind", "rule"]
"""What stands over against the word below: the clause above, the clause around, the rest of the
sentence on one side, or what a rule found."""

_SIDES = frozenset({
    "advcl", "obl", "nmod", "acl", "parataxis", "conj", "ccomp", "xcomp", "nsubj", "obj", "csubj",
})  # fmt: skip
_DEVERBAL = ("tion", "ment", "ing", "ure", "ance", "sion", "age", "al", "ness", "ity")


@dataclass(frozen=True, slots=True)
class Pair:
    """A cause and an effect that may be; `below` is the word that hangs on `above` in the tree."""

    cause: Range
    effect: Range
    below: int
    above: int
    shape: Shape
    is_cause_below: bool


def overlap(one: Range, other: Range) -> bool:
    """Tell whether two stretches share a token."""
    return one[0] <= other[1] and other[0] <= one[1]


def tree_pairs(analysis: Analysis, first: int, end: int) -> Iterator[Pair]:
    """Yield pairs of sides in the sentence `[first, end)`, each in both orders."""
    for token in range(first, end):
        main = analysis.head[token]
        if main < 0 or analysis.deprel[token].partition(":")[0] not in _SIDES:
            continue
        if not _may_stand(analysis, token):
            continue
        marks = [word for child in analysis.children_by(token, "case", "mark") if child < token
                 for word in (child, *analysis.children_by(child, "fixed"))]  # fmt: skip
        side = without_mark(analysis, clause(analysis, token), token, marks)
        for shape, other in _over_against(analysis, token, main, (first, end)):
            if not overlap(side, other):
                yield Pair(side, other, token, main, shape, is_cause_below=True)
                yield Pair(other, side, token, main, shape, is_cause_below=False)


def ruled_pair(analysis: Analysis, link: Link) -> Pair:
    """Return the pair of a link that a rule found, its top words as if one hung on the other."""
    below, above = top_of(analysis, link.cause), top_of(analysis, link.effect)
    return Pair(link.cause, link.effect, below, above, "rule", is_cause_below=True)


def _may_stand(analysis: Analysis, token: int) -> bool:
    """Tell whether a subject or object can be a side: a happening, no person or pronoun."""
    if analysis.deprel[token].partition(":")[0] not in ("nsubj", "obj"):
        return True
    lemma = analysis.lemma[token].lower()
    known = cues().grievances | cues().reaction_nouns
    if lemma in cues().bodies:
        return False
    return analysis.upos[token] == "NOUN" and (lemma.endswith(_DEVERBAL) or lemma in known)


def _over_against(
    analysis: Analysis, token: int, main: int, sentence: tuple[int, int]
) -> Iterator[tuple[Shape, Range]]:
    yield "bare", bare(analysis, main, (token,))
    if analysis.upos[main] in ("NOUN", "PROPN"):
        yield "around", effect_around(analysis, main, token)
    low, high = analysis.subtree_bounds[token]
    if low > sentence[0]:
        yield "before", (sentence[0], low - 1)
    if high < sentence[1] - 1:
        yield "behind", (high + 1, sentence[1] - 1)

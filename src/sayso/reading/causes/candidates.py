"""Pairs of stretches that could be cause and effect, by the tree alone.

In: an `Analysis` and a sentence. Out: for each word below another the phrase or clause at it, and
over against it the clause above without it, the clause around where a noun stands above, and the
words of the sentence before and behind it. At most eight pairs a word.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.causes.cues import cues
from sayso.reading.causes.links import bare, effect_around
from sayso.reading.causes.spans import clause, without_mark
from sayso.reading.causes.tagged import Range

_SIDES = frozenset({
    "advcl", "obl", "nmod", "acl", "parataxis", "conj", "ccomp", "xcomp", "nsubj", "obj", "csubj",
})  # fmt: skip


_DEVERBAL = ("tion", "ment", "ing", "ure", "ance", "sion", "age", "al", "ness", "ity")


def overlap(one: Range, other: Range) -> bool:
    """Tell whether two stretches share a token."""
    return one[0] <= other[1] and other[0] <= one[1]


def tree_pairs(analysis: Analysis, first: int, end: int) -> Iterator[tuple[Range, Range]]:
    """Yield pairs of sides in the sentence `[first, end)`, each in both orders."""
    for token in range(first, end):
        main = analysis.head[token]
        if main < 0 or analysis.deprel[token].partition(":")[0] not in _SIDES:
            continue
        if not _may_stand(analysis, token):
            continue
        marks = [child for child in analysis.children_by(token, "case", "mark") if child < token]
        side = without_mark(analysis, clause(analysis, token), token, marks)
        for other in _over_against(analysis, token, main, (first, end)):
            if not overlap(side, other):
                yield side, other
                yield other, side


def _may_stand(analysis: Analysis, token: int) -> bool:
    """Tell whether a subject or object can be a side: a happening, no person or pronoun."""
    if analysis.deprel[token].partition(":")[0] not in ("nsubj", "obj"):
        return True
    lemma = analysis.lemma[token].lower()
    known = cues().grievances | cues().reaction_nouns
    return analysis.upos[token] == "NOUN" and (lemma.endswith(_DEVERBAL) or lemma in known)


def _over_against(
    analysis: Analysis, token: int, main: int, sentence: tuple[int, int]
) -> Iterator[Range]:
    yield bare(analysis, main, (token,))
    if analysis.upos[main] in ("NOUN", "PROPN"):
        yield effect_around(analysis, main, token)
    low, high = analysis.subtree_bounds[token]
    if low > sentence[0]:
        yield sentence[0], low - 1
    if high < sentence[1] - 1:
        yield high + 1, sentence[1] - 1

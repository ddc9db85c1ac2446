"""From a row of the tables and the parties around its word to the ties between them.

In: an `Analysis`, a row, actor ids of both sides and the token of the word. Out: `Found`s.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import holds_at
from sayso.reading.ties.lexicon import Predicate

LASTING = frozenset({"opposes", "backs"})
"""Kinds that a plan shows as well as a deed: who sets out to defeat somebody opposes him."""


def pairs(
    analysis: Analysis,
    entry: Predicate,
    subjects: Sequence[str],
    others: Sequence[str],
    token: int,
) -> Iterator[Found]:
    """Yield the tie of each on one side with each on the other."""
    span = analysis.span(token, token)
    for subject in subjects:
        for other in others:
            from_, to = (other, subject) if entry.direction == "<" else (subject, other)
            holds = holds_at(analysis, token)
            if entry.holds and holds != "future":
                holds = entry.holds
            rule = f"stative.{entry.lemma}"
            yield Found(entry.kind, from_, to, holds, span, token, rule)


def among(
    analysis: Analysis, entry: Predicate, parties: Sequence[str], token: int
) -> Iterator[Found]:
    """Yield the tie of two parties named together ("A and B are allies"); more are left open."""
    if len(parties) == 2:
        yield from pairs(analysis, entry, parties[:1], parties[1:], token)

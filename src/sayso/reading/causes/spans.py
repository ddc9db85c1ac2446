"""Spans of the two sides of a link: clauses and noun phrases, trimmed to their words.

In: an `Analysis` and tokens. Out: spans that hold the head they are about, without the other
side, marks at the rim, or the punctuation around.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.record.types import Event

_TRIMMED = frozenset({"PUNCT", "CCONJ", "SYM"})
_APART = frozenset({"parataxis", "conj", "discourse", "vocative"})


def clause(analysis: Analysis, head: int, without: Sequence[int] = ()) -> tuple[int, int]:
    """Return the first and last token of the clause or phrase at `head`, `without` cut off.

    `without` are the heads of subtrees that belong to the other side. Coordinated clauses behind
    and asides are left out. The answer is one stretch: where a cut splits it, the side with `head`.
    """
    first, last = head, head
    cuts = [analysis.subtree_bounds[token] for token in without]
    for child in analysis.children[head]:
        if child in without or _is_apart(analysis, head, child):
            continue
        low, high = analysis.subtree_bounds[child]
        first, last = min(first, low), max(last, high)
    for low, high in cuts:
        if head < low <= last:
            last = low - 1
        elif first <= high < head:
            first = high + 1
    return trim(analysis, first, last, head)


def _is_apart(analysis: Analysis, head: int, child: int) -> bool:
    relation = analysis.deprel[child]
    if relation not in _APART and not relation.startswith("parataxis"):
        return False
    if relation == "conj":
        return analysis.upos[child] in ("VERB", "AUX") and analysis.upos[head] in ("VERB", "AUX")
    return True


def trim(analysis: Analysis, first: int, last: int, head: int) -> tuple[int, int]:
    """Drop punctuation and conjunctions at the rims, never past `head`."""
    while first < head and analysis.upos[first] in _TRIMMED:
        first += 1
    while last > head and analysis.upos[last] in _TRIMMED:
        last -= 1
    return first, last


def without_mark(
    analysis: Analysis, bounds: tuple[int, int], head: int, cue: Sequence[int]
) -> tuple[int, int]:
    """Drop the words of a cue from the rims of a stretch."""
    first, last = bounds
    inside = set(cue)
    while first < head and (first in inside or analysis.upos[first] in _TRIMMED):
        first += 1
    while last > head and (last in inside or analysis.upos[last] in _TRIMMED):
        last -= 1
    return first, last


def top_of(analysis: Analysis, stretch: tuple[int, int]) -> int:
    """Return the token of a stretch that stands highest in the tree."""
    inside = range(stretch[0], stretch[1] + 1)
    return min(inside, key=lambda token: (analysis.depth[token], token))


class EventsAt:
    """The event that a stretch of tokens is about."""

    def __init__(self, analysis: Analysis, events: Sequence[Event]) -> None:
        """Index every mention of an event by its tokens."""
        self._analysis = analysis
        self._at: dict[int, str] = {}
        for event in events:
            for mention in event.mentions:
                for token in analysis.tokens_in(mention):
                    self._at.setdefault(token, event.id)

    def within(self, first: int, last: int) -> str | None:
        """Return the event nearest to the root of the stretch, `None` without one."""
        depth = self._analysis.depth
        inside = [token for token in range(first, last + 1) if token in self._at]
        return self._at[min(inside, key=lambda token: (depth[token], token))] if inside else None

"""Reading the order of events from words: cues first, then the pair score where it is sure.

Pairs are looked for among the events of the same and the next sentence only, each with a few behind
it; all else follows from those by walking on. An event that is denied or only thought of lies on no
line of time and gets no pair score (as in MATRES: Ning, Wu and Roth, ACL 2018).
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.order.cues import Cue, find_cues
from sayso.reading.order.hulls import FIRM
from sayso.reading.order.settling import WINDOW, Settled, settle
from sayso.reading.order.weighing import PairScorer
from sayso.record.types import Event, Order, Time
from sayso.record.vocabulary import OrderKind, Span

_KINDS: dict[str, OrderKind] = {"around": "includes", "together": "simultaneous"}
SURE = 0.9
"""The least probability of an order that a record states.

Of the pairs of MATRES' AQUAINT part that reach it 93 % are right, of those without a reporting verb
89 %; from 0.8 on it would be 87 and 79 %.
"""


def read_orders(analysis: Analysis, events: Sequence[Event], times: Sequence[Time] = ()) -> Settled:
    """Return the orders between `events` and the contradictions among them."""
    by_token: dict[int, Event] = {}
    for event in events:
        by_token.setdefault(analysis.token_at(event.head[0]), event)
    tokens = sorted(by_token)
    stated = [_stated(cue, by_token) for cue in find_cues(analysis, tokens)]
    decided = {frozenset((order.first, order.second)) for order in stated}
    scored = [
        order
        for order in _scored(analysis, tokens, by_token)
        if frozenset((order.first, order.second)) not in decided
    ]
    return settle(analysis.text, events, times, [*stated, *scored])


def _stated(cue: Cue, events: dict[int, Event]) -> Order:
    opened, other = events[cue.opened].id, events[cue.other].id
    return _order(cue.relation, opened, other, cue.span, cue.rule, None)


def _order(
    relation: str, one: str, other: str, cue: Span | None, rule: str, score: float | None
) -> Order:
    """Return how `one` stands to `other`, the earlier (or longer) one first."""
    first, second = (other, one) if relation == "later" else (one, other)
    kind = _KINDS.get(relation, "before")
    return Order(id="", kind=kind, first=first, second=second, cue=cue, rule=rule, score=score)


def _scored(analysis: Analysis, tokens: Sequence[int], events: dict[int, Event]) -> Iterator[Order]:
    """Yield the orders of which the pair score of tense, lemma and path is sure."""
    scorer = PairScorer(analysis)
    told = [token for token in tokens if _is_told(analysis, token, events[token])]
    for position, first in enumerate(told):
        for second in told[position + 1 : position + 1 + WINDOW]:
            if analysis.sentence[second] - analysis.sentence[first] > 1:
                break
            if _are_dated(events[first], events[second]):
                continue
            odds = scorer.score(first, second)
            relation, sure = (
                ("earlier", odds.before) if odds.before > odds.after else ("later", odds.after)
            )
            if sure >= SURE:
                yield _order(
                    relation,
                    events[first].id,
                    events[second].id,
                    None,
                    "order.pair",
                    round(sure, 3),
                )


def _is_told(analysis: Analysis, token: int, event: Event) -> bool:
    is_real = not event.negated and event.reality != "hypothetical"
    return is_real and analysis.upos[token] == "VERB"


def _are_dated(first: Event, second: Event) -> bool:
    """Whether both have times of their own: those decide, if anything does."""
    return all(any(bound.by in FIRM for bound in event.bounds) for event in (first, second))

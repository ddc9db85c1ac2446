"""`read_forecasts`: claims about what lies after their utterance, and open questions.

In: an `Analysis`, claims with their stances, events, times, a function from a token to its claim.
Out: `Forecast`s in text order, ids `f1, f2, ...`, at most one for each claim. What is a forecast
stands in `predicted`, what is an open question in `questions`, when it falls due in `due`. Does not
check forecasts against what came.
"""

from collections.abc import Callable, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.forecasts.due import due_of, times_by_claim
from sayso.reading.forecasts.lexicon import words
from sayso.reading.forecasts.predicted import Found, predicted
from sayso.reading.forecasts.questions import extent, open_questions
from sayso.record.types import Claim, Event, Forecast, Time
from sayso.record.vocabulary import Span


def read_forecasts(
    analysis: Analysis,
    *,
    claims: Sequence[Claim],
    events: Sequence[Event],
    times: Sequence[Time],
    claim_of: Callable[[int], str | None],
) -> tuple[Forecast, ...]:
    """Return the forecasts and open questions in text order, at most one for each claim."""
    found: dict[str, Found] = {}
    spans: set[Span] = set()
    for item in (*predicted(analysis, claims, claim_of), *open_questions(analysis, claim_of)):
        if item.span not in spans:  # a foreseen noun may be a claim of its own
            found.setdefault(item.claim, item)
            spans.add(item.span)
    times_of = times_by_claim(analysis, times, claim_of)
    event_of = _events_by_claim(analysis, events)
    ordered = sorted(found.values(), key=lambda item: (item.span, item.claim))
    return tuple(
        Forecast(
            id=f"f{number}",
            span=item.span,
            event=event_of.get(item.claim),
            due=due_of(times_of.get(item.claim, [])),
            condition=_condition(analysis, item.head),
            claim=item.claim,
        )
        for number, item in enumerate(ordered, start=1)
    )


def _condition(analysis: Analysis, head: int) -> Span | None:
    """Return the conditional clause of a predicate, or of what it is coordinated with."""
    above = analysis.head[head] if analysis.deprel[head] == "conj" else -1
    children = [*analysis.children[head], *(analysis.children[above] if above >= 0 else ())]
    for child in children:
        if analysis.deprel[child].partition(":")[0] != "advcl":
            continue
        for mark in analysis.children_by(child, "mark"):
            if analysis.form[mark].lower() in words().conditions:
                return extent(analysis, child)
    return None


def _events_by_claim(analysis: Analysis, events: Sequence[Event]) -> dict[str, str]:
    """Return the event that a claim is about: the one nearest to the root among its events."""
    best: dict[str, tuple[int, str]] = {}
    for event in events:
        depth = analysis.depth[analysis.token_at(event.head[0])]
        if event.claim not in best or depth < best[event.claim][0]:
            best[event.claim] = depth, event.id
    return {claim: event for claim, (_, event) in best.items()}

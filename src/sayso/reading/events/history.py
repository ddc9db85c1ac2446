"""History: what a paragraph tells of the past goes on until it gives another time.

In: events with their bounds, the times of a document. Out: the events, those historical that stand
in the simple past behind a time before the last century ("In 1846 the peasants rose. The king sent
troops"): such a time is past for a document of any date, so that a record can be dated anew.
A time counts where it says when a verb happened, not inside a name or a noun phrase.
"""

from bisect import bisect_left
from collections.abc import Sequence

import msgspec

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import is_historical
from sayso.record.types import Event, Time


def with_history(
    analysis: Analysis, events: Sequence[Event], times: Sequence[Time]
) -> tuple[Event, ...]:
    """Return the events in their order; only those without a time of their own may change."""
    setting = [time for time in times if _is_of_verb(analysis, time)]
    setting.sort(key=lambda time: time.span)
    starts = [time.span[0] for time in setting]
    found = []
    for event in events:
        is_open = event.reality == "actual" and not has_time(event)
        if is_open and (at := bisect_left(starts, event.head[0])):
            time = setting[at - 1]
            here, there = (analysis.token_at(span[0]) for span in (event.head, time.span))
            told_there = analysis.block[here] == analysis.block[there]
            if told_there and _is_simple_past(analysis, here) and is_historical(time.latest, None):
                past = tuple(bound for bound in event.bounds if bound.relation == "until")
                event = msgspec.structs.replace(  # noqa: PLW2901
                    event, reality="historical", bounds=past
                )
        found.append(event)
    return tuple(found)


def has_time(event: Event) -> bool:
    """Tell whether a time of the document, and not only its date, bounds an event."""
    return any(bound.time is not None for bound in event.bounds)


def _is_of_verb(analysis: Analysis, time: Time) -> bool:
    """Tell whether a time hangs on a verb as an adverbial."""
    tokens = analysis.tokens_in(time.span)
    if not tokens:
        return False
    head = min(tokens, key=lambda token: analysis.depth[token])
    governor = analysis.head[head]
    is_adverbial = analysis.deprel[head].startswith(("obl", "advmod"))
    return governor >= 0 and is_adverbial and analysis.upos[governor] == "VERB"


def _is_simple_past(analysis: Analysis, token: int) -> bool:
    """Tell whether a verb stands in the simple past, as those of a narrative do."""
    if analysis.child(token, "aux") is not None:
        return False
    auxiliary = analysis.child(token, "aux:pass")
    return analysis.xpos[token if auxiliary is None else auxiliary] == "VBD"

"""Gaps about events whose own time and tense contradict each other.

In: events with their bounds, the times, the date of the document. Out: a gap for each that is told
as past on a day after the document, or as still to come on one before it.
"""

from collections.abc import Mapping, Sequence

from sayso.reading.events.dating import hull_of
from sayso.record.types import Event, Gap, Time
from sayso.record.vocabulary import Span


def conflict_gaps(
    text: str, events: Sequence[Event], times: Sequence[Time], published: str | None
) -> list[Gap]:
    """Return a gap for each event whose own time and tense leave no day to it."""
    by_id = {time.id: time for time in times}
    return [
        Gap(kind="time_conflict", span=event.head, message=_message(text, event, by_id))
        for event in events
        if hull_of(event.bounds, by_id, published).conflict is not None
    ]


def _message(text: str, event: Event, times: Mapping[str, Time]) -> str:
    own = (times.get(bound.time or "") for bound in event.bounds if bound.by == "own")
    told = next((_quoted(text, time.span) for time in own if time), "its passage")
    word = _quoted(text, event.head)
    return f"{word} is dated by {told}, which does not fit its tense and the document's date."


def _quoted(text: str, span: Span) -> str:
    return f"“{' '.join(text[slice(*span)].split())}”"

"""How an event stands to others in time, in words: what the record's `orders` say of it."""

from collections import defaultdict

from sayso.record.record import Record
from sayso.record.types import Event, Order

_FORWARD = {"before": "before", "includes": "around", "simultaneous": "together with"}
_BACKWARD = {"before": "after", "includes": "during", "simultaneous": "together with"}


def order_words(record: Record) -> dict[str, tuple[str, ...]]:
    """Return by event what its orders say: `before e5 “marched” (“then”)`."""
    words: dict[str, list[str]] = defaultdict(list)
    for order in record.orders:
        words[order.first].append(_told(record, order, _FORWARD[order.kind], order.second))
        words[order.second].append(_told(record, order, _BACKWARD[order.kind], order.first))
    return {event: tuple(told) for event, told in words.items()}


def cued_words(record: Record) -> dict[str, tuple[str, ...]]:
    """Return by event the orders that a word of the text states: `after “vote”`."""
    words: dict[str, list[str]] = defaultdict(list)
    for order in record.orders:
        if order.cue:
            first, second = (_head(record, event) for event in (order.first, order.second))
            words[order.first].append(f"{_FORWARD[order.kind]} {second}")
            words[order.second].append(f"{_BACKWARD[order.kind]} {first}")
    return {event: tuple(told) for event, told in words.items()}


def _told(record: Record, order: Order, relation: str, other: str) -> str:
    if order.cue:
        reason = f"“{record.words(order.cue)}”"
    elif order.score is not None:
        reason = f"score {order.score:g}"
    else:
        reason = "by their times"
    return f"{relation} {other} {_head(record, other)} ({reason})"


def _head(record: Record, event_id: str) -> str:
    event = record[event_id]
    return f"“{record.words(event.head)}”" if isinstance(event, Event) else event_id

"""Settling: what words and bounds say of the order of events, brought together without cycles.

In: the events and the orders that the words give, firm ones first. Out: the orders of the record
and gaps where bounds contradict words. What the words give never depends on the document's date, so
a record is settled again when its date changes, without its trees.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from sayso.reading.order.hulls import FIRM, chain, is_over_before, is_within, lasting
from sayso.reading.order.precedence import Precedence
from sayso.record.types import Event, Gap, Order, Time

_SOUND = FIRM | {"tense"}
WINDOW = 4
"""Events behind an event that it is compared with one by one."""


@dataclass(frozen=True, slots=True)
class Settled:
    """The orders of a document and the contradictions found on the way."""

    orders: tuple[Order, ...]
    gaps: tuple[Gap, ...]


def settle(
    text: str,
    events: Sequence[Event],
    times: Sequence[Time],
    by_words: Iterable[Order],
) -> Settled:
    """Return orders by words and by bounds; `by_words` may hold what an earlier call gave."""
    place = {event.id: index for index, event in enumerate(events)}
    words = sorted((order for order in by_words if not _is_by_bounds(order)), key=_firmness)
    precedence = Precedence(len(events))
    for order in words:
        if order.kind == "simultaneous":
            precedence.join(place[order.first], place[order.second])
    kept = [
        order
        for order in words
        if order.kind == "simultaneous" or precedence.add(place[order.first], place[order.second])
    ]
    gaps: list[Gap] = []
    said = {(order.first, order.second) for order in kept}
    kept += [
        order
        for order in _inclusions(events, lasting(text, events, times))
        if not {(order.first, order.second), (order.second, order.first)} & said
        and precedence.add(place[order.first], place[order.second])
    ]
    for first, second in _by_bounds(events):
        one, other = events[first], events[second]
        if (one.id, other.id) in said:
            continue
        is_added = precedence.add(first, second)
        if is_added:
            kept.append(_by_their_bounds(one, other))
        elif is_added is False and one.dated_by in FIRM and other.dated_by in FIRM:
            gaps.append(_contradiction(text, one, other))
    return Settled(_numbered(kept, place), tuple(gaps))


def _by_their_bounds(first: Event, second: Event) -> Order:
    """Return that the days of one event are over before those of the other begin."""
    return Order(id="", kind="before", first=first.id, second=second.id, rule="order.bounds")


def _is_by_bounds(order: Order) -> bool:
    return order.rule == "order.bounds"


def _firmness(order: Order) -> tuple[bool, float]:
    """Cues before pair scores, sure scores before doubtful ones; else the order given stays."""
    return order.score is not None, -(order.score or 0.0)


def _inclusions(events: Sequence[Event], stretches: set[str]) -> Iterator[Order]:
    """Yield that an event which fills its days happens around one whose days lie within."""
    dated = [event for event in events if _is_comparable(event) and event.dated_by in FIRM]
    for position, event in enumerate(dated):
        for other in dated[position + 1 : position + 1 + WINDOW]:
            for long, short in ((event, other), (other, event)):
                if long.id in stretches and is_within(short, long):
                    yield Order(
                        id="",
                        kind="includes",
                        first=long.id,
                        second=short.id,
                        rule="order.bounds",
                    )


def _by_bounds(events: Sequence[Event]) -> Iterator[tuple[int, int]]:
    """Yield pairs of indices whose bounds put the first before the second, each pair once."""
    dated = [index for index, event in enumerate(events) if _is_comparable(event)]
    seen: set[tuple[int, int]] = set()
    for position, index in enumerate(dated):
        for other in dated[position + 1 : position + 1 + WINDOW]:
            for pair in ((index, other), (other, index)):
                if is_over_before(events[pair[0]], events[pair[1]]):
                    seen.add(pair)
                    yield pair
    linked = chain([events[index] for index in dated])
    for first, second in linked:
        pair = dated[first], dated[second]
        if pair not in seen:
            yield pair


def _is_comparable(event: Event) -> bool:
    """Whether an event lies on the line of time and its bounds come from words about it.

    What only its place in the text dates may lie anywhere: of 8 such pairs that MATRES judges, 3
    were right.
    """
    is_told = not event.negated and event.reality != "hypothetical"
    return is_told and event.dated_by in _SOUND


def _contradiction(text: str, first: Event, second: Event) -> Gap:
    one, other = (f"“{text[slice(*event.head)]}”" for event in (first, second))
    message = (
        f"By their times {one} was over before {other} began; "
        "by the words around them it was the other way round."
    )
    return Gap(kind="time_conflict", span=min(first.head, second.head), message=message)


def _numbered(orders: Sequence[Order], place: dict[str, int]) -> tuple[Order, ...]:
    """Return the orders with ids, by their events' places in the text."""

    def key(order: Order) -> tuple[int, int, int]:
        first, second = place[order.first], place[order.second]
        return max(first, second), min(first, second), first

    in_order = sorted(orders, key=key)
    return tuple(replace(order, id=f"o{n}") for n, order in enumerate(in_order, start=1))

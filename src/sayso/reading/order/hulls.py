"""What the bounds of events say of their order: one is over before the other begins.

Bounds are ISO dates or date-times, inclusive. Days are compared, minutes only where both bounds
have them and name the same zone or none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import itemgetter

from sayso.record.types import Event, Time

FIRM = frozenset({"own", "clause"})
"""What dates an event by a time of its own sentence; anything else is a guess from its place."""
_FROM = ("from ", "From ", "since ", "Since ")
_ISO = re.compile(r"(-?[0-9]{4,6})-([0-9]{2})-([0-9]{2})(?:T([0-9:.]{5,12}))?(.{0,6})")
Point = tuple[int, int, int, str, str]


def point_of(bound: str | None) -> Point | None:
    """Return year, month, day, clock time and zone of a bound; `None` where there is none."""
    found = _ISO.fullmatch(bound or "")
    if not found:
        return None
    year, month, day, clock, zone = found.groups()
    return int(year), int(month), int(day), clock or "", zone


def is_over_before(first: Event, second: Event) -> bool:
    """Whether the bounds put all of `first` before all of `second`."""
    end, start = point_of(first.latest), point_of(second.earliest)
    if end is None or start is None:
        return False
    if end[:3] != start[:3]:
        return end[:3] < start[:3]
    return bool(end[3] and start[3]) and end[4] == start[4] and end[3] < start[3]


def is_within(short: Event, long: Event) -> bool:
    """Whether the days of `short` lie between the first and the last day of `long`, not on them."""
    bounds = (long.earliest, short.earliest, short.latest, long.latest)
    begin, start, end, finish = (point_of(bound) for bound in bounds)
    if begin is None or start is None or end is None or finish is None:
        return False
    return begin[:3] < start[:3] and end[:3] < finish[:3]


def lasting(text: str, events: Sequence[Event], times: Sequence[Time]) -> set[str]:
    """Return the events that fill their days: "besieged the town from 3 to 9 June"."""
    filled = {
        time.id
        for time in times
        if time.type == "range" and text.startswith(_FROM, time.span[0], time.span[1])
    }
    return {
        event.id
        for event in events
        if any(
            bound.time in filled and bound.relation == "in" and bound.by in FIRM
            for bound in event.bounds
        )
    }


def chain(events: Sequence[Event]) -> list[tuple[int, int]]:
    """Return for each dated event the last one that is over before it, as indices.

    Ordered pairs grow with the square of the events; these links give all of them by walking on.
    Of several that end alike the nearest in the text is taken.
    """
    ended = sorted(
        ((point, index) for index, event in enumerate(events) if (point := point_of(event.latest))),
    )
    begun = sorted(
        (
            (point, index)
            for index, event in enumerate(events)
            if (point := point_of(event.earliest))
        ),
    )
    links: list[tuple[int, int]] = []
    passed = 0
    group: list[int] = []
    for start, index in begun:
        while passed < len(ended) and ended[passed][0][:3] < start[:3]:
            if group and ended[passed][0] != point_of(events[group[-1]].latest):
                group = []
            group.append(ended[passed][1])
            passed += 1
        if group:
            links.append((_nearest(group, index), index))
    return sorted(links, key=itemgetter(1))


def _nearest(group: list[int], index: int) -> int:
    """Return the member of a sorted group that is nearest to `index`."""
    place = bisect_left(group, index)
    around = group[max(0, place - 1) : place + 1]
    return min(around, key=lambda member: abs(member - index))

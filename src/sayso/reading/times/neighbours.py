"""What times lend to those beside them before they are anchored: a year, the order of numbers."""

import re
from dataclasses import replace
from itertools import pairwise

from sayso.reading.times.civil import MINUTES_A_DAY
from sayso.reading.times.context import Context
from sayso.reading.times.forms import Form, is_bare, parse
from sayso.reading.times.matcher import Found
from sayso.reading.times.zones import offsets_of


def with_neighbours(found: list[Found], context: Context) -> list[Found]:
    """Return times with the years and the order of day and month that others beside them show."""
    return _with_local_days(_with_order(_with_shared_years(found, context)), context)


def shared_year(parts: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the first of two dates without a year ("April and July 2006") that of the second."""
    if len(parts) != 2 or not parts[0].form.startswith("date(_,"):
        return parts
    second = parse(parts[1].form)
    if second.operator != "date" or second.arguments[0] == "_" or len(second.arguments) < 2:
        return parts
    year = f"{second.arguments[0]:g}"
    return replace(parts[0], form=parts[0].form.replace("_", year, 1)), parts[1]


def shared_zone(parts: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the first of two clock times ("from 0600 to 0900 GMT") the zone of the second."""
    if len(parts) != 2:
        return parts
    first, second = (parse(part.form) for part in parts)
    if first.operator != "at" or second.operator != "at" or first.arguments[3] != "_":
        return parts
    shared = (*first.arguments[:3], second.arguments[3], *first.arguments[4:])
    return replace(parts[0], form=str(replace(first, arguments=shared))), parts[1]


def shared_day(parts: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the first of two clock times or parts ("from dawn to dusk on Monday") their day."""
    if len(parts) != 2 or not is_bare(parse(parts[0].form)):
        return parts
    second = parse(parts[1].form)
    if second.operator == "join":
        day = second.arguments[1]
    elif second.operator in {"at", "part"} and isinstance(second.arguments[-1], Form):
        day = second.arguments[-1]
    else:
        return parts
    return replace(parts[0], form=f"join({parts[0].form}, {day})"), parts[1]


def _with_local_days(found: list[Found], context: Context) -> list[Found]:
    """Let the local day stand beside times of UTC, where a pair tells how far the place is ahead.

    "At 01:20 local time (22:20 GMT)": what happened at 22:50 GMT lies on the next day there.
    """
    ahead = next(
        (
            known
            for first, second in pairwise(found)
            if (known := _local_time_ahead(first, second, context)) is not None
        ),
        None,
    )
    if not ahead:
        return found
    return [_with_local_day(item, ahead) for item in found]


def _local_time_ahead(first: Found, second: Found, context: Context) -> int | None:
    """Return by how many minutes a bare clock time is ahead of the one of UTC in brackets."""
    if not first.kind == second.kind == "Clock":
        return None
    if context.words[first.last + 1 : second.first] != ["("]:
        return None
    local, universal = _clock_of(first), _clock_of(second)
    if local is None or universal is None or local[1] is not None or universal[1] != 0:
        return None
    ahead = (local[0] - universal[0] + _HALF_A_DAY) % MINUTES_A_DAY - _HALF_A_DAY
    return ahead if ahead % _ZONES_DIFFER_BY == 0 else None


def _clock_of(item: Found) -> tuple[int, int | None] | None:
    """Return the minute of the day and the zone's offset (None without zone) of a clock time."""
    form = parse(item.form)
    if form.operator == "join" and isinstance(form.arguments[0], Form):
        form = form.arguments[0]
    if form.operator != "at":
        return None
    hour, minute, half, zone = form.arguments[:4]
    if not isinstance(hour, float) or not isinstance(minute, float):
        return None
    offsets = offsets_of(None if zone == "_" else str(zone))
    afternoon = str(half)[0].lower() == "p" and hour < _NOON
    return (
        round((hour + _NOON * afternoon) * 60 + minute),
        offsets[0] if len(offsets) == 1 else None,
    )


def _with_local_day(item: Found, ahead: int) -> Found:
    known = _clock_of(item) if item.kind == "Clock" else None
    if known is None or known[1] is None:
        return item
    local = known[0] - known[1] + ahead
    return (
        item if 0 <= local < MINUTES_A_DAY else replace(item, form=f"local({ahead}, {item.form})")
    )


_NOON = 12
_HALF_A_DAY = 720
_ZONES_DIFFER_BY = 15


def _with_order(found: list[Found]) -> list[Found]:
    """Give all-number dates the order of day and month that the certain ones among them have."""
    orders = {order for item in found if (order := _order_of(item)) is not None}
    if len(orders) != 1:
        return found
    (order,) = orders
    return [
        replace(item, form=f"{item.form[:-1]}, {order})") if _is_open_order(item) else item
        for item in found
    ]


def _order_of(item: Found) -> str | None:
    """Return the order that an all-number date shows; None where it can be read either way."""
    if not item.form.startswith("numeric("):
        return None
    first, second, *rest = parse(item.form).arguments
    if len(rest) > 1 or not (isinstance(first, float) and isinstance(second, float)):
        return None
    if first > _MONTHS >= second:
        return "day_first"
    return "month_first" if second > _MONTHS >= first else None


def _is_open_order(item: Found) -> bool:
    return (
        item.form.startswith("numeric(")
        and item.form.count(",") == _COMMAS
        and _order_of(item) is None
    )


_MONTHS = 12
_COMMAS = 2
"""Of day, month and year."""


def _with_shared_years(found: list[Found], context: Context) -> list[Found]:
    """Give the first of "March and April 2013" the year of the second."""
    shared = list(found)
    for index in range(len(found) - 2, -1, -1):
        first, second = shared[index], shared[index + 1]
        between = context.words[first.last + 1 : second.first]
        if not between or len(between) > 2 or not set(between) <= _JOINING:
            continue
        if first.kind in {"Month", "Day"}:
            shared[index] = shared_year((first, second))[0]
        elif first.kind == second.kind == "Season":
            shared[index] = _with_season_year(first, second)
    return shared


def _with_season_year(first: Found, second: Found) -> Found:
    """Give "the spring" of "the spring and early summer of 1943" that year."""
    known = _SEASON_YEAR.search(second.form)
    if known is None or not _OPEN_SEASON.search(first.form):
        return first
    return replace(first, form=_OPEN_SEASON.sub(f", {known[1]})", first.form, count=1))


_SEASON_YEAR = re.compile(r"season\(\w+, (\d+)\)")
_OPEN_SEASON = re.compile(r"(?<=season\(\w\w), _\)")


_JOINING = frozenset({"and", "or", ",", "in"})

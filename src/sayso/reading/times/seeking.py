"""Choosing what a form leaves open: which year, which week, by direction and distance.

Candidates come in calendar order; the anchor and the direction of a `View` pick one.
"""

from collections.abc import Callable

from sayso.reading.times.civil import days_from_civil
from sayso.reading.times.meaning import Meaning
from sayso.reading.times.view import View

_BACKWARD_DAYS = 240
"""A story may go back this far within a year before a date counts as the next year's."""

_BACKWARD_FROM_LATE = 150
"""The same from "late 1989", which January follows."""

_LONG_GAP = 60
"""Candidates that lie farther apart than weeks or months are dates of the year."""


_AGAINST_TENSE = {"past": 4, "future": 20}
"""A date of the year may lie against the tense when it is this many times nearer."""
_AGAINST_TENSE_OF = {"quarter": 5, "month": 12}
"""The same of quarters ("expects to report a loss for the third quarter") and of months."""


_REACHES = (2, 9)
"""How many candidates on either side; 9 years hold every 29 February."""
_ENOUGH = 2


def choose(make: Callable[[int], Meaning | None], around: int, view: View) -> Meaning | None:
    """Pick among `make(around - n) .. make(around + n)`, in calendar order, by direction."""
    anchor = view.anchor
    assert anchor is not None
    for reach in _REACHES:
        steps = range(around - reach, around + reach + 1)
        found = [meaning for step in steps if (meaning := make(step)) is not None]
        picked = _picked(found, anchor, view.direction) if len(found) > _ENOUGH else None
        if picked is not None:
            return picked
    return None


def _picked(found: list[Meaning], anchor: Meaning, direction: str) -> Meaning | None:
    start, end = anchor.first_day, anchor.last_day
    past = [m for m in found if m.first_day <= end]
    future = [m for m in found if m.last_day >= start]
    if direction in {"past", "future"} and _gap(found) > _LONG_GAP:
        return _weighed(past, future, anchor, direction)
    if direction in {"past", "told"}:
        return past[-1] if past else None
    if direction == "future":
        return future[0] if future else None
    if direction == "last":
        return next((m for m in reversed(found) if m.last_day < start), None)
    if direction == "before":
        return next((m for m in reversed(found) if m.first_day < start), None)
    if direction == "next":
        return next((m for m in found if m.first_day > end), None)
    if direction == "after":
        return next((m for m in found if m.last_day > end), None)
    if direction == "onward":
        return next((m for m in found if m.last_day >= start), None)
    if direction == "story":
        return _story_pick(found, anchor)
    return min(found, key=lambda m: _distance(m, anchor), default=None)


def _gap(found: list[Meaning]) -> int:
    return found[1].first_day - found[0].first_day if len(found) > 1 else 0


def _weighed(
    past: list[Meaning], future: list[Meaning], anchor: Meaning, direction: str
) -> Meaning | None:
    """Tense decides, unless the other date is much nearer ("payable on 7 December")."""
    if not past or not future:
        return next(iter(past or future), None)
    with_tense, against = past[-1], future[0]
    if direction == "future":
        with_tense, against = against, with_tense
    times = _AGAINST_TENSE_OF.get(with_tense.grain or "", _AGAINST_TENSE[direction])
    is_much_nearer = _distance(with_tense, anchor) > times * _distance(against, anchor)
    return against if is_much_nearer else with_tense


def _story_pick(found: list[Meaning], anchor: Meaning) -> Meaning | None:
    """In a story: the first that is not long before the anchor; the same year may go back."""
    inside = [m for m in found if m.first_day >= anchor.first_day and m.last_day <= anchor.last_day]
    if inside:
        return inside[0]
    if _gap(found) <= _LONG_GAP:
        return next((m for m in found if m.last_day >= anchor.first_day), None)
    start = days_from_civil(anchor.year, 1, 1)
    backward = _BACKWARD_FROM_LATE if anchor.mod == "END" else _BACKWARD_DAYS
    earliest = max(start, anchor.first_day - backward)
    return next((m for m in found if m.last_day >= earliest), None)


def _distance(meaning: Meaning, anchor: Meaning) -> int:
    return max(meaning.first_day - anchor.last_day, anchor.first_day - meaning.last_day, 0)

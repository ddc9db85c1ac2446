"""Times as TIMEX3 rows: the conventions of TimeML where the record keeps its own.

A range has no tag of its own in TimeML, its parts have. "Three days before the vote" and "in two
weeks" tag the period, and "late on Tuesday" is a date. "Over the winter", told of a December, is
that of the next year, as the corpora of war histories have it; "the winter of 2019" keeps its own.
Used for export and for scoring.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.reading.times.forms import parse
from sayso.reading.times.operators import View, evaluate
from sayso.record.types import Time

_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}
_PERIODS = frozenset(
    {
        "event.period_before",
        "event.period_after",
        "event.period_into",
        "event.period_before_date",
        "event.period_after_date",
        "relative.in_time",
    }
)
"""Rules that count from an event or from now on, where TimeML tags the period."""


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3: half-open offsets, type, value and mod."""

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None


def timexes(times: Iterable[Time]) -> list[Timex]:
    """Return the TIMEX3 rows of `times`, in text order, without ranges."""
    return [_timex(time) for time in times if time.type in _TYPES]


def _timex(time: Time) -> Timex:
    start, end = time.span
    if time.rule in _PERIODS:
        period = parse(time.form).arguments[0]
        assert not isinstance(period, str | float)
        return Timex(start, end, "DURATION", evaluate(period, _FROM_NOWHERE).value, time.mod)
    if time.value is not None and _is_portion_of_day(time):
        mod = "START" if "START" in time.form else "END"
        return Timex(start, end, "DATE", time.value.partition("T")[0], mod)
    return Timex(start, end, _TYPES[time.type], _value(time), time.mod)


def _value(time: Time) -> str | None:
    """Return the value; a winter whose year the words leave open is named by its January."""
    value = time.value or ""
    if value[:4].isdigit() and value[4:] == "-WI" and _OPEN_WINTER in time.form:
        return f"{int(value[:4]) + 1:04d}-WI"
    return time.value


_OPEN_WINTER = "season(WI, _)"


def _is_portion_of_day(time: Time) -> bool:
    """Whether the time is "late on Tuesday", which TimeML keeps as a date."""
    is_portion = time.rule.startswith("portion.") and time.grain == "part_of_day"
    return is_portion and "part(" not in time.form and "at(" not in time.form


_FROM_NOWHERE = View(anchor=None, direction="near", document=None)

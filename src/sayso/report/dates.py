"""Bounds of a time as a reader says them: `10 May, 04:00–07:00`, `by 20 May`, `2019`.

Takes the ISO bounds of the record (inclusive; `None` is an open end). Bounds outside the years
that Python's calendar knows are shown as they stand.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DURATION = re.compile(r"P(?P<clock>T?)(?P<amount>X|\d+(?:\.\d+)?)(?P<unit>[YMWDHS]|DE|CE)")
_DAY_UNITS = {
    "Y": "year", "M": "month", "W": "week", "D": "day", "DE": "decade", "CE": "century",
    "H": "hour", "S": "second",
}  # fmt: skip
_CLOCK_UNITS = _DAY_UNITS | {"M": "minute"}
_DAY_START, _DAY_ENDS = time(0, 0), (time(23, 59), time(23, 59, 59))


@dataclass(frozen=True, slots=True)
class Moment:
    """One bound: a day, and the time of day where the record gives one."""

    day: date
    clock: time | None

    @property
    def stamp(self) -> datetime:
        """The moment as a point on the axis; a bare day is its midnight."""
        return datetime.combine(self.day, self.clock or _DAY_START)


def moment(bound: str | None) -> Moment | None:
    """Return the bound, `None` for an open end or one that the calendar does not hold."""
    if not bound:
        return None
    try:
        if len(bound) <= len("2031-05-10"):
            return Moment(date.fromisoformat(bound), None)
        stamp = datetime.fromisoformat(bound)
    except ValueError:
        return None
    return Moment(stamp.date(), stamp.time().replace(microsecond=0))


def when_words(earliest: str | None, latest: str | None, *, year: int | None = None) -> str:
    """Return the bounds in words, empty when both are open; `year` is left unsaid."""
    first, last = moment(earliest), moment(latest)
    if first is None and last is None:
        return " – ".join(bound for bound in (earliest, latest) if bound)
    if first is None or last is None:
        return _half_open(first, last, year)
    if first.day == last.day:
        return _within_day(first, last, year)
    if first.clock is None and last.clock is None:
        return _days(first.day, last.day, year)
    if first.clock == _DAY_START and last.clock in _DAY_ENDS:
        return _days(first.day, last.day, year)
    return f"{_moment_words(first, year)} – {_moment_words(last, year)}"


def date_words(bound: str) -> str:
    """Return one ISO date or date-time in full, as it stands when it is none."""
    found = moment(bound)
    return _moment_words(found, None) if found else bound


def day_words(day: date, year: int | None, *, short: bool = False) -> str:
    """Return `10 May`, with its year unless that is `year`."""
    month = _MONTHS[day.month - 1][: 3 if short else None]
    return f"{day.day} {month}" + ("" if day.year == year else f" {day.year}")


def duration_words(value: str) -> str:
    """Return a TIMEX3 duration in words: `P1.5D` is `1.5 days`, `PTXH` is `some hours`."""
    found = _DURATION.fullmatch(value)
    if not found:
        return value
    amount, unit = found["amount"], found["unit"]
    noun = _CLOCK_UNITS[unit] if found["clock"] else _DAY_UNITS[unit]
    if amount == "X":
        return f"some {noun}s"
    return f"{amount} {noun}{'' if amount == '1' else 's'}"


def _half_open(first: Moment | None, last: Moment | None, year: int | None) -> str:
    if first:
        return f"from {_moment_words(first, year)}"
    assert last
    return f"by {_moment_words(last, year)}"


def _within_day(first: Moment, last: Moment, year: int | None) -> str:
    day = day_words(first.day, year)
    start, end = first.clock or _DAY_START, last.clock or _DAY_ENDS[0]
    if start == _DAY_START and end in _DAY_ENDS:
        return day
    if start == end:
        return f"{day}, {start:%H:%M}"
    if start == _DAY_START:
        return f"{day}, by {end:%H:%M}"
    if end in _DAY_ENDS:
        return f"{day}, from {start:%H:%M}"
    return f"{day}, {start:%H:%M}–{end:%H:%M}"


def _days(first: date, last: date, year: int | None) -> str:
    starts_year, ends_year = (first.month, first.day) == (1, 1), (last.month, last.day) == (12, 31)
    if starts_year and ends_year:
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last, year)}"
    left_year = last.year if first.year == last.year else year
    return f"{day_words(first, left_year)} – {day_words(last, year)}"


def _moment_words(at: Moment, year: int | None) -> str:
    day = day_words(at.day, year)
    return f"{day}, {at.clock:%H:%M}" if at.clock else day

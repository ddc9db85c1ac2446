"""Why a time is open, impossible or doubtful, in words for people: one short reason, or none.

A `Time` goes in. What the reason says comes from its form alone, so it needs no text.
"""

from collections.abc import Iterator
from typing import Final

from sayso.reading.times.civil import exists, month_length
from sayso.reading.times.forms import Form, parse
from sayso.record.types import Time

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WEEKDAYS: Final = (
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
)  # fmt: skip
_DATED: Final = frozenset({"date", "iso", "in_year"})
_LAST_HOUR, _LAST_MINUTE = 24, 59


def reason_of(time: Time, *, has_date: bool) -> str | None:
    """Return why a time is not certain; `has_date` says whether the document's date is known."""
    form = parse(time.form)
    if time.status == "impossible":
        return _impossible(form)
    if time.status == "other_calendar":
        return "another calendar, kept as it stands"
    doubt = _unfit_weekday(form, time.value)
    if time.alternatives:
        return f"{doubt}or {', '.join(time.alternatives)}"
    if time.status == "resolved":
        return None
    return _missing(time, form, has_date=has_date)


def _impossible(form: Form) -> str:
    for inner in _inside(form):
        numbers = [a if isinstance(a, float) else None for a in (*inner.arguments, None, None)]
        if inner.operator in _DATED and (reason := _no_such_day(numbers)):
            return reason
        if inner.operator == "numeric":
            return "no day and month of the calendar, whichever way round"
        if inner.operator == "at":
            hour, minute = numbers[0] or 0, numbers[1] or 0
            if hour > _LAST_HOUR or minute > _LAST_MINUTE:
                return "no clock shows this time"
    return "no date of the calendar"


def _no_such_day(numbers: list[float | None]) -> str | None:
    """Return what the calendar has instead of year, month and day."""
    year, month, day = (None if number is None else int(number) for number in numbers[:3])
    if month is None or not 1 <= month <= len(_MONTHS):
        return None if month is None else f"there is no month {month}"
    if day is None or exists(2000 if year is None else year, month, day):
        return None
    if (month, day) == (2, 29):
        return f"{year} is no leap year"
    return f"{_MONTHS[month - 1]} has {month_length(2000 if year is None else year, month)} days"


def _unfit_weekday(form: Form, value: str | None) -> str:
    """Return that "Monday, 4 March 2020" is no Monday, where that is why there are two readings."""
    if form.operator != "date" or len(form.arguments) < len(("year", "month", "day", "weekday")):
        return ""
    written = form.arguments[3]
    if not isinstance(written, float) or value is None:
        return ""
    return f"this day is no {_WEEKDAYS[int(written) - 1]}, "


def _missing(time: Time, form: Form, *, has_date: bool) -> str | None:
    if not has_date and "@document" in time.form:
        return "needs the document's date: --published"
    if time.anchor.kind == "event":
        return "its event has no date"
    if time.anchor.kind == "utterance":
        return "said on a day that is not told"
    if "@narrative" in time.form:
        return "counted from a time that is not told"
    if form.operator == "range":
        return "one of its ends is open"
    if form.operator == "ref":
        return "says no more than that"
    return "open" if time.status == "unresolved" else "a part of it is open"


def _inside(form: Form) -> Iterator[Form]:
    """Yield a form and the forms within it."""
    yield form
    for argument in form.arguments:
        if isinstance(argument, Form):
            yield from _inside(argument)

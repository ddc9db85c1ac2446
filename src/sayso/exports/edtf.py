"""Times as EDTF, the Extended Date/Time Format (ISO 8601-2:2019, level 1; level 2 where needed).

A `Time` goes in, a string comes out, or `None` where EDTF has no word for it (sets, periods
without a place on the calendar, times that are open). What is no date of the format (a week, the
night, the early 1990s) becomes the interval of its bounds. Level 2 is used for quarters and
halves, a date without its year (`XXXX-03-04`), and one of two dates (`[2018-03-08,2018-08-03]`).

    ~   approximate            ?   another reading is possible            %   both
"""

import re
from calendar import monthrange
from typing import Final

from sayso.record.types import Time

_DATE = re.compile(r"(?P<year>BC\d{4}|\d{4})(?P<rest>(?:-\d\d){0,2})")
_UNIT = re.compile(r"(?P<year>BC\d{4}|\d{4})-(?P<unit>SP|SU|FA|WI|Q[1-4]|H[12])")
_UNSPECIFIED = re.compile(r"[\dX]{4}(?:-[\dX]{2}){0,2}")
_UNITS: Final = {
    "SP": "21", "SU": "22", "FA": "23", "WI": "24",
    "Q1": "33", "Q2": "34", "Q3": "35", "Q4": "36", "H1": "40", "H2": "41",
}  # fmt: skip
_SEASONS: Final = frozenset({"21", "22", "23", "24"})
_SOUTHERN: Final = 8
_WIDE: Final = frozenset({"year", "decade", "century"})
_OFFSET = re.compile(r"(?<=T\d\d:\d\d)(?:Z|[+-]\d\d:\d\d)$")
_WHOLE_MODS: Final = frozenset({None, "APPROX"})
"""With any other `mod` the time is less than its value: "the early 1990s", "later this year"."""


def edtf_of(time: Time) -> str | None:
    """Return a time as EDTF, or `None` where the format cannot tell it."""
    if time.type == "set" or _is_backward(time):
        return None
    if time.grain == "minute" and time.earliest and time.earliest == time.latest:
        return _moment(time.earliest)
    if time.status == "partial" and time.alternatives:
        return _one_of(time)
    if time.type == "range":
        return _range(time)
    written = _of_value(time.value or "") if time.mod in _WHOLE_MODS else None
    if written:
        return _in_hemisphere(written, time.form) + _qualifier(time)
    return _interval(time)


def _in_hemisphere(written: str, form: str) -> str:
    """Return a season of the south by its own number (level 2): 29 to 32 for 21 to 24."""
    year, _, unit = written.rpartition("-")
    is_southern = ", south)" in form and unit in _SEASONS
    return f"{year}-{int(unit) + _SOUTHERN}" if is_southern else written


def _is_backward(time: Time) -> bool:
    if not time.earliest or not time.latest:
        return False
    return _sortable(time.latest) < _sortable(time.earliest)


def _sortable(moment: str) -> tuple[int, str]:
    """Return year and rest of an ISO moment; years before 1 carry a minus."""
    year, _, rest = moment.removeprefix("-").partition("-")
    return (-int(year) if moment.startswith("-") else int(year)), rest


def _moment(moment: str) -> str:
    """Return a minute with seconds, before the offset that it may carry."""
    clock, zone = _OFFSET.sub("", moment), _OFFSET.search(moment)
    return f"{clock}:00{zone.group() if zone else ''}"


def _one_of(time: Time) -> str | None:
    readings = [_of_value(value) for value in (time.value or "", *time.alternatives)]
    if not all(readings):
        return _interval(time)
    return f"[{','.join(sorted(filter(None, readings)))}]"


def _of_value(value: str) -> str | None:
    """Return a TIMEX3 value as a date of EDTF; `None` where it is none."""
    if match := _DATE.fullmatch(value):
        return _year(match["year"]) + match["rest"]
    if match := _UNIT.fullmatch(value):
        return f"{_year(match['year'])}-{_UNITS[match['unit']]}"
    if value.isdigit() and len(value) in {2, 3}:
        return value + "X" * (4 - len(value))
    if _UNSPECIFIED.fullmatch(value) and any(letter.isdigit() for letter in value):
        return value
    return None


def _year(year: str) -> str:
    """Return a year; 1 BC is the year 0."""
    if not year.startswith("BC"):
        return year
    number = int(year[2:]) - 1
    return f"-{number:04d}" if number else "0000"


def _qualifier(time: Time) -> str:
    # Two ways to count a century are no doubt about which one is meant.
    is_doubtful = bool(time.alternatives) and time.grain != "century"
    # "About noon" is vague within its day, not about the day.
    is_vague = time.approximate and time.type != "time"
    return {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[is_vague, is_doubtful]


def _range(time: Time) -> str | None:
    """Return a range with the precision of its ends, as far as its bounds bear them out."""
    first, _, last = (time.value or "").partition("/")
    if time.earliest is None or time.latest is None:
        return _interval(time)
    mark = _qualifier(time)
    begin, end = time.earliest.partition("T")[0], time.latest.partition("T")[0]
    return f"{_first_day(first, begin)}{mark}/{_last_day(last, end)}{mark}"


def _first_day(value: str, day: str) -> str:
    written = _of_value(value)
    is_plain = written and _DATE.fullmatch(value) and day.startswith(written)
    return written if written and is_plain and _opens(day, written) else day


def _last_day(value: str, day: str) -> str:
    written = _of_value(value)
    is_plain = written and _DATE.fullmatch(value) and day.startswith(written)
    return written if written and is_plain and _closes(day, written) else day


def _opens(day: str, written: str) -> bool:
    return day.removeprefix(written) in {"", "-01", "-01-01"}


def _closes(day: str, written: str) -> bool:
    rest = day.removeprefix(written)
    return rest in {"", "-12-31"} or (len(rest) == len("-31") and _ends_month(day))


def _interval(time: Time) -> str | None:
    """Return the bounds as an interval, open where one is missing; one day as that day."""
    if time.earliest is None and time.latest is None:
        return None
    mark = _qualifier(time)
    begin = time.earliest.partition("T")[0] if time.earliest else None
    end = time.latest.partition("T")[0] if time.latest else None
    if begin and end and time.grain in _WIDE:
        begin, end = _shortened(begin, end)
    if begin == end:
        return f"{begin}{mark}"
    return f"{begin + mark if begin else '..'}/{end + mark if end else '..'}"


def _shortened(begin: str, end: str) -> tuple[str, str]:
    """Return whole years or months without their days."""
    if begin.endswith("-01-01") and end.endswith("-12-31"):
        return begin[:-6], end[:-6]
    if begin.endswith("-01") and _ends_month(end):
        return begin[:-3], end[:-3]
    return begin, end


def _ends_month(day: str) -> bool:
    year, month, number = day.rsplit("-", 2)
    # The calendar repeats after 400 years, and `calendar` knows none before year 1.
    return int(number) == monthrange(int(year) % 400 + 400, int(month))[1]

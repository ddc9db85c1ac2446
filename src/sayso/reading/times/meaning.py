"""What a form comes to: an interval, a grain and a TIMEX3 value.

Moments are minutes since 1970-01-01T00:00, local to the text, both ends included; a day runs from
its minute 0 to its minute 1439. `None` stands for an end that is open or unknown.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.reading.times.civil import (
    MINUTES_A_DAY,
    add_months,
    civil_from_days,
    days_from_civil,
    iso_week,
    month_length,
    weekday,
)
from sayso.record.vocabulary import Grain, TimeStatus, TimeType

SUB_DAY: frozenset[str] = frozenset({"minute", "hour", "part_of_day"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """The result of evaluating a form."""

    value: str | None
    first: int | None = None
    last: int | None = None
    grain: Grain | None = None
    type: TimeType = "date"
    mod: str | None = None
    approximate: bool = False
    status: TimeStatus = "resolved"
    zone: str | None = None
    alternatives: tuple[str, ...] = ()

    @property
    def first_day(self) -> int:
        """The day number on which the interval begins; only for bounded meanings."""
        assert self.first is not None
        return self.first // MINUTES_A_DAY

    @property
    def last_day(self) -> int:
        """The day number on which the interval ends; only for bounded meanings."""
        assert self.last is not None
        return self.last // MINUTES_A_DAY

    @property
    def year(self) -> int:
        """The year in which the interval begins; only for bounded meanings."""
        return civil_from_days(self.first_day)[0]

    @property
    def is_bounded(self) -> bool:
        """Whether both ends are known."""
        return self.first is not None and self.last is not None


def of_days(first: int, last: int, grain: Grain, value: str) -> Meaning:
    """Return whole days `first` to `last`, both included."""
    return Meaning(value, first * MINUTES_A_DAY, last * MINUTES_A_DAY + 1439, grain)


def year_text(year: int) -> str:
    """Write a year as TIMEX3 does: four digits, `BC0480` before the common era."""
    return f"{year:04d}" if year > 0 else f"BC{1 - year:04d}"


def a_day(number: int) -> Meaning:
    """Return a day."""
    year, month, day = civil_from_days(number)
    return of_days(number, number, "day", f"{year_text(year)}-{month:02d}-{day:02d}")


def a_week(number: int) -> Meaning:
    """Return the ISO week that holds a day."""
    year, week = iso_week(number)
    monday = number - weekday(number) + 1
    return of_days(monday, monday + 6, "week", f"{year:04d}-W{week:02d}")


def a_weekend(number: int) -> Meaning:
    """Return Saturday and Sunday of the ISO week that holds a day."""
    week = a_week(number)
    saturday = week.last_day - 1
    return of_days(saturday, saturday + 1, "day", f"{week.value}-WE")


def a_month(year: int, month: int) -> Meaning:
    """Return a month."""
    first = days_from_civil(year, month, 1)
    last = first + month_length(year, month) - 1
    return of_days(first, last, "month", f"{year_text(year)}-{month:02d}")


def a_year(year: int) -> Meaning:
    """Return a year."""
    first, last = days_from_civil(year, 1, 1), days_from_civil(year, 12, 31)
    return of_days(first, last, "year", year_text(year))


def months(year: int, month: int, count: int, grain: Grain, value: str) -> Meaning:
    """Return `count` months from a month on."""
    end_year, end_month = add_months(year, month, count - 1)
    first = days_from_civil(year, month, 1)
    last = days_from_civil(end_year, end_month, month_length(end_year, end_month))
    return of_days(first, last, grain, value)


_SEASON_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def a_season(code: str, year: int) -> Meaning:
    """Return a meteorological season of the north; winter begins in December of its year."""
    return months(year, _SEASON_MONTH[code], 3, "season", f"{year_text(year)}-{code}")


def a_southern_season(code: str, year: int) -> Meaning:
    """Return a season of the south, where summer begins in December; the north's stands beside."""
    opposite = _SEASON_MONTH[_OPPOSITE[code]]
    found = months(year, opposite, 3, "season", f"{year_text(year)}-{code}")
    northern = a_season(code, year)
    ends = (northern.first or 0, northern.last or 0)
    months_there = (iso_moment(end, with_clock=False)[: -len("-01")] for end in ends)
    return replace(found, alternatives=("/".join(months_there),))


_OPPOSITE = {"SP": "FA", "SU": "WI", "FA": "SP", "WI": "SU"}


def a_quarter(number: int, year: int) -> Meaning:
    """Return a calendar quarter."""
    return months(year, 3 * number - 2, 3, "quarter", f"{year_text(year)}-Q{number}")


def a_half(number: int, year: int) -> Meaning:
    """Return a half of a year."""
    return months(year, 6 * number - 5, 6, "quarter", f"{year_text(year)}-H{number}")


def a_decade(year: int) -> Meaning:
    """Return the decade that a year lies in."""
    start = year - year % 10
    first, last = days_from_civil(start, 1, 1), days_from_civil(start + 9, 12, 31)
    return of_days(first, last, "decade", f"{start // 10:03d}")


def a_century(number: int) -> Meaning:
    """Return the n-th century: 01 to 00 by readers' counting, `n - 1` as TIMEX3 writes it."""
    first = days_from_civil(100 * number - 99, 1, 1)
    last = days_from_civil(100 * number, 12, 31)
    counted_from_0 = f"{year_text(100 * number - 100)}/{year_text(100 * number - 1)}"
    century = of_days(first, last, "century", f"{number - 1:02d}")
    return replace(century, alternatives=(counted_from_0,))


UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "quarter": 91, "year": 365,
             "decade": 3652, "century": 36524, "millennium": 365242, "weekend": 7}  # fmt: skip
UNIT_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200,
               "millennium": 12000}  # fmt: skip


def unit_at(day: int, unit: str) -> Meaning:
    """Return the unit of the calendar that holds a day."""
    year, month, _ = civil_from_days(day)
    makers: dict[str, Callable[[], Meaning]] = {
        "week": lambda: a_week(day),
        "fortnight": lambda: a_week(day),
        "weekend": lambda: a_weekend(day),
        "month": lambda: a_month(year, month),
        "quarter": lambda: a_quarter((month + 2) // 3, year),
        "year": lambda: a_year(year),
        "decade": lambda: a_decade(year),
        "century": lambda: a_century((year + 99) // 100),
        "millennium": lambda: a_century((year + 99) // 100),
    }
    return makers[unit]() if unit in makers else a_day(day)


def shifted(day: int, count: int, unit: str) -> Meaning:
    """Return the unit that lies `count` units after (before, if negative) the one of a day."""
    if unit in UNIT_MONTHS:
        year, month, _ = civil_from_days(day)
        year, month = add_months(year, month, count * UNIT_MONTHS[unit])
        return unit_at(days_from_civil(year, month, 1), unit)
    return unit_at(day + count * UNIT_DAYS.get(unit, 0), unit)


def exact_day(day: int, count: int, unit: str) -> int:
    """Return the day that lies exactly `count` units away, the month's last where it has to be."""
    if unit not in UNIT_MONTHS:
        return day + count * UNIT_DAYS.get(unit, 0)
    year, month, of_month = civil_from_days(day)
    year, month = add_months(year, month, count * UNIT_MONTHS[unit])
    return days_from_civil(year, month, min(of_month, month_length(year, month)))


PARTS = {
    "MO": (5 * 60, 12 * 60), "AF": (12 * 60, 18 * 60), "EV": (17 * 60, 23 * 60),
    "NI": (20 * 60, 30 * 60), "DT": (6 * 60, 20 * 60), "MI": (11 * 60, 13 * 60),
    "DA": (4 * 60, 7 * 60), "DU": (18 * 60, 21 * 60), "ON": (-4 * 60, 6 * 60),
    "SH": (0, 6 * 60),
    "NOON": (12 * 60, 12 * 60), "MIDNIGHT": (24 * 60, 24 * 60),
}  # fmt: skip
"""Bounds of the parts of a day in minutes; `ON` is the night before, "overnight"."""

_PART_VALUE = {
    "DA": "MO", "SH": "MO", "DU": "EV", "ON": "NI", "NOON": "12:00", "MIDNIGHT": "24:00",
}  # fmt: skip


def part_of(day: Meaning, code: str) -> Meaning:
    """Return a part of a day; of a longer stretch, its value only."""
    value = f"{day.value}T{_PART_VALUE.get(code, code)}"
    grain: Grain = "minute" if code in {"NOON", "MIDNIGHT"} else "part_of_day"
    if not day.is_bounded or day.grain != "day":
        return replace(day, value=value, type="time", grain=grain, first=None, last=None)
    start, end = PARTS[code]
    base = day.first_day * MINUTES_A_DAY
    return replace(day, value=value, first=base + start, last=base + end, grain=grain, type="time")


def at_clock(day: Meaning, hour: int, minute: int, zone: str | None) -> Meaning:
    """Return a minute of a day."""
    value = f"{day.value}T{hour:02d}:{minute:02d}{_zone_value(zone)}"
    if not day.is_bounded:
        return replace(day, value=value, type="time", grain="minute", zone=zone)
    moment = day.first_day * MINUTES_A_DAY + hour * 60 + minute
    return replace(
        day, value=value, first=moment, last=moment, grain="minute", type="time", zone=zone
    )


def _zone_value(zone: str | None) -> str:
    """Write a zone as TIMEX3 does, where its offset is certain."""
    if zone in {"GMT", "UTC", "Z"}:
        return "Z"
    sign, number = (zone or "")[3:4], (zone or "")[4:]
    return f"{sign}{int(number):02d}" if sign in {"+", "-"} and number.isdigit() else ""


_MONTH_THIRDS = {"START": (1, 10), "MID": (11, 20), "END": (21, 31)}
_YEAR_THIRDS = {"START": (1, 4), "MID": (5, 8), "END": (9, 12)}
_SHARES = {"START": (0.0, 1 / 3), "MID": (1 / 3, 2 / 3), "END": (2 / 3, 1.0)}
_WEEK_DAYS = {"START": (0, 1), "MID": (2, 3), "END": (4, 6)}
_CENTURY_YEARS = {"START": (0, 32), "MID": (33, 65), "END": (66, 99)}
_DECADE_YEARS = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}


def portion_of(whole: Meaning, portion: str) -> Meaning:
    """Return the early, middle or late third; months by days, years by months, decades by years."""
    if not whole.is_bounded:
        return replace(whole, mod=portion)
    year, month, _ = civil_from_days(whole.first_day)
    if whole.grain == "month":
        low, high = _MONTH_THIRDS[portion]
        high = min(high, month_length(year, month))
        bounds = days_from_civil(year, month, low), days_from_civil(year, month, high)
    elif whole.grain == "year":
        low, high = _YEAR_THIRDS[portion]
        third = months(year, low, high - low + 1, "year", "")
        bounds = third.first_day, third.last_day
    elif whole.grain == "week":
        low, high = _WEEK_DAYS[portion]
        bounds = whole.first_day + low, whole.first_day + high
    elif whole.grain == "decade":
        low, high = _DECADE_YEARS[portion]
        bounds = days_from_civil(year + low, 1, 1), days_from_civil(year + high, 12, 31)
    elif whole.grain == "century":
        low, high = _CENTURY_YEARS[portion]
        bounds = days_from_civil(year + low, 1, 1), days_from_civil(year + high, 12, 31)
        whole = replace(whole, alternatives=())
    else:
        return replace(_share(whole, portion), mod=portion)
    return replace(
        whole,
        mod=portion,
        first=bounds[0] * MINUTES_A_DAY,
        last=bounds[1] * MINUTES_A_DAY + 1439,
    )


def late_or_early_day(day: Meaning, portion: str) -> Meaning:
    """Return the last quarter of a day, or its hours before noon, for "late on Tuesday"."""
    assert day.first is not None
    low, high = (18 * 60, 24 * 60) if portion == "END" else (0, 12 * 60)
    value = f"{day.value}T{'NI' if portion == 'END' else 'MO'}"
    return replace(
        day,
        value=value,
        first=day.first + low,
        last=day.first + high,
        grain="part_of_day",
        type="time",
        mod=None,
    )


def _share(whole: Meaning, portion: str) -> Meaning:
    assert whole.first is not None
    assert whole.last is not None
    if whole.grain == "day":
        return whole
    length = whole.last - whole.first + 1
    low, high = (int(share * length) for share in _SHARES[portion])
    if whole.grain not in SUB_DAY:
        low, high = (round(m / MINUTES_A_DAY) * MINUTES_A_DAY for m in (low, high))
    return replace(whole, first=whole.first + low, last=whole.first + high - 1)


def iso_moment(minutes: int, *, with_clock: bool) -> str:
    """Write a moment as ISO 8601, with clock time where asked; years before 1 are signed."""
    year, month, day = civil_from_days(minutes // MINUTES_A_DAY)
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    text += f"-{month:02d}-{day:02d}"
    if not with_clock:
        return text
    rest = minutes % MINUTES_A_DAY
    return f"{text}T{rest // 60:02d}:{rest % 60:02d}"

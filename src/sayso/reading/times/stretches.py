"""Operators for larger stretches of the calendar: decades, centuries, seasons, quarters; holidays.

Holidays are the fixed ones, n-th weekdays and offsets from Western Easter; feasts of other
calendars are not computed.
"""

from collections.abc import Callable
from dataclasses import replace

from sayso.reading.times.civil import add_months, days_from_civil, easter, orthodox_easter, weekday
from sayso.reading.times.dates import century_for
from sayso.reading.times.meaning import (
    Meaning,
    a_century,
    a_day,
    a_decade,
    a_half,
    a_quarter,
    a_season,
    a_southern_season,
    a_week,
    of_days,
)
from sayso.reading.times.seeking import choose
from sayso.reading.times.view import (
    UNRESOLVED,
    Argument,
    Operator,
    View,
    inner_meaning,
    integer_of,
    operator,
    year_of,
)


@operator("decade")
def _decade(arguments: tuple[Argument, ...], view: View) -> Meaning:
    year = integer_of(arguments[0]) or 0
    return a_decade(year if year >= 100 else century_for(year, view))


@operator("century")
def _century(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    return a_century(integer_of(arguments[0]) or 1)


@operator("century_bc")
def _century_bc(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    number = integer_of(arguments[0]) or 1
    first = days_from_civil(1 - 100 * number, 1, 1)
    last = days_from_civil(-100 * (number - 1), 12, 31)
    return of_days(first, last, "century", f"BC{number - 1:02d}")


@operator("turn_of_century")
def _turn_of_century(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = arguments
    if view.document is None:
        return Meaning(None, status="unresolved", grain="year")
    turn = view.document.year // 100 * 100
    around = of_days(
        days_from_civil(turn - 5, 1, 1), days_from_civil(turn + 5, 12, 31), "year", str(turn)
    )
    return replace(around, mod="APPROX", approximate=True)


def _of_year(make: Callable[[int, int], Meaning], code: str) -> Operator:
    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        number = integer_of(arguments[0]) or 1
        if not 1 <= number <= 4:
            return Meaning(None, status="impossible")
        return _with_year(lambda y: make(number, y), f"{code}{number}", arguments[1], view)

    return operator


operator("half")(_of_year(a_half, "H"))


operator("quarter")(_of_year(a_quarter, "Q"))


@operator("season")
def _season(arguments: tuple[Argument, ...], view: View) -> Meaning:
    code = str(arguments[0])
    return _with_year(lambda y: _season_of(arguments, y), code, arguments[1], view)


def _season_of(arguments: tuple[Argument, ...], year: int) -> Meaning:
    """Return a season, of the south where the form says so."""
    make = a_southern_season if arguments[-1] == "south" else a_season
    return make(str(arguments[0]), year)


@operator("season_bc")
def _season_bc(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    return _season_of(arguments, 1 - (integer_of(arguments[1]) or 1))


def _with_year(make: Callable[[int], Meaning], code: str, year: Argument, view: View) -> Meaning:
    known = year_of(year, view)
    if known is not None:
        return make(known)
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{code}", grain="season", status="partial")
    return choose(make, view.anchor.year, view) or UNRESOLVED


@operator("same_season")
def _same_season(arguments: tuple[Argument, ...], view: View) -> Meaning:
    code = str(arguments[0])
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{code}", grain="season", status="partial")
    return _season_of(arguments, view.anchor.year)


def _nth_weekday(year: int, month: int, nth: int, wanted: int) -> int:
    """Return the day of the n-th weekday of a month; `nth` -1 is the last one."""
    if nth > 0:
        first = days_from_civil(year, month, 1)
        return first + (wanted - weekday(first)) % 7 + 7 * (nth - 1)
    next_year, next_month = add_months(year, month, 1)
    last = days_from_civil(next_year, next_month, 1) - 1
    return last - (weekday(last) - wanted) % 7


def _fixed(month: int, day: int) -> Callable[[int], int]:
    return lambda year: days_from_civil(year, month, day)


HOLIDAYS: dict[str, Callable[[int], int]] = {
    "christmas": _fixed(12, 25),
    "christmas_eve": _fixed(12, 24),
    "boxing_day": _fixed(12, 26),
    "new_years_day": _fixed(1, 1),
    "new_years_eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "valentine": _fixed(2, 14),
    "may_day": _fixed(5, 1),
    "halloween": _fixed(10, 31),
    "veterans_day": _fixed(11, 11),
    "labor_day": lambda year: _nth_weekday(year, 9, 1, 1),
    "memorial_day": lambda year: _nth_weekday(year, 5, -1, 1),
    "thanksgiving": lambda year: _nth_weekday(year, 11, 4, 4),
    "easter": easter,
    "good_friday": lambda year: easter(year) - 2,
    "palm_sunday": lambda year: easter(year) - 7,
    "easter_monday": lambda year: easter(year) + 1,
    "pentecost": lambda year: easter(year) + 49,
    "whit_monday": lambda year: easter(year) + 50,
    "ascension": lambda year: easter(year) + 39,
    "ash_wednesday": lambda year: easter(year) - 46,
    "maundy_thursday": lambda year: easter(year) - 3,
    "armistice": _fixed(11, 11),
    "all_saints": _fixed(11, 1),
    "patrick": _fixed(3, 17),
    "bastille": _fixed(7, 14),
    "anzac": _fixed(4, 25),
    "womens_day": _fixed(3, 8),
    "orthodox_easter": orthodox_easter,
    "orthodox_christmas": _fixed(1, 7),
}


@operator("holiday")
def _holiday(arguments: tuple[Argument, ...], view: View) -> Meaning:
    day_in = HOLIDAYS[str(arguments[0])]
    known = year_of(arguments[1], view)
    if known is not None:
        return a_day(day_in(known))
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning("XXXX-XX-XX", grain="day", status="partial")
    return choose(lambda year: a_day(day_in(year)), view.anchor.year, view) or UNRESOLVED


@operator("nth_week")
def _nth_week(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the first week of May" as its first seven days, "the last week" as its last."""
    month = inner_meaning(arguments[1], view)
    number = integer_of(arguments[0]) or 1
    if not month.is_bounded or not -1 <= number <= 5:
        return Meaning("XXXX-WXX", status="partial")
    first = month.last_day - 6 if number < 0 else month.first_day + 7 * (number - 1)
    last = min(first + 6, month.last_day)
    return of_days(first, last, "week", a_week((first + last) // 2).value or "")

"""Operators for days, months and years: dates with all or some parts, numeric dates, weekdays."""

from dataclasses import replace

from sayso.reading.times.civil import civil_from_days, days_from_civil, exists, weekday
from sayso.reading.times.forms import Form
from sayso.reading.times.meaning import Meaning, a_day, a_month, a_week, a_year, at_clock, of_days
from sayso.reading.times.seeking import choose
from sayso.reading.times.view import UNRESOLVED, Argument, View, inner_meaning, integer_of, operator


@operator("date")
def _date(arguments: tuple[Argument, ...], view: View) -> Meaning:
    year, month, day, on = (*(integer_of(a) for a in arguments), None, None, None)[:4]
    if month is None and day is None:
        return a_year(year) if year else UNRESOLVED
    if month is None:
        return _day_of_month(day or 1, view)
    if not _possible(year, month, day):
        return Meaning(None, status="impossible")
    if year is not None:
        return _on_weekday(days_from_civil(year, month, day), on) if day else a_month(year, month)
    value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(value, grain="day" if day else "month", status="partial")
    chosen = choose(lambda y: _in_year(y, month, day, on), view.anchor.year, view)
    if chosen is None and on is not None:
        chosen = choose(lambda y: _in_year(y, month, day, None), view.anchor.year, view)
    return chosen or Meaning(value, status="partial")


def _on_weekday(day: int, on: int | None) -> Meaning:
    """Return a day; where its weekday is not the one written, the nearest of that name beside."""
    found = a_day(day)
    if on is None or weekday(day) == on:
        return found
    nearest = day + (on - weekday(day) + 3) % 7 - 3
    return replace(found, alternatives=(a_day(nearest).value or "",))


def _possible(year: int | None, month: int, day: int | None) -> bool:
    # 2000 is a leap year: 29 February is possible while the year is open.
    return exists(2000 if year is None else year, month, day or 1)


def _in_year(year: int, month: int, day: int | None, on: int | None) -> Meaning | None:
    if day is None:
        return a_month(year, month)
    if not exists(year, month, day):
        return None
    number = days_from_civil(year, month, day)
    return a_day(number) if on is None or weekday(number) == on else None


def _day_of_month(day: int, view: View) -> Meaning:
    if not 1 <= day <= 31:
        return Meaning(None, status="impossible")
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-XX-{day:02d}", grain="day", status="partial")
    base = view.anchor.year * 12 + _month_of(view.anchor) - 1

    def make(index: int) -> Meaning | None:
        return _in_year(index // 12, index % 12 + 1, day, None)

    if view.direction == "story":
        return make(base) or UNRESOLVED
    return choose(make, base, view) or UNRESOLVED


def _month_of(meaning: Meaning) -> int:
    return civil_from_days(meaning.first_day)[1]


@operator("iso")
def _iso(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read year, month, day and perhaps hour, minute and zone."""
    _ = view
    year, month, day = (int(integer_of(argument) or 0) for argument in arguments[:3])
    if not exists(year, month, day):
        return Meaning(None, status="impossible")
    found = a_day(days_from_civil(year, month, day))
    if len(arguments) == 3:
        return found
    hour, minute = (integer_of(argument) or 0 for argument in arguments[3:5])
    if hour > 24 or minute > 59:
        return Meaning(None, status="impossible")
    zone = str(arguments[5]) if len(arguments) > 5 else None
    return at_clock(found, hour, minute, zone)


@operator("numeric")
def _numeric(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read an all-number date; where day and month can be swapped, both stand as alternatives.

    Points between the numbers ("4.3.2019") or other dates of the text give the order.
    """
    first, second, year = (int(integer_of(argument) or 0) for argument in arguments[:3])
    if year < 100:
        year = century_for(year, view)
    order = str(arguments[3]) if len(arguments) > 3 else None
    if order is not None:
        month, day = (first, second) if order == "month_first" else (second, first)
        if exists(year, month, day):
            return a_day(days_from_civil(year, month, day))
        if order == "day_first":
            return Meaning(None, status="impossible")
    readings = [
        a_day(days_from_civil(year, month, day))
        for day, month in ((first, second), (second, first))
        if exists(year, month, day)
    ]
    if not readings:
        return Meaning(None, status="impossible")
    if len(readings) == 1 or readings[0] == readings[1]:
        return readings[0]
    both = sorted(readings, key=lambda m: m.first_day)
    hull = of_days(both[0].first_day, both[1].first_day, "day", readings[0].value or "")
    return replace(hull, status="partial", alternatives=(readings[1].value or "",))


@operator("old_style")
def _old_style(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "25 October (7 November) 1917": the one in brackets counts, the other stands beside."""
    old = inner_meaning(arguments[1], view)
    new = inner_meaning(_dated_after(arguments[0], old), view)
    if new.value is None or old.value is None:
        return new if old.value is None else old
    return replace(new, alternatives=(old.value,))


@operator("julian")
def _julian(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read a day of the Julian calendar as the Gregorian day that it was."""
    written = inner_meaning(arguments[0], view)
    if not written.is_bounded:
        return written
    year, month, _ = civil_from_days(written.first_day)
    year -= month <= 2  # the calendars part on the last day of February
    found = a_day(written.first_day + year // 100 - year // 400 - 2)
    return replace(found, alternatives=(written.value or "",))


def _dated_after(new: Argument, old: Meaning) -> Argument:
    """Give a date in brackets the year in which it comes next after the one before them."""
    if not isinstance(new, Form) or new.arguments[0] != "_" or not old.is_bounded:
        return new
    month, day = integer_of(new.arguments[1]) or 1, integer_of(new.arguments[2]) or 1
    is_later = (month, day) >= civil_from_days(old.first_day)[1:]
    return Form(new.operator, (float(old.year + (not is_later)), *new.arguments[1:]))


def century_for(two_digits: int, view: View) -> int:
    """Return the year for two digits: in the narrative's century, else the latest possible."""
    latest = view.document.year + 1 if view.document is not None else 2030
    anchor = view.anchor
    if anchor is not None and anchor is not view.document and anchor.is_bounded:
        return anchor.year // 100 * 100 + two_digits
    return latest - (latest - two_digits) % 100


@operator("short_year")
def _short_year(arguments: tuple[Argument, ...], view: View) -> Meaning:
    digits = integer_of(arguments[0]) or 0
    after = integer_of(arguments[1]) if len(arguments) > 1 else None
    if after is not None:
        return a_year(after - after % 100 + digits + (100 if digits < after % 100 else 0))
    return a_year(century_for(digits, view))


@operator("bc")
def _bc(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    year = 1 - (integer_of(arguments[0]) or 1)
    month = integer_of(arguments[1]) if len(arguments) > 1 else None
    return a_month(year, month) if month else a_year(year)


@operator("in_year")
def _in_relative_year(arguments: tuple[Argument, ...], view: View) -> Meaning:
    month, step = integer_of(arguments[0]) or 1, integer_of(arguments[1])
    step = {"following": 1, "previous": -1}.get(str(arguments[1]), step)
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{month:02d}", grain="month", status="partial")
    year, day = view.anchor.year + (step or 0), (*map(integer_of, arguments), None)[2]
    if day is None:
        return a_month(year, month)
    if not exists(year, month, day):
        return Meaning(None, status="impossible")
    return a_day(days_from_civil(year, month, day))


@operator("weekday")
def _weekday(arguments: tuple[Argument, ...], view: View) -> Meaning:
    wanted = integer_of(arguments[0]) or 1
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    day = view.anchor.first_day if view.direction == "story" else view.anchor.last_day
    monday = day - weekday(day) + 1
    if view.direction == "this":
        return a_day(monday + wanted - 1)
    if view.direction == "next":
        return _next_weekday(monday, wanted, day)

    def pick(direction: str) -> Meaning:
        found = choose(
            lambda week: a_day(7 * week + monday % 7 + wanted - 1),
            monday // 7,
            replace(view, direction=direction),
        )
        return found or UNRESOLVED

    chosen = pick(view.direction)
    if view.direction != "near" or wanted == weekday(day):
        return chosen
    others = {pick("past").value, pick("future").value} - {chosen.value, None}
    return replace(chosen, alternatives=tuple(sorted(other for other in others if other)))


def _next_weekday(monday: int, wanted: int, day: int) -> Meaning:
    chosen, nearest = monday + 6 + wanted, day + (wanted - weekday(day) - 1) % 7 + 1
    found = a_day(chosen)
    other = (a_day(nearest).value or "",) if nearest != chosen else ()
    return replace(found, alternatives=other)


@operator("week_of")
def _week_of(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the week of 14 June": the seven days from a Sunday or Monday on, else the ISO week."""
    day = inner_meaning(arguments[0], view)
    if not day.is_bounded or day.first_day != day.last_day:
        return day
    if weekday(day.first_day) not in {1, 7}:
        return a_week(day.first_day)
    week = a_week(day.first_day + 1)
    return of_days(day.first_day, day.first_day + 6, "week", week.value or "")


@operator("week_hence")
def _week_hence(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "Friday week" and "a week on Friday": weeks after the first Friday to come."""
    wanted, weeks = integer_of(arguments[0]) or 1, integer_of(arguments[1]) or 1
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    day = view.anchor.last_day
    return a_day(day + (wanted - weekday(day) - 1) % 7 + 1 + 7 * weeks)


@operator("nth_day")
def _nth_day(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the 3rd of last month"."""
    month, day = inner_meaning(arguments[0], view), integer_of(arguments[1]) or 1
    if not month.is_bounded:
        return Meaning(f"XXXX-XX-{day:02d}", grain="day", status="partial")
    year, number, _ = civil_from_days(month.first_day)
    if not exists(year, number, day):
        return Meaning(None, status="impossible")
    return a_day(days_from_civil(year, number, day))


@operator("nth_weekday")
def _nth_weekday_of(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the first Sunday in May" and "the last Friday of March"; -1 is the last."""
    month = inner_meaning(arguments[2], view)
    nth, wanted = integer_of(arguments[0]) or 1, integer_of(arguments[1]) or 1
    if not month.is_bounded:
        return Meaning("XXXX-XX-XX", grain="day", status="partial")
    first = month.first_day + (wanted - weekday(month.first_day)) % 7
    day = first + 7 * (nth - 1) if nth > 0 else first + (month.last_day - first) // 7 * 7
    return a_day(day) if day <= month.last_day else Meaning(None, status="impossible")


@operator("weeks_back")
def _weeks_back(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the Sunday before last" and "three Fridays ago": the n-th such day before today."""
    wanted, count = integer_of(arguments[0]) or 1, integer_of(arguments[1]) or 1
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    day = view.anchor.first_day
    return a_day(day - (weekday(day) - wanted - 1) % 7 - 1 - 7 * (count - 1))


@operator("in_week")
def _in_week(arguments: tuple[Argument, ...], view: View) -> Meaning:
    wanted, step = integer_of(arguments[0]) or 1, integer_of(arguments[1]) or 0
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    week = a_week(view.anchor.last_day + 7 * step)
    return a_day(week.first_day + wanted - 1)

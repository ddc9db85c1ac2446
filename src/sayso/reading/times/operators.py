"""The operators of forms: each turns arguments and an anchor into a `Meaning`.

`evaluate` is the only way in. An operator gets the parsed form and a `View`: the anchor's own
meaning, the direction in which a missing part is to be sought, and the document date. Without an
anchor what is missing stays `X` in the value and the status says `partial` or `unresolved`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.reading.times.civil import (
    MINUTES_A_DAY,
    add_months,
    civil_from_days,
    days_from_civil,
    easter,
    exists,
    weekday,
)
from sayso.reading.times.forms import Form, parse
from sayso.reading.times.meaning import (
    UNIT_DAYS,
    Meaning,
    a_century,
    a_day,
    a_decade,
    a_half,
    a_month,
    a_quarter,
    a_season,
    a_week,
    a_weekend,
    a_year,
    at_clock,
    of_days,
    part_of,
    portion_of,
    shifted,
    unit_at,
)


@dataclass(frozen=True, slots=True)
class View:
    """From where a form is seen."""

    anchor: Meaning | None
    direction: str
    document: Meaning | None


Argument = Form | str | float
Operator = Callable[[tuple[Argument, ...], View], Meaning]
UNRESOLVED = Meaning(None, status="unresolved")


def evaluate(form: Form | str, view: View) -> Meaning:
    """Return what a form comes to, seen from `view`."""
    parsed = parse(form) if isinstance(form, str) else form
    return OPERATORS[parsed.operator](parsed.arguments, view)


def _inner(argument: Argument, view: View) -> Meaning:
    assert isinstance(argument, Form)
    return evaluate(argument, view)


def _number(argument: Argument) -> int | None:
    return int(argument) if isinstance(argument, float) else None


# --- choosing what is missing -----------------------------------------------------------------------

_HALF_A_YEAR = 183
_LONG_GAP = 60
_AGAINST_TENSE = 4
"""A date of the year may lie against the tense when it is this many times nearer."""


def _choose(make: Callable[[int], Meaning | None], around: int, view: View) -> Meaning | None:
    """Pick among `make(around - 9) .. make(around + 9)`, in calendar order, by direction."""
    anchor = view.anchor
    assert anchor is not None
    found = [m for step in range(-9, 10) if (m := make(around + step)) is not None]
    return _picked(found, anchor, view.direction)


def _picked(found: list[Meaning], anchor: Meaning, direction: str) -> Meaning | None:
    start, end = anchor.first_day, anchor.last_day
    past = [m for m in found if m.first_day <= end]
    future = [m for m in found if m.last_day >= start]
    if direction in {"past", "future"} and _gap(found) > _LONG_GAP:
        return _weighed(past, future, anchor, direction)
    if direction == "past":
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
        return (past or future or [None])[0]
    with_tense, against = past[-1], future[0]
    if direction == "future":
        with_tense, against = against, with_tense
    is_much_nearer = _distance(with_tense, anchor) > _AGAINST_TENSE * _distance(against, anchor)
    return against if is_much_nearer else with_tense


def _story_pick(found: list[Meaning], anchor: Meaning) -> Meaning | None:
    """In a story: the first that is not long before the anchor; the same year may go back."""
    inside = [m for m in found if m.first_day >= anchor.first_day and m.last_day <= anchor.last_day]
    if inside:
        return inside[0]
    slack = _HALF_A_YEAR if _gap(found) > 300 else 0
    return next((m for m in found if m.last_day >= anchor.first_day - slack), None)


def _distance(meaning: Meaning, anchor: Meaning) -> int:
    return max(meaning.first_day - anchor.last_day, anchor.first_day - meaning.last_day, 0)


def _year_of(argument: Argument, view: View) -> int | None:
    """The year that an argument gives: a number, or a form that comes to a year."""
    if isinstance(argument, Form):
        meaning = evaluate(argument, replace(view, anchor=view.anchor or view.document))
        return meaning.year if meaning.is_bounded else None
    return _number(argument)


# --- dates ----------------------------------------------------------------------------------------------


def _date(arguments: tuple[Argument, ...], view: View) -> Meaning:
    year, month, day, on = (*(_number(a) for a in arguments), None, None, None)[:4]
    if month is None and day is None:
        return a_year(year) if year else UNRESOLVED
    if month is None:
        return _day_of_month(day or 1, view)
    if not _possible(year, month, day):
        return Meaning(None, status="impossible")
    if year is not None:
        return a_day(days_from_civil(year, month, day)) if day else a_month(year, month)
    value = f"XXXX-{month:02d}" + (f"-{day:02d}" if day else "")
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(value, grain="day" if day else "month", status="partial")
    chosen = _choose(lambda y: _in_year(y, month, day, on), view.anchor.year, view)
    if chosen is None and on is not None:
        chosen = _choose(lambda y: _in_year(y, month, day, None), view.anchor.year, view)
    return chosen or Meaning(value, status="partial")


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
    return _choose(make, base, view) or UNRESOLVED


def _month_of(meaning: Meaning) -> int:
    return civil_from_days(meaning.first_day)[1]


def _iso(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read year, month, day and perhaps hour, minute and zone."""
    _ = view
    year, month, day = (int(_number(argument) or 0) for argument in arguments[:3])
    if not exists(year, month, day):
        return Meaning(None, status="impossible")
    found = a_day(days_from_civil(year, month, day))
    if len(arguments) == 3:
        return found
    hour, minute = (_number(argument) or 0 for argument in arguments[3:5])
    if hour > 24 or minute > 59:
        return Meaning(None, status="impossible")
    zone = str(arguments[5]) if len(arguments) > 5 else None
    return at_clock(found, hour, minute, zone)


def _numeric(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read an all-number date; where day and month can be swapped, both stand as alternatives."""
    first, second, year = (int(_number(argument) or 0) for argument in arguments)
    if year < 100:
        year = _century_for(year, view)
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


def _century_for(two_digits: int, view: View) -> int:
    latest = view.document.year + 1 if view.document is not None else 2030
    anchor = view.anchor
    if anchor is not None and anchor is not view.document and anchor.is_bounded:
        return anchor.year // 100 * 100 + two_digits
    return latest - (latest - two_digits) % 100


def _short_year(arguments: tuple[Argument, ...], view: View) -> Meaning:
    digits = _number(arguments[0]) or 0
    after = _number(arguments[1]) if len(arguments) > 1 else None
    if after is not None:
        return a_year(after - after % 100 + digits + (100 if digits < after % 100 else 0))
    return a_year(_century_for(digits, replace(view, anchor=None)))


def _bc(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    year = 1 - (_number(arguments[0]) or 1)
    month = _number(arguments[1]) if len(arguments) > 1 else None
    return a_month(year, month) if month else a_year(year)


def _in_relative_year(arguments: tuple[Argument, ...], view: View) -> Meaning:
    month, step = _number(arguments[0]) or 1, _number(arguments[1])
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{month:02d}", grain="month", status="partial")
    return a_month(view.anchor.year + (step or 0), month)


# --- larger stretches -----------------------------------------------------------------------------------


def _decade(arguments: tuple[Argument, ...], view: View) -> Meaning:
    year = _number(arguments[0]) or 0
    return a_decade(year if year >= 100 else _century_for(year, view))


def _century(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    return a_century(_number(arguments[0]) or 1)


def _century_bc(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    number = _number(arguments[0]) or 1
    first = days_from_civil(1 - 100 * number, 1, 1)
    last = days_from_civil(-100 * (number - 1), 12, 31)
    return of_days(first, last, "century", f"BC{number - 1:02d}")


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
        number = _number(arguments[0]) or 1
        if not 1 <= number <= 4:
            return Meaning(None, status="impossible")
        return _with_year(lambda y: make(number, y), f"{code}{number}", arguments[1], view)

    return operator


def _season(arguments: tuple[Argument, ...], view: View) -> Meaning:
    code = str(arguments[0])
    return _with_year(lambda y: a_season(code, y), code, arguments[1], view)


def _with_year(make: Callable[[int], Meaning], code: str, year: Argument, view: View) -> Meaning:
    known = _year_of(year, view)
    if known is not None:
        return make(known)
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{code}", grain="season", status="partial")
    return _choose(make, view.anchor.year, view) or UNRESOLVED


def _same_season(arguments: tuple[Argument, ...], view: View) -> Meaning:
    code = str(arguments[0])
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-{code}", grain="season", status="partial")
    return a_season(code, view.anchor.year)


# --- weekdays -------------------------------------------------------------------------------------------


def _weekday(arguments: tuple[Argument, ...], view: View) -> Meaning:
    wanted = _number(arguments[0]) or 1
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    day = view.anchor.first_day if view.direction == "story" else view.anchor.last_day
    monday = day - weekday(day) + 1
    if view.direction == "this":
        return a_day(monday + wanted - 1)
    if view.direction == "next":
        return _next_weekday(monday, wanted, day)
    return _choose(lambda week: a_day(7 * week + monday % 7 + wanted - 1), monday // 7, view) or (
        UNRESOLVED
    )


def _next_weekday(monday: int, wanted: int, day: int) -> Meaning:
    chosen, nearest = monday + 6 + wanted, day + (wanted - weekday(day) - 1) % 7 + 1
    found = a_day(chosen)
    other = (a_day(nearest).value or "",) if nearest != chosen else ()
    return replace(found, alternatives=other)


def _in_week(arguments: tuple[Argument, ...], view: View) -> Meaning:
    wanted, step = _number(arguments[0]) or 1, _number(arguments[1]) or 0
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(f"XXXX-WXX-{wanted}", grain="day", status="partial")
    week = a_week(view.anchor.last_day + 7 * step)
    return a_day(week.first_day + wanted - 1)


def _week_of(arguments: tuple[Argument, ...], view: View) -> Meaning:
    step = _number(arguments[0]) or 0
    found = _inner(arguments[1], replace(view, direction="past"))
    return found if not found.is_bounded or step > 0 else found


# --- seen from the anchor -------------------------------------------------------------------------------

_REL_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
             "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


def _open_unit(unit: str) -> Meaning:
    return Meaning(_REL_OPEN.get(unit, "XXXX-XX-XX"), status="unresolved")


def _rel(arguments: tuple[Argument, ...], view: View) -> Meaning:
    step, unit = _number(arguments[0]) or 0, str(arguments[1])
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit(unit)
    return shifted(view.anchor.last_day, step, unit)


def _weekend(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = arguments
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("weekend")
    monday = view.anchor.last_day - weekday(view.anchor.last_day) + 1
    found = _choose(lambda week: a_weekend(7 * week + monday % 7), monday // 7, view)
    return found or UNRESOLVED


def _same(arguments: tuple[Argument, ...], view: View) -> Meaning:
    unit = str(arguments[0])
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit(unit)
    return unit_at(view.anchor.first_day, unit)


def _same_quarter(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the quarter" as the one just spoken of, else the last that was complete."""
    _ = arguments
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("quarter")
    step = 0 if view.anchor.grain == "quarter" else -1
    return shifted(view.anchor.first_day, step, "quarter")


def _shift(sign: int) -> Operator:
    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        count, unit, mod = _period_of(arguments[0])
        if unit in {"hour", "minute", "second"}:
            return _shift_hours(count, unit, sign, mod, view)
        if count is None:
            return _vague_shift(sign, unit, view)
        if view.anchor is None or not view.anchor.is_bounded:
            return replace(_open_unit(unit), mod=mod)
        day = view.anchor.first_day if sign < 0 else view.anchor.last_day
        if count != int(count):
            return _fractional_shift(day, count * sign, unit, mod)
        unit, steps = _grain_of_shift(view.anchor, unit, int(count))
        return _widen(shifted(day, sign * steps, unit), mod, unit, sign)

    return operator


def _grain_of_shift(anchor: Meaning, unit: str, count: int) -> tuple[str, int]:
    if unit == "fortnight":
        return "week", 2 * count
    if unit in {"decade", "century", "millennium"}:
        return "year", count * {"decade": 10, "century": 100, "millennium": 1000}[unit]
    if unit == "year" and anchor.grain == "quarter":
        return "quarter", 4 * count  # "a year earlier", told of a quarter
    return unit, count


def _fractional_shift(day: int, count: float, unit: str, mod: str | None) -> Meaning:
    finer = {"year": ("month", 12), "decade": ("year", 10), "century": ("year", 100),
             "month": ("week", 4), "week": ("day", 7)}  # fmt: skip
    target, factor = finer.get(unit, ("day", 1))
    return replace(shifted(day, round(count * factor), target), mod=mod)


def _shift_hours(count: float | None, unit: str, sign: int, mod: str | None, view: View) -> Meaning:
    letter = {"hour": "H", "minute": "M", "second": "S"}[unit]
    number = "X" if count is None else f"{count:g}"
    anchor = view.anchor
    if anchor is None or not anchor.is_bounded or anchor.grain not in {"minute", "hour"}:
        ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
        if count is None:
            return Meaning(ref, status="unresolved", type="date")
        return Meaning(f"PT{number}{letter}", status="unresolved", type="duration", mod=mod)
    minutes = {"hour": 60, "minute": 1, "second": 0}[unit] * (count or 0)
    moment = (anchor.first or 0) + sign * int(minutes)
    return at_clock(
        a_day(moment // MINUTES_A_DAY), moment % MINUTES_A_DAY // 60, moment % 60, anchor.zone
    )


def _vague_shift(sign: int, unit: str, view: View) -> Meaning:
    """Read "a few days ago" as 2 to 9 units before the anchor."""
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(value, status="unresolved", approximate=True)
    day = view.anchor.last_day
    near, far = shifted(day, 2 * sign, unit), shifted(day, 9 * sign, unit)
    low, high = (far, near) if sign < 0 else (near, far)
    return replace(low, value=value, last=high.last, approximate=True)


def _widen(meaning: Meaning, mod: str | None, unit: str, sign: int) -> Meaning:
    if mod is None or not meaning.is_bounded:
        return replace(meaning, mod=mod)
    around = UNIT_DAYS.get(unit, 1) * MINUTES_A_DAY
    assert meaning.first is not None
    assert meaning.last is not None
    nearer = mod in {"LESS_THAN", "EQUAL_OR_LESS"}
    farther = mod in {"MORE_THAN", "EQUAL_OR_MORE"}
    back = around if mod == "APPROX" or (farther if sign < 0 else nearer) else 0
    on = around if mod == "APPROX" or (nearer if sign < 0 else farther) else 0
    return replace(
        meaning, mod=mod, first=meaning.first - back, last=meaning.last + on, approximate=True
    )


def _period_of(argument: Argument) -> tuple[float | None, str, str | None]:
    """Count (None when open), unit and mod of a period, perhaps inside `mod(..)`."""
    assert isinstance(argument, Form)
    if argument.operator == "mod":
        count, unit, _ = _period_of(argument.arguments[1])
        return count, unit, str(argument.arguments[0])
    count_argument, unit = argument.arguments[0], str(argument.arguments[1])
    return (count_argument if isinstance(count_argument, float) else None), unit, None


# --- durations and sets ---------------------------------------------------------------------------------

_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
           "weekend": "WE", "fortnight": "W"}  # fmt: skip


def period_value(count: float | None, unit: str) -> str:
    """Write a period as TIMEX3: P3W, PT30M, PXD."""
    letter = _LETTER[unit]
    if count is not None and unit == "fortnight":
        count *= 2
    if count is not None and unit == "hour" and count < 1:
        count, letter = count * 60, "TM"
    number = "X" if count is None else f"{count:.10g}"
    return f"P{letter[0]}{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _period(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    count = arguments[0] if isinstance(arguments[0], float) else None
    value = period_value(count, str(arguments[1]))
    is_open = len(arguments) > 2
    return Meaning(value, type="duration", approximate=is_open or count is None)


def _stretch(sign: int) -> Operator:
    """Read "the past two days" and "the next two days": a period with one end at the anchor."""

    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        count, unit, mod = _period_of(arguments[0])
        found = replace(_period_of_form(arguments[0], view), mod=mod)
        if count is None or view.anchor is None or not view.anchor.is_bounded:
            return found
        day = view.anchor.last_day if sign < 0 else view.anchor.first_day
        span = round(count * UNIT_DAYS.get(unit, 1))
        first, last = (day - span, day) if sign < 0 else (day, day + span)
        hull = of_days(first, last, "day", "")
        return replace(found, first=hull.first, last=hull.last, grain="day")

    return operator


def _period_of_form(argument: Argument, view: View) -> Meaning:
    return _inner(argument, view)


def _every(arguments: tuple[Argument, ...], view: View) -> Meaning:
    what = arguments[0]
    if isinstance(what, Form):
        if what.operator == "part":
            return Meaning(f"XXXX-XX-XXT{what.arguments[0]}", type="set")
        open_view = View(None, view.direction, None)
        return Meaning(evaluate(what, open_view).value, type="set")
    return Meaning(period_value(1, str(what)), type="set")


def _every_n(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    count = arguments[0] if isinstance(arguments[0], float) else None
    return Meaning(period_value(count, str(arguments[1])), type="set")


def _ref(arguments: tuple[Argument, ...], view: View) -> Meaning:
    value = str(arguments[0])
    document = view.anchor
    if document is None or not document.is_bounded:
        return Meaning(value, status="unresolved", approximate=value != "PRESENT_REF")
    if value == "PRESENT_REF":
        return replace(document, value=value, approximate=False)
    if value == "FUTURE_REF":
        return Meaning(value, first=document.first, approximate=True, status="partial")
    return Meaning(value, last=document.last, approximate=True, status="partial")


# --- modifiers and joins --------------------------------------------------------------------------------


def _mod(arguments: tuple[Argument, ...], view: View) -> Meaning:
    inner = _inner(arguments[1], view)
    mod = str(arguments[0])
    if inner.type == "duration" or not inner.is_bounded:
        return replace(inner, mod=mod, approximate=True)
    assert inner.first is not None
    assert inner.last is not None
    around = max(inner.last - inner.first + 1, 60)
    return replace(
        inner, mod=mod, first=inner.first - around, last=inner.last + around, approximate=True
    )


def _portion(arguments: tuple[Argument, ...], view: View) -> Meaning:
    return portion_of(_inner(arguments[1], view), str(arguments[0]))


def _directed(direction: str) -> Operator:
    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        return _inner(arguments[0], replace(view, direction=direction))

    return operator


def _this(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "this Friday" in the running week, "this May" in the running year."""
    form = arguments[0]
    assert isinstance(form, Form)
    if form.operator == "weekday":
        return evaluate(form, replace(view, direction="this"))
    if view.anchor is None or not view.anchor.is_bounded:
        return evaluate(form, view)
    year = float(view.anchor.year)
    known = tuple(year if argument == "_" and i in (0, 1) else argument
                  for i, argument in enumerate(form.arguments))  # fmt: skip
    return evaluate(Form(form.operator, known), view)


def _part(arguments: tuple[Argument, ...], view: View) -> Meaning:
    return part_of(_day_argument(arguments[1] if len(arguments) > 1 else "_", view),
                   str(arguments[0]))  # fmt: skip


def _day_argument(argument: Argument, view: View) -> Meaning:
    """The day that a part of the day or a clock time belongs to."""
    if isinstance(argument, Form):
        return evaluate(argument, view)
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning("XXXX-XX-XX", status="partial", grain="day")
    return a_day(view.anchor.first_day)


def _at(arguments: tuple[Argument, ...], view: View) -> Meaning:
    hour, minute = _number(arguments[0]) or 0, _number(arguments[1]) or 0
    half = str(arguments[2])[0].lower()
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return Meaning(None, status="impossible")
    zone = None if arguments[3] == "_" else str(arguments[3])
    return at_clock(_day_argument(arguments[4], view), hour, minute, zone)


def _join(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Put a clock time or part of the day on the day that the other words name."""
    first, day = arguments
    assert isinstance(first, Form)
    assert isinstance(day, Form)
    if day.operator == "part":
        inner = day.arguments[1] if len(day.arguments) > 1 else "_"
        hour = first.arguments[0]
        afternoon = day.arguments[0] in {"AF", "EV", "NI"} and isinstance(hour, float) and hour < 12
        half = "pm" if afternoon and first.arguments[2] == "_" else first.arguments[2]
        return evaluate(Form("at", (*first.arguments[:2], half, first.arguments[3], inner)), view)
    if first.operator in {"mod", "portion"}:
        joined = Form("join", (first.arguments[1], day))
        return evaluate(Form(first.operator, (first.arguments[0], joined)), view)
    return evaluate(Form(first.operator, (*first.arguments[:-1], day)), view)


def _other(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = arguments, view
    return Meaning(None, status="other_calendar")


# --- holidays -------------------------------------------------------------------------------------------


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
}


def _holiday(arguments: tuple[Argument, ...], view: View) -> Meaning:
    day_in = HOLIDAYS[str(arguments[0])]
    known = _year_of(arguments[1], view)
    if known is not None:
        return a_day(day_in(known))
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning("XXXX-XX-XX", grain="day", status="partial")
    return _choose(lambda year: a_day(day_in(year)), view.anchor.year, view) or UNRESOLVED


OPERATORS: dict[str, Operator] = {
    "ago": _shift(-1),
    "ahead": _shift(1),
    "at": _at,
    "bc": _bc,
    "century": _century,
    "century_bc": _century_bc,
    "coming": _stretch(1),
    "date": _date,
    "decade": _decade,
    "earlier": _shift(-1),
    "every": _every,
    "every_n": _every_n,
    "half": _of_year(a_half, "H"),
    "holiday": _holiday,
    "in_week": _in_week,
    "in_year": _in_relative_year,
    "iso": _iso,
    "join": _join,
    "last": _directed("last"),
    "later": _shift(1),
    "mod": _mod,
    "next": _directed("next"),
    "numeric": _numeric,
    "other": _other,
    "part": _part,
    "past": _stretch(-1),
    "period": _period,
    "portion": _portion,
    "quarter": _of_year(a_quarter, "Q"),
    "ref": _ref,
    "rel": _rel,
    "same": _same,
    "same_quarter": _same_quarter,
    "same_season": _same_season,
    "season": _season,
    "short_year": _short_year,
    "this": _this,
    "turn_of_century": _turn_of_century,
    "week_of": _week_of,
    "weekday": _weekday,
    "weekend": _weekend,
}

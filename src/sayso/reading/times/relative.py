"""Operators that count from an anchor: "last week", "two days later", "the same day"."""

from dataclasses import replace

from sayso.reading.times.civil import (
    MINUTES_A_DAY,
    weekday,
)
from sayso.reading.times.counts import FEW, period_of, period_value, vague_bounds
from sayso.reading.times.forms import Form
from sayso.reading.times.meaning import (
    SUB_DAY,
    UNIT_DAYS,
    Meaning,
    a_day,
    a_weekend,
    at_clock,
    exact_day,
    of_days,
    shifted,
    unit_at,
)
from sayso.reading.times.seeking import choose
from sayso.reading.times.view import (
    UNRESOLVED,
    Argument,
    Operator,
    View,
    evaluate,
    inner_meaning,
    integer_of,
    operator,
)

_REL_OPEN = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "weekend": "XXXX-WXX-WE", "month": "XXXX-XX",
             "quarter": "XXXX-QX", "year": "XXXX", "decade": "XXX", "century": "XX"}  # fmt: skip


def _open_unit(unit: str) -> Meaning:
    return Meaning(_REL_OPEN.get(unit, "XXXX-XX-XX"), status="unresolved")


@operator("rel")
def _rel(arguments: tuple[Argument, ...], view: View) -> Meaning:
    step, unit = integer_of(arguments[0]) or 0, str(arguments[1])
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit(unit)
    is_part = view.anchor.grain in SUB_DAY
    day = view.anchor.first_day if is_part else view.anchor.last_day
    found = shifted(day, step, unit)
    if unit in {"week", "weekend"} and weekday(day) == _SUNDAY:  # the first day of weeks elsewhere
        return replace(found, alternatives=(shifted(day, step + 1, unit).value or "",))
    return found


_SUNDAY = 7


@operator("weekend")
def _weekend(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = arguments
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("weekend")
    monday = view.anchor.last_day - weekday(view.anchor.last_day) + 1
    found = choose(lambda week: a_weekend(7 * week + monday % 7), monday // 7, view)
    return found or UNRESOLVED


@operator("same")
def _same(arguments: tuple[Argument, ...], view: View) -> Meaning:
    unit = str(arguments[0])
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit(unit)
    return unit_at(view.anchor.first_day, unit)


@operator("same_quarter")
def _same_quarter(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the quarter" as the one just spoken of, else the last that was complete.

    An argument says of which year: a year, or how many years on or back.
    """
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("quarter")
    step = 0 if view.anchor.grain == "quarter" else -1
    found = shifted(view.anchor.first_day, step, "quarter")
    year = integer_of(arguments[0]) if arguments else None
    if year is None:
        return found
    years = year if year < 0 else year - found.year
    return shifted(found.first_day, 4 * years, "quarter")


@operator("quarter_ended")
def _quarter_ended(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the quarter ended 31 July" as the calendar's that holds most of it."""
    _ = arguments
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("quarter")
    return unit_at(view.anchor.last_day - _HALF_A_QUARTER, "quarter")


_HALF_A_QUARTER = 45


def _shift(sign: int, *, from_now: bool) -> Operator:
    """Shift by a period; "a few days ago" comes to a reference, "days later" to an open day."""

    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        count, unit, mod = period_of(arguments[0])
        if unit in {"hour", "minute", "second"}:
            return _shift_hours(count, unit, sign, mod, view)
        if count is None:
            bounds = vague_bounds(arguments[0])
            reference = "PAST_REF" if sign < 0 else "FUTURE_REF"
            is_reference = from_now or bounds in FEW.values()
            value = reference if is_reference else _REL_OPEN.get(unit, "XXXX-XX-XX")
            return _vague_shift(sign, unit, bounds, view, value)
        if view.anchor is None or not view.anchor.is_bounded:
            return replace(_open_unit(unit), mod=mod)
        is_early = sign < 0 or view.anchor.grain in SUB_DAY  # the night of the 4th is told of then
        day = view.anchor.first_day if is_early else view.anchor.last_day
        if count != int(count):
            return _fractional_shift(day, count * sign, unit, mod)
        unit, steps = _grain_of_shift(view.anchor, unit, int(count))
        exact = exact_day(day, sign * steps, unit)
        beyond = exact_day(day, sign * (steps + 1), unit)
        found = shifted(day, sign * steps, unit)
        if mod in _LESS and sign > 0:
            hull = of_days(exact_day(day, steps - 1, unit), exact, "day", "")
            return replace(found, mod=mod, first=hull.first, last=hull.last, approximate=True)
        return _widen(found, mod, exact, beyond, sign)

    return operator


operator("ago")(_shift(-1, from_now=True))
operator("earlier")(_shift(-1, from_now=False))
operator("ahead")(_shift(1, from_now=True))
operator("later")(_shift(1, from_now=False))


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
    anchor = view.anchor
    if anchor is None or not anchor.is_bounded or anchor.grain not in {"minute", "hour"}:
        ref = "PAST_REF" if sign < 0 else "FUTURE_REF"
        if count is None:
            return Meaning(ref, status="unresolved", type="date")
        found = Meaning(period_value(count, unit), status="unresolved", type="duration", mod=mod)
        return _near_the_day(found, anchor, sign * (count or 0) * _MINUTES[unit])
    middle = ((anchor.first or 0) + (anchor.last or 0)) // 2  # of "about 6 p.m."
    moment = middle + round(sign * _MINUTES[unit] * (count or 0))
    return at_clock(
        a_day(moment // MINUTES_A_DAY), moment % MINUTES_A_DAY // 60, moment % 60, anchor.zone
    )


_MINUTES = {"hour": 60.0, "minute": 1.0, "second": 1 / 60}


def _near_the_day(found: Meaning, anchor: Meaning | None, minutes: float) -> Meaning:
    """Bound "two hours ago" by the anchor's day where no clock time is known."""
    if anchor is None or anchor.first is None or anchor.last is None:
        return found
    first = anchor.first + min(0, round(minutes))
    last = anchor.last + max(0, round(minutes))
    return replace(found, first=first, last=last, grain="day", status="partial", approximate=True)


def _vague_shift(sign: int, unit: str, bounds: tuple[int, int], view: View, value: str) -> Meaning:
    """Read "a few days ago" as 2 to 5 units before the anchor."""
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning(value, status="unresolved", approximate=True)
    day = view.anchor.last_day
    near, far = (shifted(day, count * sign, unit) for count in bounds)
    low, high = (far, near) if sign < 0 else (near, far)
    return replace(low, value=value, last=high.last, approximate=True)


def _widen(meaning: Meaning, mod: str | None, exact: int, beyond: int, sign: int) -> Meaning:
    """Bound "about", "less than" and "more than" N units from the anchor.

    `exact` is the day N units away, `beyond` the day one unit further.
    """
    if mod is None or not meaning.is_bounded:
        return replace(meaning, mod=mod)
    near, far = meaning.first_day, meaning.last_day
    around = abs(beyond - exact)
    if mod == "APPROX":
        near, far = near - around, far + around
    elif (mod in _LESS) == (sign < 0):
        near, far = exact - sign * (sign < 0), max(far, exact) if sign < 0 else beyond
    else:
        near, far = (beyond, exact - 1) if sign < 0 else (min(near, exact), exact - 1)
    hull = of_days(near, max(near, far), "day", "")
    return replace(meaning, mod=mod, first=hull.first, last=hull.last, approximate=True)


_LESS = frozenset({"LESS_THAN", "EQUAL_OR_LESS"})


def _directed(direction: str) -> Operator:
    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        return inner_meaning(arguments[0], replace(view, direction=direction))

    return operator


operator("coming_day")(_directed("after"))
operator("last")(_directed("last"))
operator("next")(_directed("next"))


@operator("this")
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


@operator("narrated")
def _narrated(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the following Christmas" from the narrative."""
    return inner_meaning(arguments[0], replace(view, direction=str(arguments[1])))


@operator("of_year")
def _of_year(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "Good Friday last year" in the year that the second form comes to."""
    feast, year = arguments[0], inner_meaning(arguments[1], view)
    if not year.is_bounded:
        return Meaning("XXXX-XX-XX", grain="day", status="partial")
    assert isinstance(feast, Form)
    return evaluate(Form(feast.operator, (feast.arguments[0], float(year.year))), view)


@operator("after_day")
def _after_day(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "a week tomorrow": so many days after a day that is counted from the anchor."""
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit("day")
    steps = (integer_of(arguments[0]) or 0) + (integer_of(arguments[1]) or 0)
    return a_day(view.anchor.last_day + steps)


@operator("counted")
def _counted(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Count from an event: open until the event has a date.

    "Before" counts from its first day, "after" from its last, "into" from its first; the n-th day
    counts the first as one. Weeks from a day come to a day, give or take one.
    """
    count, unit, mod = period_of(arguments[0])
    event, how = view.anchor, str(arguments[-1]).removeprefix("span_")
    if event is None or not event.is_bounded or count is None or unit in _CLOCK_UNITS:
        return replace(_open_unit(unit), mod=mod)
    sign = -1 if how == "before" else 1
    day = event.last_day if how == "after" else event.first_day
    if how == "nth":
        return _nth_of(day, round(count), unit)
    exact = exact_day(day, sign * round(count), unit)
    if unit == "week" and arguments[-1] != how:  # "the week before the vote", all of it
        first, last = (exact, day - 1) if sign < 0 else (day + 1, exact)
        return of_days(first, last, "week", a_day(exact).value or "")
    if mod is not None:
        return _widened_count(day, exact, mod, unit, sign)
    if unit not in _ABOUT_A_DAY:
        return shifted(day, sign * round(count), unit)
    if unit == "day" or event.grain not in _DAY_GRAINS:
        return (
            a_day(exact) if event.grain in _DAY_GRAINS else shifted(day, sign * round(count), unit)
        )
    around = of_days(exact - 1, exact + 1, "day", a_day(exact).value or "")
    return replace(around, approximate=True)


_CLOCK_UNITS = frozenset({"hour", "minute", "second"})
_ABOUT_A_DAY = frozenset({"day", "week", "fortnight"})
_DAY_GRAINS = frozenset({"day", "part_of_day", "hour", "minute"})


def _nth_of(day: int, number: int, unit: str) -> Meaning:
    if unit == "day":
        return a_day(day + number - 1)
    first = exact_day(day, number - 1, unit)
    last = exact_day(day, number, unit) - 1
    whole = unit_at(first, unit)
    return of_days(first, last, whole.grain or "day", whole.value or "")


def _widened_count(day: int, exact: int, mod: str, unit: str, sign: int) -> Meaning:
    """Bound "less than three weeks into" by both ends, "more than" by one more unit."""
    around = UNIT_DAYS.get(unit, 1)
    low, high = {
        "LESS_THAN": (day, exact - sign),
        "EQUAL_OR_LESS": (day, exact),
        "MORE_THAN": (exact + sign, exact + sign * around),
        "EQUAL_OR_MORE": (exact, exact + sign * around),
    }.get(mod, (exact - around, exact + around))
    value = a_day(exact) if unit in _ABOUT_A_DAY else unit_at(exact, unit)
    hull = of_days(min(low, high), max(low, high), "day", value.value or "")
    return replace(hull, mod=mod, approximate=True)


@operator("course")
def _course(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the week" as the one that holds the anchor."""
    unit = str(arguments[0])
    if view.anchor is None or not view.anchor.is_bounded:
        return _open_unit(unit)
    return unit_at(view.anchor.first_day, unit)


@operator("so_far")
def _so_far(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "earlier this month" as its days before the anchor."""
    whole = inner_meaning(arguments[0], view)
    return _cut(replace(whole, mod="START"), view, is_before=True)


@operator("to_come")
def _to_come(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "later this year" as its days after the anchor."""
    whole = inner_meaning(arguments[0], view)
    return _cut(replace(whole, mod="END"), view, is_before=False)


def _cut(whole: Meaning, view: View, *, is_before: bool) -> Meaning:
    anchor = view.anchor
    if anchor is None or not anchor.is_bounded or not whole.is_bounded:
        return whole
    if is_before and whole.first_day < anchor.first_day <= whole.last_day:
        return replace(whole, last=anchor.first_day * MINUTES_A_DAY - 1)
    if not is_before and whole.first_day <= anchor.last_day < whole.last_day:
        return replace(whole, first=(anchor.last_day + 1) * MINUTES_A_DAY)
    return whole

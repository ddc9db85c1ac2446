"""Operators for periods, sets and references: "three weeks", "every day", "recently"."""

from dataclasses import replace

from sayso.reading.times.forms import Form
from sayso.reading.times.meaning import UNIT_DAYS, Meaning, exact_day, of_days
from sayso.reading.times.view import Argument, Operator, View, evaluate, inner_meaning, operator


def period_of(argument: Argument) -> tuple[float | None, str, str | None]:
    """Count (None when open), unit and mod of a period, perhaps inside `mod(..)`."""
    assert isinstance(argument, Form)
    if argument.operator == "mod":
        count, unit, _ = period_of(argument.arguments[1])
        return count, unit, str(argument.arguments[0])
    count_argument, unit = argument.arguments[0], str(argument.arguments[1])
    return (count_argument if isinstance(count_argument, float) else None), unit, None


def vague_bounds(argument: Argument) -> tuple[int, int]:
    """Return how few and how many "a few", "several" or an open number can be."""
    assert isinstance(argument, Form)
    if argument.operator == "mod":
        return vague_bounds(argument.arguments[1])
    return FEW.get(str(argument.arguments[0]), (2, 9))


FEW = {"few": (2, 5), "several": (3, 9)}
"""Open numbers that have bounds of their own."""
_LETTER = {"second": "TS", "minute": "TM", "hour": "TH", "day": "D", "week": "W", "month": "M",
           "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
           "weekend": "WE", "fortnight": "W"}  # fmt: skip


def period_value(count: float | None, unit: str) -> str:
    """Write a period as TIMEX3: P3W, PT30M, PXD."""
    letter = _LETTER[unit]
    if count is not None and unit == "fortnight":
        count *= 2
    if count is not None and letter[0] == "T" and count != int(count):
        return _clock_period(count, unit)
    number = "X" if count is None else f"{count:.10g}"
    return f"P{letter[0]}{number}{letter[1]}" if letter[0] == "T" else f"P{number}{letter}"


def _clock_period(count: float, unit: str) -> str:
    """Write two and a half hours as PT2H30M."""
    seconds = round(count * {"hour": 3600, "minute": 60, "second": 1}[unit])
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    pieces = [f"{n}{letter}" for n, letter in ((hours, "H"), (minutes, "M"), (seconds, "S")) if n]
    return "PT" + "".join(pieces or ["0S"])


@operator("period")
def _period(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    count = arguments[0] if isinstance(arguments[0], float) else None
    value = period_value(count, str(arguments[1]))
    is_open = len(arguments) > 2
    return Meaning(value, type="duration", approximate=is_open or count is None)


_DAYS_OF_CLOCK = {"hour": 1 / 24, "minute": 1 / 1440, "second": 1 / 86400}


def _stretch(sign: int) -> Operator:
    """Read "the past two days" and "the next two days": a period with one end at the anchor."""

    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        count, unit, mod = period_of(arguments[0])
        found = replace(inner_meaning(arguments[0], view), mod=mod)
        if view.anchor is None or not view.anchor.is_bounded:
            return found
        if count is None:
            return _open_stretch(found, arguments[0], view.anchor, sign)
        day = view.anchor.last_day if sign < 0 else view.anchor.first_day
        span = max(1, round(count * UNIT_DAYS.get(unit, _DAYS_OF_CLOCK.get(unit, 1))))
        first, last = (day - span, day) if sign < 0 else (day, day + span)
        hull = of_days(first, last, "day", "")
        return replace(found, first=hull.first, last=hull.last, grain="day")

    return operator


def _open_stretch(found: Meaning, period: Argument, anchor: Meaning, sign: int) -> Meaning:
    """Bound "recent months" by the anchor, "the past few days" by the most that a few can be."""
    assert isinstance(period, Form)
    _, unit, _ = period_of(period)
    most = _most(period)
    far = None if most is None else round(most * UNIT_DAYS.get(unit, _DAYS_OF_CLOCK.get(unit, 1)))
    near = anchor.last if sign < 0 else anchor.first
    day = anchor.last_day if sign < 0 else anchor.first_day
    other = None if far is None else of_days(day + sign * far, day + sign * far, "day", "")
    return replace(
        found,
        first=(other.first if other else None) if sign < 0 else near,
        last=near if sign < 0 else (other.last if other else None),
        grain="day",
        approximate=True,
    )


def _most(period: Form) -> int | None:
    """Return the most that "few" and "several" can be; None for numbers that are left open."""
    inner = period.arguments[1] if period.operator == "mod" else period
    assert isinstance(inner, Form)
    bounds = FEW.get(str(inner.arguments[0]))
    return bounds[1] if bounds else None


operator("coming")(_stretch(1))


operator("past")(_stretch(-1))


@operator("every")
def _every(arguments: tuple[Argument, ...], view: View) -> Meaning:
    what = arguments[0]
    if isinstance(what, Form):
        if what.operator == "part":
            return Meaning(f"XXXX-XX-XXT{what.arguments[0]}", type="set")
        open_view = View(None, view.direction, None)
        return Meaning(evaluate(what, open_view).value, type="set")
    return Meaning(period_value(1, str(what)), type="set")


@operator("every_n")
def _every_n(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = view
    count = arguments[0] if isinstance(arguments[0], float) else None
    return Meaning(period_value(count, str(arguments[1])), type="set")


@operator("ref")
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


def _edge(which: str) -> Operator:
    """Read "the last two months of 2014": a period at one end of the anchor."""

    def operator(arguments: tuple[Argument, ...], view: View) -> Meaning:
        found = inner_meaning(arguments[0], view)
        count, unit, _ = period_of(arguments[0])
        whole = view.anchor
        if count is None or whole is None or not whole.is_bounded or unit in _DAYS_OF_CLOCK:
            return found
        if which == "first":
            last = exact_day(whole.first_day, round(count), unit) - 1
            hull = of_days(whole.first_day, min(last, whole.last_day), "day", "")
        else:
            first = exact_day(whole.last_day + 1, -round(count), unit)
            hull = of_days(max(first, whole.first_day), whole.last_day, "day", "")
        return replace(found, first=hull.first, last=hull.last, grain="day")

    return operator


operator("last_of")(_edge("last"))
operator("first_of")(_edge("first"))


@operator("within")
def _within(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Bound "within 48 hours" from the anchor on, where the clause looks forward."""
    found = replace(inner_meaning(arguments[0], view), mod="EQUAL_OR_LESS")
    if view.direction != "future":
        return found
    ahead = _stretch(1)(arguments, view)
    return replace(found, first=ahead.first, last=ahead.last, grain=ahead.grain)


@operator("lasting")
def _lasting(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Bound "has held for three weeks" up to the anchor; other clauses say no end."""
    if view.direction != "perfect":
        return inner_meaning(arguments[0], view)
    return _stretch(-1)(arguments, view)


@operator("ensuing")
def _ensuing(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Bound "the following three days" from the day after the anchor on."""
    found = inner_meaning(arguments[0], view)
    count, unit, _ = period_of(arguments[0])
    if count is None or view.anchor is None or not view.anchor.is_bounded:
        return found
    first = view.anchor.last_day + 1
    last = first + max(1, round(count * UNIT_DAYS.get(unit, _DAYS_OF_CLOCK.get(unit, 1)))) - 1
    hull = of_days(first, last, "day", "")
    return replace(found, first=hull.first, last=hull.last, grain="day")


@operator("in_time")
def _in_time(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "in two weeks" as a date where the clause looks forward, else as a period."""
    if view.direction != "future":
        return inner_meaning(arguments[0], view)
    assert isinstance(arguments[0], Form)
    return evaluate(Form("ahead", (arguments[0],)), view)

"""Operators that change or join other forms: "about", "early", "Monday evening", "at 6 p.m."."""

from dataclasses import replace

from sayso.reading.times.civil import MINUTES_A_DAY
from sayso.reading.times.forms import Form
from sayso.reading.times.meaning import (
    Meaning,
    a_day,
    a_year,
    at_clock,
    iso_moment,
    late_or_early_day,
    part_of,
    portion_of,
)
from sayso.reading.times.view import Argument, View, evaluate, inner_meaning, integer_of, operator
from sayso.reading.times.zones import offset_text, readings_of


@operator("mod")
def _mod(arguments: tuple[Argument, ...], view: View) -> Meaning:
    inner = inner_meaning(arguments[1], view)
    mod = str(arguments[0])
    if inner.type == "duration" or not inner.is_bounded:
        return replace(inner, mod=mod, approximate=True)
    assert inner.first is not None
    assert inner.last is not None
    around = max(inner.last - inner.first + 1, 60)
    return replace(
        inner, mod=mod, first=inner.first - around, last=inner.last + around, approximate=True
    )


@operator("portion")
def _portion(arguments: tuple[Argument, ...], view: View) -> Meaning:
    portion, whole = str(arguments[0]), inner_meaning(arguments[1], view)
    if whole.grain == "day" and whole.is_bounded and whole.first_day == whole.last_day:
        return whole if portion == "MID" else late_or_early_day(whole, portion)
    return portion_of(whole, portion)


@operator("half_of")
def _half_of(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Read "the second half of the 1970s" as its last five years, of a century its last fifty."""
    whole = inner_meaning(arguments[1], view)
    number = integer_of(arguments[0])
    if not whole.is_bounded or number not in {1, 2}:
        return replace(whole, status="impossible" if whole.is_bounded else whole.status)
    if whole.grain == "month":
        middle = (whole.first_day + _HALF_A_MONTH) * MINUTES_A_DAY
        ends = (whole.first, middle - 1) if number == 1 else (middle, whole.last)
        mod = "START" if number == 1 else "END"
        return replace(whole, first=ends[0], last=ends[1], mod=mod)
    years = {"decade": 5, "century": 50}.get(whole.grain or "", 0)
    first = whole.year + (years if number == 2 else 0)
    last = a_year(first + years - 1).last
    mod = "START" if number == 1 else "END"
    return replace(whole, first=a_year(first).first, last=last, mod=mod, alternatives=())


_HALF_A_MONTH = 15


@operator("part")
def _part(arguments: tuple[Argument, ...], view: View) -> Meaning:
    return part_of(_day_argument(arguments[1] if len(arguments) > 1 else "_", view),
                   str(arguments[0]))  # fmt: skip


def _day_argument(argument: Argument, view: View) -> Meaning:
    """Return the day that a part of the day or a clock time belongs to."""
    if isinstance(argument, Form):
        return evaluate(argument, view)
    if view.anchor is None or not view.anchor.is_bounded:
        return Meaning("XXXX-XX-XX", status="partial", grain="day")
    return a_day(view.anchor.first_day)


@operator("at")
def _at(arguments: tuple[Argument, ...], view: View) -> Meaning:
    hour, minute = integer_of(arguments[0]) or 0, integer_of(arguments[1]) or 0
    if minute < 0:  # "a quarter to seven"
        hour, minute = (hour - 1) % 12, minute + 60
    half = str(arguments[2])[0].lower()
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return Meaning(None, status="impossible")
    zone = None if arguments[3] == "_" else str(arguments[3])
    found = at_clock(_day_argument(arguments[4], view), hour, minute, zone)
    readings = () if found.first is None else readings_of(found.first, zone)
    return replace(found, alternatives=readings) if readings else found


@operator("local")
def _local(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Put beside "22:50 GMT" the minute by the clock of a place whose clock the text gives."""
    found, ahead = inner_meaning(arguments[1], view), integer_of(arguments[0]) or 0
    if found.first is None or found.grain != "minute":
        return found
    written = iso_moment(found.first + ahead, with_clock=True) + offset_text(ahead)
    return replace(found, alternatives=(*found.alternatives, written))


@operator("join")
def _join(arguments: tuple[Argument, ...], view: View) -> Meaning:
    """Put a clock time or part of the day on the day that the other words name."""
    first, day = arguments
    assert isinstance(first, Form)
    assert isinstance(day, Form)
    if day.operator == "join":  # "in the evening on Monday"
        part, on = day.arguments
        assert isinstance(part, Form)
        day = Form("part", (part.arguments[0], on))
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


@operator("other")
def _other(arguments: tuple[Argument, ...], view: View) -> Meaning:
    _ = arguments, view
    return Meaning(None, status="other_calendar")

"""Registers of the last times of each kind, and what forms say to them."""

from dataclasses import dataclass

from sayso.reading.times.forms import Form, is_bare, parse
from sayso.reading.times.matcher import Found
from sayso.reading.times.placing import Placed


@dataclass(slots=True)
class Register:
    """The last time of a kind: its id, its last token, its paragraph and its kind."""

    id: str | None = None
    token: int = -1
    paragraph: int = -1
    kind: str = ""
    names_weekday: bool = False
    is_told_in: bool = False
    """Whether the passage tells what happened in it: "in 1961", not "since 1961"."""


def needs_day(item: Found) -> bool:
    """Whether a clock time, part of the day or "the day" takes its day from the text."""
    if item.kind in {"Clock", "Part"}:
        return is_bare(parse(item.form))
    return "course(day)" in item.form


def year_in(form: Form) -> int | None:
    """Return the year that a form names in digits, behind "early" or "about" too."""
    if form.operator in {"mod", "portion"} and isinstance(form.arguments[1], Form):
        return year_in(form.arguments[1])
    first = form.arguments[0] if form.operator in {"date", "iso"} and form.arguments else None
    return int(first) if isinstance(first, float) else None


def goes_back(form: Form) -> bool:
    """Whether "the previous evening" looks back from a day on which the story stays."""
    inner = form.arguments[1] if form.operator == "part" and len(form.arguments) > 1 else form
    return isinstance(inner, Form) and inner.operator == "earlier" and comes_to_a_day(inner)


def comes_to_a_day(form: Form) -> bool:
    """Whether "two days later" and "the same day" name a day like any other."""
    if form.operator == "same":
        return form.arguments[0] == "day"
    period = form.arguments[0] if form.operator in {"later", "earlier"} else None
    return isinstance(period, Form) and period.arguments[1] == "day"


def count_in(form: Form) -> Form | None:
    """Return the count from an event, which "the night before the vote" holds inside."""
    if form.operator == "counted":
        return form
    inner = (count_in(argument) for argument in form.arguments if isinstance(argument, Form))
    return next(filter(None, inner), None)


def counts_days(form: Form) -> bool:
    """Whether a count from a dated event comes to a day from which a story can go on."""
    count = count_in(form)
    period = count.arguments[0] if count else None
    if isinstance(period, Form) and period.operator == "mod":
        period = period.arguments[1]
    is_dated = (form.anchor or "") != "event"
    return is_dated and isinstance(period, Form) and period.arguments[1] in {"day", "week"}


def is_unjoined(placed: Placed) -> bool:
    """Whether a bare "at night" or "6 p.m." found no day in the passage."""
    if placed.found.kind not in {"Part", "Clock"} or not is_bare(placed.form):
        return False
    return (placed.form.anchor or "").startswith("document")

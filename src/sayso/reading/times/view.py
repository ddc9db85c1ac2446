"""From where a form is seen, and the one way to evaluate it.

Operators register themselves under their names; `operators.py` imports their modules. An operator
gets its arguments and a `View`: the anchor's own meaning, the direction in which a missing part
is sought, and the document date. Without an anchor what is missing stays `X` in the value, and
the status says `partial` or `unresolved`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sayso.reading.times.forms import Form, parse
from sayso.reading.times.meaning import Meaning


@dataclass(frozen=True, slots=True)
class View:
    """From where a form is seen."""

    anchor: Meaning | None
    direction: str
    document: Meaning | None


Argument = Form | str | float
Operator = Callable[[tuple[Argument, ...], View], Meaning]
UNRESOLVED = Meaning(None, status="unresolved")
_OPERATORS: dict[str, Operator] = {}


def operator(*names: str) -> Callable[[Operator], Operator]:
    """Register an operator under one or more names."""

    def register(function: Operator) -> Operator:
        for name in names:
            _OPERATORS[name] = function
        return function

    return register


def evaluate(form: Form | str, view: View) -> Meaning:
    """Return what a form comes to, seen from `view`."""
    parsed = parse(form) if isinstance(form, str) else form
    return _OPERATORS[parsed.operator](parsed.arguments, view)


def inner_meaning(argument: Argument, view: View) -> Meaning:
    """Evaluate an argument that is a form."""
    assert isinstance(argument, Form)
    return evaluate(argument, view)


def integer_of(argument: Argument) -> int | None:
    """Return an argument that is a number; None for `_` and words."""
    return int(argument) if isinstance(argument, float) else None


def year_of(argument: Argument, view: View) -> int | None:
    """Return the year that an argument gives: a number, or a form that comes to a year."""
    if isinstance(argument, Form):
        meaning = evaluate(argument, replace(view, anchor=view.anchor or view.document))
        return meaning.year if meaning.is_bounded else None
    return integer_of(argument)

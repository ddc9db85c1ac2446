"""Forms: small unevaluated programs, written as short strings.

    date(2019, 3, 4)            the day, whatever the document
    date(2019, 3, 4) past       the same, told as past
    weekday(5) past @document   the last Friday, seen from the document
    date(_, 9) after @t3        the September that follows the time `t3`
    date(_, 5, 3) past @t2/document   from `t2` where `t2` lies far from the document or the whole
                                reads as history, else from the document; `@document/t2`
                                only where the whole reads as history
    date(_, 10, 20) told @document    never ahead of the document: "he died on 20 October"
    date(_, 5) onward @t3/document    as before, where the sentence goes on from `t3`
    rel(1, day) @utterance/t6   tomorrow, told at the time `t6`
    rel(0, day) @document/quoted    today, in a quotation without a day: open in a history
    counted(period(3, day), before) @event    three days before an event without a date
    counted(period(1, week), into) @event/t2  a week into the event that the time `t2` dates
    lasting(period(3, week)) perfect @document   "has held for three weeks"
    last_of(period(2, month)) @t5   the last two months of `t5`
    range(@t4, @t5)             from the time `t4` to the time `t5`

A form is an operator with arguments (numbers, words, `_` for what is open, times, or forms), then
perhaps a direction, then perhaps an anchor. `Form` is its parsed shape; `parse` is the inverse of
`str`. What an operator means is in `operators.py`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Literal, get_args

Direction = Literal[
    "past", "told", "future", "near", "after", "before", "story", "onward", "perfect"
]
DIRECTIONS: frozenset[str] = frozenset(get_args(Direction))


@dataclass(frozen=True, slots=True)
class Form:
    """A parsed form. `anchor` names one or two anchors, the preferred first, or is None."""

    operator: str
    arguments: tuple["Form | str | float", ...]
    direction: str | None = None
    anchor: str | None = None

    def __str__(self) -> str:
        """Write the form as it stands in a record."""
        inner = ", ".join(_written(argument) for argument in self.arguments)
        suffix = f" {self.direction}" if self.direction else ""
        return f"{self.operator}({inner}){suffix}" + (f" @{self.anchor}" if self.anchor else "")


def _written(argument: "Form | str | float") -> str:
    return f"{argument:g}" if isinstance(argument, float) else str(argument)


_PIECE = re.compile(r"\s*([A-Za-z_][\w+:/-]*|-?\d+(?:\.\d+)?(?:e\+?\d+)?|[(),]|@[\w/]+)")


@lru_cache(maxsize=4096)
def parse(text: str) -> Form:
    """Parse a form; raise `ValueError` where it is none."""
    pieces = _PIECE.findall(text)
    if _nesting(pieces) > _DEEPEST:
        raise ValueError(f"{text[:40]!r} ... is not a form: no rule nests so deep")
    form, after = _parse_call(pieces, 0)
    direction = anchor = None
    for piece in pieces[after:]:
        if piece in DIRECTIONS:
            direction = piece
        elif piece.startswith("@"):
            anchor = piece[1:]
        else:
            raise ValueError(f"{text!r} is not a form: {piece!r} is no direction or anchor")
    return Form(form.operator, form.arguments, direction, anchor)


_DEEPEST = 12
"""Forms within forms; bounds whatever walks a form by calling itself."""


def _nesting(pieces: list[str]) -> int:
    return max(accumulate((piece == "(") - (piece == ")") for piece in pieces), default=0)


def _parse_call(pieces: list[str], at: int) -> tuple[Form, int]:
    name = pieces[at]
    if at + 1 >= len(pieces) or pieces[at + 1] != "(":
        raise ValueError(f"{' '.join(pieces)!r} is not a form")
    arguments: list[Form | str | float] = []
    at += 2
    while at < len(pieces) and pieces[at] != ")":
        if pieces[at] == ",":
            at += 1
            continue
        argument, at = _parse_argument(pieces, at)
        arguments.append(argument)
    return Form(name, tuple(arguments)), at + 1


def _parse_argument(pieces: list[str], at: int) -> tuple[Form | str | float, int]:
    piece = pieces[at]
    if at + 1 < len(pieces) and pieces[at + 1] == "(":
        return _parse_call(pieces, at)
    if piece[0].isdigit() or piece[0] == "-":
        return float(piece), at + 1
    return piece, at + 1


Need = Literal["nothing", "document", "passage", "narrative", "event", "no_point"]
"""What a form has to be seen from: nothing, the document, the document or the narrative, the
narrative, an event; `no_point` for periods and sets, which are no points on the calendar."""

_NEED: dict[str, Need] = {
    "ago": "document", "ahead": "document", "rel": "document", "past": "document",
    "coming": "document", "ref": "document", "turn_of_century": "document", "in_week": "document",
    "week_hence": "document", "weeks_back": "document", "of_year": "document",
    "after_day": "document", "narrated": "narrative",
    "coming_day": "document", "last": "document", "next": "document", "this": "document",
    "weekday": "passage", "weekend": "passage", "later": "narrative", "earlier": "narrative",
    "same": "narrative", "same_quarter": "passage", "same_season": "narrative",
    "period": "no_point", "every": "no_point", "every_n": "no_point", "other": "no_point",
    "counted": "event", "course": "passage", "within": "passage",
    "in_time": "passage", "lasting": "no_point", "ensuing": "narrative",
    "last_of": "no_point", "first_of": "no_point",
}  # fmt: skip
_OPEN_AT = {"date": 0, "season": 1, "quarter": 1, "half": 1, "holiday": 1, "part": 1, "at": 4}
"""The argument that is `_` where the form needs an anchor."""
_WRAPS = {
    "week_of": 0,
    "mod": 1,
    "portion": 1,
    "join": 1,
    "nth_week": 1,
    "so_far": 0,
    "to_come": 0,
    "julian": 0,
    "local": 1,
    "nth_day": 0,
    "nth_weekday": 2,
    "half_of": 1,
}


def need_of(form: Form) -> Need:
    """Return what `form` has to be seen from."""
    if form.anchor == "narrative":
        return "narrative"
    if (form.anchor or "").startswith("event"):
        return "event"
    if form.operator in _WRAPS:
        return need_of(_as_form(form.arguments[_WRAPS[form.operator]]))
    if form.operator in _OPEN_AT:
        at = _OPEN_AT[form.operator]
        argument = form.arguments[at] if at < len(form.arguments) else "_"
        if isinstance(argument, Form):
            return need_of(argument)
        return "passage" if argument == "_" else "nothing"
    if form.operator == "short_year":
        return "passage" if len(form.arguments) == 1 else "nothing"
    if form.operator == "in_year":
        return "document" if isinstance(form.arguments[1], float) else "narrative"
    return _NEED.get(form.operator, "nothing")


def _as_form(argument: Form | str | float) -> Form:
    assert isinstance(argument, Form)
    return argument


_FROM_NOW = frozenset({
    "rel", "ago", "weekday", "weekend", "last", "next", "in_week", "week_hence", "weeks_back",
    "of_year",
    "after_day",
})  # fmt: skip


def looks_from_now(form: Form) -> bool:
    """Whether a form holds a word like "yesterday", "last week" or "Monday"."""
    if form.operator in _FROM_NOW:
        return True
    return any(isinstance(a, Form) and looks_from_now(a) for a in form.arguments)


def is_bare(form: Form) -> bool:
    """Whether a clock time or part of the day names no day of its own."""
    last = form.arguments[-1] if form.arguments else None
    if form.operator in {"mod", "portion", "local", "join"} and isinstance(last, Form):
        return is_bare(last)
    return form.operator in {"part", "at"} and last == "_"


def has_date(form: Form) -> bool:
    """Whether a form holds a date with its month, which a passage gives its year."""
    if form.operator == "date":
        return True
    return any(isinstance(a, Form) and has_date(a) for a in form.arguments)

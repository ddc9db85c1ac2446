"""From found times to forms with direction and anchor, in one pass in text order.

Registers hold the last time of each kind and are never searched: the last date of the passage,
the last date of any kind. An anchor is named by time id, so that a form can be evaluated again
without the text. Which of two anchors counts is decided when forms are evaluated (`resolve.py`),
because it depends on the document date.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sayso.reading.times.context import Context
from sayso.reading.times.forms import Form, need_of, parse
from sayso.reading.times.matcher import Found

_NEAR_TOKENS = 60
"""A date in news carries over to dates without a year for about two sentences."""
_NEAR_TOKENS_SHORT = 30
"""The same for weekdays and parts of the day."""
_TELLING_TIMES = 4
"""How many times around a quotation may date it."""
_SHORT_LIVED = frozenset({"Weekday", "Part", "Clock", "Quarter", "Week"})
"""Kinds that take their date from a passage only when the passage names a day."""
_NO_REGISTER = frozenset({"ref", "past", "coming", "within", "in_time", "earlier", "course"})
"""Operators whose time is no point from which the text goes on."""
_NAMES_A_DAY = frozenset({"Day", "Weekday", "Part", "Clock"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A time with its id and its whole form; `part_of` is the id of a range that holds it."""

    id: str
    found: Found
    form: Form
    part_of: str | None = None


@dataclass(slots=True)
class _Register:
    """The last time of a kind: its id, its last token, its paragraph and its kind."""

    id: str | None = None
    token: int = -1
    paragraph: int = -1
    kind: str = ""


def place(found: Iterable[Found], context: Context) -> list[Placed]:
    """Give every time its id, direction and anchor."""
    return _Placer(context).run(found)


class _Placer:
    """One pass; state is the registers."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._passage = _Register()
        self._any = _Register()
        self._story = _Register()
        """The last time at which something is told to have happened, no term of something else."""
        self._placed: list[Placed] = []

    def run(self, found: Iterable[Found]) -> list[Placed]:
        for item in found:
            if item.kind == "Range":
                self._place_range(item)
            else:
                self._place(item, None)
        return _with_utterances(self._placed, self._context)

    def _next_id(self) -> str:
        return f"t{len(self._placed) + 1}"

    def _place_range(self, item: Found) -> None:
        whole = self._next_id()
        number = len(self._placed) + 1
        ids = [f"@t{number + 1 + i}" for i in range(len(item.parts))]
        self._placed.append(Placed(whole, item, Form("range", tuple(ids))))
        for part in _shared(item.parts):
            self._place(part, whole)

    def _place(self, item: Found, part_of: str | None) -> None:
        form = parse(item.form)
        need = need_of(form)
        paragraph = self._context.paragraph(item.first)
        form = self._anchored(form, need, item, paragraph)
        placed = Placed(self._next_id(), item, form, part_of)
        self._placed.append(placed)
        self._remember(placed, need, paragraph)

    def _anchored(self, form: Form, need: str, item: Found, paragraph: int) -> Form:
        if form.operator == "same_quarter":
            anchor = self._any.id if self._any.kind == "Quarter" else "document"
            return replace(form, anchor=anchor)
        if need == "document" and form.operator == "ago" and self._quarter_is_near(item, paragraph):
            return replace(form, anchor=self._any.id)
        if need == "document":
            return replace(form, anchor="document")
        if need == "narrative":
            anchor = self._story.id or self._any.id or "narrative"
            return replace(form, anchor=anchor, direction=form.direction or "story")
        if need != "passage":
            return form
        direction = self._context.direction(item.first, item.last)
        anchor = self._passage_anchor(item, direction, paragraph)
        return replace(form, anchor=anchor, direction=direction)

    def _quarter_is_near(self, item: Found, paragraph: int) -> bool:
        """Whether "a year ago" is told of a quarter ("third-quarter profit, from a year ago")."""
        register = self._any
        return (
            item.form == "ago(period(1, year))"
            and register.kind == "Quarter"
            and paragraph == register.paragraph
            and item.first - register.token <= _NEAR_TOKENS
        )

    def _passage_anchor(self, item: Found, direction: str, paragraph: int) -> str:
        register = self._passage
        if register.id is None:
            return "document"
        is_short = item.kind in _SHORT_LIVED
        reach = _NEAR_TOKENS_SHORT if is_short else _NEAR_TOKENS
        is_near = paragraph == register.paragraph and item.first - register.token <= reach
        if is_short and register.kind not in _NAMES_A_DAY:
            return "document"
        fits = register.kind == "Day" if is_short else register.kind != "Year"
        if is_near and fits and direction != "future":
            return f"{register.id}/document"
        return f"document/{register.id}"

    def _remember(self, placed: Placed, need: str, paragraph: int) -> None:
        if need in {"no_point", "event"} or placed.form.operator in _NO_REGISTER:
            return
        is_counted = placed.found.kind == "Ago" and placed.form.anchor != "document"
        if is_counted and placed.form.operator != "later":
            return
        if self._context.quoted(placed.found.first) >= 0:
            return
        if self._context.aside(placed.found.first):
            return
        register = _Register(placed.id, placed.found.last, paragraph, placed.found.kind)
        self._any = register
        is_term = placed.part_of is None and self._context.bounds(placed.found.first)
        if not is_term:
            self._story = register
        if need in {"nothing", "passage", "narrative"} and placed.found.kind not in {
            "Decade", "Century",
        }:  # fmt: skip
            self._passage = register


def _shared(parts: tuple[Found, ...]) -> tuple[Found, ...]:
    """Give the first part of "between April and July 2006" the year of the second."""
    if len(parts) != 2 or not parts[0].form.startswith("date(_,"):
        return parts
    second = parse(parts[1].form)
    if second.operator != "date" or second.arguments[0] == "_" or len(second.arguments) < 2:
        return parts
    year = f"{second.arguments[0]:g}"
    return replace(parts[0], form=parts[0].form.replace("_", year, 1)), parts[1]


def _with_utterances(placed: list[Placed], context: Context) -> list[Placed]:
    """Anchor deictic times in a quotation to the day on which it is said to have been uttered.

    "We march tomorrow," she said on Monday: the day stands outside the quotation, in its
    paragraph, beside a verb of saying.
    """
    told: dict[int, str | None] = {}
    kept = []
    for index, item in enumerate(placed):
        quotation = context.quoted(item.found.first)
        if quotation < 0 or not (item.form.anchor or "").startswith("document"):
            kept.append(item)
            continue
        if quotation not in told:
            told[quotation] = _day_of_telling(placed, index, quotation, context)
        day = told[quotation]
        form = replace(item.form, anchor=f"utterance/{day}") if day else item.form
        kept.append(replace(item, form=form))
    return kept


def _day_of_telling(
    placed: list[Placed], index: int, quotation: int, context: Context
) -> str | None:
    """Return the id of the first outside time, behind or before, that dates the telling."""
    behind = placed[index + 1 : index + 1 + _TELLING_TIMES]
    before = placed[max(0, index - _TELLING_TIMES) : index][::-1]
    for side in (behind, before):
        for item in side:
            if context.quoted(item.found.first) == quotation:
                continue
            if item.found.kind in {"Weekday", "Day", "Deictic", "Part"} and context.tells(
                item.found.first, quotation
            ):
                return item.id
            break
    return None

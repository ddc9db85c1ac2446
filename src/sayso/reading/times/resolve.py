"""From forms to values and bounds: the one step that sees dates.

`resolve` evaluates the forms of times, in text order, against a document date; times that refer
to later ones (ranges) come second. It reads nothing but the times, so it can be called again with
another date.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import msgspec

from sayso.errors import UsageError
from sayso.reading.times.civil import MINUTES_A_DAY, days_from_civil, exists
from sayso.reading.times.forms import Form, is_bare, looks_from_now, need_of, parse
from sayso.reading.times.meaning import SUB_DAY, Meaning, a_day, iso_moment
from sayso.reading.times.operators import View, evaluate
from sayso.reading.times.zones import offset_of
from sayso.record.types import Anchor, Time
from sayso.record.vocabulary import AnchorKind

_DEEPEST = 40
"""Forms that wait for one another; more only in a text made for it."""
_FAR_DAYS = 300
_HISTORY_DATES = 5
_FAR_TO_DEICTIC = 10
"""A history of wars has hundreds of dates for a handful of words like "last week"."""


def resolve(times: Sequence[Time], published: str | None) -> tuple[Time, ...]:
    """Return `times` with values, bounds and anchors for the document date `published`.

    `published` is an ISO date or date-time or None; raises `UsageError` where it is neither.
    """
    document = document_meaning(published)
    forms = {time.id: parse(time.form) for time in times}
    resolver = _Resolver(document, forms)
    return tuple(resolver.resolved(time) for time in times)


def document_meaning(published: str | None) -> Meaning | None:
    """Return the day of an ISO date or date-time; None for None."""
    if published is None:
        return None
    parts = published[:10].split("-")
    if len(parts) == 3 and all(part.isascii() and part.isdigit() for part in parts):
        year, month, day = (int(part) for part in parts)
        if exists(year, month, day):
            return a_day(days_from_civil(year, month, day))
    raise UsageError(
        f"published: {published!r} is not a date. Give it as year-month-day, such as 2023-06-25."
    )


def _reads_as_history(forms: Sequence[Form], document: Meaning | None) -> bool:
    """Whether full dates far from the document outweigh words that look from the document."""
    dated, far, deictic = 0, 0, 0
    for form in forms:
        deictic += looks_from_now(form)
        if form.operator == "range" or need_of(form) != "nothing":
            continue
        meaning = evaluate(form, View(None, "near", document))
        if meaning.is_bounded:
            dated += 1
            far += document is None or abs(meaning.last_day - document.first_day) > _FAR_DAYS
    return far >= _HISTORY_DATES and far * 10 >= dated * 7 and deictic * _FAR_TO_DEICTIC <= far


class _Resolver:
    """Evaluates forms in text order and keeps their meanings for the forms that refer to them.

    A form may refer ahead (a range to its parts, a quotation to the day of speaking): that form is
    evaluated first; forms that wait for each other stay open.
    """

    def __init__(self, document: Meaning | None, forms: Mapping[str, Form]) -> None:
        self._document = document
        self._forms = forms
        self._is_history = _reads_as_history(tuple(forms.values()), document)
        self._known: dict[str, tuple[Meaning, Anchor]] = {}
        self._waiting: set[str] = set()

    def resolved(self, time: Time) -> Time:
        meaning, anchor = self._evaluated(time.id)
        return msgspec.structs.replace(time, anchor=anchor, **fields_of(meaning))

    def _evaluated(self, name: str) -> tuple[Meaning, Anchor]:
        if name not in self._known:
            self._waiting.add(name)
            form = self._forms[name]
            if form.operator == "range":
                self._known[name] = self._range(form), Anchor(kind="none")
            else:
                self._known[name] = self._meaning(form)
            self._waiting.discard(name)
        return self._known[name]

    def _meaning_of(self, name: str) -> Meaning | None:
        """Return the meaning of another time; None where it waits for the one that asks."""
        if name in self._waiting or name not in self._forms or len(self._waiting) > _DEEPEST:
            return None
        return self._evaluated(name)[0]

    def _meaning(self, form: Form) -> tuple[Meaning, Anchor]:
        if form.anchor is None:
            view = View(self._document, form.direction or "near", self._document)
            return evaluate(form, view), Anchor(kind="none")
        kind, ref, seen_from = self._anchor(form.anchor)
        if form.operator == "weekday" and self._is_far_ahead(kind, seen_from):
            kind, ref, seen_from = "document", None, self._document
        if kind == "document" and self._is_history and is_bare(form):
            seen_from = None  # "by night" in a history is no night of today
        direction = form.direction or "near"
        if kind == "narrative" and direction in {"past", "told", "future", "near"}:
            direction = "story"
        if kind == "document" and direction == "onward":
            direction = "past"
        meaning = evaluate(form, View(seen_from, direction, self._document))
        value = None
        if seen_from is not None and seen_from.is_bounded:
            value = iso_moment(seen_from.first_day * MINUTES_A_DAY, with_clock=False)
        return meaning, Anchor(kind=kind, ref=ref, value=value)

    def _anchor(self, text: str) -> tuple[AnchorKind, str | None, Meaning | None]:
        names = text.split("/")
        other = next((name for name in names if name.startswith("t")), None)
        if names == ["narrative"]:
            return "none", None, None
        if names[0] == "event":
            return "event", other, self._meaning_of(other) if other else None
        if names[0] == "utterance":
            return "utterance", other, self._meaning_of(names[1])
        if other is None:
            if self._is_history and names[-1] == "quoted":
                return "utterance", None, None
            return "document", None, self._document
        if len(names) == 1 or self._narrative_wins(names[0], other):
            return "narrative", other, self._meaning_of(other)
        return "document", None, self._document

    def _is_far_ahead(self, kind: AnchorKind, seen_from: Meaning | None) -> bool:
        """Whether a passage lies far in the future, where nobody counts by weekdays.

        Bonds "due on 1 November 2030" do not move "Thursday's closing price".
        """
        if kind != "narrative" or self._document is None or seen_from is None:
            return False
        is_ahead = seen_from.is_bounded and not self._is_history
        return is_ahead and seen_from.first_day - self._document.last_day > _FAR_DAYS

    def _narrative_wins(self, preferred: str, other: str) -> bool:
        register = self._meaning_of(other)
        if register is None or not register.is_bounded:
            return False
        if self._document is None or self._is_history:
            return True
        distance = abs(register.last_day - self._document.first_day)
        return preferred == other and distance > _FAR_DAYS

    def _range(self, form: Form) -> Meaning:
        parts = [self._meaning_of(str(argument)[1:]) for argument in form.arguments]
        first, last = parts[0], _on_next_day(parts[0], parts[-1])
        if first is None or last is None or first.value is None or last.value is None:
            return Meaning(None, type="range", status="unresolved")
        return replace(
            first,
            value=f"{first.value}/{last.value}",
            first=first.first,
            last=last.last,
            type="range",
            approximate=first.approximate or last.approximate,
            status=first.status if first.status != "resolved" else last.status,
        )


def _on_next_day(first: Meaning | None, last: Meaning | None) -> Meaning | None:
    """Let "from 8 p.m. to 6 a.m." end on the next day."""
    if first is None or last is None or {first.grain, last.grain} - SUB_DAY:
        return last
    if not (first.is_bounded and last.is_bounded) or last.first_day != first.first_day:
        return last
    if (last.last or 0) >= (first.first or 0):
        return last
    return replace(
        last, first=(last.first or 0) + MINUTES_A_DAY, last=(last.last or 0) + MINUTES_A_DAY
    )


def fields_of(meaning: Meaning) -> Mapping[str, object]:
    """Return the fields of a `Time` that a meaning decides."""
    with_clock = meaning.grain in SUB_DAY
    offset = offset_of(meaning) if with_clock else ""
    return {
        "type": meaning.type,
        "value": meaning.value,
        "mod": meaning.mod,
        "earliest": _iso(meaning.first, offset, with_clock=with_clock),
        "latest": _iso(meaning.last, offset, with_clock=with_clock),
        "grain": meaning.grain,
        "approximate": meaning.approximate,
        "zone": meaning.zone,
        "status": meaning.status,
        "alternatives": meaning.alternatives,
    }


def _iso(moment: int | None, offset: str, *, with_clock: bool) -> str | None:
    return None if moment is None else iso_moment(moment, with_clock=with_clock) + offset

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
from sayso.record.types import Anchor, Time
from sayso.record.vocabulary import AnchorKind

_FAR_DAYS = 300
_HISTORY_DATES = 5
_FAR_TO_DEICTIC = 10
"""A history of wars has hundreds of dates for a handful of words like "last week"."""


def resolve(times: Sequence[Time], published: str | None) -> tuple[Time, ...]:
    """Return `times` with values, bounds and anchors for the document date `published`.

    `published` is an ISO date or date-time or None; raises `UsageError` where it is neither.
    """
    document = document_meaning(published)
    forms = [parse(time.form) for time in times]
    resolver = _Resolver(document, _reads_as_history(forms, document))
    resolved: dict[str, Time] = {}
    rounds = [_round(time, form) for time, form in zip(times, forms, strict=True)]
    for now in range(max(rounds, default=0) + 1):
        for time, form, turn in zip(times, forms, rounds, strict=True):
            if turn == now:
                resolved[time.id] = resolver.resolved(time, form)
    return tuple(resolved[time.id] for time in times)


def _round(time: Time, form: Form) -> int:
    """Return when a time can be evaluated: in text order, behind what it refers to ahead, last."""
    if form.operator == "range":
        return 2
    ref = (form.anchor or "").rpartition("/")[2]
    is_ahead = ref.startswith("t") and int(ref[1:]) > int(time.id[1:])
    return int(is_ahead)


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
    """Evaluates forms in text order and keeps the meanings that later forms refer to."""

    def __init__(self, document: Meaning | None, is_history: bool) -> None:  # noqa: FBT001
        self._document = document
        self._is_history = is_history
        self._meanings: dict[str, Meaning] = {}

    def resolved(self, time: Time, form: Form) -> Time:
        if form.operator == "range":
            meaning, anchor = self._range(form), Anchor(kind="none")
        else:
            meaning, anchor = self._meaning(form)
        self._meanings[time.id] = meaning
        return msgspec.structs.replace(time, anchor=anchor, **fields_of(meaning))

    def _meaning(self, form: Form) -> tuple[Meaning, Anchor]:
        if form.anchor is None:
            view = View(self._document, form.direction or "near", self._document)
            return evaluate(form, view), Anchor(kind="none")
        kind, ref, seen_from = self._anchor(form.anchor)
        if kind == "document" and self._is_history and is_bare(form):
            seen_from = None  # "by night" in a history is no night of today
        direction = form.direction or "near"
        if kind == "narrative" and direction in {"past", "future", "near"}:
            direction = "story"
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
            return "event", other, self._meanings.get(other) if other else None
        if names[0] == "utterance":
            return "utterance", other, self._meanings.get(names[1])
        if other is None:
            return "document", None, self._document
        if len(names) == 1 or self._narrative_wins(names[0], other):
            return "narrative", other, self._meanings.get(other)
        return "document", None, self._document

    def _narrative_wins(self, preferred: str, other: str) -> bool:
        register = self._meanings.get(other)
        if register is None or not register.is_bounded:
            return False
        if self._document is None or self._is_history:
            return True
        distance = abs(register.last_day - self._document.first_day)
        return preferred == other and distance > _FAR_DAYS

    def _range(self, form: Form) -> Meaning:
        parts = [self._meanings.get(str(argument)[1:]) for argument in form.arguments]
        first, last = parts[0], parts[-1]
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


def fields_of(meaning: Meaning) -> Mapping[str, object]:
    """Return the fields of a `Time` that a meaning decides."""
    with_clock = meaning.grain in SUB_DAY
    return {
        "type": meaning.type,
        "value": meaning.value,
        "mod": meaning.mod,
        "earliest": _iso(meaning.first, with_clock=with_clock),
        "latest": _iso(meaning.last, with_clock=with_clock),
        "grain": meaning.grain,
        "approximate": meaning.approximate,
        "zone": meaning.zone,
        "status": meaning.status,
        "alternatives": meaning.alternatives,
    }


def _iso(moment: int | None, *, with_clock: bool) -> str | None:
    return None if moment is None else iso_moment(moment, with_clock=with_clock)

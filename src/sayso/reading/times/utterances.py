"""Times inside quotations: seen from the day on which they are said to have been uttered.

"We march tomorrow," she said on Monday: the day stands outside the quotation, in its paragraph,
beside a verb of saying or in the sentence that brings the speech on. A quotation that goes on
with the same speech takes the day of the one before.
"""

from dataclasses import replace

from sayso.reading.times.context import Context
from sayso.reading.times.forms import Form, need_of
from sayso.reading.times.placing import Placed

_TELLING_TIMES = 4
"""How many times around a quotation may date it."""
_DATES_A_TELLING = frozenset({"Weekday", "Day", "Deictic", "Part", "Clock", "Event"})
_SEEN_FROM_SPEAKER = frozenset({"document", "passage"})


def with_utterances(placed: list[Placed], context: Context) -> list[Placed]:
    """Return times in text order, those in dated quotations anchored to the day of speaking."""
    told: dict[int, str | None] = {}
    kept = []
    for index, item in enumerate(placed):
        quotation = context.quoted(item.found.first)
        if quotation < 0 or need_of(item.form) not in _SEEN_FROM_SPEAKER:
            kept.append(item)
            continue
        if quotation not in told:
            day = _day_of_telling(placed, index, quotation, context)
            told[quotation] = day or told.get(context.continued(quotation))
        day = told[quotation]
        kept.append(replace(item, form=_spoken(item.form, day)))
    return kept


def _spoken(form: Form, day: str | None) -> Form:
    """Anchor a form to the day of speaking; where none is told, a history has no day for it."""
    if day is not None:
        return replace(form, anchor=f"utterance/{day}")
    return replace(form, anchor="document/quoted") if form.anchor == "document" else form


def _day_of_telling(
    placed: list[Placed], index: int, quotation: int, context: Context
) -> str | None:
    """Return the id of the nearest outside time, behind or before, that dates the telling."""
    behind = placed[index + 1 : index + 1 + _TELLING_TIMES]
    before = placed[max(0, index - _TELLING_TIMES) : index][::-1]
    for side in (behind, before):
        for item in side:
            if context.quoted(item.found.first) >= 0:
                continue
            if item.found.kind in _DATES_A_TELLING and context.tells(item.found.first, quotation):
                return item.id
            break
    return None

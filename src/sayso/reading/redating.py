"""Re-dating: a record's times resolved anew for another document date, without its trees.

Times keep their forms, so `resolve` evaluates them again; events keep their bounds, which give
their days anew; the due dates of forecasts follow from the times that stand in them, and the gaps
about dates from all. Nothing else in a record depends on the date.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from msgspec.structs import replace

from sayso.reading.events import conflict_gaps, with_days
from sayso.reading.forecasts.due import due_of, side_of
from sayso.reading.gaps import date_gap, in_order, time_gaps
from sayso.reading.order import settle
from sayso.reading.times import resolve
from sayso.record.record import Record
from sayso.record.types import Claim, Fact, Forecast, Time

_DATED = ("no_date", "time_open", "time_conflict")
_ABOUT_DOCUMENT = (
    "page_unread",
    "limit",
    "not_english",
    "low_text_quality",
    "damaged",
    "hidden_text",
    "lookalike",
    "date_open",
)


def redate(record: Record, published: str | None) -> Record:
    """Return the record as read with the document date `published` (ISO, or `None`)."""
    times = resolve(record.times, published)
    by_id = {time.id: time for time in times}
    events = tuple(with_days(event, by_id, published) for event in record.events)
    settled = settle(record.text, events, times, record.orders)
    dated = _Dated(record.text, by_id, _innermost_claims(record))
    document = [gap for gap in record.gaps if gap.kind in _ABOUT_DOCUMENT]
    kept = [gap for gap in record.gaps if gap.kind not in (*_ABOUT_DOCUMENT, *_DATED)]
    return replace(
        record,
        document=replace(
            record.document,
            published=Fact(value=published, from_="given") if published else None,
        ),
        times=times,
        events=events,
        orders=settled.orders,
        forecasts=tuple(dated.forecast(forecast) for forecast in record.forecasts),
        gaps=(
            *document,
            *date_gap(times, published),
            *in_order(
                [
                    *kept,
                    *time_gaps(record.text, times, published),
                    *conflict_gaps(record.text, events, times, published),
                    *settled.gaps,
                ]
            ),
        ),
    )


def _innermost_claims(record: Record) -> dict[str, str]:
    """Return the claim with the shortest span around each time.

    Claims come in text order, so those behind a time are passed once and never looked at again.
    """
    found: dict[str, str] = {}
    ahead = sorted(record.claims, key=lambda claim: claim.span)
    around: list[Claim] = []
    position = 0
    for time in sorted(record.times, key=lambda time: time.span):
        while position < len(ahead) and ahead[position].span[0] <= time.span[0]:
            around.append(ahead[position])
            position += 1
        around = [claim for claim in around if claim.span[1] > time.span[0]]
        holding = [claim for claim in around if claim.span[1] >= time.span[1]]
        if holding:
            shortest = min(holding, key=lambda claim: claim.span[1] - claim.span[0])
            found[time.id] = shortest.id
    return found


@dataclass(frozen=True, slots=True)
class _Dated:
    """The times of a text under one document date."""

    text: str
    times: dict[str, Time]
    claims: dict[str, str]
    """The innermost claim that each time stands in."""

    def forecast(self, forecast: Forecast) -> Forecast:
        """Return the forecast with the due date that the times in it now give."""
        inside = (t for t in self.times.values() if self.claims.get(t.id) == forecast.claim)
        return replace(forecast, due=due_of(self._with_words(inside)))

    def _with_words(self, times: Iterable[Time]) -> list[tuple[Time, str]]:
        return [(time, side_of(self.text, time.span)) for time in times]

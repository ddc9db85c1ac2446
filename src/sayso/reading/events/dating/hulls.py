"""From the bounds of an event to its days: the one step that sees dates.

In: `Bound`s, the resolved times and the date of the document. Out: a `Hull`. It reads no words, so
it can be asked again for another date. Firm bounds come first; a weaker one that leaves no day
over is not used; `Hull.conflict` names it where a time of the clause and the tense contradict each
other.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sayso.reading.events.dating.grains import names_year
from sayso.record.types import Bound, Time
from sayso.record.vocabulary import DatedBy

_FIRM_FIRST: tuple[DatedBy, ...] = (
    "own",
    "clause",
    "narrative",
    "lead",
    "report",
    "recent",
    "tense",
)
_DAYS_BACK: Mapping[DatedBy, int] = {"lead": 2, "report": 6, "recent": 27}
_ALL_DAY = "T99"
"""Sorts a day behind all its hours, for the end of a stretch."""

Moment = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Hull:
    """The days within which an event lies (ISO, inclusive) and how firm they are."""

    earliest: str | None = None
    latest: str | None = None
    dated_by: DatedBy | None = None
    approximate: bool = False
    conflict: Bound | None = None
    """The first bound that contradicts a firmer one."""


def hull_of(bounds: Sequence[Bound], times: Mapping[str, Time], published: str | None) -> Hull:
    """Return the days that bounds leave to an event."""
    cut = _Cut()
    ranks = [_rank(bound, times) for bound in bounds]
    for rank in sorted(set(ranks)):
        asked = [bound for bound, at in zip(bounds, ranks, strict=True) if at == rank]
        for first, last, bound in _stretches(asked, times, published):
            cut = cut.by(first, last, bound)
    makers = [bound for bound in (cut.starts, cut.ends) if bound]
    return Hull(
        cut.earliest,
        cut.latest,
        min((bound.by for bound in makers), key=_FIRM_FIRST.index, default=None),
        any(_is_rough(bound, times) for bound in makers),
        cut.conflict,
    )


def _rank(bound: Bound, times: Mapping[str, Time]) -> int:
    """Return the place of a bound where they contradict each other, 0 for the firmest.

    A date with its year stands above the tense, any other time below: "invited them to a ceremony
    on 12 March", seen from February, dates the ceremony.
    """
    time = times.get(bound.time or "")
    if bound.by == "own" and time is not None and names_year(time):
        return 0
    if bound.by == "tense" and bound.time is None:
        return 1
    return 2 + _FIRM_FIRST.index(bound.by)


@dataclass(frozen=True, slots=True)
class _Cut:
    """The days that are left so far, and the bounds that set their two ends."""

    earliest: str | None = None
    latest: str | None = None
    starts: Bound | None = None
    ends: Bound | None = None
    conflict: Bound | None = None

    def by(self, first: str | None, last: str | None, bound: Bound) -> "_Cut":
        """Return the days cut by a bound, or a conflict where no day would be left."""
        is_later = first is not None and (
            self.earliest is None or _start(first) > _start(self.earliest)
        )
        is_sooner = last is not None and (self.latest is None or _end(last) < _end(self.latest))
        earliest = first if is_later else self.earliest
        latest = last if is_sooner else self.latest
        if earliest and latest and _start(earliest) > _end(latest):
            is_told = bound.by == "own" or (bound.by == "tense" and bound.time is None)
            return replace(self, conflict=self.conflict or bound) if is_told else self
        return _Cut(
            earliest,
            latest,
            bound if is_later else self.starts,
            bound if is_sooner else self.ends,
            self.conflict,
        )


def _is_rough(bound: Bound, times: Mapping[str, Time]) -> bool:
    time = times.get(bound.time) if bound.time else None
    return bound.by in _DAYS_BACK or (time is not None and time.approximate)


def _stretches(
    bounds: Sequence[Bound], times: Mapping[str, Time], published: str | None
) -> Iterable[tuple[str | None, str | None, Bound]]:
    """Yield what each bound says; times that an event lies in count as one where they part."""
    inside = [bound for bound in bounds if _is_inside(bound, times)]
    spans = [_sides(bound, times, published) for bound in inside]
    if len(inside) > 1 and not _share_a_day(spans):
        yield _around(spans), _around_end(spans), inside[0]
        spans = []
    yield from ((*span, bound) for span, bound in zip(spans, inside, strict=False))
    others = [bound for bound in bounds if not _is_inside(bound, times)]
    yield from ((*_sides(bound, times, published), bound) for bound in others)


def _is_inside(bound: Bound, times: Mapping[str, Time]) -> bool:
    return bound.relation == "in" and bound.time in times


def _share_a_day(spans: Sequence[tuple[str | None, str | None]]) -> bool:
    starts = [_start(first) for first, _ in spans if first]
    ends = [_end(last) for _, last in spans if last]
    return not starts or not ends or max(starts) <= min(ends)


def _around(spans: Sequence[tuple[str | None, str | None]]) -> str | None:
    starts = [first for first, _ in spans]
    return None if None in starts else min((s for s in starts if s), key=_start)


def _around_end(spans: Sequence[tuple[str | None, str | None]]) -> str | None:
    ends = [last for _, last in spans]
    return None if None in ends else max((e for e in ends if e), key=_end)


def _sides(
    bound: Bound, times: Mapping[str, Time], published: str | None
) -> tuple[str | None, str | None]:
    if bound.time is None:
        return _sides_of_document(bound, published)
    time = times.get(bound.time)
    if time is None:
        return None, None
    sides: Mapping[str, tuple[str | None, str | None]] = {
        "in": (time.earliest, time.latest),
        "from": (time.earliest, None),
        "after": (time.latest, None),
        "until": (None, time.latest),
        "before": (None, time.earliest),
    }
    return sides[bound.relation]


def _sides_of_document(bound: Bound, published: str | None) -> tuple[str | None, str | None]:
    if published is None:
        return None, None
    day = published[:10]
    if bound.relation != "in":
        return (day, None) if bound.relation in ("from", "after") else (None, day)
    try:
        back = date.fromisoformat(day) - timedelta(days=_DAYS_BACK.get(bound.by, 0))
    except (ValueError, OverflowError):  # a date outside the calendar bounds nothing
        return None, None
    return back.isoformat(), day


def _start(written: str) -> Moment:
    """Return an ISO moment as it sorts; years before 1 carry a minus."""
    if written.startswith("-"):
        year, _, rest = written[1:].partition("-")
        return -int(year), rest
    year, _, rest = written.partition("-")
    return int(year), rest


def _end(written: str) -> Moment:
    year, rest = _start(written)
    return year, rest if "T" in rest else rest + _ALL_DAY

"""The rows of "at a glance": what is said to have happened, when, on whose say-so, how firmly.

A happening is one event of the record, or several that are one on the face of it: the same
PLOVER type and predicate (or the same kind of toll), actors, place and time that do not clash.
This is for showing only; nothing is merged in the record. Rows come strongest and most central
first: deeds before words, named actors, repeated, in the title or the first paragraphs.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from sayso.record.record import Record
from sayso.record.types import Actor, Claim, Count, Event
from sayso.record.vocabulary import Span, Status
from sayso.report.dates import moment
from sayso.report.positions import Positions
from sayso.report.status import answers, shown_status
from sayso.report.voices import Voice, voice_of_claim, voice_of_stance

_MATERIAL = ("material_conflict", "material_cooperation")
_TOLL_WORDS = frozenset({"killed", "dead", "died", "wounded", "injured", "deaths", "casualties"})
_AGAINST: tuple[Status, ...] = ("denied", "doubted")
_REACH = 20
"""How many earlier happenings of a bucket a new event is compared with."""
_NESTING = 50
"""How many claims before a place are looked at for the one that covers it."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One voice on a happening: what is shown for it, the figures it gives, the claim."""

    voice: Voice
    status: Status
    counts: tuple[Count, ...]
    claim: str
    denies: bool


@dataclass(frozen=True, slots=True)
class Happening:
    """One row. `events` are in text order; the first one gives the words."""

    events: tuple[Event, ...]
    sayings: tuple[Saying, ...]
    earliest: str | None
    latest: str | None
    weight: float

    @property
    def is_disputed(self) -> bool:
        """Whether two voices on it cannot both be right: one denies, or figures part."""
        sides = {saying.denies for saying in self.sayings}
        return len(self.sayings) > 1 and (len(sides) > 1 or _figures_part(self.sayings))


@dataclass(slots=True)
class _Group:
    events: list[Event] = field(default_factory=list)


def happenings(record: Record) -> tuple[Happening, ...]:
    """Return the happenings of a record, strongest and most central first."""
    named = {actor.id for actor in record.actors if _is_named(actor)}
    centre = _Centre(record)
    claim_at = ClaimAt(record)
    rows = [
        _happening(record, group, claim_at, _weight(group.events, named, centre))
        for group in _groups(record)
    ]
    return tuple(sorted(rows, key=lambda row: (-row.weight, row.events[0].head)))


class ClaimAt:
    """Which claim holds a place of the text: the shortest whose span covers it."""

    def __init__(self, record: Record) -> None:
        """Sort the claims by where they start."""
        self._claims = sorted(record.claims, key=lambda claim: claim.span)
        self._starts = [claim.span[0] for claim in self._claims]

    def covering(self, spans: tuple[Span, ...]) -> list[Claim]:
        """Return the shortest claim over each span, each claim once."""
        found: list[Claim] = []
        for span in spans:
            last = bisect_right(self._starts, span[0])
            nearby = self._claims[max(last - _NESTING, 0) : last]
            covers = [claim for claim in nearby if span[1] <= claim.span[1]]
            shortest = min(covers, key=lambda c: c.span[1] - c.span[0], default=None)
            if shortest and shortest not in found:
                found.append(shortest)
        return found


def toll_of(event: Event) -> str | None:
    """Return `toll` for an event that counts victims, else `None`."""
    words = {word for count in event.counts for word in count.what.lower().split()}
    return "toll" if words & _TOLL_WORDS else None


def _groups(record: Record) -> Iterator[_Group]:
    buckets: dict[tuple[str, str], list[_Group]] = {}
    for event in record.events:
        stem = record.words(event.head).lower()[:5]
        bucket = buckets.setdefault((event.label, toll_of(event) or stem), [])
        group = next((g for g in bucket[-_REACH:] if _are_one(g.events[0], event)), None)
        if group is None:
            group = _Group()
            bucket.append(group)
        group.events.append(event)
    for bucket in buckets.values():
        yield from bucket


def _are_one(first: Event, second: Event) -> bool:
    if first.reality != second.reality and not (first.negated or second.negated):
        return False
    if first.place and second.place and first.place != second.place:
        return False
    sides = ((first.agents, second.agents), (first.recipients, second.recipients))
    if any(a and b and not set(a) & set(b) for a, b in sides):
        return False
    shared = any(set(a) & set(b) for a, b in sides) or bool(toll_of(first) and toll_of(second))
    return shared and _times_meet(first, second)


def _times_meet(first: Event, second: Event) -> bool:
    return not (_ends_before(first, second) or _ends_before(second, first))


def _ends_before(first: Event, second: Event) -> bool:
    end, start = moment(first.latest), moment(second.earliest)
    return end is not None and start is not None and end.day < start.day


def _happening(record: Record, group: _Group, claim_at: ClaimAt, weight: float) -> Happening:
    timed = next((event for event in group.events if event.earliest or event.latest), None)
    return Happening(
        events=tuple(group.events),
        sayings=_sayings(record, group.events, claim_at),
        earliest=timed.earliest if timed else None,
        latest=timed.latest if timed else None,
        weight=weight,
    )


def _sayings(record: Record, events: list[Event], claim_at: ClaimAt) -> tuple[Saying, ...]:
    found: dict[tuple[str, Status, bool], Saying] = {}
    for event in events:
        own = record[event.claim]
        assert isinstance(own, Claim)
        others = claim_at.covering(event.mentions[1:]) if len(event.mentions) > 1 else []
        for claim in (own, *(c for c in others if c.id != own.id)):
            for saying in (_saying(record, event, claim), *_answers(record, claim)):
                key = (saying.voice.key, saying.status, bool(saying.counts))
                found.setdefault(key, saying)
    return tuple(found.values())


def _saying(record: Record, event: Event, claim: Claim) -> Saying:
    shown = shown_status(record, claim)
    own = event.claim == claim.id
    denies = shown.status in _AGAINST or (own and event.negated and shown.status == "asserted")
    counts = event.counts if own else ()
    return Saying(voice_of_claim(record, claim), shown.status, counts, claim.id, denies)


def _answers(record: Record, claim: Claim) -> Iterator[Saying]:
    """Yield the voices that took a claim up elsewhere, with what they hold of it."""
    for stance in answers(claim):
        voice = voice_of_stance(record, stance)
        yield Saying(voice, stance.status, (), claim.id, stance.status in _AGAINST)


def _figures_part(sayings: tuple[Saying, ...]) -> bool:
    ranges: dict[str, list[tuple[float, float]]] = {}
    for saying in sayings:
        for count in saying.counts:
            low = count.low if count.low is not None else float("-inf")
            high = count.high if count.high is not None else float("inf")
            ranges.setdefault(count.what, []).append((low, high))
    return any(
        max(low for low, _ in stretch) > min(high for _, high in stretch)
        for stretch in ranges.values()
    )


# --- what is central ------------------------------------------------------------------------------


class _Centre:
    """Where an account puts its weight: its title's words and its first two paragraphs."""

    def __init__(self, record: Record) -> None:
        positions = Positions(record)
        titles = [block.span for block in positions.blocks if block.kind == "title"]
        self._lead_end = max(
            (
                block.span[1]
                for block, number in zip(positions.blocks, positions.numbers, strict=True)
                if number is not None and number <= 2
            ),
            default=0,
        )
        words = " ".join(record.words(span) for span in titles).lower().split()
        self._title_stems = {word.strip("“”\"',.:;!?")[:5] for word in words if len(word) > 3}
        self._record = record

    def weight(self, event: Event) -> float:
        in_title = self._record.words(event.head).lower()[:5] in self._title_stems
        return 2.0 * in_title + 1.5 * (event.head[1] <= self._lead_end)


_REALITY_WEIGHT = {"actual": 0.0, "future": -1.0, "hypothetical": -3.0, "historical": -2.5}


def _weight(events: list[Event], named: set[str], centre: _Centre) -> float:
    first = events[0]
    actors = {actor for event in events for actor in (*event.agents, *event.recipients)}
    mentions = sum(len(event.mentions) for event in events)
    return (
        2.0 * (first.quad in _MATERIAL)
        + 1.5 * min(len(actors & named), 2)
        + 0.5 * min(mentions - 1, 4)
        + 2.0 * any(event.counts for event in events)
        + bool(first.earliest or first.latest)
        - 1.0 * ("+nominal" in (first.rule or "") and not first.agents)
        + max(centre.weight(event) for event in events)
        + _REALITY_WEIGHT[first.reality]
        - 1.5 * first.negated
    )


def _is_named(actor: Actor) -> bool:
    return any(mention.kind in ("name", "title") for mention in actor.mentions)

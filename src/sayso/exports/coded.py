"""Events as rows for coders: who did what to whom, where and when, on whose say-so.

A record keeps ids and spans; here they become names, countries, sectors and words. One row is one
event, with lists of actors: a pair that acts together is one event and not two.
"""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.record.record import Record
from sayso.record.types import Actor, Claim, Event, Place
from sayso.record.vocabulary import Span


@dataclass(frozen=True, slots=True)
class Party:
    """One side's member: its name, the document's words nearest to the event, what it is."""

    name: str
    words: str
    country: str | None
    sectors: tuple[str, ...]
    role: str | None
    key: str | None
    """Key in the shipped or the user's knowledge, such as `wd:Q7747`."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind the event's claim, and how firmly; the author is called `author`."""

    name: str
    status: str


@dataclass(frozen=True, slots=True)
class Coded:
    """One event. `span` is its head and `words` its claim, both as the document has them.

    A type of the user's own codebook goes before that of PLOVER.
    """

    id: str
    type: str
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    cameo: str | None
    quad: str
    scale: float | None
    agents: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: Place | None
    within: str | None
    """The name of what the place lies in, where the document names it."""
    earliest: str | None
    latest: str | None
    negated: bool
    reality: str
    tense: str
    counts: tuple[str, ...]
    voices: tuple[Voice, ...]
    trigger: str
    words: str
    sentence: str
    """The whole sentence of the head."""
    span: Span
    paragraph: int
    rule: str
    score: float | None
    codebook: str | None
    """The user's codebook that `type`, `modes`, `quad` and `scale` are of; `None` for PLOVER."""
    plover: str | None
    """The PLOVER type, where PLOVER names it too."""
    reason: str | None
    """The trigger or example of the codebook that spoke."""

    @property
    def cameo_root(self) -> str | None:
        """The first two digits of the CAMEO code."""
        return self.cameo[:2] if self.cameo else None

    def day(self, published: str | None) -> str | None:
        """Return the one day that formats with a single date ask for: the latest it can be.

        Where the text leaves that open, it is the day of publication.
        """
        found = self.latest or self.earliest or published
        return found[:10] if found else None

    @property
    def is_told_as_fact(self) -> bool:
        """Whether it is told as something that happened in the time of the account."""
        return not self.negated and self.reality == "actual"


def coded_in(record: Record) -> tuple[Coded, ...]:
    """Return the events of a record as rows, in text order."""
    starts = [block.span[0] for block in record.blocks]
    return tuple(_row(record, event, starts) for event in record.events)


def _row(record: Record, event: Event, starts: list[int]) -> Coded:
    claim = record[event.claim]
    assert isinstance(claim, Claim)
    place = record[event.place] if event.place else None
    assert place is None or isinstance(place, Place)
    own = event.own
    within = record[place.within] if place and place.within else None
    return Coded(
        id=event.id,
        type=event.label,
        modes=own.modes if own else event.mode,
        contexts=event.contexts,
        cameo=event.cameo,
        quad=own.quad if own else event.quad,
        scale=own.scale if own else event.scale,
        agents=_parties(record, event.agents, event.head),
        recipients=_parties(record, event.recipients, event.head),
        place=place,
        within=within.name if isinstance(within, Place | Actor) else None,
        earliest=event.earliest,
        latest=event.latest,
        negated=event.negated,
        reality=event.reality,
        tense=event.tense,
        counts=tuple(f"{c.what} {_bounds(c.low, c.high)}" for c in event.counts),
        voices=tuple(Voice(_voice(record, s.source), s.status) for s in claim.stances),
        trigger=_words(record, event.head),
        words=_words(record, claim.span),
        sentence=_words(record, _sentence(record, event.head)),
        span=record.original_span(event.head),
        paragraph=max(bisect_right(starts, event.head[0]), 1),
        rule=event.rule,
        score=event.score,
        codebook=own.codebook if own else None,
        plover=event.type,
        reason=own.source if own else None,
    )


def _parties(record: Record, ids: tuple[str, ...], head: Span) -> tuple[Party, ...]:
    found: list[Party] = []
    for actor in map(record.__getitem__, ids):
        assert isinstance(actor, Actor)
        nearest = min(actor.mentions, key=lambda m: (abs(m.head[0] - head[0]), m.head))
        current = [role.role for role in actor.roles if role.status != "former"]
        found.append(
            Party(
                name=actor.name,
                words=_words(record, nearest.span),
                country=actor.country,
                sectors=actor.sectors,
                role=current[0] if current else None,
                key=actor.known.key if actor.known else None,
            )
        )
    return tuple(found)


def _sentence(record: Record, head: Span) -> Span:
    """Return the sentence in which a head stands, the head where none holds it."""
    at = bisect_right(record.sentences, head[0], key=lambda sentence: sentence[0]) - 1
    held = at >= 0 and head[1] <= record.sentences[at][1]
    return record.sentences[at] if held else head


def _voice(record: Record, source: str) -> str:
    if source in {"author", "unnamed"}:
        return source
    actor = record[source]
    return actor.name if isinstance(actor, Actor) else source


def _bounds(low: float | None, high: float | None) -> str:
    """Return a number with its bounds: `3`, `24-99`, `200-`."""
    if low == high and low is not None:
        return f"{low:g}"
    return f"{'' if low is None else f'{low:g}'}-{'' if high is None else f'{high:g}'}"


def _words(record: Record, span: Span) -> str:
    """Return the words at a span on one line."""
    return " ".join(record.words(span).split())

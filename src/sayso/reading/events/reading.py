"""`read_events`: from triggers to events of the PLOVER ontology.

In: an `Analysis`, its triggers and what earlier layers found (actors, places, times, a function
from a token to its claim). Out: `Event`s in text order, ids `e1, e2, ...`. Scheme: PLOVER manual
of 2023 with its contradictions settled in `codebook.json`. The encoder's head, the lexicon and
the tree decide together; what is no event stays a plain predicate of its claim. Differs from
PLOVER's export in keeping events without an agent. Does not read arguments across sentences.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import msgspec

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import is_historical, tense_of
from sayso.reading.events.contexts import contexts_in
from sayso.reading.events.dating import Dated, hull_of
from sayso.reading.events.history import has_time, with_history
from sayso.reading.events.identity import Draft, group
from sayso.reading.events.lexicon import quad, scale
from sayso.reading.events.mentions import Mention, Walk
from sayso.reading.events.own.codebook import Codebook
from sayso.reading.events.own.finding import Proposal
from sayso.reading.events.own.merging import with_own
from sayso.reading.events.triggers import Trigger
from sayso.record.types import Actor, Event, Place, Statement, Time
from sayso.record.vocabulary import Span

_WIDEST = 8
"""Tokens from the first to the last word of a phrase: "placed the deposed queen under arrest"."""
_TOLLS = frozenset({"die", "perish", "give life", "lose life", "death", "state of emergency"})
"""Rows that name a loss and no deed: events only in a document that tells of force too."""


def read_events(
    analysis: Analysis,
    triggers: Sequence[Trigger],
    *,
    actors: Sequence[Actor],
    places: Sequence[Place],
    times: Sequence[Time],
    claim_of: Callable[[int], str | None],
    published: str | None,
    statements: Sequence[Statement] = (),
    codebook: Codebook | None = None,
    own: Sequence[Proposal] = (),
) -> tuple[Event, ...]:
    """Return the events of a document in text order.

    `published` is the document's date (ISO); without it only years before 1900 are historical.
    `statements` say on which day their contents were said. An event whose token has no claim is
    left out. `own` is what `find_own` proposes by a user's `codebook`.
    """
    walk = Walk(
        analysis,
        triggers,
        actors=actors,
        places=places,
        times=times,
        statements=statements,
        own=[proposal.trigger.token for proposal in own],
    )
    by_id = {time.id: time for time in times}
    found = walk.mentions()
    if codebook:
        found = with_own(walk, found, own, codebook=codebook, actors=actors)
    mentions = [mention for mention in found if claim_of(mention.trigger.token)]
    if not any(_is_force(mention) for mention in mentions):
        mentions = [mention for mention in mentions if mention.row.key not in _TOLLS]
    drafts = [_draft(mention) for mention in mentions]
    events: list[Event] = []
    for members in group(analysis, drafts):
        happening = [mentions[index] for index in members]
        if _is_supported(happening):
            claim = claim_of(happening[0].trigger.token)
            assert claim is not None
            number = f"e{len(events) + 1}"
            dated = walk.dated(_timed_first(happening))
            event = _event(analysis, happening, number, claim, dated)
            events.append(event)
    told = with_history(analysis, events, times)
    return tuple(with_days(event, by_id, published) for event in told)


def _is_force(mention: Mention) -> bool:
    """Tell whether a mention tells of force that was used, whoever says so."""
    told = mention.code.type in ("ASSAULT", "MOBILIZE") and mention.row.key not in _TOLLS
    return told and mention.reality == "actual"


def _draft(mention: Mention) -> Draft:
    trigger = mention.trigger
    return Draft(
        token=trigger.token if trigger.noun is None else trigger.noun,
        is_noun=trigger.noun is not None,
        type=_kind(mention),
        types=frozenset((_kind(mention),))
        if mention.own
        else frozenset(row.type for row in trigger.rows),
        agents=mention.agents,
        recipients=mention.recipients,
        negated=mention.negated,
        hypothetical=mention.reality == "hypothetical",
        places=mention.place,
        lemma=trigger.lemma,
        keys=frozenset((_kind(mention),))
        if mention.own
        else frozenset(row.key for row in trigger.rows),
        modes=frozenset()
        if mention.own
        else frozenset(
            row.mode for row in trigger.rows if row.mode and row.type == mention.code.type
        ),
    )


def _kind(mention: Mention) -> str:
    """Return the type that mentions of one happening share, the user's own if it has one."""
    return f"own {mention.own.type}" if mention.own else mention.code.type


def _is_supported(happening: list[Mention]) -> bool:
    """Tell whether anything beside a word of the lexicon speaks for an event.

    A verb needs a participant unless its row is strong; a bare event noun needs somebody on a side,
    a place, a time or a count.
    """
    first = happening[0]
    if any(mention.agents or mention.recipients or mention.counts for mention in happening):
        return True
    if first.names_somebody:
        return True
    if first.row.strength == "weak" and first.own is None:
        return bool(first.place and first.times)
    return first.trigger.kind != "noun" or bool(first.place or first.times)


def _timed_first(happening: list[Mention]) -> Mention:
    """Return the first mention, with the times of the first that has any of its own."""
    times = next((mention.times for mention in happening if mention.times), ())
    return replace(happening[0], times=times)


def with_days(event: Event, times: Mapping[str, Time], published: str | None) -> Event:
    """Return an event with the days that its bounds give it under a document date."""
    hull = hull_of(event.bounds, times, published)
    reality = event.reality
    is_told = reality == "historical" and not has_time(event)  # by words: no date undoes it
    if reality in ("actual", "historical") and not is_told:
        reality = "historical" if is_historical(hull.latest, published) else "actual"
    return msgspec.structs.replace(
        event,
        earliest=hull.earliest,
        latest=hull.latest,
        dated_by=hull.dated_by,
        approximate=hull.approximate,
        reality=reality,
    )


def _event(
    analysis: Analysis, happening: list[Mention], number: str, claim: str, dated: Dated
) -> Event:
    first = happening[0]
    token = first.trigger.token
    code, own, is_plover = first.code, first.own, first.is_plover
    return Event(
        id=number,
        head=analysis.span(token, token),
        mentions=tuple(_extent(analysis, mention.trigger) for mention in happening),
        type=code.type if is_plover else None,
        mode=code.modes if is_plover else (),
        contexts=contexts_in(analysis, analysis.sentence[token]),
        cameo=code.cameo if is_plover else None,
        quad=own.quad if own and not is_plover else quad(code.type),
        scale=own.scale if own and not is_plover else scale(code.type, code.modes),
        agents=next((m.agents for m in happening if m.agents), ()),
        recipients=next((m.recipients for m in happening if m.recipients), ()),
        instrument=next((m.instrument for m in happening if m.instrument), None),
        place=next((m.place for m in happening if m.place), None),
        times=dated.times,
        earliest=None,
        latest=None,
        negated=first.negated,
        tense=tense_of(analysis, token),
        reality=first.reality,
        counts=tuple(count for mention in happening for count in mention.counts),
        claim=claim,
        rule=first.rule,
        score=first.score if is_plover else None,
        bounds=dated.bounds,
        own=own,
    )


def _extent(analysis: Analysis, trigger: Trigger) -> Span:
    """Return the words of a mention: the whole phrase with the little between, else its head."""
    first, last = min(trigger.words), max(trigger.words)
    if last - first <= _WIDEST:
        return analysis.span(first, last)
    return analysis.span(trigger.token, trigger.token)

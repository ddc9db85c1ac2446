"""`read_events`: from triggers to events of the PLOVER ontology.

In: an `Analysis`, its triggers and what earlier layers found (actors, places, times, a function
from a token to its claim). Out: `Event`s in text order, ids `e1, e2, ...`. Scheme: PLOVER manual
of 2023 with its contradictions settled in `codebook.json`. Lexicon and tree decide; what fits no
row is no event and stays a plain predicate of its claim. Differs from PLOVER's export in keeping
events without an agent. Does not read arguments across sentences.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import msgspec

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import (
    Surroundings,
    is_historical,
    is_negated,
    reality_of,
    tense_of,
)
from sayso.reading.events.coding import (
    Code,
    bare_noun_row,
    choose,
    complement_kinds,
    instrument_words,
    is_vetoed,
    settle,
)
from sayso.reading.events.contexts import contexts_in
from sayso.reading.events.counts import read_counts
from sayso.reading.events.dating import Dated, Dating, Undated, hull_of
from sayso.reading.events.frames import Frame, Frames
from sayso.reading.events.identity import Draft, group
from sayso.reading.events.lexicon import Row, quad, scale, word_classes
from sayso.reading.events.participants import Participants
from sayso.reading.events.roles import Roles, frame_of, roles_of
from sayso.reading.events.saying import days_of_saying
from sayso.reading.events.senses import Fillers
from sayso.reading.events.triggers import Trigger
from sayso.record.types import Actor, Count, Event, Place, Statement, Time
from sayso.record.vocabulary import PloverType, Reality, Span

_CONTENT_TYPES = frozenset({"THREATEN", "REJECT", "REQUEST", "AGREE"})
_CONTENT_GOALS = ("to", "for", "with", "on", "against", "from", "at")
_CONTENT_PREPOSITIONS = frozenset({"for", "of", "to", "on", "with"})
_TOLLS = frozenset({"die", "perish", "give life", "lose life", "death", "state of emergency"})
"""Rows that name a loss and no deed: events only in a document that tells of force too."""
_COUNTED_NOUNS = frozenset({"death", "fatality", "arrest", "killing", "injury", "casualty"})
_SPORT_WORDS = 2  # words of sport in a sentence from which only strong rows count


@dataclass(frozen=True, slots=True)
class _Mention:
    """One trigger that is an event, fully read."""

    trigger: Trigger
    row: Row
    code: Code
    agents: tuple[str, ...]
    recipients: tuple[str, ...]
    instrument: Span | None
    place: str | None
    times: tuple[tuple[Time, str], ...]
    negated: bool
    reality: Reality
    counts: tuple[Count, ...]
    rule: str
    has_theme: bool
    """Whether somebody is moved or handed on who is neither agent nor recipient."""


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
) -> tuple[Event, ...]:
    """Return the events of a document in text order.

    `published` is the document's date (ISO); without it no event is called historical.
    `statements` say on which day their contents were said. An event whose token has no claim is
    left out.
    """
    walk = _Walk(analysis, triggers, actors, places, times, statements)
    by_id = {time.id: time for time in times}
    mentions = [mention for mention in walk.mentions() if claim_of(mention.trigger.token)]
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
            events.append(with_days(event, by_id, published))
    return tuple(events)


class _Walk:
    """The shared tables of one document and the steps from trigger to mention."""

    def __init__(
        self,
        analysis: Analysis,
        triggers: Sequence[Trigger],
        actors: Sequence[Actor],
        places: Sequence[Place],
        times: Sequence[Time],
        statements: Sequence[Statement],
    ) -> None:
        self._analysis = analysis
        self._triggers = triggers
        self._statements = statements
        self._at = {token: t for t in triggers for token in (*t.words, t.token)}
        self._frames = Frames(analysis)
        self._participants = Participants(analysis, actors)
        self._heads = {token for t in triggers for token in (t.token, t.noun) if token is not None}
        self._around = Surroundings(analysis, places, times, self._heads)
        self._consumed: set[int] = set()

    def mentions(self) -> list[_Mention]:
        """Read governors before what they govern, since they may take it in as content."""
        found = []
        depth = self._analysis.depth
        for trigger in sorted(self._triggers, key=lambda t: (depth[t.token], t.token)):
            mention = None if trigger.token in self._consumed else self._read(trigger)
            if mention:
                found.append(mention)
        return sorted(found, key=lambda mention: mention.trigger.token)

    def _read(self, trigger: Trigger) -> _Mention | None:
        analysis = self._analysis
        frame = frame_of(self._frames, analysis, trigger)
        content = self._content_types(trigger, frame)
        kinds = complement_kinds(analysis, frame.complement, content)
        fillers = Fillers(
            analysis,
            frame,
            is_actor=self._participants.is_actor,
            is_place=self._around.place_tokens.__contains__,
            is_armed=self._participants.is_armed,
            complement=kinds,
        )
        participants = frame.everything()
        acting = any(token in self._around.place_tokens for token in frame.surface)
        row = choose(trigger, fillers, participants, is_place_acting=acting)
        if row is None:
            row = bare_noun_row(trigger, fillers, participants)
        if row is None or is_vetoed(row, fillers, frame.subjects):
            return None
        if fillers.is_between_speakers() or self._is_imperative(trigger.token, frame):
            return None
        if row.strength != "strong" and self._is_sport(trigger.token):
            return None
        if row.type == "CONSULT" and any(map(self._participants.is_media, participants)):
            return None  # an interview is no meeting of the news
        if row.type in _CONTENT_TYPES:
            self._consume(trigger, frame)
        return self._mention(trigger, row, frame, content)

    def _content_types(self, trigger: Trigger, frame: Frame) -> tuple[PloverType, ...]:
        """Return the types that the words of the content clause or object may have."""
        tokens = self._content_tokens(trigger, frame)
        rows = [row for token in tokens if token in self._at for row in self._at[token].rows]
        return tuple(dict.fromkeys(row.type for row in rows if row.strength != "weak"))

    def _content_tokens(self, trigger: Trigger, frame: Frame) -> list[int]:
        analysis = self._analysis
        clause = frame.complement
        if clause is not None:
            coordinated = analysis.children_by(clause, "conj")
            return [clause, *coordinated, *analysis.children_by(clause, "obj")]
        nouns = [token for word, token in frame.obliques if word in _CONTENT_PREPOSITIONS]
        around = [*frame.objects, *nouns]
        return [token for token in around if token not in trigger.words]

    def _consume(self, trigger: Trigger, frame: Frame) -> None:
        for token in self._content_tokens(trigger, frame):
            inner = self._at.get(token)
            if inner and token > trigger.token:
                self._consumed.add(inner.token)

    def _is_imperative(self, token: int, frame: Frame) -> bool:
        """Tell whether a clause speaks to the reader ("Talk to a farmer ...")."""
        analysis = self._analysis
        if analysis.xpos[token] != "VB" or frame.subjects or frame.passive or frame.mark:
            return False
        return analysis.head[token] < 0 and analysis.child(token, "aux") is None

    def _is_sport(self, token: int) -> bool:
        return self._sport_words[self._analysis.sentence[token]] >= _SPORT_WORDS

    @cached_property
    def _sport_words(self) -> list[int]:
        counted = [0] * len(self._analysis.sentence_tokens)
        sport = word_classes()["sport"]
        for token, lemma in enumerate(self._analysis.lemma):
            if lemma in sport:
                counted[self._analysis.sentence[token]] += 1
        return counted

    def _mention(
        self, trigger: Trigger, row: Row, frame: Frame, content: tuple[PloverType, ...]
    ) -> _Mention:
        analysis = self._analysis
        roles = roles_of(analysis, trigger, row, frame)
        agents = self._participants.of(roles.agents)
        recipients, rule = self._participants.recipients(roles.recipients, agents)
        if not recipients and row.type in _CONTENT_TYPES:
            recipients, rule = self._content_recipients(frame, agents)
        if set(agents) <= set(recipients):
            agents = ()  # nobody does it to himself: a subject found by control was the wrong one
        reality = reality_of(analysis, trigger.token)
        code = settle(
            analysis,
            row,
            words=self._clause_words(trigger, frame),
            reality=reality,
            content=content,
            is_own_word=self._is_own_word(trigger.token, agents),
            clause=frame.complement,
        )
        tokens: tuple[int, ...] = (trigger.token, *trigger.words)
        times = tuple(self._around.times(tokens))
        if frame.complement is not None and row.type in _CONTENT_TYPES:
            tokens = (*tokens, frame.complement)
        instrument = self._instrument(frame, roles) if quad(code.type)[0] == "m" else None
        return _Mention(
            trigger=trigger,
            row=row,
            code=code,
            agents=agents,
            recipients=recipients,
            instrument=instrument,
            place=self._around.place(tokens),
            times=times,
            negated=is_negated(analysis, trigger.token),
            reality=reality,
            counts=_as_toll(
                row, read_counts(analysis, trigger.token, self._counted(trigger, roles, frame))
            ),
            rule=f"{code.rule}+{rule or roles.rule}",
            has_theme=any(self._participants.is_actor(token) for token in roles.theme),
        )

    def dated(self, mention: _Mention) -> Dated:
        """Return what bounds a mention in time."""
        token = mention.trigger.token
        tense = tense_of(self._analysis, token)
        return self._dating.of(
            Undated(token, mention.code.type, tense, mention.reality, mention.times)
        )

    @cached_property
    def _dating(self) -> Dating:
        said_on = days_of_saying(self._analysis, self._statements)
        return Dating(self._analysis, self._around.hung, self._heads, said_on)

    def _content_recipients(
        self, frame: Frame, agents: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str | None]:
        """Return whom the content of a promise, threat or refusal concerns ("to send X help")."""
        if frame.complement is None:
            return self._participants.recipients(frame.objects, agents)
        inner = self._frames.verb(frame.complement)
        asked = [token for token in inner.surface if token not in frame.subjects]
        tokens = asked or [*inner.objects, *inner.indirect, *inner.after(*_CONTENT_GOALS)]
        found, _ = self._participants.recipients(tokens, agents)
        kept = tuple(actor for actor in found if actor not in agents)
        return kept, "content" if kept else None

    @staticmethod
    def _counted(trigger: Trigger, roles: Roles, frame: Frame) -> list[int]:
        """Return the phrases whose numbers count people or things of the event."""
        tokens = [*roles.agents, *roles.recipients, *roles.theme, *frame.after("of")]
        if trigger.noun is not None and trigger.lemma in _COUNTED_NOUNS:
            tokens.append(trigger.noun)
        return list(dict.fromkeys(tokens))

    def _clause_words(self, trigger: Trigger, frame: Frame) -> frozenset[str]:
        """Return the lemmas of the trigger, its arguments and their modifiers."""
        analysis = self._analysis
        tokens = [trigger.token, *trigger.words, *frame.everything()]
        below = [child for token in tokens for child in analysis.children[token]]
        return frozenset(analysis.lemma[token].lower() for token in (*tokens, *below))

    def _is_own_word(self, token: int, agents: tuple[str, ...]) -> bool:
        """Tell whether the agent itself says that it will act ("X said it would ...")."""
        analysis = self._analysis
        governor = analysis.head[token]
        relation = analysis.deprel[token]
        if governor < 0 or relation not in ("ccomp", "xcomp") or not agents:
            return False
        speakers = self._participants.of(self._frames.verb(governor).surface)
        return bool(set(speakers) & set(agents))

    def _instrument(self, frame: Frame, roles: Roles) -> Span | None:
        """Return a weapon after *with*, before an event noun, or as the subject.

        A weapon that acts gives its owner as agent, which `Participants` finds by itself.
        """
        analysis = self._analysis
        tools = instrument_words()
        candidates = [*frame.after("with", "using", "by", "from"), *frame.modifiers, *roles.agents]
        for token in candidates:
            if analysis.lemma[token].lower() in tools and not self._participants.is_actor(token):
                first = min([token, *analysis.children_by(token, "compound", "amod")])
                return analysis.span(min(first, token), token)
        return None


def _as_toll(row: Row, counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Count those who "gave their lives" as dead, whoever they were."""
    if row.key not in ("give life", "lose life", "death"):
        return counts
    return tuple(msgspec.structs.replace(count, what="dead") for count in counts)


def _is_force(mention: _Mention) -> bool:
    """Tell whether a mention tells of force that was used, whoever says so."""
    told = mention.code.type in ("ASSAULT", "MOBILIZE") and mention.row.key not in _TOLLS
    return told and mention.reality == "actual"


def _draft(mention: _Mention) -> Draft:
    trigger = mention.trigger
    return Draft(
        token=trigger.token if trigger.noun is None else trigger.noun,
        is_noun=trigger.noun is not None,
        type=mention.code.type,
        types=frozenset(row.type for row in trigger.rows),
        agents=mention.agents,
        recipients=mention.recipients,
        negated=mention.negated,
        hypothetical=mention.reality == "hypothetical",
        places=mention.place,
        lemma=trigger.lemma,
        keys=frozenset(row.key for row in trigger.rows),
    )


def _is_supported(happening: list[_Mention]) -> bool:
    """Tell whether anything beside a word of the lexicon speaks for an event.

    A verb needs a participant unless its row is strong; a bare event noun needs a participant,
    a place, a time or a count.
    """
    first = happening[0]
    if any(mention.agents or mention.recipients or mention.counts for mention in happening):
        return True
    if first.has_theme:
        return True
    if first.row.strength == "weak":
        return bool(first.place and first.times)
    return first.trigger.kind != "noun" or bool(first.place or first.times)


def _timed_first(happening: list[_Mention]) -> _Mention:
    """Return the first mention, with the times of the first that has any of its own."""
    times = next((mention.times for mention in happening if mention.times), ())
    return replace(happening[0], times=times)


def with_days(event: Event, times: Mapping[str, Time], published: str | None) -> Event:
    """Return an event with the days that its bounds give it under a document date."""
    hull = hull_of(event.bounds, times, published)
    reality = event.reality
    if reality in ("actual", "historical"):
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
    analysis: Analysis, happening: list[_Mention], number: str, claim: str, dated: Dated
) -> Event:
    first = happening[0]
    token = first.trigger.token
    return Event(
        id=number,
        head=analysis.span(token, token),
        mentions=tuple(_extent(analysis, mention.trigger) for mention in happening),
        type=first.code.type,
        mode=first.code.modes,
        contexts=contexts_in(analysis, analysis.sentence[token]),
        cameo=first.code.cameo,
        quad=quad(first.code.type),
        scale=scale(first.code.type, first.code.modes),
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
        bounds=dated.bounds,
    )


def _extent(analysis: Analysis, trigger: Trigger) -> Span:
    """Return the words of a mention: the whole phrase where it stands together, else its head."""
    first, last = min(trigger.words), max(trigger.words)
    if last - first < len(trigger.words) + 2:  # "imposed new sanctions" may hold two words more
        return analysis.span(first, last)
    return analysis.span(trigger.token, trigger.token)

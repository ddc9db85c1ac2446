"""Mentions: every trigger read in full, the silent ones left out.

In: an `Analysis`, its triggers and what earlier layers found. Out: `Mention`s in text order. First
each trigger is read alone (`Reading`: its frame, the row of the lexicon that would hold, who stands
on its sides), then all are judged at once (`judging`), then the walk goes from governors to what
they govern, since a threat or a promise takes its content in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import msgspec

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import Surroundings, is_negated, reality_of, tense_of
from sayso.reading.events.coding import (
    Code,
    bare_noun_row,
    choose,
    complement_kinds,
    instrument_words,
    settle,
)
from sayso.reading.events.counts import read_counts
from sayso.reading.events.dating import Dated, Dating, Undated
from sayso.reading.events.frames import Frame, Frames
from sayso.reading.events.judging import Verdict, judge
from sayso.reading.events.lexicon import Row, quad, word_classes, word_list
from sayso.reading.events.open_predicates import find_open_predicates
from sayso.reading.events.participants import Participants
from sayso.reading.events.roles import (
    Roles,
    content_parties,
    frame_of,
    general_row,
    roles_of,
)
from sayso.reading.events.saying import days_of_saying
from sayso.reading.events.senses import Fillers
from sayso.reading.events.triggers import Trigger, happening_verb_of, is_absent
from sayso.reading.events.vetoes import (
    is_match,
    is_of_trade,
    is_private,
    is_thing_acting,
    is_vetoed,
)
from sayso.reading.events.wordings import Reading
from sayso.record.types import Actor, Count, OwnCode, Place, Statement, Time
from sayso.record.vocabulary import PloverType, Reality, Span

_CONTENT_TYPES = frozenset({"THREATEN", "REJECT", "REQUEST", "AGREE"})
_CONTENT_PREPOSITIONS = frozenset({"for", "of", "to", "on", "with"})
_COUNTED_NOUNS = frozenset({"death", "fatality", "arrest", "killing", "injury", "casualty"})
_SPORT_WORDS = 2  # words of sport in a sentence from which only strong rows count


@dataclass(frozen=True, slots=True)
class Mention:
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
    score: float | None
    names_somebody: bool
    """Whether a side, or what is handed on, stands for somebody, an actor of the record or not,
    or a verb says that it took place."""
    own: OwnCode | None = None
    """The code of a user's codebook, if it has one for this."""
    is_plover: bool = True
    """Whether PLOVER names it; else `row` and `code` only stand in for the user's type."""


class Walk:
    """The shared tables of one document and the steps from trigger to mention."""

    def __init__(
        self,
        analysis: Analysis,
        triggers: Sequence[Trigger],
        *,
        actors: Sequence[Actor],
        places: Sequence[Place],
        times: Sequence[Time],
        statements: Sequence[Statement],
        own: Iterable[int] = (),
    ) -> None:
        """Index what stands around the triggers; nothing is read yet.

        `own` are the tokens of events of a user's codebook: times and places hang on them too.
        """
        self._analysis = analysis
        self._statements = statements
        self._frames = Frames(analysis)
        self._participants = Participants(analysis, actors)
        self._triggers = [*triggers, *find_open_predicates(analysis, triggers)]
        self._at = {token: t for t in self._triggers for token in (*t.words, t.token)}
        self._heads = {token for t in triggers for token in (t.token, t.noun) if token is not None}
        self._heads.update(own)
        self._around = Surroundings(analysis, places, times, self._heads)
        self._consumed: set[int] = set()
        self._firms = frozenset(actor.id for actor in actors if "BUS" in actor.sectors)
        self._counted_words: dict[str, list[int]] = {}

    def mentions(self) -> list[Mention]:
        """Return the events of the document, those that another takes in left out."""
        readings = self.readings()
        found = []
        for reading, verdict in zip(readings, judge(self._analysis, readings), strict=True):
            if verdict is None or reading.trigger.token in self._consumed:
                continue
            if verdict.row.type == "ASSAULT" and self._is_accident(reading):
                continue
            if _has_content(reading.frame, reading.trigger, verdict.row):
                self._consume(reading)
            found.append(self._mention(reading, verdict))
        return sorted(found, key=lambda mention: mention.trigger.token)

    @property
    def triggers(self) -> Sequence[Trigger]:
        """The predicates that were looked at, those that the lexicon knows first."""
        return self._triggers

    @property
    def taken_in(self) -> frozenset[int]:
        """The tokens that are the content of another event, once `mentions` has been asked for."""
        return frozenset(self._consumed)

    def readings(self, *, everything: bool = False) -> list[Reading]:
        """Return the triggers that may be events, governors before what they govern.

        `everything` keeps those around which nobody stands who could act.
        """
        depth = self._analysis.depth
        return [
            reading
            for trigger in sorted(self._triggers, key=lambda t: (depth[t.token], t.token))
            if (reading := self._read(trigger, everything=everything))
        ]

    def read_as(
        self, trigger: Trigger, row: Row, *, agents: Sequence[int], recipients: Sequence[int]
    ) -> Mention | None:
        """Return a mention of what a user's codebook names, `None` where no act is told.

        `agents` and `recipients` are tokens that go before what the frame gives, where there are
        any.
        """
        frame = frame_of(self._frames, self._analysis, trigger)
        fillers = self._fillers(frame, ())
        if fillers.is_between_speakers() or self._is_imperative(trigger.token, frame):
            return None
        roles = roles_of(self._analysis, trigger, row, frame)
        roles.agents = list(agents) or roles.agents
        roles.recipients = list(recipients) or roles.recipients
        verdict = Verdict(row, (), None, "own")
        return self._mention(Reading(trigger, frame, fillers, (), row, roles), verdict)

    def _fillers(self, frame: Frame, content: tuple[PloverType, ...]) -> Fillers:
        return Fillers(
            self._analysis,
            frame,
            is_actor=self._participants.is_actor,
            is_place=self._around.place_tokens.__contains__,
            is_armed=self._participants.is_armed,
            complement=complement_kinds(self._analysis, frame.complement, content),
        )

    def _read(self, trigger: Trigger, *, everything: bool) -> Reading | None:
        """Return one trigger with its sides, `None` where it can be no event."""
        analysis = self._analysis
        frame = frame_of(self._frames, analysis, trigger)
        participants = frame.everything()
        content = self._content_types(trigger, frame)
        fillers = self._fillers(frame, content)
        if not (everything or trigger.rows or any(map(fillers.may_act, participants))):
            return None
        if fillers.is_between_speakers() or self._is_imperative(trigger.token, frame):
            return None
        if is_thing_acting(fillers, frame):
            return None
        if trigger.kind == "noun" and is_absent(analysis, trigger.token):
            return None
        sentence = analysis.sentence[trigger.token]
        if is_match(fillers, frame, words_of_sport=self._words_of("sport_only")[sentence]):
            return None
        acting = any(token in self._around.place_tokens for token in frame.surface)
        row = choose(trigger, fillers, participants, is_place_acting=acting)
        if row is None:
            row = bare_noun_row(trigger, fillers, participants)
        if row and (
            is_private(row, fillers, frame) or is_of_trade(row, fillers, frame, self._is_firm)
        ):
            return None
        if row and is_vetoed(row, fillers, frame.subjects):
            row = None
        if row and row.strength != "strong" and self._words_of("sport")[sentence] >= _SPORT_WORDS:
            row = None
        if any(map(self._participants.is_media, participants)) and row and row.type == "CONSULT":
            return None  # an interview is no meeting of the news
        roles = roles_of(analysis, trigger, row or general_row(trigger), frame)
        return Reading(
            trigger,
            frame,
            fillers,
            content,
            row,
            roles,
            self._participants.kinds(roles.agents),
            self._participants.kinds(roles.recipients or roles.spare[:1]),
        )

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

    def _consume(self, reading: Reading) -> None:
        for token in self._content_tokens(reading.trigger, reading.frame):
            inner = self._at.get(token)
            if inner and token > reading.trigger.token:
                self._consumed.add(inner.token)

    def _is_imperative(self, token: int, frame: Frame) -> bool:
        """Tell whether a clause speaks to the reader ("Talk to a farmer ...")."""
        analysis = self._analysis
        if analysis.xpos[token] != "VB" or frame.subjects or frame.passive or frame.mark:
            return False
        return analysis.head[token] < 0 and analysis.child(token, "aux") is None

    def _is_accident(self, reading: Reading) -> bool:
        """Tell whether nobody acts in a sentence of crashes and floods that tells of no force."""
        if self._participants.of(reading.roles.agents):
            return False
        analysis = self._analysis
        first, last = analysis.sentence_tokens[analysis.sentence[reading.trigger.token]]
        words = {lemma.lower() for lemma in analysis.lemma[first:last]}
        classes = word_classes()
        force = classes["war"] | classes["weapon"] | classes["armed"]
        return bool(words & classes["accident"]) and not words & force

    def _is_firm(self, token: int) -> bool:
        """Tell whether a phrase stands for firms of the record alone."""
        found = self._participants.of([token])
        return bool(found) and self._firms.issuperset(found)

    def _words_of(self, name: str) -> list[int]:
        """Return how many words of a class each sentence holds."""
        if name not in self._counted_words:
            counted = [0] * len(self._analysis.sentence_tokens)
            words = word_classes()[name]
            for token, lemma in enumerate(self._analysis.lemma):
                counted[self._analysis.sentence[token]] += lemma.lower() in words
            self._counted_words[name] = counted
        return self._counted_words[name]

    def _mention(self, reading: Reading, verdict: Verdict) -> Mention:
        analysis = self._analysis
        trigger, frame, row = reading.trigger, reading.frame, verdict.row
        known = row is reading.row
        roles = reading.roles if known else roles_of(analysis, trigger, row, frame)
        agents = self._participants.of(roles.agents)
        acted_on = [token for token in roles.recipients if not self._is_reflexive(token)]
        recipients, rule = self._participants.recipients(acted_on, agents)
        if not recipients:
            recipients, rule = self._spare_recipients(roles, agents)
        if not recipients and _has_content(frame, trigger, row):
            recipients, rule = self._content_recipients(roles, frame, agents)
        if set(agents) <= set(recipients):
            agents = ()  # nobody does it to himself: a subject found by control was the wrong one
        reality = reality_of(analysis, trigger.token)
        code = settle(
            analysis,
            row,
            words=self._clause_words(trigger, frame),
            reality=reality,
            content=reading.content,
            is_own_word=self._is_own_word(trigger.token, agents),
            clause=frame.complement,
            judged=verdict.modes,
            rule=verdict.rule,
        )
        happens = happening_verb_of(analysis, trigger.token) if trigger.kind == "noun" else None
        tokens: tuple[int, ...] = (trigger.token, *trigger.words)
        times = tuple(self._around.times(tokens))
        if happens is not None:
            tokens = (*tokens, happens)  # what ended on Friday was there, but began before
        if frame.complement is not None and _has_content(frame, trigger, row):
            tokens = (*tokens, frame.complement)
        instrument = self._instrument(frame, roles) if quad(code.type)[0] == "m" else None
        return Mention(
            trigger=trigger,
            row=row,
            code=code,
            agents=agents,
            recipients=recipients,
            instrument=instrument,
            place=self._around.place(tokens) or self._around.place(self._nouns_below(frame)),
            times=times,
            negated=is_negated(analysis, trigger.token),
            reality=reality,
            counts=_as_toll(
                row, read_counts(analysis, trigger.token, self._counted(trigger, roles, frame))
            ),
            rule=f"{code.rule}+{rule or roles.rule}",
            score=verdict.score,
            names_somebody=happens is not None or self._names_somebody(row, roles, reading.fillers),
        )

    def _is_reflexive(self, token: int) -> bool:
        """Tell whether a phrase takes up the subject ("chained themselves to the gate")."""
        return self._analysis.form[token].lower().endswith(("self", "selves"))

    def _names_somebody(self, row: Row, roles: Roles, fillers: Fillers) -> bool:
        """Tell whether anybody is told of around an event ("the arrest of the radio host").

        A strong row needs no more than a filled side: what is condemned or arrested is of the news.
        """
        if any(self._participants.is_actor(token) for token in roles.theme):
            return True
        sides = [*roles.agents, *roles.recipients]
        return any(row.strength == "strong" or fillers.may_act(token) for token in sides)

    def _spare_recipients(
        self, roles: Roles, agents: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str | None]:
        """Return the first phrase that stands for somebody where no slot of the row does."""
        for token in roles.spare:
            found, rule = self._participants.recipients([token], agents)
            kept = tuple(actor for actor in found if actor not in agents)
            if kept:
                return kept, rule
        return (), None

    def dated(self, mention: Mention) -> Dated:
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
        self, roles: Roles, frame: Frame, agents: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str | None]:
        """Return whom the content of a promise, threat or refusal concerns ("to send X help")."""
        tokens = content_parties(self._frames, roles, frame, self._analysis)
        found, rule = self._participants.recipients(tokens, agents)
        kept = tuple(actor for actor in found if actor not in agents)
        if frame.complement is None:
            return kept, rule
        return kept, "content" if kept else None

    @staticmethod
    def _counted(trigger: Trigger, roles: Roles, frame: Frame) -> list[int]:
        """Return the phrases whose numbers count people or things of the event."""
        tokens = [*roles.agents, *roles.recipients, *roles.theme, *frame.after("of")]
        if trigger.noun is not None and trigger.lemma in _COUNTED_NOUNS:
            tokens.append(trigger.noun)
        return list(dict.fromkeys(tokens))

    def _nouns_below(self, frame: Frame) -> tuple[int, ...]:
        """Return the nouns that a predicate is about: "provided help for schools in X".

        Those of its content too ("is willing to send food to X"), two nouns deep.
        """
        analysis = self._analysis
        nouns = [*frame.objects, *(token for _, token in frame.obliques)]
        if frame.complement is not None:
            inner = self._frames.verb(frame.complement)
            nouns += [*inner.objects, *(token for _, token in inner.obliques)]
        heads = [other for noun in nouns for other in (noun, *analysis.children_by(noun, "conj"))]
        below = [child for noun in heads for child in analysis.children_by(noun, "nmod")]
        deeper = [child for noun in below for child in analysis.children_by(noun, "nmod")]
        return (*nouns, *below, *deeper)

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


def _has_content(frame: Frame, trigger: Trigger, row: Row) -> bool:
    """Tell whether what a predicate governs is its content, and no event beside it.

    "Agreed to lift sanctions" concedes; nothing is lifted yet.
    """
    if row.type in _CONTENT_TYPES:
        return True
    announces = trigger.lemma in word_list("coding", "announcing")
    return row.type == "CONCEDE" and announces and frame.complement is not None


def _as_toll(row: Row, counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Count those who "gave their lives" as dead, whoever they were."""
    if row.key not in ("give life", "lose life", "death"):
        return counts
    return tuple(msgspec.structs.replace(count, what="dead") for count in counts)

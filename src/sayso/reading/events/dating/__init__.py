"""Dating: the bounds of an event, from its own clause, then the narrative, then the tense.

In: an `Analysis`, the times of the document with the tokens that they hang on, the words of events,
the days on which contents were said. Out: for each event its `Bound`s and the times among them.
`hulls.hull_of` makes days of them. What is chosen depends on words only and never on what a time
resolves to, so that a record can be re-dated.

The order: a time of its own clause; the nearest time of its sentence, with how the way through the
tree turns it (`links`); the running day of the passage (`narrative`) for what is told on in the
past; the place in the document (`lead`, `report`), and at last what news means by its tense alone
(`news`: `report`, `recent`).
Tense closes what stays open: the past ends with the day of the document or of the speaker, the
pluperfect with the day of the passage, the future begins with the document. Hypothetical events
take over a time of their sentence only.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import tense_of
from sayso.reading.events.dating.hosts import binds, hang, relation_of_word
from sayso.reading.events.dating.hulls import Hull, hull_of
from sayso.reading.events.dating.links import Linker
from sayso.reading.events.dating.narrative import Narrative, Register
from sayso.reading.events.dating.news import News
from sayso.reading.events.dating.tenses import (
    HIGHEST,
    is_habitual,
    is_in_title,
    is_past,
    is_perfect,
    is_pluperfect,
    is_to_come,
    verb_above,
)
from sayso.reading.events.lexicon import word_list
from sayso.record.types import Bound, Time
from sayso.record.vocabulary import EventTense, PloverType, Reality

__all__ = ["Dated", "Dating", "Hull", "Undated", "hull_of"]

_SPEECH = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
_DONE = frozenset({"AGREE", "CONSULT"})
"""Speech acts that are deeds of the story too: what is signed or held goes on from its day."""
_LONG = frozenset(
    {"long", "always", "often", "repeatedly", "once", "previously", "ever", "since", "recently"}
)
_REPORTING = word_list("dating", "reporting")
_LOOKING_BACK = word_list("dating", "looking_back")
_CLIMB = 3  # steps up to the verb that an event is the content of
_LEAD_BLOCKS = 2  # paragraphs that count as the opening of a report
_OPENING_WORDS = 8  # a shorter paragraph is a line of the head, not the first paragraph


@dataclass(frozen=True, slots=True)
class Undated:
    """An event and the times of its own clause, each with its preposition."""

    token: int
    type: PloverType
    tense: EventTense
    reality: Reality
    times: tuple[tuple[Time, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Dated:
    """The bounds of an event, firm ones first, and the times that it takes from its text."""

    bounds: tuple[Bound, ...]
    times: tuple[str, ...]


class Dating:
    """The times of one document, laid out by sentence and paragraph."""

    def __init__(
        self,
        analysis: Analysis,
        times: Sequence[tuple[int, Time, str]],
        heads: set[int],
        said_on: Callable[[int], str | None] = lambda _: None,
    ) -> None:
        """Lay out times; `said_on` gives the time at which the content of a token was said."""
        self._analysis = analysis
        hung = hang(analysis, times, heads)
        self._repeated = {analysis.sentence[token] for token, t, _ in times if t.type == "set"}
        self._linker = Linker(analysis, hung, heads)
        self._narrative = Narrative(analysis, self._linker, hung)
        self._news = News(analysis, self._narrative, self._linker)
        self._leads = self._opening()
        self._said_on = said_on
        self._hung = {item.time.id: item for item in hung}

    def of(self, event: Undated) -> Dated:
        """Return the bounds of an event."""
        bounds = self._own(event)
        if not bounds:
            bounds = self._of_sentence(event)
            if not any(bound.relation == "in" for bound in bounds):
                bounds += self._of_passage(event, bounds)
        if not any(bound.relation == "in" or bound.by == "own" for bound in bounds):
            bounds += self._as_news(event)
        bounds += self._of_tense(event, bounds)
        taken = [bound.time for bound in bounds if bound.time and bound.by != "tense"]
        names = [time.id for time, _ in event.times] or taken
        return Dated(tuple(dict.fromkeys(bounds)), tuple(dict.fromkeys(names)))

    def _own(self, event: Undated) -> list[Bound]:
        if self._is_habit(event):
            return []
        return [
            Bound(by="own", relation=relation_of_word(time, word), time=time.id)
            for time, word in event.times
            if time.id in self._hung and binds(time, word) and self._is_own(time, event.token)
        ]

    def _is_own(self, time: Time, token: int) -> bool:
        """Tell whether a time below an event dates no other one: "called for a vote in May"."""
        host = self._hung[time.id].host
        if host is None or host == token or self._analysis.upos[host] != "NOUN":
            return True
        return self._linker.paths.relation(token, host) == "in"

    def _is_habit(self, event: Undated) -> bool:
        """Tell whether an event happens again and again, on no day that is named."""
        sentence = self._analysis.sentence[event.token]
        is_general = event.tense == "present" and sentence in self._repeated
        own = [time.type for time, _ in event.times]
        is_each = "set" in own and set(own) <= {"set", "duration"}
        return is_general or is_each or is_habitual(self._analysis, event.token)

    def _of_sentence(self, event: Undated) -> list[Bound]:
        if self._is_alleged(event.token) or self._is_habit(event):
            return []
        return [
            Bound(by="clause", relation=link.relation, time=link.hung.time.id)
            for link in self._linker.links(event.token)
        ]

    def _is_alleged(self, token: int) -> bool:
        """Tell whether an event is what somebody is accused of, or what came before: other days."""
        analysis = self._analysis
        for _ in range(_CLIMB):
            token = analysis.head[token]
            if token < 0:
                return False
            if analysis.lemma[token] in _LOOKING_BACK:
                return True
        return False

    def _of_passage(self, event: Undated, bounds: Sequence[Bound]) -> list[Bound]:
        """Return what the place of an event says: the running day, or the date of the document."""
        analysis = self._analysis
        is_told_now = event.tense == "present" and event.type in _SPEECH
        is_told_now = is_told_now and not is_to_come(analysis, event.token)
        if event.reality != "actual" or self._is_habit(event) or self._is_alleged(event.token):
            return []
        register = self._narrative.at(*self._place(event.token))
        if register and register.is_in_front and not is_perfect(analysis, event.token):
            return [_by_narrative(register)]
        if is_pluperfect(analysis, event.token) or self._is_aside(event.token):
            return []
        if not self._is_past(event):
            return self._default(event, bounds) if is_told_now else []
        if bounds or is_perfect(analysis, event.token):
            return self._default(event, bounds)
        if self._linker.blocks(event.token) or not self._is_told(event.token):
            return self._default(event, bounds)
        return self._continued(event, register) or self._default(event, bounds)

    def _place(self, token: int) -> tuple[int, int]:
        return self._analysis.sentence[token], self._analysis.quote_level[token]

    def _is_past(self, event: Undated) -> bool:
        """Tell whether an event is told as past; a noun or participle goes with its verb."""
        analysis = self._analysis
        if event.tense != "none":
            return is_past(analysis, event.token, event.tense)
        if is_in_title(analysis, event.token):
            return True
        verb = verb_above(analysis, analysis.head[event.token]) if self._hangs(event) else -1
        if verb < 0 or not is_past(analysis, verb, tense_of(analysis, verb)):
            return False
        return self._linker.paths.relation(event.token, verb) in ("in", "until")

    def _hangs(self, event: Undated) -> bool:
        return self._analysis.head[event.token] >= 0

    def _is_told(self, token: int) -> bool:
        """Tell whether an event is what its clause tells, no deed that it speaks of."""
        verb = verb_above(self._analysis, token)
        return verb == token or self._linker.paths.relation(token, verb) == "in"

    def _continued(self, event: Undated, register: Register | None) -> list[Bound]:
        """Return the running day that an event goes on from.

        What is said of deeds comes on their day or later; what else is said, on that of the saying.
        """
        if event.type not in _SPEECH - _DONE or self._narrative.is_history:
            return [_by_narrative(register)] if register else []
        sentence, level = self._place(event.token)
        said = self._narrative.said_at(sentence) if level == 0 else None
        if said and (register is None or said.hung.token > register.hung.token):
            return [_by_narrative(said)]
        if register is None:
            return []
        later = Bound(by="narrative", relation="from", time=register.hung.time.id)
        return [later, *self._default(event, [later])]

    def _is_aside(self, token: int) -> bool:
        """Tell whether an event stands in a clause about somebody's or something's past."""
        analysis = self._analysis
        for _ in range(HIGHEST):
            relation = analysis.deprel[token].partition(":")[0]
            if relation in ("acl", "csubj"):
                return True
            token = analysis.head[token]
            if relation == "ccomp" or token < 0:
                return False
        return False

    def _default(self, event: Undated, bounds: Sequence[Bound]) -> list[Bound]:
        """Return the bound by the document's own date, if it may bound an event."""
        analysis = self._analysis
        around = {analysis.form[child].lower() for child in analysis.children[event.token]}
        if self._narrative.is_history or around & _LONG:
            return []
        is_dated_otherwise = not bounds and self._linker.blocks(event.token)
        if analysis.quote_level[event.token] > 0 or is_dated_otherwise:
            return []
        is_said = event.type in _SPEECH
        if self._narrative.looks_back(analysis.sentence[event.token], is_said=is_said):
            return []
        in_lead = analysis.block[event.token] in self._leads
        if is_in_title(analysis, event.token) or in_lead:
            return [Bound(by="lead", relation="in")]
        if not self._is_main(event.token, even_reported=is_said):
            return []
        is_news = is_said or self._is_news(event)
        return [Bound(by="report", relation="in")] if is_news else []

    def _is_news(self, event: Undated) -> bool:
        """Tell whether a deed told further down, without a time, is of these days.

        What is told in the simple past is, unless it is force: that is the cause of the report
        told again.
        """
        analysis = self._analysis
        is_simple = event.tense == "past" and not is_perfect(analysis, event.token)
        if not is_simple or event.type == "ASSAULT":
            return False
        return not self._narrative.is_near_year(analysis.sentence[event.token])

    def _as_news(self, event: Undated) -> list[Bound]:
        """Return what news means by tense alone, for a real event that nothing else dates."""
        if event.reality != "actual" or self._is_habit(event) or self._is_alleged(event.token):
            return []
        bound = self._news.bound(
            event.token,
            event.tense,
            self._said_on(event.token),
            is_speech=event.type in _SPEECH,
        )
        return [bound] if bound else []

    def _is_main(self, token: int, *, even_reported: bool) -> bool:
        """Tell whether a predicate is the main one of its sentence, or what that one reports."""
        analysis = self._analysis
        for _ in range(HIGHEST):
            if analysis.head[token] < 0:
                return True
            above = analysis.head[token]
            is_content = analysis.deprel[token] == "ccomp" and analysis.lemma[above] in _REPORTING
            is_reported = even_reported and is_content
            if analysis.deprel[token] not in ("conj", "parataxis") and not is_reported:
                return False
            token = above
        return False

    def _of_tense(self, event: Undated, known: Sequence[Bound]) -> list[Bound]:
        """Return on which side the tense closes, from the day of the speaker or the document."""
        analysis = self._analysis
        sentence, level = self._place(event.token)
        said = self._said_on(event.token)
        if event.reality == "hypothetical":
            return []
        if event.tense == "future" or is_to_come(analysis, event.token):
            is_open = level > 0 and said is None
            return [] if is_open else [Bound(by="tense", relation="from", time=said)]
        if not self._is_past(event):
            return []
        bounds = [Bound(by="tense", relation="until", time=said)]
        if is_pluperfect(analysis, event.token) and not known:
            register = self._narrative.at(sentence, level) or self._narrative.said_at(sentence)
            if register:
                bounds.append(Bound(by="tense", relation="until", time=register.hung.time.id))
        return bounds

    def _opening(self) -> frozenset[int]:
        """Return the first paragraphs that are more than a line of the head."""
        analysis = self._analysis
        found: list[int] = []
        lengths: dict[int, int] = {}
        for block in analysis.block:
            lengths[block] = lengths.get(block, 0) + 1
        for block in sorted(lengths):
            is_text = analysis.blocks[block].kind == "paragraph"
            if is_text and lengths[block] > _OPENING_WORDS and len(found) < _LEAD_BLOCKS:
                found.append(block)
        return frozenset(found)


def _by_narrative(register: Register) -> Bound:
    return Bound(by="narrative", relation="in", time=register.hung.time.id)

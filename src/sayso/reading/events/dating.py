"""Dating: the time of an event whose own clause names none.

In: an `Analysis`, the times of the document with the tokens that they hang on, the tokens of the
events. Out: for each event the times that it takes over and the rule that says from where, or the
bare rule where the document's own date bounds it. Every such rule stands as a last part of the
event's `rule`:

- `time.sentence`: the nearest time of the same clause chain, never across a report, a relative
  clause or the border of a quotation;
- `time.narrative`: the day last told of in the same paragraph (for deeds also in the one before),
  for what is told in the past tense and at the same level of quotation;
- `time.lead`: no time; a past happening in the title or the first paragraph of news happened in the
  days up to the document's date;
- `time.report`: no time; a speech act or a meeting told further down, likewise within a week.

What is chosen depends on words only and never on what a time resolves to, so that a record can be
re-dated. Hypothetical events take over a time of their clause chain only.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.record.types import Time
from sayso.record.vocabulary import EventTense, PloverType, Reality

LEAD = "time.lead"
REPORT = "time.report"
_DAYS_BACK = {LEAD: 2, REPORT: 6}

_BORDERS = frozenset({"ccomp", "parataxis", "acl:relcl", "csubj"})
_BOUNDING = frozenset({"by", "until", "till", "before", "since", "after", "from"})
_FINE = frozenset({"minute", "hour", "part_of_day", "day", "week"})
_SPEECH = frozenset(
    {"CONSULT", "AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
_LONG = frozenset({"long", "always", "often", "repeatedly", "once", "previously", "ever", "since"})
_REPORTING = word_list("dating", "reporting")
"""Verbs whose time is that of the saying and moves no narrative."""
_LOOKING_BACK = word_list("dating", "looking_back")
_HIGHEST = 60  # steps climbed in a tree: real sentences need a dozen, damaged ones chain thousands
_CLIMB = 3  # steps up to the verb that an event is the content of
_YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")
_HISTORY_DATES = 3  # so many dates with a year, and most of all, make a history of the text
_LEAD_BLOCKS = 2  # paragraphs that count as the opening of a report
_OPENING_WORDS = 8  # a shorter paragraph is a line of the head, not the first paragraph


@dataclass(frozen=True, slots=True)
class Undated:
    """An event without a time of its own: what its words say of its place in time."""

    token: int
    type: PloverType
    tense: EventTense
    reality: Reality


@dataclass(frozen=True, slots=True)
class _Hung:
    """A time, the token that it hangs on, its preposition."""

    token: int
    time: Time
    word: str


class Dating:
    """The times of one document, laid out by sentence and paragraph."""

    def __init__(self, analysis: Analysis, times: Sequence[tuple[int, Time, str]]) -> None:
        """Keep the times that say when: no durations, no sets, no "now", none that only bound."""
        self._analysis = analysis
        named = [entry for entry in times if not (entry[1].value or "").endswith("_REF")]
        told = [
            _Hung(*entry)
            for entry in named
            if entry[1].type in ("date", "time", "range") and entry[2] not in _BOUNDING
        ]
        self._timed = {analysis.sentence[token] for token, _, _ in named}
        self._by_sentence: dict[int, list[_Hung]] = {}
        for hung in sorted(told, key=lambda item: item.token):
            self._by_sentence.setdefault(analysis.sentence[hung.token], []).append(hung)
        self._registers = self._narrative()
        self._roots: dict[int, int] = {}
        self._leads = self._opening()
        self._is_history = self._tells_history(told)

    def of(self, event: Undated) -> tuple[tuple[tuple[Time, str], ...], str | None]:
        """Return the times that an event takes over, with their prepositions, and the rule."""
        if self._is_alleged(event.token):
            return (), None
        near = self._nearest(event.token)
        if near:
            return ((near.time, near.word),), "time.sentence"
        if event.reality != "actual":
            return (), None
        if not self._is_past(event):
            is_told_now = event.tense == "present" and event.type in _SPEECH
            return (), self._default(event) if is_told_now else None
        place = self._analysis.sentence[event.token], self._analysis.quote_level[event.token]
        register, is_near = self._registers.get(place, (None, False))
        continues = is_near or event.type not in _SPEECH
        if register and continues and not self._is_perfect(event.token):
            return ((register.time, register.word),), "time.narrative"
        return (), self._default(event)

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

    def _nearest(self, token: int) -> _Hung | None:
        analysis = self._analysis
        here = self._by_sentence.get(analysis.sentence[token], ())
        root, level = self._root(token), analysis.quote_level[token]
        linked = [
            hung
            for hung in here
            if self._root(hung.token) == root
            and analysis.quote_level[hung.token] == level
            and not self._is_of_plan(hung.token, token)
            and analysis.lemma[self._verb_above(hung.token)] not in _REPORTING
        ]
        return min(linked, key=lambda hung: (abs(hung.token - token), hung.token), default=None)

    def _is_of_plan(self, time: int, token: int) -> bool:
        """Tell whether a time belongs to an infinitive that the event is not part of."""
        analysis = self._analysis
        around = {token, *islice(analysis.ancestors(token), _HIGHEST)}
        for _ in range(_HIGHEST):
            if time < 0 or time in around:
                return False
            mark = analysis.child(time, "mark")
            if analysis.xpos[time] == "VB" and mark is not None and analysis.form[mark] == "to":
                return True
            time = analysis.head[time]
        return False

    def _root(self, token: int) -> int:
        """Return the head of the clause chain: up to a report, a relative clause or the root."""
        if token not in self._roots:
            analysis = self._analysis
            above = token
            for _ in range(_HIGHEST):
                if analysis.deprel[above] in _BORDERS or analysis.head[above] < 0:
                    break
                above = analysis.head[above]
            self._roots[token] = above
        return self._roots[token]

    def _narrative(self) -> dict[tuple[int, int], tuple[_Hung, bool]]:
        """Return by sentence and level of quotation the day last told of, and if in its paragraph.

        It holds to the end of the paragraph, and through a next one that names no time itself.
        """
        analysis = self._analysis
        found: dict[tuple[int, int], tuple[_Hung, bool]] = {}
        registers: dict[int, tuple[_Hung, int]] = {}
        order: dict[int, int] = {}
        for sentence, (first, _) in enumerate(analysis.sentence_tokens):
            number = order.setdefault(analysis.block[first], len(order))
            for level, (hung, since) in registers.items():
                if number - since <= (1 if level == 0 else 0):
                    found[sentence, level] = hung, number == since
            for hung in self._by_sentence.get(sentence, ()):
                if self._sets(hung):
                    registers[analysis.quote_level[hung.token]] = hung, number
        return found

    def _sets(self, hung: _Hung) -> bool:
        """Tell whether a time moves the narrative: a day, of a verb in the past."""
        analysis = self._analysis
        if hung.time.grain not in _FINE:
            return False
        above = self._verb_above(hung.token)
        if analysis.lemma[above] in _REPORTING or self._has_had(above):
            return False
        return analysis.xpos[above] in ("VBD", "VBN") and analysis.deprel[above] != "acl:relcl"

    def _verb_above(self, token: int) -> int:
        analysis = self._analysis
        for _ in range(_HIGHEST):
            if analysis.head[token] < 0 or analysis.upos[token] == "VERB":
                break
            token = analysis.head[token]
        return token

    def _has_had(self, verb: int) -> bool:
        """Tell whether a verb looks back from the narrative ("had been sent on Thursday")."""
        analysis = self._analysis
        return any(
            analysis.deprel[child] == "aux" and analysis.form[child].lower() == "had"
            for child in analysis.children[verb]
        )

    def _is_past(self, event: Undated) -> bool:
        """Tell whether an event is told as past; a noun or participle goes with its verb."""
        if event.tense == "past":
            return True
        analysis = self._analysis
        if event.tense == "present":
            return self._is_title(event.token)
        for above in islice(analysis.ancestors(event.token), _HIGHEST):
            if analysis.xpos[above] == "VBD":
                return True
            if analysis.upos[above] == "VERB" and analysis.xpos[above] != "VBG":
                return analysis.xpos[above] == "VBN" or self._is_title(event.token)
        return self._is_title(event.token)

    def _is_perfect(self, token: int) -> bool:
        analysis = self._analysis
        return any(
            analysis.deprel[child] == "aux" and analysis.form[child].lower() in ("has", "have")
            for child in analysis.children[token]
        )

    def _default(self, event: Undated) -> str | None:
        """Return the rule by which the document's own date bounds an event, if any may."""
        analysis = self._analysis
        around = {analysis.form[child].lower() for child in analysis.children[event.token]}
        if self._is_history or "had" in around or around & _LONG:
            return None
        if analysis.quote_level[event.token] > 0 or self._is_told_of_another_time(event.token):
            return None
        if self._is_title(event.token) or analysis.block[event.token] in self._leads:
            return LEAD
        root = self._root(event.token)
        is_main = root == event.token or analysis.deprel[event.token] == "conj"
        is_told = is_main and analysis.deprel[root] != "acl:relcl"
        return REPORT if is_told and event.type in _SPEECH else None

    def _is_told_of_another_time(self, token: int) -> bool:
        """Tell whether the sentence names a time that the event could not take over."""
        return self._analysis.sentence[token] in self._timed

    def _is_title(self, token: int) -> bool:
        return self._analysis.blocks[self._analysis.block[token]].kind == "title"

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

    def _tells_history(self, told: Sequence[_Hung]) -> bool:
        """Tell whether most dates name their year, as news about this week does not."""
        body = [
            hung.time
            for hung in told
            if self._analysis.blocks[self._analysis.block[hung.token]].kind
            not in ("title", "byline", "dateline")
        ]
        with_year = [
            time for time in body if _YEAR.search(self._analysis.text[time.span[0] : time.span[1]])
        ]
        return len(with_year) >= _HISTORY_DATES and len(with_year) * 2 > len(body)


def document_bounds(rule: str, published: str | None) -> tuple[str | None, str | None]:
    """Return the bounds that the document's date gives an event under `time.lead` or `.report`."""
    days = next((back for name, back in _DAYS_BACK.items() if rule.endswith("+" + name)), None)
    if days is None or published is None:
        return None, None
    try:
        day = date.fromisoformat(published[:10])
        return (day - timedelta(days=days)).isoformat(), day.isoformat()
    except (ValueError, OverflowError):  # a date outside the calendar bounds nothing
        return None, None

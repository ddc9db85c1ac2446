"""The running day of a story: what a passage was last told to have happened on.

In: an `Analysis` and its hung times. Out, for each sentence and level of quotation: the time that
holds there. A time sets it where it dates a main clause in the past; a date in front of a
paragraph ("2 September: ...") holds for that paragraph whatever its tense; a coarse time (a year)
takes the day away, as do titles, headings and the end of the next paragraph. Times of reports
("said on Tuesday") are a register of their own, for what else is said.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import tense_of
from sayso.reading.events.dating.hosts import Hung
from sayso.reading.events.dating.links import Linker
from sayso.reading.events.dating.tenses import (
    HIGHEST,
    is_past,
    is_perfect,
    is_pluperfect,
    verb_above,
)
from sayso.reading.events.lexicon import word_list

_REPORTING = word_list("dating", "reporting")
"""Verbs whose time is that of the saying and moves no narrative."""
_OFF_STORY = ("acl:relcl", "acl", "ccomp", "parataxis", "csubj")
_WHEN = ("on", "in", "at", "")
_ENDS_STORY = ("title", "heading")
_YEAR = re.compile(r"\b1[0-9]{3}\b|\b20[0-9]{2}\b")
_FROM_TODAY = re.compile(r"\b(?:rel|weekday|ago)\(")
_HISTORY_DATES = 3  # so many dates with a year, and most of all, make a history of the text
NEAR_SENTENCES = 3
"""Sentences back in which a year puts what is told in the past."""
_HEAD_KINDS = ("title", "byline", "dateline")


@dataclass(frozen=True, slots=True)
class Register:
    """A time that holds for what is told on, and what kind of telling set it."""

    hung: Hung
    block: int
    is_said: bool = False
    """Whether a verb of reporting bears it."""
    is_in_front: bool = False
    """Whether it stands in front of its paragraph as a date to all of it."""


class Narrative:
    """The registers of one document."""

    def __init__(self, analysis: Analysis, linker: Linker, hung: Sequence[Hung]) -> None:
        """Walk once through the sentences."""
        self._analysis = analysis
        self._linker = linker
        self.is_history = self._tells_history(hung)
        self._told: dict[tuple[int, int], Register] = {}
        self._said: dict[int, Register] = {}
        self._looking_back: dict[int, int] = {}
        self._years = {analysis.sentence[item.token] for item in hung if item.coarseness == "year"}
        self._walk()

    def at(self, sentence: int, level: int) -> Register | None:
        """Return the register of deeds before a sentence."""
        return self._told.get((sentence, level))

    def said_at(self, sentence: int) -> Register | None:
        """Return the day of the reports in the paragraph before a sentence."""
        return self._said.get(sentence)

    def looks_back(self, sentence: int, *, is_said: bool) -> bool:
        """Tell whether the passage was last told to be long before the news.

        For what is said that holds within a paragraph only: the next one comes back to its speaker.
        """
        block = self._looking_back.get(sentence)
        here = self._analysis.block[self._analysis.sentence_tokens[sentence][0]]
        return block is not None and (block == here or not is_said)

    def is_near_year(self, sentence: int, *, before: int = NEAR_SENTENCES) -> bool:
        """Tell whether a sentence or one shortly before speaks of a year, in whatever place."""
        return any(near in self._years for near in range(sentence - before, sentence + 1))

    def _walk(self) -> None:
        analysis = self._analysis
        told: dict[int, Register] = {}
        said: Register | None = None
        is_back, since = False, -1
        order: dict[int, int] = {}
        for sentence, (first, _) in enumerate(analysis.sentence_tokens):
            block = analysis.block[first]
            is_new = block not in order
            number = order.setdefault(block, len(order))
            if is_new and self._ends_story(block):
                told.clear()
                is_back = False
            if is_new:
                said = None
            front = self._in_front(sentence) if is_new else None
            if front:
                told = {0: Register(front, number, is_in_front=True)}
            self._keep(sentence, number, told, said)
            if is_back:
                self._looking_back[sentence] = since
            was_back, is_back = is_back, self._turns_back(sentence, is_back=is_back)
            since = block if is_back and not was_back else since
            said = self._move(sentence, number, told, front) or said

    def _move(
        self, sentence: int, number: int, told: dict[int, Register], front: Hung | None
    ) -> Register | None:
        """Let the times of a sentence set the registers; return that of what is said, if any."""
        said = None
        for hung in self._linker.by_sentence.get(sentence, ()):
            if hung is front:
                continue
            verb = self._setting_verb(hung)
            if verb is None:
                if hung.coarseness == "year" and not self.is_history:
                    told.pop(0, None)  # another year is spoken of: the day is lost
            elif self._analysis.lemma[verb] in _REPORTING:
                said = Register(hung, number, is_said=True)
            else:
                self._set(told, hung, number)
        return said

    def _turns_back(self, sentence: int, *, is_back: bool) -> bool:
        """Return whether the story looks back after a sentence.

        A month or year of what was told and the pluperfect turn it back; a day, the present and
        the perfect bring it home.
        """
        analysis = self._analysis
        setting = [
            hung.coarseness
            for hung in self._linker.by_sentence.get(sentence, ())
            if self._setting_verb(hung) is not None
        ]
        if setting:
            return setting[-1] != "day"
        first, end = analysis.sentence_tokens[sentence]
        root = next((token for token in range(first, end) if analysis.head[token] < 0), first)
        if is_pluperfect(analysis, root):
            return True
        is_home = is_perfect(analysis, root) or not is_past(
            analysis, root, tense_of(analysis, root)
        )
        return is_back and not is_home

    def _keep(
        self, sentence: int, number: int, told: dict[int, Register], said: Register | None
    ) -> None:
        for level, register in told.items():
            reach = 1 if level == 0 and not register.is_in_front else 0
            if number - register.block <= reach:
                self._told[sentence, level] = register
        if said:
            self._said[sentence] = said

    def _set(self, told: dict[int, Register], hung: Hung, number: int) -> None:
        level = self._analysis.quote_level[hung.token]
        known = told.get(level)
        if known and known.is_in_front and known.block == number:
            return
        if hung.coarseness == "day" or self.is_history:
            told[level] = Register(hung, number)
        else:
            told.pop(level, None)

    def _ends_story(self, block: int) -> bool:
        return self._analysis.blocks[block].kind in _ENDS_STORY

    def _in_front(self, sentence: int) -> Hung | None:
        """Return the time that opens a paragraph and is parted from it by a colon or dash."""
        analysis = self._analysis
        first, end = analysis.sentence_tokens[sentence]
        for hung in self._linker.by_sentence.get(sentence, ())[:1]:
            tokens = analysis.tokens_in(hung.time.span)
            behind = tokens[-1] + 1
            if tokens[0] != first or behind >= end:
                return None
            return hung if analysis.form[behind] in (":", "–", "—", "-") else None
        return None

    def _setting_verb(self, hung: Hung) -> int | None:
        """Return the past verb of a main clause that a time dates."""
        analysis = self._analysis
        if hung.relation != "in":
            return None
        if hung.host is None:
            return self._fronted(hung)
        verb = verb_above(analysis, hung.host)
        if verb != hung.host and not self._carries(hung.host, verb):
            return None
        if not is_past(analysis, verb, tense_of(analysis, verb)):
            return None
        if is_pluperfect(analysis, verb) or is_perfect(analysis, verb):
            return None
        return None if self._is_off_story(verb) else verb

    def _fronted(self, hung: Hung) -> int | None:
        """Return the root below a time that opens the sentence, where the tree lost its verb."""
        analysis = self._analysis
        first, end = analysis.sentence_tokens[analysis.sentence[hung.token]]
        if analysis.tokens_in(hung.time.span)[0] > first + 1 or hung.word not in _WHEN:
            return None
        root = next((token for token in range(first, end) if analysis.head[token] < 0), first)
        is_told_now = analysis.xpos[root] in ("VBZ", "VBP", "VB") or is_perfect(analysis, root)
        return None if is_told_now or is_pluperfect(analysis, root) else root

    def _carries(self, noun: int, verb: int) -> bool:
        """Tell whether an event noun is what its verb tells: "the attack killed"."""
        return self._linker.paths.relation(noun, verb) == "in"

    def _is_off_story(self, verb: int) -> bool:
        analysis = self._analysis
        for _ in range(HIGHEST):
            if analysis.deprel[verb] in _OFF_STORY:
                return True
            if analysis.head[verb] < 0:
                return False
            verb = analysis.head[verb]
        return True

    def _tells_history(self, hung: Sequence[Hung]) -> bool:
        """Tell whether dates name their year, most of them or with no word seen from today."""
        analysis = self._analysis
        body = [
            item.time
            for item in hung
            if analysis.blocks[analysis.block[item.token]].kind not in _HEAD_KINDS
        ]
        with_year = sum(
            bool(_YEAR.search(analysis.text[time.span[0] : time.span[1]])) for time in body
        )
        from_today = sum(bool(_FROM_TODAY.search(time.form)) for time in body)
        return with_year >= _HISTORY_DATES and (with_year * 2 > len(body) or not from_today)

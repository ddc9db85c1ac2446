"""What news means by its tense alone: its present is of these days, its past of the last weeks.

In: an `Analysis`, the running days of the story, the links to times. Out: the weakest bound of an
event, `report` or `recent`, or none. It is asked where no time and no place in the text dates an
event, and gives none to what is told of the past on purpose (a year near by, the pluperfect, an
accusation), to habits and to histories.
"""

from itertools import islice

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import reality_of, tense_of
from sayso.reading.events.dating.links import Linker
from sayso.reading.events.dating.narrative import NEAR_SENTENCES, Narrative
from sayso.reading.events.dating.tenses import (
    AHEAD,
    auxiliaries,
    is_in_title,
    is_past,
    is_perfect,
    is_pluperfect,
    is_present_passive,
    is_to_come,
    verb_above,
)
from sayso.record.types import Bound
from sayso.record.vocabulary import EventTense

_LONG = frozenset(
    {
        "long", "always", "often", "repeatedly", "once", "previously", "ever", "never", "since",
        "still",
    }
)  # fmt: skip
"""Words that put an event, told as past, anywhere in it."""
_NOT_YET = frozenset(
    {"once", "when", "until", "till", "before", "if", "unless", "whether", "should"}
)
"""Words before a present that is not so yet, or now and then: "once he comes"."""
_CLIMB = 12  # steps up to the predicate that an event goes with
_POINTING = frozenset({"the", "this", "that", "these", "those"})


class News:
    """The weakest days of the events of one document."""

    def __init__(self, analysis: Analysis, narrative: Narrative, linker: Linker) -> None:
        """Ask the running days and the links of a document."""
        self._analysis = analysis
        self._narrative = narrative
        self._linker = linker

    def bound(
        self, token: int, tense: EventTense, said: str | None, *, is_speech: bool
    ) -> Bound | None:
        """Return the days of an actual event that nothing else dates."""
        if self._is_now(token, tense):
            return self._of_now(token, said)
        teller = self._teller(token, tense)
        if teller is not None and self._is_recent(token, teller, is_speech=is_speech):
            return Bound(by="recent", relation="in")
        return None

    def _is_now(self, token: int, tense: EventTense) -> bool:
        """Tell whether a predicate tells of what is so: "are blocking", "is accused"."""
        analysis = self._analysis
        if is_to_come(analysis, token) or auxiliaries(analysis, token) & AHEAD:
            return False
        marks = analysis.children_by(token, "mark", "advmod")
        if any(analysis.form[mark].lower() in _NOT_YET for mark in marks):
            return False
        is_state = tense == "past" and is_present_passive(analysis, token)
        return is_state or (tense == "present" and not self._is_general(token))

    def _is_general(self, token: int) -> bool:
        """Tell whether a simple present says what a kind does: "dictators arrest their critics"."""
        analysis = self._analysis
        subject = analysis.child(token, "nsubj")
        is_simple = analysis.xpos[token] in ("VBP", "VBZ") and not auxiliaries(analysis, token)
        if subject is None or not is_simple or analysis.xpos[subject] != "NNS":
            return False
        return not analysis.children[subject]

    def _of_now(self, token: int, said: str | None) -> Bound:
        """Return the week of the document, or for what is quoted the day on which it was said."""
        if said and self._analysis.quote_level[token] > 0:
            return Bound(by="clause", relation="in", time=said)
        return Bound(by="report", relation="in")

    def _is_told_past(self, token: int, tense: EventTense) -> bool:
        is_told = tense != "none" and is_past(self._analysis, token, tense)
        return is_told and not is_pluperfect(self._analysis, token)

    def _teller(self, token: int, tense: EventTense) -> int | None:
        """Return the predicate whose tense an event goes with, if that tells it as news.

        A noun or participle goes with what it stands under, unless that is not real, or the noun
        is an older deed. Who is "seeking asylum" is real even where helping him is only asked for.
        """
        analysis = self._analysis
        if tense != "none":
            return token if self._is_told_past(token, tense) else None
        if is_pluperfect(analysis, token) or self._is_known(token):
            return None
        is_trait = analysis.xpos[token] == "VBG" and analysis.deprel[token] == "acl"
        for above in islice(analysis.ancestors(token), _CLIMB):
            told = tense_of(analysis, above)
            if not is_trait and reality_of(analysis, above) != "actual":
                return None
            if is_in_title(analysis, above):
                return above
            if told != "none":
                is_news = self._is_now(above, told) or self._is_told_past(above, told)
                return above if is_news else None
        return None

    def _is_known(self, token: int) -> bool:
        """Tell whether a noun names an older deed that is spoken of, or what something is for."""
        analysis = self._analysis
        if analysis.upos[token] != "NOUN" or analysis.deprel[token] not in ("obj", "obl", "nmod"):
            return False
        words = {analysis.form[child].lower() for child in analysis.children[token]}
        if "for" in words:
            return True
        if not words & _POINTING:
            return False
        return self._linker.paths.relation(token, verb_above(analysis, token)) != "in"

    def _is_recent(self, token: int, teller: int, *, is_speech: bool) -> bool:
        """Tell whether nothing around puts an event back beyond the last weeks.

        The perfect reaches up to now, whatever the passage told before.
        """
        analysis, narrative = self._analysis, self._narrative
        sentence = analysis.sentence[token]
        is_reaching = is_perfect(analysis, teller)
        if narrative.is_near_year(sentence, before=0 if is_reaching else NEAR_SENTENCES):
            return False
        is_of_days = not is_reaching and token != teller
        if self._is_long(teller) or self._is_long(token):
            return False
        if self._linker.blocks(token, even_days=is_of_days):
            return False
        is_back = narrative.is_history or narrative.looks_back(sentence, is_said=is_speech)
        return is_reaching or not is_back

    def _is_long(self, token: int) -> bool:
        """Tell whether words beside a predicate spread it: "has always", "since then"."""
        analysis = self._analysis
        beside = analysis.children[token]
        marks = [mark for child in beside for mark in analysis.children_by(child, "case", "mark")]
        return any(analysis.form[word].lower() in _LONG for word in (*beside, *marks))

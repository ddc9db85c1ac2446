"""What a time dates: the verb or the event noun that it hangs on, and its preposition.

In: an `Analysis`, the times with their head tokens, the words of events. Out: `Hung` times. Times
without days of their own (sets, bare durations, "now") and parts of ranges date nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import is_second_subject
from sayso.reading.events.dating.grains import Coarseness, coarseness
from sayso.reading.events.dating.tenses import HIGHEST
from sayso.reading.events.lexicon import word_list
from sayso.record.types import Time
from sayso.record.vocabulary import BoundRelation

_EVENT_NOUNS = word_list("dating", "event_nouns")
_PLANNING = word_list("dating", "planning")
_TIME_NOUNS = word_list("frames", "time_nouns")
_WORDS: Mapping[str, BoundRelation] = {
    "by": "until", "until": "until", "till": "until", "til": "until", "before": "before",
    "ahead": "before", "prior": "before", "since": "from", "from": "from", "after": "after",
    "following": "after", "despite": "after",
}  # fmt: skip
_NO_BOUND = frozenset(("than", "to", "like", "per", "about", "as"))
_NOUNS = ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Hung:
    """A time, its head token, its preposition, and what it dates: a verb or a noun."""

    token: int
    time: Time
    word: str
    host: int | None
    coarseness: Coarseness = "day"

    @property
    def relation(self) -> BoundRelation:
        """How what it dates lies to it; "from 3 to 9 May" is a stretch to lie in."""
        if self.time.type == "range" and self.word in ("from", "between"):
            return "in"
        return _WORDS.get(self.word, "in")


def relation_of_word(time: Time, word: str) -> BoundRelation:
    """Return how what stands under a preposition lies to its time."""
    return Hung(-1, time, word, None).relation


def hang(analysis: Analysis, times: Sequence[tuple[int, Time, str]], heads: set[int]) -> list[Hung]:
    """Return the times with what they date; `heads` are the words of events.

    Times without days of their own (sets, bare durations, "now") and parts of ranges say nothing.
    """
    parts = _parts_of_ranges([time for _, time, _ in times])
    by_id = {time.id: time for _, time, _ in times}
    return [
        _hung(analysis, token, time, word, heads, coarseness(time, by_id))
        for token, time, word in sorted(times, key=lambda item: item[0])
        if time.type != "set"
        and (time.type != "duration" or says_when(time))
        and not (time.value or "").endswith("_REF")
        and time.id not in parts
    ]


def _parts_of_ranges(times: Sequence[Time]) -> set[str]:
    """Return the times that stand inside a range."""
    found: set[str] = set()
    end = -1
    for time in sorted(times, key=lambda time: (time.span[0], -time.span[1])):
        if time.span[1] <= end:
            found.add(time.id)
        elif time.type == "range":
            end = time.span[1]
    return found


def _hung(
    analysis: Analysis, token: int, time: Time, word: str, heads: set[int], reach: Coarseness
) -> Hung:
    is_bound = binds(time, word)
    host = _host(analysis, token, heads, reach) if is_bound else None
    return Hung(token, time, word, host, reach)


def binds(time: Time, word: str) -> bool:
    """Tell whether a time behind a preposition says when: "than last year", "for May" do not."""
    return word not in _NO_BOUND and (word != "for" or time.type == "duration")


def says_when(time: Time) -> bool:
    """Tell whether a duration has an end that its form ties to a day ("for three weeks" has not).

    Decided from the form, which no date changes.
    """
    is_tied = time.form.startswith(("lasting(", "past(", "coming(", "within("))
    return is_tied and not any(unit in time.form for unit in ("minute", "hour", "second"))


def _host(analysis: Analysis, token: int, heads: set[int], reach: Coarseness) -> int | None:
    """Return the verb or event noun that a time is said of.

    A day behind a noun that names no event goes with its verb ("attacked a post near Orsk on
    Monday"); a year or a word before such a noun dates the thing ("the 2019 budget").
    """
    is_argument = analysis.deprel[token] in ("nsubj", "obj", "nsubj:pass", "root")
    if is_argument and not is_second_subject(analysis, token):
        return None  # the time is itself what a verb speaks of: "Monday saw clashes"
    for _ in range(HIGHEST):
        above = analysis.head[token]
        relation = analysis.deprel[token]
        base = relation.partition(":")[0]
        if above < 0 or base in ("ccomp", "parataxis"):
            return None
        if analysis.upos[above] in ("VERB", "AUX"):
            return _dated_by(analysis, above, heads)
        if base != "conj" and is_event(analysis, above, heads):
            return above
        is_before = base in ("compound", "amod", "nummod") and token < above
        is_within = is_before or relation == "nmod:poss"
        is_of_time = analysis.lemma[above].lower() in _TIME_NOUNS
        is_of_thing = base == "nmod" and reach != "day" and token > above
        if not is_of_time and (is_within or is_of_thing):
            return None
        token = above
    return None


def _dated_by(analysis: Analysis, verb: int, heads: set[int]) -> int | None:
    """Return what a time beside a verb dates: of a plan, what is planned."""
    if analysis.lemma[verb] not in _PLANNING:
        return verb
    nouns = analysis.children_by(verb, "nsubj:pass", "obj", "nsubj")
    return next((noun for noun in nouns if is_event(analysis, noun, heads)), None)


def is_event(analysis: Analysis, token: int, heads: set[int]) -> bool:
    """Tell whether a word names an event, found in the text or known as a word."""
    if token in heads:
        return True
    return analysis.upos[token] == "NOUN" and analysis.lemma[token].lower() in _EVENT_NOUNS

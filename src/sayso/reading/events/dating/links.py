"""How an event lies to the times of its sentence, read from the path between them in the tree.

In: an `Analysis` and the times with their head tokens. Out: `Link`s. Every step of the path says
how a clause or noun lies to what governs it: the clause after "after" came before its governor, a
purpose comes behind it, a named deed that is condemned is over, what is said is over or another
matter. Steps that lead out of the sentence's story (relative clauses, reports, conditions) end the
path: no link rather than a wrong one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from sayso.language.analysis import Analysis
from sayso.reading.events.dating.hosts import Hung, is_event
from sayso.reading.events.dating.tenses import AHEAD, HIGHEST, auxiliaries, is_pluperfect
from sayso.reading.events.lexicon import word_list
from sayso.record.vocabulary import BoundRelation

_CARRYING = word_list("frames", "carrying_verbs")
_HAPPENING = word_list("dating", "happening")
_OUTCOMES = word_list("dating", "outcomes")
_MEDIA = word_list("dating", "media")
_IMPLICATIVES = word_list("attributes", "implicatives") | {"cause", "leave", "decline", "fail"}

_CLAUSE_MARKS: Mapping[str, BoundRelation | None] = {
    "after": "until", "since": "until", "once": "until", "before": "from", "until": "from",
    "till": "from", "when": "in", "as": "in", "while": "in", "whilst": "in", "in": "in", "by": "in",
    "because": "until", "though": None, "although": None, "if": None, "unless": None, "so": None,
    "whether": None, "than": None, "that": None, "lest": None, "without": None, "for": None,
    "despite": None, "whereas": None,
}  # fmt: skip
"""How the clause behind a word lies to the clause that it stands under."""
_NOUN_WORDS: Mapping[str, BoundRelation | None] = {
    "in": "in", "during": "in", "at": "in", "amid": "in", "by": "in", "with": "in", "through": "in",
    "after": "until", "following": "until", "since": "until", "before": "from", "until": "from",
    "despite": "until", "for": "until", "over": "until", "about": "until", "against": None,
}  # fmt: skip
"""How the event that a noun names lies to the verb that it hangs on."""
_TURNED: Mapping[BoundRelation, BoundRelation] = {
    "in": "in", "from": "until", "until": "from", "after": "before", "before": "after",
}  # fmt: skip
_DEFINITE = frozenset(("the", "this", "that", "these", "those", "his", "her", "its", "their"))
_NOUNS = ("NOUN", "PROPN")
_REACH = 12  # times looked at on each side of an event
_PARTING = ("ccomp", "parataxis", "xcomp", "csubj", "acl")


@dataclass(frozen=True, slots=True)
class Link:
    """A time that bounds an event."""

    hung: Hung
    relation: BoundRelation


class Paths:
    """The ways between tokens of a sentence."""

    def __init__(self, analysis: Analysis, heads: set[int]) -> None:
        """Ask an analysis; `heads` are the words of events."""
        self._analysis = analysis
        self._heads = heads

    def relation(self, event: int, host: int) -> BoundRelation | None:
        """Return how an event lies to what a host names; `None` where the path does not say."""
        up = [event, *islice(self._analysis.ancestors(event), HIGHEST)]
        down = [host, *islice(self._analysis.ancestors(host), HIGHEST)]
        shared = set(up) & set(down)
        if not shared:
            return None
        meeting = next(token for token in up if token in shared)
        if any(self._is_thing(token) for token in (*up[1 : up.index(meeting)],)):
            return None
        steps = [self._step(token) for token in up[: up.index(meeting)]]
        back = [self._step(token) for token in down[: down.index(meeting)]]
        return _composed([*steps, *(_TURNED[step] if step else None for step in back)])

    def _step(self, token: int) -> BoundRelation | None:
        """Return how a word's event lies to that of its governor."""
        relation = self._analysis.deprel[token]
        base = relation.partition(":")[0]
        if base in ("parataxis", "csubj", "acl", "ccomp"):
            return self._of_content(token) if base == "ccomp" else None
        if self._analysis.upos[token] in _NOUNS and base not in ("conj", "appos"):
            return self._of_noun(token, base)
        if base == "advcl":
            return self._of_clause(token)
        if base == "xcomp":
            return self._of_complement(token)
        return self._of_conjunct(token) if base == "conj" else "in"

    def _is_thing(self, token: int) -> bool:
        """Tell whether a noun on the way names no event: "leaders of the protest"."""
        analysis = self._analysis
        return analysis.upos[token] in _NOUNS and not is_event(analysis, token, self._heads)

    def _of_conjunct(self, token: int) -> BoundRelation | None:
        """Return "in" where both are told in one tense: "ended a war in 2019 and now are ..."."""
        here, there = self._told(token), self._told(self._analysis.head[token])
        if here == there or "" in (here, there):
            return "in"
        return "until" if (here, there) == ("had", "past") else None

    def _told(self, token: int) -> str:
        """Return the kind of tense of a verb; nothing for what goes with another's."""
        analysis = self._analysis
        words = auxiliaries(analysis, token)
        if "had" in words:
            return "had"
        if words & AHEAD:
            return "ahead"
        if words & {"is", "are", "has", "have", "'s", "’s", "do", "does"}:
            return "now"
        tags = {"VBD": "past", "VBZ": "now", "VBP": "now"}
        return "past" if words else tags.get(analysis.xpos[token], "")

    def _of_content(self, token: int) -> BoundRelation | None:
        """Return "until" for what somebody says to have happened."""
        analysis = self._analysis
        is_over = analysis.xpos[token] == "VBD" or is_pluperfect(analysis, token)
        return "until" if is_over and analysis.xpos[analysis.head[token]] == "VBD" else None

    def _of_clause(self, token: int) -> BoundRelation | None:
        analysis = self._analysis
        word = self._mark(token)
        if not word and analysis.xpos[token] == "VBN":
            return None if is_pluperfect(analysis, token) else "until"
        if word == "to" or (not word and self._is_infinitive(token)):
            return "from"
        if word and word not in _CLAUSE_MARKS:
            return None
        found = _CLAUSE_MARKS[word] if word else "in"
        return "until" if found == "in" and is_pluperfect(analysis, token) else found

    def _mark(self, token: int) -> str:
        analysis = self._analysis
        for child in analysis.children[token]:
            word = analysis.form[child].lower()
            if child < token and (
                analysis.deprel[child] in ("mark", "case")
                or (analysis.deprel[child] == "advmod" and word in ("when", "once", "while"))
            ):
                return word
        return ""

    def _is_infinitive(self, token: int) -> bool:
        return self._analysis.xpos[token] == "VB"

    def _of_complement(self, token: int) -> BoundRelation | None:
        analysis = self._analysis
        governor = analysis.lemma[analysis.head[token]]
        if analysis.xpos[token] == "VB":
            return "in" if governor in _IMPLICATIVES else "from"
        return "in"

    def _of_noun(self, token: int, base: str) -> BoundRelation | None:
        analysis = self._analysis
        above = analysis.head[token]
        governor = analysis.lemma[above]
        if analysis.upos[above] in _NOUNS:
            return self._ended(token)
        is_done = governor in _CARRYING or governor in _HAPPENING
        if base == "nsubj":
            return "in" if is_done or governor in _OUTCOMES else self._ended(token)
        if base == "obj":
            return "in" if is_done else self._ended(token)
        if base != "obl":
            return None
        word = next(
            (
                analysis.form[child].lower()
                for child in analysis.children[token]
                if analysis.deprel[child] == "case" and child < token
            ),
            "",
        )
        return _NOUN_WORDS.get(word)

    def _ended(self, token: int) -> BoundRelation | None:
        """Return "until" for a deed that the reader knows: "condemned the attack"."""
        analysis = self._analysis
        words = {analysis.form[child].lower() for child in analysis.children[token]}
        is_owned = any(analysis.deprel[child] == "nmod:poss" for child in analysis.children[token])
        return "until" if is_owned or words & _DEFINITE else None


def _composed(steps: Sequence[BoundRelation | None]) -> BoundRelation | None:
    """Return the relation at the end of a path; none where its steps point both ways."""
    told: set[BoundRelation] = {step for step in steps if step and step != "in"}
    if None in steps or len(told) > 1:
        return None
    return next(iter(told), "in")


def within_event(relation: BoundRelation, word: BoundRelation) -> BoundRelation | None:
    """Return how an event lies to a time that another event lies to by `word`.

    "The attack before which ..." and the like say nothing: both must point the same way.
    """
    if relation == "in":
        return word
    if word == "in":
        return relation
    outward: Mapping[BoundRelation, tuple[BoundRelation, ...]] = {
        "until": ("until", "before"), "from": ("from", "after"),
        "before": ("until", "before"), "after": ("from", "after"),
    }  # fmt: skip
    return word if word in outward.get(relation, ()) else None


class Linker:
    """The times of a document by sentence, and the links of its events to them."""

    def __init__(self, analysis: Analysis, hung: Sequence[Hung], heads: set[int]) -> None:
        """Lay the times out by sentence."""
        self._analysis = analysis
        self.paths = Paths(analysis, heads)
        self.by_sentence: dict[int, list[Hung]] = {}
        for item in hung:
            self.by_sentence.setdefault(analysis.sentence[item.token], []).append(item)

    def links(self, event: int) -> list[Link]:
        """Return the nearest time that an event lies in, else the nearest on each side."""
        found = sorted(self._all(event), key=lambda link: self._distance(event, link))
        inside = [link for link in found if link.relation == "in"]
        if inside:
            return inside[:1]
        starts = [link for link in found if link.relation in ("from", "after")]
        ends = [link for link in found if link.relation in ("until", "before")]
        return [*starts[:1], *ends[:1]]

    def _distance(self, event: int, link: Link) -> tuple[int, int]:
        return abs(link.hung.token - event), link.hung.token

    def _all(self, event: int) -> Iterator[Link]:
        analysis = self._analysis
        level = analysis.quote_level[event]
        for hung in self._around(event):
            if analysis.quote_level[hung.token] != level:
                continue
            if self._tells_of(hung.token, event):
                yield Link(hung, "in")
                continue
            if hung.host is None:
                continue
            if self._is_medium(hung.host, event):
                yield Link(hung, "in")
                continue
            along = self.paths.relation(event, hung.host)
            relation = within_event(along, hung.relation) if along else None
            if relation:
                yield Link(hung, relation)

    def _tells_of(self, time: int, event: int) -> bool:
        """Tell whether an event stands in the clause about a time: "Thursday, when two fell"."""
        analysis = self._analysis
        for _ in range(HIGHEST):
            if analysis.deprel[event] == "acl:relcl":
                words = {analysis.form[child].lower() for child in analysis.children[event]}
                return analysis.head[event] == time and bool(words & {"when", "which", "that"})
            if analysis.deprel[event] not in ("conj", "xcomp"):
                return False
            event = analysis.head[event]
        return False

    def blocks(self, event: int, *, even_days: bool = True) -> bool:
        """Tell whether the sentence names a time that may be the event's, though no path says so.

        What stands in a clause of its own, or in another quotation, is no such time; without
        `even_days`, only months and years are.
        """
        analysis = self._analysis
        level = analysis.quote_level[event]
        above = {event, *islice(analysis.ancestors(event), HIGHEST)}
        return any(
            analysis.quote_level[hung.token] == level and not self._is_apart(hung.token, above)
            for hung in self._around(event)
            if even_days or hung.coarseness != "day"
        )

    def _around(self, event: int) -> Sequence[Hung]:
        """Return the times nearest to an event: a damaged sentence may have thousands."""
        here = self.by_sentence.get(self._analysis.sentence[event], [])
        if len(here) <= 2 * _REACH:
            return here
        at = bisect_left(here, event, key=lambda hung: hung.token)
        return here[max(0, at - _REACH) : at + _REACH]

    def _is_apart(self, token: int, above: set[int]) -> bool:
        """Tell whether a clause parts a token from those above an event."""
        analysis = self._analysis
        for _ in range(HIGHEST):
            if token in above or token < 0:
                return False
            if analysis.deprel[token].partition(":")[0] in _PARTING:
                return True
            token = analysis.head[token]
        return False

    def _is_medium(self, host: int, event: int) -> bool:
        """Tell whether a time dates what an event was said in: "in a video released on Friday"."""
        analysis = self._analysis
        noun = analysis.head[host]
        return (
            analysis.deprel[host] == "acl"
            and analysis.lemma[noun] in _MEDIA
            and analysis.deprel[noun] == "obl"
            and analysis.head[noun] == event
        )

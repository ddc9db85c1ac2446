"""Ties from words that stand side by side, where the tree lost one of the two parties.

In: an `Analysis`, the actors, the tokens at which the tree gave a tie. Out: `Found`s. "X, a critic
of Y,", "X is a branch of Y", "Y's brother, X,", "X, who runs Y", "X, led by Y": two mentions with a
word of the tables between them and nothing but small words beside it need no tree. Negations and
modals are no small words.
"""

from collections.abc import Collection, Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.found import Found, is_known
from sayso.reading.ties.holding import holds_at, is_unreal
from sayso.reading.ties.lexicon import Predicate, predicates, words
from sayso.reading.ties.stative import as_deputy, is_kin

_STEPS = 5
"""Small words between a mention and the word of the table, at most."""
_STOPS = frozenset({",", ".", ";", ":", ")", "(", "–", "—", "-", "who", "which", "whose", "and"})
_SMALL = frozenset({"now", "then", "once", "still", "also", "long", "later", "always", "currently",
                    "formerly", "previously", "himself", "herself", "itself", "who", "which",
                    "that", "has", "have", "had", ","})  # fmt: skip
_OF_PASSIVES = frozenset({"is", "was", "are", "were", "been", "being", "be"})
_ARTICLES = frozenset({"a", "an", "the", "one", "its", "his", "her", "their"})
_DESCRIBING = frozenset({"ADJ", "NOUN", "ADV", "PROPN", "NUM"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_LINKS = frozenset({"be", "remain", "become"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "VBN"})
_Sides = tuple[str, str]


class Beside:
    """The mentions by the tokens at which they begin and end."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Index the mentions that are no pronouns, at each token the longest."""
        self._analysis = analysis
        self._lookup = lookup
        self._starts: dict[int, tuple[int, str]] = {}
        self._ends: dict[int, tuple[int, str]] = {}
        for actor in lookup.by_id.values():
            for mention in actor.mentions:
                tokens = analysis.tokens_in(mention.span)
                if not tokens or mention.kind == "pronoun":
                    continue
                first, stop = tokens[0], tokens[-1] + 1
                self._starts[first] = max(self._starts.get(first, (0, "")), (stop, actor.id))
                self._ends[stop] = min(self._ends.get(stop, (stop, "")), (first, actor.id))

    def noun_sides(self, noun: int) -> _Sides | None:
        """Return who a noun is said of and whose it is, `None` unless both stand beside it."""
        other = self._behind_of(noun)
        if other is not None:
            before = self._before_phrase(noun)
            return None if before is None else (before, other)
        return self._owned(noun)

    def are_known(self, actors: Sequence[str]) -> bool:
        """Tell whether all are named or taken up again, unlike "their citizens"."""
        return all(is_known(actor, self._lookup) for actor in actors)

    def _behind_of(self, noun: int) -> str | None:
        form = self._analysis.form
        if noun + 2 >= len(form) or form[noun + 1].lower() not in ("of", "to"):
            return None
        stop, actor = self._starts.get(noun + 2, (0, ""))
        is_whole = stop and (stop >= len(form) or form[stop].lower() in _STOPS)
        return actor if is_whole else None

    def _before_phrase(self, noun: int) -> str | None:
        """Return who stands before ", a fierce critic" or "is a critic"."""
        analysis = self._analysis
        place = noun - 1
        while place >= 0 and noun - place <= _STEPS and self._describes(place):
            place -= 1
        if place < 0:
            return None
        if analysis.form[place] == ",":
            return self._ends.get(place, (0, None))[1]
        if analysis.lemma[place] not in _LINKS:
            return None
        return self._subject(place)

    def _describes(self, place: int) -> bool:
        form = self._analysis.form[place].lower()
        return form in _ARTICLES or self._analysis.upos[place] in _DESCRIBING

    def _owned(self, noun: int) -> _Sides | None:
        """Return the two of "Y's brother, X," and of "her brother, X,"."""
        analysis = self._analysis
        place = noun - 1
        while place > 0 and noun - place <= _STEPS and analysis.upos[place] in _DESCRIBING:
            place -= 1
        if place < 0:
            return None
        if analysis.form[place] in _POSSESSIVES:
            owner = self._ends.get(place, (0, None))[1]
        elif analysis.deprel[place] == "nmod:poss":
            owner = next(iter(self._lookup.at(place)), None)
        else:
            return None
        start = noun + 2 if analysis.form[noun + 1 : noun + 2] == [","] else noun + 1
        named = self._starts.get(start, (0, None))[1]
        if owner is None or named is None or analysis.upos[start] != "PROPN":
            return None
        return named, owner

    def verb_sides(self, verb: int, preposition: str) -> _Sides | None:
        """Return who stands right before a verb and right behind it, or behind its preposition."""
        form = self._analysis.form
        start = verb + 1
        if preposition:
            if form[start : start + 1] != [preposition]:
                return None
            start += 1
        other = self._starts.get(start, (0, None))[1]
        subject = None if other is None else self._subject(verb)
        return None if subject is None or other is None else (subject, other)

    def passive_sides(self, verb: int) -> _Sides | None:
        """Return who acts and who is acted on: "X, led by Y"."""
        form = self._analysis.form
        if form[verb + 1 : verb + 2] != ["by"]:
            return None
        agent = self._starts.get(verb + 2, (0, None))[1]
        patient = None if agent is None else self._subject(verb, _OF_PASSIVES)
        return None if agent is None or patient is None else (agent, patient)

    def _subject(self, verb: int, more: Collection[str] = ()) -> str | None:
        """Return who stands before a verb with nothing but small words between, behind no word.

        "The owner of X runs Y" tells nothing of X.
        """
        analysis = self._analysis
        place = verb - 1
        while place >= 0 and verb - place <= _STEPS:
            word = analysis.form[place].lower()
            if word not in _SMALL and word not in more:
                break
            place -= 1
        first, actor = self._ends.get(place + 1, (0, None))
        is_open = first == 0 or analysis.upos[first - 1] not in ("ADP", "PART")
        return actor if actor is not None and is_open else None


def beside_ties(analysis: Analysis, lookup: ActorLookup, bound: Collection[int]) -> Iterator[Found]:
    """Yield the ties of words of the tables that are not `bound` by the tree."""
    beside = Beside(analysis, lookup)
    nouns, verbs = predicates("n"), predicates("v")
    for token, lemma in enumerate(analysis.lemma):
        if token in bound or is_unreal(analysis, token):
            continue
        if lemma in nouns and analysis.upos[token] in ("NOUN", "ADJ"):
            entries = [entry for entry in nouns[lemma] if not entry.preposition]
            is_said = entries and not is_kin(analysis, token)
            sides = beside.noun_sides(token) if is_said else None
            if sides is not None and beside.are_known(sides[:1]):
                yield from _found(analysis, as_deputy(analysis, token, entries), sides, token)
        elif lemma in verbs and analysis.xpos[token] in _FINITE and lemma not in words().deeds:
            yield from _verb(analysis, beside, verbs[lemma], token)


def _verb(
    analysis: Analysis, beside: Beside, entries: Sequence[Predicate], token: int
) -> Iterator[Found]:
    plain = [entry for entry in entries if not entry.preposition]
    passive = beside.passive_sides(token) if plain else None
    if passive is not None and beside.are_known(passive):
        yield from _found(analysis, plain, passive, token)
        return
    for entry in entries:
        sides = beside.verb_sides(token, entry.preposition)
        if sides is not None and beside.are_known(sides):
            yield from _found(analysis, [entry], sides, token)


def _found(
    analysis: Analysis, entries: Sequence[Predicate], sides: _Sides, token: int
) -> Iterator[Found]:
    span = analysis.span(token, token)
    for entry in entries:
        from_, to = sides[::-1] if entry.direction == "<" else sides
        holds = entry.holds or holds_at(analysis, token)
        yield Found(entry.kind, from_, to, holds, span, token, f"stative.{entry.lemma}")

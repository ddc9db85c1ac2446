"""Which actors a word of the tree stands for, where the word itself is no mention of theirs.

In: an `Analysis`, an `ActorLookup` and a token. Out: actor ids in text order. "the engineer Anneke
de Boer", "her brother Ramiro", "the party that ...", "whose ambassador": the name stands below,
beside or above the word that fills the slot. A possessive pronoun that coreference left open is
bound by the subject of its clause.
"""

from bisect import bisect_left
from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.lexicon import predicates, words

_STEPS = 6
_FARTHEST = 40
"""Tokens before a pronoun in which its body is looked for: a damaged sentence may be endless."""
_RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
_BESIDE = frozenset({"together", "along", "alongside", "jointly"})
_NAMES_BELOW = ("appos", "flat", "nmod:desc")
_TITLES = ("nmod:desc", "flat", "compound", "amod", "appos")
_OWNED_IN = frozenset({"obj", "obl", "nmod", "conj", "appos", "xcomp", "obl:agent"})
_BOUND_BY: dict[str, frozenset[str]] = {
    "its": frozenset({"organisation", "armed_group", "government", "state", "media"}),
    "his": frozenset({"person"}),
    "her": frozenset({"person"}),
}


_BODIES = frozenset({"organisation", "armed_group", "government"})


class Slots:
    """The actors behind the words that fill the slots of a predicate."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Keep the tree and the actors, and which word is the highest of each mention."""
        self._analysis = analysis
        self._lookup = lookup
        self._tops: dict[int, list[str]] = {}
        self._bodies: dict[str, list[tuple[int, str]]] = {}
        for actor in lookup.by_id.values():
            for mention in actor.mentions:
                tokens = analysis.tokens_in(mention.span)
                if not tokens:
                    continue
                top = min(tokens, key=lambda token: (analysis.depth[token], token))
                if mention.kind == "name":
                    self._tops.setdefault(top, []).append(actor.id)
                is_one = not analysis.xpos[top].endswith("S")
                if actor.type in _BODIES and is_one and mention.kind != "pronoun":
                    places = self._bodies.setdefault(analysis.lemma[top].lower(), [])
                    places.append((top, actor.id))
        for places in self._bodies.values():
            places.sort()

    def at(self, tokens: Sequence[int]) -> list[str]:
        """Return the actors of noun phrases headed at `tokens`, conjuncts included."""
        heads = list(tokens)
        for member in heads:  # a list, not recursion: a damaged tree may chain thousands
            for other in self._analysis.children_by(member, "conj"):
                if not (self._is_second_office(member, other) or self.is_larger(member, other)):
                    heads.append(other)
            heads += self._companions(member)
        return list(dict.fromkeys(actor for member in heads for actor in self.here(member)))

    def _companions(self, noun: int) -> list[int]:
        """Return who is named beside: "the crew, together with the pilots, ..."."""
        analysis = self._analysis
        beside = analysis.children_by(noun, "advmod")
        return [
            other
            for adverb in beside
            if analysis.form[adverb].lower() in _BESIDE
            for other in analysis.children_by(adverb, "obl", "nmod")
        ]

    def here(self, token: int) -> list[str]:
        """Return the actors of the noun phrase headed at `token`, without conjuncts."""
        analysis = self._analysis
        if analysis.form[token].lower() in _RELATIVES:
            above = self._antecedent(token)
            return [] if above is None else self._named(above)
        return self._named(token)

    def _named(self, token: int) -> list[str]:
        analysis = self._analysis
        found = self._lookup.at(token) or self._tops.get(token, ())
        if found or analysis.upos[token] not in ("NOUN", "PROPN"):
            return list(dict.fromkeys(found))
        found = tuple(self.names_of(token))
        if not found and analysis.lemma[token] in words().quantities:
            counted = analysis.children_by(token, "nmod")
            found = tuple(actor for noun in counted for actor in self._lookup.at(noun))
        if not found and analysis.deprel[token] == "appos":
            found = self._lookup.at(analysis.head[token])
        return list(dict.fromkeys(found))

    def owners_before(self, noun: int) -> list[str]:
        """Return whose a thing is by the words before it: possessors, names, bodies known by then.

        "Coalition operations" are those of the coalition told of before.
        """
        before = self._analysis.children_by(noun, "nmod:poss", "compound", "amod")
        found = self.at(before)
        if found:
            return found
        known = (self._body_before(word) for word in before if word < noun)
        return [actor for actor in known if actor is not None]

    def _body_before(self, word: int) -> str | None:
        """Return the body of this name that was told of last, or is told of first."""
        if self._analysis.deprel[word] != "compound":
            return None
        places = self._bodies.get(self._analysis.lemma[word].lower(), [])
        at = bisect_left(places, (word, ""))
        return places[max(0, at - 1)][1] if places else None

    def _is_second_office(self, noun: int, other: int) -> bool:
        """Tell whether a conjunct is said of somebody ("a critic of X and an adviser to Y")."""
        analysis = self._analysis
        if analysis.lemma[other] not in predicates("n") or analysis.lemma[noun] in predicates("n"):
            return False
        article = analysis.child(other, "det")
        return article is not None and analysis.form[article].lower() in ("a", "an")

    def is_larger(self, unit: int, other: int) -> bool:
        """Tell whether a unit with a number names the one above it ("2nd Battalion, 6th Marines").

        The tree takes the two for a list, which would have an "and".
        """
        analysis = self._analysis
        if analysis.child(other, "cc") is not None or other < unit:
            return False
        return self._has_number(unit) and self._has_number(other)

    def _has_number(self, unit: int) -> bool:
        """Tell whether "2nd" or "101st" stands in a unit's name."""
        analysis = self._analysis
        near = analysis.children_by(unit, "amod", "nummod", "compound")
        words = [*near, *(far for word in near for far in analysis.children_by(word, "amod"))]
        forms = [analysis.form[word] for word in words]
        return any(form[:1].isdigit() and form[-1:].isalpha() for form in forms)

    def names_of(self, noun: int) -> list[str]:
        """Return the actors named with a noun ("his lawyer, Dusan Perko"): one for a singular."""
        analysis = self._analysis
        below = analysis.children_by(noun, *_NAMES_BELOW)
        if self._is_beside(noun):
            below.append(noun + 1)  # "her brother Ramiro leads": two subjects in the tree
        if analysis.deprel[noun] in ("compound", "nmod:desc") and noun + 1 == analysis.head[noun]:
            below.append(noun + 1)  # "the lobbyist Paul Deane, an aide to ..."
        each = [found for name in below if (found := self._lookup.at(name))]
        if analysis.xpos[noun] == "NN":
            each = each[:1]
        if len(each) == 1 and analysis.xpos[noun] == "NNS":
            # "the brothers, A and B"
            return [actor for name in below for actor in self._lookup.of_phrase(name)]
        return [actor for found in each for actor in found]

    def _is_beside(self, token: int) -> bool:
        """Tell whether a name follows a noun at once and hangs where the noun hangs."""
        analysis = self._analysis
        if token + 1 >= len(analysis) or analysis.upos[token + 1] != "PROPN":
            return False
        same = analysis.deprel[token + 1] == analysis.deprel[token]
        return same and analysis.head[token + 1] == analysis.head[token]

    def _antecedent(self, token: int) -> int | None:
        """Return the noun that a relative pronoun stands for."""
        analysis = self._analysis
        for _ in range(_STEPS):
            if token < 0 or analysis.deprel[token] == "root":
                return None
            if analysis.deprel[token] == "acl:relcl":
                return analysis.head[token]
            token = analysis.head[token]
        return None

    def prepositions(self, token: int) -> list[str]:
        """Return the prepositions of a noun phrase; the tree may hang them on its title."""
        analysis = self._analysis
        places = [token, *analysis.children_by(token, *_TITLES)]
        cases = [case for place in places for case in analysis.children_by(place, "case")]
        return [analysis.form[case].lower() for case in cases if case < token]

    def bound_by(self, noun: int, subjects: Sequence[str]) -> list[str]:
        """Return whose a noun is by a pronoun left open, `subjects` being who acts in its clause.

        "Zenith merged with its rival": the clause binds its own pronouns.
        """
        analysis = self._analysis
        pronoun = analysis.child(noun, "nmod:poss")
        if pronoun is None or len(subjects) != 1:
            return []
        types = _BOUND_BY.get(analysis.form[pronoun].lower(), frozenset())
        return [actor for actor in subjects if self._lookup.by_id[actor].type in types]

    def only_body_before(self, noun: int) -> list[str]:
        """Return whose a noun is by an open "its" where the sentence told of one body till then."""
        analysis = self._analysis
        pronoun = analysis.child(noun, "nmod:poss")
        if pronoun is None or analysis.form[pronoun].lower() != "its" or self.here(pronoun):
            return []
        start, _ = analysis.sentence_tokens[analysis.sentence[noun]]
        before = [
            actor
            for token in range(max(start, pronoun - _FARTHEST), pronoun)
            for actor in self._lookup.at(token)
        ]
        kinds = _BOUND_BY["its"]
        bodies = [actor for actor in before if self._lookup.by_id[actor].type in kinds]
        return bodies[:1] if len(set(bodies)) == 1 else []

    def clause_of(self, noun: int) -> int | None:
        """Return the verb in whose object or oblique a noun stands."""
        analysis = self._analysis
        for _ in range(_STEPS):
            if analysis.deprel[noun] not in _OWNED_IN or analysis.head[noun] < 0:
                return None
            noun = analysis.head[noun]
            if analysis.upos[noun] == "VERB":
                return noun
        return None

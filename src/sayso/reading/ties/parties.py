"""Who stands where around a predicate: its subjects, its objects, whose a plan or an effort is.

In: an `Analysis`, an `ActorLookup` and tokens. Out: lists of actor ids, in text order. Subjects
are followed through relative clauses, coordination, complements and adverbial clauses, upwards only
and a few steps at most, so that a document costs time in proportion to its length.
"""

from collections.abc import Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.lexicon import words

_STEPS = 6
"""How far a subject is looked for: "wants to help to try to keep on backing" is rare enough."""
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_OBLIQUES = ("obl", "obl:agent", "obl:arg", "nmod", "obl:lmod", "advcl")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_RELATIVES = frozenset({"who", "which", "that", "whom"})


class Parties:
    """The actors in the slots of a predicate."""

    def __init__(self, analysis: Analysis, lookup: ActorLookup) -> None:
        """Keep the tree and the actors."""
        self._analysis = analysis
        self._lookup = lookup

    def at(self, tokens: Sequence[int]) -> list[str]:
        """Return the actors of noun phrases headed at `tokens`, conjuncts included."""
        found = (actor for token in tokens for actor in self._lookup.of_phrase(token))
        return list(dict.fromkeys(found))

    def here(self, token: int) -> list[str]:
        """Return the actors whose mention is headed at `token`, without conjuncts."""
        return list(self._lookup.at(token))

    def is_passive(self, token: int) -> bool:
        """Tell whether a verb is passive, also by the verb that it is coordinated with."""
        analysis = self._analysis
        for _ in range(_STEPS):
            if analysis.child(token, "nsubj:pass", "aux:pass") is not None:
                return True
            if analysis.xpos[token] not in ("VBN", "VBD"):
                return False
            relation = analysis.deprel[token]
            if relation == "acl":
                return analysis.xpos[token] == "VBN"
            if relation != "conj" or analysis.child(token, *_SUBJECTS, "aux") is not None:
                return False
            token = analysis.head[token]
        return False

    def subjects(self, token: int) -> list[str]:
        """Return the actors of a predicate's subject, its own or the one that it shares."""
        analysis = self._analysis
        for _ in range(_STEPS):
            own = analysis.children_by(token, *_SUBJECTS)
            relation, governor = analysis.deprel[token], analysis.head[token]
            if own and relation == "acl:relcl" and self._is_relative(own):
                return self.at([governor])
            if own:
                return self.at(own)
            if relation in ("acl", "acl:relcl", "amod"):
                is_plan = relation == "acl" and analysis.child(token, "mark") is not None
                return self.owners(governor) if is_plan else self.at([governor])
            if relation not in ("conj", "advcl", "xcomp") or governor < 0:
                return []
            if analysis.upos[governor] not in _PREDICATES:
                return []
            if relation == "xcomp":
                controlled = analysis.children_by(governor, "obj", "iobj")
                if controlled and analysis.lemma[governor] not in words().promises:
                    return self.at(controlled)
            token = governor
        return []

    def _is_relative(self, subjects: Sequence[int]) -> bool:
        return all(self._analysis.form[token].lower() in _RELATIVES for token in subjects)

    def objects(self, token: int) -> list[str]:
        """Return the actors of the object, of the antecedent where the clause lacks its object."""
        analysis = self._analysis
        own = analysis.children_by(token, "obj")
        if own and analysis.deprel[token] == "acl:relcl" and self._is_relative(own):
            return self.at([analysis.head[token]])
        found = self.at(own)
        if own or analysis.deprel[token] == "acl:relcl":
            return found
        shared = analysis.children_by(token, "conj")  # "backs and arms the rebels"
        return self.at([obj for verb in shared for obj in analysis.children_by(verb, "obj")])

    def agents(self, token: int) -> list[str]:
        """Return the actors behind *by*, also behind a verb coordinated with this one."""
        analysis = self._analysis
        near = [token, *analysis.children_by(token, "conj")]
        if analysis.deprel[token] == "conj":
            near.append(analysis.head[token])
        for verb in near:
            found = self.after(verb, "by")
            if found:
                return found
        return []

    def after(self, token: int, preposition: str) -> list[str]:
        """Return the actors behind a preposition that hangs on `token`, or on its particle."""
        analysis = self._analysis
        found = [
            child
            for child in analysis.children_by(token, *_OBLIQUES)
            if preposition in self._prepositions(child)
        ]
        return self.at(found)

    def _prepositions(self, token: int) -> list[str]:
        analysis = self._analysis
        cases = analysis.children_by(token, "case")
        return [analysis.form[case].lower() for case in cases]

    def owners(self, noun: int) -> list[str]:
        """Return whose a plan, an effort or a fight is ("Norland's efforts to defeat X")."""
        analysis = self._analysis
        for _ in range(_STEPS):
            found = self.at(analysis.children_by(noun, "nmod:poss", "compound", "amod"))
            found = found or self.after(noun, "by") or self.after(noun, "of")
            governor, relation = analysis.head[noun], analysis.deprel[noun]
            if found or governor < 0:
                return found
            if "in" in self._prepositions(noun):
                found = self._helped(governor)
            if found:
                return found
            if relation in ("obj", "obl", "nsubj:pass") and analysis.upos[governor] == "VERB":
                passive = self.is_passive(governor)
                return self.agents(governor) if passive else self.subjects(governor)
            if relation not in ("conj", "nmod"):
                return []
            noun = governor
        return []

    def _helped(self, governor: int) -> list[str]:
        """Return whose fight it is that a helper joins ("backs X in the fight against Y")."""
        if self._analysis.upos[governor] == "VERB":
            return self.at(self._analysis.children_by(governor, "obj"))
        return self.after(governor, "for") or self.after(governor, "of")

    def possessors(self, noun: int) -> list[str]:
        """Return the actors in a thing's possessive, its "of" or its compound ("X positions")."""
        found = self.at(self._analysis.children_by(noun, "nmod:poss", "compound", "amod"))
        return found or self.after(noun, "of")

    def holders(self, noun: int) -> list[str]:
        """Return the actors that a predicate, appositive or role noun is said of.

        A noun that is said of nobody else speaks of its own actor ("40 members of the union").
        """
        analysis = self._analysis
        governor, relation = analysis.head[noun], analysis.deprel[noun]
        if analysis.child(noun, "cop") is not None:
            return self.subjects(noun)
        if relation == "conj" and analysis.child(noun, "case") is None:
            first = analysis.head[noun]
            if analysis.child(first, "cop") is not None or analysis.deprel[first] == "appos":
                return self.holders(first)
        if relation == "appos":
            return self.here(governor)
        if relation == "nsubj" and governor >= 0 and analysis.child(governor, "cop") is not None:
            return self.here(governor)  # "The founder of Y was X"
        case = analysis.child(noun, "case")
        if case is not None and analysis.form[case].lower() == "as":
            # "serves as part of Y", "succeeded Z as head of Y"
            is_role = governor >= 0 and analysis.upos[governor] == "VERB"
            return self.subjects(governor) if is_role else []
        named = self.at(analysis.children_by(noun, "appos", "flat"))
        return named or [actor for actor in self.here(noun) if self._is_known(actor)]

    def _is_known(self, actor: str) -> bool:
        """Tell whether an actor is more than a phrase: "its allies" are allies by name alone."""
        mentions = self._lookup.by_id[actor].mentions
        return len(mentions) > 1 or any(mention.kind == "name" for mention in mentions)

    def is_body(self, actor: str) -> bool:
        """Tell whether an actor is an organisation, a unit or a government."""
        return self._lookup.by_id[actor].type not in ("person", "group", "people")

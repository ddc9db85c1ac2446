"""Who stands where around a predicate: its subjects, its objects, whose a plan or an effort is.

In: an `Analysis`, an `ActorLookup` and tokens. Out: lists of actor ids, in text order. Subjects
are followed through relative clauses, coordination, complements and adverbial clauses, upwards only
and a few steps at most, so that a document costs time in proportion to its length.
"""

from collections.abc import Sequence

from sayso.reading.ties.found import is_known
from sayso.reading.ties.lexicon import words
from sayso.reading.ties.slots import Slots

_STEPS = 6
"""How far a subject is looked for: "wants to help to try to keep on backing" is rare enough."""
_PREDICATES = frozenset({"VERB", "NOUN", "ADJ", "AUX"})
_THINGS_DONE = frozenset({"obj", "obl", "nsubj:pass", "obl:unmarked"})
_OBLIQUES = ("obl", "obl:agent", "obl:arg", "nmod", "obl:lmod", "advcl")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_PEOPLE = frozenset({"troop", "fighter", "army", "force", "government", "movement", "side"})
"""Belongings that are parties themselves where they stand behind a preposition."""
_ALL = frozenset({"both", "all", "each"})
_COUNTING = frozenset({"including", "notably", "like", "particularly"})
_OURS = frozenset({"our", "my", "your"})


class Parties(Slots):
    """The actors in the slots of a predicate."""

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

    def moved_by(self, noun: int) -> list[str]:
        """Return who is put where a noun says: "named her in his place", "came in his place"."""
        verb = self._analysis.head[noun]
        if verb < 0 or self._analysis.upos[verb] != "VERB":
            return []
        return (not self.is_passive(verb) and self.objects(verb)) or self.subjects(verb)

    def bearing(self, verb: int) -> list[str]:
        """Return whose name a verb is a part of: "the Committee to Defend X" defends X."""
        form = self._analysis.form
        is_part = verb > 1 and form[verb][:1].isupper() and form[verb - 1].lower() == "to"
        return self.here(verb - 2) if is_part and form[verb - 2][:1].isupper() else []

    def subjects(self, token: int) -> list[str]:
        """Return the actors of a predicate's subject, its own or the one that it shares."""
        analysis = self._analysis
        for _ in range(_STEPS):
            own = analysis.children_by(token, *_SUBJECTS)
            relation, governor = analysis.deprel[token], analysis.head[token]
            if own and relation == "acl:relcl" and self._is_relative(own):
                said_of = self._said_of(governor)
                if said_of is None:
                    return self.at([governor])
                token = said_of  # "X is a group that is backed by Y"
                continue
            if own and not self._is_both(own, governor):
                return self.at(own)
            if self._is_charged(token):
                return self.at(analysis.children_by(governor, "obj"))
            if relation == "acl" and analysis.upos[governor] in ("ADV", "SCONJ"):
                token = analysis.head[governor]  # "discussed how to defeat X"
                if token < 0:
                    return []
                continue
            if relation in ("acl", "acl:relcl", "amod"):
                said_of = self._said_of(governor)
                if said_of is not None:
                    token = said_of
                    continue
                is_plan = relation == "acl" and analysis.child(token, "mark") is not None
                return self.owners(governor) if is_plan else self.at([governor])
            if relation not in ("conj", "advcl", "xcomp") or governor < 0:
                return []
            if relation == "conj" and self._is_subject(governor, token):
                return self.here(governor)  # "His wife edits X and his son runs Y": one clause lost
            if analysis.upos[governor] not in _PREDICATES:
                return []
            if relation == "xcomp":
                controlled = analysis.children_by(governor, "obj", "iobj")
                if controlled and analysis.lemma[governor] not in words().promises:
                    return self.at(controlled)
            token = governor
        return []

    def _is_both(self, subjects: Sequence[int], governor: int) -> bool:
        """Tell whether a subject takes up that of the clause before: "and both support X"."""
        forms = {self._analysis.form[token].lower() for token in subjects}
        return governor >= 0 and forms <= _ALL

    def listed(self, token: int) -> list[str]:
        """Return the subjects of a predicate, by name: "The two generals, A and B, are rivals"."""
        own = self._analysis.children_by(token, *_SUBJECTS)
        named = [actor for subject in own for actor in self.names_of(subject)]
        return named if len(named) > 1 else self.subjects(token)

    def _is_charged(self, verb: int) -> bool:
        """Tell whether a clause is what somebody is accused of, not who accuses him."""
        analysis = self._analysis
        mark, governor = analysis.child(verb, "mark"), analysis.head[verb]
        if mark is None or governor < 0 or analysis.form[mark].lower() not in ("of", "from"):
            return False
        is_suspicion = analysis.lemma[governor] in words().suspicions
        return is_suspicion or analysis.upos[governor] == "VERB"

    def _said_of(self, noun: int) -> int | None:
        """Return the predicate noun that a clause hangs on ("is one of the groups that ...")."""
        analysis = self._analysis
        if analysis.child(noun, "cop") is not None and not self.here(noun):
            return noun
        above = analysis.head[noun]
        if analysis.deprel[noun] != "nmod" or analysis.lemma[above] != "one":
            return None
        return above if analysis.child(above, "cop") is not None else None

    def _is_subject(self, noun: int, verb: int) -> bool:
        """Tell whether a noun is the subject of another clause and `verb` is finite."""
        analysis = self._analysis
        is_finite = analysis.xpos[verb] in ("VBD", "VBZ", "VBP")
        return is_finite and analysis.upos[noun] != "VERB" and analysis.deprel[noun] in _SUBJECTS

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
        # "backs and arms the rebels", and not "left with his men and founded the Front"
        shared = [verb for verb in analysis.children_by(token, "conj") if verb == token + 2]
        return self.at([obj for verb in shared for obj in analysis.children_by(verb, "obj")])

    def agents(self, token: int) -> list[str]:
        """Return the actors behind *by*, also behind a verb coordinated with this one."""
        analysis = self._analysis
        for verb in (token, *analysis.children_by(token, "conj")):
            found = self.after(verb, "by") or self.at(analysis.children_by(verb, "obl:agent"))
            found = found or self._behind_agents(verb)
            if found:
                return found
        if analysis.deprel[token] == "conj":  # "armed and financed by X", hung on the first verb
            others = analysis.children_by(analysis.head[token], *_OBLIQUES)
            late = [other for other in others if other > token]
            return self.at([other for other in late if "by" in self.prepositions(other)])
        return []

    def _behind_agents(self, verb: int) -> list[str]:
        """Return whose the thing behind *by* is: "backed by Norland's air force", "aid from X"."""
        nouns = self._analysis.children_by(verb, "obl:agent", "obl")
        things = [
            noun
            for noun in nouns
            if "by" in self.prepositions(noun) and self._analysis.lemma[noun] in words().means
        ]
        return [
            actor
            for thing in things
            for actor in self.owners_before(thing) or self.after(thing, "from")
        ]

    def after(self, token: int, preposition: str) -> list[str]:
        """Return the actors behind a preposition that hangs on `token`, or on its particle."""
        analysis = self._analysis
        found = [
            child
            for child in analysis.children_by(token, *_OBLIQUES)
            if preposition in self.prepositions(child)
        ]
        return self.at(found)

    def against(self, noun: int, preposition: str) -> list[str]:
        """Return who stands behind a fight's preposition, on it or on the verb that wages it."""
        found = self.behind(noun, preposition)
        verb = self._analysis.head[noun]
        if found or verb < 0 or self._analysis.deprel[noun] not in ("obj", "obl:unmarked"):
            return found
        wages = self._analysis.lemma[verb] in words().conducting
        return self.behind(verb, preposition) if wages else []

    def gathered(self, noun: int) -> list[str]:
        """Return who is counted among an actor: "militias including X and Y"."""
        among = self._analysis.children_by(noun, "nmod", "obl", "appos")
        return self.at([one for one in among if _COUNTING & set(self.prepositions(one))])

    def behind(self, token: int, preposition: str) -> list[str]:
        """Return the actors behind a preposition, or whose the thing is that stands there.

        "In support of the coalition's campaign" is said of the coalition.
        """
        nouns = [
            noun
            for noun in self._analysis.children_by(token, *_OBLIQUES)
            if preposition in self.prepositions(noun)
        ]
        lemmas = self._analysis.lemma
        things = [noun for noun in nouns if lemmas[noun] in words().belongings - _PEOPLE]
        meant = [actor for thing in things for actor in self.possessors(thing)]
        return meant or self.at(nouns)

    def owners(self, noun: int) -> list[str]:
        """Return whose a plan, an effort or a fight is ("Norland's efforts to defeat X")."""
        analysis = self._analysis
        for _ in range(_STEPS):
            found = self.owners_before(noun)
            found = found or self.after(noun, "by") or self.after(noun, "of")
            governor, relation = analysis.head[noun], analysis.deprel[noun]
            if found or governor < 0 or self._is_ours(noun):
                return found
            if "in" in self.prepositions(noun):
                found = self._helped(governor)
            if found:
                return found
            if relation in _THINGS_DONE and analysis.upos[governor] in ("VERB", "ADJ"):
                is_devoted = analysis.form[governor].lower() in words().devoted
                if is_devoted or not self.is_passive(governor):
                    return self.subjects(governor)
                # who helps in a fight may stand behind *by* as well as who leads it
                is_led = analysis.lemma[governor] in words().conducting
                return self.agents(governor) if is_led else []
            if relation not in ("conj", "nmod"):
                return []
            noun = governor
        return []

    def _is_ours(self, noun: int) -> bool:
        """Tell whether a plan is the speakers' own ("discussed our support"), not the subject's."""
        owner = self._analysis.child(noun, "nmod:poss")
        return owner is not None and self._analysis.form[owner].lower() in _OURS

    def _helped(self, governor: int) -> list[str]:
        """Return whose fight it is that a helper joins ("backs X in the fight against Y")."""
        if self._analysis.upos[governor] == "VERB":
            objects = self._analysis.children_by(governor, "obj")
            help_ = [noun for noun in objects if self._analysis.lemma[noun] in words().help]
            helped = [actor for noun in help_ for actor in self._helped(noun)]
            return helped or self.at(objects)  # "gives support to X in the fight against Y"
        cases = ("for", "of", "to")
        return next((found for case in cases if (found := self.after(governor, case))), [])

    def conducted_by(self, noun: int) -> int | None:
        """Return the verb of a clause below that tells who wages a fight or commits the acts."""
        analysis = self._analysis
        for verb in analysis.children_by(noun, "acl", "acl:relcl"):
            own = analysis.children_by(verb, *_SUBJECTS)
            acts = analysis.xpos[verb] == "VBN" if not own else not self._is_relative(own)
            if analysis.lemma[verb] in words().conducting and acts:
                return verb
        return None

    def possessors(self, noun: int) -> list[str]:
        """Return the actors in a thing's possessive, its "of" or its compound ("X positions")."""
        return self.owners_before(noun) or self.after(noun, "of")

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
            if analysis.child(first, "case") is not None and analysis.deprel[first] == "nmod":
                first = analysis.head[first]  # "was a rival of X and a protégé of Y", tree at X
            if analysis.child(first, "cop") is not None or analysis.deprel[first] == "appos":
                return self.holders(first)
        if relation == "appos":
            return self._named_next(noun) or self.here(governor)
        if relation == "xcomp" and self._analysis.lemma[governor] in words().becoming:
            return self.subjects(governor)  # "became the closest ally of X"
        if relation == "nmod:desc" and analysis.upos[governor] == "PROPN":
            return self.here(governor)  # "her deputy, Olaf Brekke"
        if relation == "nsubj" and governor >= 0 and analysis.child(governor, "cop") is not None:
            return self.here(governor)  # "The founder of Y was X"
        case = analysis.child(noun, "case")
        if case is not None and analysis.form[case].lower() == "as":
            # "serves as part of Y", "succeeded Z as head of Y"
            is_role = governor >= 0 and analysis.upos[governor] == "VERB"
            return self.subjects(governor) if is_role else []
        named = self.names_of(noun)
        return named or [actor for actor in self.here(noun) if is_known(actor, self._lookup)]

    def _named_next(self, noun: int) -> list[str]:
        """Return whom a single officer among several is: "the generals, above all the chief, X"."""
        analysis = self._analysis
        group = analysis.head[noun]
        if analysis.xpos[noun] != "NN" or analysis.xpos[group] != "NNS":
            return []
        later = [name for name in analysis.children_by(group, "appos") if name > noun]
        return self.here(later[0]) if later and analysis.upos[later[0]] == "PROPN" else []

"""Participants: from head tokens of noun phrases to actor ids.

In: an `Analysis` and the actors. Out: tuples of actor ids without repeats, in the order of the
phrases; conjuncts are several actors, "A and not B" leaves B out. A phrase that is no actor itself
may hold one: the people in "dozens of people", the owner of a thing.
"""

from collections.abc import Iterable, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.reading.events.stray_arguments import prepositions_below
from sayso.reading.lookup import ActorLookup
from sayso.record.types import Actor

_OWNERS = ("of", "by", "in", "from")
_GOALS = (*_OWNERS, "to", "on", "against", "for", "with")
_PARTS_OF_FORCES = word_list("participants", "parts_of_forces")
_QUANTITIES = word_list("participants", "quantities")
_THINGS = word_list("participants", "things")
_HOUSES = word_list("participants", "houses")
_NAMING = word_list("participants", "naming")


class Participants:
    """Actor ids by noun phrase, with one cache for a document."""

    def __init__(self, analysis: Analysis, actors: Sequence[Actor]) -> None:
        """Index the actors by the heads of their mentions."""
        self._analysis = analysis
        self._lookup = ActorLookup(analysis, actors)
        self._known: dict[int, tuple[str, ...]] = {}

    def is_actor(self, token: int) -> bool:
        """Tell whether the phrase headed at `token` stands for an actor of the record."""
        return bool(self._phrase(token))

    def is_armed(self, token: int) -> bool:
        """Tell whether a phrase is an armed group, or its men and vehicles ("trucks of the Guard").

        A weapon or a critic of an armed group is not the group.
        """
        found = self._phrase(token)
        if not found and self._analysis.lemma[token].lower() in _PARTS_OF_FORCES:
            found = tuple(self._owner(token))
        return any(self._lookup.by_id[actor].type == "armed_group" for actor in found)

    def is_media(self, token: int) -> bool:
        """Tell whether a phrase is a medium or its own reporter ("the agency's correspondent")."""
        found = (*self._phrase(token), *self._owner(token))
        return any(self._lookup.by_id[actor].type == "media" for actor in found)

    def kinds(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Return the types of the actors of several phrases, sorted."""
        return tuple(sorted({self._lookup.by_id[actor].type for actor in self.of(tokens)}))

    def of(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """Return the actors of several phrases; a weapon or a thing gives its owner."""
        found: list[str] = []
        for token in tokens:
            found += self._phrase(token) or self._owner(token)
        return tuple(dict.fromkeys(found))

    def recipients(
        self, tokens: Iterable[int], agents: tuple[str, ...]
    ) -> tuple[tuple[str, ...], str | None]:
        """Return the recipients and the rule when one is the owner of a thing.

        An agent is not its own recipient through a possessive ("defended its plan").
        """
        found: list[str] = []
        rule = None
        for token in tokens:
            direct = self._phrase(token)
            if direct and not self._is_thing(token, direct):
                found += direct
                continue
            owner = self._owner(token, _GOALS, without=agents)
            rule = "owner_of_object" if owner else rule
            is_house = self._analysis.lemma[token].lower() in _HOUSES
            found += owner or (direct if is_house else ())
        return tuple(dict.fromkeys(found)), rule

    def _is_thing(self, token: int, actors: tuple[str, ...]) -> bool:
        """Tell whether a phrase is a thing that its owner suffers for ("its offices").

        What has a name ("the Red Camp") is an actor; a house without an owner is those in it.
        """
        if self._analysis.lemma[token].lower() not in _THINGS | _HOUSES:
            return False
        return all(
            mention.kind == "nominal"
            for actor in actors
            for mention in self._lookup.by_id[actor].mentions
        )

    def _phrase(self, token: int) -> tuple[str, ...]:
        if token not in self._known:
            self._known[token] = tuple(dict.fromkeys(self._read_phrase(token)))
        return self._known[token]

    def _read_phrase(self, token: int) -> list[str]:
        head: int | None = token
        while head is not None:
            found = self._coordinated(head)
            if found:
                return found
            head = self._counted(head)
        return []

    def _coordinated(self, head: int) -> list[str]:
        """Return the actors of a noun and its conjuncts; of "dozens of people" the people."""
        analysis = self._analysis
        found: list[str] = []
        waiting = [head]
        while waiting:  # a list, not recursion: a damaged tree may chain thousands
            member = waiting.pop()
            own = self._titled(member) or list(self._lookup.at(member)) or self._name_parts(member)
            below = [
                child
                for child in analysis.children[member]
                if analysis.deprel[child] == "conj" and not self._is_excluded(child)
            ]
            counted = self._counted(member) if not own and not below else None
            found += own
            waiting += reversed(below if counted is None else [counted])
        return found

    def _counted(self, token: int) -> int | None:
        is_quantity = self._analysis.lemma[token].lower() in _QUANTITIES
        return self._analysis.child(token, "nmod") if is_quantity else None

    def _name_parts(self, token: int) -> list[str]:
        """Return the actors headed elsewhere in a flat name ("General ROTH" headed at General)."""
        analysis = self._analysis
        for child in analysis.children[token]:
            if analysis.deprel[child] in ("flat", "flat:name", "appos"):
                found = self._lookup.at(child)
                if found:
                    return list(found)
        return []

    def _titled(self, token: int) -> list[str]:
        """Return the person of "US President X" where the tree takes the country for the head."""
        found = [
            actor
            for child in self._analysis.children_by(token, "flat", "flat:name")
            for actor in self._lookup.at(child)
            if self._lookup.by_id[actor].type == "person"
        ]
        is_power = any(
            self._lookup.by_id[actor].type in ("state", "government")
            for actor in self._lookup.at(token)
        )
        return found if is_power else []

    def _is_excluded(self, conjunct: int) -> bool:
        analysis = self._analysis
        return any(
            analysis.form[child].lower() in ("not", "nor", "but")
            and analysis.deprel[child] in ("advmod", "cc")
            and analysis.form[child].lower() == "not"
            for child in analysis.children[conjunct]
        )

    def _owner(
        self,
        token: int,
        prepositions: tuple[str, ...] = _OWNERS,
        depth: int = 0,
        without: tuple[str, ...] = (),
    ) -> list[str]:
        """Return the possessor or maker of a thing: poss, "US decision", "decision of X".

        For a recipient also whom the thing is for or against ("embargo on X", "millions in aid to
        X"), two phrases deep.
        """
        analysis = self._analysis
        for relation in ("nmod:poss", "compound", "amod"):
            for child in analysis.children_by(token, relation):
                found = [actor for actor in self._phrase(child) if actor not in without]
                if found:
                    return found
        for child in analysis.children_by(token, "acl"):  # "a bomb sent by militants"
            for doer in analysis.children_by(child, "obl", "obl:agent"):
                case = analysis.child(doer, "case")
                if case is not None and analysis.form[case].lower() == "by":
                    found = [actor for actor in self._phrase(doer) if actor not in without]
                    if found:
                        return found
        for word, child in (*self._below(token), *prepositions_below(analysis, token)):
            if word in prepositions:
                found = [actor for actor in self._phrase(child) if actor not in without]
                if found:
                    return found
                if depth == 0 and (deeper := self._owner(child, prepositions, 1, without)):
                    return deeper
        if analysis.form[token].lower() == "what":
            return [actor for actor in self._of_named(token) if actor not in without]
        if depth == 0:  # "suspended supplies and flights to X"
            for other in analysis.children_by(token, "conj"):
                if found := self._owner(other, prepositions, 1, without):
                    return found
        return []

    def _of_named(self, token: int) -> list[str]:
        """Return whose a thing is that somebody gives a name: "what it called Peru's obstinacy"."""
        analysis = self._analysis
        around = (analysis.head[token], *analysis.children_by(token, "acl:relcl"))
        return [
            actor
            for verb in around
            if verb >= 0 and analysis.lemma[verb] in _NAMING
            for thing in analysis.children_by(verb, "obj", "xcomp", "ccomp", "obl")
            if thing > token
            for actor in self._phrase(thing) or self._owner(thing, depth=1)
        ]

    def _below(self, token: int) -> list[tuple[str, int]]:
        """Return the nouns under a noun with their prepositions."""
        analysis = self._analysis
        return [
            (analysis.form[case].lower(), child)
            for child in analysis.children_by(token, "nmod")
            if (case := analysis.child(child, "case")) is not None
        ]

"""Who bears which name in a document, found by the skeleton of a token, never by all pairs."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sayso.knowledge.matching import PersonName, may_be_one, same_family, skeleton
from sayso.reading.actors.draft import Draft

_NAMESAKES = 64
"""Holders of one key that a name is compared with, the latest; keeps lists of names linear."""


@dataclass(slots=True)
class NameIndex:
    """The persons of a document by their names, in the order in which they were added."""

    _by_key: dict[str, list[tuple[PersonName, Draft]]] = field(default_factory=dict)

    def add(self, name: PersonName, draft: Draft) -> None:
        """Keep a full or lone name of a person."""
        self._put("exact " + " ".join(name.tokens), name, draft)
        self._put("family " + skeleton(name.family), name, draft)
        for token in name.tokens:
            if token != name.family:
                self._put("part " + token, name, draft)

    def _put(self, key: str, name: PersonName, draft: Draft) -> None:
        self._by_key.setdefault(key, []).append((name, draft))

    def _at(self, key: str) -> Sequence[tuple[PersonName, Draft]]:
        return self._by_key.get(key, [])[-_NAMESAKES:]

    def of_full_name(self, name: PersonName) -> list[Draft]:
        """Return who may bear this full name, those who bear it exactly first."""
        exact = self._at("exact " + " ".join(name.tokens))
        alike = [*self._at("family " + skeleton(name.family)), *self._at("part " + name.family)]
        alike += [
            row for token in name.tokens[1:-1] for row in self._at("family " + skeleton(token))
        ]
        found = [(other, draft) for other, draft in (*exact, *alike) if may_be_one(name, other)]
        return distinct(draft for _, draft in found)

    def of_surname(self, surname: str) -> list[Draft]:
        """Return who has this family name, else who has it among the later tokens, or respelt."""
        family = self._at("family " + skeleton(surname))
        exact = [draft for name, draft in family if name.family == surname]
        if exact:
            return distinct(exact)
        inner = [row for row in self._at("part " + surname) if _is_inner(row[0], surname)]
        respelt = [row for row in family if same_family(row[0].family, surname)]
        return distinct(draft for _, draft in inner or respelt)

    def of_given_name(self, given: str) -> list[Draft]:
        """Return who has this given name."""
        return distinct(draft for name, draft in self._at("part " + given) if name.given == given)


def _is_inner(name: PersonName, token: str) -> bool:
    """Say whether the token is neither first nor last: "Noboa" in "Gustavo Noboa Bejarano"."""
    return token in name.tokens[1:-1]


def distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """Return each draft once, in order."""
    return list(dict.fromkeys(drafts))


class Paragraphs:
    """Where each person first stands in each paragraph; every mention is looked at once."""

    def __init__(self, block: Sequence[int]) -> None:
        """Begin with the paragraph of each token."""
        self._block = block
        self._known: dict[Draft, int] = {}
        self._first: dict[tuple[Draft, int], int] = {}

    def has_before(self, draft: Draft, token: int) -> bool:
        """Say whether the person stands before `token` in its paragraph."""
        for sighting in draft.sightings[self._known.get(draft, 0) :]:
            place = (draft, self._block[sighting.head])
            self._first[place] = min(self._first.get(place, sighting.head), sighting.head)
        self._known[draft] = len(draft.sightings)
        return self._first.get((draft, self._block[token]), token) < token

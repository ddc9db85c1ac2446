"""What a user knows: actors, places and offices of a file of their own.

The rows are frozen and cross processes; `sayso.knowledge.user_file` reads them from YAML. Names
are looked up folded (`fold_name`). A row of the user's goes before any row of ours: who asks
both asks here first. Nothing here knows the text.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from sayso.knowledge.fold import fold_name
from sayso.record.types import Known
from sayso.record.vocabulary import ActorType, PlaceKind

RULE = "user_file"
"""The rule of everything that a user's file decides."""


@dataclass(frozen=True, slots=True)
class UserOffice:
    """Somebody holds an office from `start` to `end` (ISO, as exact as given; `None` is open).

    `of` is a country code, or the name of an actor of the file as written there.
    """

    of: str
    office: str
    person: str
    start: str | None = None
    end: str | None = None

    @property
    def key(self) -> str:
        """Return the key of the person."""
        return user_key(self.person)

    def covers(self, date: str) -> bool:
        """Say whether the office was held on an ISO date; a month or year counts as a whole."""
        after = self.start is None or self.start <= date[: len(self.start)]
        return after and (self.end is None or date[: len(self.end)] <= self.end)


@dataclass(frozen=True, slots=True)
class UserActor:
    """An actor of the file; `never` are strings that are not it, as written."""

    key: str
    name: str
    type: ActorType
    aliases: tuple[str, ...] = ()
    country: str | None = None
    sectors: tuple[str, ...] = ()
    roles: tuple[UserOffice, ...] = ()
    never: tuple[str, ...] = ()

    @property
    def known(self) -> Known:
        """Return what the record says of where this comes from."""
        return Known(key=self.key, name=self.name, as_of=None, rule=RULE)


@dataclass(frozen=True, slots=True)
class UserPlace:
    """A place of the file, with its point in degrees if that was given."""

    key: str
    name: str
    kind: PlaceKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    never: tuple[str, ...] = ()

    @property
    def known(self) -> Known:
        """Return what the record says of where this comes from."""
        return Known(key=self.key, name=self.name, as_of=None, rule=RULE)


@dataclass(frozen=True)
class UserKnowledge:
    """All rows of a file, by its digest (`sha256:` and 64 hexadecimal digits).

    `clashes` are sentences on rows that say something else than ours; they are for the user and
    change nothing. Two are equal if they come from the same bytes.
    """

    digest: str
    actors: tuple[UserActor, ...] = field(default=(), compare=False)
    places: tuple[UserPlace, ...] = field(default=(), compare=False)
    offices: tuple[UserOffice, ...] = field(default=(), compare=False)
    clashes: tuple[str, ...] = field(default=(), compare=False)

    def actor_named(self, name: str) -> UserActor | None:
        """Return the actor with this name or alias, folded or not."""
        return _actors_by_name(self).get(fold_name(name))

    def place_named(self, name: str) -> UserPlace | None:
        """Return the place with this name or alias, folded or not."""
        return _places_by_name(self).get(fold_name(name))

    def offices_of_person(self, person: str) -> tuple[UserOffice, ...]:
        """Return the offices and roles that a person of this full name holds or held."""
        return _offices_by_person(self).get(fold_name(person), ())

    def offices_in(self, body: str) -> tuple[UserOffice, ...]:
        """Return the offices of a country code, or the roles in an actor of the file by name."""
        return _offices_by_body(self).get(fold_name(body), ())


def user_key(name: str) -> str:
    """Return the key of a row: `user:` and the folded name with hyphens."""
    return f"user:{fold_name(name).replace(' ', '-')}"


def persons_of_offices(
    actors: Iterable[UserActor], offices: Iterable[UserOffice]
) -> tuple[UserActor, ...]:
    """Return an actor for each holder of a role or office who is none of the `actors`."""
    actors = tuple(actors)
    named = {fold_name(name) for actor in actors for name in (actor.name, *actor.aliases)}
    found: dict[str, UserActor] = {}
    for held in (*(role for actor in actors for role in actor.roles), *offices):
        if fold_name(held.person) not in named:
            found.setdefault(held.key, UserActor(held.key, held.person, "person"))
    return tuple(found.values())


# The look-ups are worked out once a process for the bytes of a file, which is what equality means.


@lru_cache(maxsize=4)
def _actors_by_name(user: UserKnowledge) -> Mapping[str, UserActor]:
    return {
        fold_name(name): actor for actor in user.actors for name in (actor.name, *actor.aliases)
    }


@lru_cache(maxsize=4)
def _places_by_name(user: UserKnowledge) -> Mapping[str, UserPlace]:
    return {
        fold_name(name): place for place in user.places for name in (place.name, *place.aliases)
    }


def _all_offices(user: UserKnowledge) -> tuple[UserOffice, ...]:
    return (*(role for actor in user.actors for role in actor.roles), *user.offices)


@lru_cache(maxsize=4)
def _offices_by_person(user: UserKnowledge) -> Mapping[str, tuple[UserOffice, ...]]:
    found: dict[str, list[UserOffice]] = {}
    for held in _all_offices(user):
        found.setdefault(fold_name(held.person), []).append(held)
    return {person: tuple(rows) for person, rows in found.items()}


@lru_cache(maxsize=4)
def _offices_by_body(user: UserKnowledge) -> Mapping[str, tuple[UserOffice, ...]]:
    found: dict[str, list[UserOffice]] = {}
    for held in _all_offices(user):
        found.setdefault(fold_name(held.of), []).append(held)
    return {body: tuple(rows) for body, rows in found.items()}

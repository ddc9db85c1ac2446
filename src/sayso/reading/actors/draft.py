"""Actors in the making: sightings in the text, and drafts that gather them.

A draft is open while this layer works on it and becomes one `Actor`; nothing outside sees it.
"""

from dataclasses import dataclass, field

from sayso.reading.actors.spotting import SpottedName
from sayso.record.types import Description, Known
from sayso.record.vocabulary import ActorType, MentionKind, RoleStatus, Span


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention: its head, phrase (both ends included), kind and the rule that joined it.

    `score` is the share of the actor where a ranker decided.
    """

    head: int
    first: int
    last: int
    kind: MentionKind
    rule: str | None
    name: SpottedName | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class DraftRole:
    """A role with the token that heads the phrase of what it is a role in."""

    words: str
    of_token: int | None
    of_text: str | None
    of_country: str | None
    status: RoleStatus
    span: Span
    rule: str
    sectors: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Draft:
    """An actor in the making."""

    type: ActorType
    name: str
    sightings: list[Sighting] = field(default_factory=list)
    roles: list[DraftRole] = field(default_factory=list)
    descriptions: list[Description] = field(default_factory=list)
    country: str | None = None
    sectors: tuple[str, ...] = ()
    gender: str | None = None
    is_gender_guessed: bool = False
    """Whether the gender comes from pronouns alone."""
    is_plural: bool = False
    known: Known | None = None
    aliases: list[str] = field(default_factory=list)
    first: int = 1 << 60
    """The head of the first mention; the cast keeps it."""


class Cast:
    """The drafts of a document, who stands at which head token, the powers by country."""

    def __init__(self) -> None:
        """Begin with nobody."""
        self.drafts: list[Draft] = []
        self.at: dict[int, Draft] = {}
        self.states: dict[str, Draft] = {}
        self.governments: dict[str, Draft] = {}

    def add(self, draft: Draft) -> Draft:
        """Take up a new draft."""
        self.drafts.append(draft)
        for sighting in draft.sightings:
            self.at.setdefault(sighting.head, draft)
            draft.first = min(draft.first, sighting.head)
        return draft

    def sight(self, draft: Draft, sighting: Sighting) -> None:
        """Add a mention to a draft unless its head is taken."""
        if sighting.head in self.at:
            return
        draft.sightings.append(sighting)
        draft.first = min(draft.first, sighting.head)
        self.at[sighting.head] = draft

    def unsight(self, draft: Draft, gone: list[Sighting]) -> None:
        """Take mentions back from a draft."""
        heads = {sighting.head for sighting in gone}
        draft.sightings = [s for s in draft.sightings if s.head not in heads]
        for head in heads:
            del self.at[head]

    def merge(self, kept: Draft, gone: Draft) -> None:
        """Move all of `gone` into `kept`."""
        for sighting in gone.sightings:
            self.at[sighting.head] = kept
        kept.sightings += gone.sightings
        kept.first = min(kept.first, gone.first)
        kept.roles += gone.roles
        kept.descriptions += gone.descriptions
        kept.aliases += [gone.name, *gone.aliases]
        kept.country = kept.country or gone.country
        kept.sectors = kept.sectors or gone.sectors
        kept.gender = kept.gender or gone.gender
        kept.known = kept.known or gone.known
        self.drafts.remove(gone)

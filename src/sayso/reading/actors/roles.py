"""Roles and descriptions of persons, at each of their mentions.

`titles_before`, `describing_nouns` and `leading` have the patterns, each a rule over the tree.
"""

from collections.abc import Iterator, Sequence

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.describing_nouns import describing_nouns
from sayso.reading.actors.descriptions import add_noun, add_noun_before
from sayso.reading.actors.draft import Draft, DraftRole, Sighting
from sayso.reading.actors.leading import verb_roles
from sayso.reading.actors.role_words import keep_role
from sayso.reading.actors.titles_before import add_portfolio, title_alone, title_before


def add_roles(around: Surroundings, drafts: Sequence[Draft]) -> None:
    """Find the roles and descriptions of persons at each of their mentions."""
    for draft in drafts:
        if draft.type != "person":
            continue
        for sighting in list(draft.sightings):
            for role in _roles_at(around, sighting):
                keep_role(draft, role)
            for head, rule in describing_nouns(around, sighting.head):
                add_noun(around, draft, head, rule)
            if sighting.name is not None:
                add_noun_before(around, draft, sighting)
                add_portfolio(around, draft, sighting)


def _roles_at(around: Surroundings, sighting: Sighting) -> Iterator[DraftRole]:
    if sighting.name is not None:
        yield from title_before(around, sighting)
    elif sighting.rule == "nominal.new" and sighting.kind == "title":
        yield from title_alone(around, sighting.head)
    yield from verb_roles(around, sighting.head)

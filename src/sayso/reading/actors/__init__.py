"""Who acts, speaks or is acted upon: names, nouns and pronouns gathered into actors.

In goes an `Analysis` (tree and names) and the date of the document, out come `Actor`s in text
order, each with its mentions, roles, descriptions, type, country and PLOVER sectors. Rules over
the tree and the shipped tables decide; every mention names its rule. What is not decided here:
coreference beyond names, roles and careful pronouns; "I" and "we" in quotations.
"""

from collections.abc import Collection

from sayso.knowledge.user import UserKnowledge
from sayso.language.analysis import Analysis
from sayso.reading.actors.adjectives import add_adjectives
from sayso.reading.actors.attributes import countries_by_token, look_around
from sayso.reading.actors.bodies import add_bodies, add_powers
from sayso.reading.actors.context import place_by_context
from sayso.reading.actors.draft import Cast
from sayso.reading.actors.finish import finished, place_people
from sayso.reading.actors.nominals import add_nominals
from sayso.reading.actors.office_conflicts import office_conflicts
from sayso.reading.actors.offices import link_offices
from sayso.reading.actors.people import add_people
from sayso.reading.actors.peoples import add_peoples
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.pronouns import add_pronouns
from sayso.reading.actors.readings import read_names
from sayso.reading.actors.roles import add_roles
from sayso.reading.actors.spotting import spot_names
from sayso.reading.actors.user_offices import link_user_offices
from sayso.reading.actors.user_rows import (
    adopt_rows,
    given_names,
    part_forbidden,
    place_by_offices,
    read_user_names,
)
from sayso.reading.coreference import find_chains
from sayso.reading.user_names import find_user_names
from sayso.record.types import Actor

__all__ = ["office_conflicts", "read_actors"]


def read_actors(
    analysis: Analysis,
    *,
    published: str | None = None,
    user: UserKnowledge | None = None,
    acting: Collection[int] = (),
    predicates: Collection[int] = (),
    tied: Collection[int] = (),
) -> tuple[Actor, ...]:
    """Return the actors of the document; `published` is its ISO date, `None` if unknown.

    What `user` says of a name goes before what the tables say. `acting` are heads of phrases that
    a user's codebook takes for a party: a place name there stands for those who rule it.
    `predicates` are the words that may name an event: who stands beside one is somebody, though no
    list has the noun. `tied` are the names that stand in the slot of a tie ("the Iran-backed Y").
    """
    phrases = Phrases(analysis, acting, predicates, tied)
    given = find_user_names(analysis, user)
    readings = read_names(phrases, spot_names(analysis, given_names(analysis, user, given)))
    readings = read_user_names(phrases, readings, given)
    cast = Cast()
    add_people(cast, phrases, readings)
    add_bodies(cast, phrases, readings, countries_by_token(readings))
    add_powers(cast, phrases, readings)
    adopt_rows(cast, given)
    part_forbidden(cast, phrases, user)
    around = look_around(phrases, cast, readings, published)
    add_peoples(around, readings)
    named = {reading.country for reading in readings if reading.country}
    add_roles(around, cast.drafts)
    place_people(cast, published, named)
    place_by_offices(cast, user, published)
    chains = find_chains(analysis)
    add_nominals(around, chains)
    part_forbidden(cast, phrases, user)
    add_adjectives(around, readings)
    add_pronouns(around, chains)
    add_roles(around, cast.drafts)
    place_people(cast, published, named)
    place_by_offices(cast, user, published)
    place_by_context(around, readings)
    link_user_offices(around, user)
    link_offices(around)
    return finished(analysis, cast)

"""Countries from the surroundings, for those whose own words give none.

An unnamed actor of a state ("police", "the interior minister", "protesters") and a person with
an office of state belong to the country of the document if it names only one. Two countries
leave it open, and so does any word for a body between states.
"""

from collections.abc import Sequence

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.readings import Reading

_OF_A_STATE = frozenset(
    {"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "PTY", "CVL", "REB", "LAB", "REF", "MED",
     "EDU", "CRM", "AGR", "PRM", "UAF", "REL", "SOC"}
)  # fmt: skip
_OFFICES = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "PTY"})
_ACROSS = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


def place_by_context(around: Surroundings, readings: Sequence[Reading]) -> None:
    """Give the actors of a state that lack a country the only one in sight."""
    seen = {reading.country for reading in readings if reading.country}
    seen |= {draft.country for draft in around.cast.drafts if draft.country}
    if len(seen) != 1:
        return
    (country,) = seen
    for draft in around.cast.drafts:
        if draft.country is None and _is_of_a_state(around, draft):
            draft.country = country


def _is_of_a_state(around: Surroundings, draft: Draft) -> bool:
    if _ACROSS & set(draft.sectors) or draft.type in {"state", "people", "media"}:
        return False
    named = any(sighting.name for sighting in draft.sightings)
    if not named:
        return bool(_OF_A_STATE & set(draft.sectors)) and not _is_across(around, draft)
    return draft.type == "person" and bool(_OFFICES & set(draft.sectors)) and bool(draft.roles)


def _is_across(around: Surroundings, draft: Draft) -> bool:
    """Say whether the phrase names a body between states: "UN officials"."""
    cast = around.cast
    for sighting in draft.sightings:
        for token in range(sighting.first, sighting.last + 1):
            other = cast.at.get(token)
            if other is not None and other is not draft and _ACROSS & set(other.sectors):
                return True
    return False

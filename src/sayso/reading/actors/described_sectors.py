"""Sectors of persons and bodies that only what is said of them tells.

"X, a human rights activist"; "the rebel group, the X Forces", whose name alone says troops.
"""

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.describing_nouns import describing_nouns
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.role_words import is_title_noun
from sayso.reading.actors.sectors import phrase_sectors


def tell_sectors(around: Surroundings) -> None:
    """Give persons and bodies that nothing else told the sectors of what is said of them."""
    for draft in around.cast.drafts:
        if draft.type == "person" and not draft.sectors:
            draft.sectors = _described_sectors(around, draft)
        elif draft.type in _BODIES and draft.known is None and draft.sectors in _OPEN:
            draft.sectors = _apposed_sectors(around, draft) or draft.sectors
            if draft.sectors[:1] == ("REB",):
                draft.type = "armed_group"


_BODIES = frozenset({"organisation", "armed_group"})
_OPEN = ((), ("MIL",))


def _described_sectors(around: Surroundings, draft: Draft) -> tuple[str, ...]:
    for sighting in draft.sightings:
        nouns = [noun for noun, _ in describing_nouns(around, sighting.head)]
        if sighting.name is not None and sighting.name.start > 0:
            before = sighting.name.start - 1
            nouns += [before] if is_title_noun(around, before) else []
        for noun in nouns:
            if sectors := phrase_sectors(around, noun):
                return sectors
    return ()


def _apposed_sectors(around: Surroundings, draft: Draft) -> tuple[str, ...]:
    for sighting in draft.sightings:
        if sighting.rule == "apposition":
            sectors = phrase_sectors(around, sighting.head)
            if sectors and sectors != ("MIL",):
                return sectors
    return ()

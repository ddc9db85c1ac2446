"""Lands that no table knows: states among the actors, and places that have what only lands have.

An invented land keeps its towns out of the gazetteer. A name is one if nothing in the tables
bears it and a voter, an army, a king or a duchy is "of" it.
"""

from collections.abc import Sequence

from sayso.knowledge import fold_name
from sayso.language.analysis import Analysis
from sayso.reading.places.candidates import candidates_of
from sayso.reading.places.draft import PlaceDraft, Spot
from sayso.record.types import Actor

_LANDS = frozenset({
    "kingdom", "duchy", "principality", "sultanate", "emirate", "republic", "empire", "nation",
    "country", "federation", "monarchy", "realm", "confederation", "khanate",
})  # fmt: skip
_OF_LANDS = frozenset({
    "army", "navy", "voter", "citizen", "parliament", "senate", "government", "president", "king",
    "queen", "minister", "ambassador", "embassy", "border", "frontier", "capital", "constitution",
    "currency", "independence", "people", "population", "premier", "emperor", "duke", "sultan",
    "lawmaker", "airspace", "coast", "election",
})  # fmt: skip
_CASES = frozenset({"of", "in", "with", "to"})


def lands_of_actors(actors: Sequence[Actor]) -> frozenset[str]:
    """Return the folded names of the states that no table knows."""
    return frozenset(
        fold_name(actor.name) for actor in actors if actor.type == "state" and not actor.country
    )


def lands_of(
    analysis: Analysis, drafts: Sequence[PlaceDraft], actors: Sequence[Actor]
) -> frozenset[str]:
    """Return the folded names of all lands of the document that no table knows."""
    acting = lands_of_actors(actors)
    found = set()
    for draft in drafts:
        known = candidates_of(draft.folded)
        is_land = draft.folded in acting and all(c.table == "city" for c in known)
        if is_land or (not known and any(_is_land(analysis, spot) for spot in draft.spots)):
            found.add(draft.folded)
    return frozenset(found)


def _is_land(analysis: Analysis, spot: Spot) -> bool:
    a = analysis
    noun = a.head[spot.head]
    if noun < 0 or a.upos[noun] not in {"NOUN", "PROPN"}:
        return False
    lemma = a.lemma[noun].lower()
    if a.deprel[spot.head] == "nmod:poss":
        return lemma in _OF_LANDS
    if a.deprel[spot.head] != "nmod":
        return False
    cases = {a.lemma[child].lower() for child in a.children_by(spot.head, "case")}
    return (lemma in _LANDS and "of" in cases) or (
        lemma in _OF_LANDS and not cases.isdisjoint(_CASES)
    )

"""Lands that no table knows: states among the actors, and places that have what only lands have.

An invented land keeps its towns out of the gazetteer. A name is one if nothing in the tables
bears it and a voter, an army, a king or a duchy is "of" it.
"""

from collections.abc import Sequence

from sayso.knowledge import fold_name
from sayso.language.analysis import Analysis
from sayso.reading.places.candidates import candidates_of, dominant_city, without_kind
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
    return frozenset(
        name
        for draft in drafts
        if _may_be_land(draft.folded)
        and (draft.folded in acting or any(_is_land(analysis, spot) for spot in draft.spots))
        for name in (draft.folded, without_kind(draft.folded))
    )


def _may_be_land(folded: str) -> bool:
    """Say whether no state, region, division or city of weight has the name.

    "The republic of San Lorenzo" is a land though many a town is called so; the republic of
    Venice is that of the city.
    """
    known = candidates_of(folded)
    if any(candidate.table in {"country", "region"} for candidate in known):
        return False
    if any(c.table == "division" and c.population >= _OF_WEIGHT for c in known):
        return False
    largest = dominant_city(known)
    return largest is None or largest.population < _OF_WEIGHT


_OF_WEIGHT = 150_000
_WITH_OF = 2


def _is_land(analysis: Analysis, spot: Spot) -> bool:
    a = analysis
    if spot.end - spot.start > _WITH_OF and a.lemma[spot.start].lower() in _LANDS:
        return True  # "Republic of San Lorenzo" is one name
    noun = a.head[spot.head]
    if noun < 0 or a.upos[noun] not in {"NOUN", "PROPN"}:
        return False
    lemma = a.lemma[noun].lower()
    if a.deprel[spot.head] == "nmod:poss":
        return lemma in _OF_LANDS
    if a.deprel[spot.head] != "nmod":
        return False
    cases = {
        a.lemma[child].lower()
        for token in range(spot.start, spot.end)
        for child in a.children_by(token, "case")
    }
    return (lemma in _LANDS and "of" in cases) or (
        lemma in _OF_LANDS and not cases.isdisjoint(_CASES)
    )

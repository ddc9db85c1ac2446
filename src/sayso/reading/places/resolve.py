"""Which row of the gazetteer a place name means, if that can be told.

First what is unambiguous: the user's rows, lands, countries that share their name with nothing,
stated containers. Then, in a few passes, what the odds make nearly certain, what those places make
nearly certain in their turn, and last what is likely enough with all of these around it. What
stays under the last threshold is open; it gets a country where nearly all of the odds lie in one.
A container that no table knows blocks every candidate: the towns of an invented land are not
looked up. Coordinates stand only where a row was taken.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.knowledge import country_names
from sayso.knowledge.user import RULE as USER_FILE
from sayso.language.analysis import Analysis
from sayso.reading.places.candidates import (
    Candidate,
    Container,
    candidates_of,
    container_of,
    is_ambiguous_country,
)
from sayso.reading.places.containment import set_containers
from sayso.reading.places.draft import PlaceDraft
from sayso.reading.places.evidence import Anchor, Evidence
from sayso.reading.places.lands import lands_of
from sayso.reading.places.user_rows import UserRows
from sayso.reading.places.weighing import (
    FEATURES,
    Odds,
    features_of,
    load_weights,
    odds_of,
    open_features,
)
from sayso.record.types import Actor
from sayso.record.vocabulary import PlaceKind

_THRESHOLDS = (0.98, 0.95, 0.9, 0.8, 0.65, 0.5, 0.4)
"""What a pass takes; each sees the places around a name that those before it took."""
_LONE = 0.5
"""What the first pass takes of names that lie in one country only, whatever they are."""
_LATE = 0.5
"""Names like Georgia wait until the places around them have spoken."""
_ONE_COUNTRY = 0.85
"""So much of the odds in one country gives the country alone."""
_MOST_SPOTS = 20
"""Spots of a name that lend themselves to others; the first ones do."""
_NO_TOWNS = frozenset({"natural", "facility"})


@dataclass(slots=True)
class _Open:
    """A draft with what it may mean; `is_bound` where the text states its container."""

    draft: PlaceDraft
    candidates: tuple[Candidate, ...]
    is_bound: bool

    @property
    def tokens(self) -> list[int]:
        return [spot.head for spot in self.draft.spots[:_MOST_SPOTS]]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A name with its candidates and a row of features for each, as the last pass saw them."""

    draft: PlaceDraft
    candidates: tuple[Candidate, ...]
    features: list[tuple[float, ...]]


def resolve(
    analysis: Analysis, drafts: Sequence[PlaceDraft], actors: Sequence[Actor], rows: UserRows
) -> None:
    """Fill in kind, country, container and coordinates of every draft."""
    waiting, evidence = _decided(analysis, drafts, actors, rows)
    for item in waiting:
        if item.draft.known is None:
            _take_country(item, evidence)
    set_containers(drafts)


def weigh(
    analysis: Analysis, drafts: Sequence[PlaceDraft], actors: Sequence[Actor]
) -> list[Weighed]:
    """Return what the odds are made of, for fitting the weights; the drafts are filled in."""
    waiting, evidence = _decided(analysis, drafts, actors, UserRows([], None))
    return [
        Weighed(item.draft, item.candidates, _odds(item, evidence)[1])
        for item in waiting
        if not item.is_bound
    ]


def _decided(
    analysis: Analysis, drafts: Sequence[PlaceDraft], actors: Sequence[Actor], rows: UserRows
) -> tuple[list[_Open], Evidence]:
    """Run the passes; return all drafts that have candidates, and the evidence at the end."""
    evidence = Evidence(analysis, actors)
    lands = lands_of(analysis, drafts, actors)
    people = _names_of_people(actors)
    waiting: list[_Open] = []
    fixed: list[PlaceDraft] = []
    for draft in drafts:
        if rows.fix(draft):
            fixed.append(draft)
        elif draft.folded in lands:
            draft.kind, draft.rule = "country", "place.land"
        else:
            waiting += _opened(
                draft, people, is_fictional=bool(lands) and not evidence.names_countries
            )
    evidence.add_anchors(_anchors(fixed))
    _pass(waiting, evidence, _THRESHOLDS[0], fixed_only=True)
    lone = [item for item in waiting if len({c.country for c in item.candidates}) == 1]
    _pass(lone, evidence, _LONE)
    settled = [item for item in waiting if not is_ambiguous_country(item.draft.folded)]
    for threshold in _THRESHOLDS:
        _pass(settled if threshold > _LATE else waiting, evidence, threshold)
    return waiting, evidence


def _names_of_people(actors: Sequence[Actor]) -> frozenset[str]:
    """Return the names of persons and their last words, in lower case.

    Who is only described lends none: "the trader in Abidjan". A first name does not either: a
    Victoria may well have flown from Victoria.
    """
    names = [
        name
        for actor in actors
        if actor.type == "person" and any(mention.kind == "name" for mention in actor.mentions)
        for name in (actor.name, *actor.aliases)
    ]
    return frozenset(word.lower() for name in names for word in (name, *name.split()[-1:]))


def _opened(draft: PlaceDraft, people: frozenset[str], *, is_fictional: bool) -> Iterable[_Open]:
    """Return the draft with its candidates, nothing where it must stay open."""
    draft.kind = _kind_of_words(draft)
    kind_word = _kind_beside(draft)
    container = Container(draft.stated_country) if draft.stated_country else None
    if draft.stated is not None:
        container = _container(draft.stated)
        if container is None and _blocks(draft.stated) and not _is_country(draft):
            return
        if container is not None and not draft.is_inside and _is_list(draft, container):
            container = None
    if _is_country(draft) or container is None:
        container = draft.stated = None
    if container is None and draft.folded in people:
        return
    found = candidates_of(draft.folded, kind_word, container)
    if not found and kind_word in {"city", "region"}:
        found = candidates_of(draft.folded, "", container)  # "the Houston region"
    if container is not None and not found:
        draft.country, draft.rule = container.country, "place.stated_container"
        draft.within = draft.stated
        return
    if is_fictional and container is None:
        found = tuple(c for c in found if c.table in {"country", "region"})
    if found:
        yield _Open(draft, found, is_bound=container is not None)


def _kind_of_words(draft: PlaceDraft) -> PlaceKind:
    words = [word for spot in draft.spots for word in (spot.kind_beside, spot.kind_inside) if word]
    return words[0] if words else "other"


def _kind_beside(draft: PlaceDraft) -> str:
    """Return the kind that filters: beside the name, or inside one that no table has whole."""
    beside = next((spot.kind_beside for spot in draft.spots if spot.kind_beside), "")
    inside = next((spot.kind_inside for spot in draft.spots if spot.kind_inside), "")
    if inside and not beside:
        return "" if candidates_of(draft.folded) else inside  # "Cape Town"
    return beside


def _container(stated: PlaceDraft) -> Container | None:
    if stated.known is not None and stated.known.rule == USER_FILE:
        return Container(stated.country) if stated.country else None
    return container_of(stated.folded)


def _blocks(stated: PlaceDraft) -> bool:
    """Say whether a container that is no one's row keeps what it contains out of the tables.

    A water or a building of the text alone does not: it may lie anywhere.
    """
    kinds = {spot.kind_inside or spot.kind_beside for spot in stated.spots}
    return kinds.isdisjoint(_NO_TOWNS) and not candidates_of(stated.folded)


def _is_country(draft: PlaceDraft) -> bool:
    """Say whether the name is a country's beyond doubt, which lies in nothing."""
    return draft.folded in country_names() and not is_ambiguous_country(draft.folded)


def _is_list(draft: PlaceDraft, container: Container) -> bool:
    """Say whether "X, Y" only lists: Y is a city, or X is known, but nowhere in Y."""
    assert draft.stated is not None
    outer = candidates_of(draft.stated.folded)
    if draft.stated.known is None and all(candidate.table == "city" for candidate in outer):
        return True
    return not candidates_of(draft.folded, "", container) and bool(candidates_of(draft.folded))


def _pass(
    waiting: Sequence[_Open], evidence: Evidence, threshold: float, *, fixed_only: bool = False
) -> None:
    """Decide what reaches the threshold, then let the decided speak for the others."""
    decided = []
    for item in waiting:
        if item.draft.known is not None:
            continue
        if fixed_only and not (item.is_bound or _is_plain(item.candidates)):
            continue
        odds, rows = _odds(item, evidence)
        best = max(range(len(odds.candidates)), key=lambda i: (odds.candidates[i], -i))
        is_likely = odds.candidates[best] >= threshold and _is_supported(
            item.candidates[best], rows[best]
        )
        if fixed_only or item.is_bound or is_likely:
            _take(item, item.candidates[best], rows[best])
            decided.append(item.draft)
    evidence.add_anchors(_anchors(decided))


def _is_supported(candidate: Candidate, row: Sequence[float]) -> bool:
    """Say whether a small town has anything around it that speaks for it.

    An invented place may well be called like one; a city of size needs no support.
    """
    if candidate.table not in {"city", "division"} or candidate.population >= _SMALL:
        return True
    seen = dict(zip(FEATURES, row, strict=True))
    return seen["share"] > 0 or seen["near"] > 0 or seen["close"] >= _CLOSE


_SMALL = 100_000
_CLOSE = 0.25
"""The feature of nearness at some 450 km from the nearest place."""


def _is_plain(candidates: Sequence[Candidate]) -> bool:
    """Say whether the name is that of a country or region and of nothing else of size."""
    first = candidates[0]
    if first.table == "country":
        return all(c.table == "city" or c.country == first.country for c in candidates[1:])
    return first.table == "region" and len(candidates) == 1


def _odds(item: _Open, evidence: Evidence) -> tuple[Odds, list[tuple[float, ...]]]:
    folded = item.draft.folded
    rows = features_of(item.candidates, folded, item.tokens, evidence)
    return odds_of(rows, open_features(folded), load_weights()), rows


def _anchors(drafts: Iterable[PlaceDraft]) -> list[Anchor]:
    """Return the drafts as anchors; a land or a continent is too wide to lend its point."""
    found = []
    for draft in drafts:
        is_wide = draft.kind == "country" or (draft.kind == "region" and not draft.country)
        lat, lon = (None, None) if is_wide else (draft.lat, draft.lon)
        found += [
            Anchor(spot.head, draft.folded, draft.country, draft.admin1, lat, lon)
            for spot in draft.spots[:_MOST_SPOTS]
        ]
    return found


def _take(item: _Open, candidate: Candidate, row: Sequence[float]) -> None:
    draft = item.draft
    draft.kind, draft.country = candidate.kind, candidate.country
    draft.lat, draft.lon, draft.admin1 = candidate.lat, candidate.lon, candidate.admin1
    draft.known = candidate.known
    draft.rule = "place.stated_container" if item.is_bound else _rule(candidate, row)
    draft.within = draft.stated if item.is_bound else None


_RULES = {
    "people": "place.largest", "capital": "place.capital", "share": "place.in_named_country",
    "near": "place.in_named_country", "close": "place.near_places",
    "same_division": "place.near_places", "division": "place.division",
}  # fmt: skip


def _rule(candidate: Candidate, row: Sequence[float]) -> str:
    """Return the name of what spoke loudest for the candidate."""
    if candidate.table in {"country", "region"}:
        return f"place.{candidate.table}"
    weights = load_weights()
    spoke = defaultdict[str, float](float)
    for name, value in zip(FEATURES, row, strict=True):
        if name in _RULES:
            spoke[_RULES[name]] += weights[name] * value
    return max(spoke, key=lambda rule: (spoke[rule], rule))


def _take_country(item: _Open, evidence: Evidence) -> None:
    """Give a place that stays open its country where hardly any other is possible."""
    odds, _ = _odds(item, evidence)
    by_country = defaultdict[str | None, float](float)
    for candidate, share in zip(item.candidates, odds.candidates, strict=True):
        by_country[candidate.country] += share
    country = max(by_country, key=lambda code: (by_country[code], code or ""))
    if country is not None and by_country[country] >= _ONE_COUNTRY:
        item.draft.country, item.draft.rule = country, "place.country_only"

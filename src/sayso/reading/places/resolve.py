"""Which entry of the gazetteer a place name means, if that can be told.

First what is unambiguous (countries, regions of our list, stated containers), then cities by
size and by the countries that the document names. A city is taken if its container was
stated, if it lies in a country that the document names and no rival does, or if it is large
and no rival is a tenth of its size. A container that no table knows blocks every candidate: the
towns of an invented land are not looked up. Coordinates stand only where an entry was taken.
"""

from collections import Counter
from collections.abc import Sequence

from sayso.knowledge import (
    City,
    Division,
    capitals,
    cities_named,
    countries,
    country_names,
    divisions_named,
    regions,
)
from sayso.knowledge.user import RULE as USER_FILE
from sayso.reading.places.draft import PlaceDraft
from sayso.reading.places.spot import lands_of
from sayso.reading.places.user_rows import UserRows
from sayso.record.types import Actor, Known
from sayso.record.vocabulary import PlaceKind

_LARGE = 100_000
"""Below this a name that is also a word or a surname needs support from the document."""
_RIVAL = 10
"""A city is decided on size alone if no rival has a tenth of its people."""
_REGION_WORDS = frozenset({"region", "natural", "facility"})
_SUFFIXES = ("city of ", "republic of ", "state of ", "province of ")


def resolve(drafts: Sequence[PlaceDraft], actors: Sequence[Actor], rows: UserRows) -> None:
    """Fill in kind, country, container and coordinates of every draft."""
    people = {word for actor in actors if actor.type == "person" for word in _name_words(actor)}
    weights = Counter[str | None](actor.country for actor in actors if actor.country)
    open_drafts = []
    lands = lands_of(actors)
    for draft in drafts:
        if rows.fix(draft) or _is_land(draft, lands) or _fixed(draft):
            if draft.country:
                weights[draft.country] += 2 * len(draft.spots)
        else:
            open_drafts.append(draft)
    for draft in sorted(open_drafts, key=lambda d: d.stated is None):
        _resolve_city(draft, weights, people)
        if draft.country and draft.stated is not None:
            weights[draft.country] += 1
    _set_containers(drafts)


def _is_land(draft: PlaceDraft, lands: frozenset[str]) -> bool:
    """Make a country, without a code, of a place that is a state elsewhere in the document."""
    if draft.folded not in lands:
        return False
    draft.kind, draft.rule = "country", "place.land"
    return True


def merged(drafts: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    """Return the drafts with those of one gazetteer entry joined: "US" and "United States"."""
    by_key: dict[str, PlaceDraft] = {}
    kept: dict[int, PlaceDraft] = {}
    for draft in drafts:
        first = by_key.setdefault(draft.known.key, draft) if draft.known else draft
        kept[id(draft)] = first
        if first is not draft:
            first.spots = sorted((*first.spots, *draft.spots), key=lambda spot: spot.start)
            first.within = first.within or draft.within
    for draft in drafts:
        if draft.within is not None:
            draft.within = kept[id(draft.within)]
            draft.within = None if draft.within is kept[id(draft)] else draft.within
    return [draft for draft in drafts if kept[id(draft)] is draft]


def _name_words(actor: Actor) -> set[str]:
    return {word.lower() for name in (actor.name, *actor.aliases) for word in name.split()}


def _fixed(draft: PlaceDraft) -> bool:
    """Resolve what the tables of countries and regions decide; say whether they did."""
    draft.kind = _kind_of_words(draft)
    code = country_names().get(draft.folded)
    if code is not None and not (draft.stated and _is_place_in(draft, code)):
        country = countries()[code]
        draft.kind, draft.country, draft.rule = "country", code, "place.country"
        draft.lat, draft.lon = country.lat, country.lon
        draft.known = Known(key=f"iso:{code}", name=country.name, as_of="2026-05", rule="countries")
        return True
    region = regions().get(draft.folded)
    if region is None:
        return False
    draft.kind = "region" if region.kind == "historic" else region.kind
    draft.country = region.countries[0] if len(region.countries) == 1 else None
    draft.lat, draft.lon, draft.rule = region.lat, region.lon, "place.region"
    draft.known = Known(key=region.key, name=region.name, as_of="2025", rule="regions")
    return True


def _is_place_in(draft: PlaceDraft, code: str) -> bool:
    """Say whether a country's name is stated to lie in another: "Georgia, USA"."""
    assert draft.stated
    outer = country_names().get(draft.stated.folded)
    return (
        outer is not None
        and outer != code
        and bool([d for d in divisions_named(draft.folded) if d.country == outer])
    )


def _kind_of_words(draft: PlaceDraft) -> PlaceKind:
    for spot in draft.spots:
        match spot.kind_word:
            case "city" | "region" | "natural" | "facility":
                return spot.kind_word
            case _:
                continue
    return "other"


def _resolve_city(draft: PlaceDraft, weights: Counter[str | None], people: set[str]) -> None:
    if draft.kind in {"natural", "facility"}:
        named = divisions_named(draft.folded) if draft.kind == "natural" else ()
        if len(named) == 1 and draft.stated is None:
            _take_division(draft, named[0], "place.only_division")  # "Rhode Island"
        else:
            _inherit_country(draft)
        return
    cities = cities_named(draft.folded) if draft.kind != "region" else ()
    divisions = divisions_named(_plain_division(draft.folded)) if draft.kind != "city" else ()
    if draft.stated is not None:
        outer = _container_codes(draft.stated)
        if outer is None:
            return  # an unknown container blocks every candidate
        code, admin1 = outer
        cities = tuple(
            c for c in cities if c.country == code and (not admin1 or c.admin1 == admin1)
        )
        divisions = tuple(d for d in divisions if d.country == code)
        if not cities and not divisions:
            draft.country, draft.rule = code, "place.stated_container"
            draft.within = draft.stated
            return
        _take_best(draft, cities, divisions, "place.stated_container")
        return
    if draft.folded in people:
        return
    _by_context(draft, cities, divisions, weights)


def _plain_division(folded: str) -> str:
    for suffix in (" province", " region", " oblast", " state", " governorate", " county"):
        folded = folded.removesuffix(suffix)
    return folded


def _container_codes(stated: PlaceDraft) -> tuple[str, str] | None:
    """Return country and first-level code of a container, `None` for one no table knows."""
    if stated.known is not None and stated.known.rule == USER_FILE:
        return (stated.country, "") if stated.country else None
    code = country_names().get(stated.folded)
    if code is not None:
        return code, ""
    region = regions().get(stated.folded)
    if region is not None:
        return (region.countries[0], "") if len(region.countries) == 1 else None
    divisions = divisions_named(_plain_division(stated.folded))
    if len(divisions) == 1:
        return divisions[0].country, divisions[0].admin1
    american = [d for d in divisions if d.country == "USA"]
    if american:
        return "USA", american[0].admin1
    cities = cities_named(stated.folded)
    return (cities[0].country, "") if cities and cities[0].population >= _LARGE else None


def _inherit_country(draft: PlaceDraft) -> None:
    if draft.stated is None:
        return
    outer = _container_codes(draft.stated)
    if outer is not None:
        draft.country, draft.within, draft.rule = outer[0], draft.stated, "place.stated_container"


def _take_best(
    draft: PlaceDraft, cities: Sequence[City], divisions: Sequence[Division], rule: str
) -> None:
    """Take the largest city, or the division where there is no city of size."""
    if cities and not (divisions and draft.kind == "region"):
        _take_city(draft, cities[0], rule)
    elif divisions:
        _take_division(draft, divisions[0], rule)
    draft.within = draft.stated


def _by_context(
    draft: PlaceDraft,
    cities: Sequence[City],
    divisions: Sequence[Division],
    weights: Counter[str | None],
) -> None:
    code = capitals().get(draft.folded)
    capital = [c for c in cities if c.country == code and c.population >= _LARGE]
    if capital and not _named_rival(cities, capital[0], weights):
        _take_city(draft, capital[0], "place.capital")
        return
    near = [c for c in cities if weights.get(c.country)]
    if near:
        best = max(near, key=lambda c: (weights[c.country], c.population))
        heaviest = [c for c in near if weights[c.country] == weights[best.country]]
        rivals = [c for c in heaviest if c is not best and c.population * 2 > best.population]
        outsized = cities[0].population > 100 * best.population
        if not rivals and not outsized:
            _take_city(draft, best, "place.in_named_country")
            return
    known_here = [d for d in divisions if weights.get(d.country)]
    if len(known_here) == 1:
        _take_division(draft, known_here[0], "place.in_named_country")
        return
    _by_size(draft, cities, divisions)


def _named_rival(cities: Sequence[City], capital: City, weights: Counter[str | None]) -> bool:
    """Say whether a namesake lies in a country of the document and the capital does not."""
    return not weights.get(capital.country) and any(
        weights.get(c.country) and c.population >= _LARGE for c in cities
    )


def _by_size(draft: PlaceDraft, cities: Sequence[City], divisions: Sequence[Division]) -> None:
    if cities and cities[0].population >= _LARGE:
        best = cities[0]
        alone = len(cities) == 1 or cities[1].population * _RIVAL <= best.population
        elsewhere = [d for d in divisions if d.country != best.country]
        if alone and not elsewhere:
            _take_city(draft, best, "place.largest")
            return
    if not cities and len({d.country for d in divisions}) == 1:
        _take_division(draft, divisions[0], "place.only_division")


def _take_city(draft: PlaceDraft, city: City, rule: str) -> None:
    draft.kind = "city"
    draft.country, draft.lat, draft.lon = city.country, city.lat, city.lon
    draft.admin1, draft.rule = city.admin1, rule
    draft.known = Known(key=city.key, name=city.name, as_of="2026", rule="geonames")


def _take_division(draft: PlaceDraft, division: Division, rule: str) -> None:
    draft.kind = "region"
    draft.lat, draft.lon = division.lat, division.lon
    draft.country, draft.admin1, draft.rule = division.country, division.admin1, rule
    draft.known = Known(key=division.key, name=division.name, as_of="2026", rule="geonames")


def _set_containers(drafts: Sequence[PlaceDraft]) -> None:
    """Put cities into the division or country of the record, divisions into the country."""
    by_country = {d.country: d for d in drafts if d.kind == "country"}
    by_division = {
        (d.country, d.admin1): d for d in drafts if d.kind == "region" and d.admin1 and d.country
    }
    for draft in drafts:
        if draft.within is not None or draft.country is None or draft.kind == "country":
            continue
        division = by_division.get((draft.country, draft.admin1)) if draft.admin1 else None
        draft.within = division if division not in {None, draft} else None
        draft.within = draft.within or by_country.get(draft.country)

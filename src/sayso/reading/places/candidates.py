"""What a place name may mean: the rows of the tables, as far as kind and container let them.

Countries, regions of our list, first-level divisions and cities stand side by side. A kind word
beside the name ("the village of", "province", "River") and a stated container ("Naples,
Florida") are filters: what they rule out is no candidate.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from sayso.knowledge import (
    City,
    Division,
    Region,
    Seat,
    capitals,
    cities_named,
    countries,
    country_names,
    divisions_named,
    fold_name,
    regions,
    seats,
)
from sayso.record.types import Known
from sayso.record.vocabulary import PlaceKind

_NAMESAKE = 50_000
_WRITTEN_OF = 80_000
MOST = 20
"""No name has more candidates than this; of cities the largest are kept."""
Table = Literal["country", "region", "division", "city"]
_KIND_SUFFIXES = (
    " province", " region", " oblast", " state", " governorate", " county", " prefecture",
    " territory", " department", " canton", " district", " republic", " city", " town",
)  # fmt: skip
_KIND_PREFIXES = (
    "city of ", "state of ", "province of ", "greater ", "district of ", "town of ",
    "republic of ", "kingdom of ", "sultanate of ", "emirate of ", "principality of ", "duchy of ",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row of a table; `country` is `None` where it lies in none or in several."""

    table: Table
    kind: PlaceKind
    country: str | None
    admin1: str
    lat: float | None
    lon: float | None
    population: int
    is_capital: bool
    is_main_name: bool
    known: Known


@dataclass(frozen=True, slots=True)
class Container:
    """What the text puts around a place: a country, perhaps one of its divisions."""

    country: str
    admin1: str = ""


@lru_cache(maxsize=4096)
def candidates_of(
    folded: str, kind_word: str = "", container: Container | None = None
) -> tuple[Candidate, ...]:
    """Return what the name may mean, at most `MOST`, in a fixed order."""
    found = [
        candidate
        for candidate in _all(folded, kind_word)
        if container is None or _lies_in(candidate, container)
    ]
    return tuple(found[:MOST])


def _all(folded: str, kind_word: str) -> Iterator[Candidate]:
    plain = without_kind(folded)
    region = regions().get(folded)
    is_town = folded.endswith((" city", " town"))  # "Benin City" lies elsewhere
    of_state = plain if plain != folded and folded.endswith(f" of {plain}") else folded
    code = country_names().get(folded) or country_names().get(of_state)
    if code is not None and kind_word in {"", "region"} and not _is_part(region, code, folded):
        yield _country(code)
    if region is not None and _fits(region, kind_word):
        yield _region(region)
    cities = _cities(folded, plain) if kind_word in {"", "city"} else ()
    if kind_word in {"", "region", "natural"}:
        found = (
            *divisions_named(folded),
            *(divisions_named(plain) if plain != folded and not is_town else ()),
        )
        for division in {division.key: division for division in found}.values():
            if not _is_named_for_city(division, cities) and not _is_row(region, division):
                yield _division(division)
    for city in cities:
        yield _city(city, folded)
    seat = seats().get(folded)
    if seat is not None and seat.country and kind_word in {"", "facility"}:
        yield _seat(seat)


def _cities(folded: str, plain: str) -> tuple[City, ...]:
    """Return the cities of the name, else of the name without a kind word or with "Saint"."""
    if folded.startswith("st "):
        saint = f"saint {folded.removeprefix('st ')}"
        return cities_named(folded) or cities_named(saint)
    return cities_named(folded) or cities_named(plain)


def _is_part(region: Region | None, code: str, folded: str) -> bool:
    """Say whether the name is an alias of a state for a part that has a row: "Scotland"."""
    is_alias = folded != fold_name(countries()[code].name)
    return region is not None and region.countries == (code,) and is_alias


def _is_named_for_city(division: Division, cities: Sequence[City]) -> bool:
    """Say whether a city of the name lies in the division: then the city is meant."""
    return any(
        city.country == division.country
        and city.admin1 == division.admin1
        and city.population >= _NAMESAKE
        for city in cities
    )


def _is_row(region: Region | None, division: Division) -> bool:
    """Say whether our list has the division already, with a better point."""
    return region is not None and region.countries == (division.country,)


def without_kind(folded: str) -> str:
    """Return the name without a kind word: "Helmand province", "the city of Yazd"."""
    for suffix in _KIND_SUFFIXES:
        if folded.endswith(suffix):
            return folded.removesuffix(suffix)
    for prefix in _KIND_PREFIXES:
        if folded.startswith(prefix):
            return folded.removeprefix(prefix)
    return folded


def _fits(region: Region, kind_word: str) -> bool:
    if kind_word == "city":
        return False
    return kind_word in {"", "region"} or region.kind in {kind_word, "region"}


def _lies_in(candidate: Candidate, container: Container) -> bool:
    if candidate.table == "country":
        return False  # "Georgia, USA"
    if candidate.table == "region" and candidate.country is None:
        return True  # a lake on a border
    if candidate.country != container.country:
        return False
    return candidate.table == "region" or container.admin1 in {"", candidate.admin1}


def _country(code: str) -> Candidate:
    country = countries()[code]
    known = Known(key=f"iso:{code}", name=country.name, as_of="2026-05", rule="countries")
    # what lay in a state that is no more lies in its successor, if that is one
    today = code if country.current else None
    if len(country.successors) == 1:
        today = country.successors[0]
    return Candidate(
        "country", "country", today, "", country.lat, country.lon, 0,
        is_capital=False, is_main_name=True, known=known,
    )  # fmt: skip


def _region(region: Region) -> Candidate:
    known = Known(key=region.key, name=region.name, as_of="2026-11", rule="regions")
    return Candidate(
        "region",
        "region" if region.kind == "historic" else region.kind,
        region.countries[0] if len(region.countries) == 1 else None,
        "", region.lat, region.lon, 0,
        is_capital=False, is_main_name=True, known=known,
    )  # fmt: skip


def _division(division: Division) -> Candidate:
    known = Known(key=division.key, name=division.name, as_of="2026", rule="geonames")
    return Candidate(
        "division", "region", division.country, division.admin1, division.lat, division.lon,
        division.population,        is_capital=False, is_main_name=True, known=known,
    )  # fmt: skip


def _seat(seat: Seat) -> Candidate:
    known = Known(key=f"seat:{fold_name(seat.name)}", name=seat.name, as_of="2025", rule="seats")
    return Candidate(
        "region", "facility", seat.country, "", None, None, 0,
        is_capital=False, is_main_name=True, known=known,
    )  # fmt: skip


def _city(city: City, folded: str) -> Candidate:
    known = Known(key=city.key, name=city.name, as_of="2026", rule="geonames")
    return Candidate(
        "city", "city", city.country, city.admin1, city.lat, city.lon,
        # a small town of our own list is there because it is written of
        max(city.population, _WRITTEN_OF) if city.key.startswith("own:") else city.population,
        is_capital=city.is_capital or capitals().get(folded) == city.country,
        is_main_name=not city.alternate, known=known,
    )  # fmt: skip


def dominant_city(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the city beside which every other one of the name is small, if there is one."""
    cities = [candidate for candidate in candidates if candidate.table == "city"]
    if not cities:
        return None
    largest = max(cities, key=lambda city: city.population)
    others = (city.population for city in cities if city is not largest)
    return largest if max(others, default=0) * _DWARFS <= largest.population else None


_DWARFS = 5
"""A city dominates the others of its name if it has so many times their people."""


def is_ambiguous_country(folded: str) -> bool:
    """Say whether the name of a country is a division's in another: "Georgia"."""
    code = country_names().get(folded)
    return code is not None and any(d.country != code for d in divisions_named(folded))


def container_of(folded: str, anchors: Sequence[str] = ()) -> Container | None:
    """Return what a name says as a container, `None` for one that no table knows.

    Of the divisions of one name that in a country of `anchors` goes first, then an American one.
    """
    code = country_names().get(folded)
    divisions = divisions_named(folded) or divisions_named(without_kind(folded))
    if code is not None:
        return Container(code)
    region = regions().get(folded)
    if region is not None and len(region.countries) == 1:
        return Container(region.countries[0])
    if divisions:
        best = min(
            divisions,
            key=lambda d: (d.country not in anchors, d.country != "USA", d.country, d.admin1),
        )
        return Container(best.country, best.admin1)
    cities = cities_named(folded)
    if cities and cities[0].population >= _LARGE:
        return Container(cities[0].country)
    return None


_LARGE = 100_000
"""Smaller towns are no containers that decide."""

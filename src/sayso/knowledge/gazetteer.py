"""Cities, first-level divisions and regions by folded name, with coordinates.

From GeoNames (cities of 15,000 people and more) and a hand-written list of regions, seas and
rivers. Smaller places are missing by design. Coordinates in degrees, three decimals.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge.fold import fold_name
from sayso.knowledge.tables import packed, plain_rows

AS_OF = "2026"


@dataclass(frozen=True, slots=True)
class City:
    """A populated place; `alternate` says that the name looked up is not its main name."""

    key: str
    name: str
    country: str
    admin1: str
    lat: float
    lon: float
    population: int
    is_capital: bool
    alternate: bool


@dataclass(frozen=True, slots=True)
class Division:
    """A first-level division of a country; the point is the mean of its cities, if it has any.

    `population` is that of its cities of the table, so less than all who live there.
    """

    key: str
    name: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Region:
    """A region, historic land, water, range or well-known facility."""

    key: str
    name: str
    kind: Literal["region", "historic", "natural", "facility", "other"]
    countries: tuple[str, ...]
    lat: float | None
    lon: float | None


def cities_named(folded: str) -> tuple[City, ...]:
    """Return the cities with this folded name, the most populous first."""
    found = []
    for _, key, alternate in packed("city-names").rows(folded):
        (row,) = packed("cities").rows(key)
        found.append(_city(row, alternate == "a"))
    return tuple(sorted(found, key=lambda city: (-city.population, city.key)))


def _city(row: list[str], alternate: bool) -> City:  # noqa: FBT001 (a column of the row)
    key, name, country, admin1, lat, lon, population, capital = row
    full_key = key if ":" in key else f"geo:{key}"  # rows of our own carry `own:`
    return City(
        full_key, name, country, admin1, float(lat), float(lon), int(population),
        capital == "C", alternate,
    )  # fmt: skip


def divisions_named(folded: str) -> tuple[Division, ...]:
    """Return the first-level divisions with this folded name, by country code."""
    return tuple(_division(row) for row in packed("admin1").rows(folded))


def _division(row: list[str]) -> Division:
    _, country, code, name, key, lat, lon, people = row
    return Division(
        f"geo:{key}" if key else f"adm:{country}.{code}",
        name,
        country,
        code,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(people or 0),
    )


@cache
def regions() -> dict[str, Region]:
    """Return the regions by folded name or alias."""
    found: dict[str, Region] = {}
    for name, aliases, kind, countries, lat, lon in plain_rows("regions"):
        plain = name.partition(" (")[0]
        region = Region(
            f"own:{fold_name(name).replace(' ', '-')}",
            plain,
            _region_kind(kind),
            tuple(filter(None, countries.split("|"))),
            float(lat) if lat else None,
            float(lon) if lon else None,
        )
        for spelling in (plain, *aliases.split("|")):
            if spelling:
                found.setdefault(fold_name(spelling), region)
    return found


def _region_kind(kind: str) -> Literal["region", "historic", "natural", "facility", "other"]:
    match kind:
        case "historic" | "natural" | "facility" | "other":
            return kind
        case _:
            return "region"

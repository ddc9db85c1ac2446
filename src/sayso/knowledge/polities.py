"""States, their peoples and seats: names, demonyms, capitals, ISO codes.

Names come in folded (`sayso.knowledge.fold.fold_name`). Codes are ISO 3166-1 alpha-3; former
states have the code of ISO 3166-3 or a code of our table. As of 2026-05.
"""

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.fold import fold_name
from sayso.knowledge.tables import plain_rows

AS_OF = "2026-05"


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory; those that are no more name their successors, the main one first."""

    code: str
    name: str
    capital: str
    lat: float | None
    lon: float | None
    neighbours: frozenset[str]
    current: bool = True
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A word that stands for a body: its country and the kind of body."""

    name: str
    country: str | None
    kind: str


@cache
def countries() -> dict[str, Country]:
    """Return every country by code."""
    found = {}
    for code, name, _, _, capital, lat, lon, neighbours in plain_rows("countries"):
        found[code] = Country(
            code,
            name,
            capital,
            float(lat) if lat else None,
            float(lon) if lon else None,
            frozenset(filter(None, neighbours.split("|"))),
        )
    for row in plain_rows("former-states"):
        found[row[0]] = Country(
            row[0], row[1], row[4], None, None, frozenset(),
            current=False, successors=tuple(filter(None, row[7].split("|"))),
        )  # fmt: skip
    return found


@cache
def country_names() -> dict[str, str]:
    """Return code by folded name or alias, present states before former ones."""
    names: dict[str, str] = {}
    for table in ("countries", "former-states"):
        for row in plain_rows(table):
            for name in (row[1], *row[2].split("|")):
                names.setdefault(fold_name(name), row[0])
    names.pop("", None)
    return names


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the codes by folded demonym; several where the word belongs to several states."""
    found: dict[str, list[str]] = {}
    for table in ("countries", "former-states"):
        for row in plain_rows(table):
            for word in filter(None, map(fold_name, row[3].split("|"))):
                codes = found.setdefault(word, [])
                if table == "countries" or not codes:
                    codes.append(row[0])
    return {word: tuple(dict.fromkeys(codes)) for word, codes in found.items()}


@cache
def capitals() -> dict[str, str]:
    """Return code by folded name of the capital; those of present states only."""
    found: dict[str, str] = {}
    for country in countries().values():
        if country.current and country.capital:
            found.setdefault(fold_name(country.capital), country.code)
    # Spellings in the news that differ from the Factbook's.
    found |= {"washington": "USA", "kiev": "UKR", "kyiv": "UKR", "delhi": "IND"}
    found |= {"jerusalem": "ISR", "tel aviv": "ISR", "ramallah": "PSE", "beijing": "CHN"}
    return found


@cache
def seats() -> dict[str, Seat]:
    """Return the seats by folded name; cities that are mostly meant literally are left out."""
    found: dict[str, Seat] = {}
    for name, aliases, country, kind in plain_rows("seats"):
        if fold_name(name) in _LITERAL_SEATS:
            continue
        for spelling in (name, *aliases.split("|")):
            if spelling:
                found[fold_name(spelling)] = Seat(name.removeprefix("the "), country or None, kind)
    return found


# Read as places unless a verb says otherwise; the capitals among them go by `capitals`.
_LITERAL_SEATS = frozenset(
    {"brussels", "strasbourg", "geneva", "vienna", "hague", "rawalpindi", "langley", "city",
     "yongsan", "westminster", "turtle bay", "vatican", "silicon valley"}
)  # fmt: skip

"""The country that a place name lies in, as far as the tables leave no doubt.

Not the layer of places: no coordinates, no context but the countries that the document names.
It tells whose police "the Lagos police" are and where gunmen "near Quetta" struck.
"""

from collections.abc import Set as AbstractSet
from functools import lru_cache

from sayso.knowledge import capitals, cities_named, divisions_named, regions

_SMALL = 40_000
"""Towns of fewer people lend no country: their names are too often others' too."""
_GREAT = 300_000
"""A town of more people lends its country to bodies named for it and to the whole text."""
_DWARFED = 5
"""A namesake so many times smaller does not count."""


def country_of_place(folded: str, present: AbstractSet[str]) -> str | None:
    """Return the only country that the place can lie in, or the only one that is present."""
    codes = countries_of_place(folded)
    if len(codes) > 1:
        codes = tuple(code for code in codes if code in present)
    return codes[0] if len(codes) == 1 else None


def is_great(folded: str) -> bool:
    """Say whether a name is a capital's, a region's or a great town's, and so tells by itself."""
    if folded in capitals() or folded in regions():
        return True
    return any(city.population >= _GREAT for city in cities_named(folded)[:1])


@lru_cache(maxsize=4096)
def countries_of_place(folded: str) -> tuple[str, ...]:
    """Return the countries that a place of this folded name may lie in, the likeliest first."""
    if folded in capitals():
        return (capitals()[folded],)
    region = regions().get(folded)
    if region is not None:
        return region.countries if region.kind != "natural" else ()
    cities = [city for city in cities_named(folded) if city.population >= _SMALL]
    floor = cities[0].population / _DWARFED if cities else 0
    codes = [city.country for city in cities if city.population >= floor]
    codes += [division.country for division in divisions_named(folded)]
    return tuple(dict.fromkeys(codes))

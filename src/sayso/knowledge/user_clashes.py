"""Where a row of a user's file says something else than our tables: one sentence each.

Only what differs is told: type, country or sector of a body, the country of a person who held
an office, who held an office on the first day given, the point of a place in the country given.
The user's row holds all the same.
"""

from collections.abc import Iterator
from math import cos, hypot, radians
from typing import Final

from sayso.knowledge.bodies import bodies
from sayso.knowledge.fold import fold_name
from sayso.knowledge.gazetteer import cities_named
from sayso.knowledge.offices import canonical_office, holders_on, is_same_person, normal_words
from sayso.knowledge.people import tenures_of
from sayso.knowledge.polities import countries, country_names
from sayso.knowledge.user import UserActor, UserOffice, UserPlace

_FAR_KM: Final = 50
_DEGREE_KM: Final = 111.2


def clashes_with_ours(row: UserActor | UserPlace | UserOffice) -> Iterator[str]:
    """Yield what our tables say otherwise of a name or alias of the row, a sentence each."""
    if isinstance(row, UserOffice):
        yield from _of_office(row)
        return
    if isinstance(row, UserPlace):
        yield from _of_place(row)
        return
    told = set()
    for name in (row.name, *row.aliases):
        for clash in _of_actor(row, name):
            if clash not in told:
                yield clash
            told.add(clash)


def _of_actor(row: UserActor, name: str) -> Iterator[str]:
    folded = fold_name(name)
    code = country_names().get(folded)
    if code is not None and (row.type != "state" or row.country != code):
        yield f"our table of countries has “{name}” as {countries()[code].name} ({code})."
    body = bodies().get(folded)
    if body is not None and code is None:
        ours = _differences(row, body.type, body.country, body.sector)
        if ours:
            yield f"our table {body.rule} has “{name}” as {body.name}: {', '.join(ours)}."
    if row.type == "person" and row.country:
        held = {tenure.of for tenure in tenures_of(folded) if len(tenure.of) == 3}
        if held and row.country not in held:
            yield f"our table of offices has “{name}” in {', '.join(sorted(held))}."


def _differences(row: UserActor, kind: str, country: str | None, sector: str | None) -> list[str]:
    ours = [f"type {kind}"] if kind != row.type else []
    if country and row.country and country != row.country:
        ours.append(f"country {country}")
    if sector and row.sectors and sector.split("|")[0] != row.sectors[0]:
        ours.append(f"sector {sector.replace('|', ', ')}")
    return ours


def _of_place(row: UserPlace) -> Iterator[str]:
    if row.lat is None or row.lon is None:
        return
    for name in (row.name, *row.aliases):
        cities = [city for city in cities_named(fold_name(name)) if city.country == row.country]
        if cities and all(_km(row.lat, row.lon, c.lat, c.lon) > _FAR_KM for c in cities):
            city = cities[0]
            yield (f"our gazetteer has “{name}” of {city.country} at {city.lat:g}, {city.lon:g}.")


def _of_office(row: UserOffice) -> Iterator[str]:
    """Tell whom our tables have in the office on the first day that the row gives to the day."""
    office = canonical_office(normal_words(row.office), row.of)
    day = next((d for d in (row.start, row.end) if d and len(d) == len("2001-01-01")), None)
    if office is None or day is None:
        return
    ours = holders_on(row.of, office, day, day).tenure
    if ours is not None and not is_same_person(ours.person, row.person):
        yield f"our table of offices has {ours.person} as {row.office} of {row.of} on {day}."


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return about how far two points are apart; enough to tell near from far."""
    east = (lon - other_lon + 180) % 360 - 180
    return _DEGREE_KM * hypot(lat - other_lat, east * cos(radians(lat)))

"""Events as rows of POLECAT: tab-separated, with the columns of its releases.

POLECAT (Halterman et al. 2023) lists what is told to have happened, so events without an agent,
negated, future, hypothetical and historical ones stay out. Where a document leaves the day of an
event open, the cell is the latest day that it can be. Columns that ask for Wikipedia, for the
Correlates of War or for the country's name stay empty, as Sayso has no such table.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sayso.exports.coded import Coded, Party, coded_in
from sayso.record.record import Record
from sayso.record.types import Place

COLUMNS: Final = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
    "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
    "Actor Title", "Actor Name Raw", "Wikipedia Actor ID", "Recipient Name", "Recipient Country",
    "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title",
    "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City", "District", "Province",
    "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type", "Source",
    "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language",
    "Version",
)  # fmt: skip
_GEONAMES: Final = "geo:"


def polecat_heading() -> str:
    """Return the line of column names."""
    return "\t".join(COLUMNS) + "\n"


def polecat_of(record: Record, name: str, version: str) -> str:
    """Return the rows of one document, which is called `name`; `version` is Sayso's."""
    story = (
        _names(actor.name for actor in record.actors if actor.type == "person"),
        _names(
            actor.name
            for actor in record.actors
            if actor.type in {"organisation", "armed_group", "government", "media"}
        ),
        _names(place.name for place in record.places),
    )
    rows = (
        _row(record, coded, name, story, version)
        for coded in coded_in(record)
        if coded.agents and coded.is_told_as_fact
    )
    return "".join("\t".join(map(_cell, row)) + "\n" for row in rows)


def _row(
    record: Record, coded: Coded, name: str, story: tuple[str, str, str], version: str
) -> tuple[object, ...]:
    published = record.document.published.value if record.document.published else None
    return (
        f"{record.document.id}-{coded.id}",
        (coded.latest or coded.earliest or published or "")[:10],
        coded.type,
        _names(coded.modes),
        coded.scale,
        coded.quad.replace("_", " ").upper(),
        _names(coded.contexts),
        *_side(coded.agents),
        *_side(coded.recipients),
        *_where(coded),
        name,
        (published or "")[:10],
        *story,
        "en",
        f"Sayso {version}",
    )


def _side(parties: Sequence[Party]) -> tuple[str, ...]:
    def each(part: Callable[[Party], str | None]) -> str:
        return _names((part(party) or "").replace(";", ",") for party in parties)

    primary = next((party.sectors[0] for party in parties if party.sectors), "")
    return (
        each(lambda party: party.name),
        each(lambda party: party.country),
        "",
        primary,
        each(lambda party: " ".join(party.sectors)),
        each(lambda party: party.role),
        each(lambda party: party.words),
        "",
    )


def _where(coded: Coded) -> tuple[object, ...]:
    place = coded.place
    if place is None:
        return ("",) * 10
    key = place.known.key if place.known else ""
    geonames = key.removeprefix(_GEONAMES) if key.startswith(_GEONAMES) else ""
    is_city = place.kind == "city"
    return (
        place.name,
        place.name if is_city else "",
        "",
        coded.within or "" if is_city else place.name if place.kind == "region" else "",
        place.country,
        place.lat,
        place.lon,
        geonames,
        _raw(coded, place),
        place.kind,
    )


def _raw(coded: Coded, place: Place) -> str:
    """Return the place as the claim writes it, if it does."""
    return place.name if place.name in coded.words else ""


def _names(names: Iterable[str]) -> str:
    return ";".join(names)


def _cell(value: object) -> str:
    """Return a value as a cell: no tab and no line break may stand in it."""
    return "" if value is None else " ".join(str(value).split())

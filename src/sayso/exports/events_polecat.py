"""Events as rows of POLECAT: tab-separated, with the columns of its releases.

POLECAT (Halterman et al. 2023) lists what is told to have happened, so events without an agent,
negated, future, hypothetical and historical ones stay out. Where a document leaves the day of an
event open, the cell is the latest day that it can be. Columns that ask for Wikipedia, for the
Correlates of War or for the district stay empty, as Sayso has no such table. `Source` is the
publisher, where the document names one, else what the document is called.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from sayso.exports.coded import Coded, Party, coded_in
from sayso.exports.csv_rows import csv_lines, harmless
from sayso.record.record import Record
from sayso.record.types import Actor, Place

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
_BODIES: Final = ("organisation", "armed_group", "government", "media")


def polecat_heading() -> str:
    """Return the line of column names."""
    return _lines([COLUMNS])


def polecat_of(record: Record, name: str, version: str) -> str:
    """Return the rows of one document, which is called `name`; `version` is Sayso's."""
    named = [actor for actor in record.actors if _is_named(actor)]
    story = (
        _names(actor.name for actor in named if actor.type == "person"),
        _names(actor.name for actor in named if actor.type in _BODIES),
        _names(place.name for place in record.places),
    )
    rows = (
        _row(record, coded, name, story, version)
        for coded in coded_in(record)
        if coded.agents and coded.is_told_as_fact
    )
    return _lines(rows)


def _row(
    record: Record, coded: Coded, name: str, story: tuple[str, str, str], version: str
) -> tuple[object, ...]:
    document = record.document
    published = document.published.value if document.published else None
    return (
        f"{document.id}-{coded.id}",
        coded.day(published),
        coded.type,
        _names(coded.modes),
        coded.scale,
        coded.quad.replace("_", " ").upper(),
        _names(coded.contexts),
        *_side(coded.agents),
        *_side(coded.recipients),
        *_where(coded),
        document.publisher.value if document.publisher else name,
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


def _is_named(actor: Actor) -> bool:
    return any(mention.kind == "name" for mention in actor.mentions)


def _lines(rows: Iterable[Sequence[object]]) -> str:
    return csv_lines((map(_cell, row) for row in rows), separator="\t")


def _cell(value: object) -> object:
    """Return a value as a cell: no tab and no line break may stand in it."""
    return harmless(" ".join(value.split())) if isinstance(value, str) else value

"""Everything that the shipped tables know of a name, row by row, with where each row is from.

In goes a name as written: of a person, state, people, body, paper, place or title, or an office
("French foreign minister", "president of Brazil"). Out come `Entry`s in order of tables, offices in
order of time. Look-ups are exact but for folding (`fold_name`); nothing is guessed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from sayso.knowledge.bodies import Body, bodies
from sayso.knowledge.fold import fold_name
from sayso.knowledge.gazetteer import cities_named, divisions_named, regions
from sayso.knowledge.offices import (
    HEAD,
    VACANT,
    body_key,
    canonical_office,
    default_country,
    first_day,
    last_day,
    normal_words,
    office_rows,
)
from sayso.knowledge.people import Tenure, gender_of, heads_named, tenures_of
from sayso.knowledge.polities import countries, country_names, demonyms, seats
from sayso.knowledge.tables import plain_rows
from sayso.knowledge.titles import titles

Kind = Literal[
    "country", "former state", "seat", "office", "body", "media", "region", "city", "division",
    "title", "given name",
]  # fmt: skip
Holds = Literal["yes", "perhaps", "no"]
"""Whether a row holds on the date asked for; `perhaps` after its as-of date or on unsure days."""

_SOURCES = Path(__file__).parent / "data" / "SOURCES.md"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a table is from, under which licence, as of when."""

    table: str
    origin: str
    licence: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `what` says in words what it knows; `since` and `until` are ISO or empty."""

    kind: Kind
    name: str
    what: str
    key: str
    source: Source
    since: str = ""
    until: str = ""
    expires: str = ""
    """After this day an open row says nothing; of ours it is the as-of date, and a hint after."""

    def holds_on(self, date: str) -> Holds:
        """Say whether the row holds on an ISO day, month or year, as far as it knows."""
        if not self.since and not self.until:
            return "yes"
        first, last = first_day(date), last_day(date)
        if self.since and first_day(self.since) > last:
            return "no"
        if self.until and last_day(self.until) < first:
            return "no"
        if not self.until and self.expires and last_day(self.expires) < last:
            return "perhaps" if self.source.origin == "own list" else "no"
        is_inside = not self.since or last_day(self.since) <= first
        return (
            "yes" if is_inside and (not self.until or first_day(self.until) >= last) else "perhaps"
        )


def entries_named(name: str) -> tuple[Entry, ...]:
    """Return every row that is known of a name; none if it is in no table."""
    folded = fold_name(name)
    if not folded:
        return ()
    return tuple(
        dict.fromkeys(
            [
                *_countries(name, folded),
                *_seats(folded),
                *_offices(name),
                *_people(folded),
                *_bodies(folded),
                *_places(folded),
                *_words(name),
            ]
        )
    )


@cache
def sources() -> dict[str, Source]:
    """Return the sources by name of table; offices have one for each table that they are from."""
    found = {}
    for line in _SOURCES.read_text(encoding="utf-8").splitlines():
        if line.startswith("| `"):
            file, _, _, origin, licence, as_of = (
                cell.strip() for cell in line.strip("|").split("|")
            )
            table = file.strip("`").partition(".")[0]
            found[table] = Source(table, origin, licence, as_of)
    offices = found["offices"]
    parts = zip(
        ("own", "factbook", "wikidata"),
        offices.origin.split("; "),
        offices.licence.split(", "),
        strict=True,
    )
    for table, origin, licence in parts:
        found[f"offices/{table}"] = Source("offices", origin, licence, offices.as_of)
    return found


# --- states and seats ---------------------------------------------------------------------------


def _countries(name: str, folded: str) -> Iterator[Entry]:
    codes = [name] if name in countries() else []
    codes += [country_names()[folded]] if folded in country_names() else []
    codes += demonyms().get(folded, ())
    for code in dict.fromkeys(codes):
        country = countries()[code]
        capital = f", capital {country.capital}" if country.capital else ""
        if country.current:
            yield Entry(
                "country",
                country.name,
                f"state {code}{capital}",
                f"iso:{code}",
                sources()["countries"],
            )
            continue
        since, until = _era(code)
        after = f", today {', '.join(country.successors)}" if country.successors else ""
        yield Entry(
            "former state", country.name, f"state {code}{capital}{after}", f"iso:{code}",
            sources()["former-states"], since, until,
        )  # fmt: skip


def _era(code: str) -> tuple[str, str]:
    return next(
        ((row[5], row[6]) for row in plain_rows("former-states") if row[0] == code), ("", "")
    )


def _seats(folded: str) -> Iterator[Entry]:
    seat = seats().get(folded)
    if seat is not None:
        of = f" of {seat.country}" if seat.country else ""
        key = f"own:{fold_name(seat.name).replace(' ', '-')}"
        yield Entry("seat", seat.name, f"{seat.kind}{of}", key, sources()["seats"])


# --- offices ------------------------------------------------------------------------------------


def _offices(name: str) -> Iterator[Entry]:
    """Yield the holders of an office that the name says: "Ugandan president", "head of the FSB"."""
    rows = {row for of, office in _office_readings(name) for row in office_rows(of, office)}
    yield from map(
        _tenure, sorted(rows, key=lambda row: (row.start, row.end, row.person, row.table))
    )


def _office_readings(name: str) -> Iterator[tuple[str, str]]:
    words = name.replace("'s ", " ").replace("’s ", " ").split()
    head, _, behind = name.partition(" of ")
    readings = [(head, behind)] if behind else []
    readings += [(" ".join(words[cut:]), " ".join(words[:cut])) for cut in range(1, len(words))]
    for office, owner in readings:
        for of in _owners(owner):
            plain = normal_words(office)
            for name_of_office in (canonical_office(plain, of), plain, HEAD):
                if name_of_office and (name_of_office != HEAD or plain in _HEADS):
                    yield of, name_of_office
    default = default_country(normal_words(name))
    if default and (office_here := canonical_office(normal_words(name), default)):
        yield default, office_here


_HEADS = frozenset({"head", "chief", "boss", "leader", "director"})


def _owners(name: str) -> list[str]:
    folded = fold_name(name)
    codes = [name] if name in countries() else []
    codes += [country_names()[folded]] if folded in country_names() else []
    return [*codes, *demonyms().get(folded, ()), body_key(name)]


def _people(folded: str) -> Iterator[Entry]:
    rows = {*tenures_of(folded)} or {*heads_named(folded)}
    yield from map(_tenure, sorted(rows, key=lambda row: (row.start, row.end, row.of, row.table)))


def _tenure(row: Tenure) -> Entry:
    source = sources()[f"offices/{row.table}"]
    country = countries().get(row.of)
    of = f"{row.of} ({country.name})" if country else row.of
    person = "nobody" if row.person == VACANT else row.person
    dated = Source(source.table, source.origin, source.licence, row.as_of)
    return Entry(
        "office", person, f"{row.office}, {of}", row.person_key, dated, row.start, row.end,
        row.expires or row.as_of,
    )  # fmt: skip


# --- bodies, places, words ----------------------------------------------------------------------


def _bodies(folded: str) -> Iterator[Entry]:
    body = bodies().get(folded)
    if body is None:
        return
    since, until, owner = _of_body(body)
    parts = [body.type.replace("_", " "), f"sector {body.sector}" if body.sector else ""]
    parts += [body.country or "", owner]
    what = ", ".join(filter(None, parts))
    kind: Kind = "media" if body.rule == "media" else "body"
    yield Entry(kind, body.name, what, body.key, sources()[body.rule], since, until)


def _of_body(body: Body) -> tuple[str, str, str]:
    """Return since when, until when, and by whom a body is owned."""
    for row in plain_rows(body.rule):
        if row[0] == body.name and body.rule == "groups":
            return row[5], row[6], ""
        if row[0] == body.name and body.rule == "media":
            state = ", owned by a state" if row[5] == "yes" else ""
            return "", "", f"owner {row[4]}{state}" if row[4] else ""
    return "", "", ""


def _places(folded: str) -> Iterator[Entry]:
    region = regions().get(folded)
    if region is not None:
        where = f", {', '.join(region.countries)}" if region.countries else ""
        point = f", {region.lat:.2f} {region.lon:.2f}" if region.lat and region.lon else ""
        yield Entry(
            "region", region.name, f"{region.kind}{where}{point}", region.key, sources()["regions"]
        )
    for city in cities_named(folded):
        capital = "capital, " if city.is_capital else ""
        what = f"{capital}{city.country}, {city.population:,} people, {city.lat:.3f} {city.lon:.3f}"
        yield Entry("city", city.name, what, city.key, sources()["cities"])
    for division in divisions_named(folded):
        what = f"first-level division, {division.country}"
        yield Entry("division", division.name, what, division.key, sources()["admin1"])


def _words(name: str) -> Iterator[Entry]:
    title = titles().get(name.casefold().rstrip("."))
    if title is not None:
        sector = f", sector {title.sector}" if title.sector else ""
        key = f"own:{fold_name(title.name).replace(' ', '-')}"
        yield Entry("title", title.name, f"{title.kind}{sector}", key, sources()["titles"])
    gender = gender_of(name)
    if gender is not None:
        what = "of women" if gender == "f" else "of men"
        yield Entry("given name", name, what, f"name:{fold_name(name)}", sources()["given-names"])

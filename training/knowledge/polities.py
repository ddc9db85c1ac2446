"""Countries, former states, seats of government, groups and media."""

from pathlib import Path

from training.knowledge.table import Table, read_rows

_COUNTRIES = "GeoNames countryInfo, CIA World Factbook, datasets/country-codes, other names by hand"
_COUNTRIES_LICENCE = "GeoNames CC BY 4.0, Factbook public domain, PDDL, CC0"
_OWN = "written by hand"
# Words of the press that the sources lack.
_MORE_DEMONYMS = {
    "KGZ": "Kyrgyz", "KAZ": "Kazakh|Kazakhs", "UZB": "Uzbek|Uzbeks", "TJK": "Tajik|Tajiks",
    "HRV": "Croat|Croats", "SRB": "Serb|Serbs", "BIH": "Bosnian|Bosnians",
    "SVN": "Slovene|Slovenes",
    "SVK": "Slovak|Slovaks", "MMR": "Burmese", "KHM": "Kampuchean", "GBR": "Briton|Britons|British",
    "POL": "Pole|Poles", "ESP": "Spaniard|Spaniards", "SWE": "Swede|Swedes", "DNK": "Dane|Danes",
    "FIN": "Finn|Finns", "TUR": "Turk|Turks", "PHL": "Filipino|Filipinos", "SAU": "Saudi|Saudis",
    "TLS": "Timorese|East Timorese", "GHA": "Ghanian|Ghanians|Ghanaian|Ghanaians",
    "PSE": "Palestinian|Palestinians", "IRN": "Iranian|Iranians", "DEU": "German|Germans",
}  # fmt: skip


def tables(data: Path) -> list[Table]:
    """Return the tables of states and bodies."""
    return [_countries(data), _former(data), _seats(data), _groups(data), _ucdp(data), _media(data)]


def _countries(data: Path) -> Table:
    columns = ("iso3", "name", "aliases", "demonyms", "capital", "lat", "lon", "neighbours")
    source = list(read_rows(data / "knowledge-countries" / "countries.tsv"))
    sovereign = {
        word for row in source if row["independent"] == "Yes" for word in row["demonyms"].split("|")
    }
    rows: list[tuple[str, ...]] = []
    for row in source:
        words = [word for word in row["demonyms"].split("|") if "(" not in word]
        if row["independent"] != "Yes":
            # "French" is of France, not of Saint Pierre: a territory keeps only words of its own.
            words = [word for word in words if word not in sovereign]
        words += [w for w in _MORE_DEMONYMS.get(row["iso3"], "").split("|") if w]
        words = list(dict.fromkeys(words))
        rows.append(tuple("|".join(words) if c == "demonyms" else row[c] for c in columns))
    return Table("countries", columns, rows, _COUNTRIES, _COUNTRIES_LICENCE, "2026-05")


def _former(data: Path) -> Table:
    columns = ("code", "name", "aliases", "demonyms", "capital", "from", "to", "successors")
    rows: list[tuple[str, ...]] = [
        tuple(row[c] for c in columns)
        for row in read_rows(data / "knowledge-countries" / "former-states.tsv")
    ]
    return Table("former-states", columns, rows, _OWN, "CC0", "2025")


def _seats(data: Path) -> Table:
    """Return the seats; the other spellings stand in the note of the set, parted by bars."""
    columns = ("name", "aliases", "country", "kind")
    rows: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-countries" / "seats.tsv"):
        note = row["note"]
        aliases = note if "|" in note or (note[:1].isupper() and len(note.split()) < 3) else ""
        aliases = "" if aliases in ("BUS", "EUR", "General Headquarters") else aliases
        rows.append((row["name"], aliases, row["country"].replace("-", ""), row["kind"]))
    rows += _more("seats", columns)
    return Table("seats", columns, rows, _OWN, "CC0", "2025-11")


def _groups(data: Path) -> Table:
    columns = ("name", "aliases", "type", "sector", "country", "from", "to")
    rows: list[tuple[str, ...]] = [
        tuple(row[c] for c in columns)
        for row in read_rows(data / "knowledge-groups" / "groups.tsv")
    ]
    rows += _more("groups", columns)
    return Table("groups", columns, rows, _OWN, "CC0", "2025-11")


def _ucdp(data: Path) -> Table:
    """Return the armed groups with a name of two words or more.

    One-word names ("Opposition", "Coalition") matched common words; they are left out, and so
    are clans and communities, whose names are those of peoples.
    """
    rows: list[tuple[str, ...]] = []
    for row in read_rows(data / "knowledge-groups" / "ucdp-actors-22.1.tsv.xz"):
        if row["kind"] != "non-state group":
            continue
        names = [n.strip() for n in (row["name"], *row["aliases"].split("|"))]
        kept = [n for n in names if " " in n and n.isascii() and "(" not in n and "/" not in n]
        if kept and not row["name"].startswith(("Government", "Military", "Supporters")):
            name = row["name"] if row["name"] in kept else kept[0]
            aliases = "|".join(n for n in kept if n != name)
            rows.append((name, aliases, row["ucdp_id"], row["countries"]))
    return Table(
        "ucdp",
        ("name", "aliases", "ucdp_id", "countries"),
        rows,
        "UCDP Actor Dataset 22.1 (Davies, Pettersson and Öberg 2022; Sundberg and Melander 2013)",
        "CC BY 4.0",
        "2022",
    )


def _media(data: Path) -> Table:
    columns = ("name", "aliases", "kind", "country", "owner", "state_owned")
    rows: list[tuple[str, ...]] = [
        tuple(row[c] for c in columns) for row in read_rows(data / "knowledge-media" / "media.tsv")
    ]
    rows += _more("media", columns)
    return Table("media", columns, rows, _OWN, "CC0", "2025-11")


def _more(name: str, columns: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Return the rows of `own-NAME.tsv` beside this module, written by hand (CC0)."""
    lines = (Path(__file__).parent / f"own-{name}.tsv").read_text(encoding="utf-8").splitlines()
    kept = [line.split("\t") for line in lines if not line.startswith("#")]
    if tuple(kept[0]) != columns:
        raise ValueError(f"own-{name}.tsv: the columns must be {', '.join(columns)}")
    return [tuple(cells) for cells in kept[1:]]

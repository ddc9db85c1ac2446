"""Who held which office from when to when, by person, by surname of heads, and by office.

Rows stand under the folded name of the person, those of heads of states and governments again
under `~` and the surname, and rows of an office that has one holder under `@`, the country code
or folded body, and the office's one name (`sayso.knowledge.offices`). `own-offices.tsv` and
`own-offices-more.tsv` beside this module are written by hand; their rows win over all others where
they overlap, later files over earlier ones.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from sayso.knowledge.fold import fold_name
from sayso.knowledge.offices import (
    HEAD,
    VACANT,
    canonical_office,
    first_day,
    last_day,
    normal_words,
)
from training.knowledge.office_slots import head_offices, slots
from training.knowledge.table import Table, read_rows

_COLUMNS = ("folded", "person", "of", "office", "from", "to", "key", "as_of", "table", "expires")
_BY_HAND = ("own-offices.tsv", "own-offices-more.tsv")
_OWN_AS_OF = "2025-11"
_HOLDERS_AS_OF = "2022-07"
"""The earliest as-of date of the extracts; they end between it and 2023-01."""
_FACTBOOK_AS_OF = "2026-01"
_LAST_EDITION = "2026"


@dataclass(frozen=True)
class Row:
    """One tenure as it is written, but for the column that it is found by."""

    person: str
    of: str
    office: str
    start: str
    end: str
    key: str
    as_of: str
    table: str
    expires: str = ""

    def under(self, folded: str) -> tuple[str, ...]:
        """Return the row as written under a key."""
        return (
            folded, self.person, self.of, self.office, self.start, self.end, self.key,
            self.as_of, self.table, self.expires,
        )  # fmt: skip


def tables(data: Path) -> list[Table]:
    """Return the holders of offices, hand-written rows and extracts in one table."""
    folder = data / "knowledge-offices"
    hand: list[Row] = []
    for name in _BY_HAND:  # later files win
        rows_of_file = _by_hand(Path(__file__).parent / name)
        hand = [*rows_of_file, *_without_overlaps(hand, rows_of_file)]
    holders = _holders(folder)
    ids = {(fold_name(row.person), row.of): row.key for row in holders}
    own = [*hand, *_without_overlaps(_own(folder), hand)]
    first = [_with_id(row, ids) for row in (*own, *_leaders(folder))]
    sovereign = {
        row["iso3"]
        for row in read_rows(data / "knowledge-countries" / "countries.tsv")
        if row["independent"] == "Yes" or row["iso3"] in {"XKX", "PSE", "HKG"}
    }
    rows = [row.under(fold_name(row.person)) for row in (*first, *holders) if row.person != VACANT]
    rows += _by_surname(first, sovereign)
    rows += _by_office([*first, *holders], sovereign)
    as_of = max(row.as_of for row in own)
    return [
        Table(
            "offices",
            _COLUMNS,
            rows,
            "own list; CIA World Factbook 1992-2026; Wikidata through every-politician-scrapers",
            "CC0, public domain, CC0",
            f"own {as_of}, Factbook 2026-01, Wikidata 2022-07 to 2023-01",
            packed=True,
        )
    ]


def _by_office(rows: list[Row], sovereign: set[str]) -> list[tuple[str, ...]]:
    """Return rows under each office that they are of; those of heads of bodies as `HEAD` too."""
    found = [
        (row, slot)
        for row in rows
        for slot in slots(row.of, row.office, row.table, is_state=row.of in sovereign)
    ]
    heads = head_offices(slot for _, slot in found)
    return [row.under(f"@{of} {office}") for row, (of, office) in found] + [
        row.under(f"@{of} {HEAD}")
        for row, (of, office) in found
        if heads.get(of) == office and office != HEAD
    ]


def _with_id(row: Row, ids: dict[tuple[str, str], str]) -> Row:
    return replace(row, key=ids.get((fold_name(row.person), row.of), row.key))


_HEADS = (
    "president", "prime minister", "premier", "chancellor", "king", "queen", "emir",
    "supreme leader", "leader", "sultan", "general secretary",
)  # fmt: skip


def _by_surname(rows: list[Row], sovereign: set[str]) -> list[tuple[str, ...]]:
    """Return the heads of states and governments again under `~` and their surname.

    Territories are left out: their head of state is that of another state.
    """
    return [
        row.under(f"~{fold_name(row.person).rpartition(' ')[2]}")
        for row in rows
        if row.office.startswith(_HEADS)
        and " of the " not in row.office
        and row.of in sovereign
        and row.person != VACANT
    ]


def _by_hand(path: Path) -> list[Row]:
    """Return the rows of one of our files; "as of" in a comment holds for the rows below it."""
    rows: list[Row] = []
    as_of = _OWN_AS_OF
    columns: list[str] | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := re.match(r"#.*\bas of (\d{4}-\d\d)", line):
            as_of = match[1]
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if columns is None:
            columns = cells
            continue
        row = dict(zip(columns, [*cells, "", "", ""], strict=False))
        _check(row, f"{path.name}:{number}")
        rows.append(
            Row(
                row["person"], row["of"], row["office"], row["from"], row["to"], "own", as_of, "own"
            )
        )
    return rows


_ISO = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def _check(row: dict[str, str], where: str) -> None:
    """Stop the build at a row that cannot be right."""
    if not (row["of"] and row["office"] and row["person"] and _ISO.fullmatch(row["from"])):
        raise SystemExit(f"{where}: of, office, person and from are needed; from is an ISO date.")
    first_day(row["from"])
    if row["to"] and (
        not _ISO.fullmatch(row["to"]) or last_day(row["to"]) < first_day(row["from"])
    ):
        raise SystemExit(f"{where}: to must be an ISO date not before from, or empty.")


def _without_overlaps(rows: list[Row], hand: list[Row]) -> list[Row]:
    """Return what is left of rows where one of ours by hand holds the same office."""
    by_slot: dict[tuple[str, str], list[Row]] = {}
    for row in hand:
        by_slot.setdefault(_slot(row), []).append(row)
    kept: list[Row] = []
    for row in rows:
        pieces = [row]
        for other in by_slot.get(_slot(row), ()):
            pieces = [piece for whole in pieces for piece in _outside(whole, other)]
        kept += pieces
    return kept


def _slot(row: Row) -> tuple[str, str]:
    words = normal_words(row.office)
    return row.of, canonical_office(words, row.of) or words


def _outside(row: Row, by: Row) -> list[Row]:
    """Return the parts of a row before and after another; an open one ends what it follows."""
    first, last = first_day(row.start), last_day(row.end) if row.end else date.max
    by_first, by_last = first_day(by.start), last_day(by.end) if by.end else date.max
    if last <= by_first or by_last <= first:
        return [row]
    before = replace(row, end=(by_first - timedelta(days=1)).isoformat())
    after = replace(row, start=by.end)
    return [
        *([before] if first < by_first else []),
        *([after] if by_last < last and row.end else []),
    ]


def _own(folder: Path) -> list[Row]:
    return [
        Row(
            row["person"], row["of"], row["office"], row["from"], row["to"],
            "own", _OWN_AS_OF, "own",
        )
        for row in read_rows(folder / "own-offices.tsv")
    ]  # fmt: skip


def _leaders(folder: Path) -> list[Row]:
    """Return principals only; an open row expires a year after the last edition that printed it."""
    rows: list[Row] = []
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
        is_last = row["last_edition"] == _LAST_EDITION
        as_of = _FACTBOOK_AS_OF if is_last else row["last_edition"]
        expires = _FACTBOOK_AS_OF if is_last else str(int(row["last_edition"]) + 1)
        rows.append(
            Row(
                person, row["country"], row["title"].casefold(), row["since"], row["until"],
                "factbook", as_of, "factbook", "" if row["until"] else expires,
            )
        )  # fmt: skip
    return rows


_KEPT = (
    "president", "prime minister", "minister of foreign", "minister of defen", "minister for",
    "minister of the interior", "minister of interior", "minister of internal",
    "minister of home", "minister of finance", "minister of national defen",
    "minister of justice", "minister of health", "minister of external",
    "minister of the economy", "federal minister", "minister of europe", "secretary of",
    "secretary for", "chief of", "speaker", "governor", "premier", "vice president",
    "secretary-general", "chancellor", "foreign secretary", "king", "queen", "attorney general",
    "national security advis", "chairman of the joint", "chairman of the c", "home secretary",
    "first minister",    "director of the cia", "director of the federal", "director of national",
    "director-general of the", "chair of the fed", "commander of the armed",
    "commander-in-chief", "permanent representative to the united nations",
    "ambassador to the united nations",
)  # fmt: skip
_LESSER = re.compile(r"deput|assistant|minister for (?!foreign|defen|home|internal|the interior)")


def _holders(folder: Path) -> list[Row]:
    """Return heads, ministers, chiefs and speakers; lesser posts would double the table."""
    rows: list[Row] = []
    for row in read_rows(folder / "holders-2000-2022.tsv.xz"):
        office = row["position"].casefold()
        if office.startswith(_KEPT) and not _LESSER.search(office):
            rows.append(
                Row(
                    row["person"], row["country"], office, row["start"], row["end"],
                    f"wd:{row['wikidata']}", _HOLDERS_AS_OF, "wikidata",
                    "" if row["end"] else _HOLDERS_AS_OF,
                )
            )  # fmt: skip
    return rows

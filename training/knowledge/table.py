"""What a shipped table is and how it is written.

Small tables are plain text. Large ones (`packed`) are gzip with a fixed time stamp, sorted by
the bytes of their first column, so that `sayso.knowledge.tables` finds rows without parsing.
"""

import csv
import gzip
import io
import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Table:
    """One table with its columns, rows and where its facts come from."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    source: str
    licence: str
    as_of: str
    packed: bool = False


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file, packed with xz or not."""
    raw = path.read_bytes()
    text = (lzma.decompress(raw) if path.suffix == ".xz" else raw).decode("utf-8")
    for row in csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE):
        yield {key: (value or "").strip() for key, value in row.items() if key}


def write_table(table: Table, folder: Path) -> int:
    """Write `table` into `folder` and return the number of bytes."""
    rows = sorted(set(table.rows), key=_bytes) if table.packed else table.rows
    lines = ["\t".join(row) for row in rows]
    if table.packed:
        content = gzip.compress(("\n".join(lines) + "\n").encode(), compresslevel=9, mtime=0)
        path = folder / f"{table.name}.tsv.gz"
    else:
        head = [f"# {table.source}; {table.licence}; as of {table.as_of}", "\t".join(table.columns)]
        content = ("\n".join(head + lines) + "\n").encode()
        path = folder / f"{table.name}.tsv"
    path.write_bytes(content)
    return len(content)


def _bytes(row: tuple[str, ...]) -> list[bytes]:
    return [column.encode() for column in row]


_BY_HAND = [
    "",
    "`judging.toml`, words that judge as predicates, is written by hand (CC0, 2026-11), and so are",
    "`office-names.tsv`, `office-bodies.tsv` and `leading-offices.tsv`: words for offices, other",
    "names of bodies, and who leads a state.",
    "",
    "`given-name-variants.tsv`, spellings and short forms of given names, is written by hand (CC0,",
    "2025-11); `name-parts.toml`, particles, suffixes and family names that come first, too (CC0,",
    "2026-11).",
]
_COLUMNS = (
    "",
    "English words, as packed columns (`python -m training.knowledge.words` writes them): ",
    "`words.txt.xz`, `words.bin.xz`, `word-pairs.bin.xz` and `word-fits.bin`, from SCOWL",
    "2020.12.07 (permission notice in NOTICE), the frequency lists of symspellpy (MIT; Google",
    "Books Ngram, CC BY 3.0) and the US English language model of pocketsphinx 5.1.1 (BSD, (c)",
    "Carnegie Mellon University).",
)


def write_sources(tables: list[Table], path: Path) -> None:
    """Write the page that says where every table is from."""
    lines = [
        "# Sources of the shipped tables",
        "",
        "Written by `python -m training.knowledge`; do not edit by hand.",
        "",
        "| table | rows | columns | from | licence | as of |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    for table in tables:
        suffix = ".tsv.gz" if table.packed else ".tsv"
        lines.append(
            f"| `{table.name}{suffix}` | {len(table.rows)} | {', '.join(table.columns)} "
            f"| {table.source} | {table.licence} | {table.as_of} |"
        )
    path.write_text("\n".join([*lines, *_BY_HAND, *_COLUMNS]) + "\n", encoding="utf-8")

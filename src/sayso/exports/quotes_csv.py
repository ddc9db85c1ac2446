"""Statements as rows of a table: CSV with a heading, a row for each statement.

Offsets are half-open, in code points of the document's own text. Stretches of one content are
parted by " … ", as in print.
"""

from typing import Final

from sayso.exports.csv_rows import csv_lines, harmless
from sayso.quoting import Said, said_in
from sayso.record.record import Record

COLUMNS: Final = (
    "document", "id", "speaker", "source", "source_kind", "mode", "tier", "cue", "cue_class",
    "polarity", "hearsay", "words", "start", "end", "stretches", "paragraph", "page", "quotation",
    "parent", "rule", "score",
)  # fmt: skip
APART: Final = " … "


def csv_heading() -> str:
    """Return the line of column names."""
    return csv_lines([COLUMNS])


def csv_of(record: Record, name: str) -> str:
    """Return the rows of one document, which is called `name`."""
    return csv_lines(_row(said, harmless(name)) for said in said_in(record))


def _row(said: Said, name: str) -> tuple[object, ...]:
    return (
        name,
        said.id,
        harmless(said.speaker) if said.speaker else None,
        harmless(said.source) if said.source else None,
        said.source_kind,
        said.mode,
        said.tier,
        harmless(APART.join(said.cue)),
        said.cue_class,
        said.polarity,
        "true" if said.hearsay else "false",
        harmless(APART.join(said.words)),
        said.spans[0][0] if said.spans else None,
        said.spans[-1][1] if said.spans else None,
        " ".join(f"{start}-{end}" for start, end in said.spans),
        said.paragraph,
        said.page,
        said.quotation,
        said.parent,
        said.rule,
        said.score,
    )

"""Times as rows of a table: CSV (RFC 4180) with a heading, a row for each time.

Offsets are half-open, in code points of the text as read; for a plain text that is the file.
"""

from typing import Final

from sayso.exports.csv_rows import csv_lines, harmless
from sayso.exports.edtf import edtf_of
from sayso.exports.times_reasons import reason_of
from sayso.record.types import Time
from sayso.tagging import Tagged

COLUMNS: Final = (
    "document", "published", "id", "start", "end", "words", "type", "value", "mod", "edtf",
    "earliest", "latest", "grain", "approximate", "zone", "status", "anchor", "anchor_ref",
    "anchor_value", "alternatives", "reason", "rule", "form",
)  # fmt: skip


def csv_heading() -> str:
    """Return the line of column names."""
    return csv_lines([COLUMNS])


def csv_of(document: Tagged, name: str) -> str:
    """Return the rows of one document, which is called `name`."""
    return csv_lines(_row(document, time, harmless(name)) for time in document.times)


def _row(document: Tagged, time: Time, name: str) -> tuple[object, ...]:
    start, end = time.span
    return (
        name,
        document.published,
        time.id,
        start,
        end,
        " ".join(document.text[start:end].split()),
        time.type,
        time.value,
        time.mod,
        edtf_of(time),
        time.earliest,
        time.latest,
        time.grain,
        "true" if time.approximate else "false",
        time.zone,
        time.status,
        time.anchor.kind,
        time.anchor.ref,
        time.anchor.value,
        " ".join(time.alternatives),
        reason_of(time, has_date=document.published is not None),
        time.rule,
        time.form,
    )

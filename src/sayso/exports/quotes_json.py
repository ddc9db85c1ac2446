"""Statements as JSON: one line a document, the fields of `Said`."""

from sayso.quoting import said_in
from sayso.record.codec import encode
from sayso.record.record import Record


def json_of(record: Record, name: str) -> bytes:
    """Return the statements of one document, which is called `name`, as a line of JSON."""
    told = {
        "name": name,
        "document": record.document.id,
        "published": record.document.published.value if record.document.published else None,
        "statements": said_in(record),
    }
    return encode(told) + b"\n"

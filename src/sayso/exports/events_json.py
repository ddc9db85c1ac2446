"""Events as JSON: one line a document, the fields of `Coded`."""

from sayso.exports.coded import coded_in
from sayso.record.codec import encode
from sayso.record.record import Record


def json_of(record: Record, name: str) -> bytes:
    """Return the events of one document, which is called `name`, as a line of JSON."""
    told = {
        "name": name,
        "document": record.document.id,
        "published": record.document.published.value if record.document.published else None,
        "events": coded_in(record),
    }
    return encode(told) + b"\n"

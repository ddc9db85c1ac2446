"""Times as JSON: one line a document, with the text in which the spans lie.

Each time has the fields that it has in a record, its `words`, its `edtf`, and the `reason` why it
is open or doubtful, if it is; gaps are as in a record.
"""

from sayso.exports.edtf import edtf_of
from sayso.exports.times_reasons import reason_of
from sayso.record.codec import encode
from sayso.record.types import Time
from sayso.tagging import Tagged


def json_of(document: Tagged, name: str) -> bytes:
    """Return one document, which is called `name`, as a line of JSON."""
    told = {
        "name": name,
        "published": document.published,
        "text": document.text,
        "times": [_fields(document, time) for time in document.times],
        "gaps": document.gaps,
    }
    return encode(told) + b"\n"


def _fields(document: Tagged, time: Time) -> dict[str, object]:
    fields = {name: getattr(time, name) for name in time.__struct_fields__}
    start, end = time.span
    words = {"id": fields.pop("id"), "words": document.text[start:end]}
    reason = reason_of(time, has_date=document.published is not None)
    return words | fields | {"edtf": edtf_of(time), "reason": reason}

"""Verdicts on quotations as JSON: one line a quotation, the fields of `Verdict`."""

from sayso.quoting.verifying import Verdict
from sayso.record.codec import encode


def json_of(verdict: Verdict, name: str) -> bytes:
    """Return one verdict on the document that is called `name` as a line of JSON."""
    fields = {field: getattr(verdict, field) for field in Verdict.__slots__}
    return encode({"document": name} | fields | {"share": round(verdict.share, 3)}) + b"\n"

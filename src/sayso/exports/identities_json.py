"""Identities as JSON: one a line, the fields of `Identity`."""

from sayso.identity import Identity
from sayso.record.codec import encode


def json_of(identity: Identity) -> bytes:
    """Return one identity as a line of JSON."""
    return encode(identity) + b"\n"

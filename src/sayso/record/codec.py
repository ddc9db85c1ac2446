"""JSON and JSON Schema of records: the only module that encodes or decodes.

Traps of msgspec handled here: not-a-number floats become `null` in silence (scores are
checked where they are made), lone surrogates cannot be encoded (intake removes them), deep
nesting raises `RecursionError`.
"""

from typing import Any, TypeVar

import msgspec

from sayso.errors import RecordError

T = TypeVar("T")
_ENCODER = msgspec.json.Encoder()


def encode(value: object) -> bytes:
    """Return `value` as compact UTF-8 JSON in field order."""
    return _ENCODER.encode(value)


def decode(data: bytes | str, kind: type[T]) -> T:
    """Return `data` as `kind`; raise `RecordError` with the path to what is wrong."""
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError as error:
        message = f"This is not a Sayso record: {error}. Was it written by `sayso read --json`?"
        raise RecordError(message) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        message = f"This is not JSON: {error}. Give a file written by `sayso read --json`."
        raise RecordError(message) from error


def schema(kind: type) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of `kind`, with shared types under `$defs`."""
    out = msgspec.json.schema(kind)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **out}

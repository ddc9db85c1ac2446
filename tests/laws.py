"""What holds of every record, whatever the document: the laws that properties and benchmarks check.

`broken_laws` returns one sentence for each violation, empty when the record keeps the contract.
It walks the types, so that a field added later is checked without a line here.
"""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import msgspec

from sayso.record.record import Record
from sayso.record.types import Edit
from sayso.record.vocabulary import Span

ID_LISTS = {
    "actors": "a", "places": "p", "times": "t", "statements": "s", "claims": "c", "events": "e",
    "orders": "o", "ties": "r", "causes": "x", "forecasts": "f", "framings": "g",
}  # fmt: skip
"""The lists of items, and the letter that each list's ids were first written with."""

REFERENCES = {
    "Role": {"of": "actors"},
    "Source": {"actors": "actors"},
    "Bound": {"time": "times"},
    "Statement": {"time": "times", "parent": "statements"},
    "Claim": {"statement": "statements"},
    "Stance": {"statement": "statements"},
    "Place": {"within": "places"},
    "Event": {
        "agents": "actors",
        "recipients": "actors",
        "place": "places",
        "times": "times",
        "claim": "claims",
    },
    "Order": {"first": "events", "second": "events"},
    "Tie": {"from_": "actors", "to": "actors", "claim": "claims"},
    "CausePart": {"event": "events"},
    "Cause": {"claim": "claims"},
    "Forecast": {"event": "events", "claim": "claims"},
}
"""Fields that hold ids, by type, and the list in which each id must be."""


def broken_laws(record: Record) -> list[str]:
    """Return what is wrong with `record` by the contract, one sentence each."""
    return [
        *_broken_spans(record),
        *_broken_heads(record),
        *_broken_ids(record),
        *_broken_scores(record),
        *_broken_undo(record),
        *_broken_json(record),
    ]


def parts_of(value: object, path: str = "record") -> Iterator[tuple[str, msgspec.Struct]]:
    """Yield `value` and every struct below it with the path that leads there."""
    if isinstance(value, msgspec.Struct):
        yield path, value
        for name in value.__struct_fields__:
            yield from parts_of(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from parts_of(item, f"{path}[{index}]")


def spans_of(record: Record) -> Iterator[tuple[str, Span]]:
    """Yield every span of `record` with its path, those of edits left out (they may be empty)."""
    yield from spans_of_part(record)


def spans_of_part(value: msgspec.Struct, path: str = "record") -> Iterator[tuple[str, Span]]:
    """Yield every span at and below `value` with its path, those of edits left out."""
    for below, part in parts_of(value, path):
        if isinstance(part, Edit):
            continue
        for name, hint in _hints(type(part)).items():
            yield from _spans_in(getattr(part, name, None), hint, f"{below}.{name}")


@cache
def _hints(kind: type) -> dict[str, Any]:  # Any: type hints
    return get_type_hints(kind)


def _spans_in(value: Any, hint: Any, path: str) -> Iterator[tuple[str, Span]]:
    # Any: a type hint and what it describes
    if value is None or isinstance(value, property):
        return
    if hint == Span:
        yield path, value
    elif get_origin(hint) in (Union, UnionType):
        for option in get_args(hint):
            if option == Span:
                yield path, value
    elif get_origin(hint) is tuple and get_args(hint)[1:] == (Ellipsis,):
        for index, item in enumerate(value):
            yield from _spans_in(item, get_args(hint)[0], f"{path}[{index}]")


def _broken_spans(record: Record) -> Iterator[str]:
    for path, (start, end) in spans_of(record):
        if not 0 <= start < end <= len(record.text):
            yield f"{path}: {start}..{end} is empty or outside the text"
        elif record.text[start:end] != record.text[start:end].strip():
            yield f"{path}: {record.text[start:end]!r} begins or ends with white space"
    written = 0
    for index, edit in enumerate(record.edits):
        if not written <= edit.span[0] <= edit.span[1] <= len(record.text):
            yield f"record.edits[{index}]: {edit.span} overlaps, is unsorted or outside the text"
        written = edit.span[1]


def _broken_heads(record: Record) -> Iterator[str]:
    for path, part in parts_of(record):
        head, span = getattr(part, "head", None), getattr(part, "span", None)
        if head is not None and span is not None and not span[0] <= head[0] < head[1] <= span[1]:
            yield f"{path}: head {record.words(head)!r} stands outside {record.words(span)!r}"


def _broken_ids(record: Record) -> Iterator[str]:
    known = {name: [item.id for item in getattr(record, name)] for name in ID_LISTS}
    for name, ids in known.items():
        letters = {re.sub(r"\d+$", "", item_id) for item_id in ids}
        if len(letters) > 1 or ids != [f"{next(iter(letters))}{n + 1}" for n in range(len(ids))]:
            yield f"record.{name}: ids are not counted in order: {ids[:5]}"
    for path, part in parts_of(record):
        for field, target in REFERENCES.get(type(part).__name__, {}).items():
            value = getattr(part, field)
            for item_id in value if isinstance(value, tuple) else [value] if value else []:
                if item_id not in known[target]:
                    yield f"{path}.{field}: {item_id!r} is not among the {target}"
    voices = {"author", "unnamed", *known["actors"]}
    for claim in record.claims:
        if not claim.stances or claim.stances[0].source != "author":
            yield f"{claim.id}: the author's stance does not come first"
        yield from (
            f"{claim.id}: no voice is called {stance.source!r}"
            for stance in claim.stances
            if stance.source not in voices
        )


def _broken_scores(record: Record) -> Iterator[str]:
    for path, part in parts_of(record):
        for name in ("score", "confidence"):
            score = getattr(part, name, None)
            if score is not None and not 0 <= score <= 1:  # false for not-a-number, too
                yield f"{path}.{name}: {score} is no probability"


def _broken_undo(record: Record) -> Iterator[str]:
    original = record.original_text
    digest = hashlib.sha256(original.encode()).hexdigest()
    if digest != record.document.original_sha256:
        yield "record.edits: undoing them does not give the original"
    if len(original) != record.document.original_length:
        yield f"record.document.original_length: the original has {len(original)} characters"


def _broken_json(record: Record) -> Iterator[str]:
    data = record.to_json()
    again = Record.from_json(data)
    if again != record or again.to_json() != data:
        yield "record: reading its JSON back gives another record"

"""`Record`: one reading of one document, with its words, its undo and its JSON."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Literal

import msgspec

from sayso.errors import RecordError
from sayso.record import codec, edits
from sayso.record.types import (
    Actor,
    Block,
    Cause,
    Claim,
    Document,
    Edit,
    Event,
    Forecast,
    Framing,
    Gap,
    Order,
    Place,
    Reader,
    Statement,
    Tie,
    Time,
)
from sayso.record.vocabulary import Span

if TYPE_CHECKING:
    from typing import Any

Item = Actor | Place | Time | Statement | Claim | Event | Order | Tie | Cause | Forecast | Framing


class Record(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """What one reading of one document gives.

    Look an item up by its id: `record["a1"]`.
    """

    format: Literal["sayso/1"] = "sayso/1"
    reader: Reader
    document: Document
    text: str
    edits: tuple[Edit, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    orders: tuple[Order, ...] = ()
    ties: tuple[Tie, ...]
    causes: tuple[Cause, ...]
    forecasts: tuple[Forecast, ...]
    framings: tuple[Framing, ...]
    gaps: tuple[Gap, ...]

    def to_json(self) -> bytes:
        """Return the record as UTF-8 JSON: the same bytes for the same record."""
        return codec.encode(self)

    @classmethod
    def from_json(cls, data: bytes | str) -> Record:
        """Read a record back; raise `RecordError` naming the field that is wrong."""
        return codec.decode(data, cls)

    @staticmethod
    def schema() -> dict[str, Any]:
        """Return the JSON Schema (2020-12) of a record."""
        return codec.schema(Record)

    def words(self, span: Span) -> str:
        """Return the words at `span` of the text."""
        return self.text[span[0] : span[1]]

    @property
    def original_text(self) -> str:
        """The document's text before any edit."""
        return edits.undo_edits(self.text, self.edits)

    def original_span(self, span: Span) -> Span:
        """Return the stretch of `original_text` that `span` was read from."""
        return edits.original_span(span, self.edits)

    @cached_property
    def _by_id(self) -> dict[str, Item]:
        lists: tuple[tuple[Item, ...], ...] = (
            self.actors,
            self.places,
            self.times,
            self.statements,
            self.claims,
            self.events,
            self.orders,
            self.ties,
            self.causes,
            self.forecasts,
            self.framings,
        )
        return {item.id: item for items in lists for item in items}

    def with_published(self, published: str | None) -> Record:
        """Return the record under another document date, the text not read again.

        Times are resolved anew from their forms, and with them the bounds of events and the due
        dates of forecasts. Raises `UsageError` for a date that is none.
        """
        # the contract gives this method to Record, while dates are the work of a higher floor
        redating = import_module("sayso.reading.redating")
        redated: Record = redating.redate(self, published)
        return redated

    def __getitem__(self, item_id: str) -> Item:
        """Return the item with this id; raise `RecordError` when there is none."""
        try:
            return self._by_id[item_id]
        except KeyError:
            message = f"The record has no item {item_id!r}. Its ids look like a1, s3, c12, e4."
            raise RecordError(message) from None

"""What repair needs of a `SourceText`, as a protocol: rooms on one floor import not each other."""

from typing import Protocol

from sayso.record.types import Fact, Page
from sayso.record.vocabulary import BlockKind, DocumentKind, Span


class GivenBlock(Protocol):
    """A stretch of the original to which its format gives a role."""

    @property
    def kind(self) -> BlockKind:
        """Its role."""

    @property
    def span(self) -> Span:
        """Where it stands in the original."""


class Original(Protocol):
    """The original text of one document and what its format says about it."""

    @property
    def text(self) -> str:
        """The original, untouched."""

    @property
    def kind(self) -> DocumentKind:
        """The kind of document; it decides what a line end means."""

    @property
    def blocks(self) -> tuple[GivenBlock, ...]:
        """The blocks in order; empty where the format has none."""

    @property
    def drops(self) -> tuple[tuple[Span, str], ...]:
        """Stretches that are no part of the account, each with the reason."""

    @property
    def pages(self) -> tuple[Page, ...]:
        """Its pages; their words say how surely each was read by OCR."""

    @property
    def title(self) -> Fact | None:
        """The title that the format states."""

    @property
    def publisher(self) -> Fact | None:
        """The publisher that the format states."""

    @property
    def author(self) -> Fact | None:
        """The author that the format states."""

    @property
    def published(self) -> Fact | None:
        """The date of publication that the format states."""

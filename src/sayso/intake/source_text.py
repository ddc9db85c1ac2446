"""`SourceText`: what a reader of one input kind hands on.

`text` is the original: the document's characters as they stand, before unwrapping or repair.
Everything else points into it.
"""

from dataclasses import dataclass

from sayso.record.types import Fact, Gap, Page
from sayso.record.vocabulary import BlockKind, DocumentKind, Span


@dataclass(frozen=True, slots=True)
class SourceBlock:
    """A stretch of the original with one role in the layout."""

    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class SourceText:
    """The original text of one document and what its format says about it.

    `digest` is the sha256 (hex) of the bytes given. `blocks` cover the text in order, without
    overlap; empty for formats without layout, where repair finds them. `drops` are stretches
    that are no part of the account (page numbers, running headers, invisible text).
    """

    text: str
    kind: DocumentKind
    name: str | None
    digest: str
    blocks: tuple[SourceBlock, ...] = ()
    drops: tuple[tuple[Span, str], ...] = ()
    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    pages: tuple[Page, ...] = ()
    notes: tuple[Gap, ...] = ()
    """What could not be read or is in doubt; their spans lie in the original."""

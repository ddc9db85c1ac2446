"""A source whose text was decoded wrongly, as it would be had it been decoded right.

This comes before all layout: the pieces of a letter may be controls and no-break spaces, which
layout would take away.
"""

from dataclasses import dataclass

from sayso.record.edits import Change, apply_changes
from sayso.record.types import Fact, Page
from sayso.record.vocabulary import BlockKind, DocumentKind, Repair, Span
from sayso.repair.mojibake import propose_mojibake
from sayso.repair.offsets import NewOffsets
from sayso.repair.original import GivenBlock, Original


@dataclass(frozen=True, slots=True)
class _Block:
    kind: BlockKind
    span: Span


@dataclass(frozen=True, slots=True)
class _Redecoded:
    text: str
    kind: DocumentKind
    blocks: tuple[GivenBlock, ...]
    drops: tuple[tuple[Span, str], ...]
    pages: tuple[Page, ...]
    title: Fact | None
    publisher: Fact | None
    author: Fact | None
    published: Fact | None


def redecode(source: Original, level: Repair) -> tuple[Original, tuple[Change, ...]]:
    """Return the source with wrongly decoded letters mended, and the changes that did it.

    Only level `auto` mends letters. Lines of pages keep their place in the original.
    """
    changes = propose_mojibake(source.text) if level == "auto" else ()
    if not changes:
        return source, ()
    text, _ = apply_changes(source.text, changes)
    offsets = NewOffsets(changes)
    redecoded = _Redecoded(
        text=text,
        kind=source.kind,
        blocks=tuple(_Block(block.kind, offsets.span(block.span)) for block in source.blocks),
        drops=tuple((offsets.span(span), why) for span, why in source.drops),
        pages=tuple(_moved_page(page, offsets) for page in source.pages),
        title=moved_fact(source.title, offsets),
        publisher=moved_fact(source.publisher, offsets),
        author=moved_fact(source.author, offsets),
        published=moved_fact(source.published, offsets),
    )
    return redecoded, changes


def moved_fact(fact: Fact | None, offsets: NewOffsets) -> Fact | None:
    """Return a fact with its span where its words stand now."""
    if fact is None or fact.span is None:
        return fact
    return Fact(value=fact.value, from_=fact.from_, span=offsets.span(fact.span))


def _moved_page(page: Page, offsets: NewOffsets) -> Page:
    words = tuple((*offsets.span((start, end)), sure) for start, end, sure in page.words)
    return Page(
        number=page.number,
        width=page.width,
        height=page.height,
        read_by=page.read_by,
        lines=page.lines,
        words=words,
    )

"""A source whose text was decoded wrongly, as it would be had it been decoded right.

This comes before all layout: the pieces of a letter may be controls and no-break spaces, which
layout would take away.
"""

from dataclasses import dataclass

from sayso.record.edits import Change
from sayso.record.types import Fact, Page
from sayso.record.vocabulary import BlockKind, DocumentKind, Repair, Span
from sayso.repair.mojibake import propose_mojibake
from sayso.repair.offsets import NewOffsets
from sayso.repair.original import GivenBlock, Original
from sayso.repair.steps import Step


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
    step = Step(source.text, changes)
    offsets = step.offsets
    redecoded = _Redecoded(
        text=step.text,
        kind=source.kind,
        blocks=tuple(_Block(block.kind, offsets.span(block.span)) for block in source.blocks),
        drops=tuple((offsets.span(span), why) for span, why in source.drops),
        pages=tuple(_moved_page(page, offsets) for page in source.pages),
        title=step.fact(source.title),
        publisher=step.fact(source.publisher),
        author=step.fact(source.author),
        published=step.fact(source.published),
    )
    return redecoded, changes


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

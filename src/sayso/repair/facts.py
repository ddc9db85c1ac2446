"""The facts about a document that stand in its own words: title, byline, dateline.

What the format states (metadata) goes first. A dateline becomes a block of its own, in front
of the paragraph it opens. A date of publication is taken only where day, month and year stand.
"""

from dataclasses import dataclass
from typing import Final

from sayso.record.types import Block, Fact
from sayso.record.vocabulary import Span
from sayso.repair.datelines import find_date_line, find_dateline, iso_date
from sayso.repair.roles import byline_names

_PARAGRAPHS_WITH_DATELINE: Final = 2
_HEAD_BLOCKS: Final = 6


@dataclass(frozen=True, slots=True)
class Facts:
    """The document's facts, and its blocks with datelines cut out."""

    title: Fact | None = None
    publisher: Fact | None = None
    author: Fact | None = None
    published: Fact | None = None
    blocks: tuple[Block, ...] = ()


def find_facts(text: str, blocks: list[Block], stated: Facts) -> Facts:
    """Return the facts; those in `stated` are kept, and get a span where the text has them."""
    blocks, when, agency = _cut_datelines(text, blocks)
    return Facts(
        title=_title(text, blocks, stated.title),
        publisher=stated.publisher or _fact(text, agency, "dateline"),
        author=stated.author or _author(text, blocks),
        published=stated.published or _published(text, when),
        blocks=tuple(blocks),
    )


def _fact(text: str, span: Span | None, origin: str) -> Fact | None:
    if span is None:
        return None
    value = " ".join(text[span[0] : span[1]].split())
    return Fact(value=value, from_=origin, span=span)  # type: ignore[arg-type]


def _title(text: str, blocks: list[Block], stated: Fact | None) -> Fact | None:
    titles = [b for b in blocks[:_HEAD_BLOCKS] if b.kind == "title"]
    if stated is None:
        return _fact(text, titles[0].span if titles else None, "content")
    if stated.span is None:
        for block in blocks[:_HEAD_BLOCKS]:
            if text[block.span[0] : block.span[1]] == stated.value:
                return Fact(value=stated.value, from_=stated.from_, span=block.span)
    return stated


def _author(text: str, blocks: list[Block]) -> Fact | None:
    for block in blocks[:_HEAD_BLOCKS]:
        if block.kind == "byline":
            return _fact(text, byline_names(text, block.span), "byline")
    return None


def _published(text: str, when: Span | None) -> Fact | None:
    value = iso_date(text[when[0] : when[1]]) if when else None
    return Fact(value=value, from_="dateline", span=when) if value else None


def _cut_datelines(text: str, blocks: list[Block]) -> tuple[list[Block], Span | None, Span | None]:
    """Return the blocks with the account's dateline as one of its own, its date, its agency."""
    seen = 0
    when: Span | None = None
    for place, block in enumerate(blocks):
        if block.kind not in {"paragraph", "heading", "title"} or seen == _PARAGRAPHS_WITH_DATELINE:
            if seen == _PARAGRAPHS_WITH_DATELINE:
                break
            continue
        date_line = find_date_line(text, block.span) if place < _HEAD_BLOCKS else None
        if date_line:
            when = when or date_line
            blocks = _retyped(blocks, place)
            continue
        if block.kind != "paragraph":
            continue
        seen += 1
        line = find_dateline(text, block.span)
        if line is None:
            continue
        return _split(blocks, place, text, line.end), line.date or when, line.agency
    return blocks, when, None


def _retyped(blocks: list[Block], place: int) -> list[Block]:
    dateline = Block(kind="dateline", span=blocks[place].span)
    return [*blocks[:place], dateline, *blocks[place + 1 :]]


def _split(blocks: list[Block], place: int, text: str, end: int) -> list[Block]:
    """Cut the dateline that ends at `end` off the block at `place`."""
    block = blocks[place]
    if end >= block.span[1]:
        return _retyped(blocks, place)
    line_end = end
    while text[line_end - 1].isspace():
        line_end -= 1
    return [
        *blocks[:place],
        Block(kind="dateline", span=(block.span[0], line_end)),
        Block(kind=block.kind, span=(end, block.span[1])),
        *blocks[place + 1 :],
    ]

"""The facts about a document that stand in its own words: title, author, publisher, date.

What the format states (metadata) goes first, then byline and dateline. A dateline becomes a block
of its own, in front of the paragraph it opens. A date of publication is taken only where day,
month and year stand; the year of a dateline may stand elsewhere in the head.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.record.types import Block, Fact
from sayso.record.vocabulary import BlockKind, Span
from sayso.repair.credits import LAST_BLOCKS, credited_authors
from sayso.repair.datelines import Dateline, find_dateline
from sayso.repair.head_lines import HeadLine, read_head_line
from sayso.repair.heads import find_run_in_byline
from sayso.repair.written_dates import iso_date, iso_in_year

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


def find_facts(
    text: str, blocks: list[Block], head: Mapping[int, HeadLine], stated: Facts
) -> Facts:
    """Return the facts; those in `stated` are kept, and get a span where the text has them.

    `head` holds the lines of byline, publisher and date among the blocks, by their place.
    """
    title = _title(text, blocks, stated.title)
    parted, dateline = _cut_dateline(text, _with_title(blocks, title))
    author, employer = _parted_author(stated.author)
    return Facts(
        title=title,
        publisher=stated.publisher or _publisher(text, head, dateline) or employer,
        author=author or _author(text, parted, head),
        published=stated.published or _published(text, head, dateline),
        blocks=tuple(parted),
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


def _with_title(blocks: list[Block], title: Fact | None) -> list[Block]:
    """Return the blocks with the one that is the stated title named so."""
    for place, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if title and block.span == title.span and block.kind == "paragraph":
            return [*blocks[:place], Block(kind="title", span=block.span), *blocks[place + 1 :]]
    return blocks


def _parted_author(stated: Fact | None) -> tuple[Fact | None, Fact | None]:
    """Part a stated author that is a whole byline: "Ana Moss, Port Adel Courier"."""
    if stated is None or stated.span is not None:
        return stated, None
    byline = f"By {stated.value}"
    line = read_head_line(byline, (0, len(byline)))
    if line is None or line.authors is None or line.publisher in (None, line.authors):
        return stated, None
    author = Fact(value=byline[slice(*line.authors)], from_=stated.from_)
    return author, Fact(value=byline[slice(*line.publisher)], from_=stated.from_)


def _author(text: str, blocks: list[Block], head: Mapping[int, HeadLine]) -> Fact | None:
    """Return who wrote it: the first byline with names, else a credit at the end."""
    for line in head.values():
        if line.authors:
            return _fact(text, line.authors, "byline")
    for block in blocks[:_HEAD_BLOCKS]:
        run_in = find_run_in_byline(text, block.span) if block.kind == "byline" else None
        if run_in:
            return _fact(text, run_in, "byline")
    for block in blocks[-LAST_BLOCKS:]:
        names = credited_authors(text, block.span) if block.kind == "byline" else None
        if names:
            return _fact(text, names, "byline")
    return None


def _publisher(text: str, head: Mapping[int, HeadLine], dateline: Dateline | None) -> Fact | None:
    """Return whose account it is: a name in the head in full, else the dateline's agency."""
    for line in head.values():
        if line.publisher:
            return _fact(text, line.publisher, line.kind)
    return _fact(text, dateline.agency, "dateline") if dateline else None


def _published(text: str, head: Mapping[int, HeadLine], dateline: Dateline | None) -> Fact | None:
    """Return the date of publication, from the best witness that has day, month and year.

    A date called one of publication goes first, then the dateline's, then one that stands alone
    in the head. A dateline without its year takes the head's. "Updated" gives at most a year.
    """
    dated = [line for line in head.values() if line.date]
    labelled = [line.date for line in dated if line.date_label == "published"]
    bare = [line.date for line in dated if not line.date_label]
    own = [dateline.date] if dateline and dateline.date else []
    for span in (*labelled, *own, *bare):
        value = iso_date(text[span[0] : span[1]]) if span else None
        if value:
            return Fact(value=value, from_="dateline", span=span)
    return _with_year_of_head(text, head, own[0]) if own else None


def _with_year_of_head(text: str, head: Mapping[int, HeadLine], date: Span) -> Fact | None:
    """Return a dateline's day with the year that the head states elsewhere."""
    for line in head.values():
        bound = iso_date(text[line.date[0] : line.date[1]]) if line.date else line.year
        value = iso_in_year(text[date[0] : date[1]], bound) if bound else None
        if value:
            return Fact(value=value, from_="dateline", span=date)
    return None


def _cut_dateline(text: str, blocks: list[Block]) -> tuple[list[Block], Dateline | None]:
    """Return the blocks with the account's dateline as one of its own, and that dateline.

    A byline that runs into the dateline ("By Ana Moss PORT ADEL, May 3 —") is parted from it. A
    line taken for a heading may be a dateline as a whole.
    """
    seen = 0
    for place, block in enumerate(blocks[:_HEAD_BLOCKS]):
        if block.kind == "heading":
            line = find_dateline(text, block.span)
            if line is not None and line.end >= block.span[1] and line.date:
                return _retyped(blocks, place), line
        if block.kind != "paragraph":
            continue
        byline = find_run_in_byline(text, block.span)
        start = byline[1] + 1 if byline else block.span[0]
        line = find_dateline(text, (start, block.span[1]))
        if line is not None:
            parted = blocks
            if byline:
                parted = _split(blocks, place, text, start, "byline")
            return _split(parted, place + bool(byline), text, line.end), line
        seen += 1
        if seen == _PARAGRAPHS_WITH_DATELINE:
            break
    return blocks, None


def _retyped(blocks: list[Block], place: int) -> list[Block]:
    dateline = Block(kind="dateline", span=blocks[place].span)
    return [*blocks[:place], dateline, *blocks[place + 1 :]]


def _split(
    blocks: list[Block], place: int, text: str, end: int, kind: BlockKind = "dateline"
) -> list[Block]:
    """Cut the dateline (or byline) that ends at `end` off the block at `place`."""
    block = blocks[place]
    if end >= block.span[1]:
        return _retyped(blocks, place)
    line_end = end
    while text[line_end - 1].isspace():
        line_end -= 1
    return [
        *blocks[:place],
        Block(kind=kind, span=(block.span[0], line_end)),
        Block(kind=block.kind, span=(end, block.span[1])),
        *blocks[place + 1 :],
    ]

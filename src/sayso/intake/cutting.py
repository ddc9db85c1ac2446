"""A document longer than the limit, cut at a paragraph: what is kept, and a note on the rest."""

from dataclasses import replace

from msgspec import structs

from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import Span


def cut(source: SourceText, most: int) -> SourceText:
    """Return the document with at most `most` characters; nothing of the rest is kept."""
    if len(source.text) <= most:
        return source
    end = _end(source, most)
    message = f"The document was cut after {end:,} of {len(source.text):,} characters."
    return replace(
        source,
        text=source.text[:end],
        blocks=tuple(
            SourceBlock(block.kind, _clipped(block.span, end))
            for block in source.blocks
            if block.span[0] < end
        ),
        drops=tuple((_clipped(span, end), why) for span, why in source.drops if span[0] < end),
        title=_fact(source.title, end),
        publisher=_fact(source.publisher, end),
        author=_fact(source.author, end),
        published=_fact(source.published, end),
        pages=tuple(
            structs.replace(
                page,
                lines=tuple(line for line in page.lines if line[1] <= end),
                words=tuple(word for word in page.words if word[1] <= end),
            )
            for page in source.pages
        ),
        notes=(
            *(note for note in source.notes if note.span is None or note.span[1] <= end),
            Gap(kind="limit", span=None, message=message),
        ),
    )


def _end(source: SourceText, most: int) -> int:
    """Return the end of the last whole block, paragraph, line or word, not far before `most`."""
    least = most // 2
    ends = [block.span[1] for block in source.blocks if least < block.span[1] <= most]
    if ends:
        return ends[-1]
    for border in ("\n\n", "\n", " "):
        place = source.text.rfind(border, least, most)
        if place > 0:
            return place
    return most


def _clipped(span: Span, end: int) -> Span:
    return (span[0], min(span[1], end))


def _fact(fact: Fact | None, end: int) -> Fact | None:
    if fact is None or fact.span is None or fact.span[1] <= end:
        return fact
    return Fact(value=fact.value, from_=fact.from_)

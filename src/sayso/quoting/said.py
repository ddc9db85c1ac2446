"""Statements as rows for people: the speaker's name, the words, where they stand.

A record keeps spans and ids; here they become names and words, in text order.
"""

from bisect import bisect_right
from dataclasses import dataclass

from sayso.record.record import Record
from sayso.record.types import Actor, Statement
from sayso.record.vocabulary import (
    CueClass,
    Polarity,
    QuotationState,
    SourceKind,
    Span,
    StatementMode,
    Tier,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement with its words.

    `speaker` is the name of who is meant, several joined with "; ", and `None` while that is open;
    `source` are the words that the document has for it, `None` where it has none. `words` holds
    the stretches of the content in text order and `spans` where they stand: half-open offsets in
    code points of the document's own text, as it was before repair. `paragraph` counts the
    document's blocks from 1, and `page` is the number of its page where it has pages.
    """

    id: str
    tier: Tier
    mode: StatementMode
    speaker: str | None
    source: str | None
    source_kind: SourceKind
    cue: tuple[str, ...]
    cue_class: CueClass
    polarity: Polarity
    hearsay: bool
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    paragraph: int
    page: int | None
    quotation: QuotationState | None
    parent: str | None
    rule: str
    score: float | None


def statements(text: str, *, published: str | None = None) -> tuple[Said, ...]:
    """Return who says what in a text, in text order.

    Spans are offsets in `text` as given. For everything else that the statements hang together
    with, actors and claims above all, read the whole record with `sayso.read`. Raises
    `InputError` for a text without words and `UsageError` for a date that is none.
    """
    from sayso.errors import UsageError  # noqa: PLC0415
    from sayso.reader import read  # noqa: PLC0415  # said_in needs no model

    if not isinstance(text, str):
        message = (
            f"sayso.statements reads text, not {type(text).__name__}. Hand it a str, or a file to "
            "`sayso quotes` or `sayso.read`."
        )
        raise UsageError(message)
    return said_in(read(text, published=published))


def said_in(record: Record) -> tuple[Said, ...]:
    """Return the statements of a record as rows, in text order."""
    starts = [block.span[0] for block in record.blocks]
    pages = _page_starts(record)
    return tuple(_row(record, statement, starts, pages) for statement in record.statements)


def speaker_of(record: Record, statement: Statement) -> str | None:
    """Return the name of who makes a statement; `None` while that is open."""
    names = [record[actor] for actor in statement.source.actors]
    return "; ".join(actor.name for actor in names if isinstance(actor, Actor)) or None


def _row(
    record: Record, statement: Statement, starts: list[int], pages: list[tuple[int, int]]
) -> Said:
    spans = tuple(record.original_span(span) for span in statement.content)
    place = (statement.content or statement.cue)[0][0]
    source = statement.source
    return Said(
        id=statement.id,
        tier=statement.tier,
        mode=statement.mode,
        speaker=speaker_of(record, statement),
        source=_words(record, source.span) if source.span else None,
        source_kind=source.kind,
        cue=tuple(_words(record, span) for span in statement.cue),
        cue_class=statement.cue_class,
        polarity=statement.polarity,
        hearsay=statement.hearsay,
        words=tuple(_words(record, span) for span in statement.content),
        spans=spans,
        paragraph=max(bisect_right(starts, place), 1),
        page=_page_at(pages, record.original_span((place, place + 1))[0]),
        quotation=statement.quotation.state if statement.quotation else None,
        parent=statement.parent,
        rule=statement.rule,
        score=statement.score,
    )


def _words(record: Record, span: Span) -> str:
    """Return the words at a span on one line."""
    return " ".join(record.words(span).split())


def _page_starts(record: Record) -> list[tuple[int, int]]:
    """Return where each page's first line starts in the original, with its number."""
    pages = record.document.pages
    return sorted((page.lines[0][0], page.number) for page in pages if page.lines)


def _page_at(pages: list[tuple[int, int]], place: int) -> int | None:
    at = bisect_right(pages, place, key=lambda page: page[0])
    return pages[at - 1][1] if at else None

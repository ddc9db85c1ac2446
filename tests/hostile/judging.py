"""What must hold of the rows that a hostile document gives, one sentence for each breach."""

from collections.abc import Iterator, Sequence
from typing import get_args

from sayso.errors import Reason
from sayso.intake import Refused, SourceText
from sayso.record.vocabulary import DocumentKind, GapKind
from tests.hostile.recipe import Recipe

Row = SourceText | Refused
_TELLING = {"limit", "damaged", "hidden_text", "page_unread", "low_text_quality"}
"""Gaps that explain why words are missing."""
_LIBRARY_TALK = ("Traceback", "Error(", "Exception", "<class", "object at 0x", "errno", "libxml")


def breaches(recipe: Recipe, rows: Sequence[Row]) -> list[str]:
    """Return what the rows of a recipe break; empty when all is well."""
    return [
        *_counts(recipe, rows),
        *_statuses(recipe, rows),
        *_losses(recipe, rows),
        *(breach for row in rows for breach in row_breaches(row)),
    ]


def row_breaches(row: Row) -> list[str]:
    """Return what a single row breaks, whatever document it comes from."""
    return [*(_refusal(row) if isinstance(row, Refused) else _source(row))]


def _counts(recipe: Recipe, rows: Sequence[Row]) -> Iterator[str]:
    if not rows:
        yield "no row came back"
    if recipe.rows is not None and len(rows) != recipe.rows:
        yield f"{len(rows)} rows and not {recipe.rows}"
    good = sum(isinstance(row, SourceText) for row in rows)
    if good < recipe.good:
        yield f"{good} rows were read and not {recipe.good}"


def _statuses(recipe: Recipe, rows: Sequence[Row]) -> Iterator[str]:
    for status in sorted({status_of(row) for row in rows} - recipe.expect):
        row = next(row for row in rows if status_of(row) == status)
        told = row.message if isinstance(row, Refused) else repr(row.text[:80])
        yield f"{status}, expected {', '.join(sorted(recipe.expect))}: {told}"


def status_of(row: Row) -> str:
    """Return `ok` or the reason of a row."""
    return row.reason if isinstance(row, Refused) else "ok"


def _losses(recipe: Recipe, rows: Sequence[Row]) -> Iterator[str]:
    texts = [row.text for row in rows if isinstance(row, SourceText)]
    for word in (*recipe.words, *recipe.or_told):
        if any(word in text for text in texts):
            continue
        if word in recipe.words:
            yield f"{word} is lost"
        elif not any(_is_told(row) for row in rows):
            yield f"{word} is lost in silence"
    for word in recipe.never:
        if any(word in text for text in texts):
            yield f"{word} stands in the text"


def _is_told(row: Row) -> bool:
    return isinstance(row, Refused) or any(note.kind in _TELLING for note in row.notes)


def _refusal(row: Refused) -> Iterator[str]:
    if row.reason not in get_args(Reason):
        yield f"{row.reason} is no reason"
    yield from _sentence(row.message)


def _source(row: SourceText) -> Iterator[str]:
    if not row.text.strip():
        yield "a document without words is called read"
    try:
        row.text.encode()
    except UnicodeEncodeError:
        yield "the text holds half a surrogate pair"
    if row.kind not in get_args(DocumentKind):
        yield f"{row.kind} is no kind of document"
    yield from _spans(row)
    for note in row.notes:
        if note.kind not in get_args(GapKind):
            yield f"{note.kind} is no kind of gap"
        yield from _sentence(note.message)


def _spans(row: SourceText) -> Iterator[str]:
    length = len(row.text)
    end = 0
    for block in row.blocks:
        if not end <= block.span[0] <= block.span[1] <= length:
            yield f"block {block.span} follows {end} in a text of {length}"
        end = block.span[1]
    places = [span for span, _ in row.drops]
    places += [note.span for note in row.notes if note.span]
    places += [(line[0], line[1]) for page in row.pages for line in page.lines]
    places += [(word[0], word[1]) for page in row.pages for word in page.words]
    facts = (row.title, row.publisher, row.author, row.published)
    places += [fact.span for fact in facts if fact and fact.span]
    for start, stop in places:
        if not 0 <= start <= stop <= length:
            yield f"span {start, stop} lies outside a text of {length}"
    for page in row.pages:
        if any(not 0 <= word[2] <= 1 for word in page.words):
            yield f"page {page.number} has a confidence outside 0..1"


def _sentence(message: str) -> Iterator[str]:
    if not message.isprintable():
        yield f"control characters in {message!r}"
    if not message.rstrip().endswith((".", "?", "!")):
        yield f"no sentence: {message!r}"
    if len(message) > 2_000:
        yield f"a message of {len(message)} characters"
    for words in _LIBRARY_TALK:
        if words in message:
            yield f"{words} in {message!r}"

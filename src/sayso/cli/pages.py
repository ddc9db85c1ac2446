"""`sayso read --pages`: what was read of each document, page by page, before any word is judged.

Shows how each page was read, how much of it, how it begins, what was left out and why. A document
without pages is shown as a whole. Above the pages stand its kind, its blocks, its facts and where
each comes from.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from sayso.cli.complaints import complain, escaped
from sayso.cli.naming import failure_of, label_of
from sayso.cli.outputs import write_out
from sayso.errors import InputError
from sayso.intake import Given, Limits, Refused, SourceText, take
from sayso.intake.isolation import open_many
from sayso.language.fluency import fluency
from sayso.record.types import Fact, Gap, Page
from sayso.record.vocabulary import Repair
from sayso.repair import Repaired, repair_source

_SHOWN: Final = 72
"""Characters shown of the words of a page and of what was left out."""
_DROPS: Final = 12
"""Stretches left out that are shown of each page."""
_READ_BY: Final = {"text_layer": "text layer", "ocr": "recognised (OCR)"}


@dataclass(frozen=True, slots=True)
class _Drop:
    """A stretch of the original that is no part of the text as read."""

    start: int
    words: str
    why: str


def show_pages(
    sources: Iterable[Path | BinaryIO], limits: Limits, repair: Repair
) -> tuple[int, int]:
    """Print what is read of each document; return how many were read and how many not."""
    read = failed = 0
    for source, row in open_many((source, _take(source, limits)) for source in sources):
        if isinstance(row, Refused):
            failed += 1
            complain(failure_of(source, row.name or "", row.error), row.error)
            continue
        read += 1
        name = label_of(source, row.name or "")
        repaired = repair_source(row, repair, fluency)
        lines = [f"== {name}", *describe(row, repaired), ""]
        write_out(("\n".join(map(escaped, lines)) + "\n").encode(errors="replace"))
    return read, failed


def describe(source: SourceText, repaired: Repaired) -> Iterator[str]:
    """Yield the lines on one document."""
    yield from _whole(source, repaired)
    drops = _drops(source, repaired)
    if not source.pages:
        yield from _stretch(source.text, drops)
        yield from (_note(note) for note in source.notes)
        return
    yield from (_note(note) for note in source.notes if not note.span)
    starts = _page_starts(source.pages)
    for page, start, end in zip(
        source.pages, starts, [*starts[1:], len(source.text) + 1], strict=True
    ):
        yield ""
        yield _page(page)
        text = source.text[start:end] if page.lines else ""
        yield from _stretch(text, [drop for drop in drops if start <= drop.start < end])
        notes = [note for note in source.notes if note.span and start <= note.span[0] < end]
        yield from (_note(note) for note in notes)


def _take(source: Path | BinaryIO, limits: Limits) -> Given | Refused:
    try:
        return take(source, limits=limits)
    except InputError as error:
        return Refused(Path(source.name).name, str(error), error.reason)


def _whole(source: SourceText, repaired: Repaired) -> Iterator[str]:
    """Yield the lines on the document as a whole."""
    kinds = Counter(block.kind for block in repaired.blocks)
    blocks = ", ".join(f"{count} {kind}" for kind, count in kinds.most_common())
    pages = [_count(len(source.pages), "page")] if source.pages else []
    yield ", ".join([source.kind, *pages, _count(len(source.text.split()), "word")])
    yield f"blocks     {blocks or 'none'}"
    yield _fact("title", repaired.title)
    yield _fact("publisher", repaired.publisher)
    yield _fact("author", repaired.author)
    yield _fact("published", repaired.published)
    edits = Counter(edit.kind for edit in repaired.edits)
    if edits:
        yield "edits      " + ", ".join(f"{count} {kind}" for kind, count in edits.most_common())


def _fact(what: str, fact: Fact | None) -> str:
    told = f"{_short(fact.value)}  (from {fact.from_})" if fact else "not found"
    return f"{what:<10} {told}"


def _drops(source: SourceText, repaired: Repaired) -> list[_Drop]:
    """Return what was left out, in order: by intake alone where nothing was repaired."""
    if not repaired.edits:
        return [_Drop(start, source.text[start:end], why) for (start, end), why in source.drops]
    drops = []
    shift = 0  # original offset minus text offset, behind the edits passed so far
    for edit in repaired.edits:
        if edit.kind == "drop":
            drops.append(_Drop(edit.span[0] + shift, edit.was, edit.why))
        shift += len(edit.was) - (edit.span[1] - edit.span[0])
    return drops


def _page_starts(pages: Sequence[Page]) -> list[int]:
    """Return where each page begins in the original; one without lines where the next one does."""
    starts = []
    after = max((line[1] for page in pages for line in page.lines), default=0)
    for page in reversed(pages):
        after = min((line[0] for line in page.lines), default=after)
        starts.append(after)
    return [0, *starts[-2::-1]]


def _page(page: Page) -> str:
    words = [
        f"page {page.number}",
        f"{page.width:.0f} x {page.height:.0f} points",
        _READ_BY[page.read_by],
        _count(len(page.lines), "line"),
    ]
    if page.words:
        mean = sum(word[2] for word in page.words) / len(page.words)
        words.append(f"mean confidence {mean:.2f}")
    return ", ".join(words)


def _stretch(text: str, drops: Sequence[_Drop]) -> Iterator[str]:
    """Yield the lines on the words of a page, or of a document that has none."""
    yield f"  words     {len(text.split()):,}"
    if text.strip():
        yield f"  begins    {_short(text)}"
    shown = [drop for drop in drops if drop.words.strip()]
    for drop in shown[:_DROPS]:
        yield f"  left out  {_short(drop.words)}  ({drop.why})"
    if len(shown) > _DROPS:
        yield f"  left out  {len(shown) - _DROPS} more"


def _note(note: Gap) -> str:
    return f"  note      {note.kind}: {note.message}"


def _short(words: str) -> str:
    """Return the first words, on one line; only as much is looked at as is shown."""
    first = " ".join(words[: 20 * _SHOWN].split())
    return first if len(first) <= _SHOWN else f"{first[:_SHOWN].rsplit(' ', 1)[0]} …"


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"

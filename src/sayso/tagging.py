"""Times alone: from a source to the times in its words, without the model.

source ─> intake ─> repair, where its kind needs it ─> times

A plain text is read here and left untouched, so that offsets are those of the file; every other
kind is opened behind the wall and repaired as `sayso.read` does it. Tense, sentences and
quotations come from words and marks, so a few more times go wrong than in a record
(`docs/times.md` has the figures). Neither numpy nor the model is loaded.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from traceback import format_exc
from typing import BinaryIO

from sayso.errors import InputError, SaysoError, UsageError
from sayso.intake.given import Given, Refused
from sayso.intake.limits import Limits
from sayso.intake.published import parse_published
from sayso.intake.source_text import SourceText
from sayso.intake.sources import kind_of, open_all, take
from sayso.reading.times import find_times, resolve
from sayso.record.edits import text_span
from sayso.record.types import Edit, Gap, Time
from sayso.record.vocabulary import Repair

FileSource = Path | str | BinaryIO
"""A file to be read: its path, or the open binary file."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The times of one document, or what was wrong with it.

    Spans lie in `text`. `published` is the date that the times were resolved against. `gaps` are
    what opening the document left out or found damaged, and what repair noted where it ran.
    `source` is the file it came from; `name` what it is called, with its containers before it.
    """

    source: FileSource
    name: str
    text: str = ""
    published: str | None = None
    times: tuple[Time, ...] = ()
    gaps: tuple[Gap, ...] = ()
    error: SaysoError | None = None


@dataclass(frozen=True, slots=True)
class _How:
    """How a run reads; `repair` is `None` where the kind of a document decides."""

    published: str | None
    repair: Repair | None
    limits: Limits


def times(text: str, *, published: str | None = None) -> tuple[Time, ...]:
    """Return the times in a text, in text order, without loading the model.

    `published` is the ISO date or date-time of the document; without it, times such as "on Monday"
    stay unresolved. Spans are offsets in `text` as given. Raises `UsageError` for a date that is
    none. `sayso.read` finds more: it knows tense and quotations from the grammar.
    """
    if not isinstance(text, str):
        message = (
            f"sayso.times reads text, not {type(text).__name__}. Hand it a str, or a file to "
            "`sayso times` or `sayso.read`."
        )
        raise UsageError(message)
    return find_times(text, published=parse_published(published))


def tag_many(
    sources: Iterable[FileSource],
    *,
    published: str | None = None,
    repair: Repair | None = None,
    limits: Limits | None = None,
) -> Iterator[Tagged]:
    """Yield the times of every document in the files, in order; every `str` is a path here.

    `published` goes before what a document says of its date. Without `repair`, plain text is left
    untouched and other kinds are mended as far as `auto` goes. A document that cannot be read
    gives a row with its error; the rest goes on.
    """
    how = _How(parse_published(published), repair, limits or Limits())
    for source in sources:
        for row in _opened(source, how.limits):
            yield _tagged(source, row, how)


def _opened(source: FileSource, limits: Limits) -> Iterator[SourceText | Refused]:
    """Yield the documents of a file; only what needs a parser goes behind the wall."""
    try:
        given = take(Path(source) if isinstance(source, str) else source, limits=limits)
    except InputError as error:
        yield Refused(_name_of(source), str(error), error.reason)
        return
    if kind_of(given) == "text":
        yield from open_all(given)
        return
    yield from _isolated(given)


def _isolated(given: Given) -> Iterator[SourceText | Refused]:
    from sayso.intake.isolation import open_isolated  # noqa: PLC0415  # 20 ms, not for plain text

    yield from open_isolated(given)


def _name_of(source: FileSource) -> str:
    if isinstance(source, Path | str):
        return Path(source).name
    return Path(str(getattr(source, "name", "the file given"))).name


def _tagged(source: FileSource, row: SourceText | Refused, how: _How) -> Tagged:
    """Tag one document behind the wall: whatever goes wrong stays with it."""
    name = row.name or _name_of(source)
    if isinstance(row, Refused):
        return Tagged(source, name, error=row.error)
    try:
        return _read(row, source, name, how)
    except Exception as error:  # noqa: BLE001  the isolation wall around a document
        message = (
            f"{name}: reading failed inside Sayso ({type(error).__name__}). "
            "Please report it with the document, if you may share it."
        )
        return Tagged(source, name, error=InputError(message, "internal", format_exc()))


def _read(opened: SourceText, source: FileSource, name: str, how: _How) -> Tagged:
    level = how.repair or ("none" if opened.kind == "text" else "auto")
    if level == "none":
        return _read_as_it_stands(opened, source, name, how)
    from sayso.repair import repair_source  # noqa: PLC0415  # 80 ms, and as much for its words

    repaired = repair_source(opened, level)
    date = how.published or (repaired.published.value if repaired.published else None)
    found = find_times(repaired.text, published=date)
    gaps = (*_moved(opened.notes, repaired.edits), *repaired.gaps)
    return Tagged(source, name, repaired.text, date, found, gaps)


def _read_as_it_stands(opened: SourceText, source: FileSource, name: str, how: _How) -> Tagged:
    date = how.published
    found = find_times(opened.text, published=date)
    if date is None and _ask_for_a_date(found):
        date = _stated_date(opened)
        found = resolve(found, date)
    return Tagged(source, name, opened.text, date, found, opened.notes)


def _moved(notes: Sequence[Gap], edits: Sequence[Edit]) -> Iterator[Gap]:
    """Yield what intake noted, with spans in the text as read."""
    for note in notes:
        span = text_span(note.span, edits) if note.span else None
        yield Gap(kind=note.kind, span=span, message=note.message)


def _ask_for_a_date(found: Iterable[Time]) -> bool:
    """Whether a time is seen from another; "4 March 2019" is not, and the date is no matter."""
    return any("@" in time.form for time in found)


def _stated_date(opened: SourceText) -> str | None:
    from sayso.repair import find_published  # noqa: PLC0415  # 60 ms

    published = find_published(opened)
    return published.value if published else None

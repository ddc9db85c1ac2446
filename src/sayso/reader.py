"""The walk: from a source to a `Record`, one step after the other.

source ─> intake ─> repair ─> language ─> reading ─> Record
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from traceback import format_exc
from typing import BinaryIO

from msgspec import structs

from sayso.errors import InputError, MachineError, SaysoError
from sayso.intake import (
    Given,
    Limits,
    Refused,
    SourceText,
    may_hold_several,
    only_document,
    open_text,
    take,
)
from sayso.intake.isolation import open_isolated, open_many
from sayso.intake.published import parse_published
from sayso.knowledge.user import UserKnowledge
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.language.english import judge
from sayso.language.fluency import fluency
from sayso.language.model import load_model
from sayso.reading.events.own import Codebook, compile_codebook, parse_codebook
from sayso.reading.walk import Layers, read_layers
from sayso.record.edits import text_span
from sayso.record.record import Record
from sayso.record.types import Block, Document, Edit, Fact, Gap, Reader
from sayso.record.vocabulary import Repair
from sayso.repair import Repaired, repair_source
from sayso.workers import Work, Workers

Source = str | bytes | Path | BinaryIO
FileSource = Path | str | BinaryIO
"""A file to be read: its path, or the open binary file."""
READ_LIMIT = 1_000_000
"""Characters of a document that are read: about 165,000 words, half a minute, 1 GB at worst."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document of `read_many`: its record, or what was wrong with it.

    `source` is the file it came from; `name` what it is called, with its containers before it
    where the file holds several: `letters.zip » a/june.html`.
    """

    source: FileSource
    name: str
    record: Record | None
    error: SaysoError | None


@dataclass(frozen=True, slots=True)
class _How:
    """How a run reads."""

    published: str | None
    repair: Repair
    limits: Limits
    user: UserKnowledge | None
    codebook: Codebook | None


def load_actors(path: Path | str) -> UserKnowledge:
    """Read a YAML file of your own actors, places and offices, to hand to `read` as `actors`.

    `clashes` of the result says where it differs from the shipped tables. Raises `UsageError`
    with the file and the line for whatever is wrong in it.
    """
    from sayso.knowledge.user_file import read_user_file  # noqa: PLC0415 (PyYAML: 40 ms)

    return read_user_file(Path(path))


def load_codebook(path: Path | str) -> Codebook:
    """Read a YAML file of your own types of events, to hand to `read` as `codebook`.

    Its examples are analysed here, once. Raises `UsageError` with the file and the line for
    whatever is wrong in it.
    """
    from sayso.yaml_files import read_bytes  # noqa: PLC0415 (start-up time)

    file = Path(path)
    parsed = parse_codebook(read_bytes(file, what="a codebook"), str(file))
    return compile_codebook(parsed, str(file))


def _codebook(codebook: Codebook | Path | str | None) -> Codebook | None:
    return load_codebook(codebook) if isinstance(codebook, Path | str) else codebook


def _user(actors: UserKnowledge | Path | str | None) -> UserKnowledge | None:
    return load_actors(actors) if isinstance(actors, Path | str) else actors


def read(
    source: Source,
    *,
    published: str | None = None,
    repair: Repair = "auto",
    name: str | None = None,
    limits: Limits | None = None,
    actors: UserKnowledge | Path | str | None = None,
    codebook: Codebook | Path | str | None = None,
) -> Record:
    """Read one document into a record.

    A `str` is text and never a path; a `Path`, a binary file or `bytes` is a file of any kind
    that Sayso reads, opened in a limited process of its own. `published` is the document's ISO
    date or date-time and wins over what the document says; `repair="none"` leaves the text
    untouched, line breaks included. `actors` is a YAML file of your own actors, places and
    offices (its path, or what `load_actors` made of it), which goes before the shipped tables;
    `codebook` one of your own types of events (its path, or what `load_codebook` made of it).
    Raises `InputError` when there is nothing to read or the file holds several documents, and
    `UsageError` for a date that is none or a file of yours with an error.
    """
    day = parse_published(published)
    how = _How(day, repair, limits or Limits(), _user(actors), _codebook(codebook))
    if isinstance(source, str):
        return _read_opened(open_text(source, name=name), how)
    given = take(source, name=name, limits=how.limits)
    return _read_opened(only_document(open_isolated(given), given.called), how)


def read_many(
    sources: Iterable[FileSource],
    *,
    published: str | None = None,
    repair: Repair = "auto",
    workers: int = 1,
    limits: Limits | None = None,
    actors: UserKnowledge | Path | str | None = None,
    codebook: Codebook | Path | str | None = None,
) -> Iterator[Outcome]:
    """Read files one after the other, lazily and in order; every `str` is a path here.

    An open binary file is read to its end when its turn comes.

    A file that holds several documents gives several outcomes. With more than one worker,
    processes share the work and the records are the same, byte for byte. A document that cannot
    be read gives an `Outcome` with its error; the rest goes on. `actors` and `codebook` are as for
    `read`. Raises `MachineError` when no process can be started.
    """
    day = parse_published(published)
    how = _How(day, repair, limits or Limits(), _user(actors), _codebook(codebook))
    if workers <= 1:
        taken = ((source, _take(source, how.limits)) for source in sources)
        for source, row in open_many(taken):
            yield _outcome(source, row, how)
        return
    with Workers(workers) as pool:
        for (source, name), result in pool.results(_works(sources, how)):
            yield from _finished(source, name, result)


def _works(
    sources: Iterable[FileSource], how: _How
) -> Iterator[Work[tuple[FileSource, str], list[Outcome]]]:
    """Yield the work on each document.

    A file of one document is opened where it is read; the documents of a file that holds
    several, or that is open already, are shared among the workers.
    """
    for source in sources:
        if isinstance(source, Path | str) and not may_hold_several(Path(source)):
            yield Work((source, _name_of(source)), _read_file, (source, how))
            continue
        given = _take(source, how.limits)
        for row in [given] if isinstance(given, Refused) else open_isolated(given):
            name = _name_of(source)
            yield Work((source, row.name or name), _read_row, (name, row, how))


def _name_of(source: FileSource) -> str:
    if isinstance(source, Path | str):
        return Path(source).name
    return Path(str(getattr(source, "name", "the file given"))).name


def _take(source: FileSource, limits: Limits) -> Given | Refused:
    """Return the bytes of a file, or why there are none."""
    try:
        return take(Path(source) if isinstance(source, str) else source, limits=limits)
    except InputError as error:
        return Refused(_name_of(source), str(error), error.reason)


def _read_file(source: Path | str, how: _How) -> list[Outcome]:
    given = _take(source, how.limits)
    rows = [given] if isinstance(given, Refused) else open_isolated(given)
    return [_outcome(source, row, how) for row in rows]


def _read_row(source: FileSource, row: SourceText | Refused, how: _How) -> list[Outcome]:
    return [_outcome(source, row, how)]


def _outcome(source: FileSource, row: SourceText | Refused, how: _How) -> Outcome:
    """Read one document behind the wall: whatever goes wrong stays with it."""
    name = row.name or _name_of(source)
    if isinstance(row, Refused):
        return Outcome(source, name, None, row.error)
    try:
        record = _read_opened(row, how)
    except MachineError:
        raise
    except SaysoError as error:
        return Outcome(source, name, None, error)
    except Exception as error:  # noqa: BLE001  the isolation wall around a document
        message = (
            f"{name}: reading failed inside Sayso ({type(error).__name__}). "
            "Please report it with the document, if you may share it."
        )
        return Outcome(source, name, None, InputError(message, "internal", format_exc()))
    return Outcome(source, name, record, None)


def _finished(source: FileSource, name: str, result: Callable[[], list[Outcome]]) -> list[Outcome]:
    try:
        # An open file does not cross processes; its outcomes get it back here.
        return [replace(outcome, source=source) for outcome in result()]
    except MachineError:
        raise
    except BrokenExecutor:
        message = (
            f"{name}: the process that read it was stopped, as the system does when memory runs "
            "out. Read it alone with one worker, or split it."
        )
        return [Outcome(source, name, None, InputError(message, "crash"))]
    except Exception as error:  # noqa: BLE001  no document takes another down
        message = (
            f"{name}: the worker that read it stopped ({type(error).__name__}). "
            "Read it alone with one worker to see more."
        )
        return [Outcome(source, name, None, InputError(message, "internal", format_exc()))]


def _read_opened(opened: SourceText, how: _How) -> Record:
    """Read an opened document into a record."""
    repaired = repair_source(opened, how.repair, fluency)
    end = _reading_end(repaired.text, repaired.blocks)
    analysis = _analysed(repaired.text, repaired.blocks, end)
    if not len(analysis):
        called = opened.name or "The text"
        raise InputError(f"{called}: there are no words to read. Give a text with words.", "empty")
    dated = Fact(value=how.published, from_="given") if how.published else repaired.published
    layers, notes = _read_words(analysis, dated.value if dated else None, how)
    notes = (
        *_intake_gaps(opened, repaired.edits),
        *repaired.gaps,
        *_limit_gap(end, repaired.text),
        *notes,
    )
    return _record(opened, repaired, analysis, layers, notes, published=dated, how=how)


def _read_words(
    analysis: Analysis, published: str | None, how: _How
) -> tuple[Layers, tuple[Gap, ...]]:
    """Run the layers, or say why the words are not read."""
    verdict = judge(analysis.form)
    if verdict == "english":
        layers = read_layers(analysis, published=published, user=how.user, codebook=how.codebook)
        return layers, ()
    whole = (analysis.start[0], analysis.end[-1])
    if verdict == "not_english":
        message = "The text does not look like English, so only its layout was read."
        return Layers(), (Gap(kind="not_english", span=whole, message=message),)
    message = "Most of this is no words, so only its layout was read."
    return Layers(), (Gap(kind="low_text_quality", span=whole, message=message),)


def analysed_again(record: Record) -> Analysis | None:
    """Return the analysis of a record's own text, `None` where this model is another one.

    A record holds fields and no trees; what explains it reads its words again.
    """
    if not record.text.strip() or load_model().id != record.reader.model:
        return None
    return _analysed(record.text, record.blocks, _reading_end(record.text, record.blocks))


def _analysed(text: str, blocks: Sequence[Block], end: int) -> Analysis:
    """Analyse a text as far as it is read."""
    kept = [
        Block(kind=block.kind, span=(block.span[0], min(block.span[1], end)))
        for block in blocks
        if block.span[0] < end
    ]
    return analyse(text[:end], kept)


def _reading_end(text: str, blocks: Sequence[Block]) -> int:
    """Return how far the text is read: all of it, or to the last block end within the limit."""
    if len(text) <= READ_LIMIT:
        return len(text)
    ends = [block.span[1] for block in blocks if block.span[1] <= READ_LIMIT]
    if ends and ends[-1] > READ_LIMIT // 2:
        return ends[-1]
    return max(text.rfind(" ", 0, READ_LIMIT), READ_LIMIT // 2)


def _limit_gap(end: int, text: str) -> tuple[Gap, ...]:
    rest = text[end:]
    if not rest.strip():
        return ()
    message = (
        f"Sayso reads the first {READ_LIMIT:,} characters of a document; from here on it was not "
        "read. Split the document to read the rest."
    )
    span = (end + len(rest) - len(rest.lstrip()), end + len(rest.rstrip()))
    return (Gap(kind="limit", span=span, message=message),)


def _intake_gaps(opened: SourceText, edits: Sequence[Edit]) -> tuple[Gap, ...]:
    """Return what intake noted, with spans in the text as read."""
    return tuple(
        structs.replace(note, span=text_span(note.span, edits)) if note.span else note
        for note in opened.notes
    )


def _record(
    opened: SourceText,
    repaired: Repaired,
    analysis: Analysis,
    layers: Layers,
    notes: tuple[Gap, ...],
    *,
    published: Fact | None,
    how: _How,
) -> Record:
    from sayso import __version__  # noqa: PLC0415  the package imports this module lazily

    options: dict[str, str] = {"repair": how.repair}
    if how.user is not None:
        options["actors"] = how.user.digest
    if how.codebook is not None:
        options["codebook"] = how.codebook.digest
    is_english = not any(gap.kind == "not_english" for gap in notes)
    return Record(
        reader=Reader(version=__version__, model=analysis.model, options=options),
        document=Document(
            id=f"sha256:{opened.digest}",
            name=opened.name,
            kind=opened.kind,
            title=repaired.title,
            publisher=repaired.publisher,
            author=repaired.author,
            published=published,
            language="en" if is_english else None,
            original_sha256=hashlib.sha256(opened.text.encode()).hexdigest(),
            original_length=len(opened.text),
            pages=opened.pages,
        ),
        text=repaired.text,
        edits=repaired.edits,
        blocks=repaired.blocks,
        sentences=analysis.sentences,
        actors=layers.actors,
        places=layers.places,
        times=layers.times,
        statements=layers.statements,
        claims=layers.claims,
        events=layers.events,
        ties=layers.ties,
        causes=layers.causes,
        forecasts=layers.forecasts,
        framings=layers.framings,
        gaps=(*notes, *layers.gaps),
        orders=layers.orders,
    )

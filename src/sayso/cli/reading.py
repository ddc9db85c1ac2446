"""`sayso read`: documents in, records or reports out; one bad document never stops the rest."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from sayso.cli import exit_codes
from sayso.cli.complaints import complain, keep_trace
from sayso.cli.inputs import STDIN, Inputs, check_date, find_inputs
from sayso.cli.progress import with_progress
from sayso.cli.user_actors import user_actors
from sayso.cli.user_codebook import user_codebook
from sayso.errors import SaysoError, UsageError
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.cli.sinks import Sink
    from sayso.knowledge.user import UserKnowledge
    from sayso.reader import Outcome
    from sayso.reading.events.own import Codebook


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso read`, checked."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair
    workers: int
    limits: Limits
    as_json: bool
    as_text: bool
    as_pages: bool
    html: Path | None
    user: "UserKnowledge | None"
    codebook: "Codebook | None"

    @classmethod
    def checked(
        cls,
        *,
        paths: tuple[str, ...],
        published: str | None,
        repair: Repair,
        workers: int,
        limits: tuple[str, ...],
        as_json: bool,
        as_text: bool,
        as_pages: bool,
        html: Path | None,
        actors: Path | None,
        codebook: Path | None,
    ) -> "ReadOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        if sum((as_json, as_text, as_pages, html is not None)) > 1:
            message = "--json, --html, --text and --pages are four ways out. Choose one."
            raise UsageError(message)
        date = check_date(published) if published is not None else None
        bounds = parse_limits(limits)
        return cls(
            paths=paths,
            published=date,
            repair=repair,
            workers=workers,
            limits=bounds,
            as_json=as_json,
            as_text=as_text,
            as_pages=as_pages,
            html=html,
            user=user_actors(actors),
            codebook=user_codebook(codebook),
        )


class StandardInput:
    """Standard input as a file that is read when its turn comes, and no further than a limit."""

    name = "standard input"

    def read(self, size: int) -> bytes:
        """Return so many bytes at most; raise `OSError` when there is no standard input."""
        if sys.stdin is None:
            message = "it is closed"
            raise OSError(message)
        return sys.stdin.buffer.read(size)


def read_documents(options: ReadOptions) -> int:
    """Read what `options` name, write what they ask for, and return the exit code."""
    inputs = find_inputs(options.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    if options.as_pages:
        from sayso.cli.pages import show_pages  # noqa: PLC0415 (start-up time)

        read, failed = show_pages(sources_of(inputs), options.limits, options.repair)
    else:
        read, failed = _read_into_sink(options, inputs)
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)


def sources_of(inputs: Inputs) -> Iterator[Path | BinaryIO]:
    """Yield the files to be read, standard input as an open one."""
    for source in inputs.sources:
        if source == STDIN:
            yield cast("BinaryIO", StandardInput())  # as far as a reader asks of a file
        else:
            yield Path(source)


def _read_into_sink(options: ReadOptions, inputs: Inputs) -> tuple[int, int]:
    """Hand every outcome to the sink; return how many documents were read and how many not."""
    from sayso.cli.naming import failure  # noqa: PLC0415 (the reader: 0.3 s and more)

    sink = _sink(options, inputs)
    read = failed = 0
    try:
        for outcome in with_progress(_outcomes(options, inputs), len(inputs.sources)):
            trouble = _hand_on(sink, outcome) or (failure(outcome) if outcome.error else None)
            if trouble:
                failed += 1
                complain(trouble, outcome.error)
            else:
                read += 1
    except KeyboardInterrupt:
        sink.close()
        raise
    sink.close()
    return read, failed


def _hand_on(sink: "Sink", outcome: "Outcome") -> str | None:
    """Give an outcome to the sink; return the sentence on a record that cannot be shown."""
    from sayso.cli.naming import label  # noqa: PLC0415 (the reader: 0.3 s and more)

    try:
        sink.take(outcome)
    except (OSError, SaysoError):
        raise  # the output's trouble, not the document's
    except Exception as error:  # noqa: BLE001 (one document never stops the rest)
        trouble = f"{label(outcome)}: its record could not be shown ({type(error).__name__}). "
        keep_trace(trouble)
        return trouble + "Please report it with the document, if you may share it."
    return None


def _outcomes(options: ReadOptions, inputs: Inputs) -> Iterator["Outcome"]:
    """Yield an outcome for each document, in order."""
    from sayso.reader import read_many  # noqa: PLC0415 (the reader: 0.3 s and more)

    return read_many(
        sources_of(inputs),
        published=options.published,
        repair=options.repair,
        workers=options.workers,
        limits=options.limits,
        actors=options.user,
        codebook=options.codebook,
    )


def _sink(options: ReadOptions, inputs: Inputs) -> "Sink":
    from sayso.cli import sinks  # noqa: PLC0415 (the reader: 0.3 s and more)

    if options.as_json:
        return sinks.JsonSink()
    if options.html is None:
        return sinks.SummarySink(plain=options.as_text, several=inputs.are_several)
    for source in inputs.sources:
        if _are_same(options.html, source):
            message = f"{options.html} is one of the documents. Name another file for the report."
            raise UsageError(message)
    if inputs.are_several or options.html.is_dir():
        return sinks.FolderSink(options.html)
    return sinks.FileSink(options.html)


def _are_same(report: Path, source: str | Path) -> bool:
    try:
        return source != STDIN and report.samefile(source)
    except (OSError, ValueError):
        return False  # one of the two is not there

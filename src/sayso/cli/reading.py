"""`sayso read`: documents in, records or reports out; one bad document never stops the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sayso.cli import exit_codes
from sayso.cli.complaints import OutputError, complain, escaped
from sayso.cli.inputs import STDIN, Inputs, check_date, find_inputs
from sayso.cli.outputs import (
    check_writable,
    file_names,
    show_summary,
    stdin_bytes,
    with_progress,
    write_file,
    write_out,
)
from sayso.errors import SaysoError, UsageError
from sayso.record.record import Record
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.reader import Outcome


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso read`, checked."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair
    workers: int
    as_json: bool
    as_text: bool
    html: Path | None

    @classmethod
    def checked(
        cls,
        *,
        paths: tuple[str, ...],
        published: str | None,
        repair: Repair,
        workers: int,
        as_json: bool,
        as_text: bool,
        html: Path | None,
    ) -> "ReadOptions":
        """Return the options; raise `UsageError` for a date that is none or two outputs at once."""
        if sum((as_json, as_text, html is not None)) > 1:
            message = "--json, --html and --text are three ways out. Choose one."
            raise UsageError(message)
        date = check_date(published) if published is not None else None
        return cls(paths, date, repair, workers, as_json, as_text, html)


def read_documents(options: ReadOptions) -> int:
    """Read what `options` name, write what they ask for, and return the exit code."""
    inputs = find_inputs(options.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    sink = _sink(options, inputs)
    read = failed = 0
    for outcome in with_progress(_outcomes(options, inputs), len(inputs.sources)):
        trouble = _hand_on(sink, outcome)
        if trouble:
            failed += 1
            complain(trouble)
        else:
            read += 1
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)


def _hand_on(sink: "_Sink", outcome: "Outcome") -> str | None:
    """Give a record to the sink; return the sentence on a document that came to nothing."""
    try:
        sink.take(outcome.record)
    except (OSError, SaysoError):
        raise  # the output's trouble, not the document's
    except Exception as error:  # noqa: BLE001 (one document never stops the rest)
        name = "standard input" if outcome.source == STDIN else str(outcome.source)
        return (
            f"{name}: its record could not be shown ({type(error).__name__}). "
            "Please report it with the document, if you may share it."
        )
    return _failure(outcome) if outcome.record is None else None


def _outcomes(options: ReadOptions, inputs: Inputs) -> Iterator["Outcome"]:
    """Yield one outcome for each source, in order."""
    from sayso.reader import read_many  # noqa: PLC0415 (the reader: 0.3 s and more)

    for is_stdin, group in groupby(inputs.sources, key=lambda source: source == STDIN):
        if is_stdin:
            yield _read_stdin(options)
            continue
        paths = [source for source in group if isinstance(source, Path)]
        yield from read_many(
            paths, published=options.published, repair=options.repair, workers=options.workers
        )


def _read_stdin(options: ReadOptions) -> "Outcome":
    from sayso.reader import Outcome, read  # noqa: PLC0415 (the reader: 0.3 s and more)

    try:
        data = stdin_bytes()
        record = read(
            data, published=options.published, repair=options.repair, name="standard input"
        )
    except SaysoError as error:
        return Outcome(source=STDIN, record=None, error=error)
    return Outcome(source=STDIN, record=record, error=None)


def _failure(outcome: "Outcome") -> str:
    """Return the sentence on a document that was not read, its name in it."""
    message = str(outcome.error) if outcome.error else "could not be read"
    source = "standard input" if outcome.source == STDIN else escaped(str(outcome.source))
    name = escaped(Path(outcome.source).name) if isinstance(outcome.source, Path) else source
    return message if name in message else f"{source}: {message}"


# --- where records go -----------------------------------------------------------------------------


class _Sink:
    """Takes the record of each source in turn, `None` for one that was not read."""

    def take(self, record: Record | None) -> None:
        raise NotImplementedError


class _JsonSink(_Sink):
    def take(self, record: Record | None) -> None:
        if record is not None:
            write_out(record.to_json() + b"\n")


class _SummarySink(_Sink):
    def __init__(self, sources: Iterable[str | Path], *, plain: bool, several: bool) -> None:
        self._sources = iter(sources)
        self._plain = plain
        self._several = several

    def take(self, record: Record | None) -> None:
        source = next(self._sources)
        if record is None:
            return
        if self._several:
            write_out(f"== {escaped(str(source))}\n".encode(errors="replace"))
        show_summary(record, plain=self._plain)
        if self._several:
            write_out(b"\n")


class _HtmlSink(_Sink):
    def __init__(self, paths: Iterable[Path]) -> None:
        self._paths = iter(paths)

    def take(self, record: Record | None) -> None:
        path = next(self._paths)
        if record is None:
            return
        from sayso.report.html import render_html  # noqa: PLC0415 (start-up time)

        write_file(path, render_html(record).encode())
        click.echo(f"Wrote {escaped(str(path))}", err=True)


def _sink(options: ReadOptions, inputs: Inputs) -> _Sink:
    if options.as_json:
        return _JsonSink()
    if options.html is not None:
        return _HtmlSink(_report_paths(options.html, inputs))
    return _SummarySink(inputs.sources, plain=options.as_text, several=inputs.are_several)


def _report_paths(target: Path, inputs: Inputs) -> list[Path]:
    """Return where the report of each source goes; several fill a folder."""
    is_folder = inputs.are_several or target.is_dir()
    if is_folder and target.is_file():
        message = f"{target} is a file. Several documents need a folder; name one."
        raise OutputError(message)
    check_writable(target, is_folder=is_folder)
    if not is_folder:
        return [target]
    return [target / name for name in file_names(inputs.sources, ".html")]

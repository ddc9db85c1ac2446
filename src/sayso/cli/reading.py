"""`sayso read`: documents in, records or reports out; one bad document never stops the rest."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.cli import exit_codes
from sayso.cli.complaints import complain, keep_trace
from sayso.cli.documents import Documents, sources_of
from sayso.cli.inputs import STDIN, Inputs, find_inputs
from sayso.cli.progress import with_progress
from sayso.errors import SaysoError, UsageError

if TYPE_CHECKING:
    from sayso.cli.sinks import Sink
    from sayso.reader import Outcome


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """The options of `sayso read`, checked."""

    documents: Documents
    as_json: bool
    as_text: bool
    as_pages: bool
    html: Path | None

    @classmethod
    def checked(
        cls,
        *,
        as_json: bool,
        as_text: bool,
        as_pages: bool,
        html: Path | None,
        **documents: Any,  # noqa: ANN401 (what `Documents.checked` takes)
    ) -> "ReadOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        if sum((as_json, as_text, as_pages, html is not None)) > 1:
            message = "--json, --html, --text and --pages are four ways out. Choose one."
            raise UsageError(message)
        return cls(Documents.checked(**documents), as_json, as_text, as_pages, html)


def read_documents(options: ReadOptions) -> int:
    """Read what `options` name, write what they ask for, and return the exit code."""
    documents = options.documents
    inputs = find_inputs(documents.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    if options.as_pages:
        from sayso.cli.pages import show_pages  # noqa: PLC0415 (start-up time)

        read, failed = show_pages(sources_of(inputs), documents.limits, documents.repair)
    else:
        read, failed = _read_into_sink(options, inputs)
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)


def _read_into_sink(options: ReadOptions, inputs: Inputs) -> tuple[int, int]:
    """Hand every outcome to the sink; return how many documents were read and how many not."""
    from sayso.cli.naming import failure  # noqa: PLC0415 (the reader: 0.3 s and more)

    sink = _sink(options, inputs)
    outcomes = options.documents.outcomes(inputs)
    read = failed = 0
    try:
        for outcome in with_progress(outcomes, len(inputs.sources)):
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

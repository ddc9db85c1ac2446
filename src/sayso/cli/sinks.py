"""Where outcomes go: records as JSON lines, summaries, HTML reports.

How many documents a file holds is known only when it has been read, so a sink takes outcomes as
they come and asks each for its name.
"""

from pathlib import Path

from sayso.cli.complaints import OutputError, escaped, tell
from sayso.cli.naming import label
from sayso.cli.outputs import (
    WITHIN,
    FileNames,
    check_writable,
    show_summary,
    write_file,
    write_out,
)
from sayso.reader import Outcome
from sayso.record.record import Record


class Sink:
    """Takes the outcome of each document in turn; what was not read is only counted."""

    def take(self, outcome: Outcome) -> None:
        """Write what there is of the document."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what was held back."""


class JsonSink(Sink):
    """One record a line on stdout."""

    def take(self, outcome: Outcome) -> None:
        """Write the record."""
        if outcome.record is not None:
            write_out(outcome.record.to_json() + b"\n")


class SummarySink(Sink):
    """Summaries on stdout, each under the name of its document where several come."""

    def __init__(self, *, plain: bool, several: bool) -> None:
        self._plain = plain
        self._several = several

    def take(self, outcome: Outcome) -> None:
        """Show the summary of the record."""
        if outcome.record is None:
            return
        is_headed = self._several or WITHIN in outcome.name
        if is_headed:
            write_out(f"== {label(outcome)}\n".encode(errors="replace"))
        show_summary(outcome.record, plain=self._plain)
        if is_headed:
            write_out(b"\n")


class FolderSink(Sink):
    """A report for each document, in a folder."""

    def __init__(self, folder: Path) -> None:
        if folder.is_file():
            message = f"{folder} is a file. Several documents need a folder; name one."
            raise OutputError(message)
        check_writable(folder, is_folder=True)
        self._folder = folder
        self._names = FileNames(".html")

    def take(self, outcome: Outcome) -> None:
        """Write the report under the name of the document."""
        if outcome.record is not None:
            write_report(self._folder / self._names.name_for(outcome.name), outcome.record)


class FileSink(Sink):
    """The report of one document in a file; when more come, the name given is made a folder."""

    def __init__(self, target: Path) -> None:
        check_writable(target, is_folder=False)
        self._target = target
        self._first: Outcome | None = None
        self._folder: FolderSink | None = None

    def take(self, outcome: Outcome) -> None:
        """Hold the first back until it is known whether it is the only one."""
        if self._first is None:
            self._first = outcome
            return
        if self._folder is None:
            self._folder = FolderSink(self._target)
            self._folder.take(self._first)
        self._folder.take(outcome)

    def close(self) -> None:
        """Write the only report."""
        if self._folder is None and self._first and self._first.record:
            write_report(self._target, self._first.record)


def write_report(path: Path, record: Record) -> None:
    """Write the report of a record and say where it is."""
    from sayso.report.html import render_html  # noqa: PLC0415 (start-up time)

    write_file(path, render_html(record).encode())
    tell(f"Wrote {escaped(str(path))}")

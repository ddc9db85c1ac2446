"""`sayso times`: the times in documents as a table, JSON, CSV or TimeML, without the model."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.documents import sources_of
from sayso.cli.inputs import check_date, find_inputs
from sayso.cli.naming import failure_of, label_of
from sayso.cli.outputs import FileNames, check_writable, write_file, write_out
from sayso.errors import UsageError
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.tagging import Tagged

Way = Literal["table", "json", "csv", "timeml"]


@dataclass(frozen=True, slots=True)
class TimesOptions:
    """The options of `sayso times`, checked."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair | None
    limits: Limits
    way: Way
    out: Path | None

    @classmethod
    def checked(
        cls,
        *,
        paths: tuple[str, ...],
        published: str | None,
        repair: Repair | None,
        limits: tuple[str, ...],
        as_json: bool,
        as_csv: bool,
        as_timeml: bool,
        out: Path | None,
    ) -> "TimesOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        if as_json + as_csv + as_timeml > 1:
            raise UsageError("--json, --csv and --timeml are three ways out. Choose one.")
        if out and not as_timeml:
            raise UsageError("--out is the folder of TimeML files. Give it with --timeml.")
        way: Way = "json" if as_json else "csv" if as_csv else "timeml" if as_timeml else "table"
        date = check_date(published) if published is not None else None
        return cls(paths, date, repair, parse_limits(limits), way, out)


def tag_documents(options: TimesOptions) -> int:
    """Tag what `options` name, write what they ask for, and return the exit code."""
    inputs = find_inputs(options.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    from sayso.tagging import tag_many  # noqa: PLC0415 (start-up time)

    if options.out:
        check_writable(options.out, is_folder=True)
    write = _writer(options)
    read = failed = 0
    for document in tag_many(
        sources_of(inputs),
        published=options.published,
        repair=options.repair,
        limits=options.limits,
    ):
        for remark in _remarks(document):
            complain(remark)
        trouble = _trouble(document) or write(document)
        if trouble:
            complain(trouble, document.error)
        read, failed = (read, failed + 1) if trouble else (read + 1, failed)
    return exit_codes.of_counts(read=read, failed=failed + inputs.barren)


def _trouble(document: "Tagged") -> str | None:
    if document.error is None:
        return None
    return failure_of(document.source, document.name, document.error)


def _remarks(document: "Tagged") -> list[str]:
    """Return the sentences on what was not read, which most ways out have no place for."""
    lost = [gap.message for gap in document.gaps if gap.kind in ("limit", "damaged")]
    return [f"{_name_of(document)}: {message}" for message in lost]


def _writer(options: TimesOptions) -> "Callable[[Tagged], str | None]":
    """Return what writes a document and says, if it cannot, why."""
    if options.out:
        return _TimemlFolder(options.out).take
    if options.way == "timeml":
        return _OneTimeml().take
    if options.way == "json":
        return _write_json
    return _CsvLines().take if options.way == "csv" else _Tables().take


def _write_json(document: "Tagged") -> None:
    from sayso.exports.times_json import json_of  # noqa: PLC0415 (start-up time)

    write_out(json_of(document, _name_of(document)))


class _Tables:
    """A table for each document, a blank line between them."""

    def __init__(self) -> None:
        self._between = ""

    def take(self, document: "Tagged") -> None:
        from sayso.exports.times_text import table_of  # noqa: PLC0415 (start-up time)

        write_out((self._between + table_of(document, _name_of(document))).encode())
        self._between = "\n"


class _CsvLines:
    """The rows of all documents under one heading."""

    def __init__(self) -> None:
        from sayso.exports.times_csv import csv_heading  # noqa: PLC0415 (start-up time)

        write_out(csv_heading().encode())

    def take(self, document: "Tagged") -> None:
        from sayso.exports.times_csv import csv_of  # noqa: PLC0415 (start-up time)

        write_out(csv_of(document, _name_of(document)).encode())


class _OneTimeml:
    """TimeML of one document; a second one would make the output no XML."""

    def __init__(self) -> None:
        self._is_written = False

    def take(self, document: "Tagged") -> str | None:
        from sayso.exports.timeml import timeml_of  # noqa: PLC0415 (start-up time)

        if self._is_written:
            return (
                f"{_name_of(document)} was not written: one TimeML document goes to standard "
                "output. Name a folder for several with --out."
            )
        write_out(timeml_of(document).encode())
        self._is_written = True
        return None


class _TimemlFolder:
    """A TimeML file for each document, named after it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = FileNames(".tml")

    def take(self, document: "Tagged") -> None:
        from sayso.exports.timeml import timeml_of  # noqa: PLC0415 (start-up time)

        name = self._names.name_for(document.name)
        write_file(self._folder / name, timeml_of(document).encode())


def _name_of(document: "Tagged") -> str:
    return label_of(document.source, document.name)

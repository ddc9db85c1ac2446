"""`sayso quotes`: who says what in documents, as text, JSON or CSV."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sayso.cli.documents import Documents
from sayso.cli.each_record import Write, write_each
from sayso.cli.outputs import text_width, write_out
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.record.record import Record

Way = Literal["text", "json", "csv"]


@dataclass(frozen=True, slots=True)
class QuotesOptions:
    """The options of `sayso quotes`, checked."""

    documents: Documents
    way: Way

    @classmethod
    def checked(
        cls,
        *,
        as_json: bool,
        as_csv: bool,
        **documents: Any,  # noqa: ANN401 (what `Documents.checked` takes)
    ) -> "QuotesOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        way = way_out(as_json=as_json, as_csv=as_csv)
        return cls(Documents.checked(**documents), way)


def way_out(*, as_json: bool, as_csv: bool) -> Way:
    """Return the one way out that is asked for; raise `UsageError` for two."""
    if as_json and as_csv:
        raise UsageError("--json and --csv are two ways out. Choose one.")
    return "json" if as_json else "csv" if as_csv else "text"


def show_quotes(options: QuotesOptions) -> int:
    """Read what `options` name, write its statements, and return the exit code."""
    return write_each(options.documents, lambda: _writer(options.way))


def _writer(way: Way) -> Write:
    if way == "json":
        return _write_json
    return _CsvLines() if way == "csv" else _Texts()


def _write_json(record: "Record", name: str) -> None:
    from sayso.exports.quotes_json import json_of  # noqa: PLC0415 (start-up time)

    write_out(json_of(record, name))


class _CsvLines:
    """The rows of all documents under one heading."""

    def __init__(self) -> None:
        from sayso.exports.quotes_csv import csv_heading  # noqa: PLC0415 (start-up time)

        write_out(csv_heading().encode())

    def __call__(self, record: "Record", name: str) -> None:
        from sayso.exports.quotes_csv import csv_of  # noqa: PLC0415 (start-up time)

        write_out(csv_of(record, name).encode())


class _Texts:
    """The statements of each document under its name, a blank line between documents."""

    def __init__(self) -> None:
        self._between = ""

    def __call__(self, record: "Record", name: str) -> None:
        from sayso.exports.quotes_text import text_of  # noqa: PLC0415 (start-up time)

        write_out((self._between + text_of(record, name, text_width())).encode())
        self._between = "\n"

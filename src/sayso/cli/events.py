"""`sayso events`: who did what to whom in documents, as text, JSON or in the formats of coders."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from sayso.cli.documents import Documents
from sayso.cli.each_record import Write, write_each
from sayso.cli.outputs import text_width, write_out
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.record.record import Record

Way = Literal["text", "json", "csv", "plover", "polecat"]


@dataclass(frozen=True, slots=True)
class EventsOptions:
    """The options of `sayso events`, checked."""

    documents: Documents
    way: Way

    @classmethod
    def checked(
        cls,
        *,
        as_json: bool,
        form: Way | None,
        **documents: Any,  # noqa: ANN401 (what `Documents.checked` takes)
    ) -> "EventsOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        if as_json and form:
            raise UsageError("--json and --format are two ways out. Choose one.")
        way: Way = "json" if as_json else form or "text"
        return cls(Documents.checked(**documents), way)


def show_events(options: EventsOptions) -> int:
    """Read what `options` name, write its events, and return the exit code."""
    return write_each(options.documents, lambda: _writer(options.way))


def _writer(way: Way) -> Write:
    ways: dict[Way, Callable[[], Write]] = {
        "text": _Texts,
        "json": _json,
        "csv": _csv,
        "plover": _plover,
        "polecat": _polecat,
    }
    return ways[way]()


def _json() -> Write:
    from sayso.exports.events_json import json_of  # noqa: PLC0415 (start-up time)

    return lambda record, name: write_out(json_of(record, name))


def _csv() -> Write:
    from sayso.exports.events_csv import csv_heading, csv_of  # noqa: PLC0415 (start-up time)

    write_out(csv_heading().encode())
    return lambda record, name: write_out(csv_of(record, name).encode())


def _plover() -> Write:
    from sayso.exports.events_plover import plover_of  # noqa: PLC0415 (start-up time)

    return lambda record, name: write_out(plover_of(record, name))


def _polecat() -> Write:
    from sayso import __version__  # noqa: PLC0415 (start-up time)
    from sayso.exports.events_polecat import (  # noqa: PLC0415 (start-up time)
        polecat_heading,
        polecat_of,
    )

    write_out(polecat_heading().encode())
    return lambda record, name: write_out(polecat_of(record, name, __version__).encode())


class _Texts:
    """The events of each document under its name, a blank line between documents."""

    def __init__(self) -> None:
        self._between = ""

    def __call__(self, record: "Record", name: str) -> None:
        from sayso.exports.events_text import text_of  # noqa: PLC0415 (start-up time)

        write_out((self._between + text_of(record, name, text_width())).encode())
        self._between = "\n"

"""`sayso quotes`: who says what in documents, as text, JSON or CSV."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.cli.each_record import Write, write_each
from sayso.cli.inputs import check_date
from sayso.cli.outputs import text_width, write_out
from sayso.cli.user_actors import user_actors
from sayso.errors import UsageError
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge
    from sayso.record.record import Record

Way = Literal["text", "json", "csv"]


@dataclass(frozen=True, slots=True)
class QuotesOptions:
    """The options of `sayso quotes`, checked."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair
    workers: int
    limits: Limits
    way: Way
    user: "UserKnowledge | None"

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
        as_csv: bool,
        actors: Path | None,
    ) -> "QuotesOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        date = check_date(published) if published is not None else None
        way = way_out(as_json=as_json, as_csv=as_csv)
        bounds = parse_limits(limits)
        return cls(paths, date, repair, workers, bounds, way, user_actors(actors))


def way_out(*, as_json: bool, as_csv: bool) -> Way:
    """Return the one way out that is asked for; raise `UsageError` for two."""
    if as_json and as_csv:
        raise UsageError("--json and --csv are two ways out. Choose one.")
    return "json" if as_json else "csv" if as_csv else "text"


def show_quotes(options: QuotesOptions) -> int:
    """Read what `options` name, write its statements, and return the exit code."""
    return write_each(
        options.paths,
        lambda: _writer(options.way),
        published=options.published,
        repair=options.repair,
        workers=options.workers,
        limits=options.limits,
        user=options.user,
    )


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

"""`sayso events`: who did what to whom in documents, as text, JSON or in the formats of coders."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from sayso.cli.each_record import Write, write_each
from sayso.cli.inputs import check_date
from sayso.cli.outputs import text_width, write_out
from sayso.cli.user_actors import user_actors
from sayso.cli.user_codebook import user_codebook
from sayso.errors import UsageError
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge
    from sayso.reading.events.own import Codebook
    from sayso.record.record import Record

Way = Literal["text", "json", "csv", "plover", "polecat"]


@dataclass(frozen=True, slots=True)
class EventsOptions:
    """The options of `sayso events`, checked."""

    paths: tuple[str, ...]
    published: str | None
    repair: Repair
    workers: int
    limits: Limits
    way: Way
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
        form: Way | None,
        actors: Path | None,
        codebook: Path | None,
    ) -> "EventsOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        date = check_date(published) if published is not None else None
        if as_json and form:
            raise UsageError("--json and --format are two ways out. Choose one.")
        way: Way = "json" if as_json else form or "text"
        bounds = parse_limits(limits)
        user, own = user_actors(actors), user_codebook(codebook)
        return cls(paths, date, repair, workers, bounds, way, user, own)


def show_events(options: EventsOptions) -> int:
    """Read what `options` name, write its events, and return the exit code."""
    return write_each(
        options.paths,
        lambda: _writer(options.way),
        published=options.published,
        repair=options.repair,
        workers=options.workers,
        limits=options.limits,
        user=options.user,
        codebook=options.codebook,
    )


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

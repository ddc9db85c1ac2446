"""`sayso verify`: whether quotations that somebody gives for a document stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.inputs import check_date, find_inputs
from sayso.cli.outputs import text_width, write_out
from sayso.cli.quotes import Way, way_out
from sayso.cli.reading import sources_of
from sayso.cli.user_actors import user_actors
from sayso.errors import UsageError
from sayso.intake.limits import Limits, parse_limits
from sayso.record.vocabulary import Repair

if TYPE_CHECKING:
    from sayso.knowledge.user import UserKnowledge
    from sayso.quoting.asked import Asked
    from sayso.quoting.verifying import Verdict

    Told = tuple[str, tuple[Verdict, ...]]
    """A document's name and the verdicts on it."""


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """The options of `sayso verify`, checked."""

    path: str
    quotes: Path
    published: str | None
    repair: Repair
    limits: Limits
    way: Way
    user: "UserKnowledge | None"

    @classmethod
    def checked(
        cls,
        *,
        path: str,
        quotes: Path,
        published: str | None,
        repair: Repair,
        limits: tuple[str, ...],
        as_json: bool,
        as_csv: bool,
        actors: Path | None,
    ) -> "VerifyOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        date = check_date(published) if published is not None else None
        way = way_out(as_json=as_json, as_csv=as_csv)
        bounds = parse_limits(limits)
        return cls(path, quotes, date, repair, bounds, way, user_actors(actors))


def verify_quotes(options: VerifyOptions) -> int:
    """Check the quotations against the document, write the verdicts, return the exit code."""
    asked = _asked(options.quotes)
    inputs = find_inputs([options.path])
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    from sayso.cli.naming import failure, label  # noqa: PLC0415 (the reader: 0.3 s and more)
    from sayso.quoting.verifying import verify  # noqa: PLC0415 (the same)
    from sayso.reader import read_many  # noqa: PLC0415 (the same)

    told: list[Told] = []
    failed = inputs.barren
    for outcome in read_many(
        sources_of(inputs),
        published=options.published,
        repair=options.repair,
        limits=options.limits,
        actors=options.user,
    ):
        if outcome.record is None:
            failed += 1
            complain(failure(outcome), outcome.error)
        else:
            told.append((label(outcome), tuple(verify(outcome.record, asked))))
    if told:
        _write(told, options.way)
    return exit_codes.of_counts(read=len(told), failed=failed)


def _asked(path: Path) -> "tuple[Asked, ...]":
    from sayso.quoting.asked import parse_quotes  # noqa: PLC0415 (start-up time)

    try:
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        message = f"{path} cannot be read: {why}. Name a CSV file with a column quote."
        raise UsageError(message) from error
    asked = parse_quotes(data, str(path))
    if not asked:
        raise UsageError(f"{path} holds no quotations. Give a row for each, with its quote.")
    return asked


def _write(told: "Sequence[Told]", way: Way) -> None:
    if way == "csv":
        from sayso.exports.verdicts_csv import csv_of  # noqa: PLC0415 (start-up time)

        rows = [(name, verdict) for name, verdicts in told for verdict in verdicts]
        write_out(csv_of(rows).encode())
        return
    if way == "json":
        from sayso.exports.verdicts_json import json_of  # noqa: PLC0415 (start-up time)

        for name, verdicts in told:
            write_out(b"".join(json_of(verdict, name) for verdict in verdicts))
        return
    from sayso.exports.verdicts_text import text_of  # noqa: PLC0415 (start-up time)

    texts = [text_of(verdicts, name, text_width()) for name, verdicts in told]
    write_out("\n".join(texts).encode())

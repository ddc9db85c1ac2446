"""`sayso verify`: whether quotations that somebody gives for a document stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso.cli import exit_codes
from sayso.cli.complaints import complain
from sayso.cli.documents import Documents
from sayso.cli.inputs import find_inputs
from sayso.cli.outputs import text_width, write_out
from sayso.cli.quotes import Way, way_out
from sayso.errors import UsageError

if TYPE_CHECKING:
    from sayso.quoting.asked import Asked
    from sayso.quoting.verifying import Verdict

    Told = tuple[str, tuple[Verdict, ...]]
    """A document's name and the verdicts on it."""


@dataclass(frozen=True, slots=True)
class VerifyOptions:
    """The options of `sayso verify`, checked."""

    documents: Documents
    quotes: Path
    way: Way

    @classmethod
    def checked(
        cls,
        *,
        path: str,
        quotes: Path,
        as_json: bool,
        as_csv: bool,
        **documents: Any,  # noqa: ANN401 (what `Documents.checked` takes)
    ) -> "VerifyOptions":
        """Return the options; raise `UsageError` for a wrong value or two outputs at once."""
        way = way_out(as_json=as_json, as_csv=as_csv)
        return cls(Documents.checked(paths=(path,), **documents), quotes, way)


def verify_quotes(options: VerifyOptions) -> int:
    """Check the quotations against the document, write the verdicts, return the exit code."""
    asked = _asked(options.quotes)
    inputs = find_inputs(options.documents.paths)
    for remark in inputs.remarks:
        complain(remark)
    if not inputs.sources:
        return exit_codes.NOTHING_READ
    from sayso.cli.naming import failure, label  # noqa: PLC0415 (the reader: 0.3 s and more)
    from sayso.quoting.verifying import verify  # noqa: PLC0415 (the same)

    told: list[Told] = []
    failed = inputs.barren
    for outcome in options.documents.outcomes(inputs):
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

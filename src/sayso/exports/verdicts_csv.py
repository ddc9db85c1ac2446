"""Verdicts on quotations as rows of a table: CSV with a heading, a row for each quotation."""

from collections.abc import Iterable
from typing import Final

from sayso.exports.csv_rows import csv_lines, harmless
from sayso.exports.verdicts_text import change_words
from sayso.quoting.verifying import Verdict

COLUMNS: Final = (
    "line", "quote", "speaker", "finding", "speaker_check", "said_by", "mode", "differences",
    "document", "words", "start", "end", "statement", "share",
)  # fmt: skip


def csv_of(verdicts: Iterable[tuple[str, Verdict]]) -> str:
    """Return the verdicts under one heading, each with the name of its document."""
    return csv_lines([COLUMNS, *(_row(name, verdict) for name, verdict in verdicts)])


def _row(name: str, verdict: Verdict) -> tuple[object, ...]:
    start, end = verdict.span or (None, None)
    return (
        verdict.asked.line,
        harmless(verdict.asked.quote),
        harmless(verdict.asked.speaker) if verdict.asked.speaker else None,
        verdict.finding,
        verdict.speaker_check,
        harmless(verdict.said_by) if verdict.said_by else None,
        verdict.mode,
        harmless("; ".join(change_words(change) for change in verdict.differences)),
        harmless(name),
        harmless(verdict.words),
        start,
        end,
        verdict.statement,
        round(verdict.share, 3),
    )

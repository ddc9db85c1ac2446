"""Verdicts on quotations as text to be looked at, what matters first."""

from collections import Counter
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from sayso.intake.given import shown
from sayso.quoting.differences import Difference
from sayso.quoting.verifying import Finding, Verdict

_NAMES: Final[dict[Finding, str]] = {
    "verbatim": "word for word",
    "altered": "altered",
    "other_speaker": "said by another",
    "unattributed": "in nobody's mouth",
    "absent": "not there",
}
_WEIGHTS: Final = {"negation": " (a negation)", "number": " (a number)", "words": ""}
_INDENT: Final = "    "
_MOST_CHANGES: Final = 12


def text_of(verdicts: Sequence[Verdict], name: str, width: int = 100) -> str:
    """Return the verdicts on one document, which is called `name`, under its name."""
    counts = Counter(verdict.finding for verdict in verdicts)
    told = [f"{counts[finding]} {words}" for finding, words in _NAMES.items() if counts[finding]]
    count = f"{len(verdicts):,} {'quotation' if len(verdicts) == 1 else 'quotations'}"
    lines = [f"{name} · {count}: {', '.join(told)}" if told else f"{name} · no quotations"]
    for verdict in verdicts:
        lines += _verdict(verdict, width)
    return "\n".join(lines) + "\n"


def change_words(change: Difference) -> str:
    """Return an alteration as words: what the document has, then what the quotation has."""
    document, quote = f"“{shown(change.document)}”", f"“{shown(change.quote)}”"
    if change.kind == "added":
        return f"adds {quote}{_WEIGHTS[change.weight]}"
    if change.kind == "left_out":
        return f"leaves out {document}{_WEIGHTS[change.weight]}"
    return f"{document} became {quote}{_WEIGHTS[change.weight]}"


def _verdict(verdict: Verdict, width: int) -> Iterator[str]:
    asked = verdict.asked
    by = f" — {shown(asked.speaker)}" if asked.speaker else ""
    yield ""
    yield f"{_NAMES[verdict.finding].upper()} · line {asked.line}"
    yield from _wrapped(f"“{shown(asked.quote)}”{by}", width)
    if verdict.span is None:
        return
    yield from _wrapped(_there(verdict), width)
    if verdict.differences:
        yield from _wrapped(f"the document has “{shown(verdict.words)}”", width)
    for change in verdict.differences[:_MOST_CHANGES]:
        yield from _wrapped(f"- {change_words(change)}", width)
    if len(verdict.differences) > _MOST_CHANGES:
        yield f"{_INDENT}(and {len(verdict.differences) - _MOST_CHANGES} more alterations)"


def _there(verdict: Verdict) -> str:
    """Return where the words stand and in whose mouth."""
    start, end = verdict.span or (0, 0)
    place = f"characters {start:,} to {end:,}"
    if verdict.mode is None:
        return f"the document's own words, {place}"
    form = "reported, without quotation marks" if verdict.mode == "indirect" else verdict.mode
    who = f"said by {shown(verdict.said_by)}" if verdict.said_by else "who says it stays open"
    return f"{who}, {form}, {place}"


def _wrapped(words: str, width: int) -> list[str]:
    return wrap(
        words,
        width,
        initial_indent=_INDENT,
        subsequent_indent=f"{_INDENT}  ",
        break_on_hyphens=False,
    )

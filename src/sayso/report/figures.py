"""Figures and facts of a record in words: what report and terminal say alike."""

import re
from collections import Counter
from collections.abc import Sequence

from sayso.record.record import Record
from sayso.record.types import Count, Fact
from sayso.record.vocabulary import EditKind
from sayso.report.clauses import shortened
from sayso.report.happenings import Happening
from sayso.report.status import status_words
from sayso.report.voices import VoiceTally, tally_voices

_BEHIND = 60
"""Characters behind a number among which its noun is looked for."""
_LAYOUT_NOUNS: tuple[tuple[EditKind, str], ...] = (
    ("unwrap", "line join"),
    ("dehyphenate", "hyphen join"),
    ("space", "change of space"),
    ("drop", "line left out"),
)


def title_words(record: Record) -> str:
    """Return the title, else the name of the document, else its first words."""
    document = record.document
    if document.title:
        return document.title.value
    return document.name or shortened(record.text[:200], 80) or "An account"


def fact_words(fact: Fact) -> str:
    """Return where a fact about the document was found."""
    return {"given": "as given", "metadata": "from the file's metadata"}.get(
        fact.from_, f"from the {fact.from_}"
    )


def counted(count: int, noun: str) -> str:
    """Return `1 actor`, `3 actors`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def lede(record: Record, rows: Sequence[Happening]) -> str:
    """Return one sentence: how much is told, by how many voices, how firmly."""
    if not rows:
        return "No happening of news interest was found in this text."
    voices = len(tally_voices(record))
    disputed = sum(row.is_disputed for row in rows)
    firm = sum(any(s.status in ("asserted", "confirmed") for s in row.sayings) for row in rows)
    words = (
        f"{counted(len(rows), 'happening')} on the say-so of {counted(voices, 'voice')}: "
        f"{firm} put forward as fact by at least one of them"
    )
    return words + (f", {disputed} disputed within the account." if disputed else ".")


def count_words(count: Count, record: Record) -> str:
    """Return a figure with its bounds: `4 killed`, `at least 17 soldiers`, `12–40 killed`."""
    low, high = (None if n is None else f"{n:,.10g}" for n in (count.low, count.high))
    what = count.what if low == high == "1" else _many(count, record)
    if low is None and high is None:
        return f"some {what}"
    if high is None:
        return f"at least {low} {what}"
    if low is None:
        return f"at most {high} {what}"
    return f"{low} {what}" if low == high else f"{low}–{high} {what}"


def _many(count: Count, record: Record) -> str:
    """Return what is counted as the text has it; of "two judges" the record keeps "judge"."""
    noun = count.what.lower()
    stem = noun[:-1] if noun.endswith(("y", "f")) else noun.removesuffix("fe")
    behind = record.text[count.span[0] : count.span[1] + _BEHIND].lower()
    found = re.search(rf"\b{re.escape(stem)}(?:s|es|ies|ves)\b", behind)
    return found.group() if found else count.what


def mix_words(tally: VoiceTally) -> str:
    """Return the mix in words: `5 asserted · 3 denied`."""
    if not tally.mix:
        return f"{counted(tally.statements, 'statement')}, nothing put forward"
    return " · ".join(f"{count} {status_words(status)}" for status, count in tally.mix)


def layout_words(record: Record) -> str:
    """Return how many lines were joined and stretches dropped, in a sentence."""
    counts = Counter(edit.kind for edit in record.edits)
    parts = [counted(counts[kind], noun) for kind, noun in _LAYOUT_NOUNS if counts[kind]]
    if not record.edits:
        return "The text stands as it was given; nothing was changed."
    return (", ".join(parts) + "; " if parts else "") + "every change can be undone."

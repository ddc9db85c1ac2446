"""Letters of other alphabets that pass for Latin ones, and characters that nobody sees.

Comes out: gaps over the text as read. A word of Latin letters with a Cyrillic or Greek one in it
("Nоrland" with a Cyrillic "о") is told and never changed: it may be a forged name or a scanner's
slip. Invisible characters are dropped by layout; where they are many, or carry hidden text, that
is told too. Words wholly in another alphabet are none of this.
"""

import re
from collections.abc import Sequence
from typing import Final

from sayso.record.types import Edit, Gap
from sayso.record.vocabulary import Span

# Cyrillic and Greek letters with a Latin twin. "µ" and "Δ" have none: "µg", "ΔT" are units.
_CYRILLIC: Final = "АВЕЅІЈКМНОРСТУХаеорсухіјѕԁԛԝһ"
_GREEK: Final = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧνορυι"
_FOREIGN: Final = _CYRILLIC + _GREEK
_MIXED = re.compile(f"[{_FOREIGN}]")
_WORD = re.compile(r"[^\W\d_]{1,60}")
_LATIN = re.compile("[A-Za-z]")
_MOST: Final = 20
_TAGS = re.compile("[\U000e0020-\U000e007f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MANY: Final = 10


def find_lookalikes(text: str) -> tuple[Gap, ...]:
    """Return a gap for each word of mixed alphabets, in order; at most twenty, the rest counted."""
    if text.isascii() or _MIXED.search(text) is None:
        return ()
    spans: list[Span] = []
    at = 0
    for match in _MIXED.finditer(text):
        if match.start() < at:
            continue
        start, end = _word_around(text, match.start())
        at = end
        if _LATIN.search(text, start, end):
            spans.append((start, end))
    gaps = [
        Gap(kind="lookalike", span=span, message=_message(text, span)) for span in spans[:_MOST]
    ]
    if len(spans) > _MOST:
        rest = len(spans) - _MOST
        message = f"{rest} further words mix letters of two alphabets that look alike."
        gaps.append(Gap(kind="lookalike", span=(spans[_MOST][0], spans[-1][1]), message=message))
    return tuple(gaps)


def _word_around(text: str, at: int) -> Span:
    start = at
    while start > max(0, at - 60) and text[start - 1].isalpha():
        start -= 1
    word = _WORD.match(text, start)
    return start, max(word.end() if word else 0, at + 1)


def _message(text: str, span: Span) -> str:
    letters = sorted({c for c in text[span[0] : span[1]] if c in _FOREIGN})
    kinds = {"Cyrillic" if letter in _CYRILLIC else "Greek" for letter in letters}
    return (
        f"This word has {' and '.join(sorted(kinds))} letters that look like Latin ones; "
        "it was left as it stands."
    )


def find_hidden(text: str, edits: Sequence[Edit]) -> tuple[Gap, ...]:
    """Return a gap where invisible characters were dropped that hold text, turn it, or are many."""
    hidden = [edit for edit in edits if edit.kind == "drop" and edit.why == "invisible characters"]
    if not hidden:
        return ()
    first = hidden[0].span
    if any(_TAGS.search(edit.was) for edit in hidden):
        first = next(edit.span for edit in hidden if _TAGS.search(edit.was))
        message = "Text written in invisible tag characters was dropped."
    elif any(_TURNS.search(edit.was) for edit in hidden):
        first = next(edit.span for edit in hidden if _TURNS.search(edit.was))
        message = "Characters that turn the direction of writing were dropped."
    elif len(hidden) >= _MANY:
        message = f"Invisible characters were dropped at {len(hidden):,} places."
    else:
        return ()
    return (Gap(kind="hidden_text", span=_beside(text, first), message=message),)


def _beside(text: str, dropped: Span) -> Span | None:
    """Return the character beside what was dropped, which has no words; None beside white space."""
    start, end = dropped
    for at in (start - 1, end):
        if 0 <= at < len(text) and not text[at].isspace():
            return (at, at + 1)
    return None

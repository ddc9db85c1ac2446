"""The repairs of one text: proposed by kind, kept where sure enough, in one list.

Marks and spaces are repaired first, for they are surer and the words behind them easier to read;
what the lexical kinds propose is proposed on the text that they leave. Where two surface repairs
overlap, the earlier one stays. A level keeps what it allows: `safe` only spaces, marks and split
words of which one is a function word, at a confidence of .97; `auto` marks and spaces from .9 on
and words from .6 on, for a damaged word left as it is misleads every layer behind. Old print and
text of poor quality get what `safe` allows but for the spaces at signs, another language nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sayso.record.edits import Change
from sayso.record.types import Block
from sayso.record.vocabulary import Repair, Span
from sayso.repair.composing import keep_apart
from sayso.repair.doubts import Doubts
from sayso.repair.lexical.judging import Judge
from sayso.repair.lexical.proposing import propose_words as propose_lexical
from sayso.repair.marks import propose_marks
from sayso.repair.quality import Quality
from sayso.repair.spacing import propose_spacing
from sayso.repair.words import word_set

SAFE: Final = 0.97
SURE: Final = 0.9
LIKELY: Final = 0.6

_FUNCTION: Final = word_set(
    "the of and to a in that is was for it with as his on be at by i this had not are but from or "
    "an they which were their has been he she we who will no if so its than them would could her"
)
_TOKEN_END = re.compile(r"[\s.,;:!?()”“\"]|\Z")


def propose_surface(
    text: str, paragraphs: Sequence[Span], level: Repair, quality: Quality
) -> tuple[Change, ...]:
    """Return the repairs of marks and spaces that `level` allows, sorted and apart."""
    if level == "none" or quality.soundness == "foreign":
        return ()
    changes = keep_apart([*propose_marks(text, paragraphs), *propose_spacing(text)])
    return _allowed(text, changes, level, quality)


def propose_words(
    text: str,
    blocks: Sequence[Block],
    level: Repair,
    quality: Quality,
    doubts: Doubts,
    judge: Judge | None,
) -> tuple[Change, ...]:
    """Return the repairs of words that `level` allows, sorted and apart.

    `doubts` are what the recogniser of a scan says of its words, where the text has them.
    """
    if level == "none" or quality.soundness in ("foreign", "poor"):
        return ()
    changes = doubts.weighed(
        propose_lexical(text, blocks, judge if quality.soundness == "modern" else None)
    )
    allowed = _allowed(text, changes, level, quality)
    return tuple(_outside(allowed, quality.poor)) if quality.poor else allowed


def _allowed(
    text: str, changes: Sequence[Change], level: Repair, quality: Quality
) -> tuple[Change, ...]:
    is_allowed = _is_sure
    if level == "safe" or quality.soundness != "modern":
        is_allowed = _is_safe
    is_old = quality.soundness != "modern"
    return tuple(
        change
        for change in changes
        if is_allowed(text, change) and not (is_old and _is_wide_setting(text, change))
    )


def _is_wide_setting(text: str, change: Change) -> bool:
    """Whether a change undoes the spaces that old print sets before signs and saves behind them."""
    if change.kind != "space":
        return False
    if change.now:
        return text[change.start - 1 : change.start] in (",", ".", ";", ":", "!", "?")
    return text[change.end : change.end + 1] in (",", ".", ";", ":", "!", "?")


def _outside(changes: Sequence[Change], spans: Sequence[Span]) -> Iterator[Change]:
    """Yield the changes that lie in none of the spans; both are sorted."""
    place = 0
    for change in changes:
        while place < len(spans) and spans[place][1] <= change.start:
            place += 1
        if place == len(spans) or change.end <= spans[place][0]:
            yield change


def _is_sure(text: str, change: Change) -> bool:
    del text
    is_word = change.kind in ("letter", "join", "split")
    return change.confidence >= (LIKELY if is_word else SURE)


def _is_safe(text: str, change: Change) -> bool:
    if change.confidence < SAFE:
        return False
    if change.kind == "split":
        return not _FUNCTION.isdisjoint(_words_after(text, change))
    return change.kind in ("space", "quote")


def _words_after(text: str, change: Change) -> list[str]:
    """Return the words that a change makes of a token, small."""
    start = max(map(text[: change.start].rfind, " \n")) + 1
    end = _TOKEN_END.search(text, change.end)
    after = text[change.end : end.start() if end else len(text)]
    return f"{text[start : change.start]}{change.now}{after}".lower().split()

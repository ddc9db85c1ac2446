"""The repairs of one text: proposed by kind, kept where sure enough, in one list.

Marks and spaces are repaired first, for they are surer and the words behind them easier to read;
what the lexical kinds propose is proposed on the text that they leave. Where two surface repairs
overlap, the earlier one stays. A level keeps what it allows: `safe` only spaces, marks and split
words of which one is a function word, at a confidence of .97; `auto` every kind from .9 on. Old
print and text of poor quality get what `safe` allows, another language nothing.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from sayso.record.edits import Change
from sayso.record.vocabulary import Repair, Span
from sayso.repair.composing import keep_apart
from sayso.repair.marks import propose_marks
from sayso.repair.quality import Quality
from sayso.repair.spacing import propose_spacing
from sayso.repair.words import word_set

SAFE: Final = 0.97
SURE: Final = 0.9

_FUNCTION: Final = word_set(
    "the of and to a in that is was for it with as his on be at by i this had not are but from or "
    "an they which were their has been he she we who will no if so its than them would could her"
)
_TOKEN_END = re.compile(r"[\s.,;:!?()”“\"]|\Z")

Propose = Callable[[str, Sequence[Span]], Sequence[Change]]


def propose_repairs(
    text: str, paragraphs: Sequence[Span], level: Repair, quality: Quality
) -> tuple[Change, ...]:
    """Return the repairs of a text, sorted and apart, each of a kind that `level` allows."""
    if level == "none" or quality.soundness == "foreign":
        return ()
    is_allowed = _is_sure
    if level == "safe" or quality.soundness != "modern":
        is_allowed = _is_safe
    surface = keep_apart([*propose_marks(text, paragraphs), *propose_spacing(text)])
    return tuple(change for change in surface if is_allowed(text, change))


def _is_sure(text: str, change: Change) -> bool:
    del text
    return change.confidence >= SURE


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

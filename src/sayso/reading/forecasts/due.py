"""When a forecast falls due, by the times of its clause and the words before them.

In: an `Analysis`, the times, a function from a token to its claim. Out: `Due`s, open where the
text gives no bound. "By" and "before" bound the end, "after" and "as early as" the beginning.
"""

from collections.abc import Callable, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.forecasts.lexicon import words
from sayso.record.types import Due, Time
from sayso.record.vocabulary import Span

_UPPER, _LOWER = "upper", "lower"
_BETWEEN = frozenset({"the", "about", "around", "early", "late", "mid"})
"""Words that may stand between a preposition and its time."""
_NEAR = 40
"""Characters beside a time in which the words that bound it are looked for."""
_WORDS = 4


def times_by_claim(
    analysis: Analysis, times: Sequence[Time], claim_of: Callable[[int], str | None]
) -> dict[str, list[tuple[Time, str]]]:
    """Return the times of each claim with the side that the words beside them bound."""
    found: dict[str, list[tuple[Time, str]]] = {}
    for time in times:
        tokens = analysis.tokens_in(time.span)
        if not tokens:
            continue
        top = min(tokens, key=lambda token: analysis.depth[token])
        claim = claim_of(top)
        if claim is not None:
            found.setdefault(claim, []).append((time, side_of(analysis.text, time.span)))
    return found


def side_of(text: str, span: Span) -> str:
    """Return which bound the words beside a time give: "upper", "lower" or ""."""
    start, end = span
    before = text[max(0, start - _NEAR) : start].lower().split()
    behind = text[end : end + _NEAR].lower().split()[:_WORDS]
    inside = text[start:end].lower().split()
    around = " ".join(before[-_WORDS:] + inside[:1]), " ".join(behind)
    for side, listed in ((_LOWER, words().lower_phrases), (_UPPER, words().upper_phrases)):
        if any(phrase in stretch for phrase in listed for stretch in around):
            return side
    while before and before[-1] in _BETWEEN:
        before.pop()
    for word in (*inside[:1], *before[-1:]):
        if word in words().upper:
            return _UPPER
        if word in words().lower:
            return _LOWER
    return ""


def due_of(times: Sequence[tuple[Time, str]]) -> Due:
    """Return the bounds of the first time that has any; "now" and what recurs have none."""
    for time, side in times:
        if time.type == "set" or time.value == "PRESENT_REF":
            continue
        if not (time.earliest or time.latest):
            continue
        if side == _UPPER:
            return Due(earliest=None, latest=time.latest)
        if side == _LOWER:
            return Due(earliest=time.earliest, latest=None)
        return Due(earliest=time.earliest, latest=time.latest)
    return Due(earliest=None, latest=None)

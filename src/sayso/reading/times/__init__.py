"""Times: what the text says of when, as forms, values and bounds.

Text goes in (with an analysis where there is one), `Time` records come out in text order. The
walk: tokens and class letters (`tokens.py`), rules as data over them (`lexicon.toml`,
`rules.toml`, `rules.py`, `matcher.py`), forms (`forms.py`), anchors (`anchors.py` with
`context.py`), and values and bounds (`operators.py`, `meaning.py`, `resolve.py`). The scheme is
TIMEX3 of TimeML 1.2.1; a range is a time with its parts beside it. Only the last step sees the
document date, so `resolve` gives the answers for another date without the text.

Not here: which event a time belongs to, and the order of events.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sayso.reading.times.anchors import place
from sayso.reading.times.context import Context, PlainContext
from sayso.reading.times.matcher import Found, match_times
from sayso.reading.times.mending import mend
from sayso.reading.times.placing import Placed
from sayso.reading.times.resolve import resolve
from sayso.reading.times.rules import rulebook
from sayso.reading.times.tokens import Tokens, tokenise
from sayso.reading.times.trees import TreeContext
from sayso.record.types import Anchor, Time

if TYPE_CHECKING:  # numpy, which plain texts do without
    from collections.abc import Sequence

    from sayso.language.analysis import Analysis

__all__ = ["find_times", "read_times", "resolve"]


def read_times(analysis: Analysis, *, published: str | None) -> tuple[Time, ...]:
    """Return the times of an analysed text; tense and quotations come from the analysis."""
    tokens = mend(tokenise(analysis.text))
    return _read(tokens, TreeContext(tokens, analysis), published)


def find_times(text: str, *, published: str | None = None) -> tuple[Time, ...]:
    """Return the times of a plain text, without a model: tense comes from a word list."""
    tokens = mend(tokenise(text))
    return _read(tokens, PlainContext(tokens), published)


def _read(tokens: Tokens, context: Context, published: str | None) -> tuple[Time, ...]:
    found: Sequence[Found] = list(match_times(tokens, rulebook()))
    if any(map(_names_season, found)):
        from sayso.reading.times.hemisphere import with_hemisphere  # noqa: PLC0415 (30 ms)

        found = with_hemisphere(found, tokens)
    placed: Sequence[Placed] = place(found, context)
    return resolve([_unresolved(tokens, item) for item in placed], published)


def _names_season(item: Found) -> bool:
    return "season(" in item.form or any(map(_names_season, item.parts))


def _unresolved(tokens: Tokens, item: Placed) -> Time:
    return Time(
        id=item.id,
        span=(tokens.starts[item.found.first], tokens.ends[item.found.last]),
        type="date",
        form=str(item.form),
        value=None,
        mod=None,
        earliest=None,
        latest=None,
        grain=None,
        approximate=False,
        zone=None,
        anchor=Anchor(kind="none"),
        status="unresolved",
        rule=item.found.rule + ("+ocr" if _is_mended(tokens, item) else ""),
    )


def _is_mended(tokens: Tokens, item: Placed) -> bool:
    if not tokens.mended:
        return False
    return any(index in tokens.mended for index in range(item.found.first, item.found.last + 1))

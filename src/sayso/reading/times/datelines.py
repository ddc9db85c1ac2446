"""Whether a text opens like a report: "JUBA, Feb. 11 - …", "PARIS (AP) — …".

Only by its look, for texts whose date is not known; what the dateline says is read elsewhere.
"""

from collections.abc import Sequence
from itertools import islice

from sayso.reading.times.tokens import PARAGRAPH

_OPENING_PARAGRAPHS = 5
"""Title, byline and the name of a paper may stand above."""
_REACH = 10
"""Tokens from the town to the dash: "ADDIS ABABA, Ethiopia, Feb. 11 (Reuters) -"."""
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_SHORTEST = 3


def has_dateline(written: Sequence[str]) -> bool:
    """Tell whether one of the first paragraphs begins with a town in capitals up to a dash."""
    starts = (0, *(i + 1 for i, word in enumerate(written) if word == PARAGRAPH))
    return any(_is_dateline(written, start) for start in islice(starts, _OPENING_PARAGRAPHS))


def _is_dateline(written: Sequence[str], start: int) -> bool:
    town = written[start : start + 1]
    if not (town and len(town[0]) >= _SHORTEST and town[0].isalpha() and town[0].isupper()):
        return False
    for word in written[start + 1 : start + 1 + _REACH]:
        if word in _DASHES:
            return True
        if word == PARAGRAPH:
            return False
    return False

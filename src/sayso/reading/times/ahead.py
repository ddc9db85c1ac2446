"""Times that take their date from a time further on: "at 08:15 on Tuesday"."""

from collections.abc import Sequence

from sayso.reading.times.forms import Form, is_bare, parse
from sayso.reading.times.matcher import Found
from sayso.reading.times.tokens import word_set

_REACH = 8
_JOINS = word_set("( ) , - / local time on gmt utc h hours of the edt est or i . e")
_WHOLES = frozenset({"Year", "Month", "Decade", "Century"})


def steps_to_day(item: Found, ahead: Sequence[Found], words: Sequence[str]) -> int | None:
    """Return how many times on a bare clock time finds its day.

    "At 08:15 (05:15 GMT) on Tuesday" finds it two times on.
    """
    if item.kind not in {"Clock", "Part"} or not is_bare(parse(item.form)):
        return None
    last = item.last
    for steps, other in enumerate(ahead, 1):
        between, last = words[last + 1 : other.first], other.last
        if other.kind == "Range" or len(between) > _REACH or not _JOINS.issuperset(between):
            return None
        if other.kind in {"Day", "Weekday", "Deictic"} or (
            other.kind in {"Clock", "Part"} and not is_bare(parse(other.form))
        ):
            return steps
    return None


def whole_follows(item: Found, ahead: Sequence[Found], words: Sequence[str]) -> bool:
    """Whether the year or month follows of which "the last two months of" are a part."""
    is_edge = item.kind == "Past" or "first" in words[item.first : item.first + 2]
    if item.kind not in {"Past", "Period"} or not is_edge or not ahead:
        return False
    return ahead[0].kind in _WHOLES and words[item.last + 1 : ahead[0].first] == ["of"]


def quarter_end_follows(
    item: Found, form: Form, ahead: Sequence[Found], words: Sequence[str]
) -> bool:
    """Whether the day follows on which "the quarter ended"."""
    if item.kind != "Quarter" or not ahead or ahead[0].kind not in {"Day", "Month"}:
        return False
    between = words[item.last + 1 : ahead[0].first]
    is_ended = len(between) == 1 and between[0] in {"ended", "ending"}
    return is_ended and form.operator == "same_quarter" and not form.arguments

"""The head of an account: which of its first lines are byline, publisher and date.

What one line says on its own is read in `head_lines`; here its neighbours are looked at too. A
bare name below a byline belongs to it, a person's name beside a publisher's or a date's line is
an author, and a publisher's name with nothing near it is a heading.
"""

import re
from collections.abc import Sequence
from typing import Final

from sayso.record.vocabulary import Span
from sayso.repair.head_lines import (
    AND_BETWEEN,
    MAX_LINE,
    HeadLine,
    is_name,
    is_person,
    read_head_line,
)
from sayso.repair.words import word_set

HEAD: Final = 14
"""So many lines, and blocks, are looked at."""
_TITLE_LINES: Final = 3
_MAX_NAME_WORDS: Final = 6
_LINE_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_RUN_IN = re.compile(
    r"By\s(?P<names>[A-Z][\w.’'-]{1,30}(?:\s(?:and\s)?[A-Z][\w’'-]{0,30}[a-z.]){1,6})"
    r"(?:\s(?=[A-Z]{3,}\b)|\Z)"
)
_OPEN_WORDS: Final = word_set("a an the of and with from for to at by")
_PUBLISHER_ENDS: Final = ("wire", "news", "press", "presse", "media", "radio", "tv")  # "Norwire"


def read_head(text: str, spans: Sequence[Span]) -> dict[int, HeadLine]:
    """Return the head lines among the first lines or blocks of a text, by their place.

    The head is over after two paragraphs of prose.
    """
    spans = _until_prose(text, spans[:HEAD])
    found: dict[int, HeadLine] = {}
    for place, span in enumerate(spans):
        line = read_head_line(text, span)
        if line and _may_stand(text, spans, place, found):
            found[place] = line
    found |= _affiliations(text, spans, found)
    found |= _bare_authors(text, spans, found)
    _drop_lone_publishers(text, spans, found)
    return dict(sorted(found.items()))


def _until_prose(text: str, spans: Sequence[Span]) -> Sequence[Span]:
    """Return the lines up to the second that is a paragraph by its length."""
    prose = [
        place
        for place, (start, end) in enumerate(spans)
        if end - start > MAX_LINE and text.count(" ", start, end) > MAX_LINE // 8
    ]
    return spans[: prose[1]] if len(prose) > 1 else spans


def find_run_in_byline(text: str, span: Span) -> Span | None:
    """Return the names of a byline that a dateline in capitals follows in the same paragraph."""
    match = _RUN_IN.match(text, *span)
    return match.span("names") if match else None


def _is_bare_name(text: str, span: Span) -> bool:
    """Whether a line is a name and nothing else, of which nobody knows what it names."""
    words = text[span[0] : span[1]].split()
    is_short = len(words) <= _MAX_NAME_WORDS and span[1] - span[0] <= MAX_LINE // 2
    return is_short and text[span[1] - 1].isalnum() and is_name(words)


def _gap(text: str, spans: Sequence[Span], place: int) -> int:
    """Return how many line ends stand before a line."""
    if not place:
        return 2
    return len(_LINE_END.findall(text, spans[place - 1][1], spans[place][0]))


def _may_stand(text: str, spans: Sequence[Span], place: int, found: dict[int, HeadLine]) -> bool:
    """Whether a line is one of its own and no piece of a sentence that was wrapped there."""
    following = spans[place + 1] if place + 1 < len(spans) else None
    if following and text[following[0]].islower() and _gap(text, spans, place + 1) < 2:
        return False
    if _gap(text, spans, place) != 1 or place - 1 in found:
        return True
    before = text[spans[place - 1][0] : spans[place - 1][1]]
    is_open = before[-1] in ",;:-–—" or before.rpartition(" ")[2] in _OPEN_WORDS
    return place <= _TITLE_LINES and not is_open and len(before) <= MAX_LINE


def _affiliations(
    text: str, spans: Sequence[Span], found: dict[int, HeadLine]
) -> dict[int, HeadLine]:
    """Return bare names right below a byline: where its author writes, or for whom.

    Nobody knows which, so a publisher is read only where the name's end says so.
    """
    lines: dict[int, HeadLine] = {}
    for place in range(1, len(spans)):
        above = found.get(place - 1)
        if above is None or not above.is_byline or above.publisher or place in found:
            continue
        ends = place + 1 >= len(spans) or place + 1 in found or _gap(text, spans, place + 1) > 1
        has_title = place > 1
        is_below = has_title and ends and _gap(text, spans, place) == 1
        if is_below and _is_bare_name(text, spans[place]):
            start, end = spans[place]
            is_known = text[start:end].lower().endswith(_PUBLISHER_ENDS)
            lines[place] = HeadLine(publisher=(start, end) if is_known else None, is_byline=True)
    return lines


def _bare_authors(
    text: str, spans: Sequence[Span], found: dict[int, HeadLine]
) -> dict[int, HeadLine]:
    """Return persons' names without "By" that stand right at a publisher's line or a date."""
    if any(line.authors for line in found.values()):
        return {}
    for place in range(1, len(spans)):
        beside = [
            p for p in (place - 1, place + 1) if p in found and _touches(text, spans, place, p)
        ]
        words = " ".join(text[spans[place][0] : spans[place][1]].split())
        if beside and place not in found and all(map(is_person, AND_BETWEEN.split(words))):
            return {place: HeadLine(authors=spans[place], is_byline=True)}
    return {}


def _touches(text: str, spans: Sequence[Span], place: int, other: int) -> bool:
    return _gap(text, spans, max(place, other)) == 1


def _drop_lone_publishers(text: str, spans: Sequence[Span], found: dict[int, HeadLine]) -> None:
    """Take a publisher's name for a heading where no line of a head stands near it.

    "World News" as the only line above a paragraph is the account's title.
    """
    for place in list(found):
        line = found[place]
        if line.date or line.authors or line.year or line.is_byline or line.publisher is None:
            continue
        near = any(p in found for p in (place - 1, place + 1))
        is_masthead = place == 0 and len(spans) > 1 and _is_title_like(text, spans[1])
        below_title = place == 1 and _is_title_like(text, spans[0])
        if not (near or is_masthead or below_title):
            del found[place]


def _is_title_like(text: str, span: Span) -> bool:
    return span[1] - span[0] <= MAX_LINE and text[span[1] - 1] not in ".…,;:"

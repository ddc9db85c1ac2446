"""Paragraphs that article extraction loses because a page keeps its text in several boxes.

An advertisement or a form often parts one text into boxes of the same class, of which extraction
takes the first. A long line of prose whose elements have just the classes of paragraphs that were
taken belongs to them; it is put back at its place, up to the next headline. So is a standfirst:
a sentence that stands alone between the headline and the first paragraph.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from sayso.intake.html_article import is_notice
from sayso.intake.html_head_days import Head
from sayso.intake.html_lines import Line, line_key
from sayso.record.vocabulary import BlockKind

_LONG: Final = 80  # characters of a line that is surely prose
_LEAD: Final = 60  # characters of a standfirst
_MOST_LEADS: Final = 2  # more is the menu of a site that writes in sentences
_JUST_BELOW: Final = 3  # lines below the headline where it needs no mark
_QUOTES: Final = '“"„«'  # a quotation set out of the text opens with its mark
_LEAD_MARKS = re.compile(
    r"lead|teaser|intro|excerpt|\bde[ck]+\b|standfirst|sub-?title|summary|abstract|chapo|preface"
    r"|vorspann|anriss|entradilla|bajada|sommario|blurb|abstract|unterzeile"
)
_NO_LEAD = re.compile(
    r"caption|figure|image|photo|foto|author|\bbio\b|tooltip|sign-?up|newsletter|quote|related"
    r"|promo|advert|share|social|cookie|comment|disclos|breadcrumb|textbox|infobox|rating|price"
)
_ALIKE: Final = 2  # paragraphs taken that have the same classes
_ENDS: Final = (".", "!", "?", "”", '"', "»", "’", ":")

_Block = tuple[BlockKind, str]


def with_lost_paragraphs(blocks: Sequence[_Block], head: Head) -> list[_Block]:
    """Return the blocks with the paragraphs of the page that extraction left out."""
    places = {line_key(text): at for at, (_, text) in reversed(list(enumerate(blocks)))}
    marks = Counter(
        line.marks
        for line in head.lines
        if line.marks and line_key(line.text) in places and len(line.text) >= _LONG
    )
    own = {mark for mark, count in marks.items() if count >= _ALIKE}
    by_place: dict[int, list[str]] = {}
    whole = "\n".join(text for _, text in blocks)
    place = -1
    for line in _until_next_headline(head):
        known = places.get(line_key(line.text), -1)
        place = max(place, known)
        is_lost = known < 0 <= place and line.marks in own and _is_prose(line)
        if is_lost and line.text not in whole:
            by_place.setdefault(place, []).append(line.text)
    found: list[_Block] = []
    leads = [text for text in dict.fromkeys(_leads(head)) if text not in whole]
    first = next((at for at, (kind, _) in enumerate(blocks) if kind == "paragraph"), -1)
    for at, block in enumerate(blocks):
        if at == first and len(leads) <= _MOST_LEADS:
            found += [("paragraph", text) for text in leads]
        found.append(block)
        found += [("paragraph", text) for text in by_place.get(at, [])]
    return found


def _leads(head: Head) -> Iterator[str]:
    """Yield the sentences that stand as a standfirst between headline and first paragraph."""
    if not head.lines or not head.lines[min(head.headline, len(head.lines) - 1)].heading:
        return
    for below, line in enumerate(head.lines[head.headline + 1 : head.first], 1):
        text = line.text
        is_sentence = len(text) >= _LEAD and text.endswith(_ENDS) and text[0] not in _QUOTES
        is_meant = below <= _JUST_BELOW or _LEAD_MARKS.search(line.marks)
        is_other = line.is_caption or _NO_LEAD.search(line.marks) or is_notice(text)
        if is_sentence and is_meant and not is_other:
            yield text


def _is_prose(line: Line) -> bool:
    text = line.text
    return len(text) >= _LONG and text.endswith(_ENDS) and not (line.heading or line.is_caption)


def _until_next_headline(head: Head) -> Sequence[Line]:
    below = head.lines[head.headline + 1 :]
    end = next((at for at, line in enumerate(below) if line.heading == 1), len(below))
    return below[:end]

"""The role of each block in the account: title, byline, heading, block quotation, list item ...

Works on the words of a block and a little layout (indent, width). It reads English. Datelines
are found in `datelines`, for they stand inside a paragraph.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sayso.record.vocabulary import BlockKind, Repair, Span
from sayso.repair.credits import LAST_BLOCKS, is_credit, is_signature
from sayso.repair.head_lines import HeadLine
from sayso.repair.kickers import is_kicker
from sayso.repair.set_off import introduces_speech

_CAPTION = re.compile(
    r"(?:file photo(?:graph)?\b|(?:photo(?:graph)?s?|pictures?|images?|caption|pictured|map"
    r"|figure \d{1,3}|fig\. \d{1,3})(?: (?:above|below|by [^:.]{2,40}))?\s?[:.—–|])",
    re.IGNORECASE,
)
_CREDIT = re.compile(
    r"[\s(](?:Image|Photo(?:graph)?|Picture|Video|Audio|Credit)s?[:;]\s[^:\n]{2,60}\Z",
    re.IGNORECASE,
)
_TERMINALS: Final = ".!?…,;:"
_QUOTES: Final = "“\"«„‘'"
_MAX_HEADING: Final = 100
_MAX_TITLE: Final = 200
_MAX_CAPTION: Final = 400
_HEAD_BLOCKS: Final = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a role. `given` is what its format said it is, if anything.

    `is_set_off`: its lines are indented, which alone makes it a block quotation; `is_indented`: so
    is a single line behind a colon, which alone makes it none.
    """

    span: Span
    given: BlockKind | None = None
    is_item: bool = False
    is_indented: bool = False
    is_set_off: bool = False
    is_narrow: bool = False


def assign_roles(
    text: str, pieces: list[Piece], head: Mapping[int, HeadLine], level: Repair
) -> list[BlockKind]:
    """Return the kind of every piece of the text, in order; `head` holds its head lines.

    At level `none` no block quotation is told by its words alone: its indent was lost, and to find
    it again is a repair (`indents`).
    """
    title = _title_place(text, pieces, head)
    kinds: list[BlockKind] = []
    for place in range(len(pieces)):
        before = kinds[-1] if kinds else None
        if place == title:
            kinds.append("title")
        elif place in head and pieces[place].given != "title":
            kinds.append(head[place].kind)
        else:
            kinds.append(_role(text, pieces, place, before, level))
    return kinds


def _title_place(text: str, pieces: list[Piece], head: Mapping[int, HeadLine]) -> int | None:
    """Return the place of the title: the first line that heads the account and is no label.

    A format that gives blocks gives the title too.
    """
    for place in range(min(_HEAD_BLOCKS, len(pieces) - 1)):
        piece = pieces[place]
        if piece.given is not None:
            return None
        if place in head or _is_caption(text, piece.span):
            continue
        if not _is_title(text, pieces, place, is_before_head=place + 1 in head):
            return None
        is_label = is_kicker(text[piece.span[0] : piece.span[1]])
        following = place + 1
        if is_label and following not in head and following + 1 < len(pieces):
            is_next = _is_title(text, pieces, following, is_before_head=following + 1 in head)
            if is_next:
                continue
        return place
    return None


def _is_title(text: str, pieces: list[Piece], place: int, *, is_before_head: bool) -> bool:
    """Whether a line may be the title; one with a full stop or marks needs a head line below."""
    start, end = pieces[place].span
    if pieces[place].is_item or end - start > _MAX_TITLE or "\n" in text[start:end]:
        return False
    if _is_heading(text, (start, end), _MAX_TITLE):
        return True
    if not text[start].isupper() and text[start] not in _QUOTES:
        return False
    last = text[end - 1]
    is_question = last in "?!" and ". " not in text[start:end]
    next_start, next_end = pieces[place + 1].span
    has_body = len(pieces) > 2 and next_end - next_start >= 2 * _MAX_HEADING
    if is_question and end - start <= _MAX_HEADING and has_body:
        return True
    return is_before_head and last not in ",;:" and text.count(". ", start, end) == 0


def _role(
    text: str, pieces: list[Piece], place: int, before: BlockKind | None, level: Repair
) -> BlockKind:
    piece = pieces[place]
    is_last = place + 1 == len(pieces)
    if piece.given and piece.given != "paragraph":
        return piece.given
    if place and place >= len(pieces) - LAST_BLOCKS and is_credit(text, piece.span):
        return "byline"
    if is_last and place > 1 and is_signature(text, piece.span):
        return "byline"
    if piece.is_item:
        return "list_item"
    if _is_set_off_quotation(text, pieces, place, before, level):
        return "blockquote"
    if _is_caption(text, piece.span):
        return "caption"
    if not is_last and piece.given is None and _heads(text, pieces, place):
        return "heading"
    return "paragraph"


def _is_caption(text: str, span: Span) -> bool:
    """Whether a block begins as a caption or ends in a credit ("Image: Ana Moss.")."""
    start, end = span
    if end - start > _MAX_CAPTION:
        return False
    return bool(_CAPTION.match(text, start, end) or _CREDIT.search(text, max(start, end - 80), end))


def _heads(text: str, pieces: list[Piece], place: int) -> bool:
    """Whether a block is a heading and no line of a list: its neighbours are none."""
    if not _is_heading(text, pieces[place].span):
        return False
    if place < 2:
        return True
    return not all(_is_heading(text, pieces[i].span) for i in (place - 1, place + 1))


def _is_heading(text: str, span: Span, longest: int = _MAX_HEADING) -> bool:
    if span[1] - span[0] > longest:
        return False
    first, last = text[span[0]], text[span[1] - 1]
    if last in _TERMINALS or last in "-–—" or (first in '“"' and last in '”"'):
        return False
    if text[span[1] - 2 : span[1]] in {".”", '."', ".)"}:
        return False
    if "\n" in text[span[0] : span[1]] and span[0]:
        return False
    has_letters = any(c.isalpha() for c in text[span[0] : span[1]])
    return has_letters and (first.isupper() or first.isdigit() or first in _QUOTES)


def _is_set_off_quotation(
    text: str, pieces: list[Piece], place: int, before: BlockKind | None, level: Repair
) -> bool:
    """Whether a paragraph is indented, or stands after a colon, without marks of its own."""
    piece = pieces[place]
    start, end = piece.span
    if text[start] in _QUOTES:
        return False  # an ordinary quotation in its own paragraph: its marks speak
    is_prose = end - start >= 30 and text[start:end].count(" ") >= 5
    if not is_prose or place == 0:
        return False
    if before == "blockquote" and (piece.is_set_off or piece.is_narrow):
        return True
    if piece.is_set_off:
        return True
    if level == "none" or before != "paragraph":
        return False
    resumes = place + 1 < len(pieces) and text[pieces[place + 1].span[1] - 1] != ":"
    return introduces_speech(text, pieces[place - 1].span, piece.span, resumes=resumes)

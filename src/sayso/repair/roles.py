"""The role of each block in the account: title, byline, heading, block quotation, list item ...

Works on the words of a block and a little layout (indent, width). It reads English. Datelines
are found in `datelines`, for they stand inside a paragraph.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.record.vocabulary import BlockKind, Span
from sayso.repair.words import word_set

_BYLINE = re.compile(
    r"(?:by|words by|text by|report by|written by|story by)[ \xa0]+"
    r"(?P<names>[^\W\d_][^\n]{1,100})\Z",
    re.IGNORECASE,
)
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
# What a byline has in lower case between names.
_NAME_PARTS: Final = word_set("and & in at with of the for from de van von al bin da di la del el")


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before it has a role. `given` is what its format said it is, if anything."""

    span: Span
    given: BlockKind | None = None
    is_item: bool = False
    is_set_off: bool = False
    is_narrow: bool = False


def assign_roles(text: str, pieces: list[Piece]) -> list[BlockKind]:
    """Return the kind of every piece of the text, in order."""
    kinds: list[BlockKind] = []
    for place in range(len(pieces)):
        is_last = place + 1 == len(pieces)
        before = kinds[-1] if kinds else None
        kinds.append(_role(text, pieces, place, before, is_last=is_last))
    return kinds


def byline_names(text: str, span: Span) -> Span | None:
    """Return the stretch of the names in a byline, or `None` when the block is none."""
    if span[1] - span[0] > _MAX_HEADING:
        return None
    match = _BYLINE.match(text, span[0], span[1])
    if match is None or text[span[1] - 1] in ".!?:;":
        return None
    return _names_only(text, match.span("names"))


def _names_only(text: str, span: Span) -> Span | None:
    """Cut a byline's names off before ", Staff writer" or " | Agency"; names have capitals."""
    words = re.split(r",|\s[|/–—-]\s|\s{2,}|\sin\s|\sfor\s", text[span[0] : span[1]], maxsplit=1)[0]
    parts = words.split()
    if not parts or len(parts) > 10:
        return None
    if not all(part[0].isupper() or part.lower() in _NAME_PARTS for part in parts):
        return None
    return span[0], span[0] + len(words)


def _role(
    text: str, pieces: list[Piece], place: int, before: BlockKind | None, *, is_last: bool
) -> BlockKind:
    piece = pieces[place]
    if place < _HEAD_BLOCKS and byline_names(text, piece.span):
        return "byline"
    if piece.given and piece.given != "paragraph":
        return piece.given
    if piece.is_item:
        return "list_item"
    if _is_set_off_quotation(text, pieces, place, before):
        return "blockquote"
    if _is_caption(text, piece.span):
        return "caption"
    if not is_last and piece.given is None and _heads(text, pieces, place):
        return "heading" if place else "title"
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


def _is_heading(text: str, span: Span) -> bool:
    length = span[1] - span[0]
    if length > _MAX_TITLE or (span[0] and length > _MAX_HEADING):
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
    text: str, pieces: list[Piece], place: int, before: BlockKind | None
) -> bool:
    """Whether a paragraph stands after a colon or is indented, without marks of its own."""
    piece = pieces[place]
    start, end = piece.span
    if text[start] in _QUOTES:
        return False  # an ordinary quotation in its own paragraph: its marks speak
    is_prose = end - start >= 30 and text[start:end].count(" ") >= 5
    if not is_prose or place == 0:
        return False
    if before == "blockquote" and (piece.is_set_off or piece.is_narrow):
        return True
    previous = pieces[place - 1]
    introduced = text[previous.span[1] - 1] == ":" and before == "paragraph"
    return introduced or piece.is_set_off

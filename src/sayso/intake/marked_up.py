"""HTML that is the account itself: the body of a mail, the content of a feed entry or a row.

Nothing in it is the furniture of a site, so nothing is sought or judged: every visible block is
kept, in order. (Article extraction refuses two sentences and cuts what looks like a menu.)
"""

import re
from collections.abc import Iterable

from sayso.intake.html_plain import plain_blocks
from sayso.intake.source_text import SourceBlock
from sayso.record.vocabulary import BlockKind

_FIRST_TAG = re.compile(r"\s{0,200}<(!doctype\s|[a-z][a-z0-9]{0,11}[\s/>]|!--)", re.IGNORECASE)
_PAGE = re.compile(r"\s{0,200}<(!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_QUOTE_TAG = re.compile(r"<(/?)q(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")

Blocks = list[tuple[BlockKind, str]]


def is_marked_up(text: str) -> bool:
    """Whether a text begins with a tag."""
    return _FIRST_TAG.match(text) is not None


def is_page(text: str) -> bool:
    """Whether a text is a whole page and not a piece of one."""
    return _PAGE.match(text) is not None


def visible_blocks(html: str) -> Blocks:
    """Return the visible blocks of a piece of HTML in order."""
    # A browser shows <q> as quotation marks.
    html = _QUOTE_TAG.sub(lambda match: "”" if match[1] else "“", _CONTROL.sub(" ", html))
    return plain_blocks(html)


def in_one_line(html: str) -> str:
    """Return the words of a piece of HTML that is a title."""
    return " ".join(text for _, text in visible_blocks(html))


def joined(blocks: Iterable[tuple[BlockKind, str]]) -> tuple[str, tuple[SourceBlock, ...]]:
    """Return the text of blocks, parted by blank lines, and where each lies."""
    pieces: list[str] = []
    placed: list[SourceBlock] = []
    start = 0
    for kind, text in blocks:
        pieces.append(text)
        placed.append(SourceBlock(kind, (start, start + len(text))))
        start += len(text) + 2
    return "\n\n".join(pieces), tuple(placed)

"""HTML that is the account itself: the body of a mail, the content of a feed entry or a row.

Nothing in it is the furniture of a site, so nothing is sought or judged: every visible block is
kept, in order. (Article extraction refuses two sentences and cuts what looks like a menu.)
What the markup hides is left out and counted. `html.parser` keeps no tree, so no nesting is too
deep for it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final

from sayso.intake.source_text import SourceBlock
from sayso.record.types import Gap
from sayso.record.vocabulary import BlockKind

_FIRST_TAG = re.compile(r"\s{0,200}<(!doctype\s|[a-z][a-z0-9]{0,11}[\s/>]|!--)", re.IGNORECASE)
_PAGE = re.compile(r"\s{0,200}<(!doctype\s{1,9}html|html|head|body)\b", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
# `<![if !mso]>` of Outlook; the parser looks through the whole rest for the end of each.
_SECTION = re.compile(r"<!\[[^<>]{0,200}>|<!\[")
_HIDING = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden|mso-hide\s{0,3}:\s{0,3}all"
    r"|font-size\s{0,3}:\s{0,3}0(?![.\d])",
    re.IGNORECASE,
)
_BREAK: Final = "\x0b"  # stands for a line break while a block is collected
_LONGEST_STYLE: Final = 2000

_LEFT_OUT: Final = frozenset(("script", "style", "template", "head", "title", "svg", "iframe"))
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_KINDS: Final[dict[str, BlockKind]] = {
    "figcaption": "caption", "caption": "caption", "li": "list_item", "dd": "list_item",
    "dt": "list_item", "h1": "heading", "h2": "heading", "h3": "heading", "h4": "heading",
    "h5": "heading", "h6": "heading",
}  # fmt: skip
_BLOCKS: Final = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "details", "div", "dl",
        "figure", "footer", "form", "header", "hr", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "th", "tr", "ul", *_KINDS,
    )
)  # fmt: skip
_CLOSED_BY_THE_NEXT: Final = frozenset(("p", "li", "dd", "dt", "td", "th", "tr"))

Blocks = list[tuple[BlockKind, str]]


@dataclass(frozen=True, slots=True)
class MarkedUp:
    """The visible blocks of a piece of HTML in order, and how many characters it hides."""

    blocks: Blocks
    hidden: int = 0

    @property
    def size(self) -> int:
        """How many characters are visible."""
        return sum(len(text) for _, text in self.blocks)

    @property
    def notes(self) -> tuple[Gap, ...]:
        """What is said about hidden text."""
        if not self.hidden:
            return ()
        message = f"{self.hidden:,} characters that the markup hides from readers were left out."
        return (Gap(kind="hidden_text", span=None, message=message),)


def is_marked_up(text: str) -> bool:
    """Whether a text begins with a tag."""
    return _FIRST_TAG.match(text) is not None


def is_page(text: str) -> bool:
    """Whether a text is a whole page and not a piece of one."""
    return _PAGE.match(text) is not None


def read_markup(html: str) -> MarkedUp:
    """Return what a piece of HTML shows."""
    html = _SECTION.sub("", _COMMENT.sub("", _CONTROL.sub(" ", html)))
    # Behind the last ">" no tag ends, and the parser would look for its end from every "<".
    tags, end, rest = html.rpartition(">")
    walker = _Walker()
    walker.feed(tags + end + rest.replace("<", "&lt;"))
    walker.close()
    walker.end_block()
    return MarkedUp(walker.blocks, walker.hidden + walker.left_open)


def in_one_line(html: str) -> str:
    """Return the words of a piece of HTML that is a title."""
    return " ".join(text for _, text in read_markup(html).blocks)


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


class _Walker(HTMLParser):
    """Collects what stands between tags that part blocks.

    `left_open` counts what is left out because an element is never closed.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: Blocks = []
        self.hidden = 0
        self.left_open = 0
        self._pieces: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._quotes = 0
        self._preformatted = 0
        self._left_out = ""
        self._hiding = ""
        self._hiding_depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or begin to leave out or to hide."""
        if tag == "body":
            self._left_out = ""  # what was left open before is over
            self.left_open = 0
        elif not self._left_out and tag in _LEFT_OUT:
            self._left_out = tag
        self._count_hidden(tag, attrs)
        if tag == "br":
            self._pieces.append(_BREAK)
        elif tag == "q":
            self.handle_data("“")  # as a browser shows it
        elif tag in _BLOCKS:
            self.end_block()
            self._quotes += tag == "blockquote"
            self._preformatted += tag == "pre"
            self._kind = _KINDS.get(tag, "paragraph")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or end leaving out or hiding."""
        if tag == self._left_out:
            self._left_out = ""
            self.left_open = 0
        if tag == self._hiding:
            self._end_hiding(1)
        if tag == "q":
            self.handle_data("”")
        elif tag in _BLOCKS:
            self.end_block()
            self._quotes = max(0, self._quotes - (tag == "blockquote"))
            self._preformatted = max(0, self._preformatted - (tag == "pre"))

    def handle_data(self, data: str) -> None:
        """Keep visible words."""
        if self._left_out:
            self.left_open += len("".join(data.split()))
            return
        if self._hiding:
            self.hidden += len("".join(data.split()))
        else:
            self._pieces.append(data.replace("\n", _BREAK) if self._preformatted else data)

    def end_block(self) -> None:
        """Write the block collected so far; an empty line parts it in two."""
        lines = [" ".join(line.split()) for line in "".join(self._pieces).split(_BREAK)]
        self._pieces.clear()
        kind = "blockquote" if self._quotes and self._kind == "paragraph" else self._kind
        for text in "\n".join(lines).split("\n\n"):
            if text.strip():
                self.blocks.append((kind, text.strip()))
        self._kind = "paragraph"

    def _count_hidden(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to hide at an element that says so; know its end by counting its like in it."""
        if tag in _VOID:
            return
        if not self._hiding:
            if any(_hides(name, value) for name, value in attrs):
                self._hiding, self._hiding_depth = tag, 1
        elif tag == self._hiding:
            self._hiding_depth += 1
            if tag in _CLOSED_BY_THE_NEXT:
                self._end_hiding(2)

    def _end_hiding(self, levels: int) -> None:
        self._hiding_depth -= levels
        if self._hiding_depth <= 0:
            self._hiding = ""


def _hides(name: str, value: str | None) -> bool:
    if name == "hidden":
        return True
    return name == "style" and _HIDING.search((value or "")[:_LONGEST_STYLE]) is not None

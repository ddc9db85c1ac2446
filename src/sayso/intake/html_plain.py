"""The plain walk over a page, for what article extraction cannot take.

`html.parser` keeps no tree, so no nesting is too deep for it. Menus, scripts and forms are left
out by their tags; nothing else is judged.
"""

from html.parser import HTMLParser
from typing import Final

from sayso.intake.html_hidden import is_hiding
from sayso.record.vocabulary import BlockKind

_LEFT_OUT: Final = frozenset(
    (
        "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form",
        "button", "select", "iframe", "head", "header",
    )
)  # fmt: skip
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr")
)
_BLOCKS: Final[dict[str, BlockKind]] = {
    "blockquote": "blockquote",
    "figcaption": "caption",
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
}
_BREAKS: Final = frozenset(
    (
        "p", "div", "section", "article", "main", "body", "table", "tr", "td", "th", "ul", "ol",
        "dl", "pre", "hr", "br", "figure", "address", "center", *_BLOCKS,
    )
)  # fmt: skip
_CLOSED_BY_THE_NEXT: Final = frozenset(("p", "li", "dd", "dt", "td", "th", "tr"))
_MAX_LENGTH: Final = 30_000_000


def plain_blocks(page: str) -> list[tuple[BlockKind, str]]:
    """Return the visible blocks of a page in order, with what their tags say they are."""
    walker = _Walker()
    # Behind the last ">" no tag ends, and the parser would look for its end from every "<".
    tags, end, rest = _without_comments(page[:_MAX_LENGTH]).rpartition(">")
    walker.feed(tags + end + rest.replace("<", "&lt;"))
    walker.close()
    walker.end_block()
    return walker.blocks


def _without_comments(page: str) -> str:
    """Cut comments; one that is never closed hides the rest, as in a browser."""
    pieces: list[str] = []
    start = 0
    while (comment := page.find("<!--", start)) >= 0:
        pieces.append(page[start:comment])
        end = page.find("-->", comment + 2)
        start = end + 3 if end >= 0 else len(page)
    return "".join(pieces) + page[start:]


class _Walker(HTMLParser):
    """Collects text between tags that break lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[tuple[BlockKind, str]] = []
        self._pieces: list[str] = []
        self._kind: BlockKind = "paragraph"
        self._quotes = 0
        self._left_out: list[str] = []

    def parse_marked_section(self, i: int, _report: object = None) -> int:
        """Pass over `<![…>` as browsers do; the parser's own way ends it on unknown ones."""
        return self.parse_bogus_comment(i)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or begin to leave out."""
        if self._left_out and tag == self._left_out[-1] and tag in _CLOSED_BY_THE_NEXT:
            self._left_out.pop()
        if tag in _LEFT_OUT or (tag not in _VOID and _is_hidden(attrs)):
            self._left_out.append(tag)
        elif self._left_out and tag == self._left_out[-1]:
            self._left_out.append(tag)  # its end is not the end of what is hidden
        elif tag in {"body", "article", "main"}:
            self._left_out.clear()  # what was left open before is over
        if tag in _BREAKS:
            self.end_block()
            self._quotes += tag == "blockquote"
            self._kind = _BLOCKS.get(tag, "paragraph")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or end leaving out."""
        if self._left_out and tag == self._left_out[-1]:
            self._left_out.pop()
        if tag in _BREAKS:
            self.end_block()
            self._quotes = max(0, self._quotes - (tag == "blockquote"))

    def handle_data(self, data: str) -> None:
        """Keep visible words."""
        if not self._left_out:
            self._pieces.append(data)

    def end_block(self) -> None:
        """Write the block collected so far."""
        text = " ".join("".join(self._pieces).split())
        self._pieces.clear()
        if text:
            is_quoted = self._quotes and self._kind == "paragraph"
            self.blocks.append(("blockquote" if is_quoted else self._kind, text))
        self._kind = "paragraph"


def _is_hidden(attrs: list[tuple[str, str | None]]) -> bool:
    return any(
        name == "hidden" or (name == "style" and is_hiding(value or "")) for name, value in attrs
    )

"""What the style of a paragraph makes of it, for DOCX, ODT and RTF.

The programs write the English names of their built-in styles in every language. A style without
a telling name is what the style is that it is based on; cycles among them are harmless.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sayso.record.vocabulary import BlockKind

Role = BlockKind | Literal["contents"]
"""The kind of block, or `contents` for the lines of a table of contents."""

_ROLES: Final[dict[str, Role]] = {
    "title": "title",
    "subtitle": "heading",
    "heading": "heading",
    "quote": "blockquote",
    "intensequote": "blockquote",
    "quotations": "blockquote",
    "blockquote": "blockquote",
    "blockquotation": "blockquote",
    "blocktext": "blockquote",
    "caption": "caption",
    "imagecaption": "caption",
    "tablecaption": "caption",
    "byline": "byline",
    "author": "byline",
    "dateline": "dateline",
    "normal": "paragraph",
    "standard": "paragraph",
    "tocheading": "contents",
}


@dataclass(frozen=True, slots=True)
class Style:
    """A style as its file declares it; `None` is what it does not say."""

    name: str
    parent: str | None = None
    role: Role | None = None
    is_hidden: bool | None = None


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, styles: Mapping[str, Style]) -> None:
        self._styles = styles
        self._roles: dict[str, Role | None] = {}
        self._hidden: dict[str, bool] = {}

    def role(self, style: str | None) -> Role | None:
        """Return the role of paragraphs in a style."""
        if style is None:
            return None
        if style not in self._styles:
            return role_of(style)
        chain: list[str] = []
        found: Role | None = None
        for ancestor in self._chain(style):
            chain.append(ancestor)
            if ancestor in self._roles:
                found = self._roles[ancestor]
                break
            declared = self._styles[ancestor]
            found = declared.role or role_of(declared.name)
            if not found and declared.parent and declared.parent not in self._styles:
                found = role_of(declared.parent)  # a style of the program, not of the file
            if found:
                break
        self._roles.update(dict.fromkeys(chain, found))
        return found

    def is_hidden(self, style: str | None) -> bool:
        """Whether text in a style is not shown."""
        if style is None:
            return False
        chain: list[str] = []
        found: bool | None = False
        for ancestor in self._chain(style):
            chain.append(ancestor)
            found = self._hidden.get(ancestor, self._styles[ancestor].is_hidden)
            if found is not None:
                break
        self._hidden.update(dict.fromkeys(chain, bool(found)))
        return bool(found)

    def _chain(self, style: str) -> Iterator[str]:
        """Yield a style and those it is based on."""
        seen: set[str] = set()
        at: str | None = style
        while at is not None and at in self._styles and at not in seen:
            seen.add(at)
            yield at
            at = self._styles[at].parent


def role_of(name: str) -> Role | None:
    """Return the role that a style's name tells."""
    key = name.casefold().replace("_20_", "").replace(" ", "").replace("-", "").replace("_", "")
    if key in _ROLES:
        return _ROLES[key]
    stem = key.rstrip("0123456789")
    if stem in {"heading", "title"}:
        return "heading"
    if stem in {"toc", "contents"}:
        return "contents"
    return "list_item" if key.startswith(("list", "numbering")) else None

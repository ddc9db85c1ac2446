"""HTML that cannot forget to escape: text becomes `Html` only through `text` or `tag`.

Characters that no page should carry (controls) are shown by their pictures, so that nothing of a
document reaches the reader's browser or terminal but its words.
"""

from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)
"""Markup that is safe as it stands."""

_ENTITIES = ("&amp;", "&lt;", "&gt;", "&quot;", "&#x27;")
_OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Direction overrides would let a document rearrange the words around it."""
_PICTURES: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if code not in (0x09, 0x0A, 0x0D)},
    0x7F: "␡",
    # Half a surrogate pair, as in a file name that is no UTF-8, cannot be written at all.
    **dict.fromkeys((*range(0x80, 0xA0), *_OVERRIDES, *range(0xD800, 0xE000)), "�"),
}
_ESCAPED = {
    **_PICTURES,
    **{ord(letter): entity for letter, entity in zip("&<>\"'", _ENTITIES, strict=True)},
}
EMPTY = Html("")


def printable(words: str) -> str:
    """Return `words` with control characters and direction overrides made visible."""
    return words.translate(_PICTURES)


def text(words: str) -> Html:
    """Return `words` as HTML text, safe inside attributes as well."""
    return Html(words.translate(_ESCAPED))


def tag(name: str, *children: Html, **attributes: str | None) -> Html:
    """Return an element; attributes of `None` are left out, `class_` and `data_x` are respelt."""
    inner = "".join(children)
    return Html(f"<{name}{_attributes(attributes)}>{inner}</{name}>")


def join(pieces: Iterable[Html], between: str = "") -> Html:
    """Return the pieces in a row with plain text `between` them."""
    return Html(escape(between).join(pieces))


def _attributes(attributes: dict[str, str | None]) -> str:
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{text(value)}"'
        for name, value in attributes.items()
        if value is not None
    )

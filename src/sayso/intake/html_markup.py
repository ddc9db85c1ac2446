"""Markup made safe for libxml2 before it is parsed: what is giant is cut, what is deep flattened.

libxml2 takes quadratic time over the attributes of one tag and over a comment that never ends,
and stops without an error where elements nest more than 256 deep. Each function here is one
linear walk over the page, and loses no words.
"""

import re
from collections import Counter
from typing import Final

from sayso.intake.limits import Limits

_GIANT: Final = 1500  # characters of a tag, below which nobody has 500 attributes
# A quotation mark opens a value only behind "="; anywhere else it is a letter like others.
_TAG = re.compile(r"""<[A-Za-z](?:=\s*+(?:"[^"]*+"|'[^']*+')|[^<>=]++|=)*+""")
_TAG_START = re.compile(r"<(?:(?P<close>/)?(?P<name>[A-Za-z][^\s/<>]{0,60})|(?P<comment>!--))")
_TAG_END = re.compile(r"""(?:=\s*+(?:"[^"]*+"|'[^']*+')|[^>=]++|=)*+>""")
_ATTRIBUTE = re.compile(r"""[^\s>/=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++))?+""")
_RAW: Final = frozenset(("script", "style", "textarea", "title", "xmp", "noembed"))
_VOID: Final = frozenset(
    (
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr",
    )
)  # fmt: skip
# Their end tags may be left out, so that open ones say nothing about depth.
_CLOSING_THEMSELVES: Final = frozenset(
    (
        "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "html",
        "head", "body", "colgroup", "rt", "rp",
    )
)  # fmt: skip
_INLINE: Final = frozenset(("a", "b", "em", "font", "i", "small", "span", "strong", "u"))
_BREAK: Final = "<br><br>"
_LONG_COMMENT: Final = 100_000


def with_small_tags(page: str, limits: Limits) -> str:
    """Return the page with tags cut to the attributes that the limits allow."""
    if all(tag.end() - tag.start() < _GIANT for tag in _TAG.finditer(page)):
        return page
    return "".join(_small(tag, limits) for tag in _tokens(page))


def without_open_comment(page: str) -> str:
    """Cut off a long comment that is never closed: it hides the rest, as in a browser."""
    start = page.find("<!--", page.rfind("-->") + 1)
    is_long = start >= 0 and len(page) - start > _LONG_COMMENT
    return page[:start] if is_long and not _is_in_script(page, start) else page


def flattened(page: str, limits: Limits) -> str:
    """Return the page with elements beyond the depth left out, their words kept in place."""
    most = limits.markup_depth // 2  # for p, li and table cells between them
    pieces: list[str] = []
    open_names: list[tuple[str, bool]] = []
    counts: Counter[str] = Counter()
    for token in _tokens(page):
        match = _TAG_START.match(token)
        name = (match["name"] or "").lower() if match else ""
        if not name or name in _VOID or name in _CLOSING_THEMSELVES or name in _RAW:
            pieces.append(token)
        elif match and not match["close"]:
            is_kept = len(open_names) < most
            open_names.append((name, is_kept))
            counts[name] += 1
            pieces.append(token if is_kept else _gap(name, pieces))
        elif counts[name]:
            was_kept = _close(open_names, counts, name)
            pieces.append(token if was_kept else _gap(name, pieces))
    return "".join(pieces)


def _close(open_names: list[tuple[str, bool]], counts: Counter[str], name: str) -> bool:
    """Close the elements up to the last of that name; return whether it was kept."""
    while True:
        closed, was_kept = open_names.pop()
        counts[closed] -= 1
        if closed == name:
            return was_kept


def _gap(name: str, before: list[str]) -> str:
    """Return what stands for a tag left out: one break where the tag would have made one."""
    last = next((piece for piece in reversed(before[-3:]) if piece.strip()), "")
    return "" if name in _INLINE or last in {"", _BREAK} else _BREAK


def _tokens(page: str) -> list[str]:
    """Return tags, comments and what stands between them, in order; joined they are the page.

    What is in `<script>` and its like is one token with its start tag.
    """
    tokens: list[str] = []
    unclosed: set[str] = set()
    start = 0
    last = page.rfind(">")
    while start < len(page):
        found = _TAG_START.search(page, start)
        if found is None or found.start() > last:
            break
        end = _token_end(page, found, unclosed)
        tokens.append(page[start : found.start()])
        tokens.append(page[found.start() : end])
        start = end
    tokens.append(page[start:])
    return tokens


def _token_end(page: str, found: re.Match[str], unclosed: set[str]) -> int:
    """Return where a token ends; `unclosed` keeps the names that no end tag follows any more."""
    if found["comment"]:
        end = page.find("-->", found.end() - 2)
        return end + 3 if end >= 0 else len(page)
    tag = _TAG_END.match(page, found.end())
    end = tag.end() if tag else page.find(">", found.end()) + 1
    name = found["name"].lower()
    if found["close"] or name not in _RAW or name in unclosed:
        return end
    closing = page.find(f"</{name}", end)  # nearly always in lower case
    if closing < 0:
        unclosed.add(name)
    return closing if closing >= 0 else end


def _small(token: str, limits: Limits) -> str:
    if len(token) < _GIANT or not _TAG_START.match(token) or token.startswith("<!--"):
        return token
    found = _TAG_START.match(token)
    tag = _TAG_END.match(token, found.end()) if found else None
    if found is None or found["close"] or tag is None:
        return token
    kept: list[str] = []
    room = limits.attribute_characters
    for attribute in _ATTRIBUTE.finditer(token, found.end(), tag.end() - 1):
        if len(kept) == limits.attributes:
            break
        if attribute.end() - attribute.start() <= room:
            kept.append(attribute[0])
            room -= len(attribute[0])
    return f"{found[0]} {' '.join(kept)}>{token[tag.end() :]}"


def _is_in_script(page: str, place: int) -> bool:
    opened = max(page.rfind("<script", 0, place), page.rfind("<style", 0, place))
    return opened > page.rfind("</s", 0, place)

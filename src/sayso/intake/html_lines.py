"""A page as lines: what stands between two breaks, with the names of the elements round it.

For what the tree does not say but the look does: which line is the headline, where the first
paragraph begins, and what stands between them. Hidden elements, menus, forms and what calls
itself a comment, a sidebar or a list of related articles are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree

_BREAKS: Final = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl",
        "dt", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th",
        "tr", "ul",
    )
)  # fmt: skip
_LEFT_OUT: Final = frozenset(
    (
        "aside", "button", "footer", "form", "head", "iframe", "nav", "noscript", "script",
        "select", "style", "svg", "template", "textarea",
    )
)  # fmt: skip
_WORDLESS: Final = frozenset(("head", "iframe", "script", "style", "svg", "template"))
_FOREIGN: Final = (
    "comment", "respond", "related", "sidebar", "recommend", "most-read", "mostread",
    "archive", "calendar", "disqus", "newsletter", "breadcrumb", "popular", "footer",
)  # fmt: skip
"""How classes begin that mark what is no part of the article."""
_BYLINE: Final = ("meta", "byline", "author", "date", "info")
_STAMPS: Final = (
    "datetime", "data-datetime", "data-timestamp", "data-time", "data-date", "data-utime",
    "data-epoch", "data-published", "data-publish-date", "data-published-date",
    "data-published-at-date", "data-pubdate", "data-published-at", "data-published-on",
)  # fmt: skip
"""Attributes that state a time to scripts; but the first only of elements called after a date."""
_STAMPED = re.compile(r"date|time|publi|posted|stamp")
_CHANGED = re.compile(r"updat|modif")
_FIRST = re.compile(r"publi|(?:entry|post|article|module)[-_]?date|\bdate\b")
"""What a class says beside "updated" where a theme means the day of publication by both."""
_NEAR: Final = 3
_KEY: Final = 40
_OPENINGS: Final = 3  # paragraphs by which an element is known to hold the article
_LEAST: Final = 80  # characters of each
_LOOKS: Final = 20  # into elements that are mostly no part of an article
_NO_LETTERS = re.compile(r"\W+")


@dataclass(slots=True)
class Line:
    """The words between two breaks.

    `marks` are the classes and ids of the nearest elements, in lower case; `stamps` the
    `datetime` of each `<time>` in it that is not of a change; `heading` the level of the heading
    that it stands in, or 0; `is_caption` says that it belongs to a picture.
    """

    text: str = ""
    marks: str = ""
    stamps: list[str] = field(default_factory=list)
    heading: int = 0
    is_caption: bool = False


def page_lines(tree: Any, paragraphs: Sequence[str] = ()) -> Iterator[Line]:  # noqa: ANN401
    """Yield the lines of a parsed page in order.

    `paragraphs` is the article's text: what holds it is read whatever it calls itself. `tree` is
    an lxml element, which is untyped.
    """
    walk = etree.iterwalk(tree, events=("start", "end"))
    names: list[str] = []
    line = _Open()
    passed_over = _PassedOver(paragraphs)
    for event, element in walk:
        tag = element.tag
        if not isinstance(tag, str):  # a comment
            if event == "end":
                line.add(element.tail, names)
            continue
        if event == "start":
            if _is_left_out(element, tag) and not passed_over.holds_article(element, tag):
                walk.skip_subtree()
                names.append("")
                continue
            names.append(_names_of(element))
        if tag in _BREAKS:
            yield from line.close()
        if event == "start":
            line.enter(element, tag)
            line.add(element.text, names)
        else:
            line.leave(element, tag)
            names.pop()
            line.add(element.tail, names)
    yield from line.close()


class _PassedOver:
    """Looks for the article in elements that are mostly no part of one, a few times a page."""

    def __init__(self, paragraphs: Sequence[str]) -> None:
        keys = [line_key(text) for text in paragraphs if len(text) >= _LEAST]
        self._openings = keys[:_OPENINGS]
        self._looks = _LOOKS

    def holds_article(self, element: Any, tag: str) -> bool:  # noqa: ANN401
        if not self._openings or not self._looks or tag in _WORDLESS:
            return False
        text = "".join(element.itertext())
        if len(text) < _LEAST:
            return False
        self._looks -= 1
        squeezed_text = squeezed(text)
        return any(opening in squeezed_text for opening in self._openings)


class _Open:
    """The line that is being read."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._marks: dict[str, None] = {}
        self._stamps: list[str] = []
        self._heading = 0
        self._caption: Any = None

    def enter(self, element: Any, tag: str) -> None:  # noqa: ANN401
        stamp = _stamp_of(element, tag)
        if stamp:
            self._stamps.append(stamp)
            self._marks[_names_of(element)] = None
        elif len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
            self._heading = int(tag[1])
        elif self._caption is None and _is_caption(element, tag):
            self._caption = element

    def leave(self, element: Any, tag: str) -> None:  # noqa: ANN401
        if len(tag) == 2 and tag[0] == "h":
            self._heading = 0
        elif element is self._caption:
            self._caption = None

    def add(self, text: str | None, names: list[str]) -> None:
        if text:
            if text[0].isdigit():
                self._pieces.append(" ")  # a name and a day are often parted by looks alone
            self._pieces.append(text)
            if not text.isspace():
                self._marks.update(dict.fromkeys(names[-_NEAR:]))

    def close(self) -> Iterator[Line]:
        text = " ".join("".join(self._pieces).split())
        if text or self._stamps:
            marks = " ".join(filter(None, self._marks))
            is_caption = self._caption is not None
            yield Line(text, marks, self._stamps, self._heading, is_caption)
        self._pieces, self._marks, self._stamps = [], {}, []


def line_key(text: str) -> str:
    """Return what two readings of one line have in common: its first letters and digits."""
    return squeezed(text[: _KEY * 2])[:_KEY]


def squeezed(text: str) -> str:
    """Return letters and digits alone, in lower case."""
    return _NO_LETTERS.sub("", text).lower()


def _stamp_of(element: Any, tag: str) -> str | None:  # noqa: ANN401
    """Return the time that an element states to scripts, unless it is that of a change."""
    if not element.attrib:
        return None
    names = _names_of(element)
    if tag != "time" and not _STAMPED.search(names):
        return None
    if _CHANGED.search(names) and not _FIRST.search(names):
        return None
    stated = (element.get(key) for key in (_STAMPS if tag == "time" else _STAMPS[1:]))
    return next((stamp[:80] for stamp in stated if stamp), None)


def _is_caption(element: Any, tag: str) -> bool:  # noqa: ANN401
    if tag == "figcaption":
        return True
    return "wp-caption-text" in (element.get("class") or "").split()


def _names_of(element: Any) -> str:  # noqa: ANN401
    names = " ".join(filter(None, (element.get("class"), element.get("id"))))
    return names[:300].lower()


def _is_left_out(element: Any, tag: str) -> bool:  # noqa: ANN401
    if element.get("hidden") is not None:
        return True
    if tag in _LEFT_OUT and not _is_of_article(element, tag):
        return True
    if tag == "header" and not _is_inside(element):  # of the site, where papers show today's date
        return next(element.iter("h1", "h2", "h3", "article"), None) is None
    if tag in {"html", "body", "main", "article", "h1"}:
        return False
    if not _is_foreign(_names_of(element)):
        return False
    return next(element.iter("h1"), None) is None  # "sidebar-right" may be the class of the whole


def _is_foreign(names: str) -> bool:
    return bool(names) and any(name.startswith(_FOREIGN) for name in names.split())


def _is_of_article(element: Any, tag: str) -> bool:  # noqa: ANN401
    """Whether an element that mostly holds something else holds the article or its byline."""
    if tag == "form":  # some systems put the whole page into one
        return next(element.iter("h1", "article"), None) is not None
    if tag == "footer":
        return _is_inside(element)
    names = _names_of(element)
    return tag == "aside" and any(n in names for n in _BYLINE) and _is_inside(element)


def _is_inside(element: Any) -> bool:  # noqa: ANN401
    return next(element.iterancestors("article", "main"), None) is not None

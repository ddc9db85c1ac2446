"""Text that a page hides from its readers by inline styles and attributes: out of the article.

Style sheets are not read, so that a class may hide what is taken for visible. Where next to
all prose of a page is hidden it is kept: pages hide their article until a script runs, or while a
consent notice is open.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from lxml import etree

from sayso.record.types import Gap

_HIDING = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden"
    r"|font-size\s{0,3}:\s{0,3}0(?![.\d])"
    r"|(?:left|top|text-indent)\s{0,3}:\s{0,3}-\d{4}",
    re.IGNORECASE,
)
_LONGEST_STYLE: Final = 2000
_WORDLESS: Final = frozenset(("script", "style", "noscript", "template", "svg", "head"))
_NO_ACCOUNT = re.compile(
    r"cookie|consent|gdpr|modal|popup|overlay|menu|\bnav|newsletter|share|social|login|subscri"
    r"|search|footer|dialog|comment|banner|player|toolbar|tooltip",
    re.IGNORECASE,
)
"""What hidden elements are called that belong to the site and not to the article."""
_PROSE: Final = 100  # characters of a stretch that is prose
_SUBSTANTIAL: Final = 200
_VISIBLE_SHARE: Final = 1 / 3  # less visible prose than that beside what is hidden


def drop_hidden(tree: Any) -> tuple[Gap, ...]:  # noqa: ANN401  # an lxml element, untyped
    """Take hidden elements out of a parsed page; say so where they held prose.

    Where next to all of the page's prose is hidden it is kept.
    """
    hidden = list(_hidden_elements(tree))
    concealed = sum(map(_stretches, hidden))
    if concealed > _SUBSTANTIAL and _stretches(tree) - concealed < concealed * _VISIBLE_SHARE:
        message = "Most of the page's words are hidden until its script runs; they were read."
        return (Gap(kind="hidden_text", span=None, message=message),)
    prose = sum(map(_prose, hidden))
    _keep_statements(tree, hidden)
    for element in hidden:
        element.drop_tree()
    if prose < _SUBSTANTIAL:
        return ()
    message = f"{prose:,} characters that the page hides from its readers were left out."
    return (Gap(kind="hidden_text", span=None, message=message),)


def _keep_statements(tree: Any, hidden: list[Any]) -> None:  # noqa: ANN401
    """Move what hidden elements state to machines alone to the end of the page.

    Systems hide the microdata of an article. Where several articles are hidden it is nothing.
    """
    days: dict[str, None] = {}
    for element in hidden:
        for node in list(element.iter("script", "meta", "time", "span")):
            if node.tag == "script" and "ld+json" in (node.get("type") or ""):
                tree.append(node)
            elif "datePublished" in (node.get("itemprop") or "") or _is_stamp(node):
                days[node.get("datetime") or node.get("content") or ""] = None
    days.pop("", None)
    if len(days) == 1:
        tree.append(tree.makeelement("meta", {"name": "date", "content": next(iter(days))}))


def _is_stamp(node: Any) -> bool:  # noqa: ANN401
    return node.tag == "time" and "published" in (node.get("class") or "")


def is_hiding(style: str) -> bool:
    """Whether an inline style hides the words of its element."""
    return _HIDING.search(style[:_LONGEST_STYLE]) is not None


def _hidden_elements(tree: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the outermost hidden elements."""
    walk = etree.iterwalk(tree, events=("start",))
    for _, element in walk:
        if element.tag in _WORDLESS:
            walk.skip_subtree()
        elif _is_hidden(element):
            walk.skip_subtree()
            if element.getparent() is not None and element.tag != "body":
                yield element


def _is_hidden(element: Any) -> bool:  # noqa: ANN401
    if not element.attrib:
        return False
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return style is not None and is_hiding(style)


def _texts(element: Any) -> Iterator[str]:  # noqa: ANN401
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "end":
            if node is not element and node.tail:
                yield node.tail
        elif node.tag in _WORDLESS:
            walk.skip_subtree()
        elif node.text and isinstance(node.tag, str):
            yield node.text


def _stretches(element: Any) -> int:  # noqa: ANN401
    """Return the characters of prose in an element: of stretches that are long."""
    lengths = [len(text.strip()) for text in _texts(element)]
    return sum(length for length in lengths if length >= _PROSE)


def _prose(element: Any) -> int:  # noqa: ANN401
    """Return the characters of prose in a hidden element that is no menu, dialogue or notice."""
    for node in (element, element.getparent()):
        if _NO_ACCOUNT.search(f"{node.get('class')} {node.get('id')} {node.get('role')}"[:500]):
            return 0
    return _stretches(element)

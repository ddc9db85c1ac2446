"""HTML: the article of a page as paragraphs, headings, lists and block quotations, with its facts.

trafilatura finds the article. The original text is the extracted text, blocks parted by blank
lines; the digest is of the bytes given. Where trafilatura finds next to nothing on a page full
of words (deep nesting, one giant paragraph) the page is walked plainly instead. Nothing that a
page refers to is fetched. Captions are not kept: trafilatura drops them.
"""

import re
from collections.abc import Iterator
from typing import Any, Final

import trafilatura

from sayso.intake.decoding import decode
from sayso.intake.given import Given
from sayso.intake.html_article import has_article, is_notice
from sayso.intake.html_facts import HtmlFacts, stated_facts
from sayso.intake.html_plain import plain_blocks
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact
from sayso.record.vocabulary import BlockKind

_CHARSET = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
# lxml takes quadratic time over thousands of attributes: a tag longer than this keeps its name.
_GIANT_TAG = re.compile(r"<([A-Za-z][\w:-]{0,40})\s[^<>]{20000,}>")
_QUOTE_TAG = re.compile(r"<(/?)q(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_MAX_TRAFILATURA: Final = 20_000_000
_SHARE: Final = 0.05  # of the visible text: less is a silent loss
_MUCH: Final = 2000  # visible characters

_Block = tuple[BlockKind, str]


def read_html(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of the article on an HTML page."""
    page = _decode_page(given)
    tree = _tree(page)
    blocks = _article_blocks(tree) if tree is not None else []
    size = sum(len(text) for _, text in blocks)
    if size < _SHARE * len(page):
        plain = plain_blocks(page)
        visible = sum(len(text) for _, text in plain)
        if size < _SHARE * visible and (visible > _MUCH or not blocks):
            blocks = plain
    blocks = [block for block in blocks if not is_notice(block[1])]
    if not has_article(tree, blocks):
        message = (
            "is a web page without an article. Give the page of one article, or save its text "
            "and read that."
        )
        raise given.error(message, "no_article")
    facts = HtmlFacts()
    if tree is not None:
        facts = stated_facts(tree, [text for _, text in blocks], given.stated.url)
    yield _source_text(blocks, facts, given)


def _decode_page(given: Given) -> str:
    stated = _CHARSET.search(given.data[:4096])
    page = decode(given.data, stated[1].decode("ascii") if stated else None)
    if page is None:
        message = "is in an unknown encoding. Save it as UTF-8 and read it again."
        raise given.error(message, "unknown_encoding")
    page = _GIANT_TAG.sub(r"<\1>", _CONTROL.sub(" ", page))
    # A browser shows <q> as quotation marks; extraction would lose them.
    return _QUOTE_TAG.sub(lambda match: "”" if match[1] else "“", page)


def _tree(page: str) -> Any:  # noqa: ANN401  # an lxml element, which is untyped
    if len(page) > _MAX_TRAFILATURA:
        return None
    return trafilatura.load_html(page)


def _article_blocks(tree: Any) -> list[_Block]:  # noqa: ANN401
    """Return the blocks of the article that trafilatura finds."""
    found = trafilatura.bare_extraction(
        tree, include_comments=False, include_tables=True, with_metadata=False
    )
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    return [block for element in found.body for block in _blocks(element, "paragraph")]


def _blocks(element: Any, kind: BlockKind) -> Iterator[_Block]:  # noqa: ANN401
    """Yield the blocks of one element of trafilatura's tree; it nests but a few levels."""
    tag = element.tag
    if tag == "head":
        yield from _paragraphs(element, "heading")
    elif tag == "quote":
        yield from _children_or_text(element, "blockquote")
    elif tag == "list":
        for item in element:
            yield from _paragraphs(item, "list_item")
    elif tag == "table":
        for row in element.iter("row"):
            cells = [" ".join("".join(cell.itertext()).split()) for cell in row]
            if any(cells):
                yield "list_item", " | ".join(cell for cell in cells if cell)
    elif tag in {"p", "ab", "code", "hi", "del"}:
        yield from _paragraphs(element, kind)
    elif tag not in {"graphic", "lb"} and isinstance(tag, str):
        yield from _children_or_text(element, kind)


def _children_or_text(element: Any, kind: BlockKind) -> Iterator[_Block]:  # noqa: ANN401
    inner = [child for child in element if child.tag in {"p", "quote", "list", "head", "table"}]
    if not inner:
        yield from _paragraphs(element, kind)
        return
    if element.text and element.text.strip():
        yield kind, " ".join(element.text.split())
    for child in element:
        yield from _blocks(child, kind)
        if child.tail and child.tail.strip():
            yield kind, " ".join(child.tail.split())


def _paragraphs(element: Any, kind: BlockKind) -> Iterator[_Block]:  # noqa: ANN401
    """Yield the text of an element; line breaks in it stay, two in a row part paragraphs."""
    pieces: list[str] = []
    for node in element.iter():
        if node.tag == "lb":
            pieces.append("\n")
        elif node.text:
            pieces.append(" ".join(_spaced(node.text)))
        if node is not element and node.tail:
            pieces.append(" ".join(_spaced(node.tail)))
    lines = [" ".join(line.split()) for line in "".join(pieces).split("\n")]
    for paragraph in "\n".join(lines).split("\n\n"):
        if paragraph.strip():
            yield kind, paragraph.strip()


def _spaced(text: str) -> list[str]:
    """Split at white space, keeping that there was some at the ends."""
    words = text.split()
    if not words:
        return ["", ""] if text else []
    return [""] * text[0].isspace() + words + [""] * text[-1].isspace()


def _source_text(blocks: list[_Block], facts: HtmlFacts, given: Given) -> SourceText:
    pieces: list[str] = []
    placed: list[SourceBlock] = []
    title = facts.title
    start = 0
    for kind, text in blocks:
        span = (start, start + len(text))
        if kind == "heading" and title and title.span is None and _same(text, title.value):
            kind = "title"  # noqa: PLW2901  # the page's own headline
            title = Fact(value=title.value, from_=title.from_, span=span)
        placed.append(SourceBlock(kind, span))
        pieces.append(text)
        start = span[1] + 2
    return SourceText(
        text="\n\n".join(pieces),
        kind="html",
        name=given.name,
        digest=given.digest,
        blocks=tuple(placed),
        title=title,
        publisher=facts.publisher,
        author=facts.author,
        published=facts.published,
        notes=facts.notes,
    )


def _same(heading: str, title: str) -> bool:
    return " ".join(heading.split()).casefold() == " ".join(title.split()).casefold()

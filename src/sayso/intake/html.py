"""HTML: the article of a page as paragraphs, headings, lists, captions and block quotations.

trafilatura finds the article. The original text is the extracted text, blocks parted by blank
lines; the digest is of the bytes given. Where trafilatura finds next to nothing on a page full
of words (one giant paragraph, a tree beyond repair) the page is walked plainly instead, and a
note says so. Nothing that a page refers to is fetched.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import trafilatura
from trafilatura.utils import HTML_PARSER

from sayso.intake.decoding import decode
from sayso.intake.given import Given
from sayso.intake.html_article import has_article, is_notice
from sayso.intake.html_captions import with_captions
from sayso.intake.html_facts import HtmlFacts, stated_facts
from sayso.intake.html_hidden import drop_hidden
from sayso.intake.html_lost import with_lost_paragraphs
from sayso.intake.html_markup import flattened, with_small_tags, without_open_comment
from sayso.intake.html_plain import plain_blocks
from sayso.intake.html_tail import without_link_tail
from sayso.intake.limits import Limits
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import BlockKind

_CHARSET = re.compile(rb"""charset\s{0,4}=\s{0,4}["']?([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_QUOTE_TAG = re.compile(r"<(/?)q(?:\s[^<>]{0,300})?>", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_FRAMES = re.compile(r"<frameset[\s>]", re.IGNORECASE)
_MAX_TRAFILATURA: Final = 20_000_000
_MANY_TAGS: Final = 10_000  # evaluation pages have 1,400 in the middle, 20,000 at most
_MOST_TAGS: Final = 150_000
_SHARE: Final = 0.05  # of the visible text: less is a silent loss
_MUCH: Final = 2000  # visible characters

_Block = tuple[BlockKind, str]


def read_html(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of the article on an HTML page."""
    page = _decode_page(given)
    tree, notes = _tree(page, given.limits)
    blocks = _article_blocks(tree, is_fast=page.count("<") > _MANY_TAGS) if tree is not None else []
    plain = _plain_instead(page, blocks)
    if plain:
        blocks = plain
        message = "The article could not be told from the page; all visible words were read."
        notes.append(Gap(kind="low_text_quality", span=None, message=message))
    blocks = [block for block in blocks if not is_notice(block[1])]
    if not has_article(tree, blocks):
        raise given.error(_no_article(page), "no_article")
    facts = HtmlFacts()
    if tree is not None:
        blocks = without_link_tail(blocks, tree)
        facts = stated_facts(tree, [text for _, text in blocks], given.stated.url)
    if facts.head:
        blocks = with_captions(with_lost_paragraphs(blocks, facts.head), facts.head)
    yield _source_text(blocks, facts, given, notes)


def _decode_page(given: Given) -> str:
    stated = _CHARSET.search(given.data[:4096])
    page = decode(given.data, stated[1].decode("ascii") if stated else None)
    if page is None:
        message = "is in an unknown encoding. Save it as UTF-8 and read it again."
        raise given.error(message, "unknown_encoding")
    page = without_open_comment(with_small_tags(_CONTROL.sub(" ", page), given.limits))
    # A browser shows <q> as quotation marks; extraction would lose them.
    return _QUOTE_TAG.sub(lambda match: "”" if match[1] else "“", page)


def _tree(page: str, limits: Limits) -> tuple[Any, list[Gap]]:
    """Return the parsed page, or `None` where it is too large, and what is to be said of it."""
    if len(page) > _MAX_TRAFILATURA or page.count("<") > _MOST_TAGS:
        return None, []
    tree = trafilatura.load_html(page)
    notes: list[Gap] = []
    if _stopped_at_depth():
        tree = trafilatura.load_html(flattened(page, limits))
        message = "The page nests too deeply; its deepest elements were read without their nesting."
        notes.append(Gap(kind="limit", span=None, message=message))
    if tree is not None:
        notes += drop_hidden(tree)
    return tree, notes


def _stopped_at_depth() -> bool:
    """Whether libxml2 gave up the page just parsed, which it does without an error."""
    last = HTML_PARSER.error_log.last_error
    return last is not None and last.type_name == "ERR_RESOURCE_LIMIT"


def _plain_instead(page: str, blocks: list[_Block]) -> list[_Block]:
    """Return the plain reading of a page where article extraction loses nearly all of it."""
    size = sum(len(text) for _, text in blocks)
    if size >= _SHARE * len(page):
        return []
    plain = plain_blocks(page)
    visible = sum(len(text) for _, text in plain)
    return plain if size < _SHARE * visible and (visible > _MUCH or not blocks) else []


def _no_article(page: str) -> str:
    if _FRAMES.search(page):
        return "is a page of frames that are files of their own. Give the page inside the frame."
    return (
        "is a web page without an article. Give the page of one article, or save its text and "
        "read that."
    )


def _article_blocks(tree: Any, *, is_fast: bool = False) -> list[_Block]:  # noqa: ANN401
    """Return the blocks of the article that trafilatura finds.

    `is_fast` leaves out its comparison with justext, which is quadratic in the paragraphs.
    """
    found = trafilatura.bare_extraction(
        tree, fast=is_fast, include_comments=False, include_tables=True, with_metadata=False
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


def _source_text(
    blocks: list[_Block], facts: HtmlFacts, given: Given, notes: list[Gap]
) -> SourceText:
    pieces: list[str] = []
    placed: list[SourceBlock] = []
    title = facts.title
    start = 0
    for kind, text in _short(blocks, given.limits, notes):
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
        notes=(*notes, *facts.notes),
    )


def _short(blocks: Iterable[_Block], limits: Limits, notes: list[Gap]) -> Iterator[_Block]:
    """Part paragraphs beyond the limit at a space, and end where the text is too long."""
    most, size, parted = limits.paragraph_characters, 0, False
    for kind, whole in blocks:
        start = 0
        while start < len(whole):
            space = whole.rfind(" ", start, start + most) if len(whole) - start > most else 0
            end = space if space > start else start + most
            size += min(end, len(whole)) - start
            if size > limits.text_characters:
                message = f"The page was cut after {limits.text_characters:,} characters."
                notes.append(Gap(kind="limit", span=None, message=message))
                return
            parted |= end < len(whole)
            yield kind, whole[start:end]
            start = end + (whole[end : end + 1] == " ")
    if parted:
        message = f"Paragraphs of more than {most:,} characters were parted at a space."
        notes.append(Gap(kind="limit", span=None, message=message))


def _same(heading: str, title: str) -> bool:
    return " ".join(heading.split()).casefold() == " ".join(title.split()).casefold()

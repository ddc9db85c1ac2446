"""Whether the blocks found on a page are an article, or a front page, a notice, a locked door.

Consent notices, requests to subscribe and "page not found" are no account of anything, whatever
page they stand on. A front page is known by its many headings that are links above teasers that
are all short. Reads English.
"""

import re
from typing import Any, Final

from sayso.intake.html_stated_json import stated_dates
from sayso.record.vocabulary import BlockKind

_LONGEST_NOTICE: Final = 400
_LINKED_HEADINGS: Final = 3
_LONGEST_TEASER: Final = 300
_SHORT_PAGE: Final = 700  # characters: an error page or a locked article has no more

_ARTICLE_DATES: Final = frozenset(("article:published_time", "datePublished", "parsely-pub-date"))
_PROSE_TO_A_HEADING: Final = 3  # a front page has one or two teasers below each heading
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f]")
_UNSPACED_SENTENCE: Final = 12  # letters of a script that is written without spaces

# Notices that stand round an article, and are cut out wherever they stand.
_NOTICE = re.compile(
    r"\b(?:we|this (?:web)?site|our (?:web)?site)\b.{0,60}\buses? (?:of )?cookies\b"
    r"|\b(?:accept|reject|manage)\b.{0,40}\bcookies\b.{0,80}\b(?:policy|settings|preferences)\b"
    r"|\bsign up (?:for|to) our\b.{0,40}\bnewsletters?\b"
    r"|\benable (?:javascript|cookies)\b|\bjavascript (?:is|must be) (?:dis|en)abled\b"
    r"|\ball rights reserved\b",
    re.IGNORECASE,
)
# Notices that stand in an article's stead; on a long page they may be quoted.
_CLOSED = re.compile(
    r"\bpage\b.{0,50}\b(?:could not be found|not found|does not exist|doesn['’]t exist|no longer)"
    r"|\bpage you(?:['’]re|['’]ve| are| were| have)? (?:look|request|tr)"
    r"|\b(?:subscribe|log in|sign in|register)\b.{0,40}\b(?:to|and) (?:continue|keep|read)\b"
    r"|\bto (?:continue|keep) reading\b|\bverify (?:that )?you are (?:a )?human\b"
    r"|\bchecking your browser\b|\baccess denied\b",
    re.IGNORECASE,
)


def is_notice(text: str) -> bool:
    """Whether a block is a notice of the site and no part of an article."""
    return len(text) <= _LONGEST_NOTICE and _NOTICE.search(text) is not None


def has_article(tree: Any, blocks: list[tuple[BlockKind, str]]) -> bool:  # noqa: ANN401
    """Whether the blocks hold sentences that are more than teasers or a notice.

    `tree` is the parsed page, or `None` where it was too large for one.
    """
    prose = [text for kind, text in blocks if kind != "heading" and _is_prose(text)]
    if not prose:
        return False
    size = sum(map(len, prose))
    if size < _SHORT_PAGE and any(_CLOSED.search(text) for text in prose):
        return False
    if max(map(len, prose)) > _LONGEST_TEASER or tree is None:
        return True
    headings = sum(kind == "heading" for kind, _ in blocks)
    return len(prose) > _PROSE_TO_A_HEADING * (headings + 1) or not _is_front_page(tree)


def _is_prose(text: str) -> bool:
    """Whether a block is a sentence: links and menus are none."""
    words = text.count(" ") + text.count("\n") + 1
    if words < 4 and len(_UNSPACED.findall(text)) >= _UNSPACED_SENTENCE:
        return True
    if words < 4:
        return False
    return words >= 20 or text.rstrip("”’\"')]")[-1:] in {".", "!", "?", "…", ":"}


def _is_front_page(tree: Any) -> bool:  # noqa: ANN401
    """Whether most headings of a page lead elsewhere, and nothing says that it is an article."""
    if _says_article(tree):
        return False
    headings = list(tree.iter("h1", "h2", "h3", "h4"))
    linked = sum(_is_linked(heading) for heading in headings)
    return linked >= _LINKED_HEADINGS and linked * 2 > len(headings)


def _says_article(tree: Any) -> bool:  # noqa: ANN401
    """Whether a page's metadata call it an article or date its publication."""
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip()
        is_type = name == "og:type" and meta.get("content") == "article"
        if is_type or name in _ARTICLE_DATES:
            return True
    return bool(stated_dates(tree, "").articles)


def _is_linked(heading: Any) -> bool:  # noqa: ANN401
    parent = heading.getparent()
    if parent is not None and parent.tag == "a":
        return True
    return any(link.get("href") for link in heading.iter("a"))

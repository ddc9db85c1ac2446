"""What a page states about itself: title, author, publisher, and when it was published.

Title, author and publisher come from trafilatura. The date does not: the library's date finder
falls back on any date in the page. `html_published` reads it from witnesses of publication alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import trafilatura

from sayso.intake.decoding import combine_surrogates
from sayso.intake.html_head_days import Head, find_head
from sayso.intake.html_language import language_of, order_of_days
from sayso.intake.html_lines import page_lines
from sayso.intake.html_published import published
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import FactOrigin


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """What a page states about itself; `notes` says what is in doubt.

    `head` is where headline and paragraphs were found on the page.
    """

    title: Fact | None = None
    author: Fact | None = None
    publisher: Fact | None = None
    published: Fact | None = None
    notes: tuple[Gap, ...] = ()
    head: Head | None = None


def stated_facts(tree: Any, paragraphs: Sequence[str], address: str | None) -> HtmlFacts:  # noqa: ANN401
    """Return the facts that a parsed page states.

    `paragraphs` is the article's text, `address` where the page came from, if that is known.
    """
    found = trafilatura.extract_metadata(tree, date_config={"extensive_search": False})
    host = (found.hostname or "").removeprefix("www.")
    by_address = bool(host) and (found.sitename or "").removeprefix("www.") == host
    lines = list(page_lines(tree, paragraphs))
    address = address or _address(tree)
    language = order_of_days(lines, language_of(tree, address))
    head = find_head(lines, found.title or "", paragraphs, language)
    day, notes = published(tree, head, address)
    return HtmlFacts(
        title=_fact(found.title, "metadata"),
        author=_fact((found.author or "").replace("; ", ", "), "metadata"),
        publisher=_fact(found.sitename, "url" if by_address else "metadata"),
        published=day,
        notes=notes,
        head=head,
    )


def _address(tree: Any) -> str:  # noqa: ANN401
    """Return the address that the page says is its own."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href"))
    for meta in tree.iter("meta"):
        if (meta.get("property") or "").lower() == "og:url" and meta.get("content"):
            return str(meta.get("content"))
    return ""


def _fact(value: str | None, origin: FactOrigin) -> Fact | None:
    value = " ".join(combine_surrogates(value or "").split())
    return Fact(value=value, from_=origin) if value else None

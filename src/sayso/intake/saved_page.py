"""Web pages that a browser saved in one file (MHTML): the page in a message of its own kind.

Its first HTML part is the page and is read like any page; images and styles are left alone. The
sender is the browser and the date that of saving, so neither is a fact about the page.
"""

from collections.abc import Iterator
from dataclasses import replace

from sayso.intake.given import Given, Stated
from sayso.intake.mail_headers import to_text
from sayso.intake.mail_parts import Message, Part
from sayso.record.types import Fact


def saved_page(given: Given, message: Message) -> Given | None:
    """Return the page to open, or `None` where the message is no saved page."""
    headers = message.root.headers
    address = headers.fields.get("snapshot-content-location", "")
    is_saved = address or headers.fields.get("from", "").lower().startswith("<saved by ")
    page = next(_pages(message.root), None) if is_saved else None
    if page is None:
        return None
    address = address or page.headers.fields.get("content-location", "")
    title = headers.words("subject")
    stated = Stated(
        title=Fact(value=title, from_="metadata") if title else None, url=address.strip() or None
    )
    data = to_text(page.content, page.parameters.get("charset", "")).encode()
    return replace(given, data=data, kind="html", stated=stated)


def _pages(part: Part) -> Iterator[Part]:
    if part.type == "text/html":
        yield part
    for inner in part.parts:
        yield from _pages(inner)

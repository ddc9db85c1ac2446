"""News feeds (RSS, Atom, RDF): one document for each entry.

feedparser reads the feed, always from bytes in memory: given a string that looks like an
address it would open the network. The text of an entry is its content, else its summary; every
visible word of it counts, for nothing in it is the furniture of a page. An entry that has only a
title and a link gives a row that says so. `published` is the entry's date of publication; the
date of its last change is none.
"""

import io
import re
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, Final

from feedparser.api import parse
from feedparser.exceptions import CharacterEncodingOverride

from sayso.intake.decoding import combine_surrogates, decode, one_line
from sayso.intake.given import Given, Opened
from sayso.intake.marked_up import MarkedUp, in_one_line, joined, read_markup
from sayso.intake.source_text import SourceText
from sayso.intake.stated_dates import iso_date
from sayso.record.types import Fact, Gap

_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_DECLARATION = re.compile(rb"\A\s*+(?:<\?xml\b[^>]*+>)?+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = re.compile(r"&#(?:[xX]([0-9A-Fa-f]++)|([0-9]++));?")
_ENTITY = re.compile(rb"""<!ENTITY(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")
_SMALL_ENTITY = re.compile(
    rb"""<!ENTITY\s{1,20}\w{1,40}\s{1,20}(?:"[^"&%]{0,20}"|"&\#x?\w{1,8};")\s*+>"""
)
_PREFIX = re.compile(rb"""\bxmlns:([\w.-]{1,100})""")
_TAG = re.compile(r"<[a-zA-Z/!]|&#?\w{1,30};")
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_DAMAGE: Final = Gap(
    kind="damaged",
    span=None,
    message="The feed is no well-formed XML; its entries were read as far as they can be told.",
)
_LONGEST_HEAD: Final = 20_000
_MAX_PREFIXES: Final = 300
_LONGEST: Final = 1000


def read_feed(given: Given) -> Iterator[Opened]:
    """Yield the document of every entry, in the order of the feed."""
    data, notes = _without_entities(_in_utf8(given))
    if len(set(_PREFIX.findall(data))) > _MAX_PREFIXES:
        # feedparser takes quadratic time over them: 20,000 took 18 seconds.
        message = f"declares more than {_MAX_PREFIXES} namespaces, as no feed does. Save it anew."
        raise given.error(message, "damaged")
    parsed = _parsed(data)
    if parsed is None:
        yield from _entries_alone(given, data, notes)
        return
    if not parsed.entries:
        message = "is a news feed without entries. Give one that holds some."
        raise given.error(message, "empty")
    if parsed.bozo and not isinstance(parsed.bozo_exception, CharacterEncodingOverride):
        notes = (*notes, _DAMAGE)
    is_dated = parsed.version.startswith("rss") and _has_days_of_publication(data)
    feed = _Feed(parsed.feed, is_dated, notes)
    for number, entry in enumerate(parsed.entries, 1):
        yield given.row(str(number), partial(_document, str(number), entry, feed))


def _parsed(data: bytes) -> Any:  # noqa: ANN401  # feedparser is untyped
    """Return what feedparser makes of a feed; `None` where a damaged one throws it off."""
    try:
        return parse(  # type: ignore[no-untyped-call]
            io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None  # it looks up what a stray end tag should have had before it


def _entries_alone(given: Given, data: bytes, notes: tuple[Gap, ...]) -> Iterator[Opened]:
    """Yield the entries of a damaged feed, each read as a feed of its own."""
    starts = [match.start() for match in _ENTRY.finditer(data)]
    if not starts:
        raise given.error("is a news feed that is too damaged to be read. Save it anew.", "damaged")
    head = data[: min(starts[0], _LONGEST_HEAD)]
    are_dated = _has_days_of_publication(data)
    for number, (start, end) in enumerate(pairwise((*starts, len(data))), 1):
        alone = partial(_entry_alone, str(number), head + data[start:end], are_dated, notes)
        yield given.row(str(number), alone)


def _entry_alone(
    name: str,
    data: bytes,
    are_dated: bool,  # noqa: FBT001
    notes: tuple[Gap, ...],
    given: Given,
) -> Iterator[Opened]:
    parsed = _parsed(data)
    if parsed is None or not parsed.entries:
        message = "is an entry that is too damaged to be read. Open its page and read that."
        yield given.refuse(name, message, "damaged")
        return
    is_dated = are_dated and parsed.version.startswith("rss")
    feed = _Feed(parsed.feed, is_dated, (*notes, _DAMAGE))
    yield from _document(name, parsed.entries[0], feed, given)


class _Feed:
    """What all entries share."""

    def __init__(self, facts: Mapping[str, Any], is_dated: bool, notes: tuple[Gap, ...]) -> None:  # noqa: FBT001
        self.title = _title(facts)
        self.is_dated = is_dated
        self.notes = notes


def _in_utf8(given: Given) -> bytes:
    """Return the feed as UTF-8 without what is no character; what it states is often false."""
    stated = _ENCODING.match(given.data)
    text = decode(given.data, stated[1].decode("ascii") if stated else None)
    if text is None:
        message = "is a news feed in an unknown encoding. Save it as UTF-8 and read it again."
        raise given.error(message, "unknown_encoding")
    text = _REFERENCE.sub(_real_reference, _CONTROL.sub(" ", text))
    return _DECLARATION.sub(b'<?xml version="1.0" encoding="utf-8"?>', text.encode(), count=1)


def _real_reference(reference: re.Match[str]) -> str:
    """Return a reference to a character; one to none (`&#x110000;`) becomes U+FFFD."""
    digits, base = (reference[1], 16) if reference[1] else (reference[2], 10)
    number = int(digits[-10:], base)
    is_real = len(digits) < 10 and (number >= 32 or number in {9, 10, 13}) and number < 0x110000
    return reference[0] if is_real and not 0xD800 <= number < 0xE000 else "\ufffd"


def _without_entities(data: bytes) -> tuple[bytes, tuple[Gap, ...]]:
    """Return the feed without the entities that could swell or lead elsewhere, and a note."""
    clean = _ENTITY.sub(lambda found: found[0] if _SMALL_ENTITY.match(found[0]) else b"", data)
    if len(clean) == len(data):
        return data, ()
    message = "The feed declares entities of its own; what they stand for was not put in."
    return clean, (Gap(kind="damaged", span=None, message=message),)


def _has_days_of_publication(data: bytes) -> bool:
    """Whether what feedparser calls `updated` is, in RSS, when entries came out.

    `dc:date` is, and feedparser files it there together with dates of real changes.
    """
    return b":date>" in data and b":modified>" not in data and b":updated>" not in data


def _document(name: str, entry: Any, feed: _Feed, given: Given) -> Iterator[Opened]:  # noqa: ANN401
    title = _title(entry)
    found = _longest_form(entry)
    text, blocks = joined(found.blocks)
    if not text:
        about = f" (title: {title[:80]})" if title else ""
        message = (
            f"has no text{about}, only what leads to it. Open the page, save it and read that."
        )
        yield given.refuse(name, message, "empty")
        return
    member = given.member(text.encode(), name)
    source = entry.get("source")
    yield SourceText(
        text=text,
        kind="feed",
        name=member.name,
        digest=member.digest,
        blocks=blocks,
        title=_fact(title),
        publisher=_fact(_title(source) if isinstance(source, dict) else "") or _fact(feed.title),
        author=_fact(_author(entry)),
        published=_fact(iso_date(_date(entry, is_dated=feed.is_dated)) or ""),
        notes=(*feed.notes, *found.notes),
    )


def _longest_form(entry: Any) -> MarkedUp:  # noqa: ANN401
    """Return the content of an entry or its summary, whichever shows more."""
    forms = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    return max(map(_shown, forms), key=lambda form: form.size)


def _shown(form: Mapping[str, Any]) -> MarkedUp:
    text = combine_surrogates(str(form.get("value") or ""))
    if form.get("type") == "text/plain" and not _TAG.search(text):
        parts = [part.strip() for part in text.split("\n\n")]
        return MarkedUp([("paragraph", part) for part in parts if part])
    return read_markup(text)


def _title(facts: Mapping[str, Any]) -> str:
    title = str(facts.get("title") or "")[: 2 * _LONGEST]
    return one_line(in_one_line(title) if _TAG.search(title) else title)[:_LONGEST]


def _author(entry: Any) -> str:  # noqa: ANN401
    names = [str(one.get("name") or "") for one in entry.get("authors") or () if one]
    stated = ", ".join(filter(None, names)) or str(entry.get("author") or "")
    return one_line(stated[: 2 * _LONGEST])[:_LONGEST]


def _date(entry: Any, *, is_dated: bool) -> str:  # noqa: ANN401
    published = entry.get("published")
    if not published and is_dated:
        published = entry.get("updated")
    return str(published or "")


def _fact(value: str) -> Fact | None:
    return Fact(value=value, from_="metadata") if value else None

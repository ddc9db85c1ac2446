"""When a page says it was published: ordered witnesses, and nothing else.

In this order: JSON-LD of an article, of a page, meta tags of publication, `itemprop` and `pubdate`,
a `<time>` at the article's head, the page's address, a day that stands between headline and first
paragraph, a day that stands round the article alone, JSON-LD of a film or sound, what the page's
own scripts state, a meta tag that says "date" only (often that of the last change).

Modification dates, footers, sidebars, comments and copyright years are no witnesses. What JSON-LD
states of a page that it calls no article does not count alone: systems date every page so, shop
windows and imprints too. (A dateline is read later, in the text.)
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sayso.intake.html_address_days import address_days
from sayso.intake.html_head_days import Head, head_days, lone_day
from sayso.intake.html_stated_json import state_dates, stated_dates
from sayso.intake.html_written_days import iso
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import FactOrigin

_META: Final = frozenset(
    (
        "articlepublishedtime", "articlepublished", "articlepublisheddate", "articlepublishdate",
        "articlepublicationdate", "articlepubdate", "articledateoriginal",
        "articleoriginalpublicationdate", "ogpublishedtime", "ogarticlepublishedtime",
        "ogreleasedate", "ogpubdate", "ogdatepublished", "datepublished", "dateissued",
        "firstpublished", "firstpublishedat", "dcdateissued", "dctermsissued", "dcissued",
        "dcdatecreated", "dctermscreated", "dccreated", "dcdatepublished", "dctermsdateissued",
        "dctermspublished", "pubdate", "pubtime", "publishdate", "publishtime", "publisheddate",
        "publishedtime", "publishedat", "publicationdate", "publicationtime", "published",
        "postdate", "displaydate", "parselypubdate", "sailthrudate", "originalpublicationdate",
        "shareaholicarticlepublishedtime", "cxenseparserecspublishtime",
        "cxenseparsearticlepublishtime", "btpubdate", "rnewsdatepublished",
        "citationpublicationdate", "citationonlinedate", "citationdate", "bepresscitationdate",
        "twitterpublisheddate", "vrbpublishdate", "pdate", "ptime", "releasedate",
        "eomdatepublished", "dcpublished", "wcmpublishdate", "prismpublicationdate",
        "iso8601publishdate", "articlecreated", "articlecreatedtime", "ogarticlecreated",
    )
)  # fmt: skip
"""Names of meta tags, their letters and digits alone."""
_BARE_META: Final = frozenset(
    ("date", "dcdate", "dctermsdate", "created", "datecreated", "creationdate", "articledate")
)
"""Names that do not say which date is meant; often it is that of the last change."""
_NO_LETTERS = re.compile(r"[^a-z0-9]+")
_ITEMS: Final = ("time", "span", "div", "p", "abbr", "a", "li", "meta", "small", "em", "strong")
_DATED: Final = frozenset(("datepublished", "dc:issued", "dateissued"))


@dataclass(frozen=True, slots=True)
class Witness:
    """A date and what says so."""

    value: str
    origin: FactOrigin
    name: str


def published(
    tree: Any,  # noqa: ANN401  # an lxml element, which is untyped
    head: Head,
    address: str,
) -> tuple[Fact | None, tuple[Gap, ...]]:
    """Return when the page says it was published, and a gap where its witnesses disagree.

    The value is an ISO date or date-time as written, with the zone that the page gives.
    """
    found = list(_witnesses(tree, head, address))
    if not found:
        return None, ()
    first = found[0]
    other = next((one for one in found[1:] if _days_apart(first, one) > 1), None)
    value = _local_day(first, found[1:])
    return Fact(value=value, from_=first.origin), _gaps(first, other)


def _gaps(first: Witness, other: Witness | None) -> tuple[Gap, ...]:
    if other is None:
        return ()
    message = (
        f"The page gives two dates of publication, {first.value} ({first.name}) and {other.value} "
        f"({other.name}); the first is used."
    )
    return (Gap(kind="date_open", span=None, message=message),)


def _days_apart(one: Witness, other: Witness) -> int:
    first, second = (date.fromisoformat(witness.value[:10]) for witness in (one, other))
    return abs((first - second).days)


def _local_day(first: Witness, others: Sequence[Witness]) -> str:
    """Return the value, or the day that readers saw where a time is stated in UTC alone.

    A paper that publishes at nine in the evening in Minnesota dates its page by its own day.
    """
    if not first.value.endswith("+00:00"):
        return first.value
    local = [o for o in others if o.name in _LOCAL and not o.value.endswith("+00:00")]
    apart = [_days_apart(first, other) for other in local]
    return local[apart.index(1)].value if 1 in apart and 0 not in apart else first.value


def _witnesses(tree: Any, head: Head, address: str) -> Iterator[Witness]:  # noqa: ANN401
    """Yield at most one date from each kind of witness, the best kind first."""
    found = list(_all_witnesses(tree, head, address))
    if [witness.name for witness in found] != [_PAGE_ONLY]:
        yield from found


def _all_witnesses(tree: Any, head: Head, address: str) -> Iterator[Witness]:  # noqa: ANN401
    language = head.language
    at_head = list(head_days(head))
    stated = stated_dates(tree, head.title)
    kinds: tuple[tuple[str, Iterator[str]], ...] = (
        ("JSON-LD", iter(stated.articles)),
        (_PAGE_ONLY, iter(stated.pages)),
        ("meta tag", _meta_dates(tree, _META)),
        ("itemprop", _item_dates(tree)),
        ("time element", (day for day, is_stamp in at_head if is_stamp)),
        ("address", address_days(address, language)),
        ("head of the article", (day for day, is_stamp in at_head if not is_stamp)),
        ("line of publication", _lone_days(head)),
        ("recording", iter(stated.recordings)),
        ("data of the page", state_dates(tree)),
        ("bare meta tag", _meta_dates(tree, _BARE_META)),
    )
    has_better = False
    for name, dates in kinds:
        if name == "data of the page" and has_better:
            continue  # megabytes to look through
        value = next((value for value in (iso(words, language) for words in dates) if value), None)
        if value:
            has_better |= name != _PAGE_ONLY
            yield Witness(value, _ORIGINS.get(name, "metadata"), name)


_PAGE_ONLY: Final = "JSON-LD of the page"
_ORIGINS: Final[dict[str, FactOrigin]] = {
    "address": "url",
    "head of the article": "content",
    "line of publication": "content",
}
_LOCAL: Final = frozenset(
    (
        "address", "head of the article", "line of publication", "time element", "itemprop",
        "meta tag",
    )
)  # fmt: skip
"""Witnesses whose day, or whose own zone, is that of the paper."""


def _lone_days(head: Head) -> Iterator[str]:
    day = lone_day(head)
    if day:
        yield day


def _meta_dates(tree: Any, names: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop", "id"):
            if _NO_LETTERS.sub("", (meta.get(key) or "")[:60].lower()) in names:
                yield (meta.get("content") or meta.get("value") or "")[:80]


def _item_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for element in tree.iter(*_ITEMS):
        said = f"{element.get('itemprop') or ''} {element.get('property') or ''}"[:100].lower()
        is_marked = not _DATED.isdisjoint(said.split())
        if is_marked or (element.tag == "time" and "pubdate" in element.attrib):
            yield _machine_date(element)


def _machine_date(element: Any) -> str:  # noqa: ANN401
    for key in ("datetime", "content", "title"):
        if element.get(key) and iso(element.get(key)):
            return str(element.get(key))
    return "".join(element.itertext())[:80]

"""When a page says it was published: ordered witnesses, and nothing else.

In this order: JSON-LD `datePublished` of an article, meta tags of publication, `itemprop` and
`pubdate`, a `<time>` at the article's head, the page's address, a day that stands between headline
and first paragraph, a line marked as publication, a meta tag that says "date" only (often that of
the last change). Modification dates, footers, sidebars, comments and copyright years are no
witnesses. (A dateline is read later, in the text.)
"""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Any, Final
from urllib.parse import urlsplit

from sayso.intake.html_head_days import Head, head_days, lone_day
from sayso.intake.html_written_days import MONTHS, checked, iso
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import FactOrigin

_META: Final = frozenset(
    (
        "article:published_time", "article:published", "og:published_time",
        "og:article:published_time", "og:release_date", "datepublished", "dc.date.issued",
        "dcterms.issued", "dc.date.created", "dcterms.created", "pubdate", "publishdate",
        "publish-date", "publish_date",
        "publication_date", "publicationdate", "published", "displaydate", "parsely-pub-date",
        "sailthru.date", "originalpublicationdate", "article.published",
        "shareaholic:article_published_time", "cxenseparse:recs:publishtime", "bt:pubdate",
        "rnews:datepublished", "citation_publication_date", "citation_online_date",
        "citation_date", "bepress_citation_date",
    )
)  # fmt: skip
_BARE_META: Final = frozenset(("date", "dc.date", "dc:date", "dcterms.date"))
"""Names that do not say which date is meant; often it is that of the last change."""
_ARTICLES: Final = ("Article", "Posting", "Report", "Review", "CreativeWork", "VideoObject")
_PAGES: Final = ("Page", "Recipe", "Episode", "MediaObject", "AudioObject")
_STATED_JSON = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_MAX_JSON: Final = 2_000_000
_MAX_NODES: Final = 5000

_ADDRESS_DAY = re.compile(
    r"[/_-](\d{4})[/-](\d\d|[a-z]{3})[/-](\d\d)(?=[/_.-]|$)"
    r"|/(20\d\d)(\d\d)(\d\d)(?=/)|/~?(\d\d)-(\d\d)-(\d{4})(?=[/_-]|$)",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{14}[a-z_]{0,4}/", re.IGNORECASE)

_ITEMS: Final = ("time", "span", "div", "p", "abbr", "a", "li", "meta", "small", "em", "strong")


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
    for other in others:
        if other.name in {"address", "head of the article"} and _days_apart(first, other) == 1:
            return other.value[:10]
    return first.value


def _witnesses(tree: Any, head: Head, address: str) -> Iterator[Witness]:  # noqa: ANN401
    """Yield at most one date from each kind of witness, the best kind first."""
    language = head.language
    at_head = list(head_days(head))
    kinds: tuple[tuple[str, Iterator[str]], ...] = (
        ("JSON-LD", _json_dates(tree, head.title)),
        ("meta tag", _meta_dates(tree, _META)),
        ("itemprop", _item_dates(tree)),
        ("time element", (day for day, is_stamp in at_head if is_stamp)),
        ("address", _address_days(address, language)),
        ("head of the article", (day for day, is_stamp in at_head if not is_stamp)),
        ("line of publication", _lone_days(head)),
        ("bare meta tag", _meta_dates(tree, _BARE_META)),
    )
    for name, dates in kinds:
        value = next((value for value in (iso(words, language) for words in dates) if value), None)
        if value:
            yield Witness(value, _ORIGINS.get(name, "metadata"), name)


_ORIGINS: Final[dict[str, FactOrigin]] = {
    "address": "url",
    "head of the article": "content",
    "line of publication": "content",
}


def _lone_days(head: Head) -> Iterator[str]:
    day = lone_day(head)
    if day:
        yield day


def _json_dates(tree: Any, title: str) -> Iterator[str]:  # noqa: ANN401
    """Yield dates of articles that JSON-LD states, that of the title's first; then of pages."""
    nodes = [node for script in _json_scripts(tree) for node in _json_nodes(script)]
    articles = [node for node in nodes if _is_of(node, _ARTICLES)]
    named = [node for node in articles if title and _says(node, "headline", title)]
    pages = [node for node in nodes if _is_of(node, _PAGES)]
    for node in chain(named, articles, pages):
        yield node["datePublished"]
    if not nodes:
        stated = {day for script in _json_scripts(tree) for day in _STATED_JSON.findall(script)}
        yield from stated if len(stated) == 1 else ()


def _json_scripts(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) < _MAX_JSON:
            yield text


def _json_nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the nodes with `datePublished`, without recursion: the data are a stranger's."""
    try:
        nodes = [json.loads(text, strict=False)]
    except (ValueError, RecursionError):
        return
    for node in nodes:  # grows while it is walked
        if len(nodes) > _MAX_NODES:
            return
        if isinstance(node, list):
            nodes += node[:200]
        elif isinstance(node, dict):
            if isinstance(node.get("datePublished"), str):
                yield node
            nodes += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _is_of(node: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    kind = node.get("@type")
    return any(str(k).endswith(kinds) for k in (kind if isinstance(kind, list) else [kind]))


def _says(node: dict[str, Any], key: str, words: str) -> bool:
    return " ".join(str(node.get(key)).split()).casefold() == words.casefold()


def _meta_dates(tree: Any, names: frozenset[str]) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (meta.get(key) or "").lower() in names and meta.get("content"):
                yield meta.get("content")


def _item_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for element in tree.iter(*_ITEMS):
        is_marked = "datepublished" in (element.get("itemprop") or "").lower().split()
        if is_marked or (element.tag == "time" and "pubdate" in element.attrib):
            yield _machine_date(element)


def _machine_date(element: Any) -> str:  # noqa: ANN401
    for key in ("datetime", "content", "title"):
        if element.get(key) and iso(element.get(key)):
            return str(element.get(key))
    return "".join(element.itertext())[:80]


def _address_days(address: str, language: str) -> Iterator[str]:
    """Yield the day in the path of an address: `/2024/03/05/`, `/2024/mar/05/`, `/20240305/`."""
    try:
        path = urlsplit(_ARCHIVED.sub("", address)).path[:500]
    except ValueError:
        return
    for match in _ADDRESS_DAY.finditer(path):
        year, month, day = match[1] or match[4] or match[9], match[2] or match[5], match[3]
        if match[9]:
            if language.lower().startswith("en") or not language:
                continue  # month or day may stand first
            month, day = match[8], match[7]
        number = MONTHS.get(month.lower()) or (int(month) if month.isdigit() else 0)
        try:
            yield checked(date(int(year), number, int(day or match[6]))).isoformat()
        except ValueError:
            continue

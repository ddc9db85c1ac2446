"""What a page states about itself: title, author, publisher, and when it was published.

Title, author and publisher come from trafilatura. The date does not: the library's date finder
falls back on any date in the page. Here a date counts only from witnesses that speak of
publication, in this order: JSON-LD `datePublished`, meta tags, `itemprop=datePublished`, a
`<time>` at the head of the article, the address of the page. Modification dates, footers and
copyright years are no witnesses.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import trafilatura

from sayso.intake.decoding import combine_surrogates
from sayso.record.types import Fact
from sayso.record.vocabulary import FactOrigin

_META: Final = frozenset(
    (
        "article:published_time", "article:published", "og:published_time",
        "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued",
        "dcterms.date", "dcterms.issued", "dc.date.created", "dcterms.created", "pubdate",
        "publishdate", "publish-date", "publish_date", "publication_date", "publicationdate",
        "published", "parsely-pub-date", "sailthru.date", "originalpublicationdate",
        "article.published", "cxenseparse:recs:publishtime", "rnews:datepublished", "bt:pubdate",
    )
)  # fmt: skip
_ARTICLES: Final = ("Article", "Posting", "Report", "Review", "CreativeWork", "VideoObject")
_ISO = re.compile(
    r"(\d{4})[-/.]?(\d\d)[-/.]?(\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?"
    r"(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()  # noqa: SIM905
_NAMED_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<month>[A-Za-z]{3,9})\.?,?"
    r"|(?P<month2>[A-Za-z]{3,9})\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?)\s+(?P<year>\d{4})\b"
)
_URL_DAY = re.compile(r"[/-](\d{4})[/-](\d\d|[a-z]{3})[/-](\d\d)(?=[/_-])", re.IGNORECASE)
_LATER = re.compile(r"updat|modif|edit|expire|comment", re.IGNORECASE)
_YEARS: Final = range(1600, 2200)
_MAX_JSON: Final = 500_000
_DAY_ONLY = "00:00", "00:00:00"


@dataclass(frozen=True, slots=True)
class HtmlFacts:
    """What a page states about itself."""

    title: Fact | None = None
    author: Fact | None = None
    publisher: Fact | None = None
    published: Fact | None = None


def stated_facts(tree: Any) -> HtmlFacts:  # noqa: ANN401  # an lxml element, which is untyped
    """Return the facts that a parsed page states."""
    found = trafilatura.extract_metadata(tree, date_config={"extensive_search": False})
    host = (found.hostname or "").removeprefix("www.")
    by_address = bool(host) and (found.sitename or "").removeprefix("www.") == host
    return HtmlFacts(
        title=_fact(found.title, "metadata"),
        author=_fact((found.author or "").replace("; ", ", "), "metadata"),
        publisher=_fact(found.sitename, "url" if by_address else "metadata"),
        published=published(tree, found.url or ""),
    )


def published(tree: Any, url: str) -> Fact | None:  # noqa: ANN401
    """Return when the page says it was published, as an ISO date or date-time."""
    for witness in (_json_dates, _meta_dates, _item_dates, _head_times):
        for words in witness(tree):
            value = iso(words)
            if value:
                return Fact(value=value, from_="metadata")
    value = _url_date(url)
    return Fact(value=value, from_="url") if value else None


def iso(words: str) -> str | None:
    """Return the ISO form of a full date as pages write it, or `None`."""
    words = words.strip()[:80]
    match = _ISO.match(words)
    try:
        if match:
            return _iso_of(match)
        named = _NAMED_DAY.search(words)
        if named:
            month = (named["month"] or named["month2"])[:3].lower()
            day = int(named["day"] or named["day2"])
            return _checked(date(int(named["year"]), _MONTHS.index(month) + 1, day)).isoformat()
        return _checked(parsedate_to_datetime(words).date()).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _iso_of(match: re.Match[str]) -> str:
    day = _checked(date(int(match[1]), int(match[2]), int(match[3]))).isoformat()
    if match[4] is None or (match[4] in _DAY_ONLY and match[5] is None):
        return day
    zone = (match[5] or "").replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    return datetime.fromisoformat(f"{day}T{match[4]}{zone}").isoformat()


def _checked(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(day)
    return day


def _json_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) < _MAX_JSON:
            try:
                yield from _dates_in(json.loads(text, strict=False))
            except (ValueError, RecursionError):
                continue


def _dates_in(data: object) -> Iterator[str]:
    """Yield `datePublished` of article nodes, without recursion: the data are a stranger's."""
    nodes = [data]
    while nodes:
        node = nodes.pop(0)
        if isinstance(node, list):
            nodes += node[:200]
        elif isinstance(node, dict):
            kind = node.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            when = node.get("datePublished")
            if isinstance(when, str) and any(str(k).endswith(_ARTICLES) for k in kinds):
                yield when
            nodes += [node[key] for key in ("@graph", "mainEntity") if key in node]


def _meta_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for meta in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            if (meta.get(key) or "").lower() in _META and meta.get("content"):
                yield meta.get("content")


def _item_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for element in tree.iter("time", "span", "div", "p", "abbr", "a", "li"):
        if "datepublished" in (element.get("itemprop") or "").lower().split():
            yield element.get("datetime") or element.get("content") or element.text or ""
        elif element.tag == "time" and "pubdate" in element.attrib:
            yield element.get("datetime") or element.text or ""


def _head_times(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the `<time>`s between an article's start and its first long paragraph."""
    for article in tree.iter("article", "main"):
        for element in article.iter("time", "p"):
            if (
                element.tag == "p"
                and len("".join(element.itertext())) > 80
                and not list(element.iter("time"))
            ):
                break
            marks = f"{element.get('class')} {element.get('id')} {element.get('itemprop')}"
            if element.tag == "time" and element.get("datetime") and not _LATER.search(marks):
                yield element.get("datetime")
        return


def _url_date(url: str) -> str | None:
    match = _URL_DAY.search(url)
    if match is None:
        return None
    month = match[2].lower()
    try:
        number = int(month) if month.isdigit() else _MONTHS.index(month) + 1
        return _checked(date(int(match[1]), number, int(match[3]))).isoformat()
    except ValueError:
        return None


def _fact(value: str | None, origin: FactOrigin) -> Fact | None:
    value = " ".join(combine_surrogates(value or "").split())
    return Fact(value=value, from_=origin) if value else None

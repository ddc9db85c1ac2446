"""Dates of publication that a page's scripts state as data: JSON-LD first, then a page's own state.

JSON-LD is read in every shape that sites give it: lists, `@graph`, several values in one script,
within comments or CDATA, with trailing commas, remarks or entities. Nodes that only list other
articles are not walked. The state of a page ("publishedAt" in what a framework hands to its own
script) counts where all of it says one day.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from sayso.intake.html_written_days import iso

_ARTICLES: Final = (
    "Article", "Posting", "Report", "Review", "CreativeWork", "Question", "Recipe", "Book",
)  # fmt: skip
_RECORDINGS: Final = ("VideoObject", "Episode", "MediaObject", "AudioObject")
"""How the types of nodes end whose date is that of an account."""
_PAGES: Final = ("Page",)
_WALKED: Final = ("@graph", "mainEntity", "mainEntityOfPage", "article")
_DATE_KEYS: Final = ("datePublished", "datepublished", "dateCreated", "uploadDate")
_MAX_JSON: Final = 2_000_000
_MAX_NODES: Final = 5000
_MAX_VALUES: Final = 50  # JSON values in one script

_STATED_JSON = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_WRAPPING = re.compile(r"<!--|-->|(?://|/\*)?\s{0,3}(?:<!\[CDATA\[|\]\]>)(?:\s{0,3}\*/)?")
_REMARK_LINE = re.compile(r"^[ \t]{0,40}//[^\n]{0,500}$", re.MULTILINE)
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[}\]])")
_BAD_ESCAPE = re.compile(r"\\(?![\"\\/bfnrtu])")
_STATE = re.compile(
    r"\b(?:date_?published|published_?(?:at|on|date|time|timestamp)?|publish_?(?:date|time)"
    r"|publication_?(?:date|time)|first_?published(?:_?(?:at|date))?|pub_?date|display_?date"
    r"|original_?publish_?date|article_?publish(?:ed)?_?(?:date|time)|post_?date|date_?publication)"
    r"\\?[\"']?\s{0,3}[:=]\s{0,3}\\?[\"']?([0-9][^\"'\\,;}<>]{7,40})",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedDates:
    """Dates that JSON-LD states: of articles, of films and sounds, and of the page alone.

    Systems date every page in the last way, their imprint too; a film may be older than its page.
    """

    articles: tuple[str, ...]
    recordings: tuple[str, ...]
    pages: tuple[str, ...]


def stated_dates(tree: Any, title: str) -> StatedDates:  # noqa: ANN401  # an lxml element
    """Return the dates that JSON-LD states; of articles that of the title's first."""
    scripts = list(_json_scripts(tree))
    nodes = [node for script in scripts for node in _dated_nodes(script)]
    articles = [node for node in nodes if _is_of(node, _ARTICLES)]
    named = [node for node in articles if title and _is_named(node, title)]
    recordings = (node for node in nodes if _is_of(node, _RECORDINGS))
    pages = (node for node in nodes if _is_of(node, _PAGES) and "datePublished" in node)
    days = tuple(map(_date_of, (*named, *articles)))
    return StatedDates(
        articles=days if nodes else tuple(_lone_date(scripts)),
        recordings=tuple(map(_date_of, recordings)),
        pages=tuple(map(_date_of, pages)),
    )


def _lone_date(scripts: list[str]) -> Iterator[str]:
    """Yield the date that broken scripts state, if it is but one."""
    broken = (script for script in scripts if not _values(script))
    stated = [day for script in broken for day in _STATED_JSON.findall(script)]
    if len({day[:10] for day in stated}) == 1:
        yield stated[0]


def state_dates(tree: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the day that the data of a page's own scripts state, if it is but one."""
    values: list[str] = []
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" not in (script.get("type") or "").lower() and len(text) < _MAX_JSON:
            values += _STATE.findall(text)
    days = {day[:10]: day for day in map(iso, values) if day}
    if len(days) == 1:
        yield from days.values()


def _json_scripts(tree: Any) -> Iterator[str]:  # noqa: ANN401
    for script in tree.iter("script"):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) < _MAX_JSON:
            yield text


def _dated_nodes(text: str) -> Iterator[dict[str, Any]]:
    """Yield the nodes with a date, without recursion: the data are a stranger's."""
    nodes = _values(text)
    for node in nodes:  # grows while it is walked
        if len(nodes) > _MAX_NODES:
            return
        if isinstance(node, list):
            nodes += node[:200]
        elif isinstance(node, dict):
            if _date_of(node):
                yield node
            nodes += [node[key] for key in _WALKED if isinstance(node.get(key), dict | list)]


def _values(text: str) -> list[Any]:
    """Return the JSON values of a script, mended where they are broken in a usual way."""
    for attempt in (text, _mended(text), _mended(unescape(text))):
        values = _decoded(attempt)
        if values:
            return values
    return []


def _decoded(text: str) -> list[Any]:
    """Return the values that stand one behind the other; none where the first is broken."""
    values: list[Any] = []
    decoder, at = json.JSONDecoder(strict=False), 0
    text = text.strip()
    while at < len(text) and len(values) < _MAX_VALUES:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return values
        values.append(value)
        at = end + len(text[end:]) - len(text[end:].lstrip(" \t\r\n;,"))
    return values


def _mended(text: str) -> str:
    text = _without_remarks(_REMARK_LINE.sub("", _WRAPPING.sub("", text)))
    return _TRAILING_COMMA.sub("", _BAD_ESCAPE.sub("", text))


def _without_remarks(text: str) -> str:
    """Cut what stands between `/*` and `*/`; searched by hand, for a pattern would be slow."""
    pieces: list[str] = []
    start = 0
    while (opening := text.find("/*", start)) >= 0:
        end = text.find("*/", opening + 2)
        if end < 0:
            break
        pieces.append(text[start:opening])
        start = end + 2
    return "".join((*pieces, text[start:]))


def _date_of(node: dict[str, Any]) -> str:
    """Return the words of a node's date of publication; empty where it has none."""
    for key in _DATE_KEYS:
        value = node.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, dict):
            value = value.get("@value")
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value)[:80]
    return ""


def _is_of(node: dict[str, Any], kinds: tuple[str, ...]) -> bool:
    kind = node.get("@type")
    return any(str(k).endswith(kinds) for k in (kind if isinstance(kind, list) else [kind]))


def _is_named(node: dict[str, Any], title: str) -> bool:
    names = (" ".join(unescape(str(node.get(key))).split()) for key in ("headline", "name"))
    return any(name.casefold() == title.casefold() for name in names)

"""Which field of a row is its text, its title, its date: found by name, whatever the spelling.

Names are compared without case, spaces, `_` and `-`, so `pubDate`, `pub_date` and `PUB-DATE` are
one. The lists below are in order: the first name whose value can be used is taken. What lies in
`metadata`, `meta`, `fields`, `article`, `document` or `_source` counts after the row's own
fields. `docs/rows.md` gives the lists to users, and a test compares them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from sayso.intake.decoding import one_line
from sayso.intake.given import Stated
from sayso.intake.stated_dates import iso_date, iso_of_seconds
from sayso.record.types import Fact
from sayso.record.vocabulary import FactOrigin

TEXT: Final = (
    "text", "fulltext", "body", "bodytext", "articlebody", "articletext", "article", "maintext",
    "content", "contents", "contenttext", "maincontent", "plaintext", "cleantext", "rawtext",
    "story", "document", "transcript", "post", "message", "paragraphs", "html", "contenthtml",
    "bodyhtml", "articlehtml", "rawhtml",
)  # fmt: skip
TITLE: Final = ("title", "headline", "heading", "subject")
URL: Final = ("url", "link", "canonicalurl", "sourceurl", "articleurl", "weburl", "permalink")
AUTHOR: Final = ("author", "authors", "byline", "authorname", "creator", "writer")
PUBLISHER: Final = (
    "publisher", "source", "outlet", "publication", "newspaper", "sourcename", "sitename", "site",
    "domain", "sourcedomain",
)  # fmt: skip
PUBLISHED: Final = (
    "published", "publishedat", "publisheddate", "publishedtime", "publisheddatetime",
    "publishdate", "publishtime", "datepublished", "datepublish", "publicationdate",
    "webpublicationdate", "pubdate", "date", "datetime", "createdat",
)  # fmt: skip
ID: Final = (
    "id", "uid", "uuid", "guid", "docid", "documentid", "articleid", "textid", "key", "slug",
)  # fmt: skip

_NESTED: Final = frozenset({"metadata", "meta", "fields", "article", "document", "_source"})
_NAMES_WITHIN: Final = ("name", "title", "value", "text")
_LONGEST: Final = 1000
_LONGEST_ID: Final = 80
_MAX_VALUES: Final = 20
_IGNORED: Final = str.maketrans("", "", "_- ")

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class RowText:
    """The text of a row; `problem` says in its stead why there is none."""

    text: str = ""
    problem: str = ""
    is_damage: bool = False


def fields_of(row: Mapping[str, object]) -> Fields:
    """Return a row's fields by their plain names, its own before those nested in it."""
    found: dict[str, object] = {}
    nested = [value for key, value in row.items() if key.lower() in _NESTED]
    for fields in (row, *(value for value in nested if isinstance(value, dict))):
        for key, value in fields.items():
            found.setdefault(key.lower().translate(_IGNORED), value)
    return found


def text_of(fields: Fields) -> RowText:
    """Return the first text that is no blank, or what is wrong."""
    named = [name for name in TEXT if name in fields]
    for name in named:
        value = fields[name]
        if name == "paragraphs" and isinstance(value, list):
            value = "\n\n".join(item for item in value if isinstance(item, str))
        if isinstance(value, str) and value.strip():
            return RowText(value)
    wrong = [name for name in named if not isinstance(fields[name], str | None)]
    if wrong:
        return RowText(problem=f"has no text in its field {wrong[0]!r}", is_damage=True)
    if named:
        return RowText(problem=f"has nothing in its field {named[0]!r}")
    listed = ", ".join(one_line(name)[:40] for name in list(fields)[:8]) or "none at all"
    return RowText(problem=f"has no field that is known to hold the text; its fields are: {listed}")


def stated_in(fields: Fields) -> Stated:
    """Return the facts that a row states about its document."""
    url = _first(fields, URL)
    return Stated(
        title=_fact(_first(fields, TITLE)),
        publisher=_publisher(fields, url),
        author=_fact(_first(fields, AUTHOR).removeprefix("By ").removeprefix("by ")),
        published=_published(fields),
        url=url or None,
    )


def id_of(fields: Fields) -> str:
    """Return how the row calls itself; empty where it does not."""
    for name in ID:
        value = fields.get(name)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value) if abs(value) < 10**18 else ""
        if isinstance(value, str) and value.strip():
            return one_line(value[: 2 * _LONGEST_ID])[:_LONGEST_ID]
    return ""


def host_of(url: str) -> str:
    """Return the host of an address, without `www.`; empty where it is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _first(fields: Fields, names: tuple[str, ...]) -> str:
    for name in names:
        words = _words(fields.get(name))
        if words:
            return words
    return ""


def _words(value: object) -> str:
    """Return a value in one line: a string, the name of an object, or a list of either."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_word, value[:_MAX_VALUES])))[:_LONGEST]
    return _word(value)


def _word(value: object) -> str:
    if isinstance(value, dict):
        names = (value.get(name) for name in _NAMES_WITHIN)
        value = next((name for name in names if isinstance(name, str) and name), "")
    return one_line(value[: 2 * _LONGEST])[:_LONGEST] if isinstance(value, str) else ""


def _publisher(fields: Fields, url: str) -> Fact | None:
    """Return what the row calls its publisher; else the host of its address says it."""
    stated = _first(fields, PUBLISHER)
    if stated and "://" not in stated:
        return _fact(stated)
    return _fact(host_of(stated or url), "url")


def _published(fields: Fields) -> Fact | None:
    for name in PUBLISHED:
        value = fields.get(name)
        when: str | None = None
        if isinstance(value, str):
            when = iso_date(value)
        elif isinstance(value, int | float) and abs(value) < 10**15:  # NaN and infinity are not
            when = iso_of_seconds(value)
        if when:
            return _fact(when)
    return None


def _fact(value: str, origin: FactOrigin = "metadata") -> Fact | None:
    return Fact(value=value, from_=origin) if value else None

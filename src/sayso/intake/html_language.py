"""The language of a page, as far as it settles how its dates are written.

From the tag of its root or body, its meta tags, and the country of its address; where all of these
leave open whether the day or the month stands first, the page's own dates may say it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final
from urllib.parse import urlsplit

from sayso.intake.html_lines import Line

_LONGEST: Final = 20
_TAG = re.compile(r"[a-z]{2,3}(?:[-_][a-z]{2,4})?", re.IGNORECASE)
_XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_DAY_FIRST: Final = frozenset(("uk", "ie", "au", "nz", "in", "za", "ng", "ke", "gh", "pk", "sg"))
"""Countries that write English and put the day first."""
_MONTH_FIRST: Final = frozenset(("us", "gov", "mil", "edu"))
_NO_COUNTRY: Final = frozenset(
    ("ai", "cc", "co", "fm", "io", "ly", "me", "to", "tv", "ws", "am", "gg", "ca", "eu")
)
"""Endings of two letters that sites of any country have, or that do not settle it."""
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:19|20)?\d\d(?![\d/])")
_MOST_LINES: Final = 2000


def language_of(tree: Any, address: str) -> str:  # noqa: ANN401  # an lxml element, untyped
    """Return the tag of a page's language, such as "en-GB"; empty where nothing says it."""
    tag = next(_tags(tree), "").replace("_", "-")
    if "-" in tag or (tag and not tag.lower().startswith("en")):
        return tag
    try:
        country = (urlsplit(address).hostname or "").rpartition(".")[2]
    except ValueError:
        return tag
    if country in _MONTH_FIRST:
        return "en-US"
    if country in _DAY_FIRST:
        return "en-GB"
    is_country = len(country) == 2 and country not in _NO_COUNTRY
    return country if is_country and not tag else tag


def order_of_days(lines: Sequence[Line], language: str) -> str:
    """Return the language, made exact where it is open and the page's own dates tell the order."""
    if language.lower() not in {"", "en", "en-ca"}:
        return language
    orders: set[str] = set()
    for line in lines[:_MOST_LINES]:
        for first, second in _SLASHED.findall(line.text[:500]):
            if int(first) > 12 >= int(second):
                orders.add("en-GB")
            elif int(second) > 12 >= int(first):
                orders.add("en-US")
    return orders.pop() if len(orders) == 1 else language


def _tags(tree: Any) -> Iterator[str]:  # noqa: ANN401
    root = tree.getroottree().getroot()
    stated = [root.get("lang"), root.get(_XML_LANG)]
    stated += [body.get("lang") for body in tree.iter("body")]
    for meta in tree.iter("meta"):
        name = (meta.get("http-equiv") or meta.get("property") or meta.get("name") or "").lower()
        if name in {"content-language", "og:locale", "language", "dc.language"}:
            stated.append(meta.get("content"))
    for words in stated:
        match = _TAG.fullmatch((words or "").strip()[:_LONGEST])
        if match:
            yield match[0]

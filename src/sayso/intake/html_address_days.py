"""The day in the path of a page's address: `/2024/03/05/`, `/2024/mar/5/`, `/20240305-harbour`.

`/05-03-2024` is read where the page's language puts the day first; a year and a month alone are
no day.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final
from urllib.parse import urlsplit

from sayso.intake.html_month_names import MONTHS
from sayso.intake.html_written_days import checked, day_and_month

_DAY = re.compile(
    r"[/_-](?P<year>(?:19|20)\d\d)[/_-](?P<month>\d\d?|[a-z]{3,9})[/_-](?P<day>\d\d?)(?=[/_.-]|$)"
    r"|[/_-](?P<year2>(?:19|20)\d\d)(?P<month2>\d\d)(?P<day2>\d\d)(?=[/_-]|\.[a-z]{3,5}$|$)"
    r"|/~?(?P<first>\d\d?)-(?P<second>\d\d?)-(?P<year3>(?:19|20)\d\d)(?=[/_-]|$)"
    r"|/(?P<day4>\d\d?)[/-](?P<month4>[a-z]{3,9})[/-](?P<year4>(?:19|20)\d\d)(?=[/_-]|$)",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{14}[a-z_]{0,4}/", re.IGNORECASE)
_LONGEST: Final = 500


def address_days(address: str, language: str) -> Iterator[str]:
    """Yield the days in the path of an address."""
    try:
        path = urlsplit(_ARCHIVED.sub("", address)).path[:_LONGEST]
    except ValueError:
        return
    for match in _DAY.finditer(path):
        try:
            yield _day(match, language).isoformat()
        except (ValueError, KeyError):
            continue


def _day(match: re.Match[str], language: str) -> date:
    if match["first"]:
        order = day_and_month(int(match["first"]), int(match["second"]), language)
        if order is None:
            raise ValueError(match[0])
        return checked(date(int(match["year3"]), order[1], order[0]))
    year = match["year"] or match["year2"] or match["year4"]
    month = match["month"] or match["month2"] or match["month4"]
    day = match["day"] or match["day2"] or match["day4"]
    number = int(month) if month.isdigit() else MONTHS[month.lower()]
    return checked(date(int(year), number, int(day)))

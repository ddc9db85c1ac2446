"""Days as web pages write them, to ISO: "March 5, 2024", "5. März 2024", "05.03.2024, 10:15".

Reads month names of some thirty languages, and figures. What the words do not settle has no value:
a day that no month has, a date without a year, "3/4/2024" on a page that is not known to put the
day or the month first.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from typing import Final

from sayso.intake.html_month_names import MONTHS
from sayso.intake.stated_dates import iso_of_seconds

YEARS: Final = range(1600, 2200)

_ISO = re.compile(
    r"(\d{4})(?:-(\d\d?)-(\d\d?)|/(\d\d?)/(\d\d?)|\.(\d\d)\.(\d\d)|(\d\d)(\d\d))"
    r"(?:[T ]{1,2}(\d\d?:\d\d(?::\d\d)?)(?:[.,]\d{1,9})?\s?(Z|UTC|GMT|[+-]\d\d:?\d\d)?)?(?!\d)"
)
_MONTH: Final = r"(?P<{}>[^\W\d_]{{3,12}})"
_WRITTEN = re.compile(
    r"(?<![\w.,/-])(?:"
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|ª|°|\.)?[\s\xa0-]{{0,3}}(?:of |de |d[’'])?"
    rf"{_MONTH.format('month')}\.?,?(?: del? )?[\s\xa0-]{{0,3}}(?P<year>\d{{4}})"
    rf"|{_MONTH.format('month2')}\.?[\s\xa0]{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?"
    r"[\s\xa0]{1,3}(?P<year2>\d{4})"
    rf"|(?P<year3>\d{{4}})\.?,?[\s\xa0-]{{1,3}}{_MONTH.format('month3')}\.?[\s\xa0-]{{1,3}}"
    r"(?P<day3>\d{1,2})\.?"
    r"|(?P<dotted>\d{1,2}\.[\s\u2009]?\d{1,2}\.[\s\u2009]?(?:\d{4}|\d\d))"
    r"|(?P<slashed>\d{1,2}\s?/\s?\d{1,2}\s?/\s?(?:\d{4}|\d\d))|(?P<dashed>\d{1,2}-\d{1,2}-\d{4})"
    r"|(?P<iso>\d{4}(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\s?\d\d?\.\s?\d\d?))"
    r"|(?P<east>\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일])"
    r")(?![\d/-])"
)
"""Dates among words; each month's name is followed by a year, so that names are few."""
_SECONDS = re.compile(r"\d{10}|\d{13}")
_NUMBER = re.compile(r"\d{1,4}")
_MIDNIGHT: Final = ("0:00", "00:00", "00:00:00")


@dataclass(frozen=True, slots=True)
class Day:
    """A day and where it stands among the words, half-open."""

    value: str
    start: int
    end: int


def iso(words: str, language: str = "") -> str | None:
    """Return the ISO date or date-time of a date that stands alone, or `None`.

    `language` is the page's own tag ("en-GB"); it settles which of day and month is first.
    """
    words = words.strip()[:80]
    if _SECONDS.fullmatch(words):
        return iso_of_seconds(int(words))
    match = _ISO.match(words)
    try:
        if match:
            return _iso_of(match)
        day = next(days_in(words, language), None)
        return day.value if day else checked(parsedate_to_datetime(words).date()).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def days_in(words: str, language: str = "") -> Iterator[Day]:
    """Yield the full dates among some words, in order."""
    for match in _WRITTEN.finditer(words):
        try:
            day = _day_of(match, language)
        except (ValueError, KeyError):
            continue
        if day is not None:
            yield Day(day.isoformat(), *match.span())


def checked(day: date) -> date:
    """Return a day of the years that accounts can be of; raise `ValueError` for others."""
    if day.year not in YEARS:
        raise ValueError(day)
    return day


def _iso_of(match: re.Match[str]) -> str:
    year, month, day = (int(number) for number in match.groups()[:9] if number)
    written = checked(date(year, month, day)).isoformat()
    time, zone = match[10], match[11]
    if time is None or (time in _MIDNIGHT and zone is None):
        return written
    zone = (zone or "").replace("UTC", "+00:00").replace("GMT", "+00:00").replace("Z", "+00:00")
    clock = time if time[2] == ":" else f"0{time}"
    return datetime.fromisoformat(f"{written}T{clock}{zone}").isoformat()


def _day_of(match: re.Match[str], language: str) -> date | None:
    if match["month"]:
        return _named(match["day"], match["month"], match["year"])
    if match["month2"]:
        return _named(match["day2"], match["month2"], match["year2"])
    if match["month3"]:
        return _named(match["day3"], match["month3"], match["year3"])
    first, second, third = (int(number) for number in _NUMBER.findall(match[0]))
    if match["iso"] or match["east"]:
        return checked(date(first, second, third))
    year = third if third > 99 else third + (1900 if third >= 90 else 2000)
    if not match["dotted"]:
        order = day_and_month(first, second, language)
        if order is None:
            return None
        first, second = order
    return checked(date(year, second, first))


def _named(day: str, month: str, year: str) -> date:
    return checked(date(int(year), MONTHS[month.lower()], int(day)))


def day_and_month(first: int, second: int, language: str) -> tuple[int, int] | None:
    """Return day and month of two figures with a slash or a dash between them."""
    if first > 12 or first == second:
        return first, second
    if second > 12:
        return second, first
    tag = language.lower().replace("_", "-")
    if tag.startswith("en-us"):
        return second, first
    return None if not tag or tag in {"en", "en-ca"} else (first, second)

"""Dates as heads of accounts and datelines write them, and their ISO form.

Reads "Tuesday, March 3rd 2031", "3 March 2031", "03.03.2031" and "2031-03-03". What its words do
not settle has no value: a day that no month has, a date without its year, "3/4/2031" (which may
be a day of March or of April). Times of day are left to others.
"""

import re
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sept sep", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH: Final = "(?:" + "|".join(sorted(_MONTHS, key=lambda m: -len(m))) + r")(?![^\W\d_])"
"""A month's name or its short form."""
WEEKDAY: Final = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
"""A weekday's full name."""
_SHORT_WEEKDAY: Final = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b\.?"
_ANY_WEEKDAY: Final = rf"(?:(?:{WEEKDAY}|{_SHORT_WEEKDAY}),?\s?)?"
_ORDINAL: Final = "(?:st|nd|rd|th|d(?![^\\W_]))"
DATE: Final = (
    rf"(?i:{_ANY_WEEKDAY}(?:"
    rf"{MONTH}\.?\s?\d{{1,2}}(?:[-–]\d{{1,2}})?{_ORDINAL}?(?:,?\s?\d{{4}})?(?!\d)"
    rf"|(?:the\s)?\d{{1,2}}(?:{_ORDINAL}|\.)?\s?(?:of\s)?(?:{MONTH}|inst|ult)\.?(?:,?\s?\d{{4}})?"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d\d-\d\d)"
    rf"|{WEEKDAY}\b(?:\s(?:night|morning|evening|afternoon)\b)?)"
)
"""A date of a dateline, with or without its year."""
FULL_DATE: Final = (
    rf"(?i:\b{_ANY_WEEKDAY}(?:"
    rf"{MONTH}\.?\s?\d{{1,2}}{_ORDINAL}?,?\s\d{{4}}"
    rf"|\d{{1,2}}{_ORDINAL}?\s(?:of\s)?{MONTH}\.?,?\s\d{{4}}"
    r"|\d{1,2}\.\d{1,2}\.\d{4}|\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{4}-\d\d-\d\d|\d{4}/\d\d/\d\d))(?!\d)"
)
"""A date with day, month and year."""

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LETTERS = re.compile(r"[^\W\d_]+")
_BEFORE_BOUND: Final = timedelta(days=31)


def iso_date(words: str) -> str | None:
    """Return the ISO date of a written date, or `None` without a year or for no such day."""
    year = _YEAR.search(words)
    month_and_day = _month_and_day(words, year) if year else None
    if year is None or month_and_day is None:
        return None
    day = _day_of(int(year[0]), *month_and_day)
    return day.isoformat() if day else None


def iso_in_year(words: str, bound: str) -> str | None:
    """Return the ISO date of a day and month, with the year from another date.

    `bound` is a year ("2031"), or the ISO date of something written soon after: then the day is
    the last such day up to it, and `None` when that lies more than a month back. A weekday in
    the words has to fit.
    """
    month_and_day = _month_and_day(words, None)
    if month_and_day is None:
        return None
    year = int(bound[:4])
    day = _day_of(year, *month_and_day)
    if len(bound) > len("2031"):
        latest = date.fromisoformat(bound)
        if day is None or day > latest:
            day = _day_of(year - 1, *month_and_day)
        if day is None or latest - day > _BEFORE_BOUND:
            return None
    return day.isoformat() if day and _fits_weekday(words, day) else None


def _month_and_day(words: str, year: re.Match[str] | None) -> tuple[int, int] | None:
    numbers = [int(number) for number in _DAY.findall(words)]
    months = [_MONTHS[w] for w in map(str.lower, _LETTERS.findall(words)) if w in _MONTHS]
    if months and numbers:
        return months[0], numbers[0]
    if year is None or len(numbers) != 2:
        return None
    first, second = numbers
    if not year.start():  # 2023-09-17
        return first, second
    if "/" not in words:  # 17.09.2023
        return second, first
    if first > 12 or first == second:
        return second, first
    return (first, second) if second > 12 else None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _fits_weekday(words: str, day: date) -> bool:
    first = words[:3].lower()
    return first not in _WEEKDAYS or _WEEKDAYS[day.weekday()] == first

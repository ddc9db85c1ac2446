"""A small reader of EDTF, written from ISO 8601-2, for the levels and forms that Sayso writes.

`days_of` returns the first and the last day that a string covers, as (year, month, day), `None`
for an open or unspecified end; it raises `ValueError` for what is no EDTF.
"""

import re
from calendar import monthrange

Day = tuple[int, int, int]
Days = tuple[Day | None, Day | None]

_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}
_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]([01]\d|2[0-3]):[0-5]\d)?")


def days_of(text: str) -> Days:
    """Return the days that an EDTF string covers."""
    if text.startswith("["):
        if not text.endswith("]"):
            raise ValueError(text)
        options = [_date(option) for option in text[1:-1].split(",")]
        firsts = [option[0] for option in options if option[0]]
        lasts = [option[1] for option in options if option[1]]
        if len(firsts) < 2:
            raise ValueError(text)
        return min(firsts), max(lasts)
    if "/" not in text:
        return _date(text)
    begin, end = text.split("/")  # ValueError for more than two
    first = None if begin == ".." else _date(begin)[0]
    last = None if end == ".." else _date(end)[1]
    if first is None and last is None:
        raise ValueError(text)
    if first and last and first > last:
        raise ValueError(f"{text} ends before it begins")
    return first, last


def _date(text: str) -> Days:
    if "T" in text:
        day, _, clock = text.partition("T")
        if not _CLOCK.fullmatch(clock) or len(day.lstrip("-").split("-")) != 3:
            raise ValueError(text)
        return _plain(day)
    return _plain(re.sub(r"[?~%]$", "", text))


def _plain(text: str) -> Days:
    match = re.fullmatch(r"(-?[\dX]{4})(?:-([\dX]{2}))?(?:-([\dX]{2}))?", text)
    if not match or text.startswith("-0000"):
        raise ValueError(text)
    year, month, day = match.groups()
    if "X" in text:
        return _unspecified(year, month, day)
    if month is None:
        return (int(year), 1, 1), (int(year), 12, 31)
    number = int(month)
    if day is None and number > 12:
        return _part_of_year(int(year), number)
    length = monthrange(int(year) % 400 + 400, number)[1]  # ValueError for no month
    if day is None:
        return (int(year), number, 1), (int(year), number, length)
    if not 1 <= int(day) <= length:
        raise ValueError(text)
    return (int(year), number, int(day)), (int(year), number, int(day))


def _unspecified(year: str, month: str | None, day: str | None) -> Days:
    if not any(letter.isdigit() for letter in f"{year}{month}{day}"):
        raise ValueError("nothing is specified")
    if month and month.isdigit() and not 1 <= int(month) <= 12:
        raise ValueError(month)
    if day and day.isdigit() and not 1 <= int(day) <= 31:
        raise ValueError(day)
    if month is None and re.fullmatch(r"\d+X+", year):
        return (int(year.replace("X", "0")), 1, 1), (int(year.replace("X", "9")), 12, 31)
    return None, None


def _part_of_year(year: int, number: int) -> Days:
    if number in _SEASONS:
        first, count = _SEASONS[number], 3
    elif 33 <= number <= 36:
        first, count = 3 * (number - 33) + 1, 3
    elif number in {40, 41}:
        first, count = 6 * (number - 40) + 1, 6
    else:
        raise ValueError(number)
    last = first + count - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    length = monthrange(end_year % 400 + 400, end_month)[1]
    return (year, first, 1), (end_year, end_month, length)

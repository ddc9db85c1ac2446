"""Dates that mail headers, feed entries and rows state, to ISO with the offset as written.

Reads RFC 5322 (`Tue, 5 Mar 2024 14:03:00 +0200`), `asctime`, ISO 8601 with or without marks,
days with the month's name, and seconds since 1970. What is no date of the calendar, or could be
read as two days (`05/03/2024`), is `None`: a missing date stays missing.
"""

import re
from datetime import UTC, date, datetime
from typing import Final

_LONGEST: Final = 100
_YEARS: Final = range(1600, 2200)
_MONTHS: Final = (
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
)  # fmt: skip
_DAY_NAME: Final = r"(?:[A-Za-z]{3,9}\.?,?\s{0,3})?"
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})\.?"
_CLOCK: Final = r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?:[:.](?P<second>\d\d))?(?:[.,]\d{1,9})?"
_ZONE: Final = r"(?:\s{0,3}(?P<zone>[+-]\d\d:?\d\d|[+-]\d\d(?!\d)|[A-Za-z]{1,5})(?![A-Za-z\d]))?"
_ISO = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.]?)(?P<number>\d\d)(?P=mark)(?P<day>\d\d)"
    r"(?:(?:T|\s{1,3})(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d))?(?:[.,]\d{1,9})?"
    rf"{_ZONE})?(?!\d)"
)
_DAY_FIRST = re.compile(
    rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]{{1,3}}{_MONTH},?[\s-]{{1,3}}"
    rf"(?P<year>\d{{4}}|\d\d)(?!\d)(?:,?\s{{1,3}}(?:at\s)?{_CLOCK}{_ZONE})?"
)
_MONTH_FIRST = re.compile(
    rf"{_DAY_NAME}{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}"
    rf"(?P<year>\d{{4}})(?!\d)(?:,?\s{{1,3}}(?:at\s)?{_CLOCK}{_ZONE})?"
)
_ASCTIME = re.compile(
    rf"{_DAY_NAME}{_MONTH}\s{{1,3}}(?P<day>\d{{1,2}})\s{{1,3}}{_CLOCK}{_ZONE}\s{{1,3}}"
    r"(?P<year>\d{4})(?!\d)"
)
_NAMED_ZONES: Final = {
    "Z": "+00:00", "UT": "+00:00", "UTC": "+00:00", "GMT": "+00:00", "EST": "-05:00",
    "EDT": "-04:00", "CST": "-06:00", "CDT": "-05:00", "MST": "-07:00", "MDT": "-06:00",
    "PST": "-08:00", "PDT": "-07:00",
}  # fmt: skip
"""The zones of RFC 5322; other names are used for more than one offset, so they give none."""

_SECONDS: Final = range(100_000_000, 7_000_000_000)  # 1973 to 2191
_HALF = re.compile(r"\s{0,2}(?P<half>[AaPp])\.?[Mm]\b")


def iso_date(words: str) -> str | None:
    """Return the ISO date or date-time that `words` begin with, or `None`."""
    words = words[:_LONGEST].strip()
    for pattern in (_ISO, _ASCTIME, _DAY_FIRST, _MONTH_FIRST):
        match = pattern.match(words)
        if match:
            try:
                return _iso_of(match, words)
            except ValueError:
                return None
    return None


def iso_of_seconds(number: float) -> str | None:
    """Return the date-time, in UTC, of seconds or milliseconds since 1970, or `None`."""
    seconds = int(number)
    if seconds not in _SECONDS:
        seconds //= 1000
    if seconds not in _SECONDS:
        return None
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def _iso_of(match: re.Match[str], words: str) -> str:
    found = match.groupdict()
    day = _day(found).isoformat()
    if found["hour"] is None:
        return day
    hour = _hour(int(found["hour"]), words, match)
    clock = f"{hour:02}:{found['minute']}:{found['second'] or '00'}"
    return datetime.fromisoformat(f"{day}T{clock}{_offset(found['zone'])}").isoformat()


def _hour(hour: int, words: str, match: re.Match[str]) -> int:
    """Read `2:03 pm`, whose half of the day is taken for a zone or stands behind the match."""
    half = _HALF.match(words, match.end("second" if match["second"] else "minute"))
    if half is None or hour > 12:
        return hour
    return hour % 12 + 12 * (half["half"] in "Pp")


def _day(found: dict[str, str]) -> date:
    year = int(found["year"])
    if len(found["year"]) == 2:  # RFC 5322, section 4.3
        year += 2000 if year < 50 else 1900
    if year not in _YEARS:
        raise ValueError(year)
    number = found.get("number")
    month = int(number) if number else _MONTHS.index(found["month"][:3].lower()) + 1
    return date(year, month, int(found["day"]))


def _offset(zone: str | None) -> str:
    """Return the offset as ISO writes it; none where the zone's name says none for certain."""
    if not zone:
        return ""
    if zone[0] not in "+-":
        return _NAMED_ZONES.get(zone.upper(), "")
    digits = zone[1:].replace(":", "").ljust(4, "0")
    if int(digits[:2]) > 14:
        raise ValueError(zone)
    return f"{zone[0]}{digits[:2]}:{digits[2:]}"

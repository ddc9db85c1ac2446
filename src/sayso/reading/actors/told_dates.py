"""The days that a clause tells of, where date words in it say so: "in 1987", "on 12 May 1965".

Cheap stand-in for the layer of times, which runs later: years, months and days with a preposition
or none, "last year", "three years ago". Of two dates that disagree the clause tells none. Days
are ISO, both ends included.
"""

import re
from dataclasses import dataclass
from datetime import date

from sayso.knowledge.offices import first_day, last_day
from sayso.language.analysis import Analysis

Days = tuple[str, str]

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
         "august aug", "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_DAY = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
_BEFORE = frozenset(
    {"in", "on", "during", "of", "at", "by", "from", "late", "early", "mid", "until"}
)
_SEASONS = frozenset({"spring", "summer", "autumn", "winter", "fall"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a clause says of when: its days, or that it gives none or several."""

    days: Days | None
    is_unclear: bool = False


def told_days(analysis: Analysis, token: int, published: str | None) -> Told:
    """Return the days told of in the clause of a token; those after publication do not count."""
    found: list[Days] = []
    verb = _clause(analysis, token)
    first, last = _sentence(analysis, token)
    for at in range(first, last):
        days = _date_at(analysis, at, first, published)
        if days is None or (published and days[0] > published[:10]):
            continue
        if _clause(analysis, at) == verb:
            found.append(days)
    narrowest = sorted(set(found), key=_length)
    if not narrowest:
        return Told(None)
    days = narrowest[0]
    is_one = all(wider[0] <= days[0] and days[1] <= wider[1] for wider in narrowest[1:])
    return Told(days if is_one else None, is_unclear=not is_one)


def _length(days: Days) -> int:
    return (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days


def _sentence(analysis: Analysis, token: int) -> tuple[int, int]:
    number = analysis.sentence[token]
    first, last = token, token + 1
    while first > 0 and analysis.sentence[first - 1] == number and token - first < _FARTHEST:
        first -= 1
    while last < len(analysis) and analysis.sentence[last] == number and last - token < _FARTHEST:
        last += 1
    return first, last


_FARTHEST = 60


def _clause(analysis: Analysis, token: int) -> int:
    """Return the predicate that a token hangs on, the token itself if none is above it."""
    seen = 0
    while analysis.head[token] >= 0 and seen < _FARTHEST:
        relation = analysis.deprel[token]
        token = analysis.head[token]
        seen += 1
        is_clause = analysis.upos[token] in {"VERB", "AUX"} or any(
            analysis.deprel[child] in {"cop", "nsubj", "nsubj:pass"}
            for child in analysis.children[token]
        )
        if is_clause and relation not in {"aux", "cop"}:
            return token
    return token


def _date_at(analysis: Analysis, at: int, first: int, published: str | None) -> Days | None:
    """Return the days of a date whose last word, or year, stands at a token."""
    form = analysis.form[at].lower()
    if _YEAR.fullmatch(form):
        return _with_year(analysis, at, first)
    if published is None:
        return None
    if form in {"year", "month"} and at > first and analysis.form[at - 1].lower() == "last":
        return _last(form, published)
    if form == "ago" and at > first:
        return _ago(analysis, at, first, published)
    if form in _MONTHS and at > first and analysis.form[at][:1].isupper():
        return _bare_month(analysis, at, first, published)
    return None


def _with_year(analysis: Analysis, at: int, first: int) -> Days | None:
    form, start = analysis.form, at
    year = form[at]
    before = at - 1
    if before >= first and form[before] == ",":
        before -= 1
    month = day = None
    if before >= first and (match := _DAY.fullmatch(form[before])) and before > first:
        if form[before - 1].lower().rstrip(".") in _MONTHS:  # "May 12, 1965"
            day, month, start = (
                int(match[1]),
                _MONTHS[form[before - 1].lower().rstrip(".")],
                before - 1,
            )
    elif before >= first and form[before].lower().rstrip(".") in _MONTHS:
        month, start = _MONTHS[form[before].lower().rstrip(".")], before
        if before > first and (match := _DAY.fullmatch(form[before - 1])):
            day, start = int(match[1]), before - 1
    if month is None and not _is_dating(analysis, start, first):
        return None
    iso = year if month is None else f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return _days(iso)


def _is_dating(analysis: Analysis, start: int, first: int) -> bool:
    """Say whether a bare year has a preposition of time: not "the 2025 budget", not "1,987"."""
    if start <= first:
        return False
    before = analysis.form[start - 1].lower()
    if before in _SEASONS or before in {"of", "late", "early", "mid"}:
        return start - 2 >= first
    return before in _BEFORE


def _last(unit: str, published: str) -> Days | None:
    year, month = int(published[:4]), int(published[5:7] or 0)
    if unit == "year":
        return _days(str(year - 1))
    if not month:
        return None
    return _days(f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12")


_NUMBERS = {word: value for value, word in enumerate(
    ("a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
)}  # fmt: skip


def _ago(analysis: Analysis, at: int, first: int, published: str) -> Days | None:
    unit, count = analysis.form[at - 1].lower(), analysis.form[max(at - 2, first)].lower()
    number = int(count) if count.isdigit() and len(count) < 4 else _NUMBERS.get(count, 0)
    if not number or unit not in {"year", "years", "decade", "decades"}:
        return None
    years = number * (10 if unit.startswith("decade") else 1)
    return _days(str(int(published[:4]) - years)) if years < int(published[:4]) - 1000 else None


def _bare_month(analysis: Analysis, at: int, first: int, published: str) -> Days | None:
    """Return the last month of that name, if "in March" or "on 3 March" tells of it."""
    form = analysis.form
    if at + 1 < len(analysis) and (_YEAR.fullmatch(form[at + 1]) or form[at + 1] == ","):
        return None
    month, day = _MONTHS[form[at].lower()], None
    before = at - 1
    if match := _DAY.fullmatch(form[before]):
        day, before = int(match[1]), before - 1
    elif at + 1 < len(analysis) and (match := _DAY.fullmatch(form[at + 1])):
        day = int(match[1])
    if before < first or form[before].lower() not in {"in", "on", "last"} or len(published) < 7:
        return None
    year = int(published[:4]) - (month > int(published[5:7]))
    return _days(f"{year}-{month:02}" + (f"-{day:02}" if day else ""))


def _days(iso: str) -> Days | None:
    try:
        return first_day(iso).isoformat(), last_day(iso).isoformat()
    except ValueError:
        return None  # "31 June 1987"

"""How coarse a time is, from its form alone: a time keeps its form whatever the date is.

The `grain` of a time that waits for a date is not known; what an event takes over may not hang on
that, or a record could not be re-dated.
"""

import re
from collections.abc import Mapping
from typing import Literal

from sayso.record.types import Time

Coarseness = Literal["day", "month", "year"]

_COARSE = frozenset(
    {
        "year", "years", "decade", "decades", "century", "half", "quarter", "quarters",
        "same_quarter", "quarter_ended", "season", "same_season", "short_year", "bc", "century_bc",
        "season_bc", "turn_of_century",
    }
)  # fmt: skip
_WORDS = re.compile(r"[a-z_]+")
_DATE = re.compile(r"\b(?:date|iso)\(([^()]*)\)")
_PART = re.compile(r"@(t[0-9]+)")
_DAY, _MONTH = 3, 2


def coarseness(time: Time, times: Mapping[str, Time]) -> Coarseness:
    """Return whether a time names days (or weeks, hours), months, or more."""
    form = time.form.partition(" @")[0]
    if form.startswith("range("):
        part = _PART.search(time.form)
        first = times.get(part[1]) if part else None
        if first is None or first.form.startswith("range("):
            return "year"
        return coarseness(first, times)
    return _of_form(form)


def names_year(time: Time) -> bool:
    """Tell whether a time says its year itself, so that no tense decides it."""
    date = _DATE.search(time.form)
    return date is not None and date[1].strip()[:1].isdigit()


def _of_form(form: str) -> Coarseness:
    date = _DATE.search(form)
    if date:
        return _of_date([part.strip() for part in date[1].split(",")])
    words = set(_WORDS.findall(form))
    if words & _COARSE:
        return "year"
    return "month" if words & {"month", "months"} else "day"


def _of_date(parts: list[str]) -> Coarseness:
    if len(parts) >= _DAY:
        return "day"
    return "month" if len(parts) == _MONTH else "year"

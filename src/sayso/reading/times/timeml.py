"""Times as TIMEX3 rows: the conventions of TimeML where the record keeps its own.

A range has no tag of its own in TimeML, its parts have; values without a day or with an open date
are written as TempEval-3 has them. Used for export and for scoring.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from sayso.record.types import Time

_VAGUE = {"duration.recent_units": "PAST_REF"}
"""Rules whose stretch the record bounds, where TimeML has a mere reference."""
_TYPES = {"date": "DATE", "time": "TIME", "duration": "DURATION", "set": "SET"}


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3: half-open offsets, type, value and mod."""

    start: int
    end: int
    type: str
    value: str | None
    mod: str | None


def timexes(times: Iterable[Time]) -> list[Timex]:
    """Return the TIMEX3 rows of `times`, in text order, without ranges."""
    return [
        Timex(*time.span, _TYPES[time.type], time.value, time.mod)
        if time.rule not in _VAGUE
        else Timex(*time.span, "DATE", _VAGUE[time.rule], time.mod)
        for time in times
        if time.type in _TYPES
    ]

"""What the time links of TimeML corpora say of when their events happened.

TBAQ and MEANTIME link events to times (IS_INCLUDED, BEFORE ...) whose TIMEX3 values bound them.
A `Link` holds one such statement and tells whether a hull allows it. Left out: links to durations,
sets, "now" and values with X, and the measures of MEANTIME.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

from benchmarks.times import document_date

Row = dict[str, Any]  # Any: a line of JSON
Bounds = tuple[str | None, str | None]
Relation = Literal["within", "around", "before", "after"]

_RELATIONS: dict[str, Relation] = {
    "IS_INCLUDED": "within", "DURING": "within", "SIMULTANEOUS": "within", "IDENTITY": "within",
    "BEGINS": "within", "ENDS": "within", "INCLUDES": "around", "BEGUN_BY": "around",
    "ENDED_BY": "around", "BEFORE": "before", "IBEFORE": "before", "AFTER": "after",
    "IAFTER": "after",
}  # fmt: skip
_TURNED: dict[Relation, Relation] = {
    "within": "around", "around": "within", "before": "after", "after": "before",
}  # fmt: skip
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


@dataclass(frozen=True, slots=True)
class Link:
    """An event (its characters) and where it lies from the days of a time."""

    start: int
    end: int
    relation: Relation
    time: tuple[str, str]
    is_document: bool

    def allows(self, hull: Bounds) -> bool:
        """Tell whether an event within the hull can lie so.

        The day of the document is a moment to the annotators: what came before it may lie in it.
        """
        first, last = hull[0] or "0000", hull[1] or "9999"
        start, end = self.time
        if self.relation == "before":
            return first <= start if self.is_document else first < start
        if self.relation == "after":
            return last >= end if self.is_document else last > end
        return first <= end and last >= start


def links_of(row: Row) -> list[Link]:
    """Return the links of a document's events to times that have days."""
    times = {time["tid"]: span for time in row["timexes"] if (span := days_of(_value(time)))}
    document = days_of(document_date(row["dct"]))
    created = {row["dct_tid"]} if row.get("dct_tid") else set()
    created |= {
        time["tid"] for time in row["timexes"] if time.get("functionInDocument") == "CREATION_TIME"
    }
    if document:
        times |= dict.fromkeys(created, document)
    events = {name: event for event in row["events"] for name in _names(event)}
    return list(_links(row, times, events, created))


def _links(
    row: Row, times: dict[str, tuple[str, str]], events: dict[str, Row], created: set[str]
) -> Iterator[Link]:
    for source, target, kind in row["tlinks"]:
        relation = _RELATIONS.get(kind)
        if relation is None:
            continue
        if source in times and target in events:
            event, time, relation = events[target], source, _TURNED[relation]
        elif source in events and target in times:
            event, time = events[source], target
        else:
            continue
        yield Link(event["start"], event["end"], relation, times[time], time in created)


def _names(event: Row) -> list[str]:
    return [event["eid"], *event.get("eiid", ())]


def _value(time: Row) -> str:
    return str(time.get("value_fixed") or time.get("value") or "")


def days_of(value: str) -> tuple[str, str] | None:
    """Return the first and last day of a TIMEX3 value; None for what has none."""
    if re.fullmatch(r"\d{4}-\d\d-\d\d(T.*)?", value):
        return (value[:10], value[:10]) if _exists(value[:10]) else None
    if re.fullmatch(r"\d{4}-\d\d", value):
        return _months(int(value[:4]), int(value[5:]), int(value[5:]))
    if re.fullmatch(r"\d{2,4}", value):
        rest = 4 - len(value)
        return f"{value}{'0' * rest}-01-01", f"{value}{'9' * rest}-12-31"
    return _part_of_year(value)


def _exists(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:  # "1998-02-31" stands in the corpora too
        return False
    return True


def _part_of_year(value: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"(\d{4})-(?:W(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|WI))(-WE)?", value)
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        first = date.fromisocalendar(year, int(found[2]), 6 if found[6] else 1)
        last = date.fromisocalendar(year, int(found[2]), 7)
        return first.isoformat(), last.isoformat()
    if found[3]:
        return _months(year, 3 * int(found[3]) - 2, 3 * int(found[3]))
    if found[4]:
        return _months(year, 6 * int(found[4]) - 5, 6 * int(found[4]))
    if found[5] == "WI":
        return f"{year - 1}-12-01", f"{year + 1}-02-28"
    return _months(year, *_SEASONS[found[5]])


def _months(year: int, first: int, last: int) -> tuple[str, str] | None:
    try:
        begin = date(year, first, 1)
        after = date(year + last // 12, last % 12 + 1, 1)
    except ValueError:  # "1998-00" and the like
        return None
    return begin.isoformat(), (after - timedelta(days=1)).isoformat()

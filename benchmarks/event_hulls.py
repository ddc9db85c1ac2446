"""When events happened: how many events get a narrow hull, and how many hulls are right.

Coverage: events of dated news whose hull is narrower than a month, by how they were dated.
Correctness: the events found, and all those given (`benchmarks.given_events`), against the links of
events to times in TBAQ (TimeBank, AQUAINT) and MEANTIME: a hull is wrong where it excludes what a
link says, exact where it and the link are narrow and agree. Then the events found of 183 in own
passages that a person bounded (`tests/reading/data/event_hulls.toml`): right where the hull leaves
no bounded day out, exact where it is the same. "BEFORE the document" is a weak test of `lead` and
`report`, which it cannot contradict.

    python -m benchmarks.event_hulls [--documents N] [--errors tbaq|meantime|own] [--json FILE]
"""

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks import frame
from benchmarks.given_events import given_events
from benchmarks.gold_hulls import Bounds, Link, links_of
from benchmarks.times import document_date
from sayso.record.record import Record
from sayso.record.types import Event

Row = dict[str, Any]  # Any: a line of JSON or a table of TOML

NEWS = "clean-news/clean-news.jsonl.gz"
LINKED = (("TBAQ", "time-tbaq/tbaq.jsonl.xz"), ("MEANTIME", "time-meantime/meantime.jsonl.xz"))
OWN = Path(__file__).parent.parent / "tests/reading/data/event_hulls.toml"
MONTH = 31
WAYS = ("own", "clause", "narrative", "tense", "lead", "report", "recent", "none")


@dataclass(frozen=True, slots=True)
class Judged:
    """One event beside what is known of it."""

    how: str
    is_narrow: bool
    is_right: bool
    is_exact: bool
    told: str
    """A line for a reader of the errors."""


def run(options: frame.Options) -> list[frame.Measured]:
    """Return coverage, then correctness on each set."""
    limit = options.documents or None
    measured = [_coverage(f"coverage, {k}", NEWS, _news(k, limit)) for k in ("news", "interview")]
    for name, path in LINKED:
        read = (record for _, record in corpus(path, limit))
        measured.append(_coverage(f"coverage, {name}", path, read))
        measured.append(_by_way(f"{name}, event-time links", list(linked(path, limit))))
        measured.append(_by_way(f"{name}, all its events given", list(_given(path, limit))))
    measured.append(_by_way("own passages", list(own())))
    return measured


def how(event: Event) -> str:
    """Return how an event was dated."""
    return event.dated_by or "none"


def bounds(event: Event) -> Bounds:
    """Return the days that bound an event."""
    return _days(event.earliest, event.latest)


def _days(first: str | None, last: str | None) -> Bounds:
    return (first[:10] if first else None, last[:10] if last else None)


def is_narrow(bounded: Bounds) -> bool:
    """Tell whether bounds lie less than a month apart."""
    first, last = bounded
    if first is None or last is None or first.startswith("-"):
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days < MONTH


def _read(text: str, published: str | None) -> Record:
    from sayso.reader import read  # loads the model

    return read(text, published=published, repair="none")


def _coverage(name: str, path: str, records: Iterable[Record]) -> frame.Measured:
    """Return the share of narrow hulls of all events, and of those told as having happened."""
    found: Counter[str] = Counter()
    for event in (event for record in records for event in record.events):
        narrow = is_narrow(bounds(event))
        found["all"] += 1
        found[how(event)] += narrow
        if event.reality in ("actual", "historical"):
            found["told"] += 1
            found["told narrow"] += narrow
    narrow_ones = sum(found[way] for way in WAYS)
    figures = {
        "events": float(found["all"]),
        "% under a month": _share(narrow_ones, found["all"]),
        "% of what happened": _share(found["told narrow"], found["told"]),
    }
    figures |= {f"% by {way}": _share(found[way], found["all"]) for way in WAYS[:-1]}
    return frame.Measured(name, figures, data=frame.digest(frame.data_file(path)))


def _news(kind: str, limit: int | None) -> Iterator[Record]:
    with frame.open_text(frame.data_file(NEWS)) as lines:
        rows = [json.loads(line) for line in lines]
    for row in [row for row in rows if f"_{kind}_" in row["id"]][:limit]:
        text = "\n\n".join(block["text"] for block in row["blocks"])
        yield _read(text, row["date"])


@cache
def corpus(path: str, limit: int | None) -> list[tuple[Row, Record]]:
    """Return the documents of a corpus, read."""
    with frame.open_text(frame.data_file(path)) as lines:
        rows = [json.loads(line) for line in lines][:limit]
    return [(row, _read(row["text"], document_date(row["dct"]))) for row in rows]


def linked(path: str, limit: int | None) -> Iterator[Judged]:
    """Yield the events that a corpus links to times."""
    for row, record in corpus(path, limit):
        links = links_of(row)
        for event in record.events:
            told = [
                link for link in links if link.start < event.head[1] and event.head[0] < link.end
            ]
            if told:
                yield _against_links(record, event, told)


def _against_links(record: Record, event: Event, links: Sequence[Link]) -> Judged:
    given = bounds(event)
    broken = [link for link in links if not link.allows(given)]
    why = "; ".join(f"{link.relation} {link.time}" for link in broken)
    return _judged(how(event), given, links, _told(record, event, why))


def _judged(way: str, given: Bounds, links: Sequence[Link], told: str) -> Judged:
    is_right = all(link.allows(given) for link in links)
    inside = any(link.relation == "within" and is_narrow(link.time) for link in links)
    is_exact = inside and is_narrow(given) and is_right
    return Judged(way, is_narrow(given), is_right, is_exact, told)


def _given(path: str, limit: int | None) -> Iterator[Judged]:
    for hull, links in given_events(path, limit):
        if links:
            days = _days(hull.earliest, hull.latest)
            yield _judged(hull.dated_by or "none", days, links, "")


def own() -> Iterator[Judged]:
    """Yield the events of the own passages that the record holds."""
    for passage in tomllib.loads(OWN.read_text("utf-8"))["passage"]:
        record = _read(passage["text"], passage.get("published"))
        for wanted in passage["event"]:
            event = event_at(record, wanted["at"])
            if event is not None:
                yield _against_person(record, event, accepted(wanted))


def event_at(record: Record, at: str) -> Event | None:
    """Return the event that has the word in brackets among its mentions."""
    before, word, after = at.replace("]", "[").split("[")
    start = record.text.index(before + word + after) + len(before)
    inside = (
        event
        for event in record.events
        for span in (event.head, *event.mentions)
        if span[0] < start + len(word) and start < span[1]
    )
    return min(inside, key=lambda event: abs(event.head[0] - start), default=None)


def accepted(wanted: Row) -> list[Bounds]:
    """Return the bounds that a careful person accepts."""
    hulls = [wanted["hull"]] if isinstance(wanted["hull"], str) else wanted["hull"]
    sides = [hull.split("/") for hull in hulls]
    return [(_side(first), _side(last)) for first, last in sides]


def _side(written: str) -> str | None:
    return None if written == ".." else written


def is_sound(given: Bounds, wanted: Bounds) -> bool:
    """Tell whether bounds leave out nothing of those wanted."""
    starts = given[0] is None or (wanted[0] is not None and given[0] <= wanted[0])
    ends = given[1] is None or (wanted[1] is not None and wanted[1] <= given[1])
    return starts and ends


def _against_person(record: Record, event: Event, wanted: Sequence[Bounds]) -> Judged:
    given = bounds(event)
    return Judged(
        how(event),
        is_narrow(given),
        any(is_sound(given, hull) for hull in wanted),
        given in wanted,
        _told(record, event, f"wanted {wanted}"),
    )


def _told(record: Record, event: Event, why: str) -> str:
    start, end = event.head
    around = f"{record.text[max(0, start - 90) : start]}[{record.text[start:end]}]"
    around += record.text[end : end + 60]
    published = record.document.published
    day = published.value if published else None
    return f"{how(event)} {bounds(event)} ({day}) {why}\n    {' '.join(around.split())}"


def _by_way(name: str, judged: Sequence[Judged]) -> frame.Measured:
    figures = {
        "events": float(len(judged)),
        "% right": _share(sum(one.is_right for one in judged), len(judged)),
        "% exact": _share(sum(one.is_exact for one in judged), len(judged)),
        "% narrow": _share(sum(one.is_narrow for one in judged), len(judged)),
    }
    narrow = [one for one in judged if one.is_narrow]
    figures["% of narrow right"] = _share(sum(one.is_right for one in narrow), len(narrow))
    for way in WAYS:
        ones = [one for one in judged if one.how == way]
        figures[f"{way}: events"] = float(len(ones))
        figures[f"{way}: % right"] = _share(sum(one.is_right for one in ones), len(ones))
    return frame.Measured(name, figures)


def _share(part: float, whole: float) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def _show_errors(name: str) -> None:
    """Print every wrong hull, and for the own passages every one that is not exact."""
    paths = {label.lower(): path for label, path in LINKED}
    judged = own() if name == "own" else linked(paths[name], None)
    for one in judged:
        if not one.is_right or (name == "own" and not one.is_exact):
            print("WRONG" if not one.is_right else "wide ", one.told)


if __name__ == "__main__":
    if "--errors" in sys.argv:
        _show_errors(sys.argv[-1])
    else:
        frame.main(run, __doc__)

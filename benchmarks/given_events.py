"""Dating alone: hulls for every event that a TimeML corpus marks, whatever Sayso finds itself.

The tokens of the gold events are given, with no type but "told" or "said" (class REPORTING); times,
tenses and trees are Sayso's own. More events by ten than those that PLOVER knows of.
"""

import json
from collections.abc import Iterator
from typing import Any

from benchmarks import frame
from benchmarks.gold_hulls import Link, links_of
from benchmarks.times import document_date
from sayso.language.analyser import analyse
from sayso.language.analysis import Analysis
from sayso.reading.events.attributes import Surroundings, reality_of, tense_of
from sayso.reading.events.dating import Dating, Hull, Undated, hull_of
from sayso.reading.events.saying import days_of_saying
from sayso.reading.statements import read_statements
from sayso.reading.times import read_times
from sayso.record.vocabulary import PloverType

Row = dict[str, Any]  # Any: a line of JSON


def given_events(path: str, limit: int | None) -> Iterator[tuple[Hull, list[Link]]]:
    """Yield the hull of each gold event and what the corpus links it to."""
    with frame.open_text(frame.data_file(path)) as lines:
        rows = [json.loads(line) for line in lines][:limit]
    for row in rows:
        yield from _of_document(row)


def _of_document(row: Row) -> Iterator[tuple[Hull, list[Link]]]:
    published = document_date(row["dct"])
    analysis = analyse(row["text"])
    times = read_times(analysis, published=published)
    tokens = _tokens(analysis, row)
    around = Surroundings(analysis, (), times, set(tokens))
    actors = frame.actors_of(analysis, published=published)
    statements = read_statements(analysis, actors, times=times)
    dating = Dating(analysis, around.hung, set(tokens), days_of_saying(analysis, statements))
    by_id = {time.id: time for time in times}
    links = links_of(row)
    for token, event in tokens.items():
        kind: PloverType = "ACCUSE" if event.get("cls") == "REPORTING" else "PROTEST"
        tense, reality = tense_of(analysis, token), reality_of(analysis, token)
        own = tuple(around.times((token,)))
        dated = dating.of(Undated(token, kind, tense, reality, own))
        told = [link for link in links if link.start < event["end"] and event["start"] < link.end]
        yield hull_of(dated.bounds, by_id, published), told


def _tokens(analysis: Analysis, row: Row) -> dict[int, Row]:
    """Return the gold events by the token that heads each, within what was annotated."""
    found: dict[int, Row] = {}
    for event in row["events"]:
        tokens = analysis.tokens_in((event["start"], event["end"]))
        if tokens and event["start"] < row.get("scope", len(row["text"])):
            found[min(tokens, key=lambda token: analysis.depth[token])] = event
    return found

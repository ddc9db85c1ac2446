"""Places: readings of place names, countries and points on our own set, by kind of difficulty.

Our own set `gold/places` in two halves, scored by `eval_actors.py --task places`: the first was
developed on, the second was not looked at. The text is read raw. A place mention of the record
is a place, a name that an actor of type state or government has is a government, a mention of an
actor of type people is a people. Rows below a half are its passages with that tag.

    python -m benchmarks.places [--json FILE] [--documents N]
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.places import read_places
from sayso.record.types import Actor, Place

Row = dict[str, Any]  # Any: a line of JSON
FOLDER = Path(__file__).parents[1] / "gold" / "places"
HALVES = ("dev", "unseen")
TAGS = (
    "ambiguous", "stated", "comention", "historic", "region", "natural", "capital", "country",
    "seat", "people", "fictional", "person", "organisation", "dateline", "origin",
)  # fmt: skip
_READINGS = {"state": "government", "government": "government", "people": "people"}
_FIGURES = (
    "found", "reading", "country", "resolved", "kept_open", "invented", "mentions", "points"
)  # fmt: skip


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the scorer's figures for both halves, then for each tag of the first."""
    results = []
    for half in HALVES:
        gold = rows(half)[: options.documents or None]
        given = {row["id"]: answer(analyse(row["text"])) for row in gold}
        results.append(_measured(f"places, {half}", half, gold, given))
        if half == "dev":
            for tag in TAGS:
                tagged = [row for row in gold if tag in row["tags"]]
                if tagged:
                    results.append(_measured(f"  {tag}", half, tagged, given))
    return results


def rows(half: str) -> list[Row]:
    """Return the passages of one half with their marked mentions."""
    lines = (FOLDER / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _measured(
    name: str, half: str, gold: Sequence[Row], given: dict[str, list[Row]]
) -> frame.Measured:
    answers = [{"id": row["id"], "mentions": given[row["id"]]} for row in gold]
    scores = frame.scorer("eval_actors").score_places(gold, answers, [])
    data = f"places {frame.digest(FOLDER / f'{half}.jsonl')}"
    return frame.Measured(name, {figure: scores[figure] for figure in _FIGURES}, data=data)


def answer(analysis: Analysis) -> list[Row]:
    """Return what the layers make of the place names of a text, one row a mention."""
    actors = frame.actors_of(analysis)
    return [*_powers(actors), *_places(read_places(analysis, actors))]


def _powers(actors: Sequence[Actor]) -> Iterator[Row]:
    """Yield the names of states and governments and the mentions of peoples."""
    for actor in actors:
        reading = _READINGS.get(actor.type)
        for mention in actor.mentions:
            if reading == "people" or (reading and mention.kind == "name"):
                yield {"span": mention.head, "reading": reading, "country": actor.country,
                       "name": actor.name, "lat": None, "lon": None}  # fmt: skip


def _places(places: Sequence[Place]) -> Iterator[Row]:
    for place in places:
        for mention in place.mentions:
            yield {"span": mention.span, "reading": "place", "country": place.country,
                   "name": place.name, "lat": place.lat, "lon": place.lon}  # fmt: skip


if __name__ == "__main__":
    frame.main(run, __doc__)

"""Actors and places: country and sector of given mentions, readings of place names, coordinates.

Sets: the PLOVER gold standard records (`gsr`, development half) and sentences of our own (the
words of the actor are given, its country or kind of body and its sector are asked), ReLocaR train
(does a place name stand for those who act there?) and GeoVirus (development half; a place is
resolved within 161 km). The text is analysed raw; layers get no gold.

    python -m benchmarks.actors [--json FILE] [--documents N]
"""

import json
import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.knowledge import country_names, demonyms, fold_name
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.places import read_places
from sayso.record.types import Actor, Place
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
GSR = "plover-gsr/gsr-dev.jsonl"
SENTENCES = Path(__file__).parents[1] / "gold" / "actors" / "sentences.tsv"
RELOCAR = "metonymy-relocar/relocar-train.jsonl.gz"
GEOVIRUS = "places-geovirus/geovirus-dev.jsonl.gz"
_POWERS = frozenset({"state", "government", "people", "organisation", "group", "armed_group"})


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for each set, peers as measured by others or by the tables alone."""
    limit = options.documents or None
    return [*_gsr(limit), *_own(limit), *_relocar(limit), *_geovirus(limit)]


def _rows(name: str, limit: int | None) -> list[Row]:
    with frame.open_text(frame.data_file(name)) as lines:
        return [json.loads(line) for line in lines][:limit]


def _measured(
    name: str, data: str, figures: dict[str, float], by: str = "sayso", note: str = ""
) -> frame.Measured:
    return frame.Measured(
        name, figures, by=by, data=f"{data} {frame.digest(frame.data_file(data))}", note=note
    )


# --- gold standard records ----------------------------------------------------------------------


def _gsr(limit: int | None) -> list[frame.Measured]:
    gold = _rows(GSR, limit)
    scores = frame.scorer("eval_actors").score_gsr(gold, [_gsr_answer(row) for row in gold], [])
    kept = {key: scores[key] for key in ("country_or_organisation", "sector")}
    return [
        _measured("PLOVER GSR, dev", GSR, kept),
        _measured(
            "PLOVER GSR, dev", GSR, {"country_or_organisation": 0.868, "sector": 0.610},
            by="tables alone", note="longest match in the same tables, no tree, no model",
        ),
        _measured(
            "PLOVER GSR, dev", GSR, {"country_or_organisation": 0.778, "sector": 0.406},
            by="PETRARCH dictionaries", note="34,045 phrases, longest match",
        ),
    ]  # fmt: skip


def _gsr_answer(row: Row) -> Row:
    analysis = analyse(row["text"])
    actors = frame.actors_of(analysis)
    places = read_places(analysis, actors)
    sides = {
        side: [_meaning(analysis, actors, places, a["actorText"]) for a in row.get(side) or []]
        for side in ("source", "target")
    }
    return {"id": row["id"], **sides}


def _meaning(
    analysis: Analysis, actors: Sequence[Actor], places: Sequence[Place], words: str
) -> Row | None:
    """Return what the layers say of the words: the actor highest in the tree, else the place."""
    spans = _stand(analysis.text, words)
    found = [
        (*_height(analysis, mention.head[0]), actor)
        for actor in actors
        for mention in actor.mentions
        if mention.kind != "pronoun" and _is_in(mention.head[0], spans)
    ]
    own = _own_country(words)
    if found:
        return _with_own(min(found, key=lambda f: f[:3])[3], own)
    for place in places:
        if any(_is_in(mention.head[0], spans) for mention in place.mentions):
            # the codebook takes a town for those who live there, a country for itself
            sectors = ["CVL"] if place.kind != "country" else []
            return {"country": place.country or (own or {}).get("country"), "sector": sectors}
    around = [
        (mention.span[1] - mention.span[0], actor)
        for actor in actors
        for mention in actor.mentions
        if any(mention.span[0] <= start and end <= mention.span[1] for start, end in spans)
    ]
    if around:  # "US warship" in "a US warship crew": the smallest phrase that holds the words
        return _with_own(min(around, key=lambda found: found[0])[1], own)
    return own


def _with_own(actor: Actor, own: Row | None) -> Row:
    """Return what the record says of the actor, its country from the words if it has none.

    "Kenyan envoys" in "the Ugandan and Kenyan envoys".
    """
    country = actor.country
    if country is None and own and _ACROSS.isdisjoint(actor.sectors):
        country = own["country"]
    return {"country": country, "sector": list(actor.sectors)}


_ACROSS = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


def _height(analysis: Analysis, offset: int) -> tuple[int, bool, int]:
    """Return a key that puts heads before what hangs on them, a possessor after its fellows."""
    token = analysis.token_at(offset)
    return analysis.depth[token], analysis.deprel[token] == "nmod:poss", -token


def _is_in(offset: int, spans: Sequence[Span]) -> bool:
    return any(start <= offset < end for start, end in spans)


def _own_country(words: str) -> Row | None:
    """Return the country of a word that only modifies and so makes no actor: "a US offer"."""
    parts = words.split()
    for word in [*map(" ".join, pairwise(parts)), *parts]:  # "Sierra Leonean" before "Sierra"
        folded = fold_name(word)
        code = country_names().get(folded)
        codes = (code,) if code else demonyms().get(folded, ())
        if len(codes) == 1:
            return {"country": codes[0], "sector": []}
    return None


def _stand(text: str, words: str) -> list[Span]:
    """Return where the words of an actor stand in the text.

    Gold parts what is not adjacent by "..", or leaves words between out without a mark; then the
    longest run of its words that is there counts, and so on before and behind it.
    """
    return [span for part in words.split("..") for span in _runs(text, part.strip(" .").split())]


def _runs(text: str, tokens: Sequence[str]) -> list[Span]:
    for size in range(len(tokens), 0, -1):
        for first in range(len(tokens) - size + 1):
            run = " ".join(tokens[first : first + size])
            place = re.search(rf"(?<!\w){re.escape(run)}(?!\w)", text)
            if place is not None and (size > 1 or len(run) > _SHORT):
                before, behind = tokens[:first], tokens[first + size :]
                return [*_runs(text, before), place.span(), *_runs(text, behind)]
    return []


_SHORT = 1
"""A letter alone ("a") is found everywhere."""


# --- own sentences ------------------------------------------------------------------------------


def _own(limit: int | None) -> list[frame.Measured]:
    gold = own_sentences()[:limit]
    scores = frame.scorer("eval_actors").score_gsr(gold, [_gsr_answer(row) for row in gold], [])
    kept = {key: scores[key] for key in ("country_or_organisation", "sector")}
    note = "an upper bound; gold/actors/GUIDELINE.md has the rates of the first reading"
    data = f"gold/actors {frame.digest(SENTENCES)}"
    return [frame.Measured("Own sentences", kept, data=data, note=note)]


def own_sentences() -> list[Row]:
    """Return the sentences of `gold/actors` as rows of the gold standard records."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()[2:]
    return [_own_row(*line.split("\t")) for line in lines]


def _own_row(name: str, text: str, actors: str) -> Row:
    source = []
    for actor in actors.split("; "):
        words, _, codes = actor.rpartition("=")
        country, _, sector = codes.partition("/")
        told = {"sector": sector} if sector else {}
        source.append({"actorText": words, "code": country, **told})
    return {"id": name, "text": text, "source": source, "target": []}


# --- literal or not -----------------------------------------------------------------------------


def _relocar(limit: int | None) -> list[frame.Measured]:
    gold = _rows(RELOCAR, limit)
    right = [_acts(row) == (row["reading"] == "met") for row in gold]
    recall = [ok for ok, row in zip(right, gold, strict=True) if row["reading"] == "met"]
    figures = {"accuracy": sum(right) / len(right), "met_recall": sum(recall) / len(recall)}
    note = "gold `met` includes sports teams; rules only"
    peer = {"accuracy": 0.84}
    return [
        _measured("ReLocaR, train", RELOCAR, figures, note=note),
        _measured("ReLocaR, test (not ours)", RELOCAR, peer, by="PreWin LSTM (2017)"),
    ]


def _acts(row: Row) -> bool:
    analysis = analyse(row["text"])
    start, end = row["span"]
    return any(
        start <= mention.head[0] < end and actor.type in _POWERS
        for actor in frame.actors_of(analysis)
        for mention in actor.mentions
    )


# --- coordinates --------------------------------------------------------------------------------


def _geovirus(limit: int | None) -> list[frame.Measured]:
    gold = _rows(GEOVIRUS, limit)
    answers = [{"id": row["id"], "mentions": _located(row["text"])} for row in gold]
    scores = frame.scorer("eval_actors").score_places(gold, answers, [])
    kept = {key: scores[key] for key in ("found", "reading", "resolved")}
    peer = {"found": 0.87, "resolved": 0.559}
    return [
        _measured("GeoVirus, dev, 161 km", GEOVIRUS, kept),
        _measured("GeoVirus, dev, 161 km", GEOVIRUS, peer, by="tables alone",
                  note="most populous candidate of the same tables, names given"),
    ]  # fmt: skip


def _located(text: str) -> list[Row]:
    analysis = analyse(text)
    actors = frame.actors_of(analysis)
    rows: list[Row] = [
        {"span": mention.span, "reading": "place", "country": place.country, "name": place.name,
         "lat": place.lat, "lon": place.lon}
        for place in read_places(analysis, actors)
        for mention in place.mentions
    ]  # fmt: skip
    rows += [
        {"span": mention.head, "reading": "government", "country": actor.country,
         "name": actor.name, "lat": None, "lon": None}
        for actor in actors
        if actor.type in {"state", "government"}
        for mention in actor.mentions
        if mention.kind == "name"
    ]  # fmt: skip
    return rows


if __name__ == "__main__":
    frame.main(run, __doc__)

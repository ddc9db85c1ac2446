"""Fits the weights by which a place name gets its row of the gazetteer.

Data: the development half of GeoVirus (points of Wikipedia) and that of our own passages
(`gold/places/dev.jsonl`). A candidate is right if it lies where gold says, or is the country that
gold names; where none is, the name should stay open. Softmax regression over candidates and the
open answer, held to the weights shipped before by a ridge, in three rounds, as features look at
the places decided around a name. Writes `src/sayso/reading/places/weights.tsv`.

    SAYSO_DATA=… python -m training.place_weights
"""

import gzip
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.knowledge import country_names, fold_name
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.actors import read_actors
from sayso.reading.places.candidates import Candidate
from sayso.reading.places.draft import PlaceDraft
from sayso.reading.places.evidence import Anchor, distance
from sayso.reading.places.resolve import Weighed, weigh
from sayso.reading.places.spot import spot_places
from sayso.reading.places.weighing import FEATURES, OPEN_FEATURES, load_weights, open_features

Row = dict[str, Any]  # Any: a line of JSON
Floats = npt.NDArray[np.float64]
_ROOT = Path(__file__).parents[1]
_WEIGHTS = _ROOT / "src" / "sayso" / "reading" / "places" / "weights.tsv"
_GEOVIRUS = "places-geovirus/geovirus-dev.jsonl.gz"
_OWN = _ROOT / "gold" / "places" / "dev.jsonl"
_REACH_KM = {"city": 40.0, "division": 500.0, "region": 900.0, "country": 0.0}
_OWN_COUNTS = 3.0
"""Our own passages are fewer and of more kinds."""
_ROUNDS, _STEPS, _RATE, _RIDGE = 3, 3_000, 0.02, 0.03


@dataclass(frozen=True, slots=True)
class Item:
    """One name: a row of features for each answer, the open one last, and which are right."""

    features: Floats
    right: npt.NDArray[np.bool_]
    counts: float


def main() -> None:
    """Fit and write the weights, telling the loss of each round."""
    texts = [(row, analyse(row["text"]), counts) for row, counts in _rows()]
    prior = load_weights()
    for _ in range(_ROUNDS):
        items = [item for row, analysis, counts in texts for item in _items(row, analysis, counts)]
        weights, loss, right = fit(items, prior)
        _write(weights)
        load_weights.cache_clear()
        print(f"{len(items)} names, loss {loss:.3f}, right {right:.3f}")


def _rows() -> Iterator[tuple[Row, float]]:
    path = Path(os.environ["SAYSO_DATA"]) / _GEOVIRUS
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line), 1.0
    for line in _OWN.read_text(encoding="utf-8").splitlines():
        yield json.loads(line), _OWN_COUNTS


def _items(row: Row, analysis: Analysis, counts: float) -> Iterator[Item]:
    actors = read_actors(analysis)
    for weighed in weigh(analysis, spot_places(analysis, actors), actors):
        gold = _gold_of(weighed.draft, analysis, row["mentions"])
        if gold is not None:
            yield _item(weighed, gold, counts)


def _gold_of(draft: PlaceDraft, analysis: Analysis, mentions: Sequence[Row]) -> Row | None:
    """Return the gold place of the first spot that gold marks as one, in the same words."""
    for spot in draft.spots:
        start, end = analysis.span(spot.start, spot.end - 1)
        for mention in mentions:
            if mention["reading"] in {"place", "unknown"} and mention["span"] == [start, end]:
                return mention
    return None


def _item(weighed: Weighed, gold: Row, counts: float) -> Item:
    right = [_is_right(candidate, gold) for candidate in weighed.candidates]
    if any(ok and c.table == "country" for ok, c in zip(right, weighed.candidates, strict=True)):
        right = [
            ok and c.table == "country" for ok, c in zip(right, weighed.candidates, strict=True)
        ]
    features = np.zeros((len(right) + 1, len(FEATURES) + len(OPEN_FEATURES)))
    features[:-1, : len(FEATURES)] = weighed.features
    features[-1, len(FEATURES) :] = open_features(weighed.draft.folded)
    return Item(features, np.array([*right, not any(right)]), counts)


def _is_right(candidate: Candidate, gold: Row) -> bool:
    if gold["reading"] == "unknown":
        return False
    if candidate.table == "country":
        named = country_names().get(fold_name(gold["name"].partition(" (")[0]))
        is_country = (
            gold.get("country") in {None, candidate.country} and "state" not in gold["name"]
        )
        return named == candidate.country and is_country and gold.get("admin1") is None
    if gold.get("country") not in {None, candidate.country} and candidate.country is not None:
        return False
    if gold.get("lat") is None:
        return candidate.table == "division"
    if candidate.lat is None or candidate.lon is None:
        return False
    named = fold_name(gold["name"].partition(" (")[0])
    if candidate.table == "region" and named == fold_name(candidate.known.name):
        return True  # where the middle of Asia is, is a matter of taste
    point = Anchor(0, "", None, "", gold["lat"], gold["lon"])
    return distance(point, candidate.lat, candidate.lon) <= _REACH_KM[candidate.table]


def fit(items: Sequence[Item], prior: dict[str, float]) -> tuple[dict[str, float], float, float]:
    """Return the weights, the mean loss and the share of names whose best answer is right."""
    names = (*FEATURES, *OPEN_FEATURES)
    start = np.array([prior[name] for name in names])
    weights = start.copy()
    total = sum(item.counts for item in items)
    for _ in range(_STEPS):
        slope = _RIDGE * (weights - start)
        for item in items:
            share = _softmax(item.features @ weights)
            of_right = np.where(item.right, share, 0.0)
            slope += item.counts / total * ((share - of_right / of_right.sum()) @ item.features)
        weights -= _RATE * slope * 10
    shares = [_softmax(item.features @ weights) for item in items]
    losses = [-np.log(s[item.right].sum()) for s, item in zip(shares, items, strict=True)]
    hits = [bool(item.right[s.argmax()]) for s, item in zip(shares, items, strict=True)]
    rounded = {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}
    return rounded, float(np.mean(losses)), float(np.mean(hits))


def _softmax(scores: Floats) -> Floats:
    parts = np.exp(scores - scores.max())
    return np.asarray(parts / parts.sum())


def _write(weights: dict[str, float]) -> None:
    lines = ["# feature	weight; fitted by `python -m training.place_weights`"]
    lines += [f"{name}\t{weight}" for name, weight in weights.items()]
    _WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

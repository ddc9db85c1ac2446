"""How likely each candidate is: a log-linear score of twelve features against "none of them".

The weights lie in `weights.tsv`; `python -m training.place_weights` fits them on the development
halves of GeoVirus and of our own passages. Following the classic features of toponym resolution
(size, country context, nearness of other places; Leidner 2007), the score is a softmax over the
candidates and the answer that the name stays open.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import exp, log10

from sayso.knowledge import gender_of
from sayso.reading.places.candidates import Candidate, dominant_city
from sayso.reading.places.evidence import Evidence, distance

FEATURES = (
    "country", "region", "division", "people", "alternate", "capital", "share", "near",
    "foreign", "close", "same_division", "dominant",
)  # fmt: skip
OPEN_FEATURES = ("open", "open_name")
_SCALE_KM = 150.0
_FEWEST = 1_000
_TYPICAL = 5.0
"""Log10 of the people of a middling town, where the feature `people` is 0."""


@dataclass(frozen=True, slots=True)
class Odds:
    """The probability of each candidate, in their order, and that none of them is meant."""

    candidates: tuple[float, ...]
    none: float


@cache
def load_weights() -> dict[str, float]:
    """Return the shipped weights by feature."""
    text = resources.files("sayso.reading.places").joinpath("weights.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: float(weight) for name, weight in rows}


def odds_of(
    features: Sequence[Sequence[float]], open_features: Sequence[float], weights: dict[str, float]
) -> Odds:
    """Return the softmax over the candidates and the open answer."""
    scores = [
        sum(weights[name] * value for name, value in zip(FEATURES, row, strict=True))
        for row in features
    ]
    none = sum(
        weights[name] * value for name, value in zip(OPEN_FEATURES, open_features, strict=True)
    )
    top = max((none, *scores))
    parts = [exp(score - top) for score in scores]
    total = sum(parts) + exp(none - top)
    return Odds(tuple(part / total for part in parts), exp(none - top) / total)


def open_features(folded: str) -> tuple[float, ...]:
    """Return the features of the open answer: always 1, and whether people have the name."""
    return 1.0, float(gender_of(folded) is not None)


def features_of(
    candidates: Sequence[Candidate], folded: str, tokens: Sequence[int], evidence: Evidence
) -> list[tuple[float, ...]]:
    """Return a row of `FEATURES` for each candidate of a name that stands at `tokens`."""
    weights = evidence.weights_but(folded, tokens)
    total = sum(weights.values())
    near = evidence.near(folded, tokens)
    anchors = evidence.anchors_around(folded, tokens)
    pointed = [anchor for anchor in anchors if anchor.lat is not None]
    divisions = {(anchor.country, anchor.admin1) for anchor in anchors if anchor.admin1}
    dominant = dominant_city(candidates)
    rows: list[tuple[float, ...]] = []
    for candidate in candidates:
        share = weights.get(candidate.country, 0.0) / total if candidate.country and total else 0.0
        nearest = _SCALE_KM * 1_000
        if candidate.lat is not None and candidate.lon is not None:
            nearest = min(
                (distance(anchor, candidate.lat, candidate.lon) for anchor in pointed),
                default=nearest,
            )
        has_people = candidate.table in {"city", "division"}
        people = log10(max(candidate.population, _FEWEST)) - _TYPICAL if has_people else 0.0
        rows.append((
            float(candidate.table == "country"),
            float(candidate.table == "region"),
            float(candidate.table == "division"),
            people,
            float(not candidate.is_main_name),
            float(candidate.is_capital),
            share,
            float(candidate.country in near),
            float(bool(total) and candidate.country is not None and share == 0.0),
            1.0 / (1.0 + nearest / _SCALE_KM),
            float((candidate.country, candidate.admin1) in divisions),
            float(candidate is dominant),
        ))  # fmt: skip
    return rows

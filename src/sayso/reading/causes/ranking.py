"""How likely a pair is a stated cause and its effect: a logistic regression over its features.

In: features of a pair. Out: a probability. The weights stand in `pairs.tsv`;
`training.cause_weights` fits them.
"""

import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sayso.reading.causes.pair_features import Feature

_FAR = 30.0


@cache
def pair_weights() -> dict[Feature, float]:
    """Return the weight of each feature."""
    text = files("sayso.reading.causes").joinpath("pairs.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.split("\n") if line and not line.startswith("#")][1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, what): float(weight) for kind, what, weight in rows}


def pair_probability(features: Iterable[tuple[Feature, float]]) -> float:
    """Return the probability that both sides are right; unknown features count nothing."""
    known = pair_weights()
    odds = sum(known.get(feature, 0.0) * value for feature, value in features)
    return 1 / (1 + math.exp(-min(_FAR, max(-_FAR, odds))))

"""The `score` of a learned statement: how likely it is that its content is right.

A logistic function of the head's own probabilities, fitted once on annotated news; what was
fitted, on what and how well it holds stands in `score.toml`.
"""

import math
import tomllib
from functools import cache
from importlib.resources import files

from sayso.language.analysis import CueCandidate


def score_of(candidate: CueCandidate, content: set[int]) -> float:
    """Return the probability that the content is right (`score.toml`)."""
    first = candidate.window[0]
    inside = [t - first for t in content if 0 <= t - first < len(candidate.content)]
    mean = float(candidate.content[inside].mean()) if inside else 1.0
    evidence = min(0.99, max(0.01, float(candidate.score) * mean))
    slope, intercept = _calibration()
    odds = slope * math.log(evidence / (1 - evidence)) + intercept
    return 1 / (1 + math.exp(-odds))


@cache
def _calibration() -> tuple[float, float]:
    text = files(__package__).joinpath("score.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return table["slope"], table["intercept"]

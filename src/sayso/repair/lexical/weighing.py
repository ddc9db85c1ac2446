"""How sure a reading is: weights for the choice among readings, trees for the confidence.

Both were fitted on damage put into clean text (`python -m training.repair`) and lie in
`weights.json`. The weights score every reading of a token against leaving it (score 0); the
softmax over them says which is best and by how much. The trees take the best reading with its
evidence and that choice, and say how likely it is right.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

Row = Sequence[float]

CHOICE: Final = ("score", "share", "share of second", "lead", "share of leaving", "known")
"""What the trees see besides the evidence."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The best of a token's readings: its place, its share, and the share of the next."""

    place: int
    score: float
    share: float
    second: float
    leaving: float


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a first pass, of the second, and the trees as rows of nodes."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    base: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]
    """A node is (feature, threshold, left, right) or, a leaf, (value,)."""


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    read = json.loads(files(__package__).joinpath("weights.json").read_text("utf-8"))
    return Weights(
        tuple(read["first"]),
        tuple(read["second"]),
        read["base"],
        tuple(tuple(tuple(node) for node in tree) for tree in read["trees"]),
    )


def choose(rows: Sequence[Row], by: Sequence[float]) -> Choice:
    """Return the best of the rows by a softmax over them and leaving all as it is."""
    scores = [sum(map(_product, row, by)) for row in rows]
    top = max(0.0, *scores)
    powers = [math.exp(score - top) for score in scores]
    leaving = math.exp(-top)
    total = sum(powers) + leaving
    place = max(range(len(scores)), key=scores.__getitem__)
    second = max((power for i, power in enumerate(powers) if i != place), default=0.0)
    return Choice(place, scores[place], powers[place] / total, second / total, leaving / total)


def _product(left: float, right: float) -> float:
    return left * right


def chosen_row(row: Row, choice: Choice, *, is_known: bool) -> list[float]:
    """Return what the trees see of the best reading."""
    lead = math.log(choice.share + 1e-9) - math.log(choice.second + 1e-9)
    return [
        *row, choice.score, choice.share, choice.second, lead, choice.leaving, float(is_known),
    ]  # fmt: skip


def confidence(row: Row) -> float:
    """Return how likely the best reading, with its evidence and choice, is right."""
    total = weights().base
    for tree in weights().trees:
        node = tree[0]
        while len(node) > 1:
            feature, threshold, left, right = node
            node = tree[int(left if row[int(feature)] <= threshold else right)]
        total += node[0]
    return 1.0 / (1.0 + math.exp(-total))

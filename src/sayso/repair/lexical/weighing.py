"""How sure a reading is: weights for the choice among readings, trees for the confidence.

Both were fitted on damage put into clean text (`python -m training.repair_weights`) and lie in
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
from operator import mul
from typing import Any, Final

from sayso.repair.lexical.candidates import Reading

Row = Sequence[float]

CHOICE: Final = ("score", "share", "share of second", "lead", "share of leaving", "known")
"""What the trees see besides the evidence."""


@dataclass(slots=True)
class Doubted:
    """A token that may be damaged, its readings and their evidence."""

    token: int
    readings: list[Reading]
    rows: list[list[float]]


@dataclass(frozen=True, slots=True)
class Choice:
    """The best of a token's readings: its place, its share, and the share of the next."""

    place: int
    score: float
    share: float
    second: float
    leaving: float


@dataclass(frozen=True, slots=True)
class Trees:
    """Boosted trees that give a probability, as rows of nodes.

    A node is (feature, threshold, left, right) or, a leaf, (value,).
    """

    base: float
    trees: tuple[tuple[tuple[float, ...], ...], ...]

    def probability(self, row: Row) -> float:
        """Return the probability that a row of numbers has."""
        total = self.base
        for tree in self.trees:
            node = tree[0]
            while len(node) > 1:
                feature, threshold, left, right = node
                node = tree[int(left if row[int(feature)] <= threshold else right)]
            total += node[0]
        return 1.0 / (1.0 + math.exp(-total))


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of a first pass, of the second, and the trees of the confidence."""

    first: tuple[float, ...]
    second: tuple[float, ...]
    trees: Trees


@cache
def weights() -> Weights:
    """Return the fitted weights."""
    read = _read("weights.json")
    return Weights(tuple(read["first"]), tuple(read["second"]), load("weights.json"))


def load(name: str) -> Trees:
    """Return the trees of a file of this package."""
    read = _read(name)
    return Trees(read["base"], tuple(tuple(tuple(node) for node in tree) for tree in read["trees"]))


def _read(name: str) -> dict[str, Any]:  # Any: as it stands in the file
    read: dict[str, Any] = json.loads(files(__package__).joinpath(name).read_text("utf-8"))
    return read


def scores(rows: Sequence[Row], by: Sequence[float]) -> list[float]:
    """Return how rows score by weights; leaving all as it is scores 0."""
    return [sum(map(mul, row, by)) for row in rows]


def choose(rows: Sequence[Row], by: Sequence[float]) -> Choice:
    """Return the best of the rows by a softmax over them and leaving all as it is."""
    found = scores(rows, by)
    top = max(0.0, *found)
    powers = [math.exp(score - top) for score in found]
    leaving = math.exp(-top)
    total = sum(powers) + leaving
    place = max(range(len(found)), key=found.__getitem__)
    second = max((power for i, power in enumerate(powers) if i != place), default=0.0)
    return Choice(place, found[place], powers[place] / total, second / total, leaving / total)


def chosen_row(row: Row, choice: Choice, *, is_known: bool) -> list[float]:
    """Return what the trees see of the best reading."""
    lead = math.log(choice.share + 1e-9) - math.log(choice.second + 1e-9)
    return [
        *row, choice.score, choice.share, choice.second, lead, choice.leaving, float(is_known),
    ]  # fmt: skip


def confidence(row: Row) -> float:
    """Return how likely the best reading, with its evidence and choice, is right."""
    return weights().trees.probability(row)

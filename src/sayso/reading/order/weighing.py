"""The pair score: how probable each order of two events is, from the words alone.

Multinomial logistic regression over the names of `features`, summed in plain Python: what belongs
to one event is summed once and kept. The weights lie in `weights.tsv`, a feature a line and a
hundredth a unit; `training/order_weights.py` fits them on the TimeBank part of MATRES.
"""

from collections.abc import Iterable
from functools import cache
from importlib import resources
from math import exp
from typing import NamedTuple

from sayso.language.analysis import Analysis
from sayso.reading.order.features import gap_of, pair_features, side_features
from sayso.reading.order.view import EventView, view_event

_SCALE = 100
Sums = tuple[float, float, float, float]


class Odds(NamedTuple):
    """Probabilities of the order of two start points; they sum to 1."""

    before: float
    after: float
    simultaneous: float
    vague: float


@cache
def load_weights() -> dict[str, Sums]:
    """Return the shipped weights: a value for each of the four orders by feature."""
    text = resources.files("sayso.reading.order").joinpath("weights.tsv").read_text("utf-8")
    weights: dict[str, Sums] = {}
    for line in text.splitlines():
        name, before, after, simultaneous, vague = line.split("\t")
        weights[name] = (
            int(before) / _SCALE,
            int(after) / _SCALE,
            int(simultaneous) / _SCALE,
            int(vague) / _SCALE,
        )
    return weights


class PairScorer:
    """The pair scores of one document."""

    def __init__(self, analysis: Analysis) -> None:
        """Score events of `analysis`, named by the token of their head."""
        self._analysis = analysis
        self._weights = load_weights()
        self._views: dict[int, EventView] = {}
        self._sides: dict[tuple[int, int, int], Sums] = {}

    def view(self, token: int) -> EventView:
        """Return what the words say of the event headed by `token`."""
        if token not in self._views:
            self._views[token] = view_event(self._analysis, token)
        return self._views[token]

    def score(self, first: int, second: int) -> Odds:
        """Return the order of two events; `first` stands before `second` in the text."""
        one, other = self.view(first), self.view(second)
        gap = gap_of(one, other)
        parts = (
            self._side(one, 1, gap),
            self._side(other, 2, gap),
            self._sum(pair_features(self._analysis, one, other)),
        )
        return _probabilities([sum(part[i] for part in parts) for i in range(4)])

    def _side(self, view: EventView, role: int, gap: int) -> Sums:
        key = (view.token, role, gap)
        if key not in self._sides:
            self._sides[key] = self._sum(side_features(view, role, gap))
        return self._sides[key]

    def _sum(self, names: Iterable[str]) -> Sums:
        before = after = simultaneous = vague = 0.0
        for name in names:
            weight = self._weights.get(name)
            if weight:
                before += weight[0]
                after += weight[1]
                simultaneous += weight[2]
                vague += weight[3]
        return before, after, simultaneous, vague


def _probabilities(logits: list[float]) -> Odds:
    top = max(logits)
    raised = [exp(logit - top) for logit in logits]
    total = sum(raised)
    return Odds(*(value / total for value in raised))

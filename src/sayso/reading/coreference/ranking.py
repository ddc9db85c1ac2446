"""The ranker: how well each earlier candidate is what a later one stands for.

A pair's score is a perceptron over its features (`features`) with one hidden layer, plus a
bilinear product of the two mention vectors where the analysis has them (Lee et al. 2017, with one
candidate a head instead of all spans). Against it stands 0, the score of being new. The weights
lie in `weights.npz`; `training/coreference_weights.py` fits them on GUM, OntoGUM, LitBank and GAP.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Analysis
from sayso.reading.coreference.features import PAIR, UNARY, pair_features, unary_features
from sayso.reading.coreference.mentions import find_candidates
from sayso.reading.coreference.pairs import find_pairs
from sayso.reading.coreference.table import Ints, Table, tabulate

Floats = npt.NDArray[np.float32]
SIDE: Final = 128
"""Width of a mention vector; the analysis holds three such columns a word: head, first, last."""
_CHUNK: Final = 20_000
"""Pairs that are scored at once, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one ranker; the vector parts are empty where it was fitted without."""

    later: Floats
    """`[unary rows, hidden]`, the later candidate's own features."""
    earlier: Floats
    pair: Floats
    bias: Floats
    out: Floats
    out_bias: float
    product: Floats
    """`[SIDE, SIDE]`"""
    later_vector: Floats
    earlier_vector: Floats


@dataclass(frozen=True, slots=True)
class Ranking:
    """The candidates of a document and the scored pairs, sorted by the later one."""

    table: Table
    later: Ints
    earlier: Ints
    score: Floats
    """Log of the odds against being new."""


@cache
def load_weights(*, with_vectors: bool) -> Weights:
    """Return the shipped weights for analyses with mention vectors, or for those without."""
    part = "vectors" if with_vectors else "plain"
    path = resources.files("sayso.reading.coreference").joinpath("weights.npz")
    with path.open("rb") as file, np.load(file) as stored:
        arrays = {
            key.partition(".")[2]: stored[key].astype(np.float32)
            for key in stored.files
            if key.startswith(part)
        }
    out_bias = float(arrays.pop("out_bias"))
    return Weights(out_bias=out_bias, **arrays)


def rank(analysis: Analysis) -> Ranking:
    """Return the scored pairs of a document."""
    table = tabulate(analysis, find_candidates(analysis))
    later, earlier = find_pairs(table)
    vectors = mention_vectors(analysis, table)
    weights = load_weights(with_vectors=vectors is not None)
    return Ranking(table, later, earlier, _score(weights, table, later, earlier, vectors))


def mention_vectors(analysis: Analysis, table: Table) -> Floats | None:
    """Return `[candidates, SIDE]`: the parts of head, first and last word, through a GELU."""
    words = analysis.mention_vectors
    if words is None or not len(table):
        return None
    total = words[table.head, :SIDE].astype(np.float32)
    total += words[table.first, SIDE : 2 * SIDE]
    total += words[table.last, 2 * SIDE :]
    return _gelu(total)


def _gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit (the approximation by tanh is off by < 0.001)."""
    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    return np.asarray(np.float32(0.5) * x * (1 + np.tanh(inner)), np.float32)


def _score(
    weights: Weights, table: Table, later: Ints, earlier: Ints, vectors: Floats | None
) -> Floats:
    if not len(later):
        return np.zeros(0, np.float32)
    own = unary_features(table)
    as_later = _sums(weights.later, own, UNARY) + weights.bias
    as_earlier = _sums(weights.earlier, own, UNARY)
    if vectors is not None:
        as_later += vectors @ weights.later_vector
        as_earlier += vectors @ weights.earlier_vector
        turned = vectors @ weights.product / np.float32(SIDE**0.5)
    scores = np.empty(len(later), np.float32)
    for start in _cuts(later):
        cut = slice(*start)
        left, right = later[cut], earlier[cut]
        hidden = _sums(weights.pair, pair_features(table, left, right), PAIR)
        hidden += as_later[left]
        hidden += as_earlier[right]
        np.maximum(hidden, 0, out=hidden)
        scores[cut] = hidden @ weights.out + np.float32(weights.out_bias)
        if vectors is not None:
            scores[cut] += np.einsum("ij,ij->i", turned[left], vectors[right])
    return scores


def _cuts(later: Ints) -> list[tuple[int, int]]:
    """Return ranges of some `_CHUNK` pairs that part no candidate's pairs."""
    found: list[tuple[int, int]] = []
    start = 0
    while start < len(later):
        end = len(later)
        if start + _CHUNK < end:
            end = int(np.searchsorted(later, later[start + _CHUNK], side="left"))
        found.append((start, end))
        start = end
    return found


def _sums(rows: Floats, features: Ints, sizes: dict[str, int]) -> Floats:
    """Return the sum of the rows that the features name."""
    total = np.zeros((len(features), rows.shape[1]), np.float32)
    offset = 0
    for column, size in enumerate(sizes.values()):
        total += rows[features[:, column] + offset]
        offset += size
    return total

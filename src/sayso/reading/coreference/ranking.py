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
_CHUNK: Final = 4_000
"""Pairs that are scored at once: what they add up to stays in the cache of a core."""


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
    later_governor: Floats
    """`[SIDE, hidden]`, the vector of the word that governs the candidate."""
    earlier_governor: Floats
    governors: Floats
    """`[SIDE, SIDE]`, governor of the later one by the earlier one."""


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
    governors = governor_vectors(analysis, table)
    weights = load_weights(with_vectors=vectors is not None)
    parts = _parts(weights, table, vectors, governors)
    return Ranking(table, later, earlier, _score(weights, table, later, earlier, parts))


def mention_vectors(analysis: Analysis, table: Table) -> Floats | None:
    """Return `[candidates, SIDE]`: the parts of head, first and last word, through a GELU."""
    words = analysis.mention_vectors
    if words is None or not len(table):
        return None
    total = words[table.head, :SIDE].astype(np.float32)
    total += words[table.first, SIDE : 2 * SIDE]
    total += words[table.last, 2 * SIDE :]
    return _gelu(total)


def governor_vectors(analysis: Analysis, table: Table) -> Floats | None:
    """Return `[candidates, SIDE]`: the first part of the governor's vector; zeros at a root."""
    words = analysis.mention_vectors
    if words is None or not len(table):
        return None
    found = _gelu(words[table.governor, :SIDE].astype(np.float32))
    found[table.governor < 0] = 0
    return found


def _gelu(x: Floats) -> Floats:
    """Return the Gaussian error linear unit (the approximation by tanh is off by < 0.001)."""
    inner = np.float32(0.7978845608) * (x + np.float32(0.044715) * x * x * x)
    return np.asarray(np.float32(0.5) * x * (1 + np.tanh(inner)), np.float32)


@dataclass(frozen=True, slots=True)
class _Parts:
    """What each candidate brings to its pairs: to the hidden layer, and to the product."""

    as_later: Floats
    as_earlier: Floats
    turned: Floats | None
    vectors: Floats | None


def _parts(
    weights: Weights, table: Table, vectors: Floats | None, governors: Floats | None
) -> _Parts:
    own = unary_features(table)
    as_later = _sums(weights.later, own, UNARY) + weights.bias
    as_earlier = _sums(weights.earlier, own, UNARY)
    if vectors is None or governors is None:
        return _Parts(as_later, as_earlier, None, None)
    as_later += vectors @ weights.later_vector + governors @ weights.later_governor
    as_earlier += vectors @ weights.earlier_vector + governors @ weights.earlier_governor
    turned = vectors @ weights.product + governors @ weights.governors
    turned /= np.float32(SIDE**0.5)
    return _Parts(as_later, as_earlier, turned, vectors)


def _score(weights: Weights, table: Table, later: Ints, earlier: Ints, parts: _Parts) -> Floats:
    scores = np.empty(len(later), np.float32)
    for start in _cuts(later):
        cut = slice(*start)
        left, right = later[cut], earlier[cut]
        hidden = _sums(weights.pair, pair_features(table, left, right), PAIR)
        hidden += parts.as_later[left]
        hidden += parts.as_earlier[right]
        np.maximum(hidden, 0, out=hidden)
        scores[cut] = hidden @ weights.out + np.float32(weights.out_bias)
        if parts.turned is not None and parts.vectors is not None:
            scores[cut] += np.einsum("ij,ij->i", parts.turned[left], parts.vectors[right])
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
    offsets = np.cumsum([0, *sizes.values()], dtype=np.int32)[:-1]
    at = np.ascontiguousarray((features + offsets).T)
    total = np.zeros((len(features), rows.shape[1]), np.float32)
    part = np.empty_like(total)
    for column in at:
        total += np.take(rows, column, axis=0, out=part, mode="clip")  # "raise" copies
    return total

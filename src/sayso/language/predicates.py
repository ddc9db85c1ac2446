"""What the encoder says of predicates: which type of event each names, if any, and which modes.

In: an `Analysis` with predicate vectors, and candidates: a predicate word with the head words of
its agents and recipients. Out: one row of logits a candidate. The graph gives four projections of
each word (as trigger, as agent, as recipient, as a word of the sentence) and numpy goes on. Modes
come from the layers that were trained with the graph (`training/tasks/events.py` is the same
computation). Types come from layers fitted afterwards on the same vectors (`predicates.npz`), with
the sides that the rules find: the graph's own saw hardly a side on what is no event. All
candidates of a document share one product. Which label a column stands for is the reader's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import cast

import numpy as np

from sayso.language.analysis import Analysis, Floats
from sayso.language.model import load_constants

FITTED = "data/predicates.npz"
_PART = 160
_ERF = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
"""Abramowitz and Stegun 7.1.26: the error function within 1.5e-7, which numpy lacks."""
_ERF_STEP = 0.3275911


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate word and the head words of those who act and who are acted on."""

    token: int
    agents: tuple[int, ...]
    recipients: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Logits: `types` is `[candidates, types]`, `modes` `[candidates, modes]`."""

    types: Floats
    modes: Floats


@dataclass(frozen=True, slots=True)
class _Gathered:
    """Vectors of each candidate, `[candidates, 640]`; zero rows for sides that nobody fills."""

    trigger: Floats
    agents: Floats
    recipients: Floats
    sentence: Floats
    nobody: tuple[Floats, Floats]
    """1 where nobody fills the side, else 0, `[candidates, 1]`."""


def judge_predicates(analysis: Analysis, candidates: Sequence[Candidate]) -> Judgement | None:
    """Return what the encoder says of each candidate, `None` where no model read the words."""
    vectors = analysis.predicate_vectors
    if vectors is None or not candidates:
        return None
    table = vectors.astype(np.float32)
    tokens = [candidate.token for candidate in candidates]
    agents = [candidate.agents for candidate in candidates]
    recipients = [candidate.recipients for candidate in candidates]
    gathered = _Gathered(
        table[tokens],
        _means(table, agents),
        _means(table, recipients),
        _sentence_means(analysis, table)[[analysis.sentence[token] for token in tokens]],
        (_empty(agents), _empty(recipients)),
    )
    return Judgement(_types(gathered), _modes(gathered))


def trigger_vectors(analysis: Analysis, tokens: Sequence[int]) -> Floats | None:
    """Return what each word is as a trigger, `[tokens, 160]`, `None` where no model read them."""
    vectors = analysis.predicate_vectors
    if vectors is None or not tokens:
        return None
    return vectors[list(tokens), :_PART].astype(np.float32)


def _types(gathered: _Gathered) -> Floats:
    fitted = load_fitted()
    trigger, agent, recipient, sentence = fitted["parts"]
    agents, recipients = gathered.nobody
    summed = _affine(gathered.trigger, trigger) + _affine(gathered.sentence, sentence)
    summed += (1 - agents) * _affine(gathered.agents, agent) + agents * fitted["nobody"][0]
    summed += (1 - recipients) * _affine(gathered.recipients, recipient)
    summed += recipients * fitted["nobody"][1]
    return _affine(_hidden(summed, fitted["hidden"]), fitted["type"])


def _modes(gathered: _Gathered) -> Floats:
    constants = load_constants()
    nobody = constants["predicates_nobody"]
    agents, recipients = gathered.nobody
    summed = gathered.trigger[:, :_PART] + gathered.sentence[:, 3 * _PART :]
    summed += gathered.agents[:, _PART : 2 * _PART] + agents * nobody[0]
    summed += gathered.recipients[:, 2 * _PART : 3 * _PART] + recipients * nobody[1]
    hidden = _hidden(summed, constants["predicates_hidden"])
    return _affine(hidden, constants["predicates_modes"])


@cache
def load_fitted() -> dict[str, Floats]:
    """Return the layers that were fitted on the graph's vectors, by name, as float32."""
    with resources.files("sayso.language").joinpath(FITTED).open("rb") as file:
        return {name: array.astype(np.float32) for name, array in np.load(file).items()}


def _sentence_means(analysis: Analysis, table: Floats) -> Floats:
    """Return the mean over the words of each sentence, `[sentences, parts]`."""
    bounds = np.array(analysis.sentence_tokens)
    sums = np.add.reduceat(table, bounds[:, 0], axis=0)
    return cast("Floats", sums / (bounds[:, 1] - bounds[:, 0])[:, None].astype(np.float32))


def _means(table: Floats, groups: Sequence[tuple[int, ...]]) -> Floats:
    """Return the mean vector of each group of words, zeros for an empty one."""
    found = np.zeros((len(groups), table.shape[1]), np.float32)
    for row, group in enumerate(groups):
        if group:
            found[row] = table[list(group)].mean(axis=0)
    return found


def _empty(groups: Sequence[tuple[int, ...]]) -> Floats:
    return np.array([[not group] for group in groups], np.float32)


def _hidden(summed: Floats, weights: Floats) -> Floats:
    vectors = _gelu(summed)
    return vectors + _gelu(_affine(vectors, weights))


def _affine(rows: Floats, weights: Floats) -> Floats:
    """Multiply by a matrix whose last row is the bias."""
    return cast("Floats", rows @ weights[:-1] + weights[-1])


def _gelu(rows: Floats) -> Floats:
    scaled = np.abs(rows) / np.float32(np.sqrt(2))
    step = 1 / (1 + np.float32(_ERF_STEP) * scaled)
    polynomial = np.zeros_like(step)
    for factor in reversed(_ERF):
        polynomial = (polynomial + np.float32(factor)) * step
    erf = np.sign(rows) * (1 - polynomial * np.exp(-scaled * scaled))
    return cast("Floats", (rows * (1 + erf) / 2).astype(np.float32))

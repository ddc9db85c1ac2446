"""What the encoder says of predicates: which type of event each names, if any, and which modes.

In: an `Analysis` with predicate vectors, and candidates: a predicate word with the head words of
its agents and recipients. Out: one row of logits a candidate. The graph gives four projections of
each word (as trigger, as agent, as recipient, as a word of the sentence), numpy sums and goes on
(`training/tasks/events.py` is the same computation). All candidates of a document share one
product, so the cost is that of their number. Which label a column stands for is the reader's.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from sayso.language.analysis import Analysis, Floats
from sayso.language.model import load_constants

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


def judge_predicates(analysis: Analysis, candidates: Sequence[Candidate]) -> Judgement | None:
    """Return what the encoder says of each candidate, `None` where no model read the words."""
    vectors = analysis.predicate_vectors
    if vectors is None or not candidates:
        return None
    constants = load_constants()
    nobody = constants["predicates_nobody"]
    parts = [vectors[:, at : at + _PART].astype(np.float32) for at in range(0, 4 * _PART, _PART)]
    trigger, agent, recipient, sentence = parts
    tokens = [candidate.token for candidate in candidates]
    summed = (
        trigger[tokens]
        + _sentence_means(analysis, sentence)[[analysis.sentence[token] for token in tokens]]
    )
    summed += _means(agent, [candidate.agents for candidate in candidates], nobody[0])
    summed += _means(recipient, [candidate.recipients for candidate in candidates], nobody[1])
    hidden = _gelu(summed)
    hidden += _gelu(_affine(hidden, constants["predicates_hidden"]))
    return Judgement(
        _affine(hidden, constants["predicates_type"]),
        _affine(hidden, constants["predicates_modes"]),
    )


def trigger_vectors(analysis: Analysis, tokens: Sequence[int]) -> Floats | None:
    """Return what each word is as a trigger, `[tokens, 160]`, `None` where no model read them."""
    vectors = analysis.predicate_vectors
    if vectors is None or not tokens:
        return None
    return vectors[list(tokens), :_PART].astype(np.float32)


def _sentence_means(analysis: Analysis, table: Floats) -> Floats:
    """Return the mean over the words of each sentence, `[sentences, part]`."""
    bounds = np.array(analysis.sentence_tokens)
    sums = np.add.reduceat(table, bounds[:, 0], axis=0)
    return cast("Floats", sums / (bounds[:, 1] - bounds[:, 0])[:, None].astype(np.float32))


def _means(table: Floats, groups: Sequence[tuple[int, ...]], nobody: Floats) -> Floats:
    """Return the mean vector of each group of words, `nobody` for an empty one."""
    found = np.zeros((len(groups), table.shape[1]), np.float32)
    for row, group in enumerate(groups):
        found[row] = table[list(group)].mean(axis=0) if group else nobody
    return found


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

"""What the encoder says of stated causes, sentence by sentence: a score and tagged stretches.

In: an `Analysis` with its column `causal`. Out: a `TaggedSentence` for each sentence that may state
a cause. The sentence's score is the logistic function of the mean logit of its words, fitted in
`score.toml`; stretches of cause, effect and signal are the best well-formed O/B/I paths, one for
each kind, because a clause may be the effect of one link and the cause of the next. Nothing here
knows of cues or kinds of links.
"""

import math
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Analysis

Floats = npt.NDArray[np.float64]
Range = tuple[int, int]
"""First and last token, both included."""
_CAUSE, _EFFECT, _SIGNAL = 1, 4, 7
"""The first of the three columns of each kind."""
_BARRED = -1e9


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """The stretches of one sentence, in text order, and how likely it is to state a cause."""

    score: float
    causes: tuple[Range, ...]
    effects: tuple[Range, ...]
    signals: tuple[Range, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of `score.toml`; see the comments there."""

    slope: float
    intercept: float
    keep: float
    propose: float


@cache
def calibration() -> Calibration:
    """Return the fitted numbers."""
    text = files("sayso.reading.causes").joinpath("score.toml").read_text(encoding="utf-8")
    return Calibration(**tomllib.loads(text))


def sentence_scores(analysis: Analysis) -> list[float]:
    """Return the score of each sentence; all 1.0 where no model spoke."""
    if analysis.causal is None or not len(analysis):
        return [1.0] * len(analysis.sentence_tokens)
    fitted = calibration()
    starts = [first for first, _ in analysis.sentence_tokens]
    sizes = np.array([end - first for first, end in analysis.sentence_tokens], np.float64)
    sums = np.add.reduceat(analysis.causal[:, 0].astype(np.float64), starts)
    odds = fitted.slope * sums / sizes + fitted.intercept
    return [1 / (1 + math.exp(-min(30.0, max(-30.0, value)))) for value in odds.tolist()]


def tagged_sentences(analysis: Analysis, scores: list[float]) -> Iterator[TaggedSentence]:
    """Yield the sentences likely enough to state a cause, with their stretches."""
    if analysis.causal is None:
        return
    for (first, end), score in zip(analysis.sentence_tokens, scores, strict=True):
        if score < calibration().propose:
            continue
        logits = analysis.causal[first:end].astype(np.float64)
        kinds = [_stretches(logits[:, at : at + 3], first) for at in (_CAUSE, _EFFECT, _SIGNAL)]
        yield TaggedSentence(score, *kinds)


def _stretches(logits: Floats, first: int) -> tuple[Range, ...]:
    """Return the stretches of the best path in which I never follows O."""
    found: list[Range] = []
    start = -1
    path = _best_path(logits)
    for place, tag in enumerate([*path, 0]):
        if start >= 0 and tag != 2:
            found.append((first + start, first + place - 1))
            start = -1
        if tag == 1:
            start = place
    return tuple(found)


def _best_path(logits: Floats) -> list[int]:
    """Return the best path of tags O, B, I by dynamic programming."""
    barred = np.zeros((3, 3))
    barred[0, 2] = _BARRED
    total = logits[0] + np.array([0.0, 0.0, _BARRED])
    back = np.zeros(logits.shape, np.int64)
    for row in range(1, len(logits)):
        step = total[:, None] + barred
        back[row] = step.argmax(axis=0)
        total = step.max(axis=0) + logits[row]
    tag = int(total.argmax())
    path = [tag]
    for row in range(len(logits) - 1, 0, -1):
        tag = int(back[row, tag])
        path.append(tag)
    return path[::-1]

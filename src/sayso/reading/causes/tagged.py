"""What the encoder says of stated causes: scores of sentences and log-odds of words.

In: an `Analysis` with its column `causal`. Out: the probability of each sentence to state a cause,
from the mean logit of its words and the odds of its wording, and sums from which the log-odds of
any stretch to be a cause or an effect follow in two look-ups. The numbers stand in `score.toml`.
"""

import math
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Floats

Range = tuple[int, int]
"""First and last token, both included."""
_CAUSE, _EFFECT, _SIGNAL = 1, 4, 7
"""The first of the three columns O, B, I of each kind."""
_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of `score.toml`; see the comments there."""

    encoder: float
    wording: float
    intercept: float
    threshold: float
    sure: float
    unruled: float
    shift: float
    bound: float
    ruled: float
    another: float


@cache
def calibration() -> Calibration:
    """Return the fitted numbers."""
    text = files("sayso.reading.causes").joinpath("score.toml").read_text(encoding="utf-8")
    return Calibration(**tomllib.loads(text))


def sentence_scores(
    causal: Floats, sentences: Sequence[tuple[int, int]], wording: Sequence[float]
) -> list[float]:
    """Return how likely each sentence is to state a cause; `sentences` are half-open ranges."""
    fitted = calibration()
    sums = np.add.reduceat(causal[:, 0].astype(np.float64), [first for first, _ in sentences])
    means = sums / np.array([end - first for first, end in sentences], np.float64)
    odds = fitted.encoder * means + fitted.wording * np.array(wording) + fitted.intercept
    return [1 / (1 + math.exp(-min(_FAR, max(-_FAR, value)))) for value in odds.tolist()]


class SideOdds:
    """The log-odds of stretches of words to be inside a cause, an effect or a signal."""

    def __init__(self, causal: Floats) -> None:
        """Sum the log-odds of the words up to each place."""
        self._causes = _running(_inside(causal, _CAUSE))
        self._effects = _running(_inside(causal, _EFFECT))
        self._signals = (_inside(causal, _SIGNAL) > calibration().shift).tolist()

    def of_pair(self, cause: Range, effect: Range) -> float:
        """Return the log-odds that these words are a cause and an effect."""
        of_cause = self._causes[cause[1] + 1] - self._causes[cause[0]]
        return of_cause + self._effects[effect[1] + 1] - self._effects[effect[0]]

    def signals(self, first: int, end: int) -> list[Range]:
        """Return the runs of words in `[first, end)` that are likelier signals than not."""
        runs: list[Range] = []
        for token in range(first, end):
            if not self._signals[token]:
                continue
            if runs and runs[-1][1] == token - 1:
                runs[-1] = runs[-1][0], token
            else:
                runs.append((token, token))
        return runs


def _inside(causal: Floats, column: int) -> npt.NDArray[np.float64]:
    """Return the log-odds of each word to be B or I rather than O, shifted and bounded."""
    fitted = calibration()
    logits = causal[:, column : column + 3].astype(np.float64)
    odds = np.logaddexp(logits[:, 1], logits[:, 2]) - logits[:, 0]
    return np.clip(odds + fitted.shift, -fitted.bound, fitted.bound)


def _running(odds: npt.NDArray[np.float64]) -> list[float]:
    total: list[float] = np.concatenate(([0.0], np.cumsum(odds))).tolist()
    return total

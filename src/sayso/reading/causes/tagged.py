"""What the encoder says of stated causes: scores of sentences and log-odds of words.

In: an `Analysis` with its column `causal`. Out: the probability of each sentence to state a cause,
from the mean logit of its words and the odds of its wording, and sums from which follows how well
any stretch fits the words tagged as causes, effects or signals. The numbers stand in `score.toml`.
"""

import math
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Floats

Range = tuple[int, int]
"""First and last token, both included."""
CAUSES, EFFECTS, SIGNALS = _KINDS = 0, 1, 2
"""The kinds of tags, three columns O, B, I each."""
_LIKELIER = 0.5
_FAR = 30.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """The numbers of `score.toml`; see the comments there."""

    encoder: float
    wording: float
    intercept: float
    threshold: float
    sure: float
    shift: float
    bound: float
    first: float
    another: float
    bare: float
    running: float

    def changed(self, values: Mapping[str, float]) -> "Calibration":
        """Return these numbers with some of them replaced."""
        return replace(self, **values)


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


class Tagged:
    """How likely words are inside a cause, an effect or a signal; sums in one look-up."""

    def __init__(self, causal: Floats) -> None:
        """Sum the odds and the probabilities of the words up to each place."""
        inside = [_inside(causal, kind) for kind in _KINDS]
        self._odds = [_running(odds) for odds in inside]
        self._shares = [_running(_share(odds)) for odds in inside]
        self._begins = [_share(_begun(causal, kind)).tolist() for kind in _KINDS]

    def odds(self, kind: int, stretch: Range) -> float:
        """Return the log-odds of these words to be all of a kind."""
        return self._odds[kind][stretch[1] + 1] - self._odds[kind][stretch[0]]

    def share(self, kind: int, stretch: Range) -> float:
        """Return how many of these words are of a kind, in the mean."""
        return self._shares[kind][stretch[1] + 1] - self._shares[kind][stretch[0]]

    def fit(self, kind: int, stretch: Range, sentence: tuple[int, int]) -> float:
        """Return the F1 to be expected of a stretch against the words of a kind in a sentence."""
        first, end = sentence
        whole = self.share(kind, (first, end - 1))
        return 2 * self.share(kind, stretch) / (stretch[1] - stretch[0] + 1 + whole)

    def begins(self, kind: int, token: int, first: int) -> float:
        """Return how likely a word or the one before it, not before `first`, begins a stretch."""
        likely: float = max(self._begins[kind][max(first, token - 1) : token + 1])
        return likely

    def signals(self, first: int, end: int) -> list[Range]:
        """Return the runs of words in `[first, end)` that are likelier signals than not."""
        runs: list[Range] = []
        for token in range(first, end):
            if self.share(SIGNALS, (token, token)) <= _LIKELIER:
                continue
            if runs and runs[-1][1] == token - 1:
                runs[-1] = runs[-1][0], token
            else:
                runs.append((token, token))
        return runs


def _inside(causal: Floats, kind: int) -> npt.NDArray[np.float64]:
    """Return the log-odds of each word to be B or I rather than O, shifted and bounded."""
    fitted = calibration()
    outside, begin, inner = _logits(causal, kind)
    odds = np.logaddexp(begin, inner) - outside
    return np.clip(odds + fitted.shift, -fitted.bound, fitted.bound)


def _begun(causal: Floats, kind: int) -> npt.NDArray[np.float64]:
    """Return the log-odds of each word to be B, shifted."""
    outside, begin, inner = _logits(causal, kind)
    return begin - np.logaddexp(outside, inner) + calibration().shift


def _logits(causal: Floats, kind: int) -> list[npt.NDArray[np.float64]]:
    return [causal[:, 1 + 3 * kind + tag].astype(np.float64) for tag in range(3)]


def _share(odds: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    shares: npt.NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(odds, -_FAR, _FAR)))
    return shares


def _running(odds: npt.NDArray[np.float64]) -> list[float]:
    total: list[float] = np.concatenate(([0.0], np.cumsum(odds))).tolist()
    return total

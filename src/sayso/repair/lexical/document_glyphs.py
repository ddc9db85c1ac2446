"""What this document's scanner does again and again, learnt from a first pass over it.

A scanner that loses one letter loses it everywhere, and a text layer without spaces lacks them
everywhere. After a first pass each reading is told how often others, each by its probability, took
the same step, were of the same kind, and how much of the document is damaged at all.
"""

import math
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from sayso.repair.lexical.candidates import Reading

_FEW: Final = 1e-3


class DocumentGlyphs:
    """Sums of probabilities over the best readings of a first pass."""

    def __init__(self, best: Iterable[tuple[Reading, float]], tokens: int) -> None:
        """Count the readings; `tokens` is the length of the document."""
        self._steps: dict[tuple[str, ...], float] = defaultdict(float)
        self._kinds: dict[str, float] = defaultdict(float)
        self._all = 0.0
        self._tokens = max(200, tokens)
        for reading, probability in best:
            self._steps[_step(reading)] += probability
            self._kinds[_kind(reading)] += probability
            self._all += probability

    def evidence(self, reading: Reading, own: float) -> tuple[float, float, float]:
        """Return "same step", "same kind" and "density" but for the `own` share of this token."""
        step = max(0.0, self._steps[_step(reading)] - own)
        kind = max(0.0, self._kinds[_kind(reading)] - own) / self._tokens
        density = max(0.0, self._all - own) / self._tokens
        return math.log1p(step), math.log((kind + _FEW) / _FEW), math.log((density + _FEW) / _FEW)


def _step(reading: Reading) -> tuple[str, ...]:
    step = reading.step
    if step is None:
        return (reading.kind,)
    if step.step == "gap":
        return ("lost", "", step.meant)
    return ("doubled",) if step.step == "doubled" else (step.step[:4], step.read, step.meant)


def _kind(reading: Reading) -> str:
    step = reading.step
    if step is None:
        return reading.kind
    return "lost" if not step.read else "too many" if not step.meant else "confused"

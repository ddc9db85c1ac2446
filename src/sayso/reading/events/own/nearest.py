"""Nearest examples: predicates that the encoder sees as it sees an example of a codebook.

In: predicates with their frames, in an analysed text. Out: the type of the nearest example, where
it is near enough. How near that is, each type learns from its own examples: each is left out in
turn, and the bar lies where its nearest fellow stands, but above the nearest stranger of
another type. A model without vectors of predicates gives nothing, and patterns code alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, cast

import numpy as np

from sayso.language.analysis import Analysis, Floats
from sayso.language.predicates import Candidate, hidden_vectors
from sayso.reading.events.frames import Frame
from sayso.reading.events.own.codebook import Vectors

_LEAST_BAR: Final = 0.6
"""No example speaks for a predicate that is further away than this cosine."""
_LONE_BAR: Final = 0.8
"""The bar of a type with one example, which has no fellow to be measured by."""
_MARGIN: Final = 0.02


@dataclass(frozen=True, slots=True)
class Pictured:
    """A predicate that stands for a type: of an example, or of the type's definition."""

    type: str
    source: str
    token: int
    frame: Frame
    is_definition: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest example of one predicate, near enough, with its cosine."""

    type: str
    source: str
    cosine: float


def vectors_of(analysis: Analysis, pictured: Sequence[Pictured]) -> Vectors | None:
    """Return the vectors of examples and definitions, `None` without a model that has them."""
    rows = hidden_vectors(analysis, [asked(one.token, one.frame) for one in pictured])
    if rows is None:
        return None
    centre = np.zeros(rows.shape[1], np.float32)
    unit = _unit(rows - centre)
    types = tuple(one.type for one in pictured)
    are_examples = np.array([not one.is_definition for one in pictured])
    return Vectors(
        rows=unit,
        types=types,
        sources=tuple(one.source for one in pictured),
        bars=_bars(unit, types, are_examples),
        centre=centre,
    )


def asked(token: int, frame: Frame) -> Candidate:
    """Return what the encoder is asked about a predicate: it and the sides of its frame."""
    recipients = frame.objects or frame.indirect or [one for _, one in frame.obliques[:1]]
    return Candidate(token, tuple(frame.subjects), tuple(recipients))


def nearest(
    vectors: Vectors, analysis: Analysis, candidates: Sequence[Candidate]
) -> list[Near | None]:
    """Return the nearest example of each candidate, `None` where none is near enough."""
    rows = hidden_vectors(analysis, candidates)
    if rows is None:
        return [None] * len(candidates)
    cosines = _unit(rows - vectors.centre) @ vectors.rows.T
    found: list[Near | None] = []
    for row in cosines:
        best = int(row.argmax())
        kind, cosine = vectors.types[best], round(float(row[best]), 3)
        is_near = cosine >= vectors.bars[kind]
        found.append(Near(kind, vectors.sources[best], cosine) if is_near else None)
    return found


def _bars(unit: Floats, types: Sequence[str], are_examples: np.ndarray) -> dict[str, float]:
    """Return the least cosine of each type by leaving one example out."""
    cosines = unit @ unit.T
    np.fill_diagonal(cosines, -1.0)
    names = np.array(types)
    bars: dict[str, float] = {}
    for kind in dict.fromkeys(types):
        own = np.flatnonzero((names == kind) & are_examples)
        others = np.flatnonzero(names != kind)
        bar = _LONE_BAR
        if len(own) > 1:
            bar = float(cosines[np.ix_(own, own)].max(axis=1).min())
        if len(own) and len(others):
            bar = max(bar, float(cosines[np.ix_(own, others)].max()) + _MARGIN)
        bars[kind] = max(bar, _LEAST_BAR)
    return bars


def _unit(rows: Floats) -> Floats:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", (rows / np.maximum(lengths, 1e-6)).astype(np.float32))

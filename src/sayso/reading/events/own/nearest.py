"""Nearest examples: predicates that the encoder sees as it sees an example of a codebook.

In: predicates in an analysed text. Out: the type of the nearest example, where it is near enough.
How near that is, each type learns by leaving out each of its examples in turn: the bar lies
half-way between the example that its fellows are furthest from and the nearest of forty ordinary
predicates of news (`background.txt`), and well above these. Nearness is the cosine of what the
encoder makes of the predicate word, which knows its surroundings. A model without such vectors
gives nothing, and patterns code alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Final, cast

import numpy as np

from sayso.language import analyse
from sayso.language.analysis import Analysis, Floats
from sayso.language.predicates import trigger_vectors
from sayso.reading.events.own.codebook import Vectors

_MARGIN: Final = 0.03
"""How far above ordinary predicates a bar lies at least; fitted on 30 sentences."""


@dataclass(frozen=True, slots=True)
class Pictured:
    """A predicate that stands for a type: of an example, or of the type's definition."""

    type: str
    source: str
    analysis: Analysis
    token: int
    is_example: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest example of one predicate, near enough, with its cosine."""

    type: str
    source: str
    cosine: float


def vectors_of(pictured: Sequence[Pictured]) -> Vectors | None:
    """Return the vectors of examples and definitions, `None` without a model that has them."""
    rows = _stacked([(one.analysis, one.token) for one in pictured])
    ordinary = _stacked(_background()) if rows is not None else None
    if rows is None or ordinary is None:
        return None
    types = tuple(one.type for one in pictured)
    are_examples = np.array([one.is_example for one in pictured])
    bars = {
        kind: _bar(rows[own], rows[own & are_examples], ordinary)
        for kind in dict.fromkeys(types)
        if (own := np.array([name == kind for name in types])).any()
    }
    return Vectors(rows=rows, types=types, sources=tuple(one.source for one in pictured), bars=bars)


def nearest(vectors: Vectors, analysis: Analysis, tokens: Sequence[int]) -> list[Near | None]:
    """Return the nearest example of each predicate, `None` where none is near enough."""
    rows = _unit_rows(analysis, tokens)
    if rows is None:
        return [None] * len(tokens)
    found: list[Near | None] = []
    for row in rows @ vectors.rows.T:
        best = int(row.argmax())
        kind, cosine = vectors.types[best], round(float(row[best]), 3)
        is_near = cosine >= vectors.bars[kind]
        found.append(Near(kind, vectors.sources[best], cosine) if is_near else None)
    return found


def _bar(rows: Floats, examples: Floats, ordinary: Floats) -> float:
    """Return the least cosine for a type; a lone example has only itself for a fellow."""
    stranger = float((ordinary @ rows.T).max())
    among = examples @ examples.T
    np.fill_diagonal(among, -1.0)
    fellow = float(among.max(axis=1).min()) if len(examples) > 1 else 1.0
    return max((stranger + fellow) / 2, stranger + _MARGIN)


def _background() -> list[tuple[Analysis, int]]:
    """Return ordinary predicates, each with the analysis of its sentence."""
    path = resources.files("sayso.reading.events.own").joinpath("background.txt")
    lines = [row for row in path.read_text("utf-8").splitlines() if row and row[0] != "#"]
    found = []
    for line in lines:
        before, word, after = line.split("*")
        analysis = analyse(before + word + after)
        found.append((analysis, analysis.token_at(len(before))))
    return found


def _stacked(words: Sequence[tuple[Analysis, int]]) -> Floats | None:
    rows = [row for analysis, token in words if (row := _unit_rows(analysis, [token])) is not None]
    return np.concatenate(rows) if rows and len(rows) == len(words) else None


def _unit_rows(analysis: Analysis, tokens: Sequence[int]) -> Floats | None:
    rows = trigger_vectors(analysis, tokens)
    if rows is None:
        return None
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", (rows / np.maximum(lengths, 1e-6)).astype(np.float32))

"""Nearest examples: predicates that the encoder sees as it sees an example of a codebook.

In: predicates in an analysed text. Out: the type of the nearest example, where it is near enough.
How near that is, each type learns by leaving out each of its examples in turn: the bar lies
half-way between the example that its fellows are furthest from and the nearest of forty ordinary
predicates of news (`background.txt`). Nearness is the cosine of what the encoder makes of the
predicate word, which knows its surroundings. A model without such vectors gives nothing, and
patterns code alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import cast

import numpy as np

from sayso.language import analyse
from sayso.language.analysis import Analysis, Floats
from sayso.language.predicates import trigger_vectors
from sayso.reading.events.own.codebook import Vectors
from sayso.record.types import Block


@dataclass(frozen=True, slots=True)
class Pictured:
    """A predicate that stands for a type: of an example, or of the type's definition."""

    type: str
    source: str
    token: int
    is_definition: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The nearest example of one predicate, near enough, with its cosine."""

    type: str
    source: str
    cosine: float


def vectors_of(analysis: Analysis, pictured: Sequence[Pictured]) -> Vectors | None:
    """Return the vectors of examples and definitions, `None` without a model that has them."""
    rows = _unit_rows(analysis, [one.token for one in pictured])
    ordinary = _background() if rows is not None else None
    if rows is None or ordinary is None:
        return None
    types = tuple(one.type for one in pictured)
    are_examples = np.array([not one.is_definition for one in pictured])
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
    return (stranger + max(fellow, stranger)) / 2 + 1e-3


def _background() -> Floats | None:
    """Return the vectors of ordinary predicates."""
    path = resources.files("sayso.reading.events.own").joinpath("background.txt")
    lines = [row for row in path.read_text("utf-8").splitlines() if row and row[0] != "#"]
    text = ""
    blocks: list[Block] = []
    starts: list[int] = []
    for line in lines:
        before, word, after = line.split("*")
        starts.append(len(text) + len(before))
        begin = len(text)
        text += before + word + after
        blocks.append(Block(kind="paragraph", span=(begin, len(text))))
        text += "\n\n"
    analysis = analyse(text, blocks)
    return _unit_rows(analysis, [analysis.token_at(start) for start in starts])


def _unit_rows(analysis: Analysis, tokens: Sequence[int]) -> Floats | None:
    rows = trigger_vectors(analysis, tokens)
    if rows is None:
        return None
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return cast("Floats", (rows / np.maximum(lengths, 1e-6)).astype(np.float32))

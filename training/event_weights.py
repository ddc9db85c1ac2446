"""Fits what judges predicates behind the encoder: `predicates.npz` and `wordings.npz`.

Every judged predicate of the own items, of PLV train and of the gold standard records is read as
the product reads it, so that its sides are those that the rules find. Candidates that nobody
judged, in sentences of own items, count as no event at a small weight, and so do all candidates of
statements and of UN sentences that are marked irrelevant. Two models are fitted: layers on the
encoder's predicate vectors (AdamW, dropout, label smoothing), and a linear model on hashed features
(L-BFGS, ridge). Own items and PLV rows kept for development are left out. Run it again whenever the
shipped graph changes: the layers fit one graph.

    python -m training.event_weights [--documents N] [--out FOLDER]
"""

import argparse
import gzip
import json
import os
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.language.predicates import Candidate
from sayso.reading.actors import read_actors
from sayso.reading.events.judging import candidate, types
from sayso.reading.events.mentions import Walk
from sayso.reading.events.triggers import find_triggers, trigger_words
from sayso.reading.events.wordings import BUCKETS, Reading, buckets
from sayso.reading.places import read_places
from sayso.record.vocabulary import Span
from training.data.events import TRIGGERS, own_items, part_of, unmarked

SIZE = 640
PART = 160
LABELS = ("NONE", *types())
RIDGE = 0.3
UNJUDGED, STATEMENT, IRRELEVANT = 0.2, 0.5, 0.3
"""Weights of candidates taken for no event without a judgement of their own."""
UN_SENTENCES = 400


@dataclass(frozen=True, slots=True)
class Example:
    """One predicate: its vectors `[4 * 640 + 2]`, its buckets, its label and weight."""

    vectors: npt.NDArray[np.float32]
    buckets: list[int]
    label: int
    weight: float


def main() -> None:
    """Fit both models and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=None)
    parser.add_argument("--out", type=Path, default=None)
    options = parser.parse_args()
    root = Path(os.environ["SAYSO_DATA"])
    examples = list(read_examples(root, options.documents))
    package = Path("src/sayso")
    vectors = (options.out or package / "language" / "data") / "predicates.npz"
    words = (options.out or package / "reading" / "events") / "wordings.npz"
    np.savez_compressed(vectors, **fit_layers(examples))
    np.savez_compressed(words, **fit_words(examples))
    print(f"{len(examples)} predicates: {vectors}, {words}")


def read_examples(root: Path, limit: int | None) -> Iterator[Example]:
    """Yield the examples of all sets, at most `limit` sentences of each."""
    judged: dict[str, list[tuple[Span, str]]] = {}
    for row in own_items():
        text, marks = unmarked(row[4])
        if part_of(text) == "train":
            judged.setdefault(text, []).append((marks["T"][0], row[0]))
    for text in sorted(judged)[:limit]:
        yield from _of_sentence(text, judged[text], UNJUDGED)
    given = _triggers()
    for row in _rows(root / "plover-plv" / "plv-train.jsonl.gz")[:limit]:
        if row["split"] == "train" and row["id"] in given:
            yield from _of_sentence(row["text"], [given[row["id"]]], 0)
    for row in _rows(root / "plover-gsr" / "gsr-dev.jsonl")[:limit]:
        if row["id"] in given:
            yield from _of_sentence(row["text"], [given[row["id"]]], 0)
    for row in _rows(root / "plover-plv" / "statements-none.jsonl")[:limit]:
        if not row.get("maybe_request"):
            yield from _of_sentence(row["text"], [], STATEMENT)
    irrelevant = [r for r in _rows(root / "quad-un" / "un-quad.jsonl.gz") if not r["relevant"]]
    random.Random(4).shuffle(irrelevant)
    for row in irrelevant[: min(limit or UN_SENTENCES, UN_SENTENCES)]:
        yield from _of_sentence(row["text"], [], IRRELEVANT)


def _triggers() -> dict[str, tuple[Span, str]]:
    rows = [line.split("\t") for line in TRIGGERS.read_text("utf-8").splitlines()]
    return {r[0]: ((int(r[1]), int(r[2])), r[3]) for r in rows if len(r) > 3 and r[1].isdigit()}


def _rows(path: Path) -> list[dict[str, Any]]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _of_sentence(
    text: str, judged: Sequence[tuple[Span, str]], unjudged: float
) -> Iterator[Example]:
    """Yield the judged predicates; the others as no event, unless a row of the lexicon holds."""
    analysis = analyse(text)
    if not len(analysis):
        return
    triggers = find_triggers(analysis)
    actors = read_actors(analysis, published=None, predicates=trigger_words(triggers))
    walk = Walk(
        analysis,
        triggers,
        actors=actors,
        places=read_places(analysis, actors),
        times=(),
        statements=(),
    )
    readings = walk.readings(everything=True)
    used: set[int] = set()
    for span, name in judged:
        found = _reading_at(readings, set(analysis.tokens_in(span)))
        if found is not None:
            used.add(found)
            yield _example(analysis, readings[found], LABELS.index(name), 1.0)
    for at, reading in enumerate(readings):
        if unjudged and at not in used and (not judged or reading.row is None):
            yield _example(analysis, reading, 0, unjudged)


def _reading_at(readings: Sequence[Reading], tokens: set[int]) -> int | None:
    for at, reading in enumerate(readings):
        if tokens & {reading.trigger.token, reading.trigger.noun}:
            return at
    return next((at for at, r in enumerate(readings) if tokens & set(r.trigger.words)), None)


def _example(analysis: Analysis, reading: Reading, label: int, weight: float) -> Example:
    vectors = _vectors(analysis, candidate(analysis, reading))
    return Example(vectors, buckets(analysis, reading), label, weight)


def _vectors(analysis: Analysis, asked: Candidate) -> npt.NDArray[np.float32]:
    assert analysis.predicate_vectors is not None
    table = analysis.predicate_vectors.astype(np.float32)
    first, last = analysis.sentence_tokens[analysis.sentence[asked.token]]
    nothing = np.zeros(SIZE, np.float32)
    sides = [
        table[list(tokens)].mean(axis=0) if tokens else nothing
        for tokens in (asked.agents, asked.recipients)
    ]
    filled = [float(bool(asked.agents)), float(bool(asked.recipients))]
    means = (table[asked.token], *sides, table[first:last].mean(axis=0))
    return np.concatenate([*means, filled]).astype(np.float32)


class Layers(nn.Module):
    """From the four vectors of a predicate to logits, as `language.predicates` computes them."""

    def __init__(self) -> None:
        super().__init__()
        self.parts = nn.ModuleList(nn.Linear(SIZE, PART) for _ in range(4))
        self.nobody = nn.Parameter(torch.zeros(2, PART))
        self.hidden = nn.Linear(PART, PART)
        self.label = nn.Linear(PART, len(LABELS))
        self.dropout = nn.Dropout(0.5)

    def forward(self, rows: Tensor, without: float) -> Tensor:
        """Return logits; each side is left out with the probability `without`."""
        trigger, agent, recipient, sentence = (
            part(self.dropout(rows[:, at * SIZE : (at + 1) * SIZE]))
            for at, part in enumerate(self.parts)
        )
        filled = rows[:, 4 * SIZE :] * (torch.rand(len(rows), 2) >= without)
        summed = trigger + sentence
        for side, vectors in enumerate((agent, recipient)):
            has = filled[:, side : side + 1]
            summed = summed + has * vectors + (1 - has) * self.nobody[side]
        hidden = self.dropout(functional.gelu(summed))
        hidden = hidden + self.dropout(functional.gelu(self.hidden(hidden)))
        label: Tensor = self.label(hidden)
        return label


def fit_layers(examples: Sequence[Example], epochs: int = 10) -> dict[str, npt.NDArray[np.float16]]:
    """Return the arrays of `predicates.npz`; the last row of a matrix is its bias."""
    torch.manual_seed(0)
    rows = torch.tensor(np.stack([example.vectors for example in examples]))
    labels = torch.tensor([example.label for example in examples])
    counted = torch.tensor([example.weight for example in examples])
    layers = Layers()
    optimizer = torch.optim.AdamW(layers.parameters(), lr=1e-3, weight_decay=1e-2)
    slower = torch.optim.lr_scheduler.LinearLR(optimizer, 1.0, 0.1, total_iters=epochs)
    for _ in range(epochs):
        for batch in torch.randperm(len(rows)).split(128):
            losses = functional.cross_entropy(
                layers(rows[batch], 0.2), labels[batch], reduction="none", label_smoothing=0.05
            )
            optimizer.zero_grad()
            (losses * counted[batch]).mean().backward()
            optimizer.step()
        slower.step()

    def matrix(layer: nn.Linear) -> npt.NDArray[np.float16]:
        found = torch.cat([layer.weight.T, layer.bias[None]]).detach().numpy()
        return found.astype(np.float16)

    return {
        "parts": np.stack([matrix(part) for part in layers.parts if isinstance(part, nn.Linear)]),
        "nobody": layers.nobody.detach().numpy().astype(np.float16),
        "hidden": matrix(layers.hidden),
        "type": matrix(layers.label),
    }


def fit_words(examples: Sequence[Example], steps: int = 60) -> dict[str, npt.NDArray[Any]]:
    """Return the arrays of `wordings.npz`: int16 weights `[buckets, types]` and their scale."""
    columns = sorted({bucket for example in examples for bucket in example.buckets})
    at = {bucket: column for column, bucket in enumerate(columns)}
    index = torch.tensor([at[b] for example in examples for b in example.buckets])
    offsets = torch.tensor(np.cumsum([0, *(len(e.buckets) for e in examples[:-1])]))
    labels = torch.tensor([example.label for example in examples])
    counted = torch.tensor([example.weight for example in examples])
    weights = torch.zeros(len(columns), len(LABELS), requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=steps, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        logits = functional.embedding_bag(index, weights, offsets, mode="sum")
        losses = functional.cross_entropy(logits, labels, reduction="none")
        total = (losses * counted).sum() + RIDGE / 2 * (weights**2).sum()
        total.backward()
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]  # torch leaves it untyped
    found = weights.detach().numpy()
    scale = np.float32(np.abs(found).max() / np.iinfo(np.int16).max)
    full = np.zeros((BUCKETS, len(LABELS)), np.int16)
    full[columns] = np.rint(found / scale)
    return {"weights": full, "scale": scale}


if __name__ == "__main__":
    main()

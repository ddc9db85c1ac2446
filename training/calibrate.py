"""One temperature a head, fitted on the development parts (Guo et al. 2017).

A score in a record is a probability, so the softmax must be as sure as it is right.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, collate
from training.data.treebanks import treebank_documents
from training.documents import IGNORE, TrainingDocument, window_document
from training.inventory import Inventory
from training.network import Network
from training.recipes import Recipe

GRID = np.arange(0.6, 3.01, 0.05)


def fit_temperatures(
    network: Network, recipe: Recipe, root: Path, inventory: Inventory
) -> dict[str, float]:
    """Return the temperature that fits each tag and name head best."""
    documents = [
        document
        for treebank in recipe.treebanks
        for document in treebank_documents(root, treebank, "dev", inventory)
    ]
    logits: dict[str, list[Tensor]] = {}
    labels: dict[str, list[Tensor]] = {}
    for batch in _batches(documents):
        with torch.no_grad():
            for name, (scores, gold) in _scored(network, batch).items():
                known = gold != IGNORE
                logits.setdefault(name, []).append(scores[known])
                labels.setdefault(name, []).append(gold[known])
    return {
        name: _best(torch.cat(found), torch.cat(labels[name])) for name, found in logits.items()
    }


def _batches(documents: Sequence[TrainingDocument]) -> Iterator[Batch]:
    rng = np.random.default_rng(0)
    for document in documents:
        windows = window_document(document, rng, open_share=0.0)
        for at in range(0, len(windows), 8):
            yield collate(windows[at : at + 8])


def _scored(network: Network, batch: Batch) -> dict[str, tuple[Tensor, Tensor]]:
    vectors = network.encoder(batch.pieces, batch.piece_mask)
    words = network.assemble(vectors, batch.first, batch.last, batch.features)
    tags, names = network.tasks["tags"], network.tasks["names"]
    found = {"upos": (tags.out["upos"](tags.hidden(words)), batch.labels["upos"])}
    for scheme, layer in names.out.items():
        gold = batch.labels.get(f"names_{scheme}")
        if gold is not None:
            found[f"names_{scheme}"] = (layer(names.hidden(words)), gold)
    return found


def _best(logits: Tensor, labels: Tensor) -> float:
    losses = [float(functional.cross_entropy(logits / t, labels)) for t in GRID]
    return round(float(GRID[int(np.argmin(losses))]), 2)

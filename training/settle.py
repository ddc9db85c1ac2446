"""The last step of training: heads with little data go on alone over the finished encoder.

In the joint run a head meets its set only now and then, and the weights are a mean over the last
steps. Some more passes over still word vectors, in which nothing else can be lost, bring such a
head to rest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.batches import Batch, collate
from training.documents import TrainingDocument, window_document
from training.inventory import Inventory
from training.network import Network
from training.recipes import Recipe


@dataclass(frozen=True, slots=True)
class Rest:
    """How a head is settled: on which data sets, how often, in batches of how many windows."""

    head: str
    sets: tuple[str, ...]
    passes: int
    windows: int
    rate: float


RESTS = (
    Rest("events", ("events", "own-events"), passes=6, windows=40, rate=8e-4),
    Rest("causes", ("causes",), passes=8, windows=24, rate=1.5e-3),
    Rest("attribution", ("polnear", "quotes-gum"), passes=1, windows=12, rate=3e-4),
)
DECAY = 0.05


def settle(
    network: Network, recipe: Recipe, root: Path, inventory: Inventory, *, seed: int
) -> None:
    """Train the heads of `RESTS` further, in place; everything else stays as it is."""
    for rest in RESTS:
        documents = [
            document
            for data_set in recipe.data_sets
            if data_set.name in rest.sets
            for document in data_set.read(root, inventory)
        ]
        _settle(network, rest, documents, seed)


def _settle(network: Network, rest: Rest, documents: Sequence[TrainingDocument], seed: int) -> None:
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    windows = [w for d in documents for w in window_document(d, rng, open_share=0.0)]
    windows = [w for w in windows if w.predicates or w.has_attribution or "causal" in w.labels]
    head = network.tasks[rest.head].train()
    optimiser = torch.optim.AdamW(head.parameters(), lr=rest.rate, weight_decay=DECAY)
    steps = rest.passes * -(-len(windows) // rest.windows)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: 1 - step / steps)
    for _ in range(rest.passes):
        order = rng.permutation(len(windows))
        for at in range(0, len(windows), rest.windows):
            batch = collate([windows[i] for i in order[at : at + rest.windows]])
            loss = head.loss(_words(network, batch), batch)
            if loss is None:
                continue
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            optimiser.step()
            schedule.step()
    network.eval()


def _words(network: Network, batch: Batch) -> torch.Tensor:
    with torch.no_grad():
        vectors = network.encoder.eval()(batch.pieces, batch.piece_mask)
        return network.assemble(vectors, batch.first, batch.last, batch.features)

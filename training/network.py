"""The whole network: encoder, word vectors, heads."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from sayso.language.features import COLUMNS
from training.batches import Batch
from training.encoder import HIDDEN, pretrained_encoder
from training.inventory import Inventory
from training.tasks import build_tasks

FEATURE_WIDTH = 24
_HAS_BFLOAT16 = torch.cpu._is_avx512_bf16_supported()  # noqa: SLF001  no public question yet
"""Elsewhere bfloat16 is emulated: less than half as fast as float32."""
WORD_SIZE = 2 * HIDDEN + FEATURE_WIDTH * len(COLUMNS)


class Network(nn.Module):
    """Word vector = first piece, last piece, feature embeddings; every head reads it."""

    def __init__(self, inventory: Inventory, schemes: Sequence[str]) -> None:
        super().__init__()
        self.encoder = pretrained_encoder()
        self.features = nn.ModuleList(
            nn.Embedding(size, FEATURE_WIDTH, padding_idx=0) for size in COLUMNS.values()
        )
        self.tasks = build_tasks(WORD_SIZE, inventory, schemes)

    def assemble(self, vectors: Tensor, first: Tensor, last: Tensor, features: Tensor) -> Tensor:
        """Return word vectors `[batch, words, WORD_SIZE]` from piece vectors."""

        def at(places: Tensor) -> Tensor:
            return torch.gather(vectors, 1, places[:, :, None].expand(-1, -1, HIDDEN))

        columns = [embed(features[:, :, i]) for i, embed in enumerate(self.features)]
        return torch.cat([at(first), at(last), *columns], dim=2)

    def losses(self, batch: Batch) -> dict[str, Tensor]:
        """Return the loss of every head that the batch has labels for."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.training and _HAS_BFLOAT16):
            vectors = self.encoder(batch.pieces, batch.piece_mask)
        words = self.assemble(vectors.float(), batch.first, batch.last, batch.features)
        found = {name: task.loss(words, batch) for name, task in self.tasks.items()}
        return {name: loss for name, loss in found.items() if loss is not None}


class ExportedNetwork(nn.Module):
    """The graph that ships: one window, no padding, all heads."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network
        self.output_names: list[str] = []

    def forward(
        self, pieces: Tensor, first: Tensor, last: Tensor, features: Tensor, state: Tensor
    ) -> tuple[Tensor, ...]:
        """Take `[1, pieces]`, `[1, words]`, ..., `[1, words, columns]`; return all outputs."""
        vectors = self.network.encoder(pieces, None)
        words = self.network.assemble(vectors, first, last, features)
        context = {"state": state}
        outputs: dict[str, Tensor] = {}
        for task in self.network.tasks.values():
            outputs |= task.outputs(words, context)
        self.output_names = list(outputs)
        return tuple(outputs.values())

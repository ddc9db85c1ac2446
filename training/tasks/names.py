"""Names: a shared hidden layer and one output layer for each annotation scheme.

Mixing schemes in one layer costs organisations most, so each corpus trains its own layer.
"""

from collections.abc import Sequence

from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.documents import IGNORE
from training.inventory import Inventory


class NamesTask(nn.Module):
    """BIOES logits for each scheme."""

    def __init__(self, size: int, inventory: Inventory, schemes: Sequence[str]) -> None:
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(size, 256), nn.GELU(), nn.Dropout(0.2)
        )
        self.out = nn.ModuleDict(
            {s: nn.Linear(256, len(inventory.labels[f"names_{s}"])) for s in schemes}
        )

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy over the scheme that the batch is annotated in."""
        for scheme, layer in self.out.items():
            labels = batch.labels.get(f"names_{scheme}")
            if labels is not None:
                logits = layer(self.hidden(words))
                return functional.cross_entropy(
                    logits.flatten(0, 1), labels.flatten(), ignore_index=IGNORE
                )
        return None

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return `[words, tags]` logits for each scheme."""
        del context
        hidden = self.hidden(words)
        return {f"names_{scheme}": layer(hidden)[0] for scheme, layer in self.out.items()}

"""UPOS, XPOS and features: one hidden layer, three softmaxes."""

from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.documents import IGNORE
from training.inventory import Inventory

COLUMNS = ("upos", "xpos", "feats")


class TagsTask(nn.Module):
    """Logits for each tag column."""

    def __init__(self, size: int, inventory: Inventory) -> None:
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(size, 256), nn.GELU(), nn.Dropout(0.2)
        )
        self.out = nn.ModuleDict({c: nn.Linear(256, len(inventory.labels[c])) for c in COLUMNS})

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Sum of the cross-entropies of the three columns."""
        if "upos" not in batch.labels:
            return None
        hidden = self.hidden(words)
        losses = [
            functional.cross_entropy(
                self.out[c](hidden).flatten(0, 1), batch.labels[c].flatten(), ignore_index=IGNORE
            )
            for c in COLUMNS
        ]
        return losses[0] + losses[1] + 0.5 * losses[2]

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return `[words, labels]` logits for each column."""
        del context
        hidden = self.hidden(words)
        return {c: self.out[c](hidden)[0] for c in COLUMNS}

"""Stated causes: whether a sentence states one, and the words of cause, effect and signal.

Ten logits a word: the first, averaged over a sentence, says whether the sentence states a cause;
three for each of cause, effect and signal are O, B, I tags. The three kinds have tags of their own
because a clause may be the effect of one link and the cause of the next.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.documents import IGNORE

KINDS = ("cause", "effect", "signal")


class CausesTask(nn.Module):
    """Logits `[words, 1 + 3 * 3]`."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.hidden = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(size, 128), nn.GELU(), nn.Dropout(0.2)
        )
        self.out = nn.Linear(128, 1 + 3 * len(KINDS))

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy of each sentence and of the tags of sentences with links."""
        if "causal" not in batch.labels:
            return None
        logits = self.out(self.hidden(words))
        known = batch.labels["causal"] != IGNORE
        spots = batch.sentence + 1000 * torch.arange(len(batch.sentence))[:, None]
        _, place = torch.unique(spots[known], return_inverse=True)
        count = int(place.max()) + 1
        sums = torch.zeros(count).index_add(0, place, logits[..., 0][known])
        size = torch.zeros(count).index_add(0, place, torch.ones(len(place)))
        gold = torch.zeros(count).index_add(0, place, batch.labels["causal"][known].float()) / size
        loss = functional.binary_cross_entropy_with_logits(sums / size, gold)
        for at, kind in enumerate(KINDS):
            tags = batch.labels[f"causal_{kind}"]
            if bool((tags != IGNORE).any()):
                part = logits[..., 1 + 3 * at : 4 + 3 * at]
                loss = loss + 0.5 * functional.cross_entropy(
                    part.flatten(0, 1), tags.flatten(), ignore_index=IGNORE
                )
        return loss

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return `[words, 10]` logits."""
        del context
        return {"causal": self.out(self.hidden(words))[0]}

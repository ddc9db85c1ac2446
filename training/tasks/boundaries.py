"""Sentence ends at the places that rules leave open."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from sayso.language.sentences import Boundary
from training.batches import Batch


class BoundaryTask(nn.Module):
    """One logit a word: whether a sentence ends behind it."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.hidden = nn.Sequential(nn.Dropout(0.2), nn.Linear(size, 64), nn.GELU())
        self.out = nn.Linear(64, 1)

    def logits(self, words: Tensor) -> Tensor:
        """Return `[batch, words]`."""
        return self.out(self.hidden(words)).squeeze(-1)

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy over the open places of treebank batches."""
        if batch.sentence_end is None:
            return None
        is_open = (batch.state == int(Boundary.OPEN)) & batch.word_mask
        if not bool(is_open.any()):
            return None
        logits = self.logits(words)[is_open]
        return functional.binary_cross_entropy_with_logits(
            logits, batch.sentence_end[is_open].float()
        )

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the logits, and leave the sentence ids in `context` for the tree."""
        logits = self.logits(words)
        state = context["state"]
        ends = (state == int(Boundary.SURE)) | ((state == int(Boundary.OPEN)) & (logits > 0))
        passed = torch.cumsum(ends.to(torch.int64), dim=1)
        context["sentence"] = passed - ends.to(torch.int64)
        return {"boundary": logits[0]}

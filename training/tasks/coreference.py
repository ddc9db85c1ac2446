"""Coreference: mention ranking (Wiseman et al. 2015; Lee et al. 2017) over given mentions.

A mention's vector is the sum of three projections, of its head, first and last word. Its
antecedents are the mentions before it in the same document, or none. What the graph gives are the
projections; spans, features of pairs and the choice itself are numpy's, since mentions come from
the tree.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch, Mentions

PART = 128
_BUCKETS = 12
_NEVER = -1e4


class CoreferenceTask(nn.Module):
    """Projections `[words, 3 * 128]` of each word as head, first and last word of a mention."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.parts = nn.Sequential(nn.Dropout(0.3), nn.Linear(size, 3 * PART))
        self.pair = nn.Linear(PART, PART, bias=False)
        self.none = nn.Linear(PART, 1)
        self.distance = nn.Embedding(_BUCKETS, 1)
        self.dropout = nn.Dropout(0.2)
        nn.init.zeros_(self.distance.weight)

    def vectors(self, words: Tensor, mentions: Mentions) -> Tensor:
        """Return `[mentions, 128]`."""
        head, first, last = self.parts(words).flatten(0, 1).split(PART, dim=1)
        summed = head[mentions.head] + first[mentions.first] + last[mentions.last]
        return self.dropout(functional.gelu(summed))

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Negative log likelihood of all right antecedents together, or of none."""
        mentions = batch.mentions
        if mentions is None or not bool(mentions.counted.any()):
            return None
        vectors = self.vectors(words, mentions)
        count = len(vectors)
        order = torch.arange(count)
        distance = order[:, None] - order[None, :]
        same = mentions.document[:, None] == mentions.document[None, :]
        is_candidate = same & (distance > 0)
        buckets = torch.log2(distance.clamp(min=1).float()).long().clamp(max=_BUCKETS - 1)
        scores = self.pair(vectors) @ vectors.T / PART**0.5
        scores = scores + self.distance(buckets).squeeze(-1)
        scores = scores.masked_fill(~is_candidate, _NEVER)
        scores = torch.cat([self.none(vectors), scores], dim=1)
        right = is_candidate & (mentions.cluster[:, None] == mentions.cluster[None, :])
        right = torch.cat([~right.any(dim=1, keepdim=True), right], dim=1)
        gold = torch.logsumexp(scores.masked_fill(~right, _NEVER), dim=1)
        lost = torch.logsumexp(scores, dim=1) - gold
        return lost[mentions.counted].mean()

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the projections `[words, 384]`."""
        del context
        return {"mentions": self.parts(words)[0]}

    def constants(self) -> dict[str, Tensor]:
        """Return the bilinear form and the score of having no antecedent."""
        return {
            "mentions_pair": self.pair.weight,
            "mentions_none": torch.cat([self.none.weight[0], self.none.bias]),
        }

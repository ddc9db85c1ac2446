"""A biaffine dependency parser (Dozat & Manning 2017) within sentences.

Arcs are scored between all words of a window and masked to the sentence; relations are scored
for the best `CANDIDATES` governors of each word, which cost almost nothing beside the first.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.documents import IGNORE
from training.inventory import Inventory

ARC, RELATION, CANDIDATES = 256, 96, 4
_FAR = -1e4


class TreeTask(nn.Module):
    """Arc scores `[words, words + 1]` (0 is the root) and relation scores."""

    def __init__(self, size: int, inventory: Inventory) -> None:
        super().__init__()
        labels = len(inventory.labels["deprel"])

        def mlp(width: int) -> nn.Sequential:
            return nn.Sequential(
                nn.Dropout(0.3), nn.Linear(size, width), nn.GELU(), nn.Dropout(0.33)
            )

        self.arc_dependent, self.arc_head = mlp(ARC), mlp(ARC)
        self.relation_dependent, self.relation_head = mlp(RELATION), mlp(RELATION)
        self.arc_weight = nn.Linear(ARC, ARC, bias=False)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.arc_root = nn.Parameter(torch.zeros(ARC))
        self.relation_root = nn.Parameter(torch.zeros(RELATION))
        self.relation_weight = nn.Linear(RELATION, labels * RELATION, bias=False)
        self.relation_from_dependent = nn.Linear(RELATION, labels)
        self.relation_from_head = nn.Linear(RELATION, labels, bias=False)
        self.labels = labels
        nn.init.normal_(self.arc_root, std=0.02)
        nn.init.normal_(self.relation_root, std=0.02)
        nn.init.xavier_uniform_(self.arc_weight.weight, gain=0.5)

    def arcs(self, words: Tensor, sentence: Tensor) -> Tensor:
        """Return `[batch, words, words + 1]` scores, far below zero outside the sentence."""
        dependent = self.arc_weight(self.arc_dependent(words))
        head = self.arc_head(words)
        batch, size, _ = words.shape
        root = self.arc_root.expand(batch, 1, -1)
        heads = torch.cat([root, head], dim=1)
        scores = dependent @ heads.transpose(1, 2) / ARC**0.5
        scores = scores + self.arc_bias(heads).transpose(1, 2)
        same = sentence[:, :, None] == sentence[:, None, :]
        places = torch.arange(size, device=words.device)
        apart = (places[:, None] == places[None, :])[None]
        allowed = torch.cat([torch.ones_like(same[:, :, :1]), same & ~apart], dim=2)
        return torch.where(allowed, scores, torch.full_like(scores, _FAR))

    def relations(self, words: Tensor, governors: Tensor) -> Tensor:
        """Return `[batch, words, candidates, labels]` for governors `[batch, words, cand.]`."""
        dependent = self.relation_dependent(words)
        batch, size, _ = words.shape
        root = self.relation_root.expand(batch, 1, -1)
        heads = torch.cat([root, self.relation_head(words)], dim=1)
        flat = governors.reshape(batch, -1)
        chosen = torch.gather(heads, 1, flat[:, :, None].expand(-1, -1, RELATION))
        chosen = chosen.view(batch, size, -1, RELATION)
        table = self.relation_weight(dependent).view(batch, size, self.labels, RELATION)
        scores = chosen @ table.transpose(2, 3)
        scores = scores + self.relation_from_head(chosen)
        return scores + self.relation_from_dependent(dependent)[:, :, None, :]

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy of the governor and of the relation to the gold governor."""
        if batch.heads is None:
            return None
        arcs = self.arcs(words, batch.sentence)
        arc_loss = functional.cross_entropy(
            arcs.flatten(0, 1), batch.heads.flatten(), ignore_index=IGNORE
        )
        gold = batch.heads.clamp(min=0)[:, :, None]
        relations = self.relations(words, gold).squeeze(2)
        labels = batch.labels["deprel"].masked_fill(batch.heads == IGNORE, IGNORE)
        relation_loss = functional.cross_entropy(
            relations.flatten(0, 1), labels.flatten(), ignore_index=IGNORE
        )
        return arc_loss + relation_loss

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return arc scores, the best governors and their relation scores."""
        arcs = self.arcs(words, context["sentence"])
        # pad with impossible governors, so that a window of one word has enough of them
        filler = torch.full_like(arcs[:, :, :1], 2 * _FAR).expand(-1, -1, CANDIDATES)
        _, governors = torch.topk(torch.cat([arcs, filler], dim=2), CANDIDATES, dim=2)
        governors = torch.minimum(governors, torch.full_like(governors, 1) * words.shape[1])
        relations = self.relations(words, governors)
        return {"arcs": arcs[0], "governors": governors[0], "relations": relations[0]}

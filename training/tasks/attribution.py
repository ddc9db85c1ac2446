"""Attribution: cue words, and for each cue which words are its source and its content.

The linker is biaffine between the words of a cue and all words of the window, so that a word
may stand in the content of one cue and be the source of another.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.documents import IGNORE

PAIR = 128
ROLES = ("source", "content")


class AttributionTask(nn.Module):
    """Cue tags (O, B, I) and pair logits `[2, cue words, words]`."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.cue = nn.Sequential(
            nn.Dropout(0.3), nn.Linear(size, 128), nn.GELU(), nn.Dropout(0.2), nn.Linear(128, 3)
        )

        def mlp() -> nn.Sequential:
            return nn.Sequential(
                nn.Dropout(0.3), nn.Linear(size, 2 * PAIR), nn.GELU(), nn.Dropout(0.2)
            )

        self.from_cue, self.to_word = mlp(), mlp()
        self.weight = nn.ModuleList(nn.Linear(PAIR, PAIR, bias=False) for _ in ROLES)
        self.word_bias = nn.ModuleList(nn.Linear(PAIR, 1) for _ in ROLES)

    def pairs(self, cues: Tensor, words: Tensor) -> Tensor:
        """Return `[..., 2, cues, words]` logits for vectors of cue words and of words."""
        left = self.from_cue(cues).split(PAIR, dim=-1)
        right = self.to_word(words).split(PAIR, dim=-1)
        roles = []
        for role in range(len(ROLES)):
            scores = self.weight[role](left[role]) @ right[role].transpose(-1, -2) / PAIR**0.5
            roles.append(scores + self.word_bias[role](right[role]).transpose(-1, -2))
        return torch.stack(roles, dim=-3)

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy of the cue tags and of every pair of a gold cue word and a word."""
        if batch.cue_window is None:
            return None
        assert batch.cue_word is not None
        assert batch.cue_source is not None
        assert batch.cue_content is not None
        if not bool((batch.labels["cue"] != IGNORE).any()):
            return None
        cue_loss = functional.cross_entropy(
            self.cue(words).flatten(0, 1), batch.labels["cue"].flatten(), ignore_index=IGNORE
        )
        if not len(batch.cue_window):
            return cue_loss
        cue_words = words[batch.cue_window, batch.cue_word][:, None]  # [cues, 1, size]
        logits = self.pairs(cue_words, words[batch.cue_window]).squeeze(2)  # [cues, 2, words]
        gold = torch.stack([batch.cue_source, batch.cue_content], dim=1)
        mask = batch.word_mask[batch.cue_window][:, None].expand_as(gold)
        pair_loss = functional.binary_cross_entropy_with_logits(logits[mask], gold[mask])
        return cue_loss + 2 * pair_loss

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return cue logits `[words, 3]` and pair logits `[2, words, words]`."""
        del context
        return {"cue": self.cue(words)[0], "pairs": self.pairs(words, words)[0]}

"""Event types of predicates: a type, or none, from the words of a predicate and of its sides.

No markers can be put into a text that is read once for all heads, so the head sums four
projections: of the trigger, of the agents (their mean), of the recipients, and of the words of the
sentence (their mean). A side that nobody fills has a vector of its own.
"""

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.batches import Batch
from training.codebook import MODES, TYPES

PART = 160
SIDES = ("trigger", "agent", "recipient", "sentence")
SIDE_DROPOUT = 0.35
"""Share of the sides that go unseen: most items without an event have none marked, and that must
not become the reason."""


class EventsTask(nn.Module):
    """Projections `[words, 4 * 160]`; type and modes come from their sum."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self.parts = nn.Sequential(nn.Dropout(0.3), nn.Linear(size, len(SIDES) * PART))
        self.nobody = nn.Parameter(torch.zeros(2, PART))
        self.dropout = nn.Dropout(0.3)
        self.hidden = nn.Linear(PART, PART)
        self.label = nn.Linear(PART, len(TYPES))
        self.mode = nn.Linear(PART, len(MODES))
        nn.init.normal_(self.nobody, std=0.02)

    def loss(self, words: Tensor, batch: Batch) -> Tensor | None:
        """Cross-entropy of the type; of each mode of the type, where modes were judged."""
        found = batch.predicates
        if found is None:
            return None
        trigger, agent, recipient, sentence = self.parts(words).flatten(0, 1).split(PART, dim=1)
        summed = trigger[found.trigger] + found.sentence @ sentence
        for side, (table, rows) in enumerate(
            ((agent, found.agents), (recipient, found.recipients))
        ):
            if self.training:
                rows = rows * (torch.rand(len(rows), 1) >= SIDE_DROPOUT)  # noqa: PLW2901
            nobody = 1 - rows.sum(dim=1, keepdim=True).clamp(max=1)
            summed = summed + rows @ table + nobody * self.nobody[side]
        vectors = self.dropout(functional.gelu(summed))
        vectors = vectors + self.dropout(functional.gelu(self.hidden(vectors)))
        loss = functional.cross_entropy(self.label(vectors), found.type, label_smoothing=0.05)
        if bool(found.has_modes.any()):
            of_type = torch.tensor(
                [[mode.startswith(f"{name}.") for mode in MODES] for name in TYPES]
            )[found.type]
            counted = of_type & found.has_modes[:, None]
            if bool(counted.any()):
                logits = self.mode(vectors)
                loss = loss + 0.5 * functional.binary_cross_entropy_with_logits(
                    logits[counted], found.modes[counted]
                )
        return loss

    def outputs(self, words: Tensor, context: dict[str, Tensor]) -> dict[str, Tensor]:
        """Return the projections `[words, 640]`."""
        del context
        return {"predicates": self.parts(words)[0]}

    def constants(self) -> dict[str, Tensor]:
        """Return what turns a sum of projections into a type and modes."""
        return {
            "predicates_nobody": self.nobody,
            "predicates_hidden": torch.cat([self.hidden.weight.T, self.hidden.bias[None]]),
            "predicates_type": torch.cat([self.label.weight.T, self.label.bias[None]]),
            "predicates_modes": torch.cat([self.mode.weight.T, self.mode.bias[None]]),
        }

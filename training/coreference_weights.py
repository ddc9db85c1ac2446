"""Fit the ranker of coreference and write its weights.

    python -m training.coreference_weights --data FOLDER [--epochs 14] [--out FILE]

Mention ranking (Wiseman et al. 2015): the probability of all right earlier candidates together, or
of being new. The encoder is frozen; what is fitted is the table of feature rows, one hidden layer,
and, where the model gives mention vectors, the bilinear product. Two rankers are written, with
and without vectors. OntoGUM is the scheme that is kept; GUM's own and LitBank's differ from it by
a bias of the hidden layer that is dropped, and GAP trains the choice between two names.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from sayso.reading.coreference.features import PAIR, UNARY
from sayso.reading.coreference.ranking import SIDE
from training.coreference_labels import (
    SCHEMES,
    Labelled,
    gap_documents,
    gum_documents,
    litbank_documents,
)

HIDDEN = 64
OUT = Path("src/sayso/reading/coreference/weights.npz")
_MOST = 20.0
_PER_STEP = 300
"""Mentions whose loss makes one step's scale."""
_LITBANK_SHARE = 0.5
_GAP_GROUP = 25
_ALONE_WEIGHT = 0.3
"""Weight of the chosen name against all others, where GAP says no more than which of two."""


class Ranker(nn.Module):
    """The network of `sayso.reading.coreference.ranking`, with dropout."""

    def __init__(self, *, with_vectors: bool) -> None:
        super().__init__()
        unary, pair = sum(UNARY.values()), sum(PAIR.values())
        self.later = nn.EmbeddingBag(unary, HIDDEN, mode="sum")
        self.earlier = nn.EmbeddingBag(unary, HIDDEN, mode="sum")
        self.pair = nn.EmbeddingBag(pair, HIDDEN, mode="sum")
        for table in (self.later, self.earlier, self.pair):
            nn.init.normal_(table.weight, 0, 0.05)
        self.bias = nn.Parameter(torch.zeros(HIDDEN))
        self.scheme = nn.Embedding(len(SCHEMES), HIDDEN)
        nn.init.zeros_(self.scheme.weight)
        self.out = nn.Linear(HIDDEN, 1)
        self.dropout = nn.Dropout(0.2)
        self.with_vectors = with_vectors
        if with_vectors:
            self.product = nn.Parameter(torch.randn(SIDE, SIDE) * 0.02)
            self.later_vector = nn.Linear(SIDE, HIDDEN, bias=False)
            self.earlier_vector = nn.Linear(SIDE, HIDDEN, bias=False)

    def forward(self, document: Labelled, scheme: str) -> Tensor:
        """Return the score of each pair."""
        unary = torch.from_numpy(document.unary.astype(np.int64) + _offsets(UNARY))
        pair = torch.from_numpy(document.pair.astype(np.int64) + _offsets(PAIR))
        later = torch.from_numpy(document.later.astype(np.int64))
        earlier = torch.from_numpy(document.earlier.astype(np.int64))
        as_later = self.later(unary) + self.bias
        as_later = as_later + self.scheme.weight[SCHEMES.index(scheme)]
        as_earlier = self.earlier(unary)
        product: Tensor | float = 0.0
        if self.with_vectors:
            assert document.vectors is not None
            vectors = self.dropout(torch.from_numpy(document.vectors))
            as_later = as_later + self.later_vector(vectors)
            as_earlier = as_earlier + self.earlier_vector(vectors)
            turned = vectors @ self.product / SIDE**0.5
            product = (turned[later] * vectors[earlier]).sum(dim=1)
        hidden = torch.relu(as_later[later] + as_earlier[earlier] + self.pair(pair))
        scores = self.out(self.dropout(hidden)).squeeze(1) + product
        return scores.clamp(-_MOST, _MOST)


def _offsets(sizes: dict[str, int]) -> np.ndarray:
    return np.cumsum([0, *list(sizes.values())[:-1]])


def ranking_loss(scores: Tensor, document: Labelled, scheme: str) -> Tensor:
    """Return the sum over candidates of the negative log likelihood of what is right.

    A candidate whose right earlier ones are all out of reach is left out.
    """
    cluster = torch.from_numpy(document.clusters[scheme].astype(np.int64))
    later = torch.from_numpy(document.later.astype(np.int64))
    earlier = torch.from_numpy(document.earlier.astype(np.int64))
    count = len(cluster)
    is_right = (cluster[later] >= 0) & (cluster[later] == cluster[earlier])
    odds = scores.exp()
    total = 1 + torch.zeros(count).index_add_(0, later, odds)
    right = torch.zeros(count).index_add_(0, later, odds * is_right)
    has_right = torch.zeros(count).index_add_(0, later, is_right.float()) > 0
    counted = torch.zeros(count, dtype=torch.bool)
    counted[later] = True
    counted &= has_right | _is_new(document.clusters[scheme])
    gold = torch.where(has_right, right.clamp_min(1e-9).log(), torch.zeros(count))
    return (total.log() - gold)[counted].sum()


def _is_new(clusters: np.ndarray) -> Tensor:
    seen: set[int] = set()
    found = []
    for cluster in clusters.tolist():
        found.append(cluster < 0 or cluster not in seen)
        seen.add(cluster)
    return torch.tensor(found)


def choice_loss(scores: Tensor, document: Labelled) -> Tensor | None:
    """Return the loss of GAP's choice; `None` where the pronoun is not compared with both names."""
    choice = document.choice
    assert choice is not None
    at = np.flatnonzero(document.later == choice.pronoun)
    own = scores[torch.from_numpy(at)]
    earlier = document.earlier[at].tolist()
    groups = [[i for i, e in enumerate(earlier) if e in names] for names in choice.names]
    if not all(groups):
        return None
    both = torch.stack([own[group].logsumexp(0) for group in groups])
    rest = [i for i in range(len(earlier)) if not any(i in group for group in groups)]
    other = torch.cat([own[rest], torch.zeros(1)]).logsumexp(0)
    total = torch.cat([both, other[None]]).logsumexp(0)
    if choice.meant is None:
        return total - other
    meant = both[choice.meant]
    return both.logsumexp(0) - meant + _ALONE_WEIGHT * (total - meant)


def fit(documents: list[Labelled], *, with_vectors: bool, epochs: int) -> Ranker:
    """Return the fitted ranker; the same documents give the same weights.

    The weights are the mean over the second half of the steps (Izmailov et al. 2018): on OntoGUM
    dev the mean of two runs gained half a point of CoNLL F1 on the better one.
    """
    torch.manual_seed(0)
    ranker = Ranker(with_vectors=with_vectors)
    optimiser = torch.optim.AdamW(ranker.parameters(), lr=2e-3, weight_decay=0.02)
    rng = np.random.default_rng(0)
    steps = epochs * len(list(_steps(documents, rng)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 100) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(ranker)
    rng = np.random.default_rng(0)
    taken = 0
    for epoch in range(epochs):
        total = 0.0
        for group in _steps(documents, rng):
            loss = _loss(ranker, group)
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]  # torch declares no types here
            nn.utils.clip_grad_norm_(ranker.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            taken += 1
            if 2 * taken >= steps:
                averaged.update_parameters(ranker)
            total += float(loss.detach())
        print(f"epoch {epoch}: loss {total:.1f}", flush=True)
    fitted = averaged.module
    assert isinstance(fitted, Ranker)
    return fitted


def _steps(
    documents: list[Labelled], rng: np.random.Generator
) -> Iterator[list[tuple[str, Labelled]]]:
    """Yield what each step is computed on: a document in one scheme, or snippets of GAP."""
    units: list[list[tuple[str, Labelled]]] = []
    snippets = [("gum", document) for document in documents if document.choice]
    order = rng.permutation(len(snippets))
    units += [
        [snippets[i] for i in order[at : at + _GAP_GROUP]]
        for at in range(0, len(order), _GAP_GROUP)
    ]
    for document in documents:
        for scheme in document.clusters:
            if scheme != "litbank" or rng.random() < _LITBANK_SHARE:
                units.append([(scheme, document)])
    for index in rng.permutation(len(units)):
        yield units[index]


def _loss(ranker: Ranker, group: list[tuple[str, Labelled]]) -> Tensor:
    losses: list[Tensor] = []
    for scheme, document in group:
        scores = ranker(document, scheme)
        if document.choice is None:
            losses.append(ranking_loss(scores, document, scheme) / _PER_STEP)
        else:
            loss = choice_loss(scores, document)
            losses += [] if loss is None else [loss / 30]
    return torch.stack(losses).sum() if losses else ranker.bias.sum() * 0


def arrays(ranker: Ranker, part: str) -> dict[str, np.ndarray]:
    """Return the weights as the reader loads them, the bias of OntoGUM's scheme folded in."""
    nothing = torch.zeros(0, HIDDEN)
    found = {
        "later": ranker.later.weight,
        "earlier": ranker.earlier.weight,
        "pair": ranker.pair.weight,
        "bias": ranker.bias + ranker.scheme.weight[SCHEMES.index("ontogum")],
        "out": ranker.out.weight[0],
        "out_bias": ranker.out.bias[0],
        "product": ranker.product if ranker.with_vectors else nothing,
        "later_vector": ranker.later_vector.weight.T if ranker.with_vectors else nothing,
        "earlier_vector": ranker.earlier_vector.weight.T if ranker.with_vectors else nothing,
    }
    return {
        f"{part}.{name}": weights.detach().numpy().astype(np.float16)
        for name, weights in found.items()
    }


def main() -> None:
    """Read the data, fit both rankers, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    torch.set_num_threads(1)  # sums in one order
    documents = [
        *gum_documents(chosen.data), *litbank_documents(chosen.data), *gap_documents(chosen.data),
    ]  # fmt: skip
    print(f"{len(documents)} documents", flush=True)
    written = arrays(fit(documents, with_vectors=False, epochs=chosen.epochs), "plain")
    if all(document.vectors is not None for document in documents):
        written |= arrays(fit(documents, with_vectors=True, epochs=chosen.epochs), "vectors")
    np.savez_compressed(chosen.out, **written)


if __name__ == "__main__":
    main()

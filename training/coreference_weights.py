"""Fit the ranker of coreference and write its weights.

    python -m training.coreference_weights --data FOLDER [--epochs 14] [--start FILE] [--out FILE]

Mention ranking (Wiseman et al. 2015): the probability of all right earlier candidates together, or
of being new. The encoder is frozen; what is fitted is the table of feature rows, one hidden layer,
and, where the model gives mention vectors, the bilinear product. Two rankers are written, with
and without vectors. OntoGUM is the scheme that is kept; GUM's own and LitBank's differ from it by
a bias of the hidden layer that is dropped, and GAP trains the choice between two names.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_SHARES = {"ontogum": 1.0, "gum": 1.0, "litbank": 0.5}
"""Weights of the schemes in a step."""
_RATE = 2e-3
_GAP_GROUP = 50
_OF_VECTORS = (
    "product", "governors", "later_vector", "earlier_vector", "later_governor", "earlier_governor",
)  # fmt: skip
_PER_SNIPPET = 20
_ALONE_WEIGHT = 0.5
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
            self.governors = nn.Parameter(torch.randn(SIDE, SIDE) * 0.02)
            self.later_vector = nn.Linear(SIDE, HIDDEN, bias=False)
            self.earlier_vector = nn.Linear(SIDE, HIDDEN, bias=False)
            self.later_governor = nn.Linear(SIDE, HIDDEN, bias=False)
            self.earlier_governor = nn.Linear(SIDE, HIDDEN, bias=False)

    def forward(self, document: "Rows", schemes: Sequence[str]) -> list[Tensor]:
        """Return the score of each pair in each scheme; what is common is computed once."""
        as_later = self.later(document.unary) + self.bias
        as_earlier = self.earlier(document.unary)
        product: Tensor | float = 0.0
        if self.with_vectors:
            assert document.vectors is not None
            assert document.governors is not None
            vectors = self.dropout(document.vectors)
            governors = self.dropout(document.governors)
            as_later = as_later + self.later_vector(vectors) + self.later_governor(governors)
            as_earlier = as_earlier + self.earlier_vector(vectors)
            as_earlier = as_earlier + self.earlier_governor(governors)
            turned = (vectors @ self.product + governors @ self.governors) / SIDE**0.5
            product = (turned[document.later] * vectors[document.earlier]).sum(dim=1)
        base = as_later[document.later] + as_earlier[document.earlier] + self.pair(document.pair)
        found = []
        for scheme in schemes:
            hidden = torch.relu(base + self.scheme.weight[SCHEMES.index(scheme)])
            scores = self.out(self.dropout(hidden)).squeeze(1) + product
            found.append(scores.clamp(-_MOST, _MOST))
        return found

    def take_over(self, start: Mapping[str, np.ndarray]) -> None:
        """Set the weights to those of a file, which `arrays` wrote for this part."""
        part = "vectors" if self.with_vectors else "plain"
        with torch.no_grad():
            for name, (weights, _) in self.named().items():
                weights.copy_(torch.from_numpy(start[f"{part}.{name}"].astype(np.float32)))

    def named(self) -> dict[str, tuple[Tensor, Tensor]]:
        """Return each array of the file as a view of the weights, and as it is written."""
        found: dict[str, Tensor] = {
            "later": self.later.weight,
            "earlier": self.earlier.weight,
            "pair": self.pair.weight,
            "bias": self.bias,
            "out": self.out.weight[0],
            "out_bias": self.out.bias[0],
        }
        if self.with_vectors:
            found |= {
                "product": self.product,
                "governors": self.governors,
                "later_vector": self.later_vector.weight.T,
                "earlier_vector": self.earlier_vector.weight.T,
                "later_governor": self.later_governor.weight.T,
                "earlier_governor": self.earlier_governor.weight.T,
            }
        own = self.scheme.weight[SCHEMES.index("ontogum")]
        return {
            name: (weights, weights + own if name == "bias" else weights)
            for name, weights in found.items()
        }


@dataclass(frozen=True, slots=True)
class Rows:
    """One document, or several snippets of GAP, as tensors of row numbers."""

    unary: Tensor
    pair: Tensor
    later: Tensor
    earlier: Tensor
    vectors: Tensor | None
    governors: Tensor | None


def rows_of(documents: Sequence[Labelled]) -> Rows:
    """Return the rows of documents one behind the other; only candidates that are in pairs."""
    unary, pair, vectors, governors = [], [], [], []
    later: list[np.ndarray] = []
    earlier: list[np.ndarray] = []
    count = 0
    for document in documents:
        used, at = np.unique(
            np.concatenate([document.later, document.earlier]), return_inverse=True
        )
        later.append(at[: len(document.later)] + count)
        earlier.append(at[len(document.later) :] + count)
        count += len(used)
        unary.append(document.unary[used] + _offsets(UNARY))
        pair.append(document.pair + _offsets(PAIR))
        if document.vectors is not None and document.governors is not None:
            vectors.append(document.vectors[used])
            governors.append(document.governors[used])
    return Rows(
        unary=torch.from_numpy(np.concatenate(unary).astype(np.int32)),
        pair=torch.from_numpy(np.concatenate(pair).astype(np.int32)),
        later=torch.from_numpy(np.concatenate(later).astype(np.int64)),
        earlier=torch.from_numpy(np.concatenate(earlier).astype(np.int64)),
        vectors=torch.from_numpy(np.concatenate(vectors)) if vectors else None,
        governors=torch.from_numpy(np.concatenate(governors)) if governors else None,
    )


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
    """Return the loss of GAP's choice; `None` where the meant name is not compared.

    Against the meant name stand the other name, whoever else is no pronoun, and being new; where
    neither name is meant, both names stand against the rest.
    """
    choice = document.choice
    assert choice is not None
    earlier = document.earlier.tolist()
    groups = [[i for i, e in enumerate(earlier) if e in names] for names in choice.names]
    named = {i for group in groups for i in group}
    rest = [i for i, e in enumerate(earlier) if i not in named and e not in choice.open_to]
    other = torch.cat([scores[rest], torch.zeros(1)]).logsumexp(0)
    if choice.meant is None:
        if not named:
            return None
        both = scores[sorted(named)].logsumexp(0)
        return torch.stack([both, other]).logsumexp(0) - other
    meant, wrong = groups[choice.meant], groups[1 - choice.meant]
    if not meant:
        return None
    right = scores[meant].logsumexp(0)
    pair = torch.cat([right[None], scores[wrong]]).logsumexp(0)
    total = torch.cat([pair[None], other[None]]).logsumexp(0)
    return (1 - _ALONE_WEIGHT) * (pair - right) + _ALONE_WEIGHT * (total - right)


def fit(
    documents: list[Labelled],
    *,
    with_vectors: bool,
    epochs: int,
    start: Mapping[str, np.ndarray] | None = None,
) -> Ranker:
    """Return the fitted ranker; the same documents give the same weights.

    It goes on from the weights in `start`, at half the rate, where there are any. The weights are
    the mean over the second half of the steps (Izmailov et al. 2018): on OntoGUM dev the mean of
    two runs gained half a point of CoNLL F1 on the better one.
    """
    torch.manual_seed(0)
    ranker = Ranker(with_vectors=with_vectors)
    if start is not None:
        ranker.take_over(start)
    rate = _RATE if start is None else _RATE / 2
    optimiser = torch.optim.AdamW(ranker.parameters(), lr=rate, weight_decay=0.02)
    whole = [(document, rows_of([document])) for document in documents if not document.choice]
    snippets = [document for document in documents if document.choice]
    steps = epochs * (len(whole) + -(-len(snippets) // _GAP_GROUP))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 100) * max(0.02, 1 - step / steps)
    )
    averaged = torch.optim.swa_utils.AveragedModel(ranker)
    rng = np.random.default_rng(0)
    taken = 0
    for epoch in range(epochs):
        total = 0.0
        for loss in _losses(ranker, whole, snippets, rng):
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


def _losses(
    ranker: Ranker,
    whole: Sequence[tuple[Labelled, Rows]],
    snippets: Sequence[Labelled],
    rng: np.random.Generator,
) -> Iterator[Tensor]:
    """Yield the loss of each step of an epoch: of a document in its schemes, or of snippets."""
    order = rng.permutation(len(snippets)).tolist()
    groups = [order[at : at + _GAP_GROUP] for at in range(0, len(order), _GAP_GROUP)]
    for unit in rng.permutation(len(whole) + len(groups)).tolist():
        if unit < len(whole):
            document, rows = whole[unit]
            schemes = list(document.clusters)
            found = ranker(rows, schemes)
            losses = [
                ranking_loss(scores, document, scheme) * _SHARES[scheme] / _PER_STEP
                for scores, scheme in zip(found, schemes, strict=True)
            ]
        else:
            chosen = [snippets[index] for index in groups[unit - len(whole)]]
            (scores,) = ranker(rows_of(chosen), ["ontogum"])
            parts = scores.split([len(document.later) for document in chosen])
            each = [choice_loss(*pair) for pair in zip(parts, chosen, strict=True)]
            losses = [loss / _PER_SNIPPET for loss in each if loss is not None]
        yield torch.stack(losses).sum()


def arrays(ranker: Ranker, part: str) -> dict[str, np.ndarray]:
    """Return the weights as the reader loads them, the bias of OntoGUM's scheme folded in."""
    found = {name: written for name, (_, written) in ranker.named().items()}
    for name in _OF_VECTORS:
        found.setdefault(name, torch.zeros(0, HIDDEN))
    return {
        f"{part}.{name}": weights.detach().numpy().astype(np.float16)
        for name, weights in found.items()
    }


def main() -> None:
    """Read the data, fit both rankers, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--epochs", type=int, default=14)
    parser.add_argument("--start", type=Path, help="weights to go on from, of the same features")
    parser.add_argument("--out", type=Path, default=OUT)
    chosen = parser.parse_args()
    torch.set_num_threads(1)  # sums in one order
    documents = [
        *gum_documents(chosen.data), *litbank_documents(chosen.data), *gap_documents(chosen.data),
    ]  # fmt: skip
    print(f"{len(documents)} documents", flush=True)
    # the ranker without vectors stands in where no model read the words: half as long
    start = dict(np.load(chosen.start)) if chosen.start else None
    plain = fit(documents, with_vectors=False, epochs=max(1, chosen.epochs // 2), start=start)
    written = arrays(plain, "plain")
    if all(document.vectors is not None for document in documents):
        full = fit(documents, with_vectors=True, epochs=chosen.epochs, start=start)
        written |= arrays(full, "vectors")
    np.savez_compressed(chosen.out, **written)


if __name__ == "__main__":
    main()

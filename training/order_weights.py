"""Fit the weights of the pair score of `sayso.reading.order` on the TimeBank part of MATRES.

    python -m training.order_weights [--parts train dev]

It writes src/sayso/reading/order/weights.tsv. `--parts` names the parts to fit on; with `dev`
among them no figure of `benchmarks.order` on dev is held back any more, and cross-validation is the
judge.

Prints F1 (as the MATRES papers count it, VAGUE is no relation) by five-fold cross-validation over
documents, and then on the AQUAINT part, from which nothing is fitted. Multinomial logistic
regression with a Gaussian prior. The corpora carry no licence to ship text: a feature must occur in
`MOST_RARE` documents to be kept, so that the file holds words and relations of the language, no
wording of a text. Needs numpy, scipy and `SAYSO_DATA`.
"""

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from benchmarks.order import LABELS, Pairs, gold_documents
from sayso.reading.order import weighing
from sayso.reading.order.features import gap_of, pair_features, side_features
from sayso.reading.order.view import view_event

TARGET: Final = Path(weighing.__file__).with_name("weights.tsv")
FOLDS: Final = 5
PRIOR: Final = 8.0
MOST_RARE: Final = 3

Floats = npt.NDArray[np.float64]
Names = list[str]


def names_of(document: Pairs) -> list[Names]:
    """Return the features of each gold pair of a document."""
    views = {t: view_event(document.analysis, t) for pair in document.tokens for t in pair}
    found: list[Names] = []
    for first, second in document.tokens:
        one, other = views[first], views[second]
        gap = gap_of(one, other)
        found.append(
            [
                *side_features(one, 1, gap),
                *side_features(other, 2, gap),
                *pair_features(document.analysis, one, other),
            ]
        )
    return found


def vocabulary(documents: Sequence[list[Names]]) -> dict[str, int]:
    """Return the features that stand in enough documents, with their columns."""
    counts = Counter(
        name for document in documents for name in {name for pair in document for name in pair}
    )
    kept = sorted(name for name, count in counts.items() if count >= MOST_RARE)
    return {name: column for column, name in enumerate(kept)}


def matrix(documents: Sequence[list[Names]], columns: dict[str, int]) -> csr_matrix:
    """Return a row a pair; a feature that a pair has twice counts twice."""
    indices: list[int] = []
    ends = [0]
    for document in documents:
        for pair in document:
            indices += [columns[name] for name in pair if name in columns]
            ends.append(len(indices))
    ones = np.ones(len(indices))
    return csr_matrix((ones, indices, ends), shape=(len(ends) - 1, len(columns)))


def labels_of(documents: Sequence[Pairs]) -> npt.NDArray[np.int64]:
    """Return the label of each pair as its place in `LABELS`."""
    return np.array([LABELS.index(label) for document in documents for label in document.labels])


def probabilities(logits: Floats) -> Floats:
    """Return the softmax of each row."""
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def fit(rows: csr_matrix, labels: npt.NDArray[np.int64]) -> Floats:
    """Return weights `[features, labels]`."""
    shape = rows.shape[1], len(LABELS)
    gold = np.eye(len(LABELS))[labels]
    columns = rows.T.tocsr()

    def loss(flat: Floats) -> tuple[float, Floats]:
        weights = flat.reshape(shape)
        found = probabilities(rows @ weights)
        likely = np.log(np.maximum(found[gold == 1], 1e-12)).sum()
        slope = columns @ (found - gold) + PRIOR * weights
        return float(PRIOR / 2 * (flat**2).sum() - likely), slope.ravel()

    found = minimize(
        loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"maxiter": 150}
    )
    return np.asarray(found.x).reshape(shape)


def f1(gold: npt.NDArray[np.int64], found: npt.NDArray[np.int64]) -> float:
    """Return F1 in per cent; the last label is no relation."""
    vague = len(LABELS) - 1
    right = ((gold == found) & (gold != vague)).sum()
    return float(200 * right / ((gold != vague).sum() + (found != vague).sum()))


def best(scores: Floats) -> npt.NDArray[np.int64]:
    """Return the best order of each row, vague left out."""
    return np.asarray(scores[:, :-1].argmax(axis=1))


def cross_validated(names: Sequence[list[Names]], documents: Sequence[Pairs]) -> float:
    """Return F1 over all training pairs, each scored by weights fitted without its document."""
    gold, found = [], []
    for fold in range(FOLDS):
        inside = [n for i, n in enumerate(names) if i % FOLDS != fold]
        outside = [n for i, n in enumerate(names) if i % FOLDS == fold]
        columns = vocabulary(inside)
        weights = fit(
            matrix(inside, columns),
            labels_of([d for i, d in enumerate(documents) if i % FOLDS != fold]),
        )
        found.append(best(matrix(outside, columns) @ weights))
        gold.append(labels_of([d for i, d in enumerate(documents) if i % FOLDS == fold]))
    return f1(np.concatenate(gold), np.concatenate(found))


def write(columns: dict[str, int], weights: Floats) -> None:
    """Write a feature a line, in hundredths; lines that round to nothing are left out."""
    whole = np.rint((weights - weights.mean(axis=1, keepdims=True)) * 100).astype(int)
    lines = [
        "\t".join((name, *map(str, whole[column])))
        for name, column in sorted(columns.items())
        if np.abs(whole[column]).max() > 1
    ]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, tell the figures, write the weights."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--parts", nargs="+", choices=("train", "dev"), default=["train"])
    parts = parser.parse_args().parts
    train = [document for part in parts for document in gold_documents(part)]
    names = [names_of(document) for document in train]
    print(f"cross-validation on {', '.join(parts)}: F1 {cross_validated(names, train):.2f}")
    columns = vocabulary(names)
    weights = fit(matrix(names, columns), labels_of(train))
    write(columns, weights)
    print(f"{TARGET.name}: {TARGET.stat().st_size:,} bytes, {len(columns):,} features seen")
    if "dev" in parts:
        return
    dev = gold_documents("dev")
    rows = matrix([names_of(document) for document in dev], columns)
    print(f"AQUAINT: F1 {f1(labels_of(dev), best(rows @ weights)):.2f}")


if __name__ == "__main__":
    main()

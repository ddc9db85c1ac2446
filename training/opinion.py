"""Fits the opinion score of framings on sentences written for Sayso.

`training/data/opinion.tsv` has a sentence a line with its label: 1 where it is the author's
opinion, 0 where it tells. Logistic regression with a small ridge, by Newton's method, so no
chance is in it. Prints how well each fifth is told apart by a model of the others, then writes the
weights of all.

python -m training.opinion
"""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from sayso.language import analyse
from sayso.reading.framings.opinion import features

DATA = Path(__file__).parent / "data" / "opinion.tsv"
OUT = Path(__file__).parents[1] / "src" / "sayso" / "reading" / "framings" / "opinion.toml"
RIDGE = 2.0
FOLDS = 5
Floats = NDArray[np.float64]
Row = tuple[dict[str, float], int]


def main() -> None:
    """Fit, measure and write."""
    rows = read_rows(DATA)
    names = sorted({name for found, _ in rows for name in found})
    table = np.array([[found.get(name, 0.0) for name in names] for found, _ in rows])
    wanted = np.array([label for _, label in rows], dtype=float)
    held = np.empty(len(rows))
    for fold in range(FOLDS):
        test = np.arange(len(rows)) % FOLDS == fold
        held[test] = probabilities(table[test], fit(table[~test], wanted[~test]))
    print(told_apart(held, wanted))
    write(fit(table, wanted), names)


def read_rows(path: Path) -> list[Row]:
    """Return the features and the label of each sentence."""
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        label, _, sentence = line.partition("\t")
        if label in ("0", "1"):
            analysis = analyse(sentence)
            rows.append((features(analysis, range(len(analysis))), int(label)))
    return rows


def fit(table: Floats, wanted: Floats) -> Floats:
    """Return the weights, the bias last."""
    full = np.c_[table, np.ones(len(table))]
    weights = np.zeros(full.shape[1])
    ridge = np.full(full.shape[1], RIDGE)
    ridge[-1] = 0.0
    for _ in range(30):
        p = probabilities(table, weights)
        slope = full.T @ (p - wanted) + ridge * weights
        curve = (full.T * (p * (1 - p))) @ full + np.diag(ridge)
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def probabilities(table: Floats, weights: Floats) -> Floats:
    """Return the probability of opinion for each row."""
    scores: Floats = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
    return scores


def told_apart(scores: Floats, wanted: Floats) -> str:
    """Return precision, recall and F1 at one half and at eight tenths, in a line each."""
    lines = []
    for threshold in (0.5, 0.8):
        found = scores >= threshold
        right = float((found & (wanted == 1)).sum())
        precision, recall = right / max(found.sum(), 1), right / wanted.sum()
        f1 = 2 * right / (found.sum() + wanted.sum())
        lines.append(f"at {threshold}: P {precision:.3f} R {recall:.3f} F1 {f1:.3f}")
    return "\n".join(lines)


def write(weights: Floats, names: Sequence[str]) -> None:
    """Write the weights as TOML."""
    rows = [f"{name} = {weight:.2f}" for name, weight in zip(names, weights[:-1], strict=True)]
    head = "# Written by `python -m training.opinion`; do not edit by hand."
    OUT.write_text(
        "\n".join([head, f"bias = {weights[-1]:.2f}", "", "[weights]", *rows, ""]), "utf-8"
    )


if __name__ == "__main__":
    main()

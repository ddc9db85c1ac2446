"""Fit what `sayso.repair.lexical` weighs readings by, on damage put into clean text.

    python -m training.repair_weights      writes src/sayso/repair/lexical/weights.json

Clean text: the freely licensed genres of GUM, weblogs and newsgroups of EWT (both UD training
parts), and the half of `clean-news` that `benchmarks.repair` develops on. Each document is damaged
at several rates, 0 among them, with and without a scanner's habits (`benchmarks.damage`). First
come the weights of both passes (softmax over the readings of a token and leaving it), then the
trees that turn the best reading into a confidence. Needs numpy, scipy and scikit-learn.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from benchmarks.clean_text import Document, is_development, news, treebank
from benchmarks.damage import Damaged, Defect, damage
from sayso.repair.lexical import weighing
from sayso.repair.lexical.candidates import Reading
from sayso.repair.lexical.document_glyphs import DocumentGlyphs
from sayso.repair.lexical.evidence import FEATURES
from sayso.repair.lexical.proposing import find_doubted
from sayso.repair.lexical.tokens import Tokens, tokenise
from sayso.repair.lexical.weighing import Doubted

TARGET: Final = Path(weighing.__file__).with_name("weights.json")
DAMAGE: Final = (
    (0.0, False), (0.0015, False), (0.004, False), (0.0175, False), (0.0175, True), (0.03, False),
    (0.0176, False), (0.03, True),
)  # fmt: skip
"""Rates of damage, and whether one scanner's habits are in it."""

LEAST_SHARE: Final = 0.04
"""Trees learn from choices of this share on; below three times as much nobody asks them."""
FIRST: Final = 3
"""The first pass learns from every so manieth document."""

Floats = npt.NDArray[np.float64]


def development() -> list[Document]:
    """Return the documents to learn from.

    Misspellings left in would teach that damage nobody put there is none.
    """
    reported = {name for name, _ in news() if not is_development(name)}
    gum = [
        (name, text)
        for name, text in treebank("ud-gum/train.conllu.xz", corrected=True)
        if name not in reported
    ]
    ewt = [
        (name, text)
        for name, text in treebank("ud-ewt/train.conllu.xz", corrected=True)
        if name.startswith(("weblog", "newsgroup"))
    ]
    return gum + ewt


@dataclass(slots=True)
class Example:
    """A doubted token, the place of its right reading (-1: leave it), its document."""

    doubted: Doubted
    right: int
    is_known: bool
    document: int


def examples(documents: Iterable[Document]) -> Iterator[tuple[Tokens, list[Example]]]:
    """Yield the examples of each damaged document."""
    number = 0
    for name, text in documents:
        for rate, has_habits in DAMAGE:
            damaged = damage(
                text, f"fit {name} {rate} {has_habits}", rate=rate, has_habits=has_habits
            )
            tokens = tokenise(damaged.text)
            doubted = find_doubted(tokens)
            yield (
                tokens,
                [
                    Example(
                        doubt,
                        right_reading(tokens, doubt, damaged),
                        bool(tokens.is_known[doubt.token]),
                        number,
                    )
                    for doubt in doubted
                ],
            )
            number += 1


def right_reading(tokens: Tokens, doubt: Doubted, damaged: Damaged) -> int:
    """Return the place of the reading that mends a defect; -1 for none."""
    at = tokens.start[doubt.token]
    near = [d for d in damaged.defects if d.start - 60 < at < d.end + 60]
    for place, reading in enumerate(doubt.readings):
        if any(_mends(tokens, reading, defect) for defect in near):
            return place
    return -1


def _mends(tokens: Tokens, reading: Reading, defect: Defect) -> bool:
    start, end = tokens.start[reading.first], tokens.end[reading.last]
    if start < defect.start or end > defect.end:
        return False
    text = tokens.text
    now = text[defect.start : start] + " ".join(reading.words) + text[end : defect.end]
    return now in (defect.right, *defect.also)


class Rows:
    """The rows of all readings, and where each example's begin."""

    def __init__(self, found: list[Example]) -> None:
        rows = [row for example in found for row in example.doubted.rows]
        self.values = np.array(rows, np.float32)
        self.starts = np.r_[0, np.cumsum([len(e.doubted.rows) for e in found])]
        self.right = np.array([example.right for example in found])

    def fit(self, penalty: float = 1e-5) -> Floats:
        """Return the weights of a softmax over readings and leaving."""
        from scipy.optimize import minimize  # noqa: PLC0415  # for training alone

        scale = self.values.std(axis=0) + 1e-6
        scaled = self.values / scale
        starts, count = self.starts[:-1], len(self.right)
        group = np.repeat(np.arange(count), np.diff(self.starts))
        has = self.right >= 0
        gold = starts[has] + self.right[has]

        def loss(by: Floats) -> tuple[float, Floats]:
            scores = (scaled @ by.astype(np.float32)).astype(np.float64)
            top = np.maximum(np.maximum.reduceat(scores, starts), 0)
            powers = np.exp(scores - top[group])
            total = np.add.reduceat(powers, starts) + np.exp(-top)
            lost = (top + np.log(total)).sum() - scores[gold].sum()
            slope = scaled.T @ (powers / total[group]).astype(np.float32) - scaled[gold].sum(axis=0)
            return lost / count + penalty * by @ by, slope / count + 2 * penalty * by

        found = minimize(
            loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", options={"maxiter": 500}
        )
        print(f"loss {found.fun:.5f} after {found.nit} steps")
        fitted: Floats = found.x / scale
        return fitted


def second_pass(documents: list[tuple[Tokens, list[Example]]], first: Floats) -> None:
    """Tell every reading what else is damaged in its document."""
    by = list(first)
    for tokens, found in documents:
        choices = [weighing.choose(example.doubted.rows, by) for example in found]
        glyphs = DocumentGlyphs(
            [(e.doubted.readings[c.place], c.share) for e, c in zip(found, choices, strict=True)],
            len(tokens),
        )
        for example, choice in zip(found, choices, strict=True):
            doubt = example.doubted
            for place, (reading, row) in enumerate(zip(doubt.readings, doubt.rows, strict=True)):
                row[-3:] = glyphs.evidence(reading, choice.share if place == choice.place else 0.0)


def fit_trees(found: list[Example], second: Floats) -> tuple[float, list[list[list[float]]]]:
    """Fit boosted trees on the best readings; return their base and nodes."""
    rows, right = [], []
    by = list(second)
    for example in found:
        doubt = example.doubted
        choice = weighing.choose(doubt.rows, by)
        if choice.share < LEAST_SHARE:
            continue
        rows.append(
            weighing.chosen_row(doubt.rows[choice.place], choice, is_known=example.is_known)
        )
        right.append(choice.place == example.right)
    return as_trees(new_trees().fit(np.array(rows), np.array(right)))


def new_trees() -> Any:  # noqa: ANN401  # scikit-learn's trees
    """Return trees to be fitted."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    return HistGradientBoostingClassifier(
        max_iter=200, learning_rate=0.06, max_leaf_nodes=12, l2_regularization=5,
        min_samples_leaf=40, random_state=0,
    )  # fmt: skip


def as_trees(model: Any) -> tuple[float, list[list[list[float]]]]:  # noqa: ANN401
    """Return the base and the nodes of fitted trees."""
    base = float(np.ravel(model._baseline_prediction)[0])  # noqa: SLF001  # no public way in
    return base, [_nodes(parts[0].nodes) for parts in model._predictors]  # noqa: SLF001


def _nodes(nodes: Any) -> list[list[float]]:  # noqa: ANN401  # scikit-learn's array
    return [
        [round(float(node["value"]), 5)]
        if node["is_leaf"]
        else [
            int(node["feature_idx"]), round(float(node["num_threshold"]), 6),
            int(node["left"]), int(node["right"]),
        ]
        for node in nodes
    ]  # fmt: skip


def main() -> None:
    """Fit and write."""
    documents = list(examples(development()))
    found = [example for _, part in documents for example in part]
    print(f"{len(found):,} doubted tokens, {sum(e.right >= 0 for e in found):,} mendable")
    first = Rows([e for _, part in documents[::FIRST] for e in part]).fit()
    second_pass(documents, first)
    second = Rows(found).fit()
    base, trees = fit_trees(found, second)
    for name, one, two in zip(FEATURES, first, second, strict=True):
        print(f"{name:24} {one:7.2f} {two:7.2f}")
    fitted = {
        "first": [round(float(value), 4) for value in first],
        "second": [round(float(value), 4) for value in second],
        "base": round(base, 5),
        "trees": trees,
    }
    TARGET.write_text(json.dumps(fitted, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    sys.exit(main())

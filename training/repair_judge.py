"""Fit how what the encoder says of a doubtful reading turns into its confidence.

    python -m training.repair_judge      writes src/sayso/repair/lexical/judge.json

The same damaged texts as those of `training.repair_weights`, which goes first. The trees there
were fitted on these texts and are surer of them than of others; so the confidence that goes in
here comes, for each third of the documents, from trees that were fitted on the other two. One row
is one reading of a doubtful token, as the judge is asked about it, and whether it is right. Printed
is what both confidences come to on documents that neither was fitted on.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from sayso.language.fluency import fluency
from sayso.repair.lexical import judging, weighing
from sayso.repair.lexical.judging import Weighed, doubtful, judged_rows
from sayso.repair.lexical.proposing import UNLIKELY
from sayso.repair.lexical.tokens import Tokens
from sayso.repair.lexical.weighing import Choice, chosen_row, weights
from training.repair_weights import (
    DAMAGE,
    LEAST_SHARE,
    Example,
    as_trees,
    development,
    examples,
    new_trees,
    second_pass,
)

TARGET: Final = Path(judging.__file__).with_name("judge.json")
FOLDS: Final = 3
Floats = npt.NDArray[np.float64]


@dataclass(slots=True)
class Rows:
    """What the trees see of readings; which are right, of which token and which fold."""

    values: list[list[float]]
    right: list[bool]
    token: list[int]
    fold: list[int]
    before: list[float]
    """How sure the evidence was of the reading, 0 of all but the best."""


def fold_of(name: str) -> int:
    """Return the part that a document belongs to."""
    return int(hashlib.sha256(f"judge {name}".encode()).hexdigest(), 16) % FOLDS


def weighed_apart(
    names: list[str], documents: list[tuple[Tokens, list[Example]]]
) -> Iterator[tuple[int, Tokens, list[tuple[Weighed, int]]]]:
    """Yield each document's fold and tokens, weighed by trees that never saw the document."""
    by = weights().second
    choices = [[weighing.choose(e.doubted.rows, by) for e in found] for _, found in documents]
    folds = [fold_of(name) for name in names]
    trees = [_fit_but(fold, folds, documents, choices) for fold in range(FOLDS)]
    for fold, (tokens, found), chosen in zip(folds, documents, choices, strict=True):
        kept = [(e, c) for e, c in zip(found, chosen, strict=True) if c.share >= UNLIKELY]
        if not kept:
            continue
        sure = trees[fold].predict_proba([_row(e, c) for e, c in kept])[:, 1].tolist()
        yield (
            fold,
            tokens,
            [
                (Weighed(e.doubted, c, s, e.is_known), e.right)
                for (e, c), s in zip(kept, sure, strict=True)
            ],
        )


def _row(example: Example, choice: Choice) -> list[float]:
    return chosen_row(example.doubted.rows[choice.place], choice, is_known=example.is_known)


def _fit_but(
    fold: int,
    folds: list[int],
    documents: list[tuple[Tokens, list[Example]]],
    choices: list[list[Choice]],
) -> Any:  # noqa: ANN401  # scikit-learn's trees
    rows, right = [], []
    for own, (_, found), chosen in zip(folds, documents, choices, strict=True):
        if own == fold:
            continue
        for example, choice in zip(found, chosen, strict=True):
            if choice.share >= LEAST_SHARE:
                rows.append(_row(example, choice))
                right.append(choice.place == example.right)
    return new_trees().fit(np.array(rows), np.array(right))


def judged(names: list[str], documents: list[tuple[Tokens, list[Example]]]) -> Rows:
    """Ask the encoder about all doubtful readings."""
    rows = Rows([], [], [], [], [])
    number = 0
    for fold, tokens, weighed in weighed_apart(names, documents):
        rights = {id(one): right for one, right in weighed}
        everything = len(tokens) * 1000  # a text so long that none is left out
        asked = doubtful([one for one, _ in weighed], everything)
        for one, found in zip(asked, judged_rows(tokens, asked, fluency), strict=True):
            number += 1
            for place, row in found:
                rows.values.append(row)
                rows.right.append(place == rights[id(one)])
                rows.token.append(number)
                rows.fold.append(fold)
                rows.before.append(one.sure if place == one.choice.place else 0.0)
    return rows


def judge_trees() -> Any:  # noqa: ANN401  # scikit-learn's trees
    """Return trees to be fitted."""
    from sklearn.ensemble import HistGradientBoostingClassifier  # noqa: PLC0415

    return HistGradientBoostingClassifier(
        max_iter=150, learning_rate=0.05, max_leaf_nodes=8, l2_regularization=10,
        min_samples_leaf=40, max_features=0.5, random_state=0,
    )  # fmt: skip


def report(rows: Rows) -> None:
    """Print what both confidences come to, each token's best reading by itself."""
    values, right, fold = np.array(rows.values), np.array(rows.right), np.array(rows.fold)
    after = np.zeros(len(right))
    for part in range(FOLDS):
        trees = judge_trees().fit(values[fold != part], right[fold != part])
        after[fold == part] = trees.predict_proba(values[fold == part])[:, 1]
    for name, sure in (("evidence", np.array(rows.before)), ("judged", after)):
        best: dict[int, int] = {}
        for i, token in enumerate(rows.token):
            if token not in best or sure[i] > sure[best[token]]:
                best[token] = i
        top = np.array(list(best.values()))
        for least in (0.5, 0.6, 0.8, 0.9, 0.95):
            kept = top[sure[top] >= least]
            share = right[kept].mean() if len(kept) else 0.0
            print(f"{name:9} from {least}: {len(kept):6,} kept, {100 * share:.1f} % right")


def main() -> None:
    """Fit and write."""
    texts = development()
    names = [name for name, _ in texts for _ in DAMAGE]
    documents = list(examples(texts))
    second_pass(documents, np.array(weights().first))
    rows = judged(names, documents)
    print(f"{max(rows.token):,} doubtful tokens, {len(rows.right):,} readings")
    report(rows)
    base, trees = as_trees(judge_trees().fit(np.array(rows.values), np.array(rows.right)))
    TARGET.write_text(
        json.dumps({"base": round(base, 5), "trees": trees}, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )
    print(f"{TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

"""Fits which pair of stretches is a stated cause and its effect, and from when a link stands.

Data: the training rows of the Causal News Corpus V2 (CC0); its development rows are left alone. A
pair is right if both its sides have word F1 .5 with one gold link. Logistic regression with an L1
penalty over `pair_features`, in plain numpy; then the thresholds on the same rows: `threshold` by
F1 of sentences, `first` and `another` by F1 of links, in coarse steps. The encoder has seen these
rows, so its part looks somewhat better here than it is. Run it after new weights of the encoder or
new rules, then measure with `python -m benchmarks.ties_and_causes`. Writes `pairs.tsv` and
`score.toml` of `src/sayso/reading/causes`.

    SAYSO_DATA=… python -m training.cause_weights [--thresholds-only]
"""

import gzip
import json
import math
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.causes.combining import combined, judged_pairs
from sayso.reading.causes.links import Link
from sayso.reading.causes.pair_features import Feature, pair_features
from sayso.reading.causes.ranking import pair_weights
from sayso.reading.causes.reading import ruled_links
from sayso.reading.causes.spans import EventsAt
from sayso.reading.causes.tagged import Tagged, calibration
from sayso.reading.walk import read_layers
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
Floats = npt.NDArray[np.float64]
Text = tuple[Row, Analysis, list[Link]]
Sided = list[list[int]]
_FOLDER = Path(__file__).parents[1] / "src" / "sayso" / "reading" / "causes"
_ROWS = "causal-news/cnc-train.jsonl.gz"
_RIGHT = 0.5
_LEAST = 80
"""A feature counts from so many pairs on."""
_LASSO, _STEPS = 3e-4, 250
_NO_CAUSES = frozenset({"concession"})
_GRID = {
    "threshold": (0.3, 0.35, 0.4, 0.45, 0.5),
    "first": (0.05, 0.1, 0.15, 0.2),
    "another": (0.2, 0.25, 0.3, 0.35, 0.4),
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Every pair's features as the rows of a sparse matrix: columns, values, row starts."""

    names: list[Feature]
    column: npt.NDArray[np.int64]
    value: Floats
    start: npt.NDArray[np.int64]
    right: Floats

    @property
    def row(self) -> npt.NDArray[np.int64]:
        """The row of each entry."""
        sizes = np.diff(np.append(self.start, len(self.column)))
        return np.repeat(np.arange(len(self.start)), sizes)


def main() -> None:
    """Fit and write, telling what was reached on the rows."""
    texts = list(training_texts(Path(os.environ["SAYSO_DATA"])))
    if "--thresholds-only" not in sys.argv:
        pairs = collect(texts)
        write_weights(pairs.names, fit(pairs), len(texts))
        pair_weights.cache_clear()
    set_thresholds(texts)


def training_texts(root: Path) -> Iterator[Text]:
    """Yield the training rows with their analysis and what rules find."""
    with gzip.open(root / _ROWS, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    for row in rows:
        if row["split"] == "train" and row["text"].strip():
            analysis = analyse(row["text"])
            events = read_layers(analysis, published=None).events
            yield row, analysis, ruled_links(analysis, EventsAt(analysis, events))


def collect(texts: Sequence[Text]) -> Pairs:
    """Return the features of every pair of every row, and whether the pair is right."""
    found: list[list[tuple[Feature, float]]] = []
    right: list[float] = []
    for row, analysis, links in texts:
        tagged = Tagged(_causal(analysis))
        for tokens in analysis.sentence_tokens:
            own = [link for link in links if tokens[0] <= link.anchor < tokens[1]]
            for (cause, effect), pair in judged_pairs(analysis, tokens, own).items():
                found.append(list(pair_features(analysis, tagged, pair, own, tokens)))
                spans = analysis.span(*cause), analysis.span(*effect)
                right.append(float(any(_agree(row["text"], gold, spans)
                                       for gold in row["relations"])))  # fmt: skip
    counts = Counter(feature for features in found for feature, _ in features)
    names = sorted(feature for feature, count in counts.items() if count >= _LEAST)
    place = {feature: at for at, feature in enumerate(names)}
    kept = [[(place[f], value) for f, value in features if f in place] for features in found]
    return Pairs(
        names,
        np.array([at for features in kept for at, _ in features]),
        np.array([value for features in kept for _, value in features]),
        np.concatenate(([0], np.cumsum([len(features) for features in kept])[:-1])),
        np.array(right),
    )


def _causal(analysis: Analysis) -> npt.NDArray[np.float32]:
    if analysis.causal is None:
        raise SystemExit("The model gives no causal links; train it with the task `causes` first.")
    return analysis.causal


def fit(pairs: Pairs) -> Floats:
    """Return the weights: accelerated proximal gradient, features scaled to unit mean square."""
    size, count = len(pairs.names), len(pairs.right)
    row = pairs.row
    square = np.bincount(pairs.column, pairs.value**2, size) / count
    scale = np.maximum(np.sqrt(square), 0.03)
    value = pairs.value / scale[pairs.column]

    def times(weights: Floats) -> Floats:
        product_: Floats = np.add.reduceat(value * weights[pairs.column], pairs.start)
        return product_

    def back(residue: Floats) -> Floats:
        gradient: Floats = np.bincount(pairs.column, value * residue[row], size).astype(float)
        return gradient

    vector = np.ones(size)
    norm = 1.0
    for _ in range(12):
        vector = back(times(vector))
        norm = float(np.linalg.norm(vector))
        vector /= norm
    step = count / (0.275 * norm)
    weights = ahead = np.zeros(size)
    pace = 1.0
    for _ in range(_STEPS):
        likely = 1 / (1 + np.exp(-np.clip(times(ahead), -30, 30)))
        moved = ahead - step * back(likely - pairs.right) / count
        shrunk = np.sign(moved) * np.maximum(0, np.abs(moved) - step * _LASSO)
        next_pace = (1 + math.sqrt(1 + 4 * pace * pace)) / 2
        ahead = shrunk + (pace - 1) / next_pace * (shrunk - weights)
        weights, pace = shrunk, next_pace
    return weights / scale


def write_weights(names: Sequence[Feature], weights: Floats, texts: int) -> None:
    """Write `pairs.tsv`, weights of zero left out."""
    lines = [
        "# How much each feature of a pair of stretches (`pair_features.py`) speaks for its being",
        "# a stated cause and its effect: logistic regression with an L1 penalty, fitted by",
        f"# `training.cause_weights` on {texts:,} training sentences of the Causal News Corpus V2",
        "# (CC0), which are news of protests.",
        "kind\twhat\tweight",
    ]  # fmt: skip
    for (kind, what), weight in zip(names, weights.tolist(), strict=True):
        if abs(weight) >= 0.005:
            lines.append(f"{kind}\t{what}\t{weight:.2f}")
    (_FOLDER / "pairs.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def set_thresholds(texts: Sequence[Text]) -> None:
    """Find and write the thresholds, one group after the other."""
    best: dict[str, float] = {}
    for group, figure in ((("threshold",), 0), (("first", "another"), 1)):
        tried = {
            values: scores(texts, best | dict(zip(group, values, strict=True)))
            for values in product(*(_GRID[name] for name in group))
        }
        for values, (of_sentences, of_links) in tried.items():
            print(dict(zip(group, values, strict=True)), f"{of_sentences:.3f} {of_links:.3f}")
        top = max(tried, key=lambda values: (tried[values][figure], values))
        best |= dict(zip(group, top, strict=True))
    path = _FOLDER / "score.toml"
    text = path.read_text(encoding="utf-8")
    for name, value in best.items():
        text = re.sub(rf"^{name} = .*$", f"{name} = {value}", text, flags=re.MULTILINE)
    path.write_text(text, encoding="utf-8")


def scores(texts: Sequence[Text], changed: dict[str, float]) -> tuple[float, float]:
    """Return the F1 of sentences and of links with these thresholds."""
    sentences: Counter[tuple[bool, bool]] = Counter()
    hits = given = wanted = 0
    fitted = calibration().changed(changed)
    for row, analysis, links in texts:
        found = [link for link, _ in combined(analysis, links, fitted)
                 if link.kind not in _NO_CAUSES]  # fmt: skip
        sentences[bool(row["relations"]), bool(found)] += 1
        open_ = list(row["relations"])
        for link in found:
            spans = analysis.span(*link.cause), analysis.span(*link.effect)
            gold = next((gold for gold in open_ if _agree(row["text"], gold, spans)), None)
            if gold is not None:
                open_.remove(gold)
                hits += 1
        given += len(found)
        wanted += len(row["relations"])
    both, false, missed = sentences[True, True], sentences[False, True], sentences[True, False]
    return 2 * both / max(1, 2 * both + false + missed), 2 * hits / max(1, given + wanted)


def _agree(text: str, gold: Row, spans: tuple[Span, Span]) -> bool:
    return all(
        _f1(_bag(text, gold[side]), _bag(text, [list(span)])) >= _RIGHT
        for side, span in zip(("cause", "effect"), spans, strict=True)
    )


def _bag(text: str, spans: Sided) -> Counter[str]:
    return Counter(word for a, b in spans for word in re.findall(r"[^\W_]+", text[a:b].lower()))


def _f1(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max(1, one.total() + other.total())


if __name__ == "__main__":
    main()

"""The order of events on MATRES, step by step, with the gold events given.

`dev` is the AQUAINT part, from which nothing was fitted. F1 as in the MATRES papers: VAGUE is no
relation. "pair score" takes the likelier of before, after and simultaneous for each gold pair, the
rows below add a step; `cycles` counts predicted pairs inside a contradiction. "sure pairs" are what
a record would state, among these events: precision, and recall of the gold relations.

    python -m benchmarks.order [--json FILE] [--documents N]

MATRES Platinum is held back. Any part in the form of `time-matres` and `time-tbaq` is scored with
the file names in `SAYSO_ORDER_GOLD` and `SAYSO_ORDER_TEXTS`.
"""

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language.analysis import Analysis
from sayso.reading.order.cues import find_cues
from sayso.reading.order.precedence import Precedence
from sayso.reading.order.reading import SURE
from sayso.reading.order.weighing import Odds, PairScorer

Row = dict[str, Any]  # Any: a line of JSON
GOLD = "time-matres/matres.{}.jsonl.xz"
TEXTS = "time-tbaq/tbaq.jsonl.xz"
LABELS = ("BEFORE", "AFTER", "EQUAL", "VAGUE")
TURNED = {"BEFORE": "AFTER", "AFTER": "BEFORE", "EQUAL": "EQUAL", "VAGUE": "VAGUE"}
_SAID = {"earlier": "BEFORE", "later": "AFTER", "around": "BEFORE", "together": "EQUAL"}


@dataclass(frozen=True, slots=True)
class Pairs:
    """The gold pairs of one document, as tokens (first in text first) and labels."""

    doc: str
    analysis: Analysis
    rows: list[Row]
    tokens: list[tuple[int, int]]
    labels: list[str]


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of every step."""
    named = os.environ.get("SAYSO_ORDER_GOLD"), os.environ.get("SAYSO_ORDER_TEXTS")
    gold = Path(named[0]) if named[0] else frame.data_file(GOLD.format("dev"))
    texts = Path(named[1]) if named[1] else frame.data_file(TEXTS)
    documents = read_pairs(gold, texts, options.documents)
    scorer = frame.scorer("eval_temporal_order")
    by_name = {d.doc: {"doc": d.doc, "pairs": d.rows} for d in documents}
    found: list[frame.Measured] = []
    for name, labels in _steps(documents):
        predicted = {
            d.doc: {
                "doc": d.doc,
                "pairs": [
                    {"a": row["a"], "b": row["b"], "label": label}
                    for row, label in zip(d.rows, one, strict=True)
                ],
            }
            for d, one in zip(documents, labels, strict=True)
        }
        score = scorer.score(by_name, predicted, "gap")
        figures = {key: float(score[key]) for key in ("f1", "precision", "recall")}
        for gap, title in (("0", "same f1"), ("1", "next f1")):
            figures[title] = float(score["by"].get(gap, {"f1": 0.0})["f1"])
        figures["cycles"] = float(score["contradictions"]["pairs"])
        data = frame.digest(gold, texts)
        found.append(frame.Measured(f"MATRES, {name}", figures, data=data))
    return found


def _steps(documents: Sequence[Pairs]) -> Iterable[tuple[str, list[list[str]]]]:
    """Yield each step's name and its labels by document."""
    scores = [_scores(document) for document in documents]
    both = list(zip(documents, scores, strict=True))
    yield "all before", [["BEFORE"] * len(document.rows) for document in documents]
    yield "pair score", [[_best(odds) for odds in one] for one in scores]
    yield "and cues", [_with_cues(document, one) for document, one in both]
    yield "and consistency", [_consistent(document, one) for document, one in both]
    yield (
        f"sure pairs (from {SURE:g})",
        [
            [
                label if cued or max(odds.before, odds.after) >= SURE else "VAGUE"
                for odds, label, cued in zip(
                    one, _consistent(document, one), _cued(document), strict=True
                )
            ]
            for document, one in both
        ],
    )


def _scores(document: Pairs) -> list[Odds]:
    scorer = PairScorer(document.analysis)
    return [scorer.score(first, second) for first, second in document.tokens]


def _best(odds: Odds) -> str:
    return LABELS[max(range(3), key=odds.__getitem__)]


def _cued(document: Pairs) -> list[str | None]:
    """Return what a cue says of each pair."""
    tokens = sorted({token for pair in document.tokens for token in pair})
    said: dict[tuple[int, int], str] = {}
    for cue in find_cues(document.analysis, tokens):
        label = _SAID[cue.relation]
        said[cue.opened, cue.other] = label
        said[cue.other, cue.opened] = TURNED[label]
    return [said.get(pair) for pair in document.tokens]


def _with_cues(document: Pairs, scores: Sequence[Odds]) -> list[str]:
    return [cued or _best(odds) for odds, cued in zip(scores, _cued(document), strict=True)]


def _consistent(document: Pairs, scores: Sequence[Odds]) -> list[str]:
    """Return labels without cycles: cues first, then by falling margin, refused ones turned."""
    tokens = sorted({token for pair in document.tokens for token in pair})
    place = {token: index for index, token in enumerate(tokens)}
    precedence = Precedence(len(tokens))
    cued = _cued(document)
    labels = _with_cues(document, scores)

    def firmness(index: int) -> tuple[bool, float]:
        return cued[index] is None, -abs(scores[index].before - scores[index].after)

    for index in sorted(range(len(labels)), key=firmness):
        if labels[index] not in ("BEFORE", "AFTER"):
            continue
        first, second = (place[token] for token in document.tokens[index])
        if labels[index] == "AFTER":
            first, second = second, first
        if not precedence.add(first, second):
            labels[index] = TURNED[labels[index]]
            precedence.add(second, first)
    return labels


def gold_documents(part: str) -> list[Pairs]:
    """Return the documents of `train` or `dev`, analysed from their raw text."""
    return read_pairs(frame.data_file(GOLD.format(part)), frame.data_file(TEXTS), 0)


def read_pairs(gold: Path, texts: Path, limit: int) -> list[Pairs]:
    """Return the documents of a file of pairs, at most `limit` unless that is 0."""
    from sayso.language import analyse  # loads the model

    with frame.open_text(texts) as lines:
        by_name = {row["doc"]: row["text"] for row in map(json.loads, lines)}
    with frame.open_text(gold) as lines:
        documents = [json.loads(line) for line in lines][: limit or None]
    return [_pairs_of(row, analyse(by_name[row["doc"]])) for row in documents]


def _pairs_of(document: Row, analysis: Analysis) -> Pairs:
    rows: list[Row] = []
    tokens: list[tuple[int, int]] = []
    labels: list[str] = []
    for given in document["pairs"]:
        row = given
        first, second = (analysis.token_at(row[side]["start"]) for side in "ab")
        if first == second:  # two events in one word have no path between them
            continue
        if first > second:
            turned = TURNED[given["label"]]
            row = given | {"a": given["b"], "b": given["a"], "label": turned}
            first, second = second, first
        rows.append(row)
        tokens.append((first, second))
        labels.append(row["label"])
    return Pairs(document["doc"], analysis, rows, tokens, labels)


if __name__ == "__main__":
    frame.main(run, __doc__)

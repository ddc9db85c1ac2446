"""The order of events on MATRES: the pair score, cues and consistency, with the gold events given.

`dev` is the AQUAINT part, from which nothing was fitted. F1 as in the MATRES papers: VAGUE is no
relation. "pair score alone" takes the best of before, after and simultaneous for each gold pair;
each row below adds a step. "sure pairs" are what a record would state: precision and share of the
gold relations that it covers.

    python -m benchmarks.order [--json FILE] [--documents N]

MATRES Platinum is held back: `--gold FILE --texts FILE` scores any part in the same form.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from benchmarks import frame
from sayso.language.analysis import Analysis

Row = dict[str, Any]  # Any: a line of JSON
GOLD = "time-matres/matres.{}.jsonl.xz"
TEXTS = "time-tbaq/tbaq.jsonl.xz"
LABELS = ("BEFORE", "AFTER", "EQUAL", "VAGUE")


@dataclass(frozen=True, slots=True)
class Pairs:
    """The gold pairs of one document, each as two tokens and a label, first in text first."""

    doc: str
    analysis: Analysis
    rows: list[Row]
    tokens: list[tuple[int, int]]
    labels: list[str]


def gold_documents(part: str, limit: int = 0) -> list[Pairs]:
    """Return the documents of `train` or `dev`, analysed from their raw text."""
    from sayso.language import analyse  # loads the model

    with frame.open_text(frame.data_file(TEXTS)) as lines:
        texts = {row["doc"]: row["text"] for row in map(json.loads, lines)}
    with frame.open_text(frame.data_file(GOLD.format(part))) as lines:
        documents = [json.loads(line) for line in lines][: limit or None]
    return [pairs_of(row, analyse(texts[row["doc"]])) for row in documents]


def pairs_of(document: Row, analysis: Analysis) -> Pairs:
    """Return the pairs of one document as tokens of its analysis."""
    rows, tokens, labels = [], [], []
    for row in document["pairs"]:
        first, second = (analysis.token_at(row[side]["start"]) for side in "ab")
        if first < second:  # all pairs of MATRES stand so, unless two events share a token
            rows.append(row)
            tokens.append((first, second))
            labels.append(row["label"])
    return Pairs(document["doc"], analysis, rows, tokens, labels)

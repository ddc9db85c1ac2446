"""Causal links: the training part of the Causal News Corpus (Tan et al. 2022), CC0.

Each row is one sentence. A sentence without a link trains only the question whether it has one.
"""

import gzip
import json
from pathlib import Path
from typing import Any

import numpy as np

from sayso.language.tokens import tokenise
from training.data.phrases import spaces_behind
from training.documents import IGNORE, TrainingDocument
from training.tasks.causes import KINDS


def causal_documents(root: Path) -> list[TrainingDocument]:
    """Return the rows that are not kept for development."""
    with gzip.open(root / "causal-news" / "cnc-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    kept = [row for row in rows if row["split"] == "train" and row["text"].strip()]
    return [_document(row, is_spaced=at % 2 == 0) for at, row in enumerate(kept)]


def _document(row: dict[str, Any], *, is_spaced: bool) -> TrainingDocument:
    """Return a row; `is_spaced` keeps the blanks that the corpus sets before every mark."""
    text: str = row["text"]
    spans = tokenise(text)
    is_causal = bool(row["relations"]) or bool(row["causal"])
    labels = {"causal": np.full(len(spans), int(is_causal), np.int64)}
    for kind in KINDS:
        fill = IGNORE if is_causal and not row["relations"] else 0
        tags = np.full(len(spans), fill, np.int64)
        for relation in row["relations"]:
            for start, end in relation["signals" if kind == "signal" else kind]:
                inside = [i for i, (a, b) in enumerate(spans) if a < end and b > start]
                if inside:
                    tags[inside] = 2
                    tags[inside[0]] = 1
        labels[f"causal_{kind}"] = tags
    forms = tuple(text[a:b] for a, b in spans)
    return TrainingDocument(
        forms=forms,
        gap=(" ",) * len(forms) if is_spaced else spaces_behind(forms),
        sentence_ends=(len(forms),),
        labels=labels,
    )

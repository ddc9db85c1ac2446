"""PolNeAR and GUM attributions: text with source, cue and content spans.

Words are ours (`tokenise`), labels go by character offsets. In PolNeAR only the outermost
attribution is annotated; words the annotators marked as unsure are left out of the cue loss.
"""

import json
import lzma
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np

from sayso.language.tokens import tokenise
from training.documents import IGNORE, Attribution, TrainingDocument

CUE_TAGS = ("O", "B", "I")


def polnear_documents(root: Path, part: str) -> list[TrainingDocument]:
    """Return PolNeAR, part `train` or `dev`."""
    return _documents(root / "polnear" / f"{part}.jsonl.xz")


def gum_quote_documents(root: Path, part: str) -> list[TrainingDocument]:
    """Return the attributions of GUM, part `train` or `dev`."""
    return _documents(root / "quotes-gum" / f"{part}.jsonl.xz")


def _documents(path: Path) -> list[TrainingDocument]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [_document(json.loads(line)) for line in lines]


def _document(row: dict[str, Any]) -> TrainingDocument:
    text: str = row["text"]
    spans = tokenise(text)
    ends = [end for _, end in spans]
    starts = [start for start, _ in spans]

    def tokens(stretches: Iterable[Iterable[int]] | None) -> tuple[int, ...]:
        found: set[int] = set()
        for start, end in stretches or ():
            first = int(np.searchsorted(ends, start, side="right"))
            last = int(np.searchsorted(starts, end, side="left"))
            found.update(range(first, last))
        return tuple(sorted(found))

    cue_tags = np.zeros(len(spans), np.int64)
    for index in tokens(row.get("unsure")):
        cue_tags[index] = IGNORE
    attributions: list[Attribution] = []
    for item in row["attributions"]:
        cue = tokens(item["cue"])
        if not cue:
            continue
        cue_tags[list(cue)] = CUE_TAGS.index("I")
        cue_tags[cue[0]] = CUE_TAGS.index("B")
        attributions.append(
            Attribution(cue=cue, source=tokens(item["source"]), content=tokens(item["content"]))
        )
    gaps = [text[end:start] for end, start in zip(ends, [*starts[1:], len(text)], strict=True)]
    return TrainingDocument(
        forms=tuple(text[a:b] for a, b in spans),
        gap=tuple(gaps),
        labels={"cue": cue_tags},
        attributions=tuple(attributions),
        has_attribution=True,
    )

"""Scores evidential status and commitment on this benchmark; needs only Python.

    python gold/status/score.py PREDICTIONS.jsonl [--items ITEMS.jsonl]

PREDICTIONS has a line for each item, in one of two forms:

    {"id": "i001", "status": "asserted", "commitment": "CT+"}
        the system was given the span and the source;
    {"id": "i001", "stances": [{"span": [s, e], "source": "author" or the words of the source or
        {"text": ..., "span": [s, e]}, "status": ..., "commitment": ...}, ...]}
        the system read the text alone and gives all that it found.

Read end to end, an item is answered by the stance whose source agrees (both the author; or spans
that overlap; or one name within the other) and whose span covers a letter of the trigger or has a
Jaccard of at least .5 with the gold span; the greatest Jaccard wins. A second label that is as
acceptable (`also_status`, `also_commitment`) counts as right.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]  # Any: a line of JSON
Pair = tuple[str, str | None]
Answer = tuple[str | None, str | None]
ITEMS = Path(__file__).with_name("items.jsonl")
HARD = (
    "unconfirmed", "inferred", "assumed", "denied", "predicted", "hypothetical", "called-for",
    "opinion", "unknown",
)  # fmt: skip
"""The statuses that a reader cannot guess by calling everything asserted."""


def scores(items: Iterable[Row], predictions: Mapping[str, Row]) -> dict[str, float]:
    """Return the figures in per cent: coverage, accuracies, macro-F1, traps, no cue, CT-."""
    rows = [(item, *answer(item, predictions.get(item["id"]))) for item in items]
    status = [_pair(item, "status", found) for item, found, _ in rows]
    commitment = [_pair(item, "commitment", found) for item, _, found in rows]
    return {
        "coverage": _share([found is not None for _, found, _ in rows]),
        "status_acc": _share([gold == found for gold, found in status]),
        "macro_f1": _macro(status, sorted({gold for gold, _ in status})),
        "macro_f1_hard": _macro(status, HARD),
        "commit_acc": _share([gold == found for gold, found in commitment]),
        "CT- f1": _f1(commitment, "CT-"),
        "traps": _share(
            [g == f for (item, _, _), (g, f) in zip(rows, status, strict=True) if _is_trap(item)]
        ),
        "no cue": _share(
            [g == f for (item, _, _), (g, f) in zip(rows, status, strict=True) if not item["cue"]]
        ),
    }


def answer(item: Row, prediction: Row | None) -> Answer:
    """Return the status and commitment predicted for an item, `None` where there are none."""
    if prediction is None:
        return None, None
    if "stances" not in prediction:
        return prediction.get("status"), prediction.get("commitment")
    best: tuple[float, Row] | None = None
    for stance in prediction["stances"]:
        likeness = _jaccard(item["span"], stance["span"])
        fits = _overlap(item["trigger"], stance["span"]) > 0 or likeness >= 0.5
        fits = fits and _is_same_source(item["source"], stance["source"])
        if fits and (best is None or likeness > best[0]):
            best = likeness, stance
    return (best[1]["status"], best[1]["commitment"]) if best else (None, None)


def _is_same_source(gold: str | Row, found: str | Row) -> bool:
    if gold == "author" or found == "author":
        return gold == found
    assert isinstance(gold, dict)
    if isinstance(found, dict) and found.get("span"):
        return _overlap(gold["span"], found["span"]) > 0
    words = (found["text"] if isinstance(found, dict) else found).lower()
    name = gold["text"].lower()
    return bool(words) and (name in words or words in name)


def _pair(item: Row, field: str, found: str | None) -> Pair:
    """Return the label to score against and the one found."""
    also = item.get(f"also_{field}", ())
    gold: str = item[field]
    return (found if found is not None and found in also else gold, found)


def _is_trap(item: Row) -> bool:
    return "trap" in item["tags"]


def _overlap(a: Sequence[int], b: Sequence[int]) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _jaccard(a: Sequence[int], b: Sequence[int]) -> float:
    both = _overlap(a, b)
    return both / ((a[1] - a[0]) + (b[1] - b[0]) - both)


def _share(right: Sequence[bool]) -> float:
    return 100.0 * sum(right) / len(right) if right else 0.0


def _f1(pairs: Sequence[Pair], label: str) -> float:
    both = sum(gold == label == found for gold, found in pairs)
    total = sum(gold == label for gold, _ in pairs) + sum(found == label for _, found in pairs)
    return 200.0 * both / total if total else 0.0


def _macro(pairs: Sequence[Pair], labels: Sequence[str]) -> float:
    return sum(_f1(pairs, label) for label in labels) / len(labels) if labels else 0.0


def read_rows(path: Path) -> list[Row]:
    """Return the lines of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def main() -> None:
    """Print the figures of a file of predictions."""
    parser = argparse.ArgumentParser(description="Score evidential status and commitment.")
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--items", type=Path, default=ITEMS)
    options = parser.parse_args()
    found = {row["id"]: row for row in read_rows(options.predictions)}
    for name, value in scores(read_rows(options.items), found).items():
        sys.stdout.write(f"{name:16}{value:6.1f}\n")


if __name__ == "__main__":
    main()

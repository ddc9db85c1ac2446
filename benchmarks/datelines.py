"""Datelines: those of the development set and what only looks like one, each a paragraph.

`place`, `date`, `agency` and `end` are the shares of datelines of which each is right; `whole`
counts lines, look-alikes too, of which everything is. `false` are datelines found in look-alikes.

    python -m benchmarks.datelines [--documents N] [--json FILE]
"""

import json
from typing import Any, Final

from benchmarks import frame
from sayso.repair.datelines import find_dateline

LINES: Final = "datelines/dev.jsonl"
FIELDS: Final = ("place", "date", "agency")

Item = dict[str, Any]  # Any: a line of JSON


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of the development set."""
    path = frame.data_file(LINES)
    with frame.open_text(path) as lines:
        gold: list[Item] = [json.loads(line) for line in lines][: options.documents or None]
    predicted = [{"id": item["id"], "dateline": _found(item["text"])} for item in gold]
    # The words are given, so only the lines are scored.
    asked = [{"id": item["id"], "dateline": item["dateline"]} for item in gold]
    scores, _ = frame.scorer("eval_intake").score(asked, predicted)
    pairs = list(zip(gold, predicted, strict=True))
    figures = {
        "lines": len(gold),
        "whole %": 100 * sum(g["dateline"] == p["dateline"] for g, p in pairs) / len(gold),
        "false": sum(g["dateline"] is None and p["dateline"] is not None for g, p in pairs),
    }
    figures |= {f"{name} %": 100 * scores[f"dateline_{name}"] for name in (*FIELDS, "end")}
    return [frame.Measured("datelines, dev", figures, data=frame.digest(path))]


def _found(text: str) -> Item | None:
    line = find_dateline(text, (0, len(text)))
    if line is None:
        return None
    spans = {name: getattr(line, name) for name in FIELDS}
    words = {name: text[slice(*span)] if span else None for name, span in spans.items()}
    return {**words, "end": line.end}


if __name__ == "__main__":
    frame.main(run, __doc__)

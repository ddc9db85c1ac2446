"""PLOVER types where source and target spans are given, as in PLV.

Every predicate of the sentence is judged with the given spans as its sides. One whose own sides, by
the tree, meet the spans counts more, and so does one that is surely an event; one that stands in
the content of a refusal, threat, request or promise counts as little as that is sure, and one that
only describes a side hardly ("the coalition fighting rebels"). The type with the most weight over
all predicates is the answer, "no event" is none. Labels are PLV's (`plv_view`).
The development part of PLV train is scored, which no head is trained on, with the share of rows
that keep an answer and their accuracy when answers of little weight are left out.

    python -m benchmarks.given_spans [--json FILE] [--documents N]
    python -m benchmarks.given_spans --predict GOLD.jsonl PRED.jsonl

The second form writes one label a row, for `eval_events.py --task spans`: rows hold `id`, `text`,
`source` and `target`, the last two lists of `[start, end]`.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import frame
from benchmarks.plv_view import INTENT, plv_view

if TYPE_CHECKING:
    from sayso.language.analysis import Analysis, Floats
    from sayso.reading.events.wordings import Reading

Row = dict[str, Any]  # Any: a line of JSON

PLV = "plover-plv/plv-train.jsonl.gz"
_OWN_SIDE = 5.0
"""How much more a predicate counts for each side of its own that meets the given one."""
_DESCRIBING = 0.1
"""How much a predicate counts that stands within a given side."""
_TAKING_IN = ("THREATEN", "REJECT", "REQUEST", "AGREE", "CONCEDE", "ACCUSE", "SUPPORT")
"""Types whose content is no event of its own: "refused a request", "threatened to shell"."""
_CONTENT = frozenset({"xcomp", "ccomp", "obj", "obl", "nmod"})
_STEPS = 3  # from a predicate up to the one whose content it is
_SURE = 0.8


def run(options: frame.Options) -> list[frame.Measured]:
    """Return accuracy on the development part of PLV train."""
    with frame.open_text(frame.data_file(PLV)) as lines:
        rows = [row for row in map(json.loads, lines) if row["split"] == "dev"]
    rows = rows[: options.documents or None]
    answers = [coded(row) for row in rows]
    right = [label == row["root"] for row, (label, _) in zip(rows, answers, strict=True)]
    sure = [
        is_right for is_right, (_, chance) in zip(right, answers, strict=True) if chance >= _SURE
    ]
    figures = {
        "accuracy": sum(right) / len(right),
        "kept_when_sure": len(sure) / len(right),
        "accuracy_when_sure": sum(sure) / max(1, len(sure)),
        "rows": float(len(rows)),
    }
    digest = frame.digest(frame.data_file(PLV))
    return [frame.Measured("PLV dev, spans given", figures, data=digest)]


def coded(row: Row) -> tuple[str, float]:
    """Return PLV's label of a row and its probability."""
    from sayso.language import analyse  # loads the model
    from sayso.language.predicates import judge_predicates
    from sayso.reading.events import find_triggers
    from sayso.reading.events.attributes import is_negated, reality_of
    from sayso.reading.events.judging import calibrated, candidate, chances, last_word, modes, types
    from sayso.reading.events.mentions import Walk
    from sayso.reading.places import read_places

    analysis = analyse(row["text"])
    actors = frame.actors_of(analysis)
    places = read_places(analysis, actors)
    walk = Walk(
        analysis, find_triggers(analysis), actors=actors, places=places, times=(), statements=()
    )
    readings = walk.readings(everything=True)
    sides = [[_tokens(analysis, span) for span in row[name]] for name in ("source", "target")]
    heads = [
        tuple(
            last_word(analysis, min(span, key=lambda t: analysis.depth[t])) for span in side if span
        )
        for side in sides
    ]
    candidates = [
        replace(candidate(analysis, reading), agents=heads[0], recipients=heads[1])
        for reading in readings
    ]
    judged = judge_predicates(analysis, candidates)
    if judged is None:
        return "", 0.0
    found = [
        calibrated(reading, row)
        for reading, row in zip(readings, chances(analysis, judged.types, readings), strict=True)
    ]
    taken_in = _taken_in(analysis, readings, found)
    described = {token for side in sides for span in side for token in span}
    words = {form.lower() for form in analysis.form}
    weights: dict[str, float] = {}
    for at, reading in enumerate(readings):
        own = (reading.roles.agents, [*reading.roles.recipients, *reading.roles.spare])
        met = sum(_meets(tokens, side) for tokens, side in zip(own, sides, strict=True))
        token = reading.trigger.token
        counts = taken_in[at] * _OWN_SIDE**met * (_DESCRIBING if token in described else 1)
        reality = reality_of(analysis, token)
        for column, name in enumerate(types(), start=1):
            of_type = [
                mode
                for (kind, mode), logit in zip(modes(), judged.modes[at], strict=True)
                if kind == name and logit > 0
            ]
            label = plv_view(
                name,
                of_type,
                words,
                is_ahead=reality != "actual" or reading.trigger.lemma in INTENT,
                reality=reality,
                negated=is_negated(analysis, token),
            )
            weights[label] = weights.get(label, 0.0) + float(found[at][column]) * counts
    best = max(sorted(weights), key=lambda label: weights[label])
    return best, weights[best] / float(np.sum(list(weights.values())))


def _taken_in(
    analysis: "Analysis", readings: Sequence["Reading"], found: Sequence["Floats"]
) -> list[float]:
    """Return for each reading how likely it is no content of another: `[readings]`, 0 to 1."""
    from sayso.reading.events.judging import types  # loads the model

    columns = [types().index(name) + 1 for name in _TAKING_IN]
    taking = {
        reading.trigger.token: float(sum(row[column] for column in columns))
        for reading, row in zip(readings, found, strict=True)
    }
    counts = []
    for reading in readings:
        token, left = reading.trigger.token, 1.0
        for _ in range(_STEPS):
            if analysis.deprel[token] not in _CONTENT:
                break
            token = analysis.head[token]
            left *= 1 - taking.get(token, 0.0)
        counts.append(left)
    return counts


def _tokens(analysis: Any, span: Sequence[int]) -> list[int]:  # noqa: ANN401  imported late
    return list(analysis.tokens_in((span[0], span[1])))


def _meets(tokens: Iterable[int], side: Sequence[Sequence[int]]) -> bool:
    inside = {token for span in side for token in span}
    return any(token in inside for token in tokens)


def predict(gold: Path, out: Path) -> None:
    """Write `{"id", "type"}` for each row of a file."""
    with gold.open(encoding="utf-8") as lines, out.open("w", encoding="utf-8") as file:
        for row in map(json.loads, lines):
            file.write(json.dumps({"id": row["id"], "type": coded(row)[0]}) + "\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--predict"]:
        predict(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        frame.main(run, __doc__)

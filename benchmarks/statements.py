"""Statements: source, cue and content against PolNeAR and GUM's attributions.

PolNeAR (dev, raw text) is the yardstick: content F1 at Jaccard 0.5, triples, recall by kind, only
outermost statements. GUM's attributions (train and dev parts of `quotes-gum`) nest and cover speech
and thought alone; they are also read on gold trees, which shows what the tree costs. Actors are
left out: spans are scored, not speakers. `lexicon` reads without the trained cues. `hard-wrapped`
is the same text broken into lines of 72 letters and read through repair; `marks damaged` has one in
twenty quotation marks lost or turned into an asterisk.

    python -m benchmarks.statements [--json FILE]
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language import quotation_marks
from sayso.language.analysis import Analysis
from sayso.language.conllu import given_analysis, read_conllu
from sayso.reading.statements import read_statements
from sayso.record.edits import original_span
from sayso.record.types import Statement
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
Moved = Callable[[Span], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An analysis, and the map from spans of its text to spans of the gold text."""

    analysis: Analysis
    moved: Moved


Analyser = Callable[[Row], Reading | None]
FIGURES = (
    "content", "content_exact", "triple", "triple_exact", "cue", "source", "source_head",
    "recall_direct", "recall_mixed", "recall_indirect", "recall_speech", "recall_nosource",
)  # fmt: skip
POLNEAR = "polnear/dev.jsonl.xz"
GUM = ("quotes-gum/train.jsonl.xz", "quotes-gum/dev.jsonl.xz")
TREES = ("ud-gum/train.conllu.xz", "ud-gum/dev.conllu.xz")


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures for each set and way of reading."""
    polnear = frame.data_file(POLNEAR)
    limit = options.documents or None
    news = _rows(polnear)[:limit]
    readings = {row["doc"]: _as_it_stands(row["text"]) for row in news}
    gum = [row for name in GUM for row in _rows(frame.data_file(name))][:limit]
    trees = gold_trees()
    digest = frame.digest(polnear)
    return [
        _measured("PolNeAR dev", news, lambda row: readings[row["doc"]], digest),
        _measured("PolNeAR dev, hard-wrapped", news, _hard_wrapped, digest),
        _measured("PolNeAR dev, marks damaged", news, _with_damaged_marks, digest),
        _measured(
            "PolNeAR dev, lexicon", news, lambda row: _without_cues(readings[row["doc"]]), digest
        ),
        _measured(
            "GUM, gold trees, lexicon", gum, lambda row: _on_trees(row, trees), digest, nested=True
        ),
    ]


def _as_it_stands(text: str) -> Reading:
    from sayso.language import analyse  # loads the model

    return Reading(analyse(text), list)


def _without_cues(reading: Reading) -> Reading:
    return replace(reading, analysis=replace(reading.analysis, cues=()))


def _on_trees(row: Row, trees: dict[str, Analysis]) -> Reading | None:
    analysis = trees.get(row["doc"])
    return Reading(analysis, _mapping(analysis.text, row["text"])) if analysis else None


def _hard_wrapped(row: Row) -> Reading:
    """Read the text broken into short lines, as the product does it: repaired first."""
    from sayso.intake import open_text
    from sayso.language import analyse  # loads the model
    from sayso.repair import repair_source

    repaired = repair_source(open_text(wrapped(row["text"]), name=None), "auto")
    analysis = analyse(repaired.text, repaired.blocks)
    return Reading(analysis, lambda span: original_span(span, repaired.edits))


def _with_damaged_marks(row: Row) -> Reading:
    return _as_it_stands(damaged_marks(row["text"], row["doc"]))


def wrapped(text: str, width: int = 72) -> str:
    """Return `text` with spaces turned into line ends, so that no line is longer; same length."""
    letters = list(text)
    start = last = -1
    for place, letter in enumerate(text):
        if letter == "\n":
            start = last = place
        elif letter == " ":
            if place - start > width and last > start:
                letters[last] = "\n"
                start = last
            last = place
    return "".join(letters)


def damaged_marks(text: str, seed: str, rate: float = 0.05) -> str:
    """Return `text` with some quotation marks lost or turned into asterisks; same length."""
    chance = random.Random(seed)
    return re.sub(
        '["“”]',
        lambda mark: chance.choice(" *") if chance.random() < rate else mark.group(),
        text,
    )


def _rows(path: Path) -> list[Row]:
    with frame.open_text(path) as lines:
        return [json.loads(line) for line in lines]


def gold_trees() -> dict[str, Analysis]:
    """Return the gold analyses of GUM by document."""
    found = {}
    for name in TREES:
        with frame.open_text(frame.data_file(name)) as lines:
            for words in read_conllu(lines, name=name):
                found[words.doc_id or ""] = _with_quotations(given_analysis(words))
    return found


def _with_quotations(analysis: Analysis) -> Analysis:
    paragraphs = [block.span for block in analysis.blocks]
    quotations = quotation_marks.find_quotations(analysis.text, paragraphs)
    return replace(analysis, quotations=quotations)


def _measured(
    name: str, gold: Iterable[Row], analyse: Analyser, digest: str, *, nested: bool = False
) -> frame.Measured:
    scores = scored(gold, analyse, nested=nested)
    figures = {}
    for figure in FIGURES:
        values = scores.get(figure, {})
        figures[figure.replace("recall_", "R ")] = values.get("f", values.get("acc", 0.0))
    return frame.Measured(name, figures, data=digest)


def scored(gold: Iterable[Row], analyse: Analyser, *, nested: bool = False) -> dict[str, Any]:
    """Return the scorer's report on the documents that `analyse` can read."""
    rows, predicted = {}, {}
    for row in gold:
        reading = analyse(row)
        if reading is not None:
            rows[row["doc"]] = row
            predicted[row["doc"]] = _prediction(reading)
    scores: dict[str, Any] = frame.scorer("eval_attribution").evaluate(
        rows, predicted, nested=nested
    )
    return scores


def _prediction(reading: Reading) -> Row:
    statements = read_statements(reading.analysis, ())
    return {"attributions": [_attribution(statement, reading.moved) for statement in statements]}


def _attribution(statement: Statement, moved: Moved) -> Row:
    source = () if statement.source.span is None else (statement.source.span,)
    return {
        "source": [list(moved(span)) for span in source],
        "cue": [list(moved(span)) for span in statement.cue],
        "content": [list(moved(span)) for span in statement.content],
        "parent": statement.parent,
    }


def _mapping(read: str, gold: str) -> Moved:
    """Return the map from spans of the text that was read to spans of the gold text.

    Both hold the same characters but for white space.
    """
    if read == gold:
        return list
    at = [index for index, character in enumerate(gold) if not character.isspace()]
    rank = [0]
    for character in read:
        rank.append(rank[-1] + (not character.isspace()))
    last = len(at) - 1

    def moved(span: Span) -> list[int]:
        return [at[min(rank[span[0]], last)], at[min(max(rank[span[1]] - 1, 0), last)] + 1]

    return moved


if __name__ == "__main__":
    frame.main(run, __doc__)

"""Statements: source, cue and content against PolNeAR and GUM's attributions.

PolNeAR (dev, raw text) is the yardstick: content F1 at Jaccard 0.5, triples, recall by kind, only
outermost statements. GUM's attributions (train and dev parts of `quotes-gum`) nest and cover speech
and thought alone; they are also read on gold trees, which shows what the tree costs. Actors are
left out: spans are scored, not speakers. `lexicon` reads without the trained cues.

    python -m benchmarks.statements [--json FILE]
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language import quotation_marks
from sayso.language.analysis import Analysis
from sayso.language.conllu import given_analysis, read_conllu
from sayso.reading.statements import read_statements
from sayso.record.types import Statement
from sayso.record.vocabulary import Span

Row = dict[str, Any]  # Any: a line of JSON
Analyser = Callable[[Row], Analysis | None]
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
    analyses = {row["doc"]: _analyse(row["text"]) for row in news}
    gum = [row for name in GUM for row in _rows(frame.data_file(name))][:limit]
    trees = gold_trees()
    digest = frame.digest(polnear)
    return [
        _measured("PolNeAR dev", news, lambda row: analyses[row["doc"]], digest),
        _measured(
            "PolNeAR dev, lexicon",
            news,
            lambda row: replace(analyses[row["doc"]], cues=()),
            digest,
        ),
        _measured(
            "GUM, gold trees, lexicon", gum, lambda row: trees.get(row["doc"]), digest, nested=True
        ),
    ]


def _analyse(text: str) -> Analysis:
    from sayso.language import analyse  # loads the model

    return analyse(text)


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
        analysis = analyse(row)
        if analysis is not None:
            rows[row["doc"]] = row
            predicted[row["doc"]] = _prediction(row["text"], analysis)
    scores: dict[str, Any] = frame.scorer("eval_attribution").evaluate(
        rows, predicted, nested=nested
    )
    return scores


def _prediction(text: str, analysis: Analysis) -> Row:
    statements = read_statements(analysis, ())
    moved = _mapping(analysis.text, text)
    return {"attributions": [_attribution(statement, moved) for statement in statements]}


def _attribution(statement: Statement, moved: Callable[[Span], list[int]]) -> Row:
    source = () if statement.source.span is None else (statement.source.span,)
    return {
        "source": [moved(span) for span in source],
        "cue": [moved(span) for span in statement.cue],
        "content": [moved(span) for span in statement.content],
        "parent": statement.parent,
    }


def _mapping(read: str, gold: str) -> Callable[[Span], list[int]]:
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

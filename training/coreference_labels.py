"""What the ranker of coreference is fitted on: documents with candidates, features and gold.

GUM is read in two schemes (native, where single mentions and predicates are annotated, and
OntoGUM), LitBank in its own; GAP gives for a pronoun which of two names it means. The words come
analysed by the installed model, so that the weights fit what the reader will see.
"""

import csv
import json
import lzma
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from sayso.language import analyse, analyse_given
from sayso.language.analysis import Analysis
from sayso.language.conllu import GivenWords, read_conllu
from sayso.reading.coreference.classes import FIRST
from sayso.reading.coreference.features import pair_features, unary_features
from sayso.reading.coreference.mentions import Candidate, find_candidates
from sayso.reading.coreference.pairs import find_pairs
from sayso.reading.coreference.ranking import governor_vectors, mention_vectors
from sayso.reading.coreference.table import Ints, tabulate

SCHEMES = ("ontogum", "gum", "litbank")
Spans = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Choice:
    """GAP: the candidate of the pronoun, those of the two names, which of the names is meant.

    To a name belong all candidates of its bearer (`entities`). `open_to` are pronouns that may be
    of either; nothing is learnt of them.
    """

    pronoun: int
    names: tuple[frozenset[int], frozenset[int]]
    meant: int | None
    open_to: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document: features, pairs, vectors, and the cluster of each candidate by scheme (-1)."""

    unary: Ints
    pair: Ints
    later: Ints
    earlier: Ints
    vectors: npt.NDArray[np.float32] | None
    governors: npt.NDArray[np.float32] | None
    clusters: dict[str, Ints]
    choice: Choice | None = None


def gum_documents(data: Path) -> Iterator[Labelled]:
    """Yield the training part of GUM with both schemes."""
    onto = {row["doc"]: row["clusters"] for row in _rows(data / "coref-gum/ontogum.train.jsonl.xz")}
    with lzma.open(data / "ud-gum/train.conllu.xz", "rt", encoding="utf-8") as lines:
        given = list(read_conllu(lines))
    for row, words in zip(_rows(data / "coref-gum/gum.train.jsonl.xz"), given, strict=True):
        native: dict[int, list[list[int]]] = defaultdict(list)
        for start, end, cluster, *_ in row["mentions"]:
            native[cluster].append([start, end])
        gold = {"ontogum": onto[row["doc"]], "gum": list(native.values())}
        yield _labelled(analyse_given(words), gold)


def litbank_documents(data: Path) -> Iterator[Labelled]:
    """Yield the training part of LitBank."""
    for row in _rows(data / "coref-litbank/litbank.train.jsonl.xz"):
        analysis = analyse_given(_spaced(row["tokens"], row["sentences"]))
        yield _labelled(analysis, {"litbank": row["clusters"]})


def gap_documents(data: Path) -> Iterator[Labelled]:
    """Yield GAP's development part; snippets whose pronoun or names are no candidates are left."""
    path = data / "coref-gap/gap-development.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    for row in rows:
        snippet = _snippet(analyse(row["Text"]), row)
        if snippet is not None:
            yield snippet


def _snippet(analysis: Analysis, row: dict[str, str]) -> Labelled | None:
    candidates = find_candidates(analysis)
    pronoun, *names = (
        tuple(_at(analysis, candidates, int(row[f"{part}-offset"]), row[part]))
        for part in ("Pronoun", "A", "B")
    )
    if not pronoun or not all(names):
        return None
    meant = 0 if row["A-coref"] == "TRUE" else 1 if row["B-coref"] == "TRUE" else None
    return _with_choice(analysis, pronoun[0], (names[0], names[1]), meant)


def _with_choice(
    analysis: Analysis, pronoun: int, names: tuple[Sequence[int], Sequence[int]], meant: int | None
) -> Labelled:
    """Return a snippet with the pairs of its pronoun alone."""
    table = tabulate(analysis, find_candidates(analysis))
    of = table.bearers.of
    groups = []
    for name in names:
        bearers = {int(of[index]) for index in name} - {-1}
        groups.append({*name, *np.flatnonzero(np.isin(of, sorted(bearers))).tolist()})
    both = groups[0] & groups[1]
    one, other = (frozenset(group - both) for group in groups)
    pronouns = frozenset(np.flatnonzero(table.kind >= FIRST).tolist())
    document = _labelled(analysis, {}, Choice(pronoun, (one, other), meant, pronouns))
    own = document.later == pronoun
    return replace(
        document, pair=document.pair[own], later=document.later[own], earlier=document.earlier[own]
    )


def _at(
    analysis: Analysis, candidates: Sequence[Candidate], start: int, words: str
) -> Iterator[int]:
    tokens = analysis.tokens_in((start, start + len(words)))
    for index, candidate in enumerate(candidates):
        if candidate.head in tokens and not candidate.variant:
            yield index


def _labelled(
    analysis: Analysis, gold: Mapping[str, Sequence[Spans]], choice: Choice | None = None
) -> Labelled:
    candidates = find_candidates(analysis)
    table = tabulate(analysis, candidates)
    later, earlier = find_pairs(table)
    return Labelled(
        unary=unary_features(table),
        pair=pair_features(table, later, earlier),
        later=later,
        earlier=earlier,
        vectors=mention_vectors(analysis, table),
        governors=governor_vectors(analysis, table),
        clusters={
            scheme: cluster_of(analysis, candidates, spans) for scheme, spans in gold.items()
        },
        choice=choice,
    )


def cluster_of(
    analysis: Analysis, candidates: Sequence[Candidate], clusters: Sequence[Spans]
) -> Ints:
    """Return the gold cluster of each candidate, -1 for none: by its span, else by its head."""
    by_span: dict[tuple[int, int], int] = {}
    by_head: dict[int, int] = {}
    for index, candidate in enumerate(candidates):
        for last in (candidate.last, candidate.whole):
            by_span.setdefault((candidate.first, last + 1), index)
        if not candidate.variant:
            by_head[candidate.head] = index
    found = np.full(len(candidates), -1, np.int32)
    left: list[tuple[int, int]] = []
    for cluster, spans in enumerate(clusters):
        for start, end in spans:
            at = by_span.get((start, end))
            if at is None or found[at] >= 0:
                left.append((cluster, _head(analysis, start, end)))
            else:
                found[at] = cluster
    for cluster, head in left:
        at = by_head.get(head)
        if at is not None and found[at] < 0:
            found[at] = cluster
    return found


def _head(analysis: Analysis, start: int, end: int) -> int:
    return min(range(start, end), key=lambda token: (analysis.depth[token], token))


def _spaced(tokens: Sequence[str], sentences: Sequence[Sequence[int]]) -> GivenWords:
    """Return words as given, a space after each."""
    given = GivenWords(text=" ".join(tokens))
    offset = 0
    for form in tokens:
        given.form.append(form)
        given.start.append(offset)
        given.end.append(offset + len(form))
        offset += len(form) + 1
    given.sentence_tokens += [(start, end) for start, end in sentences]
    given.paragraphs.append((0, len(given.text)))
    return given


def _rows(path: Path) -> Iterator[dict[str, Any]]:  # Any: lines of JSON
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)

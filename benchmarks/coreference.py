"""Coreference within a document: chains against OntoGUM, GUM, LitBank and GAP, and mentions found.

The words and sentences of the sets are given, tags, tree, names and mentions are ours. CoNLL F1 is
the mean of MUC, B³ and CEAFe over exact spans, single mentions left out on both sides. OntoGUM is
the conversion of the nine free genres (appositions joined to their noun); GUM native links them as
mentions of their own and counts predicates, which we do not. `mentions` is the share of gold
mentions that are candidates. `of actors` are the chains that the record keeps: people, bodies,
places that act. GAP asks which of two names a pronoun of Wikipedia means.

    python -m benchmarks.coreference [--documents N] [--json FILE]
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import frame
from sayso.language import analyse, analyse_given
from sayso.language.analysis import Analysis
from sayso.language.conllu import GivenWords, read_conllu
from sayso.reading.coreference import Chains, find_chains

Clusters = list[set[tuple[int, int]]]
"""Half-open spans of words."""


@dataclass(frozen=True, slots=True)
class Read:
    """A document of a set: its gold chains and what we read in it."""

    genre: str
    gold: Clusters
    analysis: Analysis
    chains: Chains


def run(options: frame.Options) -> list[frame.Measured]:
    """Return the figures of all four sets."""
    return [*_gum(options), *_litbank(options), *_gap(options)]


def _gum(options: frame.Options) -> Iterator[frame.Measured]:
    native_path = frame.data_file("coref-gum/gum.dev.jsonl.xz")
    onto_path = frame.data_file("coref-gum/ontogum.dev.jsonl.xz")
    with frame.open_text(frame.data_file("ud-gum/dev.conllu.xz")) as lines:
        given = list(read_conllu(lines))
    native = _rows(native_path, options)
    onto = [row["clusters"] for row in _rows(onto_path, options)]
    read = []
    for row, words, clusters in zip(native, given, onto, strict=False):
        analysis = analyse_given(words)
        read.append(Read(row["genre"], _once(clusters), analysis, find_chains(analysis)))
    digest = frame.digest(onto_path)
    yield _measured("OntoGUM dev", read, _whole, digest)
    yield _measured("OntoGUM dev, of actors", read, _of_actors, digest)
    for genre in sorted({one.genre for one in read}):
        chosen = [one for one in read if one.genre == genre]
        yield _measured(f"OntoGUM dev, {genre}", chosen, _whole, digest)
    read = [
        Read(one.genre, _by_cluster(row["mentions"]), one.analysis, one.chains)
        for row, one in zip(native, read, strict=True)
    ]
    yield _measured("GUM native dev", read, _phrases, frame.digest(native_path))


def _litbank(options: frame.Options) -> Iterator[frame.Measured]:
    path = frame.data_file("coref-litbank/litbank.dev.jsonl.xz")
    read = []
    for row in _rows(path, options):
        analysis = analyse_given(_given(row["tokens"], row["sentences"]))
        read.append(Read("fiction", _once(row["clusters"]), analysis, find_chains(analysis)))
    yield _measured("LitBank dev", read, _without_marks, frame.digest(path))


def _rows(path: Path, options: frame.Options) -> list[dict[str, Any]]:  # Any: lines of JSON
    with frame.open_text(path) as lines:
        return [json.loads(line) for line in lines][: options.documents or None]


def _once(clusters: Sequence[Sequence[Sequence[int]]]) -> Clusters:
    """Return the gold chains; a span in two of them counts for the first."""
    seen: set[tuple[int, int]] = set()
    found: Clusters = []
    for cluster in clusters:
        spans = {(start, end) for start, end in cluster} - seen
        seen |= spans
        found.append(spans)
    return found


def _by_cluster(mentions: Iterable[Sequence[Any]]) -> Clusters:
    found: dict[int, set[tuple[int, int]]] = defaultdict(set)
    for start, end, cluster, *_ in mentions:
        found[cluster].add((start, end))
    return list(found.values())


def _measured(
    name: str, read: Sequence[Read], spans: Callable[[Read], Clusters], digest: str
) -> frame.Measured:
    scorer = frame.scorer("eval_coref")
    pairs = [(_several(one.gold), _several(spans(one))) for one in read]
    scores = scorer.score(pairs)
    figures = {"CoNLL F1": scores["CoNLL"]["f1"]}
    figures |= {kind: scores[kind]["f1"] for kind in ("MUC", "B3", "CEAFe", "LEA")}
    figures["mentions"] = _mention_recall(read)
    return frame.Measured(name, figures, data=digest)


def _several(clusters: Clusters) -> Clusters:
    return [cluster for cluster in clusters if len(cluster) > 1]


def _mention_recall(read: Sequence[Read]) -> float:
    """Return the share of gold mentions that are a candidate, with or without appositions."""
    found = total = 0
    for one in read:
        gold = set().union(*one.gold)
        spans = {(c.first, c.last + 1) for c in one.chains.candidates}
        spans |= {(c.first, c.whole + 1) for c in one.chains.candidates}
        found += len(gold & spans)
        total += len(gold)
    return 100 * found / total if total else 0.0


def _whole(read: Read) -> Clusters:
    """Return our chains in the manner of OntoGUM: an apposition belongs to its noun."""
    return _distinct(
        [[(c.first, c.whole + 1) for c in chain] for chain in read.chains.of_candidates()]
    )


def _phrases(read: Read) -> Clusters:
    return _distinct(
        [[(c.first, c.last + 1) for c in chain] for chain in read.chains.of_candidates()]
    )


def _without_marks(read: Read) -> Clusters:
    """Return our chains in the manner of LitBank: no possessive mark in a mention."""
    form = read.analysis.form
    return [
        {(start, end - (form[end - 1] in {"'s", "’s", "'", "’"})) for start, end in cluster}
        for cluster in _phrases(read)
    ]


def _of_actors(read: Read) -> Clusters:
    """Return the mentions of the record's actors as chains."""
    analysis = read.analysis
    found = []
    for actor in frame.actors_of(analysis):
        tokens = [analysis.tokens_in(mention.span) for mention in actor.mentions]
        found.append([(span[0], span[-1] + 1) for span in tokens if span])
    return _distinct(found)


def _distinct(clusters: Sequence[Sequence[tuple[int, int]]]) -> Clusters:
    """Return each span once: the scorer refuses a span that stands in two chains."""
    return _once(clusters)


def _gap(options: frame.Options) -> Iterator[frame.Measured]:
    path = frame.data_file("coref-gap/gap-validation.tsv.xz")
    scorer = frame.scorer("eval_coref")
    with frame.open_text(path) as lines:
        text = lines.read()
    rows = list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = rows[: options.documents or None]
    gold = {row["ID"]: row for row in rows}
    ours: list[str] = []
    records: list[str] = []
    for row in rows:
        analysis = analyse(row["Text"])
        chains = [
            [analysis.span(c.first, c.last) for c in chain]
            for chain in find_chains(analysis).of_candidates()
        ]
        actors = [[m.span for m in actor.mentions] for actor in frame.actors_of(analysis)]
        ours.append(json.dumps({"ID": row["ID"], "clusters": chains}))
        records.append(json.dumps({"ID": row["ID"], "clusters": actors}))
    for name, lines_of in (("GAP validation", ours), ("GAP validation, of actors", records)):
        scores = scorer.gap_score(gold, scorer.gap_read(lines_of, gold))
        figures = {key: scores["overall"][key] for key in ("precision", "recall", "f1")}
        figures["bias"] = scores["bias"]["f1"]
        yield frame.Measured(name, figures, data=frame.digest(path))


def _given(tokens: Sequence[str], sentences: Sequence[Sequence[int]]) -> GivenWords:
    """Return words as given, a space after each."""
    given = GivenWords()
    offset = 0
    for form in tokens:
        given.form.append(form)
        given.start.append(offset)
        given.end.append(offset + len(form))
        offset += len(form) + 1
    given.text = " ".join(tokens)
    given.sentence_tokens = [(start, end) for start, end in sentences]
    for column in (given.lemma, given.upos, given.xpos, given.feats, given.deprel):
        column.extend(["_"] * len(tokens))
    given.head += [-1] * len(tokens)
    given.space_after += [True] * len(tokens)
    given.comments += [[] for _ in sentences]
    given.paragraphs.append((0, len(given.text)))
    return given


if __name__ == "__main__":
    frame.main(run, __doc__)

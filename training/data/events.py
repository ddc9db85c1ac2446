"""Predicates judged for the PLOVER type they name: our own items, PLV, the gold standard records.

Own items (`gold/events/items-*.tsv`, form in its guideline) mark trigger and sides in the
sentence. PLV and the records give sides alone; `event-triggers.tsv` gives their triggers by offset
and their types as our codebook settles them, and the same for statements that are no events.
"""

import csv
import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from sayso.language.tokens import tokenise
from sayso.record.vocabulary import Span
from training.codebook import TYPES, mode_ids
from training.data.phrases import head_of
from training.documents import Predicate, TrainingDocument

ITEMS = Path(__file__).parents[2] / "gold" / "events"
TRIGGERS = Path(__file__).parent / "event-triggers.tsv"
_PRONOUNS = frozenset(("he", "she", "they", "we", "it", "him", "her", "them", "us"))
_NO_NOUN = (
    "ly", "ing", "ed", "that", "this", "with", "from", "into", "over", "have", "were", "been",
    "will", "would", "could", "their", "there", "when", "than", "then", "after", "before",
    "against", "about", "which", "while", "what", "more", "most", "some", "such", "very", "because",
)  # fmt: skip
_MARK = re.compile(r"\[([ATR]) |\]")


def event_documents(root: Path) -> list[TrainingDocument]:
    """Return all sets, PLV without the rows that it keeps for development."""
    return [*own_event_documents(), *_given_documents(root)]


def own_event_documents(part: str = "train") -> list[TrainingDocument]:
    """Return our own items of a part (`train` or `dev`), those about one sentence together."""
    by_text: dict[str, list[tuple[dict[str, list[Span]], list[str]]]] = {}
    for row in own_items():
        text, marks = unmarked(row[4])
        if part_of(text) == part:
            by_text.setdefault(text, []).append((marks, row))
    return [
        _document(
            text,
            [
                (
                    marks["T"][0],
                    marks["A"],
                    marks["R"],
                    row[0],
                    None if row[0] == "NONE" else tuple(m for m in row[1].split(",") if m != "-"),
                )
                for marks, row in rows
            ],
        )
        for text, rows in sorted(by_text.items())
    ]


def part_of(text: str) -> str:
    """Return the part of a sentence: an eighth of them is kept for development."""
    digest = hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
    return "dev" if digest[0] in "01" else "train"


def own_items() -> Iterator[list[str]]:
    """Yield the five columns of every own item."""
    for path in sorted(ITEMS.glob("items-*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            if line.strip() and not line.startswith("#"):
                yield line.split("\t")


def unmarked(text: str) -> tuple[str, dict[str, list[Span]]]:
    """Return the sentence without its marks, and the spans of `T`, `A` and `R` in it."""
    out: list[str] = []
    marks: dict[str, list[Span]] = {"T": [], "A": [], "R": []}
    size = at = 0
    opened: tuple[str, int] | None = None
    for mark in _MARK.finditer(text):
        out.append(text[at : mark.start()])
        size += mark.start() - at
        at = mark.end()
        if mark.group(1):
            opened = mark.group(1), size
        elif opened:
            marks[opened[0]].append((opened[1], size))
            opened = None
    out.append(text[at:])
    return "".join(out), marks


def _given_documents(root: Path) -> list[TrainingDocument]:
    with TRIGGERS.open(encoding="utf-8") as lines:
        rows = csv.reader((line for line in lines if not line.startswith("#")), delimiter="\t")
        triggers = {
            r[0]: ((int(r[1]), int(r[2])), r[3]) for r in rows if len(r) > 3 and r[0] != "id"
        }
    out: list[TrainingDocument] = []
    with gzip.open(root / "plover-plv" / "plv-train.jsonl.gz", "rt", encoding="utf-8") as lines:
        plv = [json.loads(line) for line in lines]
    for row in plv:
        if row["split"] == "train" and row["id"] in triggers:
            span, name = triggers[row["id"]]
            sides = [[(a, b) for a, b in row[side]] for side in ("source", "target")]
            out.append(_document(row["text"], [(span, sides[0], sides[1], name, None)]))
    for file in ("plover-gsr/gsr-dev.jsonl", "plover-plv/statements-none.jsonl"):
        with (root / file).open(encoding="utf-8") as lines:
            for row in map(json.loads, lines):
                if row["id"] in triggers:
                    span, name = triggers[row["id"]]
                    sides = [_found(row, side) for side in ("source", "target")]
                    out.append(_document(row["text"], [(span, sides[0], sides[1], name, None)]))
    return out


def _found(row: dict[str, Any], side: str) -> list[Span]:
    """Return where the actors of a record stand."""
    spans: list[Span] = []
    for actor in row.get(side) or []:
        words = actor["actorText"].strip()
        start = row["text"].find(words)
        if words and start >= 0:
            spans.append((start, start + len(words)))
    return spans


Judged = tuple[Span, Sequence[Span], Sequence[Span], str, tuple[str, ...] | None]


def _document(text: str, judged: Sequence[Judged]) -> TrainingDocument:
    spans = tokenise(text)
    forms = tuple(text[a:b] for a, b in spans)

    def inside(span: Span) -> list[int]:
        return [i for i, (a, b) in enumerate(spans) if a < span[1] and b > span[0]]

    def heads(found: Sequence[Span]) -> tuple[int, ...]:
        tokens = [inside(span) for span in found]
        return tuple(sorted({head_of(forms, t[0], t[-1] + 1) for t in tokens if t}))

    predicates: list[Predicate] = []
    for trigger, agents, recipients, name, modes in judged:
        words = inside(trigger)
        if not words:
            continue
        sides = heads(agents), heads(recipients)
        if name == "NONE" and not any(sides):
            sides = _stand_ins(forms, words[0], words[-1])
        predicates.append(
            Predicate(
                trigger=words[0],
                agents=sides[0],
                recipients=sides[1],
                type=TYPES.index(name),
                modes=None if modes is None else mode_ids(name, modes),
            )
        )
    following = [*(a for a, _ in spans[1:]), len(text)]
    return TrainingDocument(
        forms=forms,
        gap=tuple(text[b:a] for (_, b), a in zip(spans, following, strict=True)),
        sentence_ends=(len(forms),),
        predicates=tuple(predicates),
    )


def _stand_ins(
    forms: Sequence[str], first: int, last: int
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the nearest likely noun before the trigger and behind it.

    Sides are seldom marked where nothing is an event, but a reader finds them there too.
    """

    def likely(order: range) -> tuple[int, ...]:
        return tuple([at for at in order if _is_likely_noun(forms[at])][:1])

    return likely(range(first - 1, -1, -1)), likely(range(last + 1, len(forms)))


def _is_likely_noun(form: str) -> bool:
    if form.lower() in _PRONOUNS:
        return True
    return len(form) > 3 and form.isalpha() and not form.lower().endswith(_NO_NOUN)

"""Coreference: GUM (on the words of its trees), LitBank, and GAP as a choice of two names.

Mentions carry the word that heads them: GUM says which; elsewhere it is the last word before the
first preposition, relative word or comma.
"""

import csv
import json
import lzma
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.language.tokens import tokenise
from training.data.phrases import head_of, names_again, spaces_behind
from training.data.treebanks import read_treebank, treebank_documents
from training.documents import Mention, TrainingDocument
from training.inventory import Inventory


def gum_documents(root: Path, inventory: Inventory) -> list[TrainingDocument]:
    """Return the training part of GUM: trees, names and the mentions of its native scheme."""
    found = _rows(root / "coref-gum" / "gum.train.jsonl.xz")
    mentions = {row["doc"]: row["mentions"] for row in found}
    ids = [given.doc_id for given in read_treebank(root, "gum", "train")]
    documents = treebank_documents(root, "gum", "train", inventory)
    out: list[TrainingDocument] = []
    for name, document in zip(ids, documents, strict=True):
        rows = sorted(mentions[name], key=lambda m: (m[0], -m[1]))
        out.append(
            replace(
                document,
                mentions=tuple(
                    Mention(order, m[4][0], m[0], m[1] - 1, m[2]) for order, m in enumerate(rows)
                ),
            )
        )
    return out


def litbank_documents(root: Path) -> list[TrainingDocument]:
    """Return the training part of LitBank; its words are set apart by blanks."""
    out: list[TrainingDocument] = []
    for row in _rows(root / "coref-litbank" / "litbank.train.jsonl.xz"):
        forms: list[str] = row["tokens"]
        ends = [end for _, end in row["sentences"]]
        spans = sorted(
            (start, -end, cluster)
            for cluster, members in enumerate(row["clusters"])
            for start, end in members
        )
        out.append(
            TrainingDocument(
                forms=tuple(forms),
                gap=spaces_behind(forms),
                sentence_ends=tuple(ends),
                mentions=tuple(
                    Mention(order, head_of(forms, start, -end), start, -end - 1, cluster)
                    for order, (start, end, cluster) in enumerate(spans)
                ),
            )
        )
    return out


def gap_documents(root: Path) -> list[TrainingDocument]:
    """Return GAP's development part (its validation part is for measuring)."""
    path = root / "coref-gap" / "gap-development.tsv.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [document for row in rows if (document := _gap_document(row)) is not None]


def _gap_document(row: dict[str, str]) -> TrainingDocument | None:
    text = row["Text"]
    spans = tokenise(text)
    starts = {start: at for at, (start, _) in enumerate(spans)}
    ends = {end: at for at, (_, end) in enumerate(spans)}
    mentions: list[Mention] = []
    for order, name in enumerate(("A", "B", "Pronoun")):
        start = int(row[f"{name}-offset"])
        first, last = starts.get(start), ends.get(start + len(row[name]))
        if first is None or last is None:
            return None
        is_meant = name == "Pronoun" or row[f"{name}-coref"].upper() == "TRUE"
        cluster = 0 if is_meant else order + 1
        mentions.append(Mention(order, last, first, last, cluster, counted=name == "Pronoun"))
    forms = tuple(text[a:b] for a, b in spans)
    return TrainingDocument(
        forms=forms,
        names=names_again(forms, [(m.first, m.last + 1) for m in mentions[:2]]),
        gap=tuple(
            text[end:start]
            for (_, end), start in zip(spans, [*(a for a, _ in spans[1:]), len(text)], strict=True)
        ),
        mentions=tuple(mentions),
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]

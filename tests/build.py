"""Builders for tests: small real values, written short.

`analysis_of` turns trees into an `Analysis`, as a gold file would give it. Trees come as
CoNLL-U or in a compact form of our own, one word a line, columns parted by white space:

    FORM LEMMA UPOS XPOS HEAD DEPREL [FEATS]

`=` as lemma stands for the form in lower case, a FORM that ends in `~` has no space after it,
an empty line ends a sentence, a line `---` begins a new paragraph:

    Ada    Ada   PROPN NNP 2 nsubj
    spoke  speak VERB  VBD 0 root Tense=Past
    .      .     PUNCT .   2 punct

`record_of` makes a valid record around what a test is about.
"""

import hashlib
from dataclasses import replace
from itertools import groupby
from typing import Any, get_args

from sayso.language.analysis import Analysis, Name, NameLabel
from sayso.language.conllu import given_analysis, read_conllu
from sayso.language.quotation_marks import find_quotations
from sayso.record.record import Record
from sayso.record.types import Block, Document, Reader


def analysis_of(trees: str, *, names: dict[str, NameLabel] | None = None) -> Analysis:
    """Return the analysis of one document; `trees` is CoNLL-U or the compact form.

    `names` maps words as they stand in the text to a label; every occurrence becomes a name.
    Quotations are found as the reader finds them.
    """
    conllu = trees if "\t" in trees else conllu_of(trees)
    documents = list(read_conllu(conllu.splitlines()))
    if len(documents) != 1:
        message = f"a test analysis is one document, here are {len(documents)}"
        raise ValueError(message)
    return with_quotations(with_names(given_analysis(documents[0]), names or {}))


def conllu_of(compact: str) -> str:
    """Return the compact form as CoNLL-U."""
    lines: list[str] = []
    new_paragraph = True
    rows = [line.strip() for line in compact.strip().splitlines()]
    for is_sentence, group in groupby(rows, key=lambda row: row not in ("", "---")):
        if not is_sentence:
            new_paragraph |= "---" in group
            continue
        lines += ["# newpar"] if new_paragraph else []
        lines += [_conllu_row(number, row) for number, row in enumerate(group, start=1)]
        lines.append("")
        new_paragraph = False
    return "\n".join(lines) + "\n"


def _conllu_row(number: int, row: str) -> str:
    columns = row.split()
    if len(columns) not in (6, 7):
        message = f"a compact row has 6 or 7 columns: {row!r}"
        raise ValueError(message)
    form, lemma, upos, xpos, head, deprel, *feats = columns
    misc = "SpaceAfter=No" if form.endswith("~") and form != "~" else "_"
    form = form.removesuffix("~") or form
    lemma = form.lower() if lemma == "=" else lemma
    return "\t".join(
        (str(number), form, lemma, upos, xpos, feats[0] if feats else "_", head, deprel, "_", misc)
    )


def with_names(analysis: Analysis, names: dict[str, NameLabel]) -> Analysis:
    """Return the analysis with a name at every occurrence of the words in `names`."""
    found: list[Name] = []
    for words, label in names.items():
        if label not in get_args(NameLabel):
            message = f"{label!r} is no label of a name"
            raise ValueError(message)
        found += [
            Name(start=tokens[0], end=tokens[-1] + 1, label=label, score=0.99)
            for tokens in _occurrences(analysis, words)
        ]
    return replace(analysis, names=tuple(sorted(found, key=lambda name: name.start)))


def _occurrences(analysis: Analysis, words: str) -> list[range]:
    found: list[range] = []
    at = analysis.text.find(words)
    while at >= 0:
        tokens = analysis.tokens_in((at, at + len(words)))
        if analysis.span(tokens[0], tokens[-1]) == (at, at + len(words)):
            found.append(tokens)
        at = analysis.text.find(words, at + 1)
    if not found:
        message = f"{words!r} is nowhere in {analysis.text!r} as whole words"
        raise ValueError(message)
    return found


def with_quotations(analysis: Analysis) -> Analysis:
    """Return the analysis with its quotations."""
    paragraphs = [block.span for block in analysis.blocks]
    return replace(analysis, quotations=find_quotations(analysis.text, paragraphs))


def document_of(text: str, **fields: Any) -> Document:  # Any: whatever `Document` takes
    """Return the facts about a document whose original is `text`."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    known: dict[str, Any] = {
        "id": f"sha256:{digest}",
        "name": None,
        "kind": "text",
        "original_sha256": digest,
        "original_length": len(text),
    }
    return Document(**known | fields)


_LISTS = (
    "edits", "actors", "places", "times", "statements", "claims", "events", "ties", "causes",
    "forecasts", "framings", "gaps",
)  # fmt: skip


def record_of(text: str = "Ada spoke.", **fields: Any) -> Record:  # Any: whatever `Record` takes
    """Return a valid record of `text` with `fields` as given and the rest empty."""
    known: dict[str, Any] = {
        "reader": Reader(version="0", model="none", options={}),
        "document": document_of(text),
        "text": text,
        "blocks": (Block(kind="paragraph", span=(0, len(text))),),
        "sentences": ((0, len(text)),),
    }
    return Record(**dict.fromkeys(_LISTS, ()) | known | fields)

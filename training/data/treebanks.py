"""UD English EWT and GUM, with the names that were annotated on the same words.

In: `ud-ewt`, `ud-gum` (CoNLL-U), `ner` (TSV). Out: documents with tags, trees and names.
"""

import lzma
from collections.abc import Iterator
from pathlib import Path

from sayso.language.conllu import GivenWords, read_conllu
from sayso.record.vocabulary import Span
from training.documents import IGNORE, TrainingDocument
from training.inventory import Inventory

NameSpan = tuple[int, int, str]


def read_treebank(root: Path, treebank: str, part: str) -> list[GivenWords]:
    """Return the documents of `ewt` or `gum`, part `train` or `dev`."""
    path = root / f"ud-{treebank}" / f"{part}.conllu.xz"
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return list(read_conllu(lines, name=str(path)))


def treebank_documents(
    root: Path, treebank: str, part: str, inventory: Inventory
) -> list[TrainingDocument]:
    """Return a treebank with its names: UNER on EWT, the derived ones on GUM."""
    documents = read_treebank(root, treebank, part)
    scheme = {"ewt": "uner", "gum": "gum"}[treebank]
    file = {"ewt": "uner-ewt", "gum": "gum-derived"}[treebank]
    tagged = read_tagged(root / "ner" / f"{file}.{part}.tsv.xz")
    if treebank == "ewt":
        names = _by_sentence_id(documents, tagged)
    else:
        names = _in_order(documents, tagged)
    return [
        _document(document, found, unknown, scheme, inventory)
        for document, (found, unknown) in zip(documents, names, strict=True)
    ]


def _document(
    given: GivenWords,
    names: list[NameSpan],
    unknown: list[Span],
    scheme: str,
    inventory: Inventory,
) -> TrainingDocument:
    columns = {
        "upos": given.upos,
        "xpos": given.xpos,
        "feats": given.feats,
        "deprel": given.deprel,
    }
    labels = {name: inventory.encode(name, values) for name, values in columns.items()}
    tags = inventory.encode_names(scheme, names, len(given.form))
    for start, end in unknown:
        tags[start:end] = IGNORE
    labels[f"names_{scheme}"] = tags
    gaps = [
        given.text[end:start]
        for end, start in zip(given.end, [*given.start[1:], len(given.text)], strict=True)
    ]
    return TrainingDocument(
        forms=tuple(given.form),
        gap=tuple(gaps),
        sentence_ends=tuple(end for _, end in given.sentence_tokens),
        labels=labels,
        heads=tuple(given.head),
        names=tuple(names),
    )


TaggedSentence = tuple[str | None, list[str], list[str]]


def read_tagged(path: Path) -> list[TaggedSentence]:
    """Return `(sentence id, words, IOB2 tags)` for each sentence of a TSV file."""
    sentences: list[TaggedSentence] = []
    words: list[str] = []
    tags: list[str] = []
    identifier: str | None = None
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = line.rstrip("\n")
            if row.startswith("# ") and "\t" not in row:
                if row.startswith("# sent_id"):
                    identifier = row.partition("=")[2].strip()
                continue
            if row:
                word, _, tag = row.rpartition("\t")
                words.append(word)
                tags.append(tag)
            elif words:
                sentences.append((identifier, words, tags))
                words, tags, identifier = [], [], None
    if words:
        sentences.append((identifier, words, tags))
    return sentences


def name_spans(tags: list[str], offset: int = 0) -> list[NameSpan]:
    """Return the spans of IOB2 tags, shifted by `offset`."""
    spans: list[NameSpan] = []
    start: int | None = None
    label = ""
    for index, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == label):
            spans.append((start + offset, index + offset, label))
            start = None
        if tag.startswith("B-") or (tag.startswith("I-") and start is None):
            start, label = index, tag[2:]
    return spans


def _by_sentence_id(
    documents: list[GivenWords], tagged: list[TaggedSentence]
) -> list[tuple[list[NameSpan], list[Span]]]:
    """Match names to sentences by id: the two releases differ by a sentence.

    Returns the names of each document, and the token ranges without annotation.
    """
    by_id = {identifier: tags for identifier, _, tags in tagged if identifier}
    out: list[tuple[list[NameSpan], list[Span]]] = []
    for document in documents:
        spans: list[NameSpan] = []
        unknown: list[Span] = []
        for comments, (start, end) in zip(document.comments, document.sentence_tokens, strict=True):
            tags = by_id.get(_sentence_id(comments))
            if tags is None or len(tags) != end - start:
                unknown.append((start, end))
            else:
                spans += name_spans(tags, start)
        out.append((spans, unknown))
    return out


def _sentence_id(comments: list[str]) -> str:
    return next(c.partition("=")[2].strip() for c in comments if c.startswith("# sent_id"))


def _in_order(
    documents: list[GivenWords], tagged: list[TaggedSentence]
) -> list[tuple[list[NameSpan], list[Span]]]:
    """Lay the tags over the documents word by word: the files hold the same words."""
    words: Iterator[tuple[str, str]] = (
        pair for _, forms, tags in tagged for pair in zip(forms, tags, strict=True)
    )
    out: list[tuple[list[NameSpan], list[Span]]] = []
    for document in documents:
        tags: list[str] = []
        for form in document.form:
            word, tag = next(words)
            if word != form:
                raise ValueError(f"names and tree part at {document.doc_id}: {word!r} {form!r}")
            tags.append(tag)
        out.append((name_spans(tags), []))
    return out

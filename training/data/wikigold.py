"""wikigold: names in Wikipedia of 2008, CoNLL 2003 scheme. Words without their spacing."""

from pathlib import Path

from training.data.treebanks import name_spans, read_tagged
from training.documents import TrainingDocument
from training.inventory import Inventory

_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'’”") | {"'s", "''", "n't"}
_NO_SPACE_BEHIND = frozenset("([{$“") | {"``"}


def wikigold_documents(root: Path, inventory: Inventory) -> list[TrainingDocument]:
    """Return ten sentences at a time as one document, spaced as print would be."""
    sentences = read_tagged(root / "ner" / "wikigold.tsv.xz")
    documents: list[TrainingDocument] = []
    for at in range(0, len(sentences), 10):
        forms: list[str] = []
        tags: list[str] = []
        ends: list[int] = []
        for _, words, its_tags in sentences[at : at + 10]:
            forms += words
            tags += its_tags
            ends.append(len(forms))
        names = name_spans(tags)
        gaps = [
            "" if a in _NO_SPACE_BEHIND or b in _NO_SPACE_BEFORE else " "
            for a, b in zip(forms, [*forms[1:], ""], strict=True)
        ]
        documents.append(
            TrainingDocument(
                forms=tuple(forms),
                gap=tuple(gaps),
                labels={"names_wikigold": inventory.encode_names("wikigold", names, len(forms))},
                names=tuple(names),
            )
        )
    return documents

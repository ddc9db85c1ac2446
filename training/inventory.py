"""The label lists of the heads, fixed from the training treebanks and saved beside the graph."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np

from sayso.language.conllu import GivenWords
from training.documents import IGNORE, Ints

NAME_TYPES = {
    "uner": ("PER", "LOC", "ORG"),
    "wikigold": ("PER", "LOC", "ORG", "MISC"),
    "gum": ("PER", "LOC", "ORG", "NORP", "EVENT", "OBJ", "MISC"),
}
FEATURE_STRINGS = 140
"""The most frequent feature strings kept; 135 cover 99.9 % of EWT and GUM."""


@dataclass(frozen=True, slots=True)
class Inventory:
    """Label lists by column; `names_*` are BIOES tags of each scheme."""

    labels: dict[str, tuple[str, ...]]
    allowed: dict[str, tuple[tuple[int, ...], ...]]
    """`xpos` and `feats` ids that were seen with each UPOS id."""

    def encode(self, column: str, values: Sequence[str]) -> Ints:
        """Return label ids, `IGNORE` for labels not kept."""
        index = {label: i for i, label in enumerate(self.labels[column])}
        return np.array([index.get(v, IGNORE) for v in values], np.int64)

    def encode_names(self, scheme: str, names: Sequence[tuple[int, int, str]], size: int) -> Ints:
        """Return BIOES ids of one scheme."""
        tags = ["O"] * size
        for start, end, label in names:
            if end - start == 1:
                tags[start] = f"S-{label}"
                continue
            tags[start] = f"B-{label}"
            tags[start + 1 : end - 1] = [f"I-{label}"] * (end - start - 2)
            tags[end - 1] = f"E-{label}"
        return self.encode(f"names_{scheme}", tags)

    def as_json(self) -> dict[str, object]:
        """Return plain lists for the sidecar file."""
        return asdict(self)


def build_inventory(treebanks: Sequence[GivenWords], schemes: Sequence[str]) -> Inventory:
    """Collect the labels of the training treebanks."""
    counts: dict[str, Counter[str]] = {c: Counter() for c in ("upos", "xpos", "feats", "deprel")}
    together: dict[str, set[tuple[str, str]]] = {"xpos": set(), "feats": set()}
    for document in treebanks:
        for column, counter in counts.items():
            counter.update(getattr(document, column))
        together["xpos"].update(zip(document.upos, document.xpos, strict=True))
        together["feats"].update(zip(document.upos, document.feats, strict=True))
    labels: dict[str, tuple[str, ...]] = {
        "upos": tuple(sorted(counts["upos"])),
        "xpos": tuple(sorted(counts["xpos"])),
        "feats": tuple(sorted(f for f, _ in counts["feats"].most_common(FEATURE_STRINGS))),
        "deprel": tuple(sorted(counts["deprel"])),
    }
    for scheme in schemes:
        tags = ["O"]
        for label in NAME_TYPES[scheme]:
            tags += [f"{position}-{label}" for position in "BIES"]
        labels[f"names_{scheme}"] = tuple(tags)
    allowed = {
        column: tuple(
            tuple(i for i, v in enumerate(labels[column]) if (tag, v) in pairs)
            for tag in labels["upos"]
        )
        for column, pairs in together.items()
    }
    return Inventory(labels=labels, allowed=allowed)

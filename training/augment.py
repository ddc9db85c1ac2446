"""Augmentation: letter case and name swaps, on words alone, so that every label stays right.

Names are replaced one for one by names of the same type and number of words from the shipped
knowledge, so that people and places from the whole world stand in the training sentences.
"""

import csv
import lzma
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from training.documents import TrainingDocument

CASE_SHARE = 0.1
"""Share of documents in lower case, in capitals, and in title case, each."""
SWAP_SHARE = 0.35
"""Share of documents with swapped names, and of names swapped in them (as its root)."""


class NamePool:
    """Names of persons and places by number of words."""

    def __init__(self, root: Path) -> None:
        """Read the name tables under `root`."""
        self._by_size: dict[str, dict[int, list[tuple[str, ...]]]] = {
            "PER": defaultdict(list),
            "LOC": defaultdict(list),
        }
        given, surnames = self._persons(root)
        self._given = given
        self._surnames = surnames
        self._places(root)

    def _persons(self, root: Path) -> tuple[list[str], list[str]]:
        given: list[str] = []
        with lzma.open(root / "knowledge-names" / "given-names.tsv.xz", "rt") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                if row["name"].isalpha():
                    given.append(row["name"])
        surnames: set[str] = set()
        path = root / "knowledge-offices" / "holders-2000-2022.tsv.xz"
        with lzma.open(path, "rt") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                words = tuple(row["person"].split())
                if 1 < len(words) < 5 and all(w[:1].isupper() for w in words):
                    self._by_size["PER"][len(words)].append(words)
                    if words[-1].isalpha():
                        surnames.add(words[-1])
        return given, sorted(surnames)

    def _places(self, root: Path) -> None:
        with lzma.open(root / "knowledge-places" / "cities15000.tsv.xz", "rt") as rows:
            for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
                words = tuple(row["name"].split())
                if words and all(w.isalpha() for w in words):
                    self._by_size["LOC"][len(words)].append(words)

    def draw(self, label: str, size: int, rng: np.random.Generator) -> tuple[str, ...] | None:
        """Return a name of `size` words, or `None` where there is none of that size."""
        if label == "PER" and size == 1:
            pool = self._surnames if rng.random() < 0.7 else self._given
            return (pool[rng.integers(len(pool))],)
        if label == "PER" and size == 2 and rng.random() < 0.5:
            first = self._given[rng.integers(len(self._given))]
            return first, self._surnames[rng.integers(len(self._surnames))]
        names = self._by_size[label].get(size) if label in self._by_size else None
        return names[rng.integers(len(names))] if names else None


def augment(
    document: TrainingDocument, pool: NamePool | None, rng: np.random.Generator
) -> TrainingDocument:
    """Return the document, perhaps with swapped names and perhaps in another case."""
    forms = list(document.forms)
    if pool and document.names and rng.random() < SWAP_SHARE**0.5:
        swap = _swap_tokens if document.mentions else _swap_names
        forms = swap(forms, document.names, pool, rng)
    draw = rng.random()
    if draw < CASE_SHARE:
        forms = [form.lower() for form in forms]
    elif draw < 2 * CASE_SHARE:
        forms = [form.upper() for form in forms]
    elif draw < 3 * CASE_SHARE:
        forms = [form[:1].upper() + form[1:] for form in forms]
    return document.with_forms(forms)


def _swap_names(
    forms: list[str],
    names: Sequence[tuple[int, int, str]],
    pool: NamePool,
    rng: np.random.Generator,
) -> list[str]:
    """Swap the same name for the same other name throughout the document."""
    out = list(forms)
    chosen: dict[tuple[str, ...], tuple[str, ...] | None] = {}
    for start, end, label in names:
        words = tuple(forms[start:end])
        if not all(w[:1].isupper() and w.isalpha() for w in words):
            continue
        if words not in chosen:
            swaps = rng.random() < SWAP_SHARE**0.5
            chosen[words] = pool.draw(label, end - start, rng) if swaps else None
        replacement = chosen[words]
        if replacement:
            out[start:end] = replacement
    return out


def _swap_tokens(
    forms: list[str],
    names: Sequence[tuple[int, int, str]],
    pool: NamePool,
    rng: np.random.Generator,
) -> list[str]:
    """Swap each word of a person's name for the same other word throughout the document.

    What means the same by its words ("Ada Obi", "Obi") must go on to do so.
    """
    out = list(forms)
    chosen: dict[str, str] = {}
    for start, end, label in names:
        for at in range(start, end):
            word = forms[at]
            if label != "PER" or not (word.isalpha() and word[:1].isupper() and len(word) > 1):
                continue
            if word not in chosen:
                drawn = pool.draw("PER", 1, rng) if rng.random() < SWAP_SHARE**0.5 else None
                chosen[word] = drawn[0] if drawn else word
            out[at] = chosen[word]
    return out

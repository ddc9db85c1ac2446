"""What a model is trained on: each recipe is a list of data sets with their share of the steps.

`default`: every set whose annotation is openly licensed, and PolNeAR (published by its authors
without a licence statement; named in the model card, never redistributed). `clean`: only sets
whose text and annotation carry a free licence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.data.attributions import gum_quote_documents, polnear_documents
from training.data.treebanks import treebank_documents
from training.data.wikigold import wikigold_documents
from training.documents import TrainingDocument
from training.inventory import Inventory


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set: how to read its training part, and its share of the steps."""

    name: str
    share: float
    read: Callable[[Path, Inventory], list[TrainingDocument]]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The data sets and the annotation schemes of names."""

    name: str
    treebanks: Sequence[str]
    name_schemes: Sequence[str]
    data_sets: Sequence[DataSet]
    swaps_names: bool = True


_GUM = DataSet("gum", 0.24, lambda root, inv: treebank_documents(root, "gum", "train", inv))
_EWT = DataSet("ewt", 0.38, lambda root, inv: treebank_documents(root, "ewt", "train", inv))
_WIKIGOLD = DataSet("wikigold", 0.08, wikigold_documents)
_POLNEAR = DataSet("polnear", 0.30, lambda root, _: polnear_documents(root, "train"))
_GUM_QUOTES = DataSet("quotes-gum", 0.15, lambda root, _: gum_quote_documents(root, "train"))

RECIPES = {
    "default": Recipe(
        "default", ("ewt", "gum"), ("uner", "gum", "wikigold"), (_EWT, _GUM, _WIKIGOLD, _POLNEAR)
    ),
    "clean": Recipe("clean", ("gum",), ("gum", "wikigold"), (_GUM, _WIKIGOLD, _GUM_QUOTES)),
}

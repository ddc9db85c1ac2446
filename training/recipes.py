"""What a model is trained on: each recipe is a list of data sets with their share of the steps.

`default`: every set whose annotation is openly licensed, and PolNeAR (published by its authors
without a licence statement; named in the model card, never redistributed). `clean`: only sets
whose text and annotation carry a free licence.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from training.data.attributions import gum_quote_documents, polnear_documents
from training.data.causes import causal_documents
from training.data.coreference import gap_documents, gum_documents, litbank_documents
from training.data.events import event_documents, own_event_documents
from training.data.masked_names import masked_name_documents
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
    in_order: bool = False
    """Whether the windows of a document stay in one batch: coreference links them."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The data sets and the annotation schemes of names."""

    name: str
    treebanks: Sequence[str]
    name_schemes: Sequence[str]
    data_sets: Sequence[DataSet]
    swaps_names: bool = True


_GUM = DataSet("gum", 0.24, gum_documents, in_order=True)
_EWT = DataSet("ewt", 0.32, lambda root, inv: treebank_documents(root, "ewt", "train", inv))
_WIKIGOLD = DataSet("wikigold", 0.07, wikigold_documents)
_POLNEAR = DataSet("polnear", 0.24, lambda root, _: polnear_documents(root, "train"))
_LITBANK = DataSet("litbank", 0.10, lambda root, _: litbank_documents(root), in_order=True)
_GAP = DataSet("gap", 0.18, lambda root, _: gap_documents(root), in_order=True)
_MASKED = DataSet("masked-names", 0.06, lambda root, _: masked_name_documents(root), in_order=True)
_EVENTS = DataSet("events", 0.30, lambda root, _: event_documents(root))
_OWN_EVENTS = DataSet("own-events", 0.24, lambda _root, _inv: own_event_documents())
_CAUSES = DataSet("causes", 0.16, lambda root, _: causal_documents(root))
_GUM_QUOTES = DataSet("quotes-gum", 0.15, lambda root, _: gum_quote_documents(root, "train"))

RECIPES = {
    "default": Recipe(
        "default",
        ("ewt", "gum"),
        ("uner", "gum", "wikigold"),
        (_EWT, _GUM, _WIKIGOLD, _POLNEAR, _LITBANK, _GAP, _MASKED, _EVENTS, _CAUSES),
    ),
    "clean": Recipe(
        "clean",
        ("gum",),
        ("gum", "wikigold"),
        (_GUM, _WIKIGOLD, _GUM_QUOTES, _LITBANK, _GAP, _OWN_EVENTS, _CAUSES),
    ),
}

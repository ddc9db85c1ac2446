"""How smoothly the encoder reads some words: what repair asks about doubtful ones.

A misread word leaves traces: the tagger wavers, the parser finds it no governor, the misspellings
that the treebanks mark are recognised. In go short passages, each with the span of the words in
question; out comes a row of numbers for each, under the names in `FLUENCY`. A passage is a window
of its own (`model` says why), so its row does not depend on what else is asked.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.language.features import feature_table
from sayso.language.model import Outputs, load_model
from sayso.language.sentences import boundaries
from sayso.language.tokens import tokenise
from sayso.language.windows import Window
from sayso.language.wordpiece import load_wordpiece
from sayso.record.vocabulary import Span

Passage = tuple[str, Span]
"""A text of less than 500 characters, and where in it the words in question stand."""
Array = npt.NDArray[np.float64]

_HEADS: Final = ("upos", "xpos", "feats", "arcs")
_OF_HEAD: Final = (
    "wavers",
    "wavers beside",
    "wavers on average",
    "wavers in all",
    "sure",
    "surest",
)
FLUENCY: Final = (
    *(f"{head} {name}" for head in _HEADS for name in _OF_HEAD),
    "name uner wavers", "name uner outside", "name gum wavers", "name gum outside",
    "misspelt", "misspelt near", "misspelt anywhere", "unclassed", "proper noun", "foreign",
    "relation",
)  # fmt: skip
"""What is said of a passage; `wavers` is an entropy, `sure` the logarithm of a probability."""

_AT_ONCE: Final = 64
"""Passages whose outputs are held at a time."""
_DECIMALS: Final = 3
"""Rows are compared with thresholds; what lies behind these decimals is noise."""


def fluency(passages: Sequence[Passage]) -> list[tuple[float, ...]]:
    """Return the numbers under `FLUENCY` for each passage, in order."""
    rest = iter(passages)
    rows: list[tuple[float, ...]] = []
    while some := list(islice(rest, _AT_ONCE)):
        rows += _rows(some)
    return rows


def _rows(passages: Sequence[Passage]) -> Iterator[tuple[float, ...]]:
    """Yield the rows of some passages, read side by side."""
    wordpiece = load_wordpiece()
    windows: list[Window] = []
    pieces: list[tuple[int, ...]] = []
    tables, states, asked = [], [], []
    for text, span in passages:
        tokens = tokenise(text)
        ends = boundaries(text, tokens, [len(text)])
        first = len(pieces)
        pieces += [wordpiece.pieces(text[start:end]) for start, end in tokens]
        windows.append(Window(first, len(pieces), first, len(pieces)))
        tables.append(feature_table(text, tokens, ends, ()))
        states += ends
        asked.append([i for i, (a, b) in enumerate(tokens) if a < span[1] and span[0] < b] or [0])
    outputs = load_model().run(windows, pieces, np.concatenate(tables), states)
    for output, words in zip(outputs, asked, strict=True):
        yield tuple(round(float(value), _DECIMALS) + 0.0 for value in _row(output, words))


def _row(output: Outputs, words: list[int]) -> Iterator[float]:
    """Yield the numbers under `FLUENCY` for the words at these places."""
    size = len(output["upos"])
    near = sorted({k for i in words for k in (i - 1, i, i + 1) if 0 <= k < size})
    beside = [i for i in near if i not in words] or words
    logs = {name: _log_softmax(output[name]) for name in (*_HEADS, "names_uner", "names_gum")}
    for name in _HEADS:
        yield from _of_head(logs[name], words, beside)
    for name in ("names_uner", "names_gum"):
        yield _entropy(logs[name])[near].max()
        yield np.exp(logs[name][words, 0]).min()
    misspelt = np.exp(logs["feats"][:, _misspelt()]).sum(axis=1)
    yield misspelt[words].max()
    yield misspelt[near].max()
    yield misspelt.max()
    for head, label in (("upos", "X"), ("upos", "PROPN"), ("xpos", "FW")):
        yield np.exp(logs[head][words, _place(head, label)]).max()
    relations = _log_softmax(output["relations"][words, 0])
    yield relations.max(axis=1).min()


def _of_head(logs: Array, words: list[int], beside: list[int]) -> Iterator[float]:
    entropy, best = _entropy(logs), logs.max(axis=1)
    yield entropy[words].max()
    yield entropy[beside].max()
    yield entropy.mean()
    yield entropy.sum()
    yield best[words].min()
    yield best.min()


@cache
def _misspelt() -> list[int]:
    """Return the places of the feature sets of words that the treebanks mark as misspelt."""
    labels = load_model().labels.lists["feats"]
    return [i for i, label in enumerate(labels) if "Typo=Yes" in label]


@cache
def _place(head: str, label: str) -> int:
    return load_model().labels.lists[head].index(label)


def _log_softmax(scores: npt.NDArray[np.float32]) -> Array:
    shifted = scores.astype(np.float64) - scores.max(axis=-1, keepdims=True)
    return np.asarray(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))


def _entropy(logs: Array) -> Array:
    return np.asarray(-(np.exp(logs) * logs).sum(axis=-1))

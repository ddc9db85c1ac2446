"""Windows to padded tensors, and the endless stream of batches of one data set."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from sayso.language.wordpiece import CLS, SEP
from training.codebook import MODES
from training.documents import IGNORE, TrainingDocument, TrainingWindow, window_document

BATCH_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Mentions:
    """The mentions of a batch in the order of the text: columns of `[mentions]`."""

    head: Tensor
    first: Tensor
    last: Tensor
    cluster: Tensor
    document: Tensor
    counted: Tensor


@dataclass(frozen=True, slots=True)
class Predicates:
    """The judged predicates of a batch.

    `trigger`, `type` and `has_modes` are `[predicates]`; `agents`, `recipients` and `sentence`
    are float rows over all words of the batch that sum to 1, or to 0 where nobody is named;
    `modes` is `[predicates, modes]`.
    """

    trigger: Tensor
    agents: Tensor
    recipients: Tensor
    sentence: Tensor
    type: Tensor
    modes: Tensor
    has_modes: Tensor


@dataclass(frozen=True, slots=True)
class Batch:
    """One padded batch; word tensors are `[batch, words]`, piece tensors `[batch, pieces]`.

    `heads` counts from 1 within the window, 0 is the root, `IGNORE` is unknown. Cues are listed
    flat: `cue_window[n]`, `cue_word[n]` say where, `cue_source`/`cue_content` are
    `[cues, words]` masks. Mentions and predicates count words through the whole batch: word `w`
    of window `b` is `b * words + w`.
    """

    pieces: Tensor
    piece_mask: Tensor
    first: Tensor
    last: Tensor
    features: Tensor
    word_mask: Tensor
    sentence: Tensor
    state: Tensor
    sentence_end: Tensor | None
    labels: dict[str, Tensor]
    heads: Tensor | None
    cue_window: Tensor | None = None
    cue_word: Tensor | None = None
    cue_source: Tensor | None = None
    cue_content: Tensor | None = None
    mentions: Mentions | None = None
    predicates: Predicates | None = None


def collate(windows: Sequence[TrainingWindow]) -> Batch:
    """Pad windows of one data set into a batch."""
    words = max(len(w) for w in windows)
    pieces = max(len(w.pieces) for w in windows) + 2

    def pad(columns: list[np.ndarray], fill: int) -> Tensor:
        out = np.full((len(columns), words, *columns[0].shape[1:]), fill, np.int64)
        for row, column in zip(out, columns, strict=True):
            row[: len(column)] = column
        return torch.from_numpy(out)

    ids = np.zeros((len(windows), pieces), np.int64)
    for row, window in zip(ids, windows, strict=True):
        row[: len(window.pieces) + 2] = (CLS, *window.pieces, SEP)
    sentence = pad([w.sentence for w in windows], -1)
    heads = pad([w.heads for w in windows], IGNORE) if windows[0].heads is not None else None
    return Batch(
        pieces=torch.from_numpy(ids),
        piece_mask=torch.from_numpy(ids != 0),
        first=pad([w.first for w in windows], 0),
        last=pad([w.last for w in windows], 0),
        features=pad([w.features for w in windows], 0),
        word_mask=sentence >= 0,
        sentence=sentence,
        state=pad([w.state for w in windows], 0),
        sentence_end=_sentence_ends(sentence) if heads is not None else None,
        labels={name: pad([w.labels[name] for w in windows], IGNORE) for name in windows[0].labels},
        heads=heads,
        mentions=_mentions(windows, words),
        predicates=_predicates(windows, sentence),
        **(_cues(windows, words) if windows[0].has_attribution else {}),
    )


def _mentions(windows: Sequence[TrainingWindow], words: int) -> Mentions | None:
    rows = sorted(
        (
            *(w.document, m.order, m.cluster, m.counted),
            *(at * words + word for word in (m.head, m.first, m.last)),
        )
        for at, w in enumerate(windows)
        for m in w.mentions
    )
    if not rows:
        return None
    document, _, cluster, counted, head, first, last = torch.tensor(rows, dtype=torch.long).T
    return Mentions(head, first, last, cluster, document, counted.bool())


def _predicates(windows: Sequence[TrainingWindow], sentence: Tensor) -> Predicates | None:
    found = [(at, p) for at, w in enumerate(windows) for p in w.predicates]
    if not found:
        return None
    words = sentence.shape[1]
    rows = np.zeros((3, len(found), sentence.numel()), np.float32)
    modes = np.zeros((len(found), len(MODES)), np.float32)
    ids = sentence.numpy()
    for row, (at, p) in enumerate(found):
        for side, tokens in enumerate((p.agents, p.recipients)):
            for token in tokens:
                rows[side, row, at * words + token] = 1 / len(tokens)
        (inside,) = np.nonzero(ids[at] == ids[at, p.trigger])
        rows[2, row, at * words + inside] = 1 / len(inside)
        modes[row, list(p.modes or ())] = 1
    return Predicates(
        trigger=torch.tensor([at * words + p.trigger for at, p in found]),
        agents=torch.from_numpy(rows[0]),
        recipients=torch.from_numpy(rows[1]),
        sentence=torch.from_numpy(rows[2]),
        type=torch.tensor([p.type for _, p in found]),
        modes=torch.from_numpy(modes),
        has_modes=torch.tensor([p.modes is not None for _, p in found]),
    )


def _sentence_ends(sentence: Tensor) -> Tensor:
    following = torch.full_like(sentence, -1)
    following[:, :-1] = sentence[:, 1:]
    return following != sentence


def _cues(windows: Sequence[TrainingWindow], words: int) -> dict[str, Tensor]:
    at: list[tuple[int, int]] = []
    source: list[np.ndarray] = []
    content: list[np.ndarray] = []
    for index, window in enumerate(windows):
        for attribution in window.attributions:
            masks = np.zeros((2, words), np.float32)
            masks[0, list(attribution.source)] = 1
            masks[1, list(attribution.content)] = 1
            for word in attribution.cue:
                at.append((index, word))
                source.append(masks[0])
                content.append(masks[1])
    places = torch.tensor(at, dtype=torch.long).reshape(-1, 2)
    empty = np.zeros((0, words), np.float32)
    return {
        "cue_window": places[:, 0],
        "cue_word": places[:, 1],
        "cue_source": torch.from_numpy(np.stack(source) if source else empty),
        "cue_content": torch.from_numpy(np.stack(content) if content else empty),
    }


def endless_batches(
    documents: Sequence[TrainingDocument],
    change: Callable[[TrainingDocument, np.random.Generator], TrainingDocument],
    *,
    seed: int,
    skip: int = 0,
    in_order: bool = False,
) -> Iterator[Batch]:
    """Yield batches for ever, epoch after epoch; the n-th batch depends on `seed` alone.

    Documents are concatenated only by standing in one batch: a window never spans two. With
    `in_order` the windows of a document stay together, as links between them want it.
    """
    drawn = 0
    epoch = 0
    while True:
        rng = np.random.default_rng((seed, epoch))
        groups = _epoch_groups(documents, change, rng, in_order=in_order)
        for group in groups:
            drawn += 1
            if drawn > skip:
                yield collate(group)
        epoch += 1


def _epoch_groups(
    documents: Sequence[TrainingDocument],
    change: Callable[[TrainingDocument, np.random.Generator], TrainingDocument],
    rng: np.random.Generator,
    *,
    in_order: bool,
) -> list[list[TrainingWindow]]:
    windows: list[TrainingWindow] = []
    for index in rng.permutation(len(documents)):
        windows += window_document(change(documents[index], rng), rng, number=int(index))
    # sorted by length within chunks of about twenty batches: little padding, still mixed
    groups: list[list[TrainingWindow]] = []
    for at in range(0, len(windows), 250):
        chunk = windows[at : at + 250]
        if not in_order:
            chunk.sort(key=lambda w: len(w.pieces))
        group: list[TrainingWindow] = []
        size = 0
        for window in chunk:
            if group and size + len(window) > BATCH_WORDS:
                groups.append(group)
                group, size = [], 0
            group.append(window)
            size += len(window)
        if group:
            groups.append(group)
    order = rng.permutation(len(groups))
    return [groups[i] for i in order]

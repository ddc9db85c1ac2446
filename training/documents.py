"""`TrainingDocument`: words with their spacing and any labels, ready to be cut into windows.

All corpora become this one form. Text is rebuilt from the words, so that augmentation can change
letters and swap names, and the features are computed by the reader's own code: what training
sees is what reading sees.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from sayso.language.features import feature_table
from sayso.language.quotation_marks import find_quotations
from sayso.language.sentences import Boundary, boundaries
from sayso.language.windows import Window, cut_windows
from sayso.language.wordpiece import load_wordpiece
from sayso.record.vocabulary import Span

IGNORE = -100
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One cue with its words, as token indices of the document."""

    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, as token indices of the document: `first` and `last` both included.

    Only a `counted` mention trains the choice of its antecedent. Mentions of one `cluster` mean
    the same; antecedents are looked for among mentions of a lower `order`.
    """

    order: int
    head: int
    first: int
    last: int
    cluster: int
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Predicate:
    """A predicate judged: the token of its trigger, those of its sides, and what it names.

    `type` is an index into the event types; `modes` are indices into the modes, `None` where
    nobody judged them.
    """

    trigger: int
    agents: tuple[int, ...]
    recipients: tuple[int, ...]
    type: int
    modes: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class TrainingDocument:
    """Words of one document; every label column has one entry a word, `IGNORE` where unknown.

    `gap[i]` is the white space behind word `i`. `sentence_ends` are token indices (exclusive),
    empty where sentences are not known (then rules and no parser labels apply).
    """

    forms: tuple[str, ...]
    gap: tuple[str, ...]
    sentence_ends: tuple[int, ...] = ()
    labels: dict[str, Ints] = field(default_factory=dict)
    heads: tuple[int, ...] = ()
    """Document index of each governor, -1 for roots."""
    names: tuple[tuple[int, int, str], ...] = ()
    attributions: tuple[Attribution, ...] = ()
    has_attribution: bool = False
    mentions: tuple[Mention, ...] = ()
    predicates: tuple[Predicate, ...] = ()

    def with_forms(self, forms: Sequence[str]) -> "TrainingDocument":
        """Return the document with other letters and the same labels."""
        return replace(self, forms=tuple(forms))


@dataclass(frozen=True, slots=True)
class TrainingWindow:
    """One window as arrays: pieces, words, features, labels; indices count from its start."""

    pieces: tuple[int, ...]
    first: Ints
    last: Ints
    features: Ints
    sentence: Ints
    state: Ints
    labels: dict[str, Ints]
    heads: Ints | None
    attributions: tuple[Attribution, ...]
    has_attribution: bool
    mentions: tuple[Mention, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    document: int = 0
    """Which document of the epoch: mentions of two documents never mean the same."""

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.first)


def text_and_spans(document: TrainingDocument) -> tuple[str, list[Span], list[Span]]:
    """Return the text, the span of each word, and the paragraphs."""
    pieces: list[str] = []
    spans: list[Span] = []
    paragraphs: list[Span] = []
    offset = paragraph = 0
    for form, gap in zip(document.forms, document.gap, strict=True):
        spans.append((offset, offset + len(form)))
        pieces += (form, gap)
        offset += len(form) + len(gap)
        if "\n\n" in gap:
            paragraphs.append((paragraph, offset - len(gap)))
            paragraph = offset
    if paragraph < offset:
        paragraphs.append((paragraph, offset))
    return "".join(pieces), spans, paragraphs


def window_document(
    document: TrainingDocument,
    rng: np.random.Generator,
    *,
    open_share: float = 0.3,
    number: int = 0,
) -> list[TrainingWindow]:
    """Cut a document into windows as reading would, with its labels.

    Gold sentence ends that rules are sure of become open with probability `open_share`, so that
    the boundary head also sees easy cases. The first window is shortened at random, so that
    epochs differ in their windows.
    """
    if not document.forms:
        return []
    text, spans, paragraphs = text_and_spans(document)
    states = boundaries(text, spans, [end for _, end in paragraphs])
    if document.sentence_ends:
        states = _gold_states(states, document.sentence_ends, rng, open_share)
    quotations = find_quotations(text, paragraphs)
    table = feature_table(text, spans, states, quotations)
    wordpiece = load_wordpiece()
    pieces = [wordpiece.pieces(form) for form in document.forms]
    windows = cut_windows([len(p) for p in pieces], states)
    sentence = _sentence_ids(states, document.sentence_ends)
    return [_window(document, w, pieces, table, states, sentence, number) for w in windows]


def _gold_states(
    states: Sequence[Boundary],
    sentence_ends: Sequence[int],
    rng: np.random.Generator,
    open_share: float,
) -> list[Boundary]:
    ends = {end - 1 for end in sentence_ends}
    out: list[Boundary] = []
    for index, state in enumerate(states):
        if index in ends:
            keeps_open = state == Boundary.OPEN or (
                state == Boundary.SURE and rng.random() < open_share and index + 1 < len(states)
            )
            out.append(Boundary.OPEN if keeps_open else Boundary.SURE)
        else:
            out.append(Boundary.OPEN if state == Boundary.OPEN else Boundary.NONE)
    return out


def _sentence_ids(states: Sequence[Boundary], sentence_ends: Sequence[int]) -> Ints:
    if not sentence_ends:
        ends = np.array([s == Boundary.SURE for s in states])
    else:
        ends = np.zeros(len(states), bool)
        ends[np.array(sentence_ends) - 1] = True
    return np.concatenate(([0], np.cumsum(ends)[:-1])).astype(np.int64)


def _window(
    document: TrainingDocument,
    window: Window,
    pieces: Sequence[tuple[int, ...]],
    table: Ints,
    states: Sequence[Boundary],
    sentence: Ints,
    number: int,
) -> TrainingWindow:
    first: list[int] = []
    last: list[int] = []
    flat: list[int] = []
    for word in pieces[window.start : window.end]:
        first.append(len(flat) + 1)  # one place is taken by [CLS]
        flat += word
        last.append(len(flat))
    cut = slice(window.start, window.end)
    inside = range(window.start, window.end)
    heads = None
    if document.heads:
        heads = np.array(document.heads[cut], np.int64)
        out_of_window = (heads >= 0) & ((heads < window.start) | (heads >= window.end))
        heads = np.where(heads >= 0, heads - window.start + 1, 0)
        heads[out_of_window] = IGNORE
    moved = tuple(
        Attribution(
            cue=tuple(i - window.start for i in a.cue if i in inside),
            source=tuple(i - window.start for i in a.source if i in inside),
            content=tuple(i - window.start for i in a.content if i in inside),
        )
        for a in document.attributions
        if any(i in inside for i in a.cue)
    )
    return TrainingWindow(
        pieces=tuple(flat),
        first=np.array(first, np.int64),
        last=np.array(last, np.int64),
        features=table[cut],
        sentence=sentence[cut] - sentence[window.start],
        state=np.array(states[cut], np.int64),
        labels={name: column[cut] for name, column in document.labels.items()},
        heads=heads,
        attributions=moved,
        has_attribution=document.has_attribution,
        mentions=tuple(
            replace(
                m,
                head=m.head - window.start,
                first=max(m.first, window.start) - window.start,
                last=min(m.last, window.end - 1) - window.start,
            )
            for m in document.mentions
            if m.head in inside
        ),
        predicates=tuple(
            replace(
                p,
                trigger=p.trigger - window.start,
                agents=tuple(i - window.start for i in p.agents if i in inside),
                recipients=tuple(i - window.start for i in p.recipients if i in inside),
            )
            for p in document.predicates
            if p.trigger in inside
        ),
        document=number,
    )

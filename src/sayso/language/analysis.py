"""`Analysis`: what the words are, as plain columns over tokens.

Every column has one entry a token, in text order; `head[i]` is the token index of the governor
or -1 for the root of a sentence. Tokens are syntactic words with their own characters
(`do` + `n't`); their spans never overlap and cover every character that is not white space.
Layers read columns and walk the tree; nothing here knows of models.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np
import numpy.typing as npt

from sayso.record.types import Block
from sayso.record.vocabulary import QuotationState, Span

NameLabel = Literal["PER", "ORG", "LOC", "FAC", "NORP", "EVENT"]
Floats = npt.NDArray[np.float32]
Halves = npt.NDArray[np.float16]


@dataclass(frozen=True, slots=True)
class Name:
    """A flat name over tokens `[start, end)` with the mean probability of its tags."""

    start: int
    end: int
    label: NameLabel
    score: float


@dataclass(frozen=True, slots=True)
class QuotedStretch:
    """A stretch in quotation marks: characters `[start, end)`, the marks included.

    `inner` is the span without the marks. `level` counts from 1. `state` says how the marks
    stood; a stretch that continues over a paragraph break is one stretch for each paragraph,
    with `continues` the index of the stretch before.
    """

    start: int
    end: int
    inner: Span
    level: int
    state: QuotationState
    continues: int | None = None


@dataclass(frozen=True, slots=True)
class CueCandidate:
    """A cue of attribution over tokens `[start, end)` and the words it attributes.

    `source` and `content` hold one probability for each token of `window`, the half-open
    token range that the model saw with the cue.
    """

    start: int
    end: int
    score: float
    window: tuple[int, int]
    source: Floats
    content: Floats


@dataclass(frozen=True)
class Analysis:
    """The analysed text; see the module's docstring for the columns."""

    text: str
    blocks: tuple[Block, ...]
    start: list[int]
    end: list[int]
    sentence: list[int]
    sentence_tokens: list[tuple[int, int]]
    """Half-open token range of each sentence."""
    block: list[int]
    """Index into `blocks` of each token."""
    form: list[str]
    lemma: list[str]
    upos: list[str]
    xpos: list[str]
    feats: list[str]
    head: list[int]
    deprel: list[str]
    confidence: list[float]
    """Top probability of UPOS; 1.0 where tags were given."""
    names: tuple[Name, ...] = ()
    quotations: tuple[QuotedStretch, ...] = ()
    cues: tuple[CueCandidate, ...] = ()
    mention_vectors: Halves | None = field(default=None, compare=False, repr=False)
    """`[words, 384]`: three parts of 128 of each word, as head, first and last word of a mention.

    `None` where no model read the words, or one without this output.
    """
    predicate_vectors: Halves | None = field(default=None, compare=False, repr=False)
    """`[words, 640]`: four parts of 160 of each word, as trigger, agent, recipient, context.

    `None` as for `mention_vectors`; `predicates.judge_predicates` reads them.
    """
    causal: Floats | None = field(default=None, compare=False, repr=False)
    """Logits `[words, 10]` of stated causes, `None` as for `mention_vectors`.

    Column 0, averaged over a sentence, says whether it states a cause; three each are the tags
    O, B, I of the words of causes (1-3), of effects (4-6) and of signals (7-9).
    """
    model: str = "none"

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.start)

    @property
    def sentences(self) -> tuple[Span, ...]:
        """The span of each sentence in the text."""
        return tuple((self.start[a], self.end[b - 1]) for a, b in self.sentence_tokens)

    def span(self, first: int, last: int) -> Span:
        """Return the characters from token `first` to token `last`, both included."""
        return self.start[first], self.end[last]

    def words(self, span: Span) -> str:
        """Return the text at `span`."""
        return self.text[span[0] : span[1]]

    def tokens_in(self, span: Span) -> range:
        """Return the indices of the tokens that share a character with `span`."""
        return range(bisect_right(self.end, span[0]), bisect_left(self.start, span[1]))

    def token_at(self, offset: int) -> int:
        """Return the token that holds or follows `offset`; the last one at the end."""
        return min(bisect_right(self.end, offset), len(self.start) - 1)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependants of each token, in text order."""
        below: list[list[int]] = [[] for _ in self.start]
        for token, governor in enumerate(self.head):
            if governor >= 0:
                below[governor].append(token)
        return below

    @cached_property
    def subtree_bounds(self) -> list[tuple[int, int]]:
        """The first and the last token of each token's subtree, both included."""
        first = list(range(len(self.start)))
        last = list(range(len(self.start)))
        for token in self._bottom_up:
            governor = self.head[token]
            if governor >= 0:
                first[governor] = min(first[governor], first[token])
                last[governor] = max(last[governor], last[token])
        return list(zip(first, last, strict=True))

    @cached_property
    def depth(self) -> list[int]:
        """The number of governors above each token."""
        depth = [-1] * len(self.start)
        for token in range(len(self.start)):
            path = []
            above = token
            while above >= 0 and depth[above] < 0:
                path.append(above)
                above = self.head[above]
            base = depth[above] if above >= 0 else -1
            for step in reversed(path):
                base += 1
                depth[step] = base
        return depth

    @cached_property
    def _bottom_up(self) -> list[int]:
        return sorted(range(len(self.start)), key=self.depth.__getitem__, reverse=True)

    def subtree(self, token: int) -> list[int]:
        """Return the tokens of the subtree of `token`, in text order."""
        found = [token]
        for member in found:
            found += self.children[member]
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the governors of `token`, nearest first."""
        above = self.head[token]
        while above >= 0:
            yield above
            above = self.head[above]

    def child(self, token: int, *relations: str) -> int | None:
        """Return the first dependant with one of `relations` (exact, subtype included)."""
        for dependant in self.children[token]:
            if self.deprel[dependant] in relations:
                return dependant
        return None

    def children_by(self, token: int, *relations: str) -> list[int]:
        """Return the dependants with one of `relations` (exact, subtype included)."""
        return [d for d in self.children[token] if self.deprel[d] in relations]

    @cached_property
    def quote_level(self) -> list[int]:
        """How many open quotations each token stands in; the marks count as inside."""
        level = [0] * len(self.start)
        for stretch in self.quotations:
            for token in self.tokens_in((stretch.start, stretch.end)):
                level[token] = max(level[token], stretch.level)
        return level

    @cached_property
    def name_at(self) -> list[int]:
        """The index into `names` of the name that each token belongs to, or -1."""
        at = [-1] * len(self.start)
        for index, name in enumerate(self.names):
            for token in range(name.start, name.end):
                at[token] = index
        return at

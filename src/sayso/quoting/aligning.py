"""A quotation laid along the words of a document.

Words are compared one by one, and the cheapest way to turn a stretch of the document into the
quotation is sought (Sellers 1980: edit distance with free ends). Two things that people do to
quotations cost nothing: leaving words out where they put an ellipsis, and putting words of their
own into square brackets, also in the place of others.

Where to lay it along is found by words that both have: each votes for the place where the
quotation would begin, and the best few places are tried. That is linear in the document; the
laying along is quadratic in the quotation, so `asked.MAX_QUOTE` bounds it.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from sayso.quoting.wording import Wording, wording_of
from sayso.record.vocabulary import Span

_SET_APART: Final = re.compile(
    r"(?P<ellipsis>[\[(]\s?(?:\.\s?){2,6}[\])]|[\[(]\s?…\s?[\])]|…|\.\s?\.\s?\.)"
    r"|\[[^\[\]]{1,200}\]"
)
_TRIED: Final = 4
"""Places of the document where a quotation is laid along."""
_NEAR: Final = 0.1
"""Share of altered words below which no other place is tried."""
_OFTEN: Final = 400
"""A word that is more frequent than this in a document says nothing of the place."""
_LEFT_OUT: Final = 300
"""Words of the document that an ellipsis may stand for."""
_REPLACED: Final = 12
"""Words of the document that a bracket may stand for."""

_Rows = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation as words, those in brackets left out.

    `gaps[i]` is how many words of the document may be passed over before word `i` at no cost.
    """

    wording: Wording
    gaps: tuple[int, ...]

    def __len__(self) -> int:
        """Return how many words are to be found."""
        return len(self.wording)


@dataclass(frozen=True, slots=True)
class Pair:
    """A step of an alignment: a word of the quotation, of the document, or both, as places.

    `None` where the other has nothing for it.
    """

    quoted: int | None
    found: int | None


@dataclass(frozen=True, slots=True)
class Alignment:
    """The steps from first to last, and how many words are altered, missing or too many."""

    pairs: tuple[Pair, ...]
    cost: int


class Page:
    """The words of a document, ready to have quotations laid along them."""

    def __init__(self, text: str) -> None:
        self.wording = wording_of(text)
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for place, key in enumerate(self.wording.keys):
            self._places[key].append(place)
        numbers = {key: number for number, key in enumerate(self._places)}
        self._codes = np.array([numbers[key] for key in self.wording.keys], dtype=np.int64)
        self._numbers = numbers

    def occurrences(self, keys: Sequence[str], at_most: int = 50) -> list[int]:
        """Return where these words stand in this order, with nothing between them."""
        if not keys:
            return []
        wanted, words = tuple(keys), self.wording.keys
        rarest = min(range(len(keys)), key=lambda i: len(self._places.get(keys[i], ())))
        starts = (place - rarest for place in self._places.get(keys[rarest], ()))
        found = (s for s in starts if s >= 0 and words[s : s + len(wanted)] == wanted)
        return [start for start, _ in zip(found, range(at_most), strict=False)]

    def within(self, spans: Sequence[Span]) -> list[int]:
        """Return the words that lie in stretches of the text, as places."""
        words = self.wording.spans
        return [
            place
            for start, end in spans
            for place in range(
                bisect_left(words, start, key=lambda word: word[0]),
                bisect_right(words, end, key=lambda word: word[1]),
            )
        ]

    def align(self, quote: Quote) -> Alignment | None:
        """Return the cheapest alignment of a quotation; `None` where the two share no word."""
        best: Alignment | None = None
        for start, end in self._windows(quote):
            alignment = self._align(quote, start, end)
            if best is None or alignment.cost < best.cost:
                best = alignment
            if best.cost <= _NEAR * len(quote):
                break
        return best

    def _windows(self, quote: Quote) -> list[tuple[int, int]]:
        """Return the stretches of the document that share the most words with the quotation."""
        length = len(quote)
        width = max(length // 4, 8)
        votes: Counter[int] = Counter()
        for place, key in enumerate(quote.wording.keys):
            at = self._places.get(key, ())
            for other in at if len(at) <= _OFTEN else ():
                # In two buckets each, so that no border parts words that belong together.
                votes[(other - place) // width] += 1
                votes[(other - place) // width + 1] += 1
        best = sorted(votes, key=lambda bucket: (-votes[bucket], bucket))[:_TRIED]
        slack = sum(quote.gaps) + length // 4 + width
        return [
            (
                max((b - 1) * width - slack, 0),
                min((b + 1) * width + length + slack, len(self.wording)),
            )
            for b in best
        ]

    def _align(self, quote: Quote, start: int, end: int) -> Alignment:
        codes = self._codes[start:end]
        wanted = [self._numbers.get(key, -1) for key in quote.wording.keys]
        ends, starts = _costs(wanted, quote.gaps, codes)
        pairs = _way_back(ends, starts, wanted, codes)
        moved = (Pair(p.quoted, None if p.found is None else p.found + start) for p in pairs)
        return Alignment(tuple(moved), int(ends[-1].min()))


def quote_of(text: str) -> Quote:
    """Return a quotation as words, its ellipses and brackets understood."""
    spaced: list[tuple[int, int, int]] = []
    """The stretches of the quotation: allowance before, start, end."""
    done = allowance = 0
    for match in _SET_APART.finditer(text):
        spaced.append((allowance, done, match.start()))
        wider = _LEFT_OUT if match["ellipsis"] else _REPLACED
        # Two signs with no word between them, as in "[He] …", allow what the wider one does.
        allowance = max(wider, 0 if text[done : match.start()].strip() else allowance)
        done = match.end()
    spaced.append((allowance, done, len(text)))
    keys: list[str] = []
    spans: list[tuple[int, int]] = []
    gaps: list[int] = []
    for before, start, end in spaced:
        wording = wording_of(text[start:end])
        keys += wording.keys
        spans += [(first + start, last + start) for first, last in wording.spans]
        # Nothing is passed over before the first word: the quotation begins anywhere.
        gaps += [before if i == 0 and len(gaps) else 0 for i in range(len(wording))]
    return Quote(Wording(tuple(keys), tuple(spans)), tuple(gaps))


def _costs(
    wanted: Sequence[int], gaps: Sequence[int], codes: NDArray[np.int64]
) -> tuple[_Rows, _Rows]:
    """Return what the first `i` words cost where they end at word `j`: two of shape (n+1, m+1).

    The second is what stands before word `i`, once its gap is passed over.
    """
    places = np.arange(len(codes) + 1, dtype=np.int32)
    ends = np.zeros((len(wanted) + 1, len(codes) + 1), dtype=np.int32)
    starts = np.zeros_like(ends)
    for i, code in enumerate(wanted):
        starts[i] = _passed_over(ends[i], gaps[i])
        row = starts[i] + 1  # the document lacks this word
        row[1:] = np.minimum(row[1:], starts[i, :-1] + (codes != code))
        # The quotation lacks words: one more for each, from the best place on the left.
        ends[i + 1] = np.minimum.accumulate(row - places) + places
    return ends, starts


def _passed_over(row: NDArray[np.int32], gap: int) -> NDArray[np.int32]:
    """Return the least cost among a place and the `gap` places before it."""
    if not gap:
        return row
    padded = np.concatenate([np.full(gap, row.max(), dtype=np.int32), row])
    least: NDArray[np.int32] = np.lib.stride_tricks.sliding_window_view(padded, gap + 1).min(axis=1)
    return least


def _way_back(
    ends: _Rows, starts: _Rows, wanted: Sequence[int], codes: NDArray[np.int64]
) -> list[Pair]:
    """Return the steps of the cheapest alignment, found from its end."""
    i, j = len(wanted), int(ends[-1].argmin())
    pairs: list[Pair] = []
    while i:
        cost = ends[i, j]
        if j and starts[i - 1, j - 1] + (codes[j - 1] != wanted[i - 1]) == cost:
            i, j = i - 1, j - 1
            pairs.append(Pair(i, j))
        elif j and ends[i, j - 1] + 1 == cost:
            j -= 1
            pairs.append(Pair(None, j))
            continue
        else:
            i -= 1
            pairs.append(Pair(i, None))
        while i and ends[i, j] != starts[i, j]:  # over the gap, to where its cost comes from
            j -= 1
    pairs.reverse()
    return pairs

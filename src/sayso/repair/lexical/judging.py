"""Doubtful readings, judged by how smoothly the passage around them reads.

Word lists and pairs of words see a word and its neighbours; the encoder sees the sentence. For a
doubtful token the judge is shown the passage as it stands and with each of the likeliest readings.
Trees fitted on damaged text (`python -m training.repair_judge`, `judge.json`) turn what it says,
and what the evidence said before, into the confidence of each reading. The judge belongs to
another room and is passed in; without one the confidence of the evidence stands.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, Protocol

from sayso.record.vocabulary import Span
from sayso.repair.lexical.candidates import Reading
from sayso.repair.lexical.tokens import Tokens
from sayso.repair.lexical.weighing import Choice, Doubted, Trees, load, scores, weights

LOW: Final = 0.03
HIGH: Final = 0.985
"""Between these confidences the best reading of a token is doubtful."""
IN_A_THOUSAND: Final = 24
"""Tokens judged in a thousand at most, the most doubtful first: a call costs some 40 words."""
_AT_LEAST: Final = 12
_EACH: Final = 3
"""Readings judged of a token, the likeliest first."""
_LEAST_SHARE: Final = 0.03
_AROUND: Final = 6
"""Tokens shown on either side, as far as the paragraph goes."""
_NEAR: Final = 150
"""Characters shown on either side at most."""
_OPENING: Final = frozenset("“\"'‘(")
_CLOSING: Final = frozenset(".,;:!?”\"'’)")

Passage = tuple[str, Span]
"""A text, and where in it the words in question stand."""
Row = Sequence[float]


class Judge(Protocol):
    """Says how smoothly passages read around a span: a row of numbers for each."""

    def __call__(self, passages: Sequence[Passage], /) -> Sequence[Row]:
        """Return a row for each passage, in order and independent of the others."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A doubted token, its best reading, and how sure that is by the evidence."""

    doubt: Doubted
    choice: Choice
    sure: float
    is_known: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """A reading and how likely it is right."""

    reading: Reading
    sure: float


def settle(tokens: Tokens, weighed: Sequence[Weighed], judge: Judge | None) -> list[Proposed]:
    """Return the best reading of each token, the doubtful ones judged where there is a judge."""
    asked = doubtful(weighed, len(tokens)) if judge else []
    is_asked = {one.doubt.token for one in asked}
    found = [
        Proposed(one.doubt.readings[one.choice.place], one.sure)
        for one in weighed
        if one.doubt.token not in is_asked
    ]
    if judge:
        for one, rows in zip(asked, judged_rows(tokens, asked, judge), strict=True):
            sure, place = max((_trees().probability(row), -place) for place, row in rows)
            found.append(Proposed(one.doubt.readings[-place], sure))
    return found


def doubtful(weighed: Sequence[Weighed], size: int) -> list[Weighed]:
    """Return the tokens to be judged of a text of `size` tokens, in order."""
    found = [one for one in weighed if LOW <= one.sure < HIGH]
    most = max(_AT_LEAST, size * IN_A_THOUSAND // 1000)
    if len(found) > most:
        found = sorted(found, key=_certainty)[:most]
        found.sort(key=lambda one: one.doubt.token)
    return found


def _certainty(one: Weighed) -> float:
    return abs(one.sure - 0.5)


def judged_rows(
    tokens: Tokens, asked: Sequence[Weighed], judge: Judge
) -> Iterator[list[tuple[int, list[float]]]]:
    """Yield for each token the places of its likeliest readings with what the trees see."""
    places = [_likeliest(one) for one in asked]
    number: dict[Passage, int] = {}
    for one, some in zip(asked, places, strict=True):
        for place, _ in some:
            for passage in _passages(tokens, one.doubt.readings[place]):
                number.setdefault(passage, len(number))
    told = judge(list(number)) if number else ()
    for one, some in zip(asked, places, strict=True):
        before_after = [
            [told[number[p]] for p in _passages(tokens, one.doubt.readings[place])]
            for place, _ in some
        ]
        changes = [[b - a for a, b in zip(old, new, strict=True)] for old, new in before_after]
        yield [
            (
                place,
                [
                    *_known_of(one, i, place, share),
                    *before_after[i][1],
                    *changes[i],
                    *_ahead(changes, i),
                ],
            )
            for i, (place, share) in enumerate(some)
        ]


def _likeliest(one: Weighed) -> list[tuple[int, float]]:
    """Return the places and shares of the likeliest readings, the best first."""
    doubt, choice = one.doubt, one.choice
    shares = [
        choice.share * math.exp(score - choice.score)
        for score in scores(doubt.rows, weights().second)
    ]
    order = sorted(range(len(shares)), key=lambda place: (-shares[place], place))
    return [
        (place, shares[place])
        for rank, place in enumerate(order[:_EACH])
        if rank == 0 or shares[place] >= max(_LEAST_SHARE, choice.share / 20)
    ]


def _known_of(one: Weighed, rank: int, place: int, share: float) -> list[float]:
    """Return what the evidence said of a reading, and of the document's damage."""
    choice, reading = one.choice, one.doubt.readings[place]
    return [
        math.log(one.sure) - math.log(1 - one.sure), share, choice.share, choice.second,
        choice.leaving, rank, one.is_known, reading.kind == "letter", reading.kind == "join",
        reading.kind == "split", len(reading.words[0]), *one.doubt.rows[place][-3:],
    ]  # fmt: skip


def _ahead(changes: Sequence[Row], place: int) -> list[float]:
    """Return by how much a reading's changes lie above the least of the other readings'."""
    others = [row for i, row in enumerate(changes) if i != place]
    if not others:
        return [0.0] * len(changes[place])
    return [own - min(column) for own, *column in zip(changes[place], *others, strict=True)]


def _passages(tokens: Tokens, reading: Reading) -> tuple[Passage, Passage]:
    """Return the passage around a reading's tokens, as it stands and with the reading."""
    text = tokens.text
    start, end = tokens.start[reading.first], tokens.end[reading.last]
    low, high = _around(tokens, reading, start, end)
    before, behind = text[low:start].replace("\n", " "), text[end:high].replace("\n", " ")
    was, now = text[start:end].replace("\n", " "), " ".join(reading.words)
    at = len(before)
    return (
        (f"{before}{was}{behind}", (at, at + len(was))),
        (f"{before}{now}{behind}", (at, at + len(now))),
    )


def _around(tokens: Tokens, reading: Reading, start: int, end: int) -> Span:
    """Return the bounds of the passage: some tokens, within the paragraph and `_NEAR`."""
    text = tokens.text
    first, last = reading.first, reading.last
    while first and reading.first - first < _AROUND and start - tokens.start[first - 1] <= _NEAR:
        first -= 1
    while (
        last + 1 < len(tokens)
        and last - reading.last < _AROUND
        and tokens.end[last + 1] - end <= _NEAR
    ):
        last += 1
    low, high = tokens.start[first], tokens.end[last]
    low = max(low, text.rfind("\n\n", low, start) + 2)
    broken = text.find("\n\n", end, high)
    high = high if broken < 0 else broken
    while high < len(text) and high - end < _NEAR + 8 and text[high] in _CLOSING:
        high += 1
    while low and start - low < _NEAR + 8 and text[low - 1] in _OPENING:
        low -= 1
    return low, high


@cache
def _trees() -> Trees:
    return load("judge.json")

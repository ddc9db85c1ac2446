"""The walk: from a text to proposed changes of damaged words, each with its confidence.

tokens ─> suspicious ones, less the protected ─> readings with evidence ─> first choice ─> what the
document's scanner does ─> second choice ─> confidence ─> the judge's, where that is doubtful ─>
changes that do not overlap
"""

import heapq
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Final

from sayso.record.edits import Change
from sayso.record.types import Block
from sayso.record.vocabulary import EditKind
from sayso.repair.lexical.candidates import Candidates, Reading
from sayso.repair.lexical.document_glyphs import DocumentGlyphs
from sayso.repair.lexical.evidence import evidence
from sayso.repair.lexical.judging import Judge, Proposed, Weighed, settle
from sayso.repair.lexical.numbers import propose_numbers
from sayso.repair.lexical.protection import is_protected, protected_spans
from sayso.repair.lexical.suspicion import suspicious
from sayso.repair.lexical.tokens import Tokens, tokenise
from sayso.repair.lexical.weighing import Choice, Doubted, choose, chosen_row, confidence, weights

LEAST: Final = 0.5
"""Readings that are less likely right than wrong are not proposed."""
LEAST_OF_KNOWN: Final = 0.9
"""A word put in place of a known one must be all but sure: who reads it cannot see the damage."""
MOST: Final = 1_000_000
"""Characters of a text; what lies beyond is read by no layer."""
_FEW: Final = 40
UNLIKELY: Final = 0.12
"""Choices below this share never came out likelier right than wrong."""


def propose_words(
    text: str, blocks: Sequence[Block], judge: Judge | None = None
) -> tuple[Change, ...]:
    """Return the changes to damaged words of a text, in order, none overlapping another.

    Every reading that is likelier right than wrong is returned, and another word for a known one
    where it is all but sure; the caller keeps those whose confidence suffices. Only the first
    `MOST` characters are looked at, and nothing where half the tokens are in doubt. `judge`, where
    there is one, is asked about the doubtful ones.
    """
    tokens = tokenise(text[:MOST])
    doubted = find_doubted(tokens, protected_spans(blocks))
    proposed = settle(tokens, list(weighed(tokens, doubted)), judge)
    numbers = list(propose_numbers(tokens.text))
    return tuple(heapq.merge(_changes(tokens, proposed), numbers, key=attrgetter("start")))


def find_doubted(tokens: Tokens, kept: Sequence[tuple[int, int]] = ()) -> list[Doubted]:
    """Return the tokens that may be damaged with what they may have been."""
    candidates = Candidates(tokens)
    found: list[Doubted] = []
    places = suspicious(tokens)
    if len(places) * 2 > len(tokens) > _FEW:
        return []
    candidates.prepare(places)
    for i in _outside(tokens, places, kept):
        if is_protected(tokens, i):
            continue
        readings = candidates.readings(i)
        if readings:
            rows = [evidence(tokens, reading) for reading in readings]
            found.append(Doubted(i, readings, rows))
    return found


def _outside(
    tokens: Tokens, places: Iterable[int], kept: Sequence[tuple[int, int]]
) -> Iterator[int]:
    """Yield the tokens that lie in none of the spans; both are sorted."""
    at = 0
    for i in places:
        while at < len(kept) and kept[at][1] <= tokens.start[i]:
            at += 1
        if at == len(kept) or tokens.start[i] < kept[at][0]:
            yield i


def weighed(tokens: Tokens, doubted: list[Doubted]) -> Iterator[Weighed]:
    """Yield each doubted token with its best reading and how likely that is right.

    Where leaving the token is much likelier, nothing is yielded.
    """
    for doubt, choice in second_choices(tokens, doubted):
        if choice.share < UNLIKELY:
            continue
        is_known = bool(tokens.is_known[doubt.token])
        row = chosen_row(doubt.rows[choice.place], choice, is_known=is_known)
        yield Weighed(doubt, choice, confidence(row), is_known)


def second_choices(tokens: Tokens, doubted: list[Doubted]) -> Iterator[tuple[Doubted, Choice]]:
    """Choose twice; in between tell each reading what else is damaged in the document."""
    firsts = [choose(doubt.rows, weights().first) for doubt in doubted]
    best = [
        (doubt.readings[choice.place], choice.share)
        for doubt, choice in zip(doubted, firsts, strict=True)
    ]
    glyphs = DocumentGlyphs(best, len(tokens))
    for doubt, first in zip(doubted, firsts, strict=True):
        for place, (reading, row) in enumerate(zip(doubt.readings, doubt.rows, strict=True)):
            own = first.share if place == first.place else 0.0
            row[-3:] = glyphs.evidence(reading, own)
        yield doubt, choose(doubt.rows, weights().second)


def _changes(tokens: Tokens, proposed: list[Proposed]) -> Iterator[Change]:
    """Yield the surest readings that do not overlap, in order of the text."""
    taken: set[int] = set()
    kept: list[Proposed] = []
    for one in sorted(proposed, key=lambda entry: -entry.sure):
        places = range(one.reading.first, one.reading.last + 1)
        is_of_known = all(tokens.is_known[i] for i in places)
        least = LEAST_OF_KNOWN if is_of_known else LEAST
        if one.sure >= least and taken.isdisjoint(places):
            taken.update(places)
            kept.append(one)
    for one in sorted(kept, key=lambda entry: entry.reading.first):
        yield _change(tokens, one.reading, one.sure)


_KINDS: Final[dict[str, EditKind]] = {"letter": "letter", "join": "join", "split": "split"}
_WHY: Final = {
    "lost": "a letter was lost", "lost thin": "a letter was lost", "gap": "a letter was lost",
    "listed": "letters that look alike", "digit": "a digit for a letter",
    "other": "a letter was misread", "doubled": "a letter was doubled",
    "extra": "a letter too many",
}  # fmt: skip


def _change(tokens: Tokens, reading: Reading, sure: float) -> Change:
    """Return the least change that makes the reading."""
    start, end = tokens.start[reading.first], tokens.end[reading.last]
    was, now = tokens.text[start:end], " ".join(reading.words)
    head = _common(was, now)
    tail = _common(was[head:][::-1], now[head:][::-1])
    step = reading.step
    why = _WHY[step.step] if step else "two words run together"
    if step is None and reading.kind == "join":
        why = "one word cut in two"
    return Change(
        start + head,
        end - tail,
        now[head : len(now) - tail],
        _KINDS[reading.kind],
        round(sure, 3),
        why,
    )


def _common(left: str, right: str) -> int:
    """Return how many characters two strings begin with alike."""
    size = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        size += 1
    return size

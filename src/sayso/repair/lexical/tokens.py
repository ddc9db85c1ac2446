"""The words of a text as columns: where they stand, what lies between them, how often they occur.

A token is a run of letters and digits with apostrophes inside; a clitic ("'s", "'ll") is no part of
it, so that what is damaged in "governmnt's" is "governmnt". Offsets are code points of the text.
"""

import re
from array import array
from collections import Counter
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final

from sayso.knowledge.words import BEGINNING, CAPITAL, END, word_fits, words
from sayso.repair.lexical.lexicon import SHORT, is_known, plain

_TOKEN: Final = re.compile(r"[^\W_]++(?:['’][^\W_]++)*+")
_CLITICS: Final = ("s", "ll", "ve", "re", "d", "m")
_ENDS: Final = frozenset('.!?:"“”()[]\n')

UNKNOWN: Final = -1


class Gap(IntEnum):
    """What lies between a token and the next."""

    SPACE = 0
    SOFT = 1
    """A comma, a hyphen, an apostrophe: the words do not stand side by side."""
    HARD = 2
    """A sentence, a quotation or a paragraph ends."""


@dataclass(slots=True)
class Tokens:
    """Columns over tokens; `gap[i]` lies between token `i` and the next."""

    text: str
    start: "array[int]" = field(default_factory=lambda: array("I"))
    end: "array[int]" = field(default_factory=lambda: array("I"))
    form: list[str] = field(default_factory=list)
    rank: "array[int]" = field(default_factory=lambda: array("i"))
    place: "array[int]" = field(default_factory=lambda: array("i"))
    """Where the form stands among the rows of fits; names and numbers stand for all of them."""
    gap: bytearray = field(default_factory=bytearray)
    is_known: bytearray = field(default_factory=bytearray)
    has_clitic: bytearray = field(default_factory=bytearray)
    count: Counter[str] = field(default_factory=Counter)

    def __len__(self) -> int:
        """Return how many tokens there are."""
        return len(self.form)

    def is_initial(self, i: int) -> bool:
        """Whether the token is the first of a sentence or a quotation."""
        return i == 0 or self.gap[i - 1] == Gap.HARD


def tokenise(text: str) -> Tokens:
    """Return the tokens of a text; linear."""
    tokens = Tokens(text)
    last = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if tokens.form:
            tokens.gap.append(_gap(text, last, start))
        form, last = match[0], end
        stem = _stem(form)
        tokens.start.append(start)
        tokens.end.append(start + len(stem))
        tokens.form.append(stem)
        rank, known, place = _looked_up(stem)
        tokens.rank.append(rank)
        tokens.place.append(place)
        tokens.is_known.append(known)
        tokens.has_clitic.append(len(stem) < len(form))
    tokens.gap.append(Gap.HARD)
    tokens.count.update(tokens.form)
    return tokens


def rank_before(tokens: Tokens, i: int) -> int | None:
    """Return the rank of what stands right before token `i`, `BEGINNING` included."""
    gap = tokens.gap[i - 1] if i else Gap.HARD
    if gap == Gap.HARD:
        return BEGINNING
    return tokens.rank[i - 1] if gap == Gap.SPACE and not tokens.has_clitic[i - 1] else None


def rank_behind(tokens: Tokens, i: int) -> int | None:
    """Return the rank of what stands right behind token `i`, `END` included."""
    if tokens.has_clitic[i] or tokens.gap[i] == Gap.SOFT:
        return None
    return END if tokens.gap[i] == Gap.HARD else tokens.rank[i + 1]


def place_before(tokens: Tokens, i: int) -> int:
    """Return the place of fit of what stands right before token `i`; -1 where none is known."""
    gap = tokens.gap[i - 1] if i else Gap.HARD
    if gap == Gap.HARD:
        return BEGINNING
    return tokens.place[i - 1] if gap == Gap.SPACE and not tokens.has_clitic[i - 1] else -1


def place_behind(tokens: Tokens, i: int) -> int:
    """Return the place of fit of what stands right behind token `i`; -1 where none is known."""
    if tokens.has_clitic[i] or tokens.gap[i] == Gap.SOFT:
        return -1
    return END if tokens.gap[i] == Gap.HARD else tokens.place[i + 1]


def place_of(form: str) -> int:
    """Return the place of fit of a form; -1 where it has none."""
    return _looked_up(form)[2]


def _stem(form: str) -> str:
    """Return a form without its clitic; "don't" has none."""
    if form.isalpha():
        return form
    at = max(form.rfind("'"), form.rfind("’"))
    return form[:at] if at > 0 and form[at + 1 :].lower() in _CLITICS else form


def _gap(text: str, start: int, end: int) -> Gap:
    if end - start == 1 and text[start] == " ":
        return Gap.SPACE
    between = text[start : min(end, start + 32)]
    return Gap.HARD if not _ENDS.isdisjoint(between) else Gap.SOFT


@lru_cache(maxsize=100_000)
def _looked_up(form: str) -> tuple[int, bool, int]:
    """Return a form's rank, whether it is known, and its place of fit."""
    lower = plain(form).lower()
    known = is_known(form)
    if len(lower) <= 2 and lower not in SHORT:
        return UNKNOWN, known, word_fits().number if lower.isdigit() else -1
    rank = words().ranks.get(lower)
    if rank is None:
        return UNKNOWN, known, _place_of_class(form)
    place = word_fits().place(rank)
    if place < 0 and words().writing(rank) == CAPITAL:
        place = word_fits().name
    return rank, known, place


def _place_of_class(form: str) -> int:
    if form.isdigit():
        return word_fits().number
    return word_fits().name if form[0].isupper() and form[1:].islower() else -1

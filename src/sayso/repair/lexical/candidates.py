"""What one or two damaged tokens may have been.

A reading covers the tokens `first` to `last` and puts `words` in their place. Words come from the
lists, and names from the document itself when it has them at least twice. Nothing is judged here.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Final

from sayso.knowledge.words import CAPITAL, LOWER, word_pairs, words
from sayso.repair.lexical.channel import LETTERS, Step, steps
from sayso.repair.lexical.lexicon import SHORT
from sayso.repair.lexical.tokens import UNKNOWN, Gap, Tokens, rank_before, rank_behind

LONGEST: Final = 28
"""Longer tokens are codes, or lines that lost all their spaces."""
_NAME_LEAST: Final = 4
_WELL: Final = 0.5
"""The least association with a neighbour of a word that may replace a known one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """`words` in place of the tokens `first` to `last` (inclusive); `kind` as the record has it."""

    first: int
    last: int
    words: tuple[str, ...]
    kind: str
    step: Step | None = None


class Candidates:
    """Makes the readings of one document's tokens."""

    def __init__(self, tokens: Tokens) -> None:
        """Take the tokens; nothing is made before the first question."""
        self._tokens = tokens

    def readings(self, i: int) -> list[Reading]:
        """Return what token `i`, alone or with a neighbour, may have been; none twice.

        Of the words one letter from a known word only those come that stand well beside one of
        its neighbours: the others would lose against it, and most known words are right.
        """
        tokens = self._tokens
        if len(tokens.form[i]) > LONGEST:
            return []
        found: dict[tuple[int, int, tuple[str, ...]], Reading] = {}
        for reading in self._all(i):
            found.setdefault((reading.first, reading.last, reading.words), reading)
        return list(found.values())

    def _all(self, i: int) -> Iterator[Reading]:
        tokens = self._tokens
        yield from self._letters(i)
        if not tokens.is_known[i]:
            yield from self._names(i)
            yield from self._splits(i)
        for first in (i - 1, i):
            if first >= 0 and first + 1 < len(tokens) and tokens.gap[first] == Gap.SPACE:
                yield from self._joins(first)

    def _letters(self, i: int) -> Iterator[Reading]:
        tokens = self._tokens
        near = _one_step_away(tokens.form[i], is_initial=tokens.is_initial(i))
        if tokens.is_known[i]:
            near = _fitting(near, rank_before(tokens, i), rank_behind(tokens, i))
        for word, step, _ in near:
            yield Reading(i, i, (word,), "letter", step)

    def _names(self, i: int) -> Iterator[Reading]:
        """Yield the document's own names one letter away."""
        form = self._tokens.form[i]
        if len(form) < _NAME_LEAST or not form[0].isupper():
            return
        for shorter in (form, *_without_one(form)):
            for name in self._known_names.get(shorter, ()):
                if name == form or abs(len(name) - len(form)) > 1:
                    continue
                step = _step_between(form, name)
                if step is not None:
                    yield Reading(i, i, (name,), "letter", step)

    @cached_property
    def _known_names(self) -> dict[str, list[str]]:
        """Names that stand in the document at least twice, by themselves less any one letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for form, count in self._tokens.count.items():
            if count < 2 or not _NAME_LEAST <= len(form) <= LONGEST:
                continue
            if form[0].isupper() and form.isalpha() and form.lower() not in words().ranks:
                for shorter in (form, *_without_one(form)):
                    found[shorter].append(form)
        return found

    def _splits(self, i: int) -> Iterator[Reading]:
        form = self._tokens.form[i]
        is_initial = self._tokens.is_initial(i)
        for at in range(1, len(form)):
            left, right = form[:at], form[at:]
            if not self._is_left_part(left, is_initial=is_initial):
                continue
            if right.islower() and right.isalpha():
                if is_word(right):
                    yield Reading(i, i, (left, right), "split")
            elif right[0].isupper() and left[-1].islower() and len(right) > 1:
                yield Reading(i, i, (left, right), "split")

    def _is_left_part(self, left: str, *, is_initial: bool) -> bool:
        if left.islower():
            return is_word(left)
        if left in self._tokens.count or _is_name(left):
            return len(left) > 2 or left.lower() in SHORT
        return left == "I" or (is_initial and left[1:].islower() and is_word(left.lower()))

    def _joins(self, first: int) -> Iterator[Reading]:
        """Yield two tokens as one word, as they stand or with a letter lost between them."""
        tokens = self._tokens
        left, right = tokens.form[first], tokens.form[first + 1]
        if not (left.isalpha() and right.isalpha() and right.islower()):
            return
        if tokens.has_clitic[first] or len(left) + len(right) >= LONGEST:
            return
        ranks = words().ranks
        both_known = tokens.is_known[first] and tokens.is_known[first + 1]
        for letter in ("",) if both_known else ("", *LETTERS):
            lower = f"{left}{letter}{right}".lower()
            word = _written_as(lower, left) if lower in ranks else None
            if word is not None:
                step = Step(lower, "gap", "", letter, len(left)) if letter else None
                yield Reading(first, first + 1, (word,), "letter" if letter else "join", step)


_Near = tuple[tuple[str, Step, int], ...]


@lru_cache(maxsize=20_000)
def _one_step_away(form: str, *, is_initial: bool) -> _Near:
    """Return the words that a form may have been, as they are written there, with their ranks."""
    return tuple(
        (word, step, words().ranks[step.form])
        for step in steps(form, words().ranks)
        for word in _writings(step, form, is_initial=is_initial)
        if word != form
    )


def _fitting(near: _Near, left: int | None, right: int | None) -> _Near:
    """Return the words that stand well beside a neighbour."""
    association = word_pairs().association
    before = UNKNOWN if left is None else left
    behind = UNKNOWN if right is None else right
    found = []
    for entry in near:
        value = association(before, entry[2]) if before != UNKNOWN else None
        if value is None or value < _WELL:
            value = association(entry[2], behind) if behind != UNKNOWN else None
            if value is None or value < _WELL:
                continue
        found.append(entry)
    return tuple(found)


def is_word(lower: str) -> bool:
    """Whether a form in lower case is a word that may be written so."""
    if len(lower) <= 2:
        return lower in SHORT
    rank = words().ranks.get(lower)
    return rank is not None and bool(words().writing(rank) & LOWER)


def _is_name(form: str) -> bool:
    if not form[0].isupper() or len(form) < 3:
        return False
    rank = words().ranks.get(form.lower())
    return rank is not None and bool(words().writing(rank) & CAPITAL)


def is_capitals(form: str) -> bool:
    """Whether a form is written in capitals, up to one damaged letter: "VlCE"."""
    if len(form) < 2:
        return False
    capitals = sum(map(str.isupper, form))
    return capitals == len(form) or (len(form) > 2 and capitals >= len(form) - 1)


def _writings(step: Step, form: str, *, is_initial: bool) -> Iterator[str]:
    """Yield the ways in which a known form may be written where `form` stands."""
    lower = step.form
    word = _written_as(lower, form)
    touches_first = step.at == 0
    if form[0].isupper() and touches_first and not step.read:
        return  # what was lost before a capital was another word
    if word is not None and not (is_initial and touches_first and not step.read):
        yield word
    if touches_first and form[0].islower() and (len(lower) > 2 or lower in SHORT):
        yield _capital(lower)  # "ouncil", "1ondon"
    elif lower == "i" and touches_first:
        yield "I"


def _written_as(lower: str, form: str) -> str | None:
    """Return a known form with the capitals of the damaged one; None where it cannot be."""
    if len(lower) <= 2 and lower not in SHORT:
        return None
    if is_capitals(form):
        return lower.upper()
    if form[0].isupper():
        return _capital(lower)
    return lower if words().writing(words().ranks[lower]) & LOWER else None


def _capital(word: str) -> str:
    return word[0].upper() + word[1:]


def _without_one(form: str) -> Iterator[str]:
    """Yield a form without one of its letters."""
    for at in range(len(form)):
        yield form[:at] + form[at + 1 :]


def _step_between(form: str, name: str) -> Step | None:
    """Return the step from a form to a name that differ in one letter; None when in more."""
    at = 0
    while at < min(len(form), len(name)) and form[at] == name[at]:
        at += 1
    longer = len(form) - len(name)
    read, meant = form[at : at + (longer >= 0)], name[at : at + (longer <= 0)]
    if form[at + len(read) :] != name[at + len(meant) :]:
        return None
    kind = "other" if read and meant else "extra" if read else "lost"
    return Step(name.lower(), kind, read, meant, at)

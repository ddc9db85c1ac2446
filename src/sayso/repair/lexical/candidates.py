"""What one or two damaged tokens may have been.

A reading covers the tokens `first` to `last` and puts `words` in their place. Words come from the
lists, and names from the document itself when it has them at least twice. Nothing is judged here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final

from sayso.knowledge.words import CAPITAL, LOWER, word_fits, word_pairs, words
from sayso.repair.lexical.channel import LETTERS, Step, steps
from sayso.repair.lexical.lexicon import SHORT, is_derived, is_known
from sayso.repair.lexical.tokens import (
    UNKNOWN,
    Gap,
    Tokens,
    place_before,
    place_behind,
    rank_before,
    rank_behind,
)
from sayso.repair.words import word_set

if TYPE_CHECKING:
    from sayso.knowledge.words import Places

LONGEST: Final = 28
"""Longer tokens are codes, or lines that lost all their spaces."""
_NAME_LEAST: Final = 4
_WELL: Final = 0.5
"""The least association with a neighbour of a word that may replace a known one."""
_BETTER: Final = 2.0
"""So much better than a known word must another fit that was never seen beside a neighbour."""
_AT_ONCE: Final = 1000
_FREQUENT: Final = 4000
"""Only words of this rank or more frequent ones replace a known word by their fit alone."""
_BEHIND_CAPITAL: Final = word_set(
    "of to the and that was for with his this had not are but from have which were has been who "
    "will would could when said about then after before during against between because should"
)
"""What may have run together with a capital word that is no name: few names end like this."""


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
        self._fitting: dict[int, list[int]] = {}

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
            near = tuple(self._better(i, near))
        for word, step, _ in near:
            yield Reading(i, i, (word,), "letter", step)

    def _better(self, i: int, near: "_Near") -> Iterator["_Entry"]:
        """Yield the words that fit much better between the neighbours of token `i`.

        Rare ones must have been seen beside a neighbour as well.
        """
        if i not in self._fitting:
            self.prepare((i,))
        tokens = self._tokens
        before, behind = rank_before(tokens, i), rank_behind(tokens, i)
        for place in self._fitting[i]:
            rank = near[place][2]
            if rank < _FREQUENT or _stands_well(rank, before, behind):
                yield near[place]

    def prepare(self, places: Sequence[int]) -> None:
        """Compare for the known ones of these tokens, all at once, what fits better there."""
        tokens = self._tokens
        known = [i for i in places if tokens.is_known[i]]
        for start in range(0, len(known), _AT_ONCE):
            self._prepare(known[start : start + _AT_ONCE])

    def _prepare(self, known: Sequence[int]) -> None:
        import numpy as np  # noqa: PLC0415  # 60 ms, and only where damage is repaired

        tokens, fits = self._tokens, word_fits()
        near = [_places(tokens.form[i], is_initial=tokens.is_initial(i)) for i in known]
        sizes = [len(places) for places in near]
        new = np.concatenate(near)
        left = np.array([place_before(tokens, i) for i in known])
        right = np.array([place_behind(tokens, i) for i in known])
        old = np.array([tokens.place[i] for i in known])
        least = fits.fits(left, old) + fits.fits(old, right) + _BETTER
        found = fits.fits(np.repeat(left, sizes), new) + fits.fits(new, np.repeat(right, sizes))
        is_better = found >= np.repeat(least, sizes)
        is_better |= (new < 0) | np.repeat(old < 0, sizes)
        for i, part in zip(known, np.split(is_better, np.cumsum(sizes)[:-1]), strict=True):
            self._fitting[i] = np.flatnonzero(part).tolist()

    def _names(self, i: int) -> Iterator[Reading]:
        """Yield the document's own names, and words in no list, one letter away."""
        form = self._tokens.form[i]
        if len(form) < _NAME_LEAST:
            return
        for shorter in (form, *_without_one(form)):
            for name in self._known_names.get(shorter, ()):
                if name == form or abs(len(name) - len(form)) > 1:
                    continue
                if form[0].isupper() != name[0].isupper():
                    continue
                step = _step_between(form, name)
                if step is not None:
                    yield Reading(i, i, (name,), "letter", step)

    @cached_property
    def _known_names(self) -> dict[str, list[str]]:
        """What no list has and the document at least twice, by itself less any one letter."""
        found: dict[str, list[str]] = defaultdict(list)
        for form, count in self._tokens.count.items():
            if count < 2 or not _NAME_LEAST <= len(form) <= LONGEST:
                continue
            is_name = form[0].isupper() or len(form) > _NAME_LEAST
            if is_name and form.isalpha() and form.lower() not in words().ranks:
                for shorter in (form, *_without_one(form)):
                    found[shorter].append(form)
        return found

    def _splits(self, i: int) -> Iterator[Reading]:
        form = self._tokens.form[i]
        is_initial = self._tokens.is_initial(i)
        for at in range(1, len(form)):
            left, right = form[:at], form[at:]
            if left.lower() == right:
                continue  # a word written twice is a slip of another kind: one is too many
            if not self._is_left_part(left, right, is_initial=is_initial):
                continue
            if right.islower() and right.isalpha():
                if is_word(right):
                    yield Reading(i, i, (left, right), "split")
            elif right[0].isupper() and left[-1].islower() and len(right) > 1:
                if not (left.islower() or right[1:].islower()):
                    continue  # "RecentChangesCamp" was written so
                yield Reading(i, i, (left, right), "split")

    def _is_left_part(self, left: str, right: str, *, is_initial: bool) -> bool:
        if left.islower():
            return is_word(left)
        if left.endswith(("'s", "’s")):
            return len(right) > 1 and is_known(left)
        if len(left) > 1 and left.isupper() and right.islower() and left.lower() in words().ranks:
            return True
        if len(left) > 2 and right in _BEHIND_CAPITAL and left[1:].islower():
            return is_word(left.lower())
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


_Entry = tuple[str, Step, int]
_Near = tuple[_Entry, ...]


@lru_cache(maxsize=20_000)
def _one_step_away(form: str, *, is_initial: bool) -> _Near:
    """Return the words that a form may have been, as they are written there, with their ranks."""
    return tuple(
        (word, step, words().ranks[step.form])
        for step in steps(form, words().ranks)
        for word in _writings(step, form, is_initial=is_initial)
        if word != form
    )


@lru_cache(maxsize=20_000)
def _places(form: str, *, is_initial: bool) -> "Places":
    """Return the places of fit of the words that a form may have been."""
    import numpy as np  # noqa: PLC0415  # 60 ms, and only where damage is repaired

    near = _one_step_away(form, is_initial=is_initial)
    return np.array([word_fits().place(rank) for _, _, rank in near], np.int64)


def _stands_well(rank: int, before: int | None, behind: int | None) -> bool:
    """Whether a word was often seen beside one of the neighbours."""
    association = word_pairs().association
    for pair in ((before, rank), (rank, behind)):
        if None not in pair and UNKNOWN not in pair:
            value = association(*pair)
            if value is not None and value >= _WELL:
                return True
    return False


def is_word(lower: str) -> bool:
    """Whether a form in lower case is a word that may be written so."""
    if len(lower) <= 2:
        return lower in SHORT
    rank = words().ranks.get(lower)
    if rank is None:
        return is_derived(lower)
    return bool(words().writing(rank) & LOWER)


def _is_name(form: str) -> bool:
    if not form[0].isupper() or len(form) < 3:
        return False
    rank = words().ranks.get(form.lower())
    return rank is not None and bool(words().writing(rank) & CAPITAL)


def is_capitals(form: str) -> bool:
    """Whether a form is written in capitals, up to one damaged letter: "VlCE"."""
    if len(form) < 2 or form[1:].islower():  # most words, and the rest is slow
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

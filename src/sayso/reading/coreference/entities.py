"""Names first: which names of a document are of one bearer, by their words alone.

A name of several words is one bearer with the same words; a single word of it, given name or
surname, is the latest such bearer unless a title tells another gender. This asks no weights: what
it finds are features of pairs (how often the bearer was named, whether he is the first one) and
the first links of chains.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from sayso.reading.coreference.classes import NAME_OTHER, NAME_PERSON
from sayso.reading.coreference.lexicon import FEMALE, MALE
from sayso.reading.coreference.mentions import Candidate

Ints = npt.NDArray[np.int32]
_MOST = 255
"""Names of one bearer that are counted."""


@dataclass(frozen=True, slots=True)
class Bearers:
    """Columns over the candidates; -1 or 0 for what is no name."""

    of: Ints
    """Number of the bearer, in the order of their first names."""
    before: Ints
    """How many names of the bearer stand before."""
    after: Ints
    """The next candidate that names the bearer, a number past the end if there is none."""
    total: Ints
    """How many names of the bearer the document has."""
    is_first: Ints
    """Whether the bearer is the first person named."""
    is_main: Ints
    """Whether no person is named more often."""


def find_bearers(
    candidates: Sequence[Candidate], core: Ints, kinds: Ints, stands_for: Ints
) -> Bearers:
    """Return the bearers of the names of a document."""
    count = len(candidates)
    of = np.full(count, -1, np.int32)
    before = np.zeros(count, np.int32)
    after = np.full(count, count, np.int32)
    index_of = _Index()
    latest: dict[int, int] = {}
    totals: list[int] = []
    persons: list[bool] = []
    for index, kind in enumerate(kinds.tolist()):
        if kind > NAME_OTHER or candidates[index].variant:
            continue
        words = tuple(word for word in core[index].tolist() if word >= 0)
        if not words:
            continue
        bearer = index_of.bearer(words, kind, int(stands_for[index]))
        if bearer == len(totals):
            totals.append(0)
            persons.append(kind == NAME_PERSON)
        of[index] = bearer
        before[index] = min(totals[bearer], _MOST)
        if bearer in latest:
            after[latest[bearer]] = index
        latest[bearer] = index
        totals[bearer] += 1
    return Bearers(of, before, after, *_of_totals(of, totals, persons))


def _of_totals(of: Ints, totals: list[int], persons: list[bool]) -> tuple[Ints, Ints, Ints]:
    count_of = np.array([*totals, 0], np.int32)
    people = [bearer for bearer, is_person in enumerate(persons) if is_person]
    most = max((totals[bearer] for bearer in people), default=0)
    main = np.array([p and n == most for p, n in zip(persons, totals, strict=True)] + [False])
    first = people[0] if people else -2
    return count_of[of], (of == first).astype(np.int32), main[of].astype(np.int32)


class _Index:
    """The bearers so far, by all words of their names and by single words of them."""

    def __init__(self) -> None:
        self._by_words: dict[tuple[int, ...], int] = {}
        self._by_word: dict[int, int] = {}
        self._genders: list[int] = []

    def bearer(self, words: tuple[int, ...], kind: int, stands_for: int) -> int:
        """Return the number of the bearer, a new one if no name before fits."""
        gender = stands_for if stands_for in {MALE, FEMALE} else 0
        known = self._by_words.get(words)
        if known is None and kind in {NAME_PERSON, NAME_OTHER}:
            known = self._by_part(words)
        if known is not None and gender and self._genders[known] not in {0, gender}:
            known = None
        if known is None:
            known = len(self._genders)
            self._genders.append(gender)
        elif gender:
            self._genders[known] = gender
        self._by_words[words] = known
        for word in {words[0], words[-1]} if kind in {NAME_PERSON, NAME_OTHER} else ():
            self._by_word[word] = known
        return known

    def _by_part(self, words: tuple[int, ...]) -> int | None:
        """Return the bearer of a name of one word, or one known so far by one word of this."""
        if len(words) == 1:
            return self._by_word.get(words[0])
        for word in (words[-1], words[0]):
            known = self._by_words.get((word,))
            if known is not None and self._by_word.get(word) == known:
                return known
        return None

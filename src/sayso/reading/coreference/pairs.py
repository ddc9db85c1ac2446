"""Which earlier candidates each candidate is compared with: bounded, so linear in the document.

Pronouns look back a few sentences, nominals with an article or possessor somewhat further, names
and nominals besides to the latest candidates with the same head word or a shared name word,
however far; variants of a phrase are compared by such words alone. A candidate is never compared
with one that holds it or is held by it. A pronoun of the third person is besides compared with the
subjects behind it of the clauses around its own ("When she came, Ann …").
"""

from typing import Final

import numpy as np

from sayso.reading.coreference.classes import (
    FIRST,
    HE,
    INDEFINITE,
    JOINED,
    NAME_OTHER,
    NO_ARTICLE,
    NOMINAL,
    OTHER_PRONOUN,
    POSSESSOR,
    QUANTIFIED,
    SUBJECTS,
    THESE,
    THEY,
    THIS,
    VERB,
)
from sayso.reading.coreference.table import Ints, Table

PRONOUN_REACH: Final = 40
"""Candidates back from a pronoun."""
PRONOUN_SENTENCES: Final = 5
PHRASE_REACH: Final = 30
"""Candidates back from a name or a phrase with a definite article or possessor."""
BARE_REACH: Final = 8
"""Candidates back from other phrases."""
SAME_WORD: Final = 4
"""The latest candidates with the same head word or name word that are compared."""
_VERB_SENTENCES: Final = 1
_AHEAD: Final = 3
"""The most candidates behind a pronoun that are compared."""


def find_pairs(table: Table) -> tuple[Ints, Ints]:
    """Return the pairs as two index arrays, later and earlier candidate, sorted."""
    by_word: dict[int, list[int]] = {}
    later: list[int] = []
    earlier: list[int] = []
    kinds = table.kind.tolist()
    sentences = table.sentence.tolist()
    articles = table.article.tolist()
    bounds = list(zip(table.head.tolist(), table.first.tolist(), table.last.tolist(), strict=True))
    keys = [_keys(table, index, kind) for index, kind in enumerate(kinds)]
    is_aside = [c.variant and c.joins < 0 for c in table.candidates]
    for index, kind in enumerate(kinds):
        if kind == VERB:
            continue
        near = [] if is_aside[index] else _near(index, kinds, sentences, articles, is_aside)
        far = {other for key in keys[index] for other in by_word.get(key, [])}
        ahead = _ahead(table, index) if HE <= kind <= THEY else []
        chosen = [*sorted(far.difference(near)), *near, *ahead]
        head, first, last = bounds[index]
        for other in chosen:
            other_head, other_first, other_last = bounds[other]
            if other_first <= head <= other_last or first <= other_head <= last:
                continue
            later.append(index)
            earlier.append(other)
        for key in keys[index]:
            known = by_word.setdefault(key, [])
            known.append(index)
            if len(known) > SAME_WORD:
                del known[0]
    return np.array(later, np.int32), np.array(earlier, np.int32)


def _ahead(table: Table, index: int) -> list[int]:
    """Return the subjects behind a pronoun of the clauses around its own, and their possessors."""
    sentence, clauses = table.sentence[index], table.clause[index].tolist()
    own, around = clauses[0], [clause for clause in clauses[1:] if clause >= 0]
    if table.relation[index] not in SUBJECTS:
        around.append(own)
    found: list[int] = []
    subjects: list[int] = []
    for other in range(index + 1, min(index + 1 + PRONOUN_REACH, len(table))):
        if table.sentence[other] != sentence or len(found) == _AHEAD:
            break
        if table.kind[other] > NOMINAL or table.candidates[other].variant:
            continue
        if table.relation[other] in SUBJECTS and table.clause[other, 0] in around:
            found.append(other)
            subjects.append(int(table.head[other]))
        elif table.relation[other] == POSSESSOR and int(table.governor[other]) in subjects:
            found.append(other)
    return found


def _keys(table: Table, index: int, kind: int) -> set[int]:
    if kind <= NAME_OTHER:
        return {int(word) for word in table.core[index] if word >= 0}
    if kind == NOMINAL:
        return {int(table.head_word[index])}
    return {int(table.words[index])} if kind in {JOINED, FIRST, FIRST + 1, FIRST + 2} else set()


def _near(
    index: int,
    kinds: list[int],
    sentences: list[int],
    articles: list[int],
    is_aside: list[bool],
) -> list[int]:
    """Return the candidates shortly before that may be taken up, in order; no variants."""
    kind = kinds[index]
    if FIRST <= kind <= OTHER_PRONOUN:
        reach, span = PRONOUN_REACH, PRONOUN_SENTENCES
    elif kind == NOMINAL and articles[index] in {NO_ARTICLE, INDEFINITE, QUANTIFIED}:
        reach, span = BARE_REACH, PRONOUN_SENTENCES
    else:
        reach, span = PHRASE_REACH, 2 * PRONOUN_SENTENCES
    takes_verbs = kind in {THIS, THESE, FIRST + 5}
    found: list[int] = []
    for other in range(index - 1, max(index - 1 - 2 * reach, -1), -1):
        gap = sentences[index] - sentences[other]
        if gap > span or len(found) >= reach:
            break
        if is_aside[other]:
            continue
        if kinds[other] == VERB and not (takes_verbs and gap <= _VERB_SENTENCES):
            continue
        found.append(other)
    found.reverse()
    return found

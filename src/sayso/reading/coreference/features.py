"""Features of single candidates and of pairs, as numbers of rows in a table of weights.

Each feature is one of a few values; a pair has one value of each. `UNARY` and `PAIR` list the
features with how many values they have, in the order of the columns.
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.reading.coreference.classes import (
    APPOSITION,
    ARTICLES,
    CLASSES,
    FIRST,
    FIRST_PLURAL,
    HE,
    NOMINAL,
    OBJECT,
    OTHER_PRONOUN,
    POSSESSOR,
    PREDICATE,
    RELATIONS,
    SECOND,
    SUBJECTS,
)
from sayso.reading.coreference.clauses import XCOMP
from sayso.reading.coreference.context import CONTEXT, context_features
from sayso.reading.coreference.table import Ints, Table

_GROUPS: Final = 4
"""Name, nominal, third-person pronoun, other pronoun."""
_PERSONS: Final = 5
"""Any, I, we, you, pronoun of the third person."""
_KINDS: Final = 8

UNARY: Final = {
    "class": CLASSES,
    "class, relation": CLASSES * len(RELATIONS),
    "article, same head before": ARTICLES * 4,
    "group, length": _GROUPS * 6,
    "stands for, number": _KINDS * 3,
    "group, depth": _GROUPS * 6,
    "class, in quotation": CLASSES * 2,
    "article, relation": ARTICLES * len(RELATIONS),
    "group, repeats": _GROUPS * 5,
    "reflexive": 2,
    "group, shape": _GROUPS * 4,
}
PAIR: Final = {
    "classes": CLASSES * CLASSES,
    "sentences between": 4 * 8 * 2,
    "candidates between": 4 * 8,
    "relations": len(RELATIONS) ** 2 * 2,
    "words": 64 * 4,
    "kinds": _KINDS * _KINDS * _GROUPS,
    "numbers": 9 * _GROUPS,
    "syntax": 16 * 4,
    "quotations": 9 * _PERSONS * _PERSONS,
    "salience": 5 * 2 * _GROUPS * 3,
    "articles": ARTICLES * ARTICLES,
    "rivals between": 6 * 3 * _GROUPS,
    "parallel": 8 * _GROUPS,
} | CONTEXT

_GROUP_OF: Final = np.array(
    [0] * NOMINAL + [1, 1, 1] + [3, 3, 3] + [2, 2, 2, 2] + [3] * (CLASSES - 14), np.int32
)
_PERSON_OF: Final = np.array(
    [1 if c == FIRST else 2 if c == FIRST_PLURAL else 3 if c == SECOND
     else 4 if HE <= c < OTHER_PRONOUN else 0 for c in range(CLASSES)], np.int32
)  # fmt: skip
_LOG: Final = np.array([0, 1, 2, 3, 3] + [4] * 4 + [5] * 8 + [6] * 16 + [7] * 32, np.int32)
Bools = npt.NDArray[np.bool_]


def unary_features(table: Table) -> Ints:
    """Return `[candidates, len(UNARY)]` row numbers within each feature."""
    group = _GROUP_OF[table.kind]
    length = np.minimum(table.length, 6) - 1
    repeats = np.minimum(table.repeats, 4)
    same = np.minimum(table.same_head, 3)
    in_quote = (table.quote >= 0).astype(np.int32)
    return np.stack(
        [
            table.kind,
            table.kind * len(RELATIONS) + table.relation,
            table.article * 4 + same,
            group * 6 + length,
            table.stands_for * 3 + table.number,
            group * 6 + np.minimum(table.depth, 5),
            table.kind * 2 + in_quote,
            table.article * len(RELATIONS) + table.relation,
            group * 5 + repeats,
            table.is_reflexive,
            group * 4 + table.shape,
        ],
        axis=1,
    ).astype(np.int32)


def pair_features(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return `[pairs, len(PAIR)]` row numbers within each feature."""
    kind, other = table.kind[later], table.kind[earlier]
    group = _GROUP_OF[kind]
    sentences = table.sentence[later] - table.sentence[earlier]
    same_block = (table.block[later] == table.block[earlier]).astype(np.int32)
    is_near = (sentences == 0).astype(np.int32)
    relation, relation_before = table.relation[later], table.relation[earlier]
    is_subject = ((relation_before == 1) | (relation_before == 2)).astype(np.int32)
    gap = np.clip(sentences, 0, 2)
    repeats = np.minimum(table.repeats[earlier], 4)
    fits = compatible(table, later, earlier)
    columns = [
        kind * CLASSES + other,
        (group * 8 + _bucket(sentences)) * 2 + same_block,
        group * 8 + _bucket(later - earlier),
        (relation * len(RELATIONS) + relation_before) * 2 + is_near,
        _words(table, later, earlier) * 4 + group,
        (table.stands_for[later] * _KINDS + table.stands_for[earlier]) * _GROUPS + group,
        (table.number[later] * 3 + table.number[earlier]) * _GROUPS + group,
        _syntax(table, later, earlier) * 4 + group,
        _quotations(table, later, earlier),
        ((repeats * 2 + is_subject) * 3 + gap) * _GROUPS + group,
        table.article[later] * ARTICLES + table.article[earlier],
        (_rivals(table, later, earlier, fits) * 3 + gap) * _GROUPS + group,
        _parallel(table, later, earlier) * _GROUPS + group,
        *context_features(table, later, earlier, group, fits),
    ]
    return np.stack(columns, axis=1).astype(np.int32)


def _bucket(values: Ints) -> Ints:
    return _LOG[np.clip(values, 0, len(_LOG) - 1)]


def _words(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return six bits: same words, same head, head inside either, acronym, all inside."""
    named = (table.kind[later] < FIRST - 1) & (table.kind[earlier] < FIRST - 1)
    core, core_before = table.core[later], table.core[earlier]
    head, head_before = table.head_word[later], table.head_word[earlier]
    same = named & (table.words[later] == table.words[earlier])
    same_head = named & (head == head_before)
    inside = named & (core_before == head[:, None]).any(axis=1)
    around = named & (core == head_before[:, None]).any(axis=1)
    short = (table.acronym[later] == table.words[earlier]) & (table.acronym[later] >= 0)
    spelled = (table.acronym[earlier] == table.words[later]) & (table.acronym[earlier] >= 0)
    contained = np.zeros(len(later), bool)
    at = np.flatnonzero(same_head | inside | around)
    if len(at):
        left, right = core[at], core_before[at]
        matches = left[:, :, None] == right[:, None, :]
        all_left = (matches.any(axis=2) | (left < 0)).all(axis=1)
        all_right = (matches.any(axis=1) | (right < 0)).all(axis=1)
        contained[at] = all_left | all_right
    total = np.zeros(len(later), np.int32)
    for bit in (contained, short | spelled, around, inside, same_head, same):
        total = total * 2 + bit
    return total


def _syntax(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return how the two stand in one tree: 0 where nothing is to say."""
    head, head_before = table.head[later], table.head[earlier]
    governor, governor_before = table.governor[later], table.governor[earlier]
    relation, relation_before = table.relation[later], table.relation[earlier]
    same_governor = (governor == governor_before) & (governor >= 0)
    same_governor |= _controls(table, later, earlier)
    reflexive = table.is_reflexive[later] > 0
    code = np.zeros(len(later), np.int32)
    code[table.sentence[later] == table.sentence[earlier]] = 1
    code[same_governor] = 2
    code[same_governor & (relation == POSSESSOR)] = 3
    code[reflexive] = 4
    code[reflexive & same_governor] = 5
    code[(governor == head_before) & (relation == APPOSITION)] = 6
    code[(governor == head_before) & (relation != APPOSITION)] = 7
    code[(governor_before == head) & (table.relation[earlier] == POSSESSOR)] = 8
    code[(governor_before == head) & (relation == PREDICATE)] = 9
    code[(relation == 8) & (governor == head_before)] = 10
    # "Ann said she would", "Ann lost her key": the subject of the clause around
    around = (table.above[later] == governor_before) & (governor_before >= 0) & (code == 1)
    is_subject = (relation_before == 1) | (relation_before == 2)
    code[around & is_subject & (relation == POSSESSOR)] = 11
    code[around & is_subject & (relation != POSSESSOR)] = 12
    code[around & is_subject & ((relation == 1) | (relation == 2))] = 13
    code[around & ~is_subject] = 14
    # "In her speech Ann …": the earlier one stands lower in the tree than the later
    below = (table.above[earlier] == governor) & (governor >= 0) & (code == 1)
    code[below] = 15
    return code


def _controls(table: Table, later: Ints, earlier: Ints) -> Bools:
    """Say whether the earlier one is the unnamed subject of the later one's verb.

    "Ann chose to replace her": nobody replaces herself so. The object of the verb above is that
    subject where there is one, else its subject.
    """
    verb, above = table.clause[later, 0], table.clause[later, 1]
    relation = table.relation[earlier]
    is_object = (table.relation == OBJECT) | (table.relation == OBJECT + 1)
    has_object = np.isin(above, table.governor[is_object])
    is_subject = (relation == SUBJECTS[0]) | (relation == SUBJECTS[1])
    chosen = np.where(has_object, is_object[earlier], is_subject)
    is_argument = (table.governor[later] == verb) & (table.relation[later] != POSSESSOR)
    is_open = (table.clause_kind[later] == XCOMP) & (table.governor[earlier] == above)
    return np.asarray(chosen & is_argument & is_open & (earlier < later), bool)


def _quotations(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return where the two stand to quotations and their speakers, with their persons."""
    quote, before = table.quote[later], table.quote[earlier]
    speaker, speaker_before = table.speaker[later], table.speaker[earlier]
    words, words_before = table.speaker_words[later], table.speaker_words[earlier]
    both = (quote >= 0) & (before >= 0)
    known = (speaker >= 0) & (speaker_before >= 0)
    same_speaker = known & ((speaker == speaker_before) | (words == words_before))
    code = np.zeros(len(later), np.int32)
    code[both] = 4
    code[both & known] = 3
    code[both & same_speaker] = 2
    code[both & (quote == before)] = 1
    code[(quote >= 0) & (before < 0)] = 6
    code[(quote >= 0) & (before < 0) & (table.head[earlier] == speaker)] = 5
    code[(quote < 0) & (before >= 0)] = 7
    code[(quote < 0) & (before >= 0) & (table.head[later] == speaker_before)] = 8
    persons = _PERSON_OF[table.kind[later]] * _PERSONS + _PERSON_OF[table.kind[earlier]]
    return code * (_PERSONS * _PERSONS) + persons


def _rivals(table: Table, later: Ints, earlier: Ints, fits: Bools) -> Ints:
    """Return how many earlier candidates between the two would fit as well, at most five."""
    fits = fits & (table.kind[earlier] != OTHER_PRONOUN) & (earlier < later)
    # counted from the end: pairs of one later candidate stand together, nearest last
    total = np.cumsum(fits)
    last_of = np.searchsorted(later, later, side="right") - 1
    rivals = total[last_of] - total if len(later) else total
    return np.asarray(np.minimum(rivals, 5), np.int32)


_PEOPLE: Final = np.array([1, 1, 1, 1, 1, 0, 0, 0], bool)
_FITS: Final = np.ones((_KINDS, _KINDS), bool)
for _one, _two in ((1, 2), (1, 5), (1, 6), (1, 7), (2, 5), (2, 6), (2, 7), (3, 6), (3, 7),
                   (1, 4), (2, 4), (4, 6), (4, 7)):  # fmt: skip
    _FITS[_one, _two] = _FITS[_two, _one] = False


def compatible(table: Table, later: Ints, earlier: Ints) -> Bools:
    """Say of each pair whether gender, number and kind allow one thing."""
    number, before = table.number[later], table.number[earlier]
    same_number = (number == 0) | (before == 0) | (number == before)
    same_kind: Bools = _FITS[table.stands_for[later], table.stands_for[earlier]]
    return np.asarray(same_number & same_kind, bool)


def _parallel(table: Table, later: Ints, earlier: Ints) -> Ints:
    same_relation = table.relation[later] == table.relation[earlier]
    same_word = (table.governor_word[later] == table.governor_word[earlier]) & (
        table.governor_word[later] >= 0
    )
    deeper = table.depth[earlier] <= table.depth[later]
    bits = same_relation + 2 * same_word.astype(np.int32) + 4 * deeper.astype(np.int32)
    return np.asarray(bits, np.int32)

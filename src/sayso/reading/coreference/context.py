"""Features of where two candidates stand to each other in the text: clauses, order, bearers.

Pronouns are taken up by what these say: in which clause around its own the earlier one stands and
as what (Hobbs 1978), how it ranks among those that fit, by sentence and grammatical role (Brennan,
Friedman and Pollard 1987), how often its bearer was named. A pair may stand the other way round:
a pronoun before the subject of a clause around its own ("When she came, Ann …").
"""

from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.reading.coreference.classes import HE, NOMINAL, POSSESSOR, RELATIONS, SHE
from sayso.reading.coreference.clauses import KINDS, LEVELS
from sayso.reading.coreference.lexicon import UNKNOWN
from sayso.reading.coreference.table import Ints, Table

_ROLES: Final = 6
"""Subject, object, possessor, oblique, below a noun, other."""
_ROLE_OF: Final = np.array([5, 0, 0, 1, 1, 3, 4, 2, 5, 5, 5, 5, 5, 3, 5], np.int32)
_CLAUSES: Final = 9
_GROUPS: Final = 4
_RANKS: Final = 9

CONTEXT: Final = {
    "clauses, roles": _CLAUSES * _ROLES * _ROLES * 2,
    "kind of clause": len(KINDS) * _CLAUSES * _ROLES * 2,
    "rank among fitting": _RANKS * 5 * _GROUPS,
    "bearer so far": 5 * 2 * 3 * _GROUPS,
    "bearer in all": 5 * 2 * 2 * _GROUPS,
    "clause before": _ROLES * len(KINDS) * 3 * 2,
    "pronouns between": 4 * 2 * 3 * _GROUPS,
    "owners": 4 * 2 * 2 * _GROUPS,
    "places in sentences": 3 * 3 * 3 * _GROUPS,
}
assert len(_ROLE_OF) == len(RELATIONS)
_FEW: Final = np.array([0, 1, 2, 3, 3, 4], np.int32)
_IS_PERSONAL: Final = 2
"""The group of pronouns of the third person."""


def context_features(
    table: Table, later: Ints, earlier: Ints, group: Ints, fits: npt.NDArray[np.bool_]
) -> list[Ints]:
    """Return the columns of `CONTEXT` for pairs, sorted by the later one."""
    gap = np.clip(table.sentence[later] - table.sentence[earlier], 0, 2)
    role = _ROLE_OF[table.relation[later]]
    role_before = _ROLE_OF[table.relation[earlier]]
    is_ahead = (earlier > later).astype(np.int32)
    clauses = _clauses(table, later, earlier)
    is_personal = (group == _IS_PERSONAL).astype(np.int32)
    kind, kind_before = table.clause_kind[later], table.clause_kind[earlier]
    same_class = (table.kind[later] == table.kind[earlier]).astype(np.int32)
    bearers = table.bearers
    before = _FEW[np.minimum(bearers.before[earlier] + (bearers.of[earlier] >= 0), 5)]
    is_latest = (bearers.after[earlier] > later).astype(np.int32)
    total = _FEW[np.minimum(bearers.total[earlier], 5)]
    standing = bearers.is_first[earlier] * 2 + bearers.is_main[earlier]
    owned = ((role == 2) * 1).astype(np.int32)
    return [
        ((clauses * _ROLES + role) * _ROLES + role_before) * 2 + is_ahead,
        ((kind * _CLAUSES + clauses) * _ROLES + role_before) * 2 + is_personal,
        _ranks(table, later, earlier, fits) * _GROUPS + group,
        ((before * 2 + is_latest) * 3 + gap) * _GROUPS + group,
        (total * 4 + standing) * _GROUPS + group,
        ((role_before * len(KINDS) + kind_before) * 3 + gap) * 2 + is_personal,
        ((_pronouns(table, later, earlier) * 2 + same_class) * 3 + gap) * _GROUPS + group,
        ((_owners(table, later, earlier) * 2 + owned) * 2 + (gap == 0)) * _GROUPS + group,
        ((_place(table)[later] * 3 + _place(table)[earlier]) * 3 + gap) * _GROUPS + group,
    ]


def _clauses(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return how the clause of the earlier one stands to that of the later; 0 across sentences."""
    own, other = table.clause[later], table.clause[earlier]
    code = np.full(len(later), _CLAUSES - 1, np.int32)
    code[(own[:, 1] == other[:, 1]) & (own[:, 1] >= 0)] = 7
    for level in range(2, 0, -1):
        code[(other[:, level] == own[:, 0])] = 4 + level
    for level in range(LEVELS - 1, -1, -1):
        code[(own[:, level] == other[:, 0])] = 1 + level
    code[table.sentence[later] != table.sentence[earlier]] = 0
    return code


def _ranks(table: Table, later: Ints, earlier: Ints, fits: npt.NDArray[np.bool_]) -> Ints:
    """Return the place of the earlier one among all that fit, and how many do; or that it is none.

    Nearer sentences go first, then subjects, objects and others, then what stands first.
    """
    if not len(later):
        return np.zeros(0, np.int32)
    personal = (table.kind[later] == HE) | (table.kind[later] == SHE)
    vague = (table.kind[earlier] == NOMINAL) & (table.stands_for[earlier] == UNKNOWN)
    counted = fits & (earlier < later) & ~(personal & vague)
    role = np.minimum(_ROLE_OF[table.relation[earlier]], 2)
    sentences = np.clip(table.sentence[later] - table.sentence[earlier], 0, 15)
    key = ((later.astype(np.int64) * 2 + ~counted) * 16 + sentences) * 4 + role
    key = key * np.int64(len(table)) + earlier
    order = np.argsort(key, kind="stable")
    start = np.searchsorted(later, later, side="left")
    rank = np.empty(len(later), np.int32)
    rank[order] = np.arange(len(later), dtype=np.int32)
    rank -= start.astype(np.int32)
    running = np.concatenate(([0], np.cumsum(counted)))
    end = np.searchsorted(later, later, side="right")
    many = _FEW[np.minimum(running[end] - running[start], 5)]
    code = np.where(counted, np.minimum(rank, _RANKS - 2), _RANKS - 1)
    return np.asarray(code * 5 + many, np.int32)


def _pronouns(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return how many candidates of the later one's class stand between the two, at most three."""
    count = np.zeros(len(later), np.int32)
    for kind in range(HE, HE + 4):
        at = np.flatnonzero(table.kind[later] == kind)
        if len(at):
            total = np.concatenate(([0], np.cumsum(table.kind == kind)))
            count[at] = np.clip(total[later[at]] - total[earlier[at] + 1], 0, 3)
    return count


def _owners(table: Table, later: Ints, earlier: Ints) -> Ints:
    """Return whether a pronoun owns the earlier one, of the later's class or not: "his son"."""
    owner = table.owner[earlier]
    code = np.zeros(len(later), np.int32)
    code[owner >= 0] = 1
    code[(owner >= 0) & (owner == table.kind[later])] = 2
    code[(table.owner[later] >= 0) & (table.owner[later] == table.kind[earlier])] = 3
    return code


def _place(table: Table) -> Ints:
    """Return whether a candidate is the first of its sentence or the possessor of the first."""
    place = np.full(len(table), 2, np.int32)
    is_new = np.concatenate(([True], table.sentence[1:] != table.sentence[:-1]))
    place[is_new[: len(table)]] = 0
    place[1:][(table.relation[1:] == POSSESSOR) & is_new[:-1]] = 1
    return place

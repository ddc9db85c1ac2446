"""The clause of each token: its head word, what kind of clause it is, which clauses stand above.

A clause is headed by the root of a sentence, by the head of a subordinate clause, or by a verb
joined to another verb. Linear in the tokens: each asks its governor, which is asked once.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from sayso.language.analysis import Analysis

Ints = npt.NDArray[np.int32]
KINDS: Final = ("none", "root", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis")
"""Kinds of clauses; a clause that is a subject counts as `ccomp`."""
_CODE: Final = {name: code for code, name in enumerate(KINDS)} | {
    "csubj": 3, "csubj:pass": 3, "csubj:outer": 3, "advcl:relcl": 7, "dislocated": 8,
}  # fmt: skip
_VERBS: Final = frozenset({"VERB", "AUX"})
XCOMP: Final = KINDS.index("xcomp")
LEVELS: Final = 4


@dataclass(frozen=True, slots=True)
class Clauses:
    """`around` is `[tokens, LEVELS]`: the head of the clause and of those above, -1 for none."""

    around: Ints
    kind: Ints
    """Index into `KINDS` of the clause of each token."""


def find_clauses(analysis: Analysis) -> Clauses:
    """Return the clauses of the tokens of a document."""
    count = len(analysis)
    clause = [-1] * count
    for token in range(count):
        path = []
        at = token
        while clause[at] < 0 and not _heads_clause(analysis, at):
            path.append(at)
            at = analysis.head[at]
        found = at if clause[at] < 0 else clause[at]
        clause[at] = found
        for below in path:
            clause[below] = found
    kind = [_CODE.get(analysis.deprel[head].removesuffix(":outer"), 1) for head in clause]
    above = [_above(analysis, clause, head) for head in range(count)]
    own = np.array(clause, np.int32)
    up = np.array([*above, -1], np.int32)
    levels = [own]
    while len(levels) < LEVELS:
        levels.append(up[levels[-1]])
    around = np.stack(levels, axis=1) if count else np.zeros((0, LEVELS), np.int32)
    return Clauses(around, np.array(kind, np.int32))


def _heads_clause(analysis: Analysis, token: int) -> bool:
    relation = analysis.deprel[token]
    if analysis.head[token] < 0:
        return True
    if relation == "conj":
        return analysis.upos[token] in _VERBS
    return relation in _CODE


def _above(analysis: Analysis, clause: list[int], token: int) -> int:
    """Return the clause above the one that `token` heads; -1 if it heads none."""
    if clause[token] != token or analysis.head[token] < 0:
        return -1
    return clause[analysis.head[token]]

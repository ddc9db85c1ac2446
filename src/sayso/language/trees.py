"""Decoding dependency trees: the best governor of each word, repaired to one tree with one root.

Arg max gives a tree for nearly every sentence. Where it does not, Chu-Liu/Edmonds finds the
maximum spanning arborescence, with a root penalty that makes exactly one word the root
(Zmigrod et al. 2020 discuss the variants). Ties go to the lower index.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Matrix = npt.NDArray[np.float64]
_ROOT_PENALTY = 1e6


def is_tree(heads: Sequence[int]) -> bool:
    """Tell whether `heads` (0 is the root, words count from 1) form one tree with one root."""
    size = len(heads)
    if sum(head == 0 for head in heads) != 1:
        return False
    state = [0] * (size + 1)  # 0 unseen, 1 on the path, 2 reaches the root
    state[0] = 2
    for word in range(1, size + 1):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at - 1]
        if state[at] == 1:
            return False
        for step in path:
            state[step] = 2
    return True


def maximum_tree(scores: Matrix) -> list[int]:
    """Return the heads of the best single-root tree; `scores[word, head]`, head 0 is the root."""
    size = scores.shape[0]
    square = np.full((size + 1, size + 1), -np.inf)
    square[1:, :] = scores
    square[1:, 0] -= _ROOT_PENALTY
    np.fill_diagonal(square, -np.inf)
    return [int(h) for h in _edmonds(square)[1:]]


def _edmonds(scores: Matrix) -> npt.NDArray[np.int64]:
    """Chu-Liu/Edmonds on `scores[dependent, governor]` with node 0 as the root."""
    contractions: list[_Contraction] = []
    while True:
        heads: npt.NDArray[np.int64] = scores.argmax(axis=1)
        heads[0] = -1
        cycle = _find_cycle(heads)
        if not cycle:
            break
        contractions.append(_contract(scores, heads, np.array(cycle)))
        scores = contractions[-1].scores
    for contraction in reversed(contractions):
        heads = contraction.expanded(heads)
    return heads


@dataclass(frozen=True, slots=True)
class _Contraction:
    """A graph whose cycle became its last node, and what is needed to open the cycle again."""

    heads: npt.NDArray[np.int64]
    outside: npt.NDArray[np.int64]
    members: npt.NDArray[np.int64]
    from_cycle: Matrix
    into_cycle: Matrix
    scores: Matrix

    def expanded(self, solved: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the heads before contraction from those after it."""
        result = self.heads.copy()
        last = len(self.outside)
        for index, node in enumerate(self.outside):
            if index == 0:
                continue
            governor = solved[index]
            if governor == last:
                result[node] = self.members[int(self.from_cycle[index].argmax())]
            else:
                result[node] = self.outside[governor]
        entry = int(solved[last])
        broken = int(self.into_cycle[:, entry].argmax())
        result[self.members[broken]] = self.outside[entry]
        return result


def _contract(
    scores: Matrix, heads: npt.NDArray[np.int64], members: npt.NDArray[np.int64]
) -> _Contraction:
    """Make one node of the cycle `members`: the nodes outside, then the cycle as the last."""
    inside = np.zeros(len(scores), bool)
    inside[members] = True
    outside = np.flatnonzero(~inside)
    within = scores[members, heads[members]]
    small = np.full((len(outside) + 1, len(outside) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(outside, outside)]
    from_cycle = scores[np.ix_(outside, members)]
    small[:-1, -1] = from_cycle.max(axis=1)
    into_cycle = scores[np.ix_(members, outside)] - within[:, None]
    small[-1, :-1] = into_cycle.max(axis=0)
    small[0, :] = -np.inf
    return _Contraction(heads, outside, members, from_cycle, into_cycle, small)


def _find_cycle(heads: npt.NDArray[np.int64]) -> list[int]:
    state = np.zeros(len(heads), np.int8)
    state[0] = 2
    for node in range(1, len(heads)):
        path = []
        at = node
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        state[path] = 2
    return []


def attach_loosely(heads: Sequence[int], root_scores: Sequence[float]) -> list[int]:
    """Mend the heads of a very long sentence in linear time.

    The word that scores best as root becomes it; other roots hang on it; each cycle is opened at
    its first word, which then hangs on the root.
    """
    size = len(heads)
    root = max(range(size), key=lambda word: (root_scores[word], -word)) + 1
    out = [head or root for head in heads]
    out[root - 1] = 0
    state = [0] * (size + 1)
    state[0] = 2
    for word in range(1, size + 1):
        path = []
        at = word
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = out[at - 1]
        if state[at] == 1:
            out[at - 1] = root
        for step in path:
            state[step] = 2
    return out

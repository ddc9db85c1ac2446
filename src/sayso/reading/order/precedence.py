"""Precedence: which event begins before which, kept free of cycles.

An order of all events is kept at all times, and a new link moves only what lies between its two
ends (Pearce and Kelly, "A Dynamic Topological Sort Algorithm for Directed Acyclic Graphs", JEA
2007). Links of a text are local, so the work is linear in practice; a link whose check would touch
more than `_WIDEST` events stays out undecided, so that no text can make it quadratic.
"""

_WIDEST = 400


class Precedence:
    """The order of `size` events, at first that of the text."""

    def __init__(self, size: int) -> None:
        """Begin without links."""
        self._rank = list(range(size))
        self._after: list[list[int]] = [[] for _ in range(size)]
        self._before: list[list[int]] = [[] for _ in range(size)]
        self._same = list(range(size))

    def join(self, one: int, other: int) -> None:
        """Let two events begin together; only before the first link."""
        self._same[self.root(other)] = self.root(one)

    def root(self, event: int) -> int:
        """Return the event that stands for all that begin together with `event`."""
        while self._same[event] != event:
            self._same[event] = self._same[self._same[event]]
            event = self._same[event]
        return event

    def add(self, first: int, second: int) -> bool | None:
        """Put `first` before `second`; return false where that contradicts what stands.

        `None`: it would take too long to tell, and the link stays out.
        """
        first, second = self.root(first), self.root(second)
        if first == second:
            return False
        if self._rank[first] > self._rank[second]:
            moved = self._move(first, second)
            if not moved:
                return moved
        self._after[first].append(second)
        self._before[second].append(first)
        return True

    def _move(self, first: int, second: int) -> bool | None:
        """Reorder what stands between the two; false for a cycle, `None` for too wide a stretch."""
        low, high = self._rank[second], self._rank[first]
        behind = self._reached(second, self._after, low, high)
        if behind is None:
            return None
        if first in behind:
            return False
        ahead = self._reached(first, self._before, low, high)
        if ahead is None:
            return None
        moved = sorted(ahead, key=self._rank.__getitem__) + sorted(
            behind, key=self._rank.__getitem__
        )
        for event, rank in zip(moved, sorted(self._rank[e] for e in moved), strict=True):
            self._rank[event] = rank
        return True

    def _reached(
        self, start: int, links: list[list[int]], low: int, high: int
    ) -> dict[int, None] | None:
        """Return what `start` leads to with ranks from `low` to `high`; `None` if too much."""
        found = {start: None}
        waiting = [start]
        while waiting:
            for event in links[waiting.pop()]:
                if event not in found and low <= self._rank[event] <= high:
                    found[event] = None
                    waiting.append(event)
            if len(found) > _WIDEST:
                return None
        return found

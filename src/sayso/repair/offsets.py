"""Where an offset of the original lies after changes: a search in two sorted lists."""

from bisect import bisect_right
from collections.abc import Sequence

from sayso.record.edits import Change
from sayso.record.vocabulary import Span


class NewOffsets:
    """Maps offsets of the original to offsets of the changed text."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._ends: list[int] = []
        self._shifts: list[int] = [0]
        self._changes = changes
        shift = 0
        for change in changes:
            shift += len(change.now) - (change.end - change.start)
            self._ends.append(change.end)
            self._shifts.append(shift)

    def of(self, offset: int) -> int:
        """Return the new offset; one inside a changed stretch goes to the start of it."""
        place = bisect_right(self._ends, offset)
        if place < len(self._changes):
            # Only a change that begins before the offset and ends behind it can hold it.
            offset = (
                min(offset, max(self._changes[place].start, 0))
                if self._changes[place].start < offset
                else offset
            )
        return offset + self._shifts[place]

    def span(self, span: Span) -> Span:
        """Return where a span lies; what was written at its edges or over them belongs to it."""
        start, end = span
        first = bisect_right(self._ends, start)
        while first and self._changes[first - 1].start == start:
            first -= 1  # an insertion right at the start
        last = bisect_right(self._ends, end)
        new_start = self._shifts[first] + start
        if first < len(self._changes) and self._changes[first].start < start:
            new_start = self._shifts[first] + self._changes[first].start
        new_end = self._shifts[last] + end
        if last < len(self._changes) and self._changes[last].start < end:
            new_end = self._shifts[last + 1] + self._changes[last].end
        return new_start, new_end

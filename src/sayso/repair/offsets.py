"""Where an offset of the original lies after changes: a search in two sorted lists."""

from bisect import bisect_right

from sayso.record.edits import Change


class NewOffsets:
    """Maps offsets of the original to offsets of the changed text."""

    def __init__(self, changes: list[Change]) -> None:
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

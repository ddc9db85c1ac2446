"""Windows: what the encoder sees in one call, as a pure function of the text.

Consecutive stretches between sure sentence boundaries are packed up to `WINDOW_PIECES` pieces.
A longer stretch is a window of its own up to `MAX_PIECES`; beyond that it is cut
with an overlap of `OVERLAP_PIECES` on both sides, and each word is
read from the window in which it lies farther from the edge. No word is ever lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.language.sentences import Boundary

WINDOW_PIECES = 126
"""Pieces of a packed window, the two marks at its ends left out."""
MAX_PIECES = 508
OVERLAP_PIECES = 64
BATCH_TOKENS = 8_000


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `[start, end)` go into one call; results are kept for `[keep_start, keep_end)`."""

    start: int
    end: int
    keep_start: int
    keep_end: int

    def moved(self, by: int) -> "Window":
        """Return the window `by` tokens further on."""
        return Window(self.start + by, self.end + by, self.keep_start + by, self.keep_end + by)


def cut_windows(piece_counts: Sequence[int], boundaries: Sequence[Boundary]) -> list[Window]:
    """Return the windows that cover all tokens, in order."""
    windows: list[Window] = []
    start = 0
    pieces = 0
    for first, last in _stretches(boundaries):
        size = sum(piece_counts[first:last])
        if pieces and pieces + size > WINDOW_PIECES:
            windows.append(Window(start, first, start, first))
            start, pieces = first, 0
        if size > MAX_PIECES:
            windows += _cut_long(piece_counts, first, last)
            start, pieces = last, 0
        else:
            pieces += size
    if pieces:
        end = len(piece_counts)
        windows.append(Window(start, end, start, end))
    return windows


def _stretches(boundaries: Sequence[Boundary]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    first = 0
    for index, boundary in enumerate(boundaries):
        if boundary == Boundary.SURE or index + 1 == len(boundaries):
            found.append((first, index + 1))
            first = index + 1
    return found


def _cut_long(piece_counts: Sequence[int], first: int, last: int) -> list[Window]:
    """Cut one long stretch into overlapping windows that share the words between them."""
    windows: list[Window] = []
    start = first
    keep = first
    while True:
        end, size = start, 0
        while end < last and size + piece_counts[end] <= MAX_PIECES:
            size += piece_counts[end]
            end += 1
        if end == last:
            windows.append(Window(start, end, keep, end))
            return windows
        back, overlap = end, 0
        while back > start + 1 and overlap < 2 * OVERLAP_PIECES:
            back -= 1
            overlap += piece_counts[back]
        middle = (back + end) // 2
        windows.append(Window(start, end, keep, middle))
        start, keep = back, middle


def batches(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Yield the windows in runs of some `BATCH_TOKENS` tokens that share no token."""
    batch: list[Window] = []
    for window in windows:
        if batch and window.start >= max(batch[-1].end, batch[0].start + BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch

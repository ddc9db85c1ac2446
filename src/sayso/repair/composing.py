"""Two lists of changes, made one after the other, as one list against the original.

`first` turns the original into a text, `second` that text into another. Both are sorted and free
of overlaps; so is what comes out. One merge over both lists, linear in their lengths. Changes that
only touch stay apart, so that each can be undone alone; changes of which one falls into what the
other wrote become one, of the kind of the second.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sayso.record.edits import Change


@dataclass(frozen=True, slots=True)
class _Placed:
    """A change of `first`, and where what it wrote stands in the text between."""

    start: int
    end: int
    change: Change

    @property
    def shift(self) -> int:
        """Original offset minus offset in the text between, behind this change."""
        return self.change.end - self.end


def compose_changes(first: Sequence[Change], second: Sequence[Change]) -> tuple[Change, ...]:
    """Return the changes that do `first` and then `second`.

    Raises `ValueError` when either list is unsorted or overlaps.
    """
    _check(first)
    _check(second)
    placed = _place(first)
    composed: list[Change] = []
    shift = i = j = 0
    while j < len(second):
        later = second[j]
        if i == len(placed) or _stands_before(later, placed[i]):
            composed.append(_moved(later, shift))
            j += 1
        elif placed[i].end <= later.start:
            composed.append(placed[i].change)
            shift = placed[i].shift
            i += 1
        else:
            next_i, next_j = _group_end(placed, second, i, j)
            composed.append(_merged(placed[i:next_i], second[j:next_j], shift))
            shift = placed[next_i - 1].shift
            i, j = next_i, next_j
    composed += [place.change for place in placed[i:]]
    return tuple(composed)


def keep_apart(changes: Iterable[Change]) -> list[Change]:
    """Return the changes sorted, without those that overlap one before or insert where it does."""
    kept: list[Change] = []
    for change in sorted(changes, key=lambda change: (change.start, change.end)):
        if not kept or (change.start > kept[-1].start and change.start >= kept[-1].end):
            kept.append(change)
    return kept


def _check(changes: Sequence[Change]) -> None:
    at = 0
    for change in changes:
        if change.start < at or change.end < change.start:
            raise ValueError(f"changes overlap or are unsorted at {change.start}")
        at = change.end


def _place(changes: Sequence[Change]) -> list[_Placed]:
    placed: list[_Placed] = []
    shift = 0
    for change in changes:
        start = change.start - shift
        placed.append(_Placed(start, start + len(change.now), change))
        shift = placed[-1].shift
    return placed


def _stands_before(later: Change, place: _Placed) -> bool:
    """Whether a change ends where the other begins, or before; of two empty ones it is second."""
    return later.end <= place.start and not place.end <= later.start


def _moved(change: Change, shift: int) -> Change:
    start, end = change.start + shift, change.end + shift
    return Change(start, end, change.now, change.kind, change.confidence, change.why)


def _group_end(
    placed: Sequence[_Placed], second: Sequence[Change], i: int, j: int
) -> tuple[int, int]:
    """Return the places behind a chain of changes, from `i` and `j` on, that overlap each other."""
    start = min(placed[i].start, second[j].start)
    end = max(placed[i].end, second[j].end)
    i, j = i + 1, j + 1
    while True:
        if i < len(placed) and placed[i].start < end and start < placed[i].end:
            end = max(end, placed[i].end)
            i += 1
        elif j < len(second) and second[j].start < end and start < second[j].end:
            end = max(end, second[j].end)
            j += 1
        else:
            return i, j


def _merged(placed: Sequence[_Placed], second: Sequence[Change], shift: int) -> Change:
    """Return one change for a chain; what `second` left of the first ones' words stays."""
    start = min(placed[0].start, second[0].start)
    end = max(placed[-1].end, second[-1].end)
    pieces: list[str] = []
    at = start
    i = 0
    for later in (*second, None):
        until = later.start if later else end
        while i < len(placed) and placed[i].start < until:
            place = placed[i]
            pieces.append(place.change.now[max(at - place.start, 0) : until - place.start])
            if place.end > until:
                break
            i += 1
        if later:
            pieces.append(later.now)
            at = later.end
    return Change(
        start + shift,
        end + placed[-1].shift,
        "".join(pieces),
        second[0].kind,
        min(change.confidence for change in second),
        "; ".join(dict.fromkeys(change.why for change in second if change.why)),
    )

"""Edits between the original and the text as read: apply, undo, and map offsets.

An edit's `span` lies in the new text, `was` is what stood there in the original. Edits are
sorted and never overlap, so that undoing them is one pass.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from msgspec import structs

from sayso.record.types import Edit
from sayso.record.vocabulary import EditKind, Span


@dataclass(frozen=True, slots=True)
class Change:
    """A change in terms of the original: `[start, end)` of it becomes `now`."""

    start: int
    end: int
    now: str
    kind: EditKind
    confidence: float = 1.0
    why: str = ""


def apply_changes(original: str, changes: Sequence[Change]) -> tuple[str, tuple[Edit, ...]]:
    """Return the changed text and the edits that undo it.

    `changes` must be sorted by `start` and must not overlap; a violation is a bug and raises
    `ValueError`.
    """
    pieces: list[str] = []
    edits: list[Edit] = []
    read_to = 0
    written = 0
    for change in changes:
        if change.start < read_to or change.end < change.start:
            message = f"changes overlap or are unsorted at {change.start}"
            raise ValueError(message)
        kept = original[read_to : change.start]
        pieces += (kept, change.now)
        written += len(kept)
        span = (written, written + len(change.now))
        written = span[1]
        edits.append(
            Edit(
                span=span,
                was=original[change.start : change.end],
                kind=change.kind,
                confidence=change.confidence,
                why=change.why,
            )
        )
        read_to = change.end
    pieces.append(original[read_to:])
    return "".join(pieces), tuple(edits)


def undo_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return the original text."""
    pieces: list[str] = []
    read_to = 0
    for edit in edits:
        pieces += (text[read_to : edit.span[0]], edit.was)
        read_to = edit.span[1]
    pieces.append(text[read_to:])
    return "".join(pieces)


def original_span(span: Span, edits: Sequence[Edit]) -> Span:
    """Return the stretch of the original that `span` of the text was read from.

    A span that touches an edited stretch covers the whole of what stood there.
    """
    start, end = span
    shift = 0  # original offset minus text offset, behind the edits passed so far
    original_start: int | None = None
    for edit in edits:
        edit_start, edit_end = edit.span
        if original_start is None and start < edit_end:
            original_start = min(start, edit_start) + shift
        if end <= edit_start:
            break
        if end <= edit_end:
            if original_start is None:
                original_start = edit_start + shift
            return original_start, edit_start + shift + len(edit.was)
        shift += len(edit.was) - (edit_end - edit_start)
    if original_start is None:
        original_start = start + shift
    return original_start, end + shift


def text_span(span: Span, edits: Sequence[Edit]) -> Span:
    """Return the stretch of the text that stands for `span` of the original.

    The opposite of `original_span`; a span that touches an edited stretch covers all that replaced
    it, and one inside a dropped stretch is empty.
    """
    start, end = span
    shift = 0  # text offset minus original offset, behind the edits passed so far
    text_start: int | None = None
    for edit in edits:
        edit_start = edit.span[0] - shift
        edit_end = edit_start + len(edit.was)
        if text_start is None and start < edit_end:
            text_start = min(start, edit_start) + shift
        if end <= edit_start:
            break
        if end <= edit_end:
            return edit.span[0] if text_start is None else text_start, edit.span[1]
        shift = edit.span[1] - edit_end
    if text_start is None:
        text_start = start + shift
    return text_start, end + shift


def undo_some(
    text: str, edits: Sequence[Edit], unwanted: Collection[int]
) -> tuple[str, tuple[Edit, ...]]:
    """Return the text with some edits undone, and the edits that are left.

    `unwanted` are places in `edits`. What other layers found in the text is not moved: read the
    new text again to have it.
    """
    pieces: list[str] = []
    kept: list[Edit] = []
    read_to = 0
    grown = 0  # by how much the new text is longer so far
    for place, edit in enumerate(edits):
        start, end = edit.span
        pieces.append(text[read_to:start])
        if place in unwanted:
            pieces.append(edit.was)
            grown += len(edit.was) - (end - start)
        else:
            pieces.append(text[start:end])
            kept.append(structs.replace(edit, span=(start + grown, end + grown)))
        read_to = end
    pieces.append(text[read_to:])
    return "".join(pieces), tuple(kept)

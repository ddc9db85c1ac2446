from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.edits import (
    Change,
    apply_changes,
    original_span,
    text_span,
    undo_edits,
    undo_some,
)

KINDS = ("unwrap", "dehyphenate", "space", "drop", "letter", "join", "split", "quote", "indent")


@st.composite
def originals_with_changes(draw: st.DrawFn) -> tuple[str, list[Change]]:
    """A text and sorted changes to it that may touch but not overlap."""
    original = draw(st.text(max_size=60))
    cuts = draw(st.lists(st.integers(0, len(original)), max_size=10).map(sorted))
    changes = [
        Change(start=a, end=b, now=draw(st.text(max_size=5)), kind=draw(st.sampled_from(KINDS)))
        for a, b in list(pairwise(cuts))[::2]
    ]
    return original, changes


def test_line_break_hyphen_is_joined_and_comes_back():
    original = "The gover-\nnor left."
    text, edits = apply_changes(original, [Change(9, 11, "", "dehyphenate")])
    assert text == "The governor left."
    assert undo_edits(text, edits) == original
    assert edits[0].was == "-\n"
    assert edits[0].span == (9, 9)


@pytest.mark.parametrize(
    ("words", "in_original"),
    [("The", "The"), ("governor", "gover-\nnor"), ("gover", "gover"), ("left.", "left.")],
)
def test_span_maps_to_the_words_it_was_read_from(words: str, in_original: str):
    original = "The gover-\nnor left."
    text, edits = apply_changes(original, [Change(9, 11, "", "dehyphenate")])
    start = text.index(words)
    a, b = original_span((start, start + len(words)), edits)
    assert original[a:b] == in_original


def test_span_inside_a_replaced_stretch_covers_the_whole_of_what_stood_there():
    original = "tbe man"
    text, edits = apply_changes(original, [Change(0, 3, "the", "letter")])
    assert text == "the man"
    assert original_span((1, 2), edits) == (0, 3)


@pytest.mark.parametrize(
    "changes",
    [
        [Change(0, 4, "", "drop"), Change(3, 5, "", "drop")],
        [Change(3, 5, "", "drop"), Change(0, 2, "", "drop")],
        [Change(4, 3, "", "drop")],
    ],
    ids=["overlapping", "unsorted", "turned round"],
)
def test_bad_changes_are_a_bug_and_raise(changes: list[Change]):
    with pytest.raises(ValueError, match="overlap or are unsorted"):
        apply_changes("a short text", changes)


@given(originals_with_changes())
def test_undo_gives_the_original(case: tuple[str, list[Change]]):
    original, changes = case
    text, edits = apply_changes(original, changes)
    assert undo_edits(text, edits) == original


@given(originals_with_changes())
def test_edits_hold_the_new_words_and_the_old(case: tuple[str, list[Change]]):
    original, changes = case
    text, edits = apply_changes(original, changes)
    for change, edit in zip(changes, edits, strict=True):
        assert text[edit.span[0] : edit.span[1]] == change.now
        assert edit.was == original[change.start : change.end]


@given(originals_with_changes(), st.data())
def test_span_between_edits_keeps_its_words(case: tuple[str, list[Change]], data: st.DataObject):
    original, changes = case
    text, edits = apply_changes(original, changes)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    a, b = original_span((start, end), edits)
    assert 0 <= a <= b <= len(original)
    touched = any(edit.span[0] <= end and start <= edit.span[1] for edit in edits)
    if not touched:
        assert original[a:b] == text[start:end]


@given(originals_with_changes(), st.data())
def test_wider_span_maps_to_a_wider_stretch(case: tuple[str, list[Change]], data: st.DataObject):
    original, changes = case
    text, edits = apply_changes(original, changes)
    points = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
    outer = original_span((points[0], points[3]), edits)
    inner = original_span((points[1], points[2]), edits)
    if points[1] < points[2]:  # an empty span beside something dropped lies on neither side of it
        assert outer[0] <= inner[0]
        assert inner[1] <= outer[1]


@given(originals_with_changes())
def test_a_stretch_that_no_edit_touches_maps_there_and_back(drawn: tuple[str, list[Change]]):
    original, changes = drawn
    text, edits = apply_changes(original, changes)
    bounds = [0, *(end for change in changes for end in (change.start, change.end)), len(original)]
    for start, end in list(zip(bounds[::2], bounds[1::2], strict=True)):
        if end - start >= 3:
            inner = (start + 1, end - 1)
            there = text_span(inner, edits)
            assert text[there[0] : there[1]] == original[inner[0] : inner[1]]
            assert original_span(there, edits) == inner


@given(originals_with_changes(), st.data())
def test_every_stretch_of_the_original_has_its_place_in_the_text(
    drawn: tuple[str, list[Change]], data: st.DataObject
):
    original, changes = drawn
    text, edits = apply_changes(original, changes)
    end = data.draw(st.integers(0, len(original)))
    start = data.draw(st.integers(0, end))
    text_start, text_end = text_span((start, end), edits)
    assert 0 <= text_start <= text_end <= len(text)


def test_what_was_dropped_has_an_empty_place():
    _, edits = apply_changes("one two three", [Change(4, 8, "", "drop")])
    assert text_span((5, 7), edits) == (4, 4)
    assert text_span((8, 13), edits) == (4, 9)


@given(originals_with_changes(), st.data())
def test_each_edit_can_be_undone_alone(drawn: tuple[str, list[Change]], data: st.DataObject):
    original, changes = drawn
    text, edits = apply_changes(original, changes)
    unwanted = data.draw(st.sets(st.integers(0, max(0, len(edits) - 1))))
    now, left = undo_some(text, edits, unwanted)
    wanted = [change for place, change in enumerate(changes) if place not in unwanted]
    assert (now, left) == apply_changes(original, wanted)
    assert undo_edits(now, left) == original

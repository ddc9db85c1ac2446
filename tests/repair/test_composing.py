from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.record.edits import Change, apply_changes, original_span, undo_edits
from sayso.repair.composing import compose_changes
from tests.timing import assert_growth

TEXT = st.text(alphabet="ab c\n-é😀\u0301𝐱", max_size=30)
WORDS = st.text(alphabet="xyz 😀", max_size=4)


@st.composite
def changes_of(draw, text: str) -> list[Change]:
    """Return sorted changes of a text, some of them empty on one side or both."""
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=12)))
    kinds = st.sampled_from(["space", "letter", "quote"])
    pairs = zip(ends[::2], ends[1::2], strict=False)
    return [Change(start, end, draw(WORDS), draw(kinds)) for start, end in pairs]


@st.composite
def twice_changed(draw) -> tuple[str, list[Change], list[Change]]:
    text = draw(TEXT)
    first = draw(changes_of(text))
    return text, first, draw(changes_of(apply_changes(text, first)[0]))


@given(twice_changed())
def test_composing_is_doing_one_after_the_other(case):
    text, first, second = case
    between, _ = apply_changes(text, first)
    expected, _ = apply_changes(between, second)
    found, edits = apply_changes(text, compose_changes(first, second))
    assert found == expected
    assert undo_edits(found, edits) == text


@given(twice_changed())
def test_composed_changes_are_sorted_and_apart(case):
    at = 0
    for change in compose_changes(*case[1:]):
        assert at <= change.start <= change.end
        at = change.end


@given(twice_changed())
def test_nothing_composed_with_changes_is_those_changes(case):
    _, first, _ = case
    assert compose_changes(first, []) == tuple(first)
    assert compose_changes([], first) == tuple(first)


@given(twice_changed())
def test_what_no_edit_touches_is_the_same_on_both_sides(case):
    text, first, second = case
    found, edits = apply_changes(text, compose_changes(first, second))
    at = 0
    for edit in edits:
        start, end = original_span((at, edit.span[0]), edits)
        # A stretch that touches an edit covers what stood there too; its own words lie within.
        assert found[at : edit.span[0]] in text[start:end]
        at = edit.span[1]


@given(twice_changed(), st.data())
def test_places_in_the_original_never_run_backwards(case, data):
    text, first, second = case
    found, edits = apply_changes(text, compose_changes(first, second))
    places = sorted(data.draw(st.lists(st.integers(0, len(found)), min_size=2, max_size=6)))
    starts = [original_span((place, place), edits)[0] for place in places]
    ends = [original_span((place, place), edits)[1] for place in places]
    assert starts == sorted(starts)
    assert ends == sorted(ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(starts, ends, strict=True))


def test_overlapping_or_unsorted_changes_are_refused():
    a, b = Change(0, 3, "x", "letter"), Change(2, 4, "y", "letter")
    for first, second in (([a, b], []), ([], [a, b]), ([b, a], []), ([], [b, a])):
        with pytest.raises(ValueError, match="overlap or are unsorted"):
            compose_changes(first, second)


def test_a_repair_inside_what_layout_wrote_becomes_one_change():
    first = [Change(3, 6, "--", "unwrap")]
    second = [Change(4, 6, "x", "quote", 0.95, "why")]
    assert compose_changes(first, second) == (Change(3, 7, "-x", "quote", 0.95, "why"),)


def test_touching_changes_stay_apart():
    first = [Change(3, 4, " ", "unwrap")]
    second = [Change(4, 5, "“", "quote", 0.99, "why")]
    assert compose_changes(first, second) == (*first, *second)


def test_a_long_chain_of_overlaps_takes_linear_time():
    def composing(count: int) -> Callable[[], None]:
        first = [Change(2 * i, 2 * i + 2, "ab", "space") for i in range(count)]
        second = [Change(2 * i + 1, 2 * i + 3, "cd", "letter") for i in range(count - 1)]

        def compose() -> None:
            (change,) = compose_changes(first, second)
            assert change.now == "a" + "cd" * (count - 1) + "b"

        return compose

    assert_growth(composing(10_000), composing(40_000), factor=8)

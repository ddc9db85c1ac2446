import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.intake import SourceText, open_source
from sayso.record.edits import undo_edits
from sayso.repair import repair_source
from tests.timing import assert_growth

PIECES = st.sampled_from(
    [
        " ", "  ", "\n", "\n\n", "\r\n", "\t", "\xa0", "\xad", "\xad\n", "-\n", "-", "—\n",
        "\u200b",
        "\x00", "\x0c", "\u2028", "\x1b[0m", "word", "Word", "NATO", "self", "time", "negotia",
        "tions", ".", ":", "“", "”", "1914", "- item", "1. ", "By Ana Moss", "PORT ADEL (AP) —",
        "March 3, 2024", "The Harbour Review", "Updated", "Reporting by Ana Moss", "- 1 -", "|",
        "https://a.example/", "OPINION",
        "The committee wrote:\n\n", "We will get to work now and nobody will stop us.\n\n",
        "    indented", "\ufeff", "é", "😀", "\u0301",
    ]
)  # fmt: skip
WILD = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=80).map("".join))


def original(text: str, drops=()) -> SourceText:
    return SourceText(text=text, kind="text", name=None, digest="", drops=drops)


@given(WILD, st.sampled_from(["none", "safe", "auto"]))
def test_undoing_the_edits_gives_the_original(text, level):
    result = repair_source(original(text), level)
    assert undo_edits(result.text, result.edits) == text


@given(WILD)
def test_blocks_hold_visible_words_in_order_and_cover_all_of_them(text):
    for level in ("none", "auto"):
        result = repair_source(original(text), level)
        at = 0
        for block in result.blocks:
            start, end = block.span
            assert at <= start < end <= len(result.text)
            assert result.text[at:start].isspace() or at == start or level == "none"
            assert not result.text[start].isspace()
            assert not result.text[end - 1].isspace()
            at = end


@given(WILD)
def test_level_none_changes_nothing(text):
    result = repair_source(original(text), "none")
    assert result.text == text
    assert result.edits == ()


@given(WILD)
def test_layout_takes_only_white_space_hyphens_and_invisible_characters(text):
    result = repair_source(original(text), "auto")
    for edit in result.edits:
        now = result.text[edit.span[0] : edit.span[1]]
        assert edit.was != now
        if edit.kind in {"unwrap", "dehyphenate", "drop"}:
            visible = [c for c in edit.was if c.isprintable() and not c.isspace()]
            assert not now.strip()
            assert "".join(visible) in {"", "-", "\u2010"} or "\x1b[" in edit.was


@given(WILD)
def test_level_safe_keeps_every_letter(text):
    def letters(of):
        return "".join(filter(str.isalnum, re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", of)))

    source = original(text)
    assert letters(repair_source(source, "safe").text) == letters(text)


@given(WILD)
def test_facts_hold_their_words(text):
    result = repair_source(original(text), "auto")
    for fact in (result.title, result.author, result.publisher):
        if fact is not None:
            assert fact.span is not None
            start, end = fact.span
            assert " ".join(result.text[start:end].split()) == fact.value


@given(WILD)
def test_repairing_twice_changes_only_what_was_hidden(text):
    once = repair_source(original(text), "auto").text
    assert repair_source(original(once), "none").text == once


@given(st.text(max_size=200))
def test_any_string_can_be_opened_or_is_refused(text):
    from sayso.errors import InputError

    if not text.strip():
        with pytest.raises(InputError):
            open_source(text)
        return
    source = open_source(text)
    source.text.encode()
    result = repair_source(source, "auto")
    assert undo_edits(result.text, result.edits) == source.text


@given(st.binary(max_size=300))
def test_any_bytes_can_be_opened_or_are_refused(data):
    from sayso.errors import InputError

    if b"%PDF-" in data or b"<" in data:
        return
    try:
        source = open_source(data)
    except InputError:
        return
    source.text.encode()


@given(WILD, st.data())
def test_drops_anywhere_can_be_undone(text, data):
    spans = []
    at = 0
    for _ in range(data.draw(st.integers(0, 3))):
        start = data.draw(st.integers(at, len(text)))
        end = data.draw(st.integers(start, len(text)))
        if start < end:
            spans.append(((start, end), "page number"))
        at = end
    result = repair_source(original(text, tuple(spans)), "auto")
    assert undo_edits(result.text, result.edits) == text


@pytest.mark.parametrize(
    "piece",
    [
        "word\n",
        "word-\nWord ",
        "\n",
        " ",
        "\xad",
        "- a\n",
        "“",
        "(",
        "A. ",
        "\t\n",
        "a\n\n",
        "Ab 1, ",
    ],
)
def test_time_is_linear(piece):
    small, large = original(piece * 2_000), original(piece * 8_000)
    assert_growth(
        lambda: repair_source(small, "auto"), lambda: repair_source(large, "auto"), factor=8
    )

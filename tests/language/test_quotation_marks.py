"""Marks are told from apostrophes, paired by level, and mended where one is missing."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.quotation_marks import find_quotations


def paragraphs_of(text):
    return [match.span() for match in re.finditer(r"[^\n]+", text)]


def read(text):
    found = find_quotations(text, paragraphs_of(text))
    return [(text[q.start : q.end], q.level, q.state) for q in found]


def quoted(text):
    return [words for words, _, _ in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We sail at dawn," she said.', ['"We sail at dawn,"']),
        ("“We sail,” she said. “At dawn.”", ["“We sail,”", "“At dawn.”"]),
        ("``We sail,'' she said.", ["``We sail,''"]),
        ("«Non», he said. « Oui », she said.", ["«Non»", "« Oui »"]),
        ("He said »Nein« and left.", ["»Nein«"]),
        ("„Gut“, he said.", ["„Gut“"]),
        ("He called it ‘a farce’ twice.", ["‘a farce’"]),
        ("He called it 'a farce' twice.", ["'a farce'"]),
        ("The (“second”) vote—“a sham”—fell.", ["“second”", "“a sham”"]),
        ('The "bridge"-builders met.', ['"bridge"']),
        ('He said "...and then nothing".', ['"...and then nothing"']),
        ('x " set apart " y', ['" set apart "']),
    ],
)
def test_every_style_of_marks_is_paired(text, expected):
    assert quoted(text) == expected
    assert all(state == "closed" for _, _, state in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "It isn't the workers' fault, nor James's.",
        "It isn’t the workers’ fault, nor James’s.",
        "Back in the '90s they'd eat fish 'n' chips.",
        "‘Twas the ’80s, and they sold ‘em all.",
        "He was goin' home to doin' nothing.",
        'The 6\'2" man holds a 5" screw.',
        "No marks at all.",
        "",
    ],
)
def test_apostrophes_and_measures_are_no_quotation_marks(text):
    assert quoted(text) == []


def test_single_marks_nest_in_double_ones():
    text = "“She said ‘no’ to me,” he said."
    assert read(text) == [
        ("“She said ‘no’ to me,”", 1, "closed"),
        ("‘no’", 2, "closed"),
    ]


def test_double_marks_nest_in_single_ones():
    text = "‘She said “no” to me,’ he said. ‘Twice.’"
    assert [(words, level) for words, level, _ in read(text)] == [
        ("‘She said “no” to me,’", 1),
        ("“no”", 2),
        ("‘Twice.’", 1),
    ]


def test_straight_marks_nest_in_straight_ones():
    assert quoted('"She said "no" to me," he said.') == ['"She said "no" to me,"', '"no"']


def test_possessive_does_not_close_a_single_quotation():
    text = "He said 'the dockers' rights matter' and left."
    assert quoted(text) == ["'the dockers' rights matter'"]


def test_elisions_stand_inside_single_quotations():
    text = "‘Rock ’n’ roll, and we love ’em,’ she said. ‘Truly.’"
    assert quoted(text) == ["‘Rock ’n’ roll, and we love ’em,’", "‘Truly.’"]


def test_quotation_continues_over_paragraphs_that_open_again():
    text = "“One.\n“Two.\n“Three,” he said."
    found = find_quotations(text, paragraphs_of(text))
    assert [q.state for q in found] == ["continued", "continued", "closed"]
    assert [q.continues for q in found] == [None, 0, 1]


def test_quotation_continues_into_a_paragraph_that_only_closes():
    text = "“One.\nTwo,” he said."
    found = find_quotations(text, paragraphs_of(text))
    assert [text[q.start : q.end] for q in found] == ["“One.", "Two,”"]
    assert found[1].continues == 0


def test_unclosed_quotation_ends_before_the_words_of_saying():
    assert read("“I went home, he said. Then he left.") == [("“I went home,", 1, "unclosed")]


def test_unclosed_quotation_without_a_cue_ends_with_its_paragraph():
    text = "He had one wish: “Let the ferry run.\nNobody answered."
    assert read(text) == [("“Let the ferry run.", 1, "unclosed")]


def test_unclosed_quotation_ends_with_a_sentence_before_the_next_opening():
    text = "“Leave us be. The mayor laughed: “Never.”"
    assert read(text)[-1] == ("“Never.”", 1, "closed")
    assert read(text)[0][2] == "unclosed"


def test_unopened_quotation_begins_after_the_cue():
    text = "The tide rose. He said: we are lost.” Then he left."
    assert read(text) == [("we are lost.”", 1, "unopened")]


def test_unopened_quotation_begins_with_its_sentence():
    text = "The tide rose. We are lost,” he said."
    assert read(text) == [("We are lost,”", 1, "unopened")]


@pytest.mark.parametrize(
    "text",
    [
        "*We are lost,” he said.",
        "“We are lost,* he said.",
        "“We are lost,' he said.",
        "”We are lost,” he said.",
        "“We are lost,“ he said.",
        "’’We are lost,” he said.",
        "He says,” we are lost.”",
    ],
)
def test_damaged_marks_are_read_by_position(text):
    ((words, _, state),) = read(text)
    assert "e are lost" in words
    assert "said" not in words
    assert state == "damaged"


def test_asterisks_that_balance_nothing_are_no_marks():
    assert quoted("*Prices are in kroner. The *best* one won.") == []


def test_inner_is_the_stretch_without_marks():
    text = "He called it “a farce” twice."
    (stretch,) = find_quotations(text, paragraphs_of(text))
    assert text[slice(*stretch.inner)] == "a farce"


MARKED_TEXT = st.text(alphabet="“”‘’\"'«»„`*,.! \nabsn09—", max_size=80)


@settings(max_examples=300)
@given(MARKED_TEXT)
def test_stretches_lie_in_one_paragraph_and_in_text_order(text):
    paragraphs = paragraphs_of(text)
    found = find_quotations(text, paragraphs)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end))
    for index, stretch in enumerate(found):
        assert any(a <= stretch.start and stretch.end <= b for a, b in paragraphs)
        assert stretch.start <= stretch.inner[0] <= stretch.inner[1] <= stretch.end
        assert stretch.level >= 1
        assert stretch.continues is None or 0 <= stretch.continues < index


@settings(max_examples=300)
@given(MARKED_TEXT)
def test_stretches_nest_and_never_cross(text):
    found = find_quotations(text, paragraphs_of(text))
    for index, first in enumerate(found):
        for second in found[index + 1 :]:
            apart = second.start >= first.end
            assert apart or second.end <= first.end

import pytest

from sayso.record.types import Edit
from sayso.repair.lookalikes import find_hidden, find_lookalikes


def hidden(was: str, at: int = 5) -> Edit:
    return Edit(span=(at, at), was=was, kind="drop", confidence=1.0, why="invisible characters")


@pytest.mark.parametrize(
    ("text", "word", "alphabet"),
    [
        ("The N\u043erland fleet left.", "N\u043erland", "Cyrillic"),
        ("The Norl\u03b1nd p\u03bfrt is shut.", "p\u03bfrt", "Greek"),
        ("\u0410gency news", "\u0410gency", "Cyrillic"),
    ],
)
def test_a_word_of_two_alphabets_is_told(text, word, alphabet):
    (gap,) = find_lookalikes(text)
    assert gap.kind == "lookalike"
    assert gap.span
    assert text[gap.span[0] : gap.span[1]] == word
    assert alphabet in gap.message


@pytest.mark.parametrize(
    "text",
    [
        "The fleet left.",
        "Москва молчит, said the note.",
        "50 µg at ΔT of 3, π and α-rays",
        "Αθήνα is the name in Greek.",
        "Zoë and Łódź",
    ],
)
def test_words_of_one_alphabet_and_units_are_not_told(text):
    assert find_lookalikes(text) == ()


def test_of_very_many_the_rest_is_counted():
    gaps = find_lookalikes("N\u043erland " * 50)
    assert len(gaps) == 21
    assert gaps[-1].message.startswith("30 further words")


def test_a_long_run_takes_linear_time():
    assert len(find_lookalikes("a\u043e" * 50_000)) <= 21


@pytest.mark.parametrize(
    ("was", "message"),
    [("\U000e0041\U000e0042", "tag characters"), ("\u202e", "direction of writing")],
)
def test_hidden_text_and_turned_writing_are_told(was, message):
    (gap,) = find_hidden("xxxxxx", [hidden("\u200b", 2), hidden(was)])
    assert gap.kind == "hidden_text"
    assert gap.span == (4, 5)
    assert message in gap.message


def test_a_few_invisible_characters_are_not_worth_telling():
    assert find_hidden("xxxxxx", [hidden("\u200b")] * 9) == ()
    assert len(find_hidden("xxxxxx", [hidden("\u200b")] * 10)) == 1

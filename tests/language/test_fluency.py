"""What the encoder says of short passages: rows of numbers, each by itself."""

import pytest

from sayso.language.fluency import FLUENCY, Passage, fluency

DAMAGED = "The mayor tol reporters that he would go."
MENDED = "The mayor told reporters that he would go."
SPLIT = "Officials say that the govern ment fell."
JOINED = "Officials say that the government fell."


def asked(text: str, words: str) -> Passage:
    """Return the passage that asks about some words of a text."""
    at = text.index(words)
    return text, (at, at + len(words))


def told(text: str, words: str) -> dict[str, float]:
    """Return what is said of some words of a text, by name."""
    (row,) = fluency([asked(text, words)])
    return dict(zip(FLUENCY, row, strict=True))


@pytest.mark.parametrize("name", ["upos wavers", "xpos wavers", "feats wavers", "misspelt"])
def test_a_misread_word_makes_the_tagger_waver(name: str) -> None:
    assert told(DAMAGED, "tol")[name] > told(MENDED, "told")[name]


def test_the_pieces_of_a_word_read_worse_than_the_word() -> None:
    assert told(SPLIT, "govern ment")["feats sure"] < told(JOINED, "government")["feats sure"]


def test_a_passage_is_read_by_itself() -> None:
    passages = [
        asked(DAMAGED, "tol"),
        asked(MENDED, "told"),
        asked(SPLIT, "govern ment"),
        asked("It rained.", "rained"),
    ]
    alone = [row for passage in passages for row in fluency([passage])]
    assert fluency(passages) == alone
    assert fluency(passages[::-1] * 20) == alone[::-1] * 20


def test_nothing_asked_is_nothing_told() -> None:
    assert fluency([]) == []


def test_rows_are_rounded() -> None:
    assert all(round(value, 3) == value for value in told(DAMAGED, "tol").values())


def test_words_in_question_may_be_marks_or_cut_by_the_span() -> None:
    assert len(fluency([("“Yes — no,” he said.", (5, 6)), ("Well, well.", (2, 7))])) == 2

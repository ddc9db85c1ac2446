"""Doubtful repairs of words: what the judge is shown, how much, and what its word does."""

from collections.abc import Sequence

import pytest

from sayso.intake import open_text
from sayso.language.fluency import FLUENCY, fluency
from sayso.repair import repair_source
from sayso.repair.lexical.judging import HIGH, IN_A_THOUSAND, LOW, Passage, Row, doubtful
from sayso.repair.lexical.proposing import find_doubted, propose_words, weighed
from sayso.repair.lexical.tokens import tokenise

DOUBTFUL = "The committe met again in May, and the members wnt home."
"""Lone damage: the word lists find what was meant and are not sure of it."""
DAMAGED = " ".join(
    f"The {word} of the country resigned on Monday after the vote of the {other}."
    for word, other in (
        ("goverment", "parliamnt"), ("presidnt", "assemby"), ("ministr", "commitee"),
        ("secretry", "comission"), ("ambassdor", "counci1"), ("parliamet", "govermnent"),
    )
)  # fmt: skip
"""Damage everywhere: of some of these words the lists are sure."""
FILLER = "The people of the town went to the market on the first day of the week. "


class Listener:
    """A judge that keeps what it is shown and finds every passage alike."""

    def __init__(self) -> None:
        self.shown: list[Passage] = []

    def __call__(self, passages: Sequence[Passage], /) -> Sequence[Row]:
        """Return rows of noughts."""
        self.shown += passages
        return [[0.0] * len(FLUENCY) for _ in passages]


OLD = (
    "The committee met to-day, and it was shewn that the waggons of the company had been kept at "
    "the gaol without any connexion with the publick road, and that the magistrates had staid the "
    "removal of the prisoners until the arrival of the mail. "
)


def shown(text: str) -> list[Passage]:
    """Return the passages that a judge is shown of a text."""
    listener = Listener()
    propose_words(text, (), listener)
    return listener.shown


def sure_of(text: str) -> dict[str, float]:
    """Return how sure the evidence is of the best reading of each doubted token."""
    tokens = tokenise(text)
    found = weighed(tokens, find_doubted(tokens))
    return {tokens.form[one.doubt.token]: one.sure for one in found}


@pytest.mark.parametrize("text", [DOUBTFUL, DAMAGED])
def test_doubtful_words_alone_are_shown(text: str) -> None:
    sure = sure_of(text)
    doubtful = {form for form, value in sure.items() if LOW <= value < HIGH}
    assert doubtful
    asked = {passage[start:end] for passage, (start, end) in shown(text)}
    assert {form for form in sure if form in asked} == doubtful


def test_damage_everywhere_makes_some_words_sure() -> None:
    assert any(sure >= HIGH for sure in sure_of(DAMAGED).values())


def test_a_passage_is_shown_as_it_stands_and_with_a_reading() -> None:
    passages = shown(DOUBTFUL)
    words = [text[start:end] for text, (start, end) in passages]
    assert {"committe", "committee", "wnt", "went"} <= set(words)
    around = {text[:start] + "|" + text[end:] for text, (start, end) in passages}
    assert len(around) < len(passages)


def test_passages_are_short_and_end_with_the_paragraph() -> None:
    text = f"{FILLER * 3}\n\n{DOUBTFUL}\n\n{FILLER * 3}"
    passages = shown(text)
    assert passages
    for passage, (start, end) in passages:
        assert 0 <= start < end <= len(passage) < 500
        assert "\n" not in passage
        assert "week" not in passage


def test_marks_between_words_make_no_passage_long() -> None:
    text = DOUBTFUL.replace(" again", " –" * 3000 + " again").replace(" home", " .. " * 3000)
    assert shown(text)
    assert all(len(passage) < 500 for passage, _ in shown(text))


def test_a_text_full_of_damage_shows_so_many_in_a_thousand() -> None:
    text = f"{DOUBTFUL} {DAMAGED} " * 60
    tokens = tokenise(text)
    most = len(tokens) * IN_A_THOUSAND // 1000
    found = list(weighed(tokens, find_doubted(tokens)))
    assert sum(LOW <= one.sure < HIGH for one in found) > most
    asked = doubtful(found, len(tokens))
    assert len(asked) == most
    assert asked == sorted(asked, key=lambda one: one.doubt.token)
    least = max(abs(one.sure - 0.5) for one in asked)
    left = [one for one in found if LOW <= one.sure < HIGH and one not in asked]
    assert all(abs(one.sure - 0.5) >= least for one in left)


def confidence(fond_of: str) -> float:
    """Return how sure "wnt" is "went" to a judge that finds one word smooth and others rough."""
    (smooth,) = fluency([("The mayor told us.", (10, 14))])
    (rough,) = fluency([("The mayor tol us.", (10, 13))])

    def judge(passages: Sequence[Passage], /) -> Sequence[Row]:
        return [smooth if text[a:b] == fond_of else rough for text, (a, b) in passages]

    changes = propose_words(DOUBTFUL, (), judge)
    at = DOUBTFUL.index("wnt") + 1
    return sum(change.confidence for change in changes if change.start == at)


def test_the_judge_makes_a_reading_surer_or_less_sure() -> None:
    assert confidence("went") > confidence("wnt")


@pytest.mark.parametrize("text", ["", "n", "\n\n", "— — —"])
def test_texts_without_words_show_nothing(text: str) -> None:
    assert propose_words(text, (), Listener()) == ()


def test_old_print_is_not_judged() -> None:
    new, old = Listener(), Listener()
    repair_source(open_text(f"{FILLER}{DOUBTFUL}"), "auto", new)
    repair_source(open_text(f"{OLD * 4}{DOUBTFUL}"), "auto", old)
    assert new.shown
    assert not old.shown
    assert shown(f"{OLD * 4}{DOUBTFUL}")


def test_nothing_is_judged_where_nothing_is_mended() -> None:
    listener = Listener()
    assert repair_source(open_text(f"{FILLER}{DOUBTFUL}"), "none", listener).edits == ()
    assert not listener.shown


def test_texts_are_judged_alike_each_time() -> None:
    assert propose_words(DAMAGED, (), fluency) == propose_words(DAMAGED, (), fluency)

"""Forecasts read from whole sentences: what is foreseen, near or asked, and what only looks so."""

import pytest

from sayso.reader import read


def forecasts(text: str) -> list[str]:
    record = read(text, published="1998-03-02", repair="none")
    return [record.words(forecast.span) for forecast in record.forecasts]


@pytest.mark.parametrize(
    "text",
    [
        "A ruling is expected on Thursday.",
        "Weavers are going to strike next week if wages are not raised.",
        "How long the bridge can stand is anyone's guess.",
        "Provided that the council agrees, guards will be sent in May.",
    ],
)
def test_what_lies_ahead_is_one_forecast(text: str):
    assert len(forecasts(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The expected guests came late.",
        "A ruling was never expected.",
        "It was clear who had opened the gate.",
        "He was going by train to the coast.",
    ],
)
def test_look_alikes_are_none(text: str):
    assert forecasts(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Whether the miners will return is another matter.", "Whether the miners will return"),
        ("Whether the dyke holds depends on the wind.", "Whether the dyke holds"),
        ("What comes next hinges on the vote.", "What comes next"),
        ("It is too soon to say whether the herd will recover.", "whether the herd will recover"),
        ("It is hard to tell who will inherit the mill.", "who will inherit the mill"),
        ("When the road will open is a riddle.", "the road will open"),
    ],
)
def test_question_left_open_is_a_forecast(text: str, words: str):
    assert forecasts(text) == [words]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Half the crew would leave if the pay were cut.", "Half the crew would leave"),
        ("Unless the bank agrees, the yard could close.", "the yard could close"),
        ("Her league would sue if the lists were altered.", "Her league would sue"),
    ],
)
def test_what_would_come_of_an_open_condition_is_a_forecast(text: str, words: str):
    assert words in forecasts(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "If I were mayor, I would sell the clock.",
        "If he had waited, he would be rich.",
        "Had she known, she would have stayed.",
        "The price depends on the harvest.",
        "It is another matter.",
        "It is hard to say no.",
    ],
)
def test_what_is_contrary_to_fact_or_asks_nothing_is_no_forecast(text: str):
    assert forecasts(text) == []


def test_condition_is_shared_by_what_is_coordinated_and_holds_no_aside():
    record = read("If the pump fails, engineers warn, the shaft will flood.", repair="none")
    (forecast,) = record.forecasts
    assert forecast.condition is not None
    assert record.words(forecast.condition) == "If the pump fails"

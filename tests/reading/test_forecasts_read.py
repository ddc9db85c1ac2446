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

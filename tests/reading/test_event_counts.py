"""Counts of an event: vague numbers have bounds, no point."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("Several thousand villagers", 2000.0, 9999.0),
        ("A few hundred villagers", 200.0, 999.0),
        ("Many thousand villagers", 2000.0, 9999.0),
        ("Thousands of villagers", 2000.0, 9999.0),
        ("Three thousand villagers", 3000.0, 3000.0),
        ("At least three hundred villagers", 300.0, None),
    ],
)
def test_a_number_has_the_bounds_that_its_words_give(
    words: str, low: float, high: float | None
) -> None:
    record = sayso.read(f"{words} protested against Norland on Tuesday.", repair="none")
    (event,) = record.events
    (count,) = event.counts
    assert (count.low, count.high) == (low, high)

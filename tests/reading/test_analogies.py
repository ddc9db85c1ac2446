"""Analogies: what the author sets beside the past, and what only looks like it."""

import pytest

from sayso.language import analyse
from sayso.reading.framings import read_framings


def analogies(text: str) -> list[str]:
    analysis = analyse(text)
    found = read_framings(analysis, statements=())
    return [analysis.words(framing.span) for framing in found if framing.kind == "analogy"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The purge recalls the first years of the junta.", "recalls the first years of the junta"),
        ("As in 1848, the crowds came from the suburbs.", "As in 1848"),
        ("The landing was a second Suez.", "a second Suez"),
        ("Not since the flood of 1953 have so many fled.", "Not since the flood of 1953"),
        ("History is repeating itself.", "History is repeating"),
    ],
)
def test_comparison_with_the_past_is_an_analogy(text: str, words: str):
    assert analogies(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The army recalled two thousand reservists.",
        "As in most villages, the shop is closed on Sunday.",
        "Prices fell, as in May.",
        "Similar rules apply in Denmark.",
        "The echo of the shot was heard in the valley.",
        "Since the strike of May, output has grown.",
    ],
)
def test_look_alikes_are_none(text: str):
    assert analogies(text) == []

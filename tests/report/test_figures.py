"""Figures in words."""

import pytest

from sayso.record.types import Count
from sayso.report.figures import count_words
from tests.build import record_of


@pytest.mark.parametrize(
    ("text", "what", "low", "high", "words"),
    [
        ("They jailed six deputies.", "deputy", 6, 6, "6 deputies"),
        ("They jailed at least six old judges.", "judge", 6, None, "at least 6 judges"),
        ("NINE WOLVES were seen.", "wolf", 9, 9, "9 wolves"),
        ("They jailed 1 judge, not two judges.", "judge", 1, 1, "1 judge"),
        ("Some 2,000 were left homeless.", "homeless", 2000, 2000, "2,000 homeless"),
        ("Up to forty died.", "dead", None, 40, "at most 40 dead"),
    ],
)
def test_what_is_counted_is_told_as_the_text_has_it(text, what, low, high, words):
    count = Count(what=what, low=low, high=high, span=(0, 4))
    assert count_words(count, record_of(text)) == words

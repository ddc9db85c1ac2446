"""The rules of times are data with examples; every example must hold."""

import pytest

from sayso.reading.times import find_times
from sayso.reading.times.rules import Rule, rulebook

DOCUMENT = "2021-06-16"
RULES = list(rulebook().rules.values())


def examples(kind: str) -> list[tuple[str, str]]:
    return [(rule.name, line) for rule in RULES for line in getattr(rule, kind)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_an_example_and_a_text_that_it_must_leave_alone(rule: Rule):
    assert rule.example
    assert rule.counter


@pytest.mark.parametrize(("name", "line"), examples("example"))
def test_example_gives_its_words_and_value(name: str, line: str):
    text, _, expected = line.rpartition(" -> ")
    words, _, value = expected.partition(" = ")
    found = find_times(text, published=DOCUMENT)
    by_words = {text[time.span[0] : time.span[1]]: time for time in found}
    assert words in by_words, f"{name}: {by_words.keys()}"
    assert (by_words[words].value or "") == value
    assert by_words[words].rule == name


@pytest.mark.parametrize(("name", "line"), examples("counter"))
def test_counter_example_is_left_alone_by_its_rule(name: str, line: str):
    assert name not in {time.rule for time in find_times(line, published=DOCUMENT)}

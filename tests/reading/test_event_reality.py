"""How real an event noun is: as real as the verb that says that it comes about."""

import pytest

import sayso


@pytest.mark.parametrize(
    ("verb", "reality"),
    [
        ("could begin in May", "hypothetical"),
        ("will begin in May", "future"),
        ("began in May", "actual"),
        ("may have killed ten people", "actual"),
    ],
)
def test_a_noun_is_as_real_as_the_verb_that_says_it_comes(verb: str, reality: str) -> None:
    record = sayso.read(f"The attack by Estmark's army {verb}.", repair="none")
    attack = next(event for event in record.events if record.words(event.head) == "attack")
    assert attack.reality == reality

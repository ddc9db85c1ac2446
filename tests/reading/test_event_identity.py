"""Mentions of one happening: what is told again is one, what only looks like it is not."""

import pytest

from sayso import read


def together(text: str, first: str, later: str) -> bool:
    """Tell whether the last words `first` and `later` of a text are mentions of one event."""
    record = read(text, repair="none")
    places = [text.index(first), text.rindex(later)]
    found = [
        [event.id for event in record.events for start, end in event.mentions if start <= at < end]
        for at in places
    ]
    assert all(found), (first, later, [record.words(event.head) for event in record.events])
    return found[0] == found[1]


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        pytest.param(
            "Peru expels three Chilean envoys\n\n"
            "Peru expelled three Chilean envoys on Monday over a sunken trawler.",
            "expels",
            "expelled",
            id="a headline, with unnamed people",
        ),
        pytest.param(
            "The prime minister of Kenya visited Rome on Friday. "
            "During his visit he met two bishops.",
            "visited",
            "visit",
            id="a visit, told from the other side",
        ),
        pytest.param(
            "Oslo protested against the detention of a Norwegian skipper, "
            "whom coastguards arrested on Tuesday.",
            "detention",
            "arrested",
            id="a relative clause on whom it befell",
        ),
    ],
)
def test_what_is_told_again_is_one_event(text: str, first: str, later: str) -> None:
    assert together(text, first, later)


@pytest.mark.parametrize(
    ("text", "first", "later"),
    [
        pytest.param(
            "Peru expels three Chilean envoys\n\n"
            "Peru expelled two Bolivian monks on Monday over a sunken trawler.",
            "expels",
            "expelled",
            id="a headline about others",
        ),
        pytest.param(
            "The prime minister of Kenya visited Rome on Friday. "
            "The Pope's visit to Nairobi had been a success.",
            "visited",
            "visit",
            id="a visit of somebody else",
        ),
        pytest.param(
            "Oslo protested against the detention of a skipper by the coastguards, "
            "who arrested a cook as well.",
            "detention",
            "arrested",
            id="a relative clause on who did it",
        ),
    ],
)
def test_what_only_looks_like_it_stays_apart(text: str, first: str, later: str) -> None:
    assert not together(text, first, later)


@pytest.mark.parametrize(
    ("text", "first", "later", "is_one"),
    [
        ("Norland's troops fired on a crowd and wounded nine miners.", "fired", "wounded", True),
        ("Norland's jets killed ten people in an attack on a village.", "killed", "attack", True),
        (
            "Farmers in Norland blocked a road to protest against taxes.",
            "blocked",
            "protest",
            True,
        ),
        ("Norland's jets killed ten people after an attack on Oslo.", "killed", "attack", False),
        (
            "Rebels killed a judge in Oslo, and police wounded two rebels.",
            "killed",
            "wounded",
            False,
        ),
    ],
)
def test_a_deed_and_what_came_of_it_are_one_within_a_sentence(
    text: str, first: str, later: str, is_one: bool
) -> None:
    assert together(text, first, later) is is_one

"""Words of the lexicon that name main events of commentary, and those that name none."""

import pytest

from sayso.reader import read
from sayso.reading.events.lexicon import lexicon


def types(text: str) -> list[str | None]:
    """Return the types of the events of a text."""
    return [event.type for event in read(text, repair="none").events]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In 1871 the guards strangled the young khan of Orsk.", "ASSAULT"),
        ("President Ilan Torv dismissed General Oskar Berg on Friday.", "SANCTION"),
        ("The government of Peru nationalised the tin mines.", "COERCE"),
        ("The Norwegian government has closed its border with Russia.", "COERCE"),
        ("Police in Oslo suspect him of having smuggled rifles.", "ACCUSE"),
        ("Soldiers encircled the town of Lomar at dawn.", "MOBILIZE"),
        ("Farmers beseeched the governor to open the granaries.", "REQUEST"),
        ("The senator repudiated the treaty with Chile.", "REJECT"),
        ("Kenya warned Uganda that it would close the port.", "THREATEN"),
    ],
)
def test_words_of_main_events(text: str, wanted: str) -> None:
    assert wanted in types(text)


@pytest.mark.parametrize(
    "text",
    [
        "The barber cursed the rain.",
        "She replaced the lamp in the hall.",
        "The analyst warned that prices would rise.",
        "He closed the window and hid the key.",
    ],
)
def test_same_words_where_nobody_of_the_news_acts(text: str) -> None:
    assert types(text) == []


def test_irregular_forms_lead_to_their_verb():
    forms = lexicon().forms
    assert [forms[form] for form in ("shot", "fled", "forbidden")] == ["shoot", "flee", "forbid"]

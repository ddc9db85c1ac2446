"""Who acts and who is acted on, read from raw text: the tree as the model gives it."""

import pytest

from sayso.reader import read
from sayso.record.record import Record
from sayso.record.types import Actor, Event


def sides(text: str, trigger: str) -> tuple[list[str], list[str]]:
    """Return the names of the agents and recipients of the event at `trigger`."""
    record = read(text, repair="none")
    start = text.index(trigger)
    event = next(event for event in record.events if _covers(event, start))
    by_id = {actor.id: actor for actor in record.actors}
    return _names(by_id, event.agents), _names(by_id, event.recipients)


def _covers(event: Event, start: int) -> bool:
    return any(first <= start < last for first, last in (event.head, *event.mentions))


def _names(by_id: dict[str, Actor], ids: tuple[str, ...]) -> list[str]:
    return [by_id[item].name for item in ids]


def _actors(record: Record) -> list[str]:
    return [actor.name for actor in record.actors]


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        (
            "Police in Lomar arrested three cartoonists on Friday.",
            "arrested", ["Police in Lomar"], ["three cartoonists"],
        ),
        (
            "Norway expelled a Danish diplomat on Monday.",
            "expelled", ["Norway"], ["Danish diplomat"],
        ),
        (
            "The mayor refused a request from the strikers to close the road.",
            "refused", ["mayor"], ["strikers"],
        ),
        (
            "The organist was fined by a court for insulting the abbot.",
            "fined", ["court"], ["organist"],
        ),
        (
            "Kenya rejected a French request to search the ship.",
            "rejected", ["Kenya"], ["France"],
        ),
        (
            "Nine hostages were freed on Sunday by their kidnappers.",
            "freed", ["their kidnappers"], ["Nine hostages"],
        ),
        (
            "Prosecutors opened an investigation into nine officers.",
            "opened", ["Prosecutors"], ["nine officers"],
        ),
    ],
)  # fmt: skip
def test_sides_of_an_event(
    text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    assert sides(text, trigger) == (agents, recipients)


def test_country_that_people_are_expelled_from_expels_them():
    agents, recipients = sides("Two inspectors were expelled from Sudan on Monday.", "expelled")
    assert (agents, recipients) == (["Sudan"], ["Two inspectors"])


def test_those_moved_are_no_recipients_of_a_promise():
    _, recipients = sides("Ottawa refused to send troops to Chad.", "refused")
    assert "troops" not in recipients


def test_adjective_of_people_makes_no_state_of_its_own():
    record = read("Kenyan troops shelled the fort on Monday.", repair="none")
    assert "Kenya" not in _actors(record)


def test_thing_like_a_person_is_nobody():
    record = read("The rebels burned the trailer and a container.", repair="none")
    assert _actors(record) == ["rebels"]

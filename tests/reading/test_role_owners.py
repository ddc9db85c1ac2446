"""Of whom a role is, where the words beside it do not say."""

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors

Told = tuple[str, str | None, str | None, str, str]


def roles_in(text: str) -> set[Told]:
    """Return person, role, of whom (words, else the actor's name), status and rule."""
    actors = read_actors(analyse(text))
    names = {actor.id: actor.name for actor in actors}
    return {
        (actor.name, role.role, names.get(role.of or "", role.of_text), role.status, role.rule)
        for actor in actors
        for role in actor.roles
    }


REVERSED = "title.reversed_apposition"
GIVEN: list[tuple[str, Told]] = [
    (
        "Tarnia's army is on alert. The president, Erik Sol, did not go.",
        ("Erik Sol", "president", "Tarnia", "current", f"{REVERSED}+of.account"),
    ),
    (
        "Ukraine lost two villages. Prime Minister Oleh Stasiuk said that Ukraine would answer.",
        ("Oleh Stasiuk", "prime minister", "Ukraine", "current", "title.before_name+of.account"),
    ),
    (
        "Norway, whose foreign minister, Liv Aasen, chaired the talks, offered money.",
        ("Liv Aasen", "foreign minister", "Norway", "current", REVERSED),
    ),
    (
        "The dockers' union called a strike. Its chairman, Bela Kis, was arrested at home.",
        ("Bela Kis", "chairman", "dockers' union", "current", REVERSED),
    ),
    (
        "Tomas Greco, who was Salvia's president for six years, died in exile.",
        ("Tomas Greco", "president", "Salvia", "former", "title.who_is"),
    ),
    (
        "An engineer of the Harbour Board, Samuel Obi, was kidnapped.",
        ("Samuel Obi", "engineer", "Harbour Board", "current", REVERSED),
    ),
    (
        "Okafor's chief of staff, Lena Prieto, denied the story.",
        ("Lena Prieto", "chief of staff", "Okafor", "current", REVERSED),
    ),
    (
        "The Red Star Society sent blankets. Its delegate in Geneva, Peter Holm, wants to stay.",
        ("Peter Holm", "delegate", "Red Star Society", "current", REVERSED),
    ),
    (
        "The Third Brigade, which is commanded by General Paula Roth, refused to join them.",
        ("Paula Roth", "commander", "The Third Brigade", "current", "verb.led_by"),
    ),
    (
        "Tarnia's army is on alert. General Olaf Berg, the Minister of Defence, went home.",
        (
            "Olaf Berg",
            "minister of defence",
            "Tarnia",
            "current",
            "title.apposition+of.account",
        ),
    ),
    (
        "Viktor Sand, whose Farmers' Party left the cabinet, called for an election.",
        ("Viktor Sand", "leader", "whose Farmers' Party", "current", "whose.following"),
    ),
]


@pytest.mark.parametrize(("text", "told"), GIVEN)
def test_a_role_is_of_whom_the_account_tells(text: str, told: Told) -> None:
    found = roles_in(text)
    assert any(_is_told(told, role) for role in found), found


def _is_told(wanted: Told, found: Told) -> bool:
    """Compare whole; the phrase of whom may be longer or shorter by a word."""
    whose, words = wanted[2] or "", found[2] or ""
    is_whose = bool(words) and (whose in words or words in whose)
    return (wanted[:2], wanted[3:]) == (found[:2], found[3:]) and is_whose


OPEN = [
    "Peru and Ecuador traded fire on Friday. The foreign minister, Carlos Meza, protested.",
    "President Ana Lima resigned on Monday.",
    "Chile recalled its envoy. Bolivia did the same. The president, Jorge Luna, was angry.",
    "The club and its president, Hugo Berg, went to Sweden.",
]


@pytest.mark.parametrize("text", OPEN)
def test_a_bare_office_stays_open_where_no_state_is_clear(text: str) -> None:
    assert not any("+of." in role[4] for role in roles_in(text))


def test_a_given_owner_is_kept_against_the_state_of_the_account() -> None:
    text = (
        "Tarnia's army is on alert. Tarnia's government met. "
        "The president of Moldova, Erik Sol, did not go."
    )
    assert ("Erik Sol", "president", "Moldova", "current", REVERSED) in roles_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "A critic of the Harbour Board, Samuel Obi, was kidnapped.",
        "Samuel Obi, an enemy of the Harbour Board, was kidnapped.",
    ],
)
def test_who_does_not_work_for_a_body_has_no_role_in_it(text: str) -> None:
    assert not any("Harbour Board" in (role[2] or "") for role in roles_in(text))

"""Named persons of one document: who is one, who are two, and what odd spellings do."""

import itertools

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.record.types import Actor
from tests.timing import assert_growth


def actors_of(text: str) -> tuple[Actor, ...]:
    return read_actors(analyse(text))


def names_by_actor(text: str) -> list[list[str]]:
    """Return the words of the named mentions of each person or family."""
    return [
        [text[slice(*m.span)] for m in actor.mentions if m.kind == "name"]
        for actor in actors_of(text)
        if actor.type in {"person", "group"} and any(m.kind == "name" for m in actor.mentions)
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            (
                "President Lech Marny and Prime Minister Jan Marny disagreed. President Marny "
                "vetoed the bill. Prime Minister Marny resigned."
            ),
            [
                ["Lech Marny", "President Marny"],
                ["Jan Marny", "Prime Minister Marny"],
            ],
        ),
        (
            "George H. W. Harrow and his son George W. Harrow attended. George W. Harrow spoke.",
            [["George H. W. Harrow"], ["George W. Harrow", "George W. Harrow"]],
        ),
        (
            "Anna Petrov and Ivan Petrov married. Mrs Petrov wept. Mr Petrov laughed.",
            [["Anna Petrov", "Mrs Petrov"], ["Ivan Petrov", "Mr Petrov"]],
        ),
        (
            "Kim Jong-il met Kim Yong-nam in Pyongyang. Kim Jong-il smiled.",
            [["Kim Jong-il", "Kim Jong-il"], ["Kim Yong-nam"]],
        ),
        (
            "Bill and Hillary Danton spoke. Bill Danton smiled. The Dantons left early.",
            [["Bill", "Bill Danton"], ["Hillary Danton"], ["The Dantons"]],
        ),
        (
            "Muammar Qaddafi ruled Libya. Moammar Gadhafi was killed. Gaddafi fled first.",
            [["Muammar Qaddafi", "Moammar Gadhafi", "Gaddafi"]],
        ),
        (
            "Tomas 0kello spoke on Monday. Tomas Okello had been ill. Okello left.",
            [["Tomas 0kello", "Tomas Okello", "Okello"]],
        ),
    ],
)
def test_namesakes_are_kept_apart_and_spellings_joined(text, people):
    found = names_by_actor(text)
    assert [len(names) for names in found] == [len(names) for names in people]
    for names, expected in zip(found, people, strict=True):
        assert all(a.endswith(b) for a, b in zip(names, expected, strict=True))


def test_the_actor_has_the_undamaged_name_and_the_damaged_one_as_alias():
    text = "Mara Lindt charged the clerk. Mara Iindt left. Mara Lindt sat."
    (person,) = [actor for actor in actors_of(text) if actor.type == "person" and actor.aliases]
    assert person.name == "Mara Lindt"
    assert person.aliases == ("Mara Iindt",)


def test_a_third_mention_by_surname_alone_stays_open_between_two_holders():
    people = names_by_actor("Lech Marny met Jan Marny.\n\nThen Marny was tired.")
    assert people == [["Lech Marny"], ["Jan Marny"], ["Marny"]]


def test_a_family_is_a_group_and_no_person():
    actors = actors_of("The Kim family rules. The Marny brothers denied it.")
    assert {(a.name, a.type) for a in actors} == {
        ("Kim family", "group"),
        ("Marny brothers", "group"),
    }


@pytest.mark.parametrize("change", [str.upper, str.lower])
def test_persons_are_found_whatever_the_case(change):
    text = change(
        "President Ana Lima met Jan Holm in Nairobi on Monday. Lima said Kenya and the United "
        "Nations had agreed. The police arrested Mara Lindt, the head of the Port Authority."
    )
    people = {a.name.lower(): a for a in actors_of(text) if a.type == "person"}
    assert set(people) == {"ana lima", "jan holm", "mara lindt"}
    assert [m.rule for m in people["ana lima"].mentions] == ["name.full", "name.surname"]
    assert [role.role for role in people["mara lindt"].roles] == ["head"]


GIVEN = ("Ana", "Jan", "Mara", "Tomas", "Ruth", "Musa", "Omar", "Peter", "Ivan", "Olga", "Kofi")
STEMS = ("Ber", "Lin", "Oke", "Ban", "Hol", "Mar", "Sto", "Vel", "Kru", "Tam", "Pol", "Gra", "Nor")
FAMILY = [stem + ending for stem in STEMS for ending in ("ov", "llo", "da", "mish", "rin", "wick")]


def list_of(count: int) -> list[str]:
    pairs = itertools.product(FAMILY, GIVEN)
    return [f"{given} {family}" for family, given in itertools.islice(pairs, 0, count * 2, 2)]


def test_three_hundred_names_in_a_list_are_as_many_persons_without_roles():
    names = list_of(300)
    people = [a for a in actors_of("Those held: " + "; ".join(names) + ".") if a.type == "person"]
    assert max(len(actor.mentions) for actor in people) == 1
    assert {actor.name for actor in people} <= set(names)
    assert len(people) > 290
    assert not any(actor.roles for actor in people)


def test_long_lists_of_names_take_linear_time():
    small, large = (
        analyse("\n\n".join(f"Held: {name} of the guild." for name in list_of(count)))
        for count in (70, 280)
    )
    read_actors(small)  # tables are unpacked
    assert_growth(lambda: read_actors(small), lambda: read_actors(large), factor=8)


@pytest.mark.parametrize(
    "text",
    ["", " ", "😀😀 🎉", "الرئيس قال إن", "'s 's 's", "-- — - ( ) [ ]", "John " * 300,
     "Mr. Mrs. Dr. of of the", "President of " * 60, "the " * 300 + "minister", "A" * 4000,
     "They said he told them she left."],
)  # fmt: skip
def test_odd_texts_never_raise(text):
    for actor in actors_of(text):
        for mention in actor.mentions:
            assert text[slice(*mention.span)]


def test_a_seat_with_an_article_is_nobodys_name():
    text = "The minister said that the rebels could reach the Kremlin. The Kremlin's plan failed."
    kinds = {actor.name: actor.type for actor in read_actors(analyse(text))}
    assert kinds["Kremlin"] == "government"


@pytest.mark.parametrize("by", ["a decree", "decree", "a charter", "a guarantee"])
def test_what_a_thing_is_done_by_is_nobody(by):
    assert [actor.name for actor in actors_of(f"The minister was dismissed by {by}.")] == [
        "minister"
    ]

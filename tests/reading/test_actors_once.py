"""One actor for whoever a text names in several ways, and two for two of one surname."""

from functools import cache

import pytest

from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.record.types import Actor


@cache
def actors_of(text: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in read_actors(analyse(text))}


def words_of(text: str, name: str) -> list[str]:
    return [text[slice(*mention.span)] for mention in actors_of(text)[name].mentions]


BOUGHT = (
    "A dairy company wanted the meadow, and its lorries came by night. Judge Ana Lima said the"
    " company, Veltrix, had paid for the road. Veltrix denied it. The company left in May."
)


def test_a_company_told_before_its_name_is_one_with_it():
    assert actors_of(BOUGHT)["Veltrix"].type == "organisation"
    assert "A dairy company" in words_of(BOUGHT, "Veltrix")
    assert "dairy company" not in {*actors_of(BOUGHT), *actors_of(BOUGHT)["Veltrix"].aliases}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The mayor sold the port to a Danish firm, Ostra Vind, in June.", "Ostra Vind"),
        ("Brokers of a shipping house, Irmal Costa, signed the contract.", "Irmal Costa"),
        ("The Landkasse refused to pay the strikers on Friday.", "Landkasse"),
    ],
)
def test_a_name_that_the_words_beside_it_call_a_body_is_no_person(text: str, name: str):
    assert actors_of(text)[name].type == "organisation"


@pytest.mark.parametrize("title", ["The Kaiser", "The Shah"])
def test_a_sovereign_with_an_article_is_no_body(title: str):
    actors = actors_of(f"{title} refused to pay the strikers on Friday.")
    assert "organisation" not in {actor.type for actor in actors.values()}


def test_a_party_that_goes_by_its_members_is_a_body():
    actors = actors_of("The Liberals refused to vote for the budget on Friday.")
    assert actors["Liberals"].type == "organisation"


def test_a_body_called_by_its_noun_first_takes_its_name_in_full():
    text = "The army blamed the Front for the fire. Hours later the Delta Front denied it."
    assert words_of(text, "Delta Front") == ["the Front", "the Delta Front"]
    assert actors_of(text)["Delta Front"].aliases == ("Front",)


def test_the_police_are_those_of_the_sentence_before():
    text = "In Lima the riot police fired on the miners. The police said that nobody was hurt."
    assert words_of(text, "riot police") == ["the riot police", "The police"]


def test_the_police_are_of_neither_of_two():
    text = "The river police met the harbour police. The police said that nobody was hurt."
    assert words_of(text, "police") == ["The police"]


def test_the_government_is_the_state_that_the_account_speaks_of():
    text = (
        "The president of Peru, Ana Lima, spoke on Monday. In Peru the price of bread had doubled,"
        " and Peru owed the banks a fortune. The government closed the market."
    )
    assert "The government" in words_of(text, "Peru")


def test_the_government_is_of_neither_of_two_states():
    text = "Peru and Chile signed the treaty on Monday. The government closed the market."
    assert words_of(text, "government") == ["The government"]


def test_whom_somebody_has_is_not_that_one():
    text = "Rosa Delmar won the vote on Monday. Her rival left the hall."
    assert words_of(text, "Her rival") == ["Her rival"]


KIN = (
    "Rosa Delmar won the vote on Monday.\n\nOn Tuesday her {kin}, Carlos Delmar, was arrested in"
    " Lima.\n\nDelmar said that the arrest was an outrage."
)


@pytest.mark.parametrize("kin", ["brother", "father", "son"])
def test_a_lone_surname_is_not_that_of_the_kin(kin: str):
    text = KIN.format(kin=kin)
    assert words_of(text, "Rosa Delmar")[-1] == "Delmar"
    assert all(words != "Delmar" for words in words_of(text, "Carlos Delmar"))


NAMESAKES = {
    "father and son": "Tomas Brandel, the son of Oskar Brandel, leads the party. {}",
    "brothers": "Oskar Brandel and his brother Tomas Brandel founded the party. {}",
    "husband and wife": "Oskar Brandel met his wife, Sonja Brandel, in Lima. {}",
    "no kin": "Oskar Brandel, a judge, fined Tomas Brandel, a baker. {}",
    "one initial": "O. Brandel and Otto Brandel were seen in the market. {}",
    "senior and junior": "Oskar Brandel left the firm to Oskar Brandel Jr. in May. {}",
}


@pytest.mark.parametrize("case", NAMESAKES)
def test_two_of_one_surname_are_never_one(case: str):
    text = NAMESAKES[case].format("Then Brandel spoke.")
    bearers = [
        actor
        for actor in actors_of(text).values()
        if any("Brandel" in text[slice(*m.span)] for m in actor.mentions if m.kind == "name")
    ]
    full = [{text[slice(*m.head)] for m in a.mentions if m.kind == "name"} for a in bearers]
    assert len([a for a in bearers if " " in a.name]) >= 2, full


def test_the_government_is_not_that_of_a_neighbour():
    text = (
        "The president of neighbouring Peru, Ana Lima, offered help on Monday. Peru's army and"
        " Peru's police were ready. The government closed the market."
    )
    assert words_of(text, "government") == ["The government"]


def test_we_are_the_body_for_which_somebody_speaks():
    text = '"We will open the sluices," said Ana Lima, a spokeswoman for the Delta Water Board.'
    assert "We" in words_of(text, "Delta Water Board")


def test_we_are_nobody_for_sure_where_a_person_speaks_for_no_body():
    text = '"We will open the sluices," said Ana Lima, a farmer.'
    assert all("We" not in words_of(text, name) for name in actors_of(text))


def test_she_is_whom_the_chain_tells_though_another_is_nearly_as_likely():
    text = "Ada Lindt wrote to Eva Brook that she had won."
    (mention,) = (m for m in actors_of(text)["Ada Lindt"].mentions if m.kind == "pronoun")
    assert (mention.rule, text[slice(*mention.span)]) == ("pronoun.chain", "she")

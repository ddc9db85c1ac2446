"""Whose an actor is: country and sector by its words, its owner, its scene, the text as a whole."""

import pytest

from benchmarks.actors import own_sentences
from sayso.knowledge import countries
from sayso.language import analyse
from sayso.reading.actors import read_actors
from sayso.record.types import Actor


def actor_at(text: str, words: str) -> Actor:
    """Return the actor whose mention has its head in the words."""
    start = text.index(words)
    return next(
        actor
        for actor in read_actors(analyse(text))
        for mention in actor.mentions
        if start <= mention.head[0] < start + len(words) and mention.kind != "pronoun"
    )


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Peruvian peasants blocked the road.", "Peruvian peasants", "PER"),
        ("Yoruba traders closed their shops.", "Yoruba traders", "NGA"),
        ("Residents of Lagos fled the flood.", "Residents of Lagos", "NGA"),
        ("Two nurses were freed by gunmen near the Somali port.", "gunmen", "SOM"),
        ("Eritrea denied that its soldiers had crossed the river.", "soldiers", "ERI"),
        ("France sent troops to Chad in March.", "troops", "FRA"),
        ("Hungarians living in Slovakia protested.", "Hungarians", "SVK"),
        ("Soviet troops crossed the border at night.", "Soviet troops", "RUS"),
        ("The Kenyan parliament met, and the police closed the road.", "the police", "KEN"),
        ("Students of Tehran University marched.", "Students", "IRN"),
    ],
)
def test_an_actor_has_the_country_that_the_sentence_tells(text, words, country):
    assert actor_at(text, words).country == country


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kenya and Uganda agreed, and the police closed the road.", "the police"),
        ("The Kenyan and Ugandan envoys met.", "envoys"),
        ("Korean priests were held in Peru.", "Korean priests"),
        ("Foreign troops left Chad.", "Foreign troops"),
        ("UN officials in Nairobi said so.", "UN officials"),
        ("The Drestian army fled. Drestia's foreign minister spoke near Nairobi.", "army"),
        ("Pirates boarded a ship off Kenya.", "Pirates"),
    ],
)
def test_a_country_stays_open_where_the_text_leaves_it_so(text, words):
    assert actor_at(text, words).country is None


@pytest.mark.parametrize(
    ("text", "words", "sectors"),
    [
        ("Kenyan opposition lawmakers walked out.", "lawmakers", ("OPP", "LEG")),
        ("The military rulers of Mali agreed.", "rulers", ("GOV",)),
        ("The exiled king of Bulgaria wept.", "king", ("ELI",)),
        ("The nurses' union struck on Monday.", "union", ("LAB", "MED")),
        ("Police arrested three customs officers.", "customs officers", ("COP",)),
        ("Cartel gunmen fled to the hills.", "gunmen", ("CRM",)),
        ("The tax service seized the ship.", "tax service", ("GOV",)),
        ("The UN sent troops in May.", "troops", ("MIL", "IGO")),
        ("Jan Holm, a human rights activist, was freed.", "Jan Holm", ("OPP", "CVL")),
        ("The president of the growers' federation resigned.", "president", ("AGR",)),
    ],
)
def test_an_actor_has_the_sectors_that_its_words_tell(text, words, sectors):
    assert actor_at(text, words).sectors == sectors


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Ministry of Defence denied it. The Defence Ministry paid.",
            {"Ministry of Defence"},
        ),
        (
            "The Association of Cocoa Growers (ACG) met in May. The ACG rejected the price.",
            {"Association of Cocoa Growers"},
        ),
        (
            "The New Harbour Times reported it. Later the Times apologised.",
            {"New Harbour Times"},
        ),
    ],
)
def test_forms_of_one_body_are_one_actor(text, names):
    assert {actor.name for actor in read_actors(analyse(text))} == names


def test_a_body_and_its_people_are_two_actors():
    actors = read_actors(analyse("Hezbollah denied it. Hezbollah fighters had left the town."))
    kinds = {(actor.name, actor.type) for actor in actors}
    assert {("Hezbollah", "armed_group"), ("Hezbollah fighters", "group")} <= kinds


def test_a_guard_that_many_a_state_has_is_of_none():
    actors = read_actors(analyse("Units of the Presidential Guard fired on the crowd."))
    assert {actor.country for actor in actors} == {None}


def test_every_own_sentence_has_the_words_and_codes_of_its_actors():
    classes = {"IGO", "NGO", "IMG", "MNC", "ISM"}
    for row in own_sentences():
        for actor in row["source"]:
            assert actor["actorText"] in row["text"], row["id"]
            assert actor["code"] in classes or countries()[actor["code"]].current, row["id"]

"""Lands told by their adjectives, datelines, and names that are a person's to the model alone."""

from dataclasses import replace

import pytest

from sayso.language.analysis import Name, NameLabel
from sayso.reading.actors import read_actors
from sayso.reading.places import read_places
from sayso.record.types import Actor
from tests.build import analysis_of

ADJECTIVE = """
Ovelia   Ovelia  PROPN NNP 2 nsubj
slept    sleep   VERB  VBD 0 root
.        .       PUNCT .   2 punct

Ovelian  Ovelian ADJ   JJ  2 amod
gunners  gunner  NOUN  NNS 3 nsubj Number=Plur
fired    fire    VERB  VBD 0 root
.        .       PUNCT .   3 punct
"""

DATELINE = """
SARDAL   SARDAL  PROPN NNP 6 dep
{mark}
Rain     rain    NOUN  NN  6 nsubj Number=Sing
{filler}
has      have    AUX   VBZ 6 aux
fallen   fall    VERB  VBN 0 root
.        .       PUNCT .   6 punct
"""


def actors_of(trees: str, names: dict[str, NameLabel]) -> dict[str, Actor]:
    return {actor.name: actor for actor in read_actors(analysis_of(trees, names=names))}


def test_a_name_with_an_adjective_before_troops_is_a_land():
    actors = actors_of(ADJECTIVE, {"Ovelia": "PER", "Ovelian": "PER"})
    assert {name: actor.type for name, actor in actors.items()} == {
        "Ovelia": "state",
        "Ovelian gunners": "group",
    }


@pytest.mark.parametrize("noun", ["verses verse", "sonatas sonata"])
def test_the_adjective_of_a_poet_makes_no_land(noun: str):
    trees = ADJECTIVE.replace("gunners  gunner", noun)
    assert actors_of(trees, {"Ovelia": "PER"})["Ovelia"].type == "person"


def test_a_people_of_an_invented_land_is_no_place():
    trees = ADJECTIVE.replace("slept    sleep ", "met      meet  ").replace(
        ".        .       PUNCT .   2 punct\n\n",
        "Ovelians Ovelian PROPN NNPS 2 obj Number=Plur\n.        .       PUNCT .   2 punct\n\n",
    )
    analysis = analysis_of(trees, names={"Ovelia": "LOC", "Ovelian": "LOC", "Ovelians": "LOC"})
    actors = read_actors(analysis)
    assert {actor.name: actor.type for actor in actors}["Ovelians"] == "people"
    assert [place.name for place in read_places(analysis, actors)] == []


DASH = DATELINE.format(
    mark="-        -       PUNCT :   6 punct", filler="now      now     ADV   RB  6 advmod"
)
MONTH = """
SARDAL   SARDAL  PROPN NNP 0 root
,        ,       PUNCT ,   3 punct
Oct.     Oct.    PROPN NNP 1 list
3        3       NUM   CD  3 nummod
.        .       PUNCT .   1 punct

Rain     rain    NOUN  NN  2 nsubj Number=Sing
fell     fall    VERB  VBD 0 root
.        .       PUNCT .   2 punct
"""


@pytest.mark.parametrize("trees", [DASH, MONTH])
def test_a_name_in_capitals_before_a_dash_or_date_is_a_place(trees: str):
    assert actors_of(trees, {"SARDAL": "PER"}) == {}


@pytest.mark.parametrize("known", ["WARSAW", "LIMA"])
def test_a_capital_in_a_dateline_is_no_person(known: str):
    trees = DASH.replace("SARDAL", known)
    assert actors_of(trees, {known: "PER"}) == {}


def test_a_speaker_in_capitals_is_no_dateline():
    trees = MONTH.replace("Oct.     Oct. ", "Chief    Chief")
    assert actors_of(trees, {"SARDAL": "PER"})["SARDAL"].type == "person"


EVEN = """
{town}   {town}  PROPN NNP 2 nsubj
slept    sleep   VERB  VBD 0 root
.        .       PUNCT .   2 punct

They     they    PRON  PRP 2 nsubj
left     leave   VERB  VBD 0 root
for      for     ADP   IN  4 case
{town}   {town}  PROPN NNP 2 obl
.        .       PUNCT .   2 punct
"""


@pytest.mark.parametrize(("town", "kinds"), [("Bamenda", set()), ("Orbesk", {"person"})])
def test_a_town_of_the_tables_is_no_person_where_the_model_is_of_two_minds(
    town: str, kinds: set[str]
):
    names = (Name(0, 1, "PER", 0.6), Name(6, 7, "LOC", 0.6))
    analysis = replace(analysis_of(EVEN.format(town=town)), names=names)
    assert {actor.type for actor in read_actors(analysis) if actor.name == town} == kinds

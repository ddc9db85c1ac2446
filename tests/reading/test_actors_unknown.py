"""Actors that no table knows: invented lands, units under arms, offices beside a name."""

from sayso.language.analysis import NameLabel
from sayso.reading.actors import read_actors
from sayso.reading.places import read_places
from sayso.record.types import Actor
from tests.build import analysis_of

LAND = """
Drestia Drestia PROPN NNP 4 nmod:poss
's~     's      PART  POS 1 case
foreign foreign ADJ   JJ  4 amod
minister minister NOUN NN 5 nsubj Number=Sing
left    leave   VERB  VBD 0 root
.       .       PUNCT .   5 punct

Drestia Drestia PROPN NNP 2 nsubj
refused refuse  VERB  VBD 0 root
.       .       PUNCT .   2 punct

Schools school  NOUN  NNS 2 nsubj Number=Plur
closed  close   VERB  VBD 0 root
in      in      ADP   IN  4 case
Drestia Drestia PROPN NNP 2 obl
.       .       PUNCT .   2 punct
"""

GUARD = """
The     the     DET   DT  3 det
Ridge   Ridge   PROPN NNP 3 compound
Guard   Guard   PROPN NNP 4 nsubj
left    leave   VERB  VBD 0 root
.       .       PUNCT .   4 punct

Nobody  nobody  PRON  NN  2 nsubj
stopped stop    VERB  VBD 0 root
the     the     DET   DT  4 det
Guard   guard   NOUN  NN  2 obj Number=Sing
.       .       PUNCT .   2 punct
"""

CUSTOMS = """
The     the     DET   DT  2 det
head    head    NOUN  NN  9 nsubj Number=Sing
of      of      ADP   IN  5 case
the     the     DET   DT  5 det
customs customs NOUN  NN  2 nmod
,       ,       PUNCT ,   9 punct
Mara    Mara    PROPN NNP 9 nsubj
Lindt   Lindt   PROPN NNP 7 flat
spoke   speak   VERB  VBD 0 root
.       .       PUNCT .   9 punct
"""

MAYOR = """
The     the     DET   DT  2 det
mayor   mayor   NOUN  NN  7 nsubj Number=Sing
,       ,       PUNCT ,   4 punct
Tomas   Tomas   PROPN NNP 2 appos
Ek      Ek      PROPN NNP 4 flat
,       ,       PUNCT ,   4 punct
spoke   speak   VERB  VBD 0 root
.       .       PUNCT .   7 punct
"""

CHAIN = """
General General PROPN NNP 2 nmod:desc
Orlan   Orlan   PROPN NNP 3 nsubj
slept   sleep   VERB  VBD 0 root
.       .       PUNCT .   3 punct

Merja   Merja   PROPN NNP 3 nsubj
Tavane  Tavane  PROPN NNP 1 flat
gave    give    VERB  VBD 0 root
him     he      PRON  PRP 3 iobj
land    land    NOUN  NN  3 obj
when    when    ADV   WRB 8 advmod
his     his     PRON  PRP$ 9 nmod:poss
men     man     NOUN  NNS 9 nsubj Number=Plur
came    come    VERB  VBD 3 advcl
.       .       PUNCT .   3 punct

Tavane  Tavane  PROPN NNP 2 nsubj
said    say     VERB  VBD 0 root
she     she     PRON  PRP 4 nsubj
slept   sleep   VERB  VBD 2 ccomp
.       .       PUNCT .   2 punct
"""

LANGUAGE = """
Officials official NOUN NNS 2 nsubj Number=Plur
wrote   write   VERB  VBD 0 root
in      in      ADP   IN  4 case
English English PROPN NNP 2 obl
.       .       PUNCT .   2 punct
"""

CIVILIAN = """
No      no      DET   DT  2 det
civilian civilian NOUN NN 4 nsubj:pass Number=Sing
was     be      AUX   VBD 4 aux:pass
hurt    hurt    VERB  VBN 0 root
on      on      ADP   IN  8 case
the     the     DET   DT  8 det
right   right   ADJ   JJ  8 amod
bank    bank    NOUN  NN  4 obl Number=Sing
.       .       PUNCT .   4 punct
"""


def actors_of(trees: str, names: dict[str, NameLabel]) -> dict[str, Actor]:
    return {actor.name: actor for actor in read_actors(analysis_of(trees, names=names))}


def pronouns(trees: str, names: dict[str, NameLabel], name: str) -> list[str]:
    analysis = analysis_of(trees, names=names)
    (actor,) = (a for a in read_actors(analysis) if a.name == name)
    return [analysis.words(m.span) for m in actor.mentions if m.kind == "pronoun"]


def test_a_name_with_a_foreign_minister_is_a_state_whatever_the_model_says():
    actors = actors_of(LAND, {"Drestia": "PER"})
    assert (actors["Drestia"].type, actors["Drestia"].country) == ("state", None)
    assert len(actors["Drestia"].mentions) == 2


def test_a_state_that_no_table_knows_is_a_country_where_something_is():
    analysis = analysis_of(LAND, names={"Drestia": "PER"})
    (place,) = read_places(analysis, read_actors(analysis))
    assert (place.name, place.kind, place.country) == ("Drestia", "country", None)


def test_a_leader_that_the_tables_know_is_no_land():
    trees = LAND.replace("Drestia", "Thatcher")
    assert actors_of(trees, {"Thatcher": "PER"})["Thatcher"].type == "person"


def test_a_body_with_a_president_is_no_state():
    trees = LAND.replace("foreign foreign", "young   young").replace("minister", "president")
    assert actors_of(trees, {"Drestia": "ORG"})["Drestia"].type == "organisation"


def test_a_unit_is_an_armed_group_and_its_last_word_stands_for_it():
    actors = actors_of(GUARD, {"Ridge Guard": "ORG"})
    guard = actors["Ridge Guard"]
    assert (guard.type, guard.sectors, len(guard.mentions)) == ("armed_group", ("MIL",), 2)
    assert [mention.rule for mention in guard.mentions][1] == "name.short_form"


def test_a_unit_that_the_model_misses_is_found_by_its_last_word():
    assert actors_of(GUARD, {})["Ridge Guard"].type == "armed_group"


def test_a_coast_guard_is_not_under_arms():
    actors = actors_of(GUARD.replace("Ridge", "Coast"), {"Coast Guard": "ORG"})
    assert all(actor.type != "armed_group" for actor in actors.values())


def test_an_office_before_a_comma_is_that_of_the_name_though_both_are_subjects():
    mara = actors_of(CUSTOMS, {"Mara Lindt": "PER"})["Mara Lindt"]
    assert [(role.role, role.of_text) for role in mara.roles] == [("head", "the customs")]
    assert [mention.kind for mention in mara.mentions] == ["title", "name"]


def test_an_office_in_apposition_is_not_taken_for_a_title():
    tomas = actors_of(MAYOR, {"Tomas Ek": "PER"})["Tomas Ek"]
    assert [role.role for role in tomas.roles] == ["mayor"]


def test_nobody_is_both_he_and_she():
    names: dict[str, NameLabel] = {"Orlan": "PER", "Merja Tavane": "PER", "Tavane": "PER"}
    assert pronouns(CHAIN, names, "Orlan") == ["him", "his"]
    assert pronouns(CHAIN, names, "Merja Tavane") == ["she"]


def test_a_language_is_no_people():
    assert set(actors_of(LANGUAGE, {"English": "NORP"})) == {"Officials"}


def test_nobody_in_particular_and_the_side_of_a_river_are_no_actors():
    assert actors_of(CIVILIAN, {}) == {}


ONE_OF = """
Ada     Ada     PROPN NNP 10 nsubj
Brook   Brook   PROPN NNP 1 flat
,       ,       PUNCT ,   4 punct
one     one     NUM   CD  1 appos
of      of      ADP   IN  6 case
senators senator NOUN NNS 4 nmod Number=Plur
in      in      ADP   IN  8 case
Kenya   Kenya   PROPN NNP 6 nmod
,       ,       PUNCT ,   1 punct
spoke   speak   VERB  VBD 0 root
.       .       PUNCT .   10 punct
"""


def test_one_of_many_is_of_their_country():
    ada = actors_of(ONE_OF, {"Ada Brook": "PER", "Kenya": "LOC"})["Ada Brook"]
    assert (ada.country, ada.roles[0].role) == ("KEN", "senator")


def test_an_adjective_of_a_people_before_an_office_is_no_person():
    trees = """
Kyrgyz   Kyrgyz   PROPN NNP 2 compound
Minister Minister PROPN NNP 3 nmod:desc Number=Sing
Nurlan   Nurlan   PROPN NNP 5 nsubj
Osmon    Osmon    PROPN NNP 3 flat
spoke    speak    VERB  VBD 0 root
.        .        PUNCT .   5 punct
"""
    actors = actors_of(trees, {"Kyrgyz": "PER", "Nurlan Osmon": "PER"})
    assert {name: actor.country for name, actor in actors.items()} == {"Nurlan Osmon": "KGZ"}

"""Places: what is resolved, what contains what, and what stays open."""

from sayso.reading.actors import read_actors
from sayso.reading.places import read_places
from tests.build import analysis_of


def places_of(trees, names):
    analysis = analysis_of(trees, names=names)
    actors = read_actors(analysis)
    return analysis, {place.name: place for place in read_places(analysis, actors)}


def in_place(words, container=None):
    """Return the tree of "Guards slept in WORDS, CONTAINER."."""
    rows = ["Guards guard NOUN NNS 2 nsubj", "slept sleep VERB VBD 0 root", "in in ADP IN 4 case",
            f"{words} {words} PROPN NNP 2 obl"]  # fmt: skip
    if container:
        rows += [", , PUNCT , 6 punct", f"{container} {container} PROPN NNP 4 appos"]
    return "\n".join([*rows, ". . PUNCT . 2 punct"])


def test_a_country_is_a_place_with_its_code():
    _, places = places_of(in_place("Kenya"), {"Kenya": "LOC"})
    assert (places["Kenya"].kind, places["Kenya"].country) == ("country", "KEN")
    assert places["Kenya"].known is not None


def test_a_large_city_without_rivals_is_resolved():
    _, places = places_of(in_place("Nairobi"), {"Nairobi": "LOC"})
    nairobi = places["Nairobi"]
    assert (nairobi.kind, nairobi.country) == ("city", "KEN")
    assert nairobi.lat is not None
    assert abs(nairobi.lat + 1.28) < 0.1


def test_a_stated_container_decides_and_contains():
    _, places = places_of(in_place("Naples", "Florida"), {"Naples": "LOC", "Florida": "LOC"})
    assert places["Naples"].country == "USA"
    assert places["Naples"].within == places["Florida"].id


def test_the_document_names_the_country_of_an_ambiguous_city():
    _, places = places_of(
        in_place("Kenya") + "\n\n" + in_place("Eldoret"), {"Kenya": "LOC", "Eldoret": "LOC"}
    )
    assert places["Eldoret"].country == "KEN"
    assert places["Eldoret"].within == places["Kenya"].id


def test_an_ambiguous_city_without_context_stays_open():
    _, places = places_of(in_place("Springfield"), {"Springfield": "LOC"})
    assert places["Springfield"].country is None
    assert places["Springfield"].lat is None


def test_an_invented_place_has_neither_country_nor_point():
    _, places = places_of(in_place("Qorvath"), {"Qorvath": "LOC"})
    qorvath = places["Qorvath"]
    assert (qorvath.country, qorvath.lat, qorvath.known) == (None, None, None)


def test_towns_of_an_invented_land_are_not_looked_up():
    _, places = places_of(in_place("Paris", "Belmarra"), {"Paris": "LOC", "Belmarra": "LOC"})
    assert places["Paris"].country is None
    assert places["Paris"].lat is None


def test_a_name_that_acts_is_no_place():
    trees = """
        Kenya  Kenya PROPN NNP 2 nsubj
        warned warn  VERB  VBD 0 root
        Uganda Uganda PROPN NNP 2 obj
        .      .     PUNCT .   2 punct
    """
    _, places = places_of(trees, {"Kenya": "LOC", "Uganda": "LOC"})
    assert places == {}


def test_a_country_that_modifies_a_noun_is_no_place():
    trees = """
        US      US      PROPN NNP 2 compound
        guards  guard   NOUN  NNS 3 nsubj Number=Plur
        left    leave   VERB  VBD 0 root
        .       .       PUNCT .   3 punct
    """
    _, places = places_of(trees, {"US": "LOC"})
    assert places == {}


def test_a_person_named_like_a_city_makes_no_point():
    trees = """
        Paris   Paris   PROPN NNP 3 nsubj
        Lindt   Lindt   PROPN NNP 1 flat
        left    leave   VERB  VBD 0 root
        .       .       PUNCT .   3 punct
    """
    _, places = places_of(trees, {"Paris Lindt": "PER"})
    assert places == {}


def test_a_kind_word_in_the_name_gives_the_kind():
    trees = """
        They    they    PRON  PRP 2 nsubj
        left    leave   VERB  VBD 0 root
        Orlen   Orlen   PROPN NNP 4 compound
        Airport Airport PROPN NNP 2 obj
        .       .       PUNCT .   2 punct
    """
    _, places = places_of(trees, {"Orlen Airport": "FAC"})
    assert places["Orlen Airport"].kind == "facility"
    assert places["Orlen Airport"].country is None


def test_all_mentions_of_a_name_are_one_place_with_exact_words():
    analysis, places = places_of(
        in_place("Nairobi") + "\n\n" + in_place("Nairobi"), {"Nairobi": "LOC"}
    )
    spans = [analysis.words(mention.span) for mention in places["Nairobi"].mentions]
    assert spans == ["Nairobi", "Nairobi"]


def test_two_names_of_one_country_are_one_place():
    analysis, places = places_of(
        in_place("Burma") + "\n\n" + in_place("Myanmar"), {"Burma": "LOC", "Myanmar": "LOC"}
    )
    (place,) = places.values()
    assert [analysis.words(mention.span) for mention in place.mentions] == ["Burma", "Myanmar"]


def test_a_hyphenated_name_is_one_place_even_if_only_its_parts_were_found():
    trees = """
        They    they    PRON  PRP 2 nsubj
        left    leave   VERB  VBD 0 root
        Stoke~  Stoke   PROPN NNP 2 obj
        -~      -       PUNCT HYPH 7 punct
        on~     on      ADP   IN  7 case
        -~      -       PUNCT HYPH 7 punct
        Trent   Trent   PROPN NNP 3 nmod
        .       .       PUNCT .   2 punct
    """
    analysis = analysis_of(trees, names={"Stoke": "LOC", "Trent": "LOC"})
    (place,) = read_places(analysis, read_actors(analysis))
    assert (place.name, place.kind, place.country) == ("Stoke-on-Trent", "city", "GBR")


def test_a_people_taken_for_a_place_and_the_west_are_no_places():
    assert places_of(in_place("Kenyan"), {"Kenyan": "LOC"})[1] == {}
    assert places_of(in_place("West"), {"West": "LOC"})[1] == {}

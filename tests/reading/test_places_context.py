"""Places in context: what stands around a name decides which row of the tables it is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

import sayso
from sayso.language.analysis import Analysis, Name, NameLabel
from sayso.reading.actors import read_actors
from sayso.reading.places import read_places
from sayso.reading.places.candidates import Container, candidates_of, container_of
from sayso.reading.places.weighing import (
    FEATURES,
    OPEN_FEATURES,
    load_weights,
    odds_of,
    open_features,
)
from sayso.record.types import Mention, Place
from tests.build import analysis_of
from tests.timing import assert_growth


def in_places(*names: str) -> str:
    """Return trees of "Guards slept in NAME." for each name; "A, B" puts B behind a comma."""
    return "\n\n".join(_sentence(name) for name in names)


def _sentence(words: str) -> str:
    name, _, container = words.partition(", ")
    rows = ["Guards guard NOUN NNS 2 nsubj", "slept sleep VERB VBD 0 root", "in in ADP IN 4 case"]
    rows.append(f"{name} {name} PROPN NNP 2 obl")
    if container:
        rows += [", , PUNCT , 6 punct", f"{container} {container} PROPN NNP 4 appos"]
    return "\n".join([*rows, ". . PUNCT . 2 punct"])


def read(*names: str) -> dict[str, Place]:
    """Return the places of a text of such sentences by name."""
    labels: dict[str, NameLabel] = {
        part: "LOC" for name in names for part in name.split(", ") if part
    }
    analysis = analysis_of(in_places(*names), names=labels)
    return {place.name: place for place in read_places(analysis, read_actors(analysis))}


@pytest.mark.parametrize(
    ("names", "country"),
    [
        (("Valencia", "Maracay"), "VEN"),
        (("Valencia", "Madrid", "Zaragoza"), "ESP"),
        (("Hyderabad", "Karachi"), "PAK"),
        (("Hyderabad", "Chennai"), "IND"),
        (("Tripoli", "Beirut"), "LBN"),
        (("Tripoli", "Misrata"), "LBY"),
        (("Birmingham", "Montgomery", "Tuscaloosa"), "USA"),
        (("Birmingham", "Leeds"), "GBR"),
        (("Georgia", "Atlanta"), "USA"),
        (("Georgia", "Tbilisi"), "GEO"),
    ],
)
def test_places_beside_a_name_decide_where_it_is(names: tuple[str, ...], country: str) -> None:
    assert read(*names)[names[0]].country == country


@pytest.mark.parametrize(
    ("name", "country", "today"),
    [
        ("Danzig", "POL", "Gdańsk"),
        ("Leningrad", "RUS", "Saint Petersburg"),
        ("Saigon", "VNM", "Ho Chi Minh City"),
        ("Salonika", "GRC", "Thessaloníki"),
        ("Cologne", "DEU", "Köln"),
    ],
)
def test_a_historic_or_english_name_is_the_town_of_today_and_keeps_its_words(
    name: str, country: str, today: str
) -> None:
    place = read(name)[name]
    assert (place.country, place.kind) == (country, "city")
    assert place.known is not None
    assert place.known.key.startswith("geo:")
    assert place.known.name in {today, "Cologne", "Gdansk", "Thessaloniki"}


@pytest.mark.parametrize("name", ["Springfield", "Kelmin", "Santa", "Qorvath"])
def test_a_name_that_nothing_decides_stays_open(name: str) -> None:
    place = read(name)[name]
    assert (place.lat, place.lon, place.known) == (None, None, None)


def test_an_unknown_container_blocks_even_a_capital() -> None:
    places = read("Cairo, Zambaru")
    assert (places["Cairo"].country, places["Cairo"].lat) == (None, None)


def test_a_comma_in_a_list_of_known_places_states_no_container() -> None:
    places = read("Lagos, Oslo")
    assert places["Lagos"].country == "NGA"
    assert places["Oslo"].country == "NOR"


def test_one_name_is_two_places_where_the_text_states_two_containers() -> None:
    names = ("Paris, Texas", "Paris, France", "Paris")
    labels: dict[str, NameLabel] = {"Paris": "LOC", "Texas": "LOC", "France": "LOC"}
    analysis = analysis_of(in_places(*names), names=labels)
    places = [p for p in read_places(analysis, read_actors(analysis)) if p.name == "Paris"]
    assert [(p.country, len(p.mentions)) for p in places] == [("USA", 2), ("FRA", 1)]


def test_a_country_lies_in_nothing_that_stands_behind_it() -> None:
    assert read("Kenya, Zambaru")["Kenya"].country == "KEN"


def test_a_town_too_small_for_the_tables_has_the_country_that_the_text_states() -> None:
    place = read("Kwarantsa, Nigeria")["Kwarantsa"]
    assert (place.country, place.lat) == ("NGA", None)
    assert place.within is not None


def test_towns_of_a_land_that_only_the_text_knows_are_not_looked_up() -> None:
    trees = """
        Voters   voter   NOUN  NNS 4 nsubj
        in       in      ADP   IN  3 case
        Zambaru  Zambaru PROPN NNP 1 nmod
        slept    sleep   VERB  VBD 0 root
        in       in      ADP   IN  6 case
        Toledo   Toledo  PROPN NNP 4 obl
        .        .       PUNCT .   4 punct
    """
    analysis = analysis_of(trees, names={"Zambaru": "LOC", "Toledo": "LOC"})
    places = {place.name: place for place in read_places(analysis, read_actors(analysis))}
    assert places["Zambaru"].kind == "country"
    assert (places["Toledo"].country, places["Toledo"].lat) == (None, None)


def test_a_demonym_on_the_kind_word_states_the_country() -> None:
    trees = """
        Guards   guard    NOUN  NNS 2 nsubj
        left     leave    VERB  VBD 0 root
        the      the      DET   DT  5 det
        Spanish  Spanish  ADJ   JJ  5 amod
        town     town     NOUN  NN  2 obj
        of       of       ADP   IN  7 case
        Guadalajara Guadalajara PROPN NNP 5 nmod
        .        .        PUNCT .   2 punct
    """
    analysis = analysis_of(trees, names={"Guadalajara": "LOC"})
    (place,) = read_places(analysis, read_actors(analysis))
    assert (place.country, place.kind) == ("ESP", "city")


def test_who_is_only_described_lends_no_name_to_a_person() -> None:
    trees = """
        The    the    DET   DT  2 det
        trader trader NOUN  NN  5 nsubj
        in     in     ADP   IN  4 case
        Abidjan Abidjan PROPN NNP 2 nmod
        left   leave  VERB  VBD 0 root
        .      .      PUNCT .   5 punct
    """
    analysis = analysis_of(trees, names={"Abidjan": "LOC"})
    (place,) = read_places(analysis, read_actors(analysis))
    assert place.country == "CIV"


def test_a_state_that_is_no_more_gives_the_code_of_its_only_successor() -> None:
    (first, *_) = candidates_of("east germany")
    assert (first.known.key, first.country) == ("iso:DDR", "DEU")
    (first, *_) = candidates_of("yugoslavia")
    assert first.country is None


def test_a_kind_word_filters_and_a_part_of_a_state_is_not_the_state() -> None:
    assert {c.table for c in candidates_of("paris", "city")} == {"city"}
    assert {c.table for c in candidates_of("congo river", "natural")} == {"region"}
    assert [c.kind for c in candidates_of("scotland")][:1] == ["region"]


def test_a_division_named_for_its_city_is_no_rival_of_the_city() -> None:
    assert "division" not in {c.table for c in candidates_of("lagos")}
    assert "division" in {c.table for c in candidates_of("lagos", "region")}


@pytest.mark.parametrize(
    ("name", "container"),
    [
        ("texas", Container("USA", "TX")),
        ("kenya", Container("KEN")),
        ("bavaria", Container("DEU")),
        ("chicago", Container("USA")),
        ("zambaru", None),
    ],
)
def test_what_a_name_says_as_a_container(name: str, container: Container | None) -> None:
    assert container_of(name) == container


def test_odds_are_shares_of_one_and_every_feature_has_a_weight() -> None:
    weights = load_weights()
    assert set(weights) == {*FEATURES, *OPEN_FEATURES}
    odds = odds_of([(0.0,) * len(FEATURES)] * 3, open_features("kelmin"), weights)
    assert sum(odds.candidates) + odds.none == pytest.approx(1)


def test_work_grows_with_the_number_of_names_and_not_with_its_square() -> None:
    def reading(count: int) -> Callable[[], object]:
        names = [f"Place{number}" for number in range(count // 2)] + ["Valencia"] * (count // 2)
        labels: dict[str, NameLabel] = dict.fromkeys(names, "LOC")
        analysis = analysis_of(in_places(*names), names=labels)
        actors = read_actors(analysis)
        return lambda: read_places(analysis, actors)

    reading(20)()  # tables are unpacked
    assert_growth(reading(400), reading(1600), factor=8)


@pytest.mark.parametrize("text", ["", "PARIS, TEXAS", "paris, texas"])
def test_no_shape_of_letters_ends_in_an_error(text: str) -> None:
    words = text.replace(",", " ,").split() or ["."]
    rows = [f"{word} {word} PROPN NNP {1 if i else 0} {'flat' if i else 'root'}"
            for i, word in enumerate(words)]  # fmt: skip
    analysis = analysis_of("\n".join(rows))
    assert isinstance(read_places(analysis, read_actors(analysis)), tuple)


def test_a_small_town_that_nothing_speaks_for_stays_open_and_a_country_beside_it_decides() -> None:
    assert read("Sarnia")["Sarnia"].lat is None
    assert read("Sarnia", "Canada")["Sarnia"].country == "CAN"


@pytest.mark.parametrize(
    ("name", "tables"),
    [
        ("benin city", {"city"}),
        ("mexico city", {"city"}),
        ("republic of kenya", {"country"}),
        ("republic of san lorenzo", {"division", "city"}),
    ],
)
def test_a_kind_word_in_the_name_does_not_make_it_another_name(name: str, tables: set[str]) -> None:
    assert {candidate.table for candidate in candidates_of(name)} == tables


def test_the_duchy_of_a_name_that_many_towns_have_is_a_land() -> None:
    trees = """
        Guards  guard    NOUN  NNS 2 nsubj
        left    leave    VERB  VBD 0 root
        the     the      DET   DT  4 det
        duchy   duchy    NOUN  NN  2 obj
        of      of       ADP   IN  6 case
        Springfield Springfield PROPN NNP 4 nmod
        .       .        PUNCT .   2 punct
    """
    analysis = analysis_of(trees, names={"Springfield": "LOC"})
    assert [p.rule for p in _mentions(read_places(analysis, read_actors(analysis)))] == [
        "place.land"
    ]


def _mentions(places: tuple[Place, ...]) -> list[Mention]:
    return [mention for place in places for mention in place.mentions]


def test_a_treaty_named_for_a_town_mentions_no_place() -> None:
    trees = """
        Guards  guard  NOUN  NNS 2 nsubj
        read    read   VERB  VBD 0 root
        the     the    DET   DT  4 det
        Treaty  treaty PROPN NNP 2 obj
        of      of     ADP   IN  6 case
        Lyon    Lyon   PROPN NNP 4 nmod
        .       .      PUNCT .   2 punct
    """
    analysis = analysis_of(trees, names={"Lyon": "LOC"})
    assert read_places(analysis, read_actors(analysis)) == ()


def test_a_first_name_of_a_person_may_be_a_town_elsewhere() -> None:
    trees = """
        Florence Florence PROPN NNP 3 nsubj
        Adeyemi  Adeyemi  PROPN NNP 1 flat
        slept    sleep    VERB  VBD 0 root
        in       in       ADP   IN  5 case
        Florence Florence PROPN NNP 3 obl
        .        .        PUNCT .   3 punct
    """
    analysis = analysis_of(trees, names={"Florence Adeyemi": "PER"})
    analysis = with_name(analysis, 4, "LOC")
    (place,) = read_places(analysis, read_actors(analysis))
    assert place.country == "ITA"


def with_name(analysis: Analysis, token: int, label: NameLabel) -> Analysis:
    """Return the analysis with one more name, a single token."""
    return replace(analysis, names=(*analysis.names, Name(token, token + 1, label, 1.0)))


def test_where_somebody_is_from_is_not_where_it_happened():
    record = sayso.read("Gunmen killed a teacher from Mombasa in Nairobi on Monday.")
    places = {place.id: place.name for place in record.places}
    assert {places[e.place] for e in record.events if e.place} == {"Nairobi"}

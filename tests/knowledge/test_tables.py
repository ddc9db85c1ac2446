"""The shipped tables: what they know, where they say it is from."""

from pathlib import Path
from typing import get_args

import pytest

import sayso.knowledge
from sayso.knowledge import (
    agent_sectors,
    bodies,
    capitals,
    cities_named,
    countries,
    country_names,
    demonyms,
    divisions_named,
    fold_name,
    gender_of,
    regions,
    role_modifiers,
    seats,
    tenures_of,
    titles,
)
from sayso.record.vocabulary import ActorType

_DATA = Path(sayso.knowledge.__file__).parent / "data"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("the Élysée", "elysee"),
        ("Côte d'Ivoire", "cote divoire"),
        ("Stoke-on-Trent", "stoke on trent"),
        ("U.S.", "us"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_names_fold_to_plain_lower_case(written, folded):
    assert fold_name(written) == folded


def test_countries_are_found_by_name_alias_and_capital():
    assert country_names()["ivory coast"] == "CIV"
    assert country_names()["soviet union"] == "SUN"
    assert capitals()["nairobi"] == "KEN"
    assert countries()["KEN"].name == "Kenya"


def test_former_states_are_not_current():
    assert not countries()["SUN"].current
    assert countries()["FRA"].current


def test_a_demonym_of_several_states_lists_them_all():
    assert demonyms()["kenyan"] == ("KEN",)
    assert set(demonyms()["congolese"]) == {"COD", "COG"}


def test_a_territory_does_not_claim_the_demonym_of_its_state():
    assert demonyms()["french"] == ("FRA",)


def test_seats_name_their_country_and_leave_out_cities_meant_literally():
    assert seats()["kremlin"].country == "RUS"
    assert seats()["elysee palace"].name == "Elysee"
    assert "geneva" not in seats()


def test_bodies_are_found_by_alias_with_type_and_sector():
    body = bodies()["fsb"]
    assert (body.type, body.sector, body.country) == ("organisation", "SPY", "RUS")
    assert bodies()["reuters"].type == "media"
    assert "opposition" not in bodies()


def test_every_body_has_a_type_of_the_record():
    assert {body.type for body in bodies().values()} <= set(get_args(ActorType))


def test_titles_and_role_words_carry_sector_and_status():
    assert titles()["gen"].sector == "MIL"
    assert titles()["prime minister"].sector == "GOV"
    assert titles()["spokeswoman"].gender == "f"
    assert role_modifiers()["former"] == "former"
    assert role_modifiers()["deputy"] == ""


def test_agent_phrases_give_first_and_second_sector():
    assert agent_sectors()["human rights activist"][0] in {"SOC", "CVL", "NGO"}
    assert agent_sectors()["riot police"] == ("COP",)


def test_given_names_tell_gender_only_where_the_share_is_clear():
    assert gender_of("Mary") == "f"
    assert gender_of("Józef") == "m"
    assert gender_of("Zzyzx") is None


def test_cities_come_largest_first_with_coordinates():
    found = cities_named("paris")
    assert found[0].country == "FRA"
    assert found[0].is_capital
    assert abs(found[0].lat - 48.85) < 0.1
    assert [c.population for c in found] == sorted((c.population for c in found), reverse=True)


@pytest.mark.parametrize("name", ["", "a", "zzzzzzz", "aachen", "zyryanovsk", "no such town"])
def test_a_search_at_the_edges_of_a_packed_table_ends(name):
    assert all(city.name for city in cities_named(name))


def test_divisions_and_regions_are_found():
    assert [d.country for d in divisions_named("kerala")] == ["IND"]
    assert regions()["donbass"].countries == ("UKR",)


def test_offices_are_found_by_person_and_say_their_date():
    held = tenures_of("Angela Merkel")
    assert any(t.office == "chancellor" and t.of == "DEU" for t in held)
    assert all(t.as_of for t in held)
    assert tenures_of("Nobody Atall") == ()


def test_every_table_stands_in_the_list_of_sources():
    listed = (_DATA / "SOURCES.md").read_text(encoding="utf-8")
    tables = [path.name for path in _DATA.iterdir() if path.name != "SOURCES.md"]
    assert tables
    assert [name for name in tables if f"`{name}`" not in listed] == []


def test_every_plain_table_opens_with_source_licence_and_date():
    for path in sorted(_DATA.glob("*.tsv")):
        head = path.read_text(encoding="utf-8").partition("\n")[0]
        assert head.startswith("# "), path.name
        assert head.count(";") >= 2, path.name
        assert " as of " in head, path.name

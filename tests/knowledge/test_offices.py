"""Offices: one name for each, and who held it when."""

import pytest

from sayso.knowledge.offices import (
    HEAD,
    body_key,
    canonical_office,
    first_day,
    holders_on,
    is_same_person,
    last_day,
    normal_words,
    office_rows,
)
from sayso.knowledge.tables import plain_rows


@pytest.mark.parametrize(
    ("words", "normal"),
    [
        ("Minister for the Interior", "interior minister"),
        ("Secretary of Defense", "defence secretary"),
        ("Secretary of State for Defence", "defence secretary"),
        ("secretary of state", "secretary of state"),
        ("Minister of State for Health", "minister of state for health"),
        ("Secretary-General", "secretary general"),
        ("Federal Minister of Finance", "finance minister"),
        ("Vice-President", "vice president"),
    ],
)
def test_words_for_an_office_come_in_one_order_and_spelling(words: str, normal: str):
    assert normal_words(words) == normal


@pytest.mark.parametrize(
    ("words", "of", "office"),
    [
        ("secretary of state", "USA", "foreign minister"),
        ("secretary of state", "GBR", None),
        ("foreign secretary", "GBR", "foreign minister"),
        ("foreign secretary", "IND", None),
        ("chancellor", "DEU", "chancellor"),
        ("chancellor", "GBR", "finance minister"),
        ("chancellor", "FRA", None),
        ("home secretary", "GBR", "interior minister"),
        ("interior secretary", "USA", "interior secretary"),
        ("interior minister", "USA", None),
        ("premier", "CHN", "prime minister"),
        ("minister of state for health", "GBR", None),
        ("deputy prime minister", "GBR", None),
        ("defence chief", "UKR", None),
    ],
)
def test_one_office_has_other_words_in_other_countries(words: str, of: str, office: str | None):
    assert canonical_office(words, of) == office


def test_spellings_are_normal_words_and_say_one_office_a_country():
    seen: dict[tuple[str, str], str] = {}
    for spelling, office, of, _ in plain_rows("office-names"):
        words = normal_words(spelling)
        for code in [] if of.startswith("!") else of.split("|"):
            assert seen.setdefault((words, code), office) == office, spelling


@pytest.mark.parametrize(
    ("of", "office", "day", "person"),
    [
        ("FRA", "foreign minister", "2003-02-15", "Dominique de Villepin"),
        ("RUS", "defence minister", "1994-12-22", "Pavel Grachev"),
        ("nato", HEAD, "1999-04-26", "Javier Solana"),
        ("european union", "foreign minister", "2015-07-14", "Federica Mogherini"),
        ("bank of england", "governor", "2016-06-24", "Mark Carney"),
        ("IND", "finance minister", "2010-01-01", "Pranab Mukherjee"),
    ],
)
def test_the_holder_on_a_day_is_found(of: str, office: str, day: str, person: str):
    held = holders_on(of, office, day, day)
    assert held.tenure is not None
    assert (held.tenure.person, held.is_sure) == (person, True)


@pytest.mark.parametrize("day", ["2017-01-18", "2017-01-20", "2017-01-23"])
def test_days_around_a_change_name_both_and_neither(day: str):
    held = holders_on("USA", "president", day, day)
    assert (held.tenure, held.reason) == (None, "change")
    assert held.before is not None
    assert held.after is not None
    assert (held.before.person, held.after.person) == ("Barack Obama", "Donald Trump")


def test_a_year_of_two_holders_is_a_change_and_a_year_of_one_is_not():
    assert holders_on("USA", "president", "2009-01-01", "2009-12-31").reason == "change"
    held = holders_on("USA", "president", "2010-01-01", "2010-12-31")
    assert held.tenure is not None
    assert held.tenure.person == "Barack Obama"


def test_a_second_term_is_no_change():
    held = holders_on("USA", "president", "2013-01-20", "2013-01-20")
    assert held.tenure is not None


def test_a_vacant_office_has_no_holder():
    assert holders_on("LBN", "president", "2023-05-08", "2023-05-08").reason == "vacant"
    assert holders_on("VAT", "pope", "2025-04-29", "2025-04-29").reason == "vacant"


def test_an_open_row_of_ours_is_a_hint_after_its_as_of_date():
    sure = holders_on("FRA", "president", "2025-10-01", "2025-10-01")
    hint = holders_on("FRA", "president", "2026-09-01", "2026-09-01")
    assert (sure.is_sure, hint.is_sure) == (True, False)
    assert sure.tenure == hint.tenure


def test_an_open_row_of_other_tables_expires():
    rows = [row for row in office_rows("NOR", "foreign minister") if row.table == "wikidata"]
    assert all(row.end or row.expires for row in rows)
    open_rows = [row for row in rows if not row.end]
    assert not any(row.covers("2024-01-01") for row in open_rows)


def test_an_office_that_no_table_has_is_unknown():
    assert holders_on("XXX", "president", "2000-01-01", "2000-01-01").reason == "unknown"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Emmanuel Macron", "Emmanuel Macron", True),
        ("Volodymyr Zelensky", "Volodymyr Oleksandrovych Zelensky", True),
        ("Xi Jinping", "Xi Jinping", True),
        ("Joseph Aoun", "Michel Aoun", False),
        ("George Bush", "Barack Obama", False),
        ("", "Barack Obama", False),
    ],
)
def test_people_are_one_by_name_and_initial(one: str, other: str, same: bool):
    assert is_same_person(one, other) is same


def test_bodies_have_one_key_whatever_the_name():
    assert body_key("UN") == body_key("United Nations") == "united nations"
    assert body_key("the Fed") == "federal reserve"


def test_months_and_years_have_first_and_last_days():
    assert first_day("1999").isoformat() == "1999-01-01"
    assert last_day("1999-12").isoformat() == "1999-12-31"
    assert last_day("2024-02").isoformat() == "2024-02-29"

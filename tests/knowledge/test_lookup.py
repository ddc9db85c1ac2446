"""What is known of a name: every table, with its source."""

import pytest

from sayso.knowledge.lookup import Entry, Source, entries_named, sources


@pytest.mark.parametrize(
    ("name", "kind", "words"),
    [
        ("Kenya", "country", "KEN"),
        ("KEN", "country", "KEN"),
        ("Kenyan", "country", "KEN"),
        ("USSR", "former state", "SUN"),
        ("the Kremlin", "seat", "RUS"),
        ("FSB", "body", "RUS"),
        ("Reuters", "media", "owner"),
        ("Crimea", "region", "UKR"),
        ("Nairobi", "city", "KEN"),
        ("Kerala", "division", "IND"),
        ("Gen.", "title", "MIL"),
        ("Mary", "given name", "women"),
        ("Angela Merkel", "office", "chancellor"),
        ("Merkel", "office", "chancellor"),
        ("German chancellor", "office", "chancellor"),
        ("chancellor of Germany", "office", "chancellor"),
        ("Germany's chancellor", "office", "chancellor"),
        ("NATO chief", "office", "secretary general"),
        ("governor of the Bank of England", "office", "governor"),
        ("pope", "office", "VAT"),
    ],
)
def test_a_name_is_found_in_its_table(name: str, kind: str, words: str):
    found = [entry for entry in entries_named(name) if entry.kind == kind]
    assert found
    assert any(words in entry.what for entry in found)
    assert all(entry.source.licence and entry.source.as_of and entry.key for entry in found)


@pytest.mark.parametrize("name", ["", "  ", "Nobody Atall", "of of", "the", "'s"])
def test_names_of_no_table_give_nothing(name: str):
    assert entries_named(name) == ()


def test_offices_come_in_order_of_time():
    since = [entry.since for entry in entries_named("US president") if entry.kind == "office"]
    assert len(since) > 10
    assert since == sorted(since)


def test_offices_say_from_which_of_three_tables_they_are():
    assert {source.table for name, source in sources().items() if "/" in name} == {"offices"}
    assert len({sources()[f"offices/{t}"].origin for t in ("own", "factbook", "wikidata")}) == 3


_OWN = Source("offices", "own list", "CC0", "2025-11")
_OTHER = Source("offices", "a list", "CC0", "2022-07")


@pytest.mark.parametrize(
    ("since", "until", "source", "date", "holds"),
    [
        ("2001-05-06", "2004-02-01", _OWN, "2003", "yes"),
        ("2001-05-06", "2004-02-01", _OWN, "2000", "no"),
        ("2001-05-06", "2004-02-01", _OWN, "2004-02-02", "no"),
        ("2001-05-06", "2004-02-01", _OWN, "2004", "perhaps"),
        ("2001", "", _OWN, "2001-03-04", "perhaps"),
        ("2001", "", _OWN, "2025-11-30", "yes"),
        ("2001", "", _OWN, "2026-01-01", "perhaps"),
        ("2001", "", _OTHER, "2026-01-01", "no"),
        ("", "", _OTHER, "2026-01-01", "yes"),
    ],
)
def test_a_row_holds_between_its_dates_and_open_ones_not_past_their_own(
    since: str, until: str, source: Source, date: str, holds: str
):
    entry = Entry("office", "A", "b", "own:a", source, since, until, source.as_of)
    assert entry.holds_on(date) == holds

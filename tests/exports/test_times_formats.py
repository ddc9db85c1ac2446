import csv
import io
import json

import pytest

import sayso
from sayso.exports.times_csv import COLUMNS, csv_heading, csv_of
from sayso.exports.times_json import json_of
from sayso.exports.times_text import table_of
from sayso.record.types import Time
from sayso.tagging import Tagged

TEXT = "They met on\nMonday, “about 10 days ago”, on 30 February 2020 and every Friday."


def tagged(text: str = TEXT, published: str | None = "2021-06-16") -> Tagged:
    return Tagged("a.txt", "a.txt", text, published, sayso.times(text, published=published))


def rows(document: Tagged, name: str = "a.txt") -> list[dict[str, str]]:
    written = csv_heading() + csv_of(document, name)
    return list(csv.DictReader(io.StringIO(written, newline="")))


def test_json_has_the_fields_of_the_record_with_words_and_edtf():
    document = tagged()
    told = json.loads(json_of(document, "a.txt"))
    assert (told["name"], told["published"], told["text"]) == ("a.txt", "2021-06-16", TEXT)
    for time in told["times"]:
        assert set(time) == {*Time.__struct_fields__, "words", "edtf", "reason"}
        assert TEXT[slice(*time["span"])] == time["words"]
    assert [time["edtf"] for time in told["times"]] == ["2021-06-14", "2021-06-06~", None, None]


def test_json_of_a_document_is_one_line():
    assert json_of(tagged(), "a.txt").count(b"\n") == 1


def test_csv_has_a_row_for_each_time_and_a_cell_for_each_column():
    document = tagged()
    found = rows(document)
    assert [row["id"] for row in found] == [time.id for time in document.times]
    assert all(list(row) == list(COLUMNS) for row in found)
    assert found[0]["words"] == "Monday"
    assert (found[0]["earliest"], found[0]["approximate"]) == ("2021-06-14", "false")
    assert (found[1]["mod"], found[1]["approximate"]) == ("APPROX", "true")


def test_csv_lets_no_name_become_a_formula():
    assert rows(tagged(), "=cmd|' /C calc'!A0")[0]["document"] == "'=cmd|' /C calc'!A0"


def test_the_table_says_words_value_bounds_anchor_and_why():
    lines = table_of(tagged(), "a.txt").splitlines()
    assert lines[0] == "a.txt · published 2021-06-16 · 4 times"
    assert lines[1].split() == ["words", "value", "bounds", "anchor", "why"]
    assert lines[2].split()[:5] == ["Monday", "2021-06-14", "2021-06-14", "document", "2021-06-16"]
    assert "~2021-06-05…2021-06-07" in lines[3]
    assert "  February has 29 days · date.day_month_year: date(2020, 2, 30)" in lines[4]


def test_the_table_says_what_is_missing():
    table = table_of(tagged(published=None), "a.txt")
    assert "no date known" in table
    assert "needs the document's date: --published · weekday.plain" in table


def test_the_table_shows_the_words_from_which_a_time_is_counted():
    table = table_of(tagged("It fell on 9 March 1987 and burned two days later."), "a.txt")
    assert "narrative 1987-03-09 “9 March 1987”" in table


def test_the_table_tells_a_zone_once():
    table = table_of(tagged("It fell at 0600 GMT and at 6 a.m. EST on 3 May."), "a.txt")
    assert "T06:00Z " in table
    assert "T06:00Z GMT" not in table
    assert "2021-05-03T06:00 EST" in table


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("They met on 31 November 2021.", "November has 30 days"),
        ("They met on 29 February 2021.", "2021 is no leap year"),
        ("They met on 12 Ramadan 1440.", "another calendar, kept as it stands"),
        ("They met on Monday, 4 March 2020.", "this day is no Monday, or 2020-03-02"),
        ("They met three days before the vote.", "its event has no date"),
        ("They met two days later.", "counted from a time that is not told"),
        ("They met on 03/08/2018.", "or 2018-03-08"),
        ("They met on 3 May 2020.", ""),
    ],
)
def test_every_way_out_says_why_a_time_is_open_or_doubtful(text: str, reason: str):
    document = tagged(text)
    assert [row["reason"] for row in rows(document)] == [reason]
    told = json.loads(json_of(document, "a.txt"))
    assert [time["reason"] for time in told["times"]] == [reason or None]
    assert (f"  {reason} · " in table_of(document, "a.txt")) == bool(reason)


def test_the_table_of_a_text_without_times_says_so():
    assert (
        table_of(tagged("Nothing happened."), "a.txt") == "a.txt · published 2021-06-16 · 0 times\n"
    )


def test_the_table_lets_no_control_character_out():
    document = tagged("They met on 3\x1b May 2020 and on 3 \x9b May.")
    assert all(letter.isprintable() or letter == "\n" for letter in table_of(document, "a.txt"))

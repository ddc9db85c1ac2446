import json
import subprocess
import sys

import pytest


def sayso(*words: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", "knowledge", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_person_is_shown_with_offices_dates_table_and_key():
    done = sayso("Angela", "Merkel")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "chancellor, DEU (Germany)" in done.stdout
    assert "2005-11-22" in done.stdout
    assert "own list (CC0)" in done.stdout


def test_an_office_on_a_date_gives_its_holder():
    done = sayso("French foreign minister", "--date", "2003-02-15", "--json")
    told = json.loads(done.stdout)
    assert (told["name"], told["date"]) == ("French foreign minister", "2003-02-15")
    assert {row["name"] for row in told["rows"]} == {"Dominique de Villepin"}
    assert all(row["as_of"] and row["licence"] and row["source"] for row in told["rows"])


def test_a_row_past_its_as_of_date_is_marked():
    told = json.loads(sayso("French president", "--date", "2099", "--json").stdout)
    assert [row["holds"] for row in told["rows"]] == ["perhaps"]
    assert "open?" in sayso("French president", "--date", "2099").stdout


def test_an_unknown_name_gets_one_sentence_and_code_3():
    done = sayso("Nobody", "Atall")
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("sayso: Nothing is known of “Nobody Atall”.")
    assert done.stderr.count("\n") == 1


def test_a_known_name_without_a_row_on_the_date_is_told():
    done = sayso("Angela Merkel", "--date", "1950")
    assert done.returncode == 3
    assert "No row of “Angela Merkel” holds on 1950." in done.stderr


@pytest.mark.parametrize("day", ["yesterday", "2023-13", "2023-02-30", "20230625", "", "23"])
def test_a_bad_date_is_wrong_use(day: str):
    done = sayso("Paris", "--date", day)
    assert done.returncode == 2
    assert "no day, month or year" in done.stderr


@pytest.mark.parametrize("name", ["", " ", "'", "\x1b[31m", "🜚", "a" * 5000, "of of of"])
def test_odd_names_end_in_a_sentence(name: str):
    done = sayso(name)
    assert done.returncode == 3
    assert "\x1b" not in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("words", [("",), (" ", "")])
def test_an_empty_name_is_told(words):
    done = sayso(*words)
    assert (done.returncode, done.stdout) == (3, "")
    assert "The name is empty." in done.stderr

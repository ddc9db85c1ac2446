import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (
    "Police in Nairobi arrested three union leaders on Tuesday.\n\n"
    "France will send grain to Chad next month, the minister said. A crowd blocked the road.\n"
)


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    file = tmp_path / "account.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def sayso(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", "events", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_events_are_listed_as_text(account: Path):
    shown = sayso(account, "--published", "2031-05-08")
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "2031-05-06 · COERCE.arrest" in shown.stdout
    assert "author: asserted" in shown.stdout


def test_every_event_is_a_row_of_csv_with_its_words(account: Path):
    rows = list(csv.DictReader(sayso(account, "--format", "csv").stdout.splitlines()))
    arrest = next(row for row in rows if row["type"] == "COERCE")
    assert TEXT[int(arrest["start"]) : int(arrest["end"])] == arrest["trigger"] == "arrested"
    assert arrest["agent_countries"] == "KEN"
    assert any(row["reality"] == "future" for row in rows)


def test_plover_records_have_agents_and_auxiliary_modes(account: Path):
    told = [json.loads(line) for line in sayso(account, "--format", "plover").stdout.splitlines()]
    assert all(row["source"] for row in told)
    assert [row["auxiliary"] for row in told if row["event"] == "AGREE"] == [["future"]]


def test_polecat_rows_hold_what_happened_and_no_more(account: Path):
    lines = sayso(account, "--format", "polecat", "--published", "2031-05-08").stdout.splitlines()
    rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert len(rows[0]) == 40
    assert "AGREE" not in {row["Event Type"] for row in rows}
    arrest = next(row for row in rows if row["Event Type"] == "COERCE")
    assert arrest["Event Date"] == "2031-05-06"
    assert arrest["Quad Code"] == "MATERIAL CONFLICT"


def test_one_line_of_json_a_document_and_the_missing_one_told(account: Path, tmp_path: Path):
    shown = sayso(account, tmp_path / "none.txt", "--json")
    assert shown.returncode == 1
    assert "none.txt does not exist" in shown.stderr
    (line,) = shown.stdout.splitlines()
    assert {event["type"] for event in json.loads(line)["events"]} >= {"COERCE", "AGREE"}


def test_two_ways_out_are_refused(account: Path):
    shown = sayso(account, "--json", "--format", "csv")
    assert (shown.returncode, shown.stdout) == (2, "")
    assert "Choose one" in shown.stderr

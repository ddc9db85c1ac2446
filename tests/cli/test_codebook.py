"""`--codebook` on the command line, and what `sayso explain` says of an event."""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

CODEBOOK = Path(__file__).parents[1] / "reading" / "data" / "fishing-codebook.yaml"
TEXT = (
    "Police in Lomé arrested three union leaders on Tuesday after they had refused to call off a "
    "strike.\n\nGhana has not cut the nets of Togo's fishermen, the minister said.\n"
)


def cli(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    path = tmp_path / "account.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_own_types_are_rows_of_csv_with_their_reason(account: Path):
    shown = cli("events", account, "--format", "csv", "--codebook", CODEBOOK)
    assert (shown.returncode, shown.stderr) == (0, "")
    rows = list(csv.DictReader(shown.stdout.splitlines()))
    own = next(row for row in rows if row["codebook"])
    assert (own["type"], own["codebook"], own["modes"]) == ("HARASS", "fishing-disputes", "nets")
    assert own["reason"] == "{agent} cut the nets of {recipient}"
    arrest = next(row for row in rows if row["type"] == "COERCE")
    assert (arrest["plover"], arrest["codebook"], arrest["reason"]) == ("COERCE", "", "")


def test_a_wrong_codebook_is_told_before_anything_is_read(account: Path, tmp_path: Path):
    file = tmp_path / "own.yaml"
    file.write_text("name: x\ntypes:\n  A: {quad: 7, triggers: [b]}\n", encoding="utf-8")
    for verb in ("events", "read"):
        shown = cli(verb, account, "--codebook", file)
        assert (shown.returncode, shown.stdout) == (2, "")
        assert f"{file}, line 3: quad “7” is no number from 1 to 4." in shown.stderr


def test_a_codebook_that_is_not_there_is_told(account: Path, tmp_path: Path):
    shown = cli("events", account, "--codebook", tmp_path / "none.yaml")
    assert shown.returncode == 2
    assert "none.yaml cannot be read" in shown.stderr


def test_an_event_is_explained_from_its_words(account: Path, tmp_path: Path):
    file = tmp_path / "record.json"
    file.write_text(cli("read", account, "--json", "--codebook", CODEBOOK).stdout, encoding="utf-8")
    events = {event["type"] or event["own"]["type"]: event["id"]
              for event in json.loads(file.read_text())["events"]}  # fmt: skip
    arrest = cli("explain", file, events["COERCE"]).stdout
    assert "**arrested** [three union leaders]recipient" in arrest
    assert "arrested –obj→ leaders" in arrest
    assert "arrest: COERCE.arrest, CAMEO 173, strong" in arrest
    assert "found: COERCE.arrest" in arrest
    assert "“refused”: is " in arrest
    assert "  active: the subject of the verb acts" in arrest
    assert "“call”: " in arrest  # silent, and why
    own = next(e["id"] for e in json.loads(file.read_text())["events"] if e["own"])
    told = cli("explain", file, own).stdout
    assert "own codebook fishing-disputes: HARASS, modes nets" in told
    assert "negated: “not”" in told


def test_a_record_of_another_model_is_not_read_again(account: Path, tmp_path: Path):
    record = json.loads(cli("read", account, "--json").stdout)
    record["reader"]["model"] = "another"
    file = tmp_path / "record.json"
    file.write_text(json.dumps(record), encoding="utf-8")
    shown = cli("explain", file, "e1")
    assert shown.returncode == 0
    assert "with another model than the one installed here" in shown.stdout

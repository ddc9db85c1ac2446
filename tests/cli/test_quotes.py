import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = (
    "“We have never paid a crown to these men,” Interior Minister Anna Petrov told reporters.\n\n"
    "The harbour is open, Tomas Berg said.\n"
)


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    file = tmp_path / "account.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def sayso(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_quotes_are_listed_as_text_csv_and_json(account: Path, tmp_path: Path):
    shown = sayso("quotes", account)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Anna Petrov" in shown.stdout
    assert "paragraph 2" in shown.stdout
    missing = tmp_path / "none.txt"
    table = sayso("quotes", account, missing, "--csv")
    rows = list(csv.DictReader(table.stdout.splitlines()))
    assert [row["speaker"] for row in rows] == ["Anna Petrov", "Tomas Berg"]
    assert TEXT[int(rows[1]["start"]) : int(rows[1]["end"])] == "The harbour is open"
    assert table.returncode == 1
    assert "none.txt does not exist" in table.stderr
    told = json.loads(sayso("quotes", account, "--json").stdout)
    assert [row["mode"] for row in told["statements"]] == ["direct", "indirect"]


def test_quotations_are_verified(account: Path, tmp_path: Path):
    quotes = tmp_path / "quotes.csv"
    quotes.write_text(
        "speaker,quote\n"
        "Petrov,We have never paid a crown\n"
        "Petrov,We have paid a crown to these men\n"
        "Petrov,The harbour is open\n"
        "Petrov,The harbour burns from end to end\n",
        encoding="utf-8",
    )
    shown = sayso("verify", account, "--quotes", quotes)
    assert shown.returncode == 0
    assert "1 word for word, 1 altered, 1 said by another, 1 not there" in shown.stdout
    assert "leaves out “never” (a negation)" in shown.stdout
    rows = list(
        csv.DictReader(sayso("verify", account, "--quotes", quotes, "--csv").stdout.splitlines())
    )
    assert [row["finding"] for row in rows] == ["verbatim", "altered", "other_speaker", "absent"]
    told = sayso("verify", account, "--quotes", quotes, "--json").stdout.splitlines()
    assert [json.loads(line)["finding"] for line in told] == [row["finding"] for row in rows]


def test_wrong_use_is_one_sentence(account: Path, tmp_path: Path):
    for words, code in (
        (("quotes", account, "--csv", "--json"), 2),
        (("verify", account, "--quotes", tmp_path / "none.csv"), 2),
        (("verify", account, "--quotes", account), 2),
        (("quotes", tmp_path / "none.txt"), 3),
    ):
        done = sayso(*words)
        assert done.returncode == code
        assert len(done.stderr.strip().splitlines()) == 1
        assert done.stderr.startswith("sayso: ")

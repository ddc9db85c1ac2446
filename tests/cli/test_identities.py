import json
import subprocess
import sys
from pathlib import Path

import pytest

import sayso

FIRST = "Raila Odinga, the opposition leader of Kenya, met Mara Linde of the Harbour Guard."
SECOND = "Kenya's opposition leader, Raila Odinga, denied it. Mara Linde wept."


@pytest.fixture(name="records")
def _records(tmp_path: Path) -> Path:
    path = tmp_path / "records.jsonl"
    path.write_bytes(
        b"".join(
            sayso.read(text, published="2017-08-09", name=name).to_json() + b"\n"
            for name, text in (("first.txt", FIRST), ("second.txt", SECOND))
        )
    )
    return path


def cli(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", "identities", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_identities_are_shown_as_text_and_json(records: Path):
    shown = cli(records)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "Raila Odinga · person · KEN" in shown.stdout
    assert "one because: " in shown.stdout
    assert "first.txt#a" in shown.stdout
    rows = [json.loads(line) for line in cli(records, "--json").stdout.splitlines()]
    (odinga,) = (row for row in rows if row["name"] == "Raila Odinga")
    assert [actor["document_name"] for actor in odinga["actors"]] == ["first.txt", "second.txt"]
    assert set(odinga) == {
        "id", "name", "type", "country", "names", "actors", "reasons", "perhaps", "was",
    }  # fmt: skip
    assert len(cli(records, "--all").stdout) >= len(shown.stdout)


def test_decisions_are_followed_and_errors_name_the_line(records: Path, tmp_path: Path):
    rows = [json.loads(line) for line in cli(records, "--json").stdout.splitlines()]
    (odinga,) = (row for row in rows if row["name"] == "Raila Odinga")
    refs = [f"{actor['document_name']}#{actor['actor']}" for actor in odinga["actors"]]
    file = tmp_path / "decisions.yaml"
    file.write_text(f"different:\n  - [{refs[0]}, {refs[1]}]\n", encoding="utf-8")
    shown = cli(records, "--decisions", file, "--json")
    names = [json.loads(line)["name"] for line in shown.stdout.splitlines()]
    assert names.count("Raila Odinga") == 2
    file.write_text("differnt:\n  - [a, b]\n", encoding="utf-8")
    wrong = cli(records, "--decisions", file)
    assert wrong.returncode == 2
    assert f"{file}, line 1: “differnt” is no key of the file. Did you mean" in wrong.stderr


def test_what_is_no_record_is_told(tmp_path: Path):
    file = tmp_path / "a.txt"
    file.write_text("words", encoding="utf-8")
    shown = cli(file)
    assert shown.returncode == 2
    assert "Traceback" not in shown.stderr
    assert cli(tmp_path / "none.json").returncode == 2

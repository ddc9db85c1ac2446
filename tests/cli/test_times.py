import json
import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from tests.timing import assert_growths, children_time, seconds_of

TEXT = "The bridge fell on Monday. They will open it next week.\n"


@pytest.fixture(name="account")
def _account(tmp_path: Path) -> Path:
    file = tmp_path / "account.txt"
    file.write_text(TEXT, encoding="utf-8")
    return file


def sayso(*words: str | Path, given: str = "") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "sayso.cli", "times", *map(str, words)]
    return subprocess.run(command, input=given, capture_output=True, text=True, check=False)


def test_a_table_is_shown(account: Path):
    done = sayso(account, "--published", "2031-05-07")
    assert done.returncode == 0
    assert done.stderr == ""
    assert "2031-05-05" in done.stdout
    assert "next week" in done.stdout


def test_json_csv_and_timeml_go_to_standard_output(account: Path):
    told = json.loads(sayso(account, "--json", "--published", "2031-05-07").stdout)
    assert [time["words"] for time in told["times"]] == ["Monday", "next week"]
    rows = sayso(account, "--csv", "--published", "2031-05-07").stdout.splitlines()
    assert len(rows) == 3
    root = ET.fromstring(sayso(account, "--timeml", "--published", "2031-05-07").stdout)
    assert "".join(root.find("TEXT").itertext()) == TEXT  # type: ignore[union-attr]


def test_standard_input_is_read():
    done = sayso("-", "--published", "2031-05-07", "--json", given=TEXT)
    assert json.loads(done.stdout)["name"] == "standard input"


def test_several_files_come_in_order_and_a_missing_one_is_told(account: Path, tmp_path: Path):
    second = tmp_path / "b.txt"
    second.write_text("It fell in 1951.", encoding="utf-8")
    done = sayso(account, tmp_path / "none.txt", second, "--json")
    names = [Path(json.loads(line)["name"]).name for line in done.stdout.splitlines()]
    assert names == ["account.txt", "b.txt"]
    assert done.returncode == 1
    assert "none.txt does not exist. Check the path." in done.stderr


def test_one_timeml_goes_out_and_a_folder_takes_several(account: Path, tmp_path: Path):
    second = tmp_path / "b.txt"
    second.write_text("It fell in 1951.", encoding="utf-8")
    done = sayso(account, second, "--timeml")
    assert done.returncode == 1
    assert "Name a folder for several with --out." in done.stderr
    ET.fromstring(done.stdout)
    assert sayso(account, second, "--timeml", "--out", tmp_path / "tagged").returncode == 0
    assert {file.name for file in (tmp_path / "tagged").iterdir()} == {"account.tml", "b.tml"}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--published", "yesterday"], "no ISO date"),
        (["--published", "2031-02-30"], "no such day"),
        (["--json", "--csv"], "Choose one."),
        (["--out", "tagged"], "with --timeml"),
    ],
)
def test_wrong_use_is_told(account: Path, options: list[str], told: str):
    done = sayso(account, *options)
    assert done.returncode == 2
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(("data", "told"), [(None, "does not exist"), (b"", "is empty")])
def test_a_file_that_gives_nothing_is_told(tmp_path: Path, data: bytes | None, told: str):
    file = tmp_path / "account.txt"
    if data is not None:
        file.write_bytes(data)
    done = sayso(file)
    assert done.returncode == 3
    assert told in done.stderr


def test_a_short_text_takes_less_than_a_fifth_of_a_second(account: Path, tmp_path: Path):
    """In processor time: how long a clock runs meanwhile is a matter of what else runs.

    The bound holds for a processor that counts to a million in 35 ms; on a slower or a shared one
    it grows with what that takes.
    """
    settings = {"PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    command = [
        sys.executable,
        "-m",
        "sayso.cli",
        "times",
        str(account),
        "--published",
        "2031-05-07",
    ]

    yardstick = [sys.executable, "-c", "sum(i * i for i in range(1_000_000))"]

    def seconds(command: list[str]) -> float:
        def run() -> None:
            subprocess.run(command, env=os.environ | settings, capture_output=True, check=True)

        return seconds_of(run, children_time)

    seconds(command)  # compiles the modules
    assert_growths(
        lambda: {"": max(0.035, seconds(yardstick))},
        lambda: {"": seconds(command)},
        factor=0.2 / 0.035,
        free=0,
    )


def test_what_lies_beyond_a_limit_is_told(account: Path):
    account.write_text(TEXT * 40, encoding="utf-8")
    done = sayso(account, "--published", "2031-05-07", "--json", "--limits", "text_characters=1000")
    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert [gap["kind"] for gap in told["gaps"]] == ["limit"]
    assert told["gaps"][0]["message"] in done.stderr
    assert len(told["text"]) <= 1000

"""The frame of the benchmarks: every one can be run, and tables say what they must."""

import json
from importlib import import_module

import pytest

from benchmarks import frame
from benchmarks.__main__ import NAMES, page
from benchmarks.frame import Measured


@pytest.mark.parametrize("name", NAMES)
def test_every_benchmark_can_be_run_and_says_what_it_measures(name: str):
    module = import_module(f"benchmarks.{name}")
    assert callable(module.run)
    assert module.__doc__


def test_a_table_has_one_block_for_each_set_of_columns():
    shown = frame.table(
        [
            Measured("trees", {"LAS": 88.126}),
            Measured("trees", {"LAS": 83.6}, by="Stanza 1.0", note="quoted"),
            Measured("speed", {"words/s": 4321.9}),
        ]
    )
    assert shown.count("LAS") == 1
    assert "88.13" in shown
    assert "quoted" in shown
    assert "4,322" in shown


def test_a_page_of_figures_has_a_table_for_each_set_of_columns():
    shown = frame.markdown(
        [Measured("trees", {"LAS": 88.126}), Measured("speed", {"words/s": 4321.9}, note="quiet")]
    )
    assert "| | by | LAS |\n| --- | --- | --- |\n| trees | sayso | 88.13 |" in shown
    assert "| speed (quiet) | sayso | 4,322 |" in shown


def test_a_page_keeps_the_sections_that_were_not_measured_now_and_says_so():
    both = {
        "ud": [Measured("trees", {"LAS": 88.126}), Measured("speed", {"words/s": 4321.9})],
        "names": [Measured("names", {"micro": 77.0})],
    }
    before = page(both)
    after = page({"names": [Measured("names", {"micro": 78.5})]}, before)
    assert page(both, after) == before
    assert after.count("Measured in an earlier run, on ") == 1
    assert after.index("Measured in an earlier run") < after.index("| trees | sayso | 88.13 |")
    assert "| speed | sayso | 4,322 |" in after
    assert "| names | sayso | 78.50 |" in after
    assert page({"names": both["names"]}, after).count("Measured in an earlier run") == 1
    assert "77.00" not in after


def test_json_names_version_hardware_and_data(tmp_path, capsys):
    file = tmp_path / "figures.json"
    frame.show([Measured("trees", {"LAS": 88.0}, data="0123456789ab")], str(file))
    told = json.loads(file.read_text())
    assert told["version"]
    assert "cores" in told["hardware"]
    assert told["results"][0]["data"] == "0123456789ab"
    assert "data 0123456789ab" in capsys.readouterr().out


def test_data_that_are_not_there_end_in_a_sentence(monkeypatch):
    monkeypatch.delenv("SAYSO_DATA", raising=False)
    with pytest.raises(SystemExit, match="Set SAYSO_DATA"):
        frame.data_file("ud-ewt/dev.conllu.xz")

"""Datelines of every form, and what only looks like one: `tests/data/datelines.txt`."""

import re
from pathlib import Path

import pytest

from sayso.repair.datelines import Dateline, find_dateline

LINES = [
    line
    for line in (Path(__file__).parents[1] / "data" / "datelines.txt").read_text().splitlines()
    if line and not line.startswith("#")
]
MARKS = re.compile("[«»‹›{}¦]")
FIELDS = {"place": "«»", "date": "‹›", "agency": "{}"}
DATELINES = [line for line in LINES if "¦" in line]
LOOKALIKES = [line for line in LINES if "¦" not in line]


def read(text: str) -> Dateline | None:
    return find_dateline(text, (0, len(text)))


def expected(line: str) -> dict[str, object]:
    found: dict[str, object] = {"end": len(MARKS.sub("", line.partition("¦")[0]))}
    for name, (opening, closing) in FIELDS.items():
        match = re.search(f"{opening}([^{closing}]*){closing}", line)
        found[name] = MARKS.sub("", match[1]) if match else None
    return found


def found(text: str) -> dict[str, object] | None:
    line = read(text)
    if line is None:
        return None
    spans = {name: getattr(line, name) for name in FIELDS}
    words = {name: text[span[0] : span[1]] if span else None for name, span in spans.items()}
    return {"end": line.end, **words}


def wrong_datelines() -> list[str]:
    return [line for line in DATELINES if found(MARKS.sub("", line)) != expected(line)]


def test_the_list_has_every_form():
    assert len(DATELINES) >= 120
    assert len(LOOKALIKES) >= 60


def test_datelines_of_every_form_are_read_whole():
    wrong = wrong_datelines()
    assert len(wrong) <= 0.05 * len(DATELINES), "\n".join(wrong)


@pytest.mark.parametrize("line", LOOKALIKES)
def test_what_only_looks_like_a_dateline_is_none(line):
    assert read(line) is None

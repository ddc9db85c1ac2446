"""Datelines of every form, and what only looks like one: `tests/data/datelines.txt`."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.repair.datelines import Dateline, find_dateline
from sayso.repair.written_dates import iso_date, iso_in_year
from tests.timing import assert_growth

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
    for name, marks in FIELDS.items():
        opening, closing = marks[0], marks[1]
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


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("May 3-4, 2031", "2031-05-03"),
        ("3d May 1871", "1871-05-03"),
        ("the 4th of May 1871", "1871-05-04"),
        ("Mon, Mar 3, 2031", "2031-03-03"),
        ("Feb. 30, 2031", None),
        ("7th ult.", None),
    ],
)
def test_written_days_have_an_iso_date_where_there_is_such_a_day(words, date):
    assert iso_date(words) == date


def test_a_day_without_a_year_takes_it_from_the_bound():
    assert iso_in_year("May 3-4", "2031-05-10") == "2031-05-03"
    assert iso_in_year("3d May", "1871") == "1871-05-03"


@pytest.mark.parametrize("piece", ["A ", "AB-", "PORT, ", "(", "— ", "May 3 ", "AP/", "U.S."])
def test_no_start_of_a_paragraph_takes_long(piece):
    def reading(count: int) -> Callable[[], object]:
        text = piece * count
        return lambda: [read(text) for _ in range(20)]

    assert_growth(reading(10_000), reading(100_000), factor=4)

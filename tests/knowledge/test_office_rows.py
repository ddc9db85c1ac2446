"""How the table of offices is built: rows by hand win, open rows expire, offices have slots."""

from pathlib import Path

import pytest

from training.knowledge.office_slots import head_offices, slots
from training.knowledge.offices import Row, _by_hand, _outside


def row(start: str, end: str) -> Row:
    return Row("A B", "GFW", "president", start, end, "own", "2025-11", "own")


@pytest.mark.parametrize(
    ("by", "left"),
    [
        (("1990-01-01", "1995-01-01"), [("2000-01-01", "2010-01-01")]),
        (("2005-01-01", "2020-01-01"), [("2000-01-01", "2004-12-31")]),
        (
            ("2003-01-01", "2004-01-01"),
            [("2000-01-01", "2002-12-31"), ("2004-01-01", "2010-01-01")],
        ),
        (("1990-01-01", "2020-01-01"), []),
        (("2010-01-01", ""), [("2000-01-01", "2010-01-01")]),
    ],
)
def test_a_row_by_hand_cuts_what_it_overlaps(by: tuple[str, str], left: list[tuple[str, str]]):
    kept = _outside(row("2000-01-01", "2010-01-01"), row(*by))
    assert [(piece.start, piece.end) for piece in kept] == left


def test_an_open_row_ends_where_another_begins():
    (kept,) = _outside(row("2000-01-01", ""), row("2005-06-01", "2006-01-01"))
    assert (kept.start, kept.end) == ("2000-01-01", "2005-05-31")


_HEAD = "of\toffice\tperson\tfrom\tto\tnote\n"


def test_rows_by_hand_take_the_as_of_date_above_them(tmp_path: Path):
    file = tmp_path / "rows.tsv"
    first = "# by hand; CC0; as of 2024-05\n" + _HEAD + "GFW\tpresident\tA B\t2000\t2001\t\n"
    file.write_text(first + "# as of 2026-02\nGFW\tpresident\tvacant\t2001\n", encoding="utf-8")
    assert [(r.person, r.as_of, r.end) for r in _by_hand(file)] == [
        ("A B", "2024-05", "2001"),
        ("vacant", "2026-02", ""),
    ]


@pytest.mark.parametrize(
    "line",
    ["GFW\tpresident\tA B\tsoon\t\t", "GFW\t\tA B\t2000\t\t", "GFW\tpresident\tA B\t2000\t1999\t"],
)
def test_a_row_that_cannot_be_right_stops_the_build(tmp_path: Path, line: str):
    file = tmp_path / "rows.tsv"
    file.write_text(_HEAD + line + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"rows\.tsv:2"):
        _by_hand(file)


@pytest.mark.parametrize(
    ("of", "office", "table", "found"),
    [
        ("FRA", "minister of foreign affairs", "wikidata", {("FRA", "foreign minister")}),
        (
            "SEN",
            "minister of foreign affairs, regional integration and francophone affairs",
            "wikidata",
            {("SEN", "foreign minister")},
        ),
        ("GUY", "president of the", "factbook", {("GUY", "president")}),
        ("MNE", "prime minister of Montenegro", "wikidata", {("MNE", "prime minister")}),
        ("RUS", "director of the FSB", "own", {("fsb", "director")}),
        ("NATO", "secretary general", "own", {("nato", "secretary general")}),
        ("ISR", "national security minister", "own", {("ISR", "national security minister")}),
        ("GBR", "minister of state for health", "wikidata", set()),
        ("FRA", "deputy prime minister", "wikidata", set()),
    ],
)
def test_an_office_is_found_under_country_or_body(
    of: str, office: str, table: str, found: set[tuple[str, str]]
):
    assert slots(of, office, table, is_state=True) == found


def test_the_king_of_a_territory_is_another_states():
    assert slots("ABW", "king", "factbook", is_state=False) == set()


def test_whoever_heads_a_body_is_one_office_of_it():
    found = [("nato", "secretary general"), ("nato", "supreme allied commander europe")]
    assert head_offices([*found, ("texas", "governor"), ("FRA", "president")]) == {
        "nato": "secretary general"
    }

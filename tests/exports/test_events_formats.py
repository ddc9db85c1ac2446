"""Events as CSV, PLOVER and POLECAT: what spreadsheets and statistics programs make of them."""

import csv
import io
import json

import msgspec
import pytest

import sayso
from sayso.exports.events_csv import csv_heading, csv_of
from sayso.exports.events_plover import plover_of
from sayso.exports.events_polecat import polecat_heading, polecat_of
from sayso.record.record import Record

TEXT = (
    "The army arrested Ossip Karro on Tuesday, and Mara Linde praised the judges. "
    "A spokesman came.\n"
)


@pytest.fixture(name="record", scope="module")
def _record() -> Record:
    return sayso.read(TEXT, published="2031-05-08T09:00:00Z", repair="none")


def test_a_row_of_csv_has_its_sentence_and_its_document(record: Record):
    rows = list(csv.DictReader(io.StringIO(csv_heading() + csv_of(record, "=first.txt"))))
    arrest = next(row for row in rows if row["trigger"] == "arrested")
    assert arrest["sentence"] == (
        "The army arrested Ossip Karro on Tuesday, and Mara Linde praised the judges."
    )
    assert (arrest["document"], arrest["published"]) == ("'=first.txt", "2031-05-08T09:00:00Z")
    assert arrest["document_id"] == record.document.id
    assert (arrest["cameo"], arrest["cameo_root"]) == ("173", "17")
    praise = next(row for row in rows if row["trigger"] == "praised")
    assert praise["cameo_root"] == praise["cameo"][:2] == "05"


def test_a_plover_record_has_one_date_and_the_sentence_as_its_text(record: Record):
    told = [json.loads(line) for line in plover_of(record, "first.txt").splitlines()]
    arrest = next(row for row in told if row["eventText"] == "arrested")
    assert (arrest["date"], arrest["earliest"], arrest["latest"]) == ("2031-05-06",) * 3
    assert arrest["claim"] in arrest["text"]
    assert arrest["text"].endswith("praised the judges.")


def test_quotation_marks_do_not_shift_the_columns_of_polecat(record: Record):
    odd = '"Tiger" Karro\tthe "Red\nHand'
    actors = tuple(msgspec.structs.replace(actor, name=odd) for actor in record.actors)
    told = polecat_of(msgspec.structs.replace(record, actors=actors), "first.txt", "1")
    rows = list(csv.reader(io.StringIO(polecat_heading() + told), delimiter="\t"))
    assert {len(row) for row in rows} == {40}
    assert {row[7] for row in rows[1:]} == {'"Tiger" Karro the "Red Hand'}


def test_only_who_has_a_name_is_among_the_people_of_a_story(record: Record):
    rows = csv.DictReader(
        io.StringIO(polecat_heading() + polecat_of(record, "first.txt", "1")), delimiter="\t"
    )
    people = next(rows)["Story People"].split(";")
    assert "Ossip Karro" in people
    assert not any("spokesman" in name for name in people)


def test_no_cell_of_polecat_is_taken_for_a_formula(record: Record):
    rows = list(csv.reader(io.StringIO(polecat_of(record, "@cmd", "1")), delimiter="\t"))
    assert {row[33] for row in rows} == {"'@cmd"}

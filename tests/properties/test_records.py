"""Laws of reading: what holds of every record, whatever the document."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso import Record
from sayso.reader import Outcome
from tests.laws import broken_laws, parts_of, spans_of
from tests.properties.strategies import ACCOUNTS, ANY_TEXT, HOSTILE, encodable

PUBLISHED = "2031-05-06"
few = settings(max_examples=25)  # a reading takes some 10 ms


@few
@given(ACCOUNTS)
def test_an_account_gives_a_record_that_keeps_the_contract(text: str):
    record = sayso.read(text, published=PUBLISHED)
    assert broken_laws(record) == []
    assert record.claims, "an account of deeds puts something forward"


@settings(max_examples=60)
@given(ANY_TEXT)
def test_any_text_gives_a_lawful_record_or_a_sentence_for_the_user(text: str):
    try:
        broken = broken_laws(sayso.read(text))
    except sayso.SaysoError:
        broken = []
    assert broken == []


@few
@given(HOSTILE.filter(str.strip))
def test_any_bytes_give_a_lawful_record_or_a_sentence_for_the_user(text: str):
    data = text.encode("utf-8", "surrogatepass")
    try:
        broken = broken_laws(sayso.read(data))
    except sayso.SaysoError:
        broken = []
    assert broken == []


@few
@given(ANY_TEXT.filter(encodable))
def test_undoing_all_edits_gives_back_the_text_that_was_given(text: str):
    try:
        record = sayso.read(text)
    except sayso.SaysoError:
        return
    assert record.original_text == text


@few
@given(ANY_TEXT.filter(encodable))
def test_without_repair_the_text_is_left_as_it_is(text: str):
    try:
        record = sayso.read(text, repair="none")
    except sayso.SaysoError:
        return
    assert record.text == text
    assert record.edits == ()


@few
@given(ACCOUNTS)
def test_the_same_account_gives_the_same_bytes(text: str):
    first = sayso.read(text, published=PUBLISHED).to_json()
    assert sayso.read(text, published=PUBLISHED).to_json() == first


@few
@given(ACCOUNTS, ACCOUNTS)
def test_what_was_read_before_changes_nothing(text: str, other: str):
    alone = sayso.read(text, published=PUBLISHED).to_json()
    sayso.read(other, published="1999-01-01")
    assert sayso.read(text, published=PUBLISHED).to_json() == alone


@few
@given(ACCOUNTS, st.integers(1, 40))
def test_leading_blank_lines_change_nothing_but_offsets(text: str, lines: int):
    plain = sayso.read(text, published=PUBLISHED)
    shifted = sayso.read("\n" * lines + text, published=PUBLISHED)
    assert _without_place(shifted) == _without_place(plain)
    assert [shifted.words(span) for _, span in spans_of(shifted)] == [
        plain.words(span) for _, span in spans_of(plain)
    ]


def _without_place(record: Record) -> list[tuple[str, str]]:
    """Kind and undated content of every item, offsets left out."""
    out: list[tuple[str, str]] = []
    for path, part in parts_of(record):
        if path.startswith(("record.document", "record.edits")) or path == "record":
            continue
        fields = {
            name: value
            for name, value in msgspec.structs.asdict(part).items()
            if isinstance(value, str | bool | float | None)
        }
        out.append((path, repr(fields)))
    return out


@few
@given(st.lists(ACCOUNTS, min_size=2, max_size=4, unique=True))
def test_the_order_of_documents_changes_no_record(texts: list[str]):
    forward = {text: sayso.read(text).to_json() for text in texts}
    backward = {text: sayso.read(text).to_json() for text in texts[::-1]}
    assert forward == backward


@pytest.mark.slow
def test_one_and_four_workers_give_the_same_bytes_in_the_same_order(tmp_path):
    paths = []
    for number in range(9):
        path = tmp_path / f"{number}.txt"
        path.write_text(ACCOUNT.format(number + 3), encoding="utf-8")
        paths.append(path)
    one = [_bytes_of(result) for result in sayso.read_many(paths, workers=1)]
    four = [_bytes_of(result) for result in sayso.read_many(paths, workers=4)]
    assert one == four
    assert len(set(one)) == len(paths)


def _bytes_of(outcome: Outcome) -> bytes:
    assert outcome.record, outcome.error
    return outcome.record.to_json()


ACCOUNT = """PORT ANSEL, May {} – Gen. Ossip Karro denied on Tuesday that rebels held the port.

“We hold every gate,” he told reporters. According to two officials, at least 12 people died.
"""

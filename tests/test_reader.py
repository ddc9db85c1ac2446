"""The walk: dates given, what a limit leaves unread, one bad document among good ones."""

from pathlib import Path

import pytest

import sayso
from sayso import reader
from sayso.errors import UsageError


def test_what_lies_beyond_the_limit_is_kept_and_said_to_be_unread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "READ_LIMIT", 200)
    first = "The minister said on Friday that the bridge was open. " * 3
    second = "The mayor denied that the port was closed. " * 5
    record = sayso.read(f"{first}\n\n{second}")
    (gap,) = (gap for gap in record.gaps if gap.kind == "limit")
    assert gap.span is not None
    assert record.words(gap.span).lstrip().startswith("The mayor")
    assert gap.span[1] == len(record.text)
    assert max(end for _, end in record.sentences) <= gap.span[0]
    assert record.original_text.endswith(second)


def test_a_text_without_a_break_is_cut_at_a_space(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(reader, "READ_LIMIT", 100)
    record = sayso.read("the army said that it would stay in the city and " * 10)
    (gap,) = (gap for gap in record.gaps if gap.kind == "limit")
    assert gap.span is not None
    assert record.text[gap.span[0] - 1] == " "
    assert record.words(gap.span).strip() == record.words(gap.span)


@pytest.mark.parametrize("published", ["2023-13-01", "yesterday", "2023-6-5", "2023-06-31", ""])
def test_a_date_that_is_none_is_refused_in_a_sentence(published: str):
    with pytest.raises(UsageError, match="is no date"):
        sayso.read("The minister resigned.", published=published)


def test_one_bad_document_leaves_the_others_and_their_order(tmp_path: Path):
    good = tmp_path / "a.txt"
    good.write_text("The minister denied that the army had left.")
    bad = tmp_path / "b.txt"
    bad.write_bytes(b"\x00\x01\x02" * 500)
    missing = tmp_path / "c.txt"
    outcomes = list(sayso.read_many([missing, good, bad, good], workers=2))
    assert [outcome.record is not None for outcome in outcomes] == [False, True, False, True]
    assert [type(outcome.error).__name__ for outcome in outcomes[::2]] == ["InputError"] * 2

"""A smoke run of the fuzzing of intake; the whole is `python -m benchmarks.fuzz_intake`."""

from random import Random

from benchmarks import fuzz_documents, fuzz_intake
from benchmarks.frame import Options
from sayso.intake import Refused
from sayso.intake.html_plain import plain_blocks
from sayso.intake.source_text import SourceText


def test_a_few_hundred_damaged_documents_break_no_law():
    (measured,) = fuzz_intake.run(Options(documents=300))
    assert measured.figures["cases"] == 300
    assert measured.figures["rows"] >= 300
    assert measured.figures["read"] > 100
    assert measured.figures["refused"] > 20
    assert measured.figures["breaches"] == 0


def test_a_case_is_its_seed():
    assert fuzz_intake.bytes_of(1, 7) == fuzz_intake.bytes_of(1, 7)
    assert fuzz_intake.bytes_of(1, 7) != fuzz_intake.bytes_of(2, 7)


def test_cases_are_of_every_kind():
    kinds = {fuzz_documents.case(Random(number))[0] for number in range(1_000)}
    assert len(kinds) == 13


def test_what_breaks_a_law_is_noted():
    tally = fuzz_intake.Tally()
    outside = SourceText("words", "text", "case", "0", drops=(((3, 9), "outside"),))
    fuzz_intake._judge(tally, 1, 1, [outside, Refused("case", "no sentence", "internal")])
    told = " ".join(breach for _, breach in tally.breaches)
    for words in ("outside a text of 5", "no sentence", "internal"):
        assert words in told


def test_a_case_without_a_row_is_noted(monkeypatch):
    monkeypatch.setattr(
        fuzz_intake, "open_many", lambda _: iter([(2, Refused("a", "A.", "empty"))])
    )
    tally = fuzz_intake.Tally()
    fuzz_intake._run_cases(tally, range(4), 1)
    assert [number for number, _ in tally.breaches] == [0, 1, 3]


def test_a_marked_section_of_no_kind_does_not_end_the_plain_walk():
    """Found by fuzzing (seed 1, case 18089): Python's parser raises `AssertionError` on it."""
    page = "<p>The guns fell silent.</p><![CDA[x]]><![foo bar[y]]><p>Nobody was on board.</p>"
    words = [text for _, text in plain_blocks(page)]
    assert words == ["The guns fell silent.", "Nobody was on board."]

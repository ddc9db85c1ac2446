"""Title and author of a PDF."""

import pytest

from sayso.intake.pdf_facts import find_stated, find_title
from sayso.intake.source_text import SourceBlock

KEPT = [
    "Harbour strike enters its third week",
    "Ana Moss",
    "Report of the Inquiry, 2023",
    "Courier",
]
NO_FACTS = [
    None, "", "x", "Microsoft Word - draft3.doc", "untitled", "Untitled-1", "report_final_v2",
    "C3_00.indd", "scan0001.pdf", "document", "\x00\x00", "PowerPoint Presentation.pptx",
    "Slide 1", "http://example.org/a", "administrator", "a\x07larm in the harbour",
    "x" * 400, "ABC_1",
]  # fmt: skip


@pytest.mark.parametrize("value", KEPT)
def test_what_was_written_for_readers_is_kept(value):
    fact = find_stated(f" {value} ")
    assert fact is not None
    assert (fact.value, fact.from_) == (value, "metadata")


@pytest.mark.parametrize("value", NO_FACTS)
def test_what_a_program_wrote_is_no_fact(value):
    assert find_stated(value) is None


def test_the_title_on_the_page_wins():
    text = "Ferry leaves\nwithout crew\n\nIt left before dawn."
    blocks = [SourceBlock("title", (0, 25)), SourceBlock("paragraph", (27, len(text)))]
    fact = find_title(text, blocks, {"Title": "Another title"})
    assert fact is not None
    assert (fact.value, fact.from_, fact.span) == ("Ferry leaves without crew", "content", (0, 25))
    stated = find_title(text, blocks[1:], {"Title": "Another title"})
    assert stated is not None
    assert stated.value == "Another title"

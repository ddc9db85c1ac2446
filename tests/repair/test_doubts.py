import pytest

from sayso.intake import SourceBlock, SourceText
from sayso.record.edits import Change
from sayso.record.types import Page
from sayso.repair import repair_source
from sayso.repair.doubts import Doubts

TEXT = (
    "The council of the town met in the evening and spoke of the harbour.\n"
    "The darnage is large. We will get to work now and mend the boats."
)
ODD = "darnage"


def scan(confidence: float, others: float | None = None) -> SourceText:
    """A scan whose recogniser gives `confidence` to the damaged word."""
    words = []
    at = 0
    for number, word in enumerate(TEXT.split()):
        start = TEXT.index(word, at)
        at = start + len(word)
        sure = 0.955 + 0.002 * (number % 5) if others is None else others
        words.append((start, at, confidence if word == ODD else sure))
    end = TEXT.index("\n")
    page = Page(number=1, width=600, height=800, read_by="ocr", words=tuple(words))
    blocks = (SourceBlock("paragraph", (0, end)), SourceBlock("paragraph", (end + 1, len(TEXT))))
    return SourceText(TEXT, "image", None, "", blocks=blocks, pages=(page,))


def sureness(source: SourceText) -> float:
    edits = [edit for edit in repair_source(source, "auto").edits if edit.kind == "letter"]
    return edits[0].confidence if edits else 0.0


def test_a_word_of_which_the_recogniser_is_certain_is_mended_less_surely():
    doubted, middling, certain = map(sureness, map(scan, (0.4, 0.9, 0.965)))
    assert doubted == middling > certain


def test_one_confidence_for_a_whole_line_says_nothing_of_a_word():
    plain = sureness(SourceText(TEXT, "text", None, ""))
    assert sureness(scan(0.4, others=0.4)) == plain
    assert sureness(scan(0.97, others=0.97)) == plain


@pytest.mark.parametrize(
    ("span", "least"),
    [((0, 3), 0.9), ((4, 8), 0.2), ((0, 8), 0.2), ((3, 4), 0.2), ((9, 9), None), ((8, 8), 0.2)],
)
def test_the_least_confidence_of_the_words_touched_counts(span, least):
    doubts = Doubts((0, 4), (3, 8), (0.9, 0.2))
    assert doubts.least(*span) == least


def test_marks_and_spaces_are_as_sure_as_before():
    changes = [Change(1, 2, " ", "space", 0.95), Change(4, 5, "”", "quote", 0.97)]
    assert Doubts((0,), (8,), (0.1,)).weighed(changes) == changes


def test_words_move_with_what_layout_took_away():
    page = Page(number=1, width=1, height=1, read_by="ocr", words=((5, 8, 0.3), (9, 12, 0.4)))
    assert Doubts.of([page], lambda at: at - 5).least(0, 3) == 0.3

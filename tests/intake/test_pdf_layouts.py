"""Pages of many layouts, read exactly as they were set."""

import pytest

from sayso.intake import open_source
from sayso.intake.source_text import SourceText
from sayso.repair import repair_source
from tests.pdf_layouts import Look, draw_look, set_document
from tests.pdf_stories import made_story

PLAIN = {
    "box": "none", "hidden": "none", "footnotes": False, "drop_capital": 0, "turn": 0,
    "hyphenated": False,
}  # fmt: skip
TWO = {**PLAIN, "columns": (1, 1), "width": 595, "height": 842, "size": 9.5, "order": "rows"}


def account(source: SourceText) -> list[str]:
    """The text without what is dropped, block by block."""
    blocks = []
    for block in source.blocks:
        (start, end), text = block.span, ""
        for (a, b), _ in source.drops:
            if start <= a < end:
                text += source.text[start:a]
                start = b
        blocks.append(" ".join((text + source.text[start:end]).split()))
    return blocks


def read(look: Look, *, stories: int = 1, paragraphs: int = 14) -> tuple[list[str], list[str]]:
    """What is read, block by block, and what was set."""
    told = [made_story(look.seed * 10 + n, paragraphs) for n in range(stories)]
    data, wanted = set_document(look, told)
    return account(open_source(data)), wanted.split("\n")


LAYOUTS = [
    {**TWO, "order": "columns"},
    {**TWO, "order": "shuffled", "setting": "words"},
    {**TWO, "gutter": 9, "setting": "kerned"},
    {**TWO, "gutter": 8, "size": 11, "justified": True},
    {**TWO, "turn": 0.5},
    {**TWO, "turn": -2, "justified": True},
    {**TWO, "columns": (0.65, 1)},
    {**PLAIN, "columns": (1, 1, 1), "size": 8, "width": 612, "height": 792},
    {**PLAIN, "columns": (1, 1, 1, 1), "size": 8, "width": 792, "height": 1224},
    {**TWO, "ending": "five"},
    {**TWO, "font": "Helvetica", "leading": 1.05},
    {**TWO, "indent": 0, "gap": 0.6},
]


@pytest.mark.parametrize("place", range(len(LAYOUTS)))
def test_columns_are_read_in_order_and_paragraphs_whole(place):
    got, wanted = read(draw_look(place, **LAYOUTS[place]), stories=1 + place % 2)
    assert " ".join(got) == " ".join(wanted)
    assert len(set(wanted) - set(got)) <= len(wanted) // 20  # a column may end with a sentence


@pytest.mark.parametrize("hidden", ["mode 3", "white", "tiny", "outside"])
def test_what_nobody_sees_moves_no_line(hidden):
    got, wanted = read(draw_look(3, **{**TWO, "hidden": hidden}))
    assert " ".join(got) == " ".join(wanted)


@pytest.mark.parametrize("head", ["top", "bottom", "outer", "facing", "dated", "later", "margin"])
@pytest.mark.parametrize("paragraphs", [8, 60])
def test_heads_and_page_numbers_are_left_out(head, paragraphs):
    look = draw_look(5, **{**TWO, "head": head, "width": 420, "height": 595})
    got, wanted = read(look, paragraphs=paragraphs)
    assert " ".join(got) == " ".join(wanted)


@pytest.mark.parametrize("lines", [2, 3])
@pytest.mark.parametrize("columns", [(1,), (1, 1)])
def test_a_large_initial_goes_to_its_word(lines, columns):
    look = draw_look(7, **{**TWO, "drop_capital": lines, "columns": columns})
    got, wanted = read(look, stories=2)
    assert got == wanted


def test_a_footnote_follows_the_paragraph_that_it_interrupts():
    look = draw_look(4, **{**TWO, "footnotes": True, "width": 420, "height": 595})
    got, wanted = read(look, paragraphs=30)
    assert sum(line.startswith("1 See the") for line in wanted) == 1
    assert got == wanted


@pytest.mark.parametrize("box", ["across", "column", "inset"])
@pytest.mark.parametrize("seed", [11, 13])
def test_a_box_follows_the_paragraph_that_it_interrupts(box, seed):
    look = draw_look(seed, **{**TWO, "box": box, "ending": "full", "indent": 1.2, "gap": 0})
    got, wanted = read(look, paragraphs=40)
    assert " ".join(got) == " ".join(wanted)


@pytest.mark.parametrize("box", ["around", "bare"])
@pytest.mark.parametrize("seed", [11, 12, 13])
def test_columns_run_round_a_box_in_the_middle(box, seed):
    look = draw_look(seed, **{**TWO, "box": box, "ending": "full"})
    story = made_story(seed, 40)
    data, wanted = set_document(look, [story])
    lines = wanted.split("\n")
    boxes = [line for line in lines[2:] if line not in story.paragraphs]
    got = " ".join(account(open_source(data)))
    assert boxes
    for box_text in boxes:
        assert box_text in got
        got = got.replace(f"{box_text} ", "", 1)
    assert got == " ".join(line for line in lines if line not in boxes)


@pytest.mark.parametrize("seed", [34, 40, 52])
def test_a_box_without_a_frame_stands_before_the_lines_beside_it(seed):
    look = draw_look(seed, **{**TWO, "box": "bare", "ending": "full"})
    got, wanted = read(look, paragraphs=40)
    assert " ".join(got) == " ".join(wanted)


def test_a_box_follows_justified_columns_whose_last_line_stops_short():
    even = {"justified": True, "indent": 0, "gap": 0.6}
    look = draw_look(30, **{**TWO, "box": "across", "ending": "full", **even})
    got, wanted = read(look, paragraphs=40)
    assert " ".join(got) == " ".join(wanted)


@pytest.mark.parametrize("seed", range(20, 23))
def test_broken_words_are_whole_again_after_repair(seed):
    look = draw_look(seed, **{**TWO, "hyphenated": True, "justified": True})
    data, wanted = set_document(look, [made_story(seed, 20)])
    source = open_source(data)
    assert not set("\x02\ufffe\u00ad") & set(source.text)
    assert " ".join(repair_source(source, "safe").text.split()) == " ".join(wanted.split())

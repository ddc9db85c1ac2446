import pytest

from sayso.intake import open_source
from sayso.record.edits import undo_edits, undo_some
from sayso.repair import repair_source

LEAD = (
    "The strike committee of Port Adel said on Monday that it would not return to the table "
    "before the owners of the ships had paid.\n\n"
)
END = "\nThe mayor has called both sides to a meeting, which is to be held on Friday evening.\n"


def kind_behind(cue: str, paragraph: str, end: str = END) -> str:
    result = repair_source(open_source(f"{LEAD}{cue}\n\n{paragraph}\n{end}"), "auto")
    return result.blocks[2].kind


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("The committee wrote on its channel:", "The damage is large. We will get to work now."),
        ("In a declaration the council stated:", "The order of the town is not to be discussed."),
        ("Let him put it in his own way:", "I have nine men here and no money to feed them with."),
        (
            "The letter, seen by the Courier, reads:",
            "On 3 March a crane fell on two men. The owners did nothing about it for a week.",
        ),
        ("A statement on the site of the port:", "Reports of a deal are false and we reject them."),
        (
            "Asked about it, Farrow replied:",
            "Nobody was bought and nobody was sold in this affair.",
        ),
        ("The order is worth quoting in full:", "The port shall be closed from the first of June."),
    ],
)
def test_words_that_a_cue_hands_over_are_a_block_quotation(cue, words):
    assert kind_behind(cue, words) == "blockquote"


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("The answer is simple:", "The guards drove all night past two camps and fired no shot."),
        ("There are three reasons for it:", "The guards were away, the gate was open, all slept."),
        ("The committee said it has three demands:", "Higher pay, new cranes, a doctor at night."),
        ("One thing is clear:", "Whoever wins the vote will have to find the money for the men."),
        ("The sequence was as follows:", "The trucks left at midnight and were stopped at five."),
        ("Farrow was asked what comes next:", "She said that nobody knew and the men were tired."),
        ("But the question remains:", "Why did he stop when he had the bridge in his hands?"),
        ("Read what the guards have said below:", "Two trucks have gone and we know of no third."),
        ("He announced the following names today:", "Ana Moss is to be master of our harbour."),
        ("The minister said it was plain:", "The guards were sent away, he told the Courier."),
    ],
)
def test_an_authors_own_answer_or_list_is_none(cue, words):
    assert kind_behind(cue, words) == "paragraph"


def test_at_the_end_only_words_that_sound_like_speech_are_one():
    assert kind_behind("The committee wrote:", "We will get to work when we are paid.", "") == (
        "blockquote"
    )
    past = "Two men were hurt in February and nobody paid for them."
    assert kind_behind("The committee wrote:", past, "") == "paragraph"


CUE = "The committee wrote on its channel:\n\n"
WORDS = "The damage is large. We will get to work now.\n"


def read_as(level, text):
    result = repair_source(open_source(text), level)
    assert undo_edits(result.text, result.edits) == text
    return result, [edit for edit in result.edits if edit.kind == "indent"]


@pytest.mark.parametrize("level", ["safe", "auto"])
def test_a_lost_indent_is_an_edit_that_can_be_undone_alone(level):
    text = LEAD + CUE + WORDS + END
    result, indents = read_as(level, text)
    (indent,) = indents
    quotation = result.blocks[2]
    assert (indent.was, indent.span[1]) == ("", quotation.span[0])
    assert result.text[slice(*indent.span)] == "    "
    assert result.text[slice(*quotation.span)] == WORDS.rstrip()
    place = result.edits.index(indent)
    assert undo_some(result.text, result.edits, {place})[0] == result.text.replace("    ", "")


def test_level_none_leaves_a_lost_indent_and_takes_the_words_for_a_paragraph():
    result, indents = read_as("none", LEAD + CUE + WORDS + END)
    assert not indents
    assert [block.kind for block in result.blocks] == ["paragraph"] * 4


def test_an_indent_that_is_there_stays_and_is_no_repair():
    wrapped = "    The damage is large and nobody will\n    mend it. We will get to work now.\n"
    result, indents = read_as("auto", LEAD + wrapped + END)
    assert not indents
    assert result.blocks[1].kind == "blockquote"
    assert "\n\n    The damage is large and nobody will mend it." in result.text


def test_a_paragraph_of_one_line_keeps_its_indent_behind_a_colon():
    text = LEAD + CUE + "    " + WORDS + END
    result, indents = read_as("auto", text)
    assert not indents
    assert result.blocks[2].kind == "blockquote"
    assert result.text == text


def test_words_beside_a_lost_indent_are_repaired_all_the_same():
    damaged = WORDS.replace("damage", "darnage")
    result, indents = read_as("auto", LEAD + CUE + damaged + END)
    assert len(indents) == 1
    assert "\n    The damage is large. We will get" in result.text


def test_what_a_format_calls_a_block_quotation_needs_no_indent():
    said = "The crews of the port sailed at dawn, the committee wrote:"
    page = f"<article><p>{LEAD}</p><p>{said}</p><blockquote>{WORDS}</blockquote><p>{END}</p>"
    source = open_source(f"<html><body>{page}</article></body></html>".encode())
    result = repair_source(source, "auto")
    assert "blockquote" in [block.kind for block in result.blocks]
    assert all(edit.kind != "indent" for edit in result.edits)

import pytest

from sayso.intake import open_source
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

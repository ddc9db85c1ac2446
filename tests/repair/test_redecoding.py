import pytest

from sayso.intake import SourceBlock, SourceText, open_text
from sayso.record.edits import undo_edits
from sayso.record.types import Fact
from sayso.repair import repair_source
from sayso.repair.redecoding import redecode

RIGHT = "The café at São Tomé shut – “for good,” said the owner’s son."


def wrong(text: str, times: int = 1) -> str:
    for _ in range(times):
        text = text.encode().decode("latin-1")
    return text


@pytest.mark.parametrize("times", [1, 2])
def test_text_decoded_wrongly_is_mended_exactly(times):
    source = open_text(wrong(RIGHT, times))
    result = repair_source(source, "auto")
    assert result.text == RIGHT
    assert undo_edits(result.text, result.edits) == source.text
    assert {edit.kind for edit in result.edits} == {"letter"}


@pytest.mark.parametrize("level", ["none", "safe"])
def test_letters_are_mended_only_at_level_auto(level):
    source = open_text(wrong(RIGHT))
    assert redecode(source, level) == (source, ())


@pytest.mark.parametrize(
    "text", [RIGHT, "ÃO and SÃO PAULO", "Â is a letter of Romanian, â too.", "a plain text"]
)
def test_sound_letters_are_left_alone(text):
    source = open_text(text)
    assert redecode(source, "auto") == (source, ())


def test_blocks_drops_and_facts_follow_the_letters():
    text = wrong("Café shut\nThe café shut. Advert")
    title = wrong("Café shut")
    source = SourceText(
        text=text,
        kind="html",
        name=None,
        digest="0" * 64,
        title=Fact(value=title, from_="content", span=(0, len(title))),
        blocks=(SourceBlock("paragraph", (len(title) + 1, len(text))),),
        drops=(((len(text) - 7, len(text)), "advertisement"),),
    )
    again, changes = redecode(source, "auto")
    assert again.text == "Café shut\nThe café shut. Advert"
    assert len(changes) == 2
    assert again.title is not None
    assert (again.title.value, again.title.span) == ("Café shut", (0, 9))
    start, end = again.blocks[0].span
    assert again.text[start:end] == "The café shut. Advert"
    assert [again.text[a:b] for (a, b), _ in again.drops] == [" Advert"]

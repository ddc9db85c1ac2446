from dataclasses import replace

from sayso.intake import Limits, SourceBlock, SourceText, open_source
from sayso.intake.cutting import cut
from sayso.record.types import Fact, Gap, Page

SOURCE = SourceText(
    text="The port fell.\n\nThe mayor fled.\n\nNobody said why.",
    kind="text",
    name=None,
    digest="",
)


def test_a_document_within_the_limit_is_kept_as_it_is():
    assert cut(SOURCE, len(SOURCE.text)) is SOURCE


def test_a_longer_one_is_cut_at_a_paragraph_and_says_so():
    kept = cut(SOURCE, 40)
    assert kept.text == "The port fell.\n\nThe mayor fled."
    assert [note.kind for note in kept.notes] == ["limit"]
    assert "31 of 49 characters" in kept.notes[0].message


def test_nothing_of_the_rest_is_kept():
    source = replace(
        SOURCE,
        blocks=(SourceBlock("paragraph", (0, 14)), SourceBlock("paragraph", (16, 49))),
        drops=(((33, 40), "foot"),),
        title=Fact(value="why", from_="content", span=(45, 48)),
        pages=(
            Page(
                number=1,
                width=1,
                height=1,
                read_by="ocr",
                lines=((0, 14, 0, 0, 1, 1), (33, 49, 0, 0, 1, 1)),
                words=((0, 3, 0.9), (33, 39, 0.9)),
            ),
        ),
        notes=(Gap(kind="damaged", span=(33, 39), message="x"),),
    )
    kept = cut(source, 20)
    assert kept.text == source.text[:14]
    assert [block.span for block in kept.blocks] == [(0, 14)]
    assert not kept.drops
    assert kept.title == Fact(value="why", from_="content")
    assert len(kept.pages[0].lines) == len(kept.pages[0].words) == 1
    assert [note.kind for note in kept.notes] == ["limit"]


def test_one_long_word_is_cut_where_the_limit_is():
    assert len(cut(replace(SOURCE, text="a" * 99), 40).text) == 40


def test_every_kind_is_cut():
    data = b"The harbour was shut. " * 100
    text = open_source(data, limits=Limits(text_characters=1000)).text
    assert len(text) <= 1000
    assert text.endswith(("shut.", "was", "harbour", "The"))

from collections.abc import Callable

import pytest

from sayso.errors import InputError
from sayso.intake import Limits, SourceText, open_source
from tests.office_writer import DC, ODF, odt
from tests.timing import assert_growth, within

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed."
STYLES = """
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P2" style:family="paragraph" style:parent-style-name="P1"/>
<style:style style:name="P3" style:family="paragraph" style:parent-style-name="P4"/>
<style:style style:name="P4" style:family="paragraph" style:parent-style-name="P3"/>
<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/>
</style:style>
"""


def read(text: str, **options) -> SourceText:
    return open_source(odt(text, **options), name="a.odt")


def blocks(source: SourceText) -> list[tuple[str, str]]:
    return [(block.kind, source.text[slice(*block.span)]) for block in source.blocks]


def messages(source: SourceText) -> list[tuple[str, str]]:
    return [(note.kind, note.message) for note in source.notes]


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        open_source(data, name="a.odt")
    assert "Error" not in str(caught.value)
    assert str(caught.value).endswith(".")
    return caught.value


def test_headings_quotations_and_lists_are_blocks():
    text = (
        '<text:p text:style-name="Title">Harbour closed</text:p>'
        '<text:h text:outline-level="1" text:style-name="Heading_20_1">First day</text:h>'
        f"<text:p>{SENTENCE}</text:p>"
        '<text:p text:style-name="P2">We will not go back.</text:p>'
        '<text:p text:style-name="P3">Round and round.</text:p>'
        "<text:list><text:list-item><text:p>One</text:p><text:list><text:list-item>"
        "<text:p>Two</text:p></text:list-item></text:list></text:list-item></text:list>"
        '<text:p text:style-name="Caption">The harbour.</text:p>'
    )
    source = read(text, styles=STYLES)
    assert blocks(source) == [
        ("title", "Harbour closed"),
        ("heading", "First day"),
        ("paragraph", SENTENCE),
        ("blockquote", "We will not go back."),
        ("paragraph", "Round and round."),
        ("list_item", "One"),
        ("list_item", "Two"),
        ("caption", "The harbour."),
    ]
    assert source.kind == "odt"
    assert source.title is not None
    assert source.title.span == (0, 14)


def test_white_space_is_what_its_elements_say():
    text = (
        "<text:p>\n  one\n  <text:span>two</text:span> <text:s text:c='3'/>three<text:tab/>four"
        "<text:line-break/>five<text:s text:c='999999999999'/>six</text:p>"
    )
    assert read(text).text == "one two    three\tfour\nfive six"


def test_deletions_comments_and_hidden_text_are_left_out_and_counted():
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion>"
        "<text:p>Herondropped</text:p></text:deletion></text:changed-region>"
        "<text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>"
        f"<text:p>{SENTENCE}<office:annotation><dc:creator>B</dc:creator><text:p>Heronnote"
        "</text:p></office:annotation><text:change-start/> Heronkept.<text:change-end/>"
        "<text:span text:style-name='T1'>Heronhid here</text:span></text:p>"
        "<text:section text:display='none'><text:p>Heronsection</text:p></text:section>"
    )
    source = read(text, styles=STYLES)
    assert source.text == f"{SENTENCE} Heronkept."
    assert messages(source) == [
        ("hidden_text", "1 tracked deletion was left out."),
        ("hidden_text", "3 words of hidden text were left out."),
        ("hidden_text", "1 comment was left out."),
    ]


def test_notes_boxes_and_tables():
    text = (
        "<text:p>Before<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Heronfoot.</text:p></text:note-body></text:note> after<draw:frame><draw:text-box>"
        "<text:p>Heronbox.</text:p></draw:text-box><svg:desc>a picture</svg:desc></draw:frame>."
        "</text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p>"
        "</table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell>"
        "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>"
        "</table:table-row></table:table>"
    )
    assert blocks(read(text)) == [
        ("paragraph", "Before after."),
        ("paragraph", "Heronbox."),
        ("list_item", "a | b"),
        ("paragraph", "Heronfoot."),
    ]


def test_title_and_author_are_stated_and_no_date_is_publication():
    meta = (
        f"<office:document-meta {ODF} {DC}><office:meta><dc:title>Harbour closed</dc:title>"
        "<meta:initial-creator>Ana Petrel</meta:initial-creator><dc:creator>B. Tern</dc:creator>"
        "<dc:date>2020-01-01</dc:date></office:meta></office:document-meta>"
    )
    source = read(f"<text:p>{SENTENCE}</text:p>", parts={"meta.xml": meta})
    assert source.title is not None
    assert source.author is not None
    assert (source.title.value, source.title.from_) == ("Harbour closed", "metadata")
    assert source.author.value == "Ana Petrel"
    assert source.published is None


def test_styles_of_the_other_part_are_known():
    styles = (
        f"<office:document-styles {ODF}><office:styles><style:style style:name='Zitat' "
        "style:parent-style-name='Quotations'/></office:styles><office:master-styles>"
        "<style:header><text:p>Heronhead</text:p></style:header></office:master-styles>"
        "</office:document-styles>"
    )
    source = read(
        "<text:p text:style-name='Zitat'>We will not go.</text:p>", parts={"styles.xml": styles}
    )
    assert blocks(source) == [("blockquote", "We will not go.")]


def test_a_flat_file_is_read():
    data = (
        f'<?xml version="1.0"?><office:document {ODF} {DC}><office:meta><dc:title>Harbour closed'
        f"</dc:title></office:meta><office:body><office:text><text:p>{SENTENCE}</text:p>"
        "</office:text></office:body></office:document>"
    )
    source = open_source(data.encode())
    assert (source.kind, source.text) == ("odt", SENTENCE)
    assert source.title is not None


def test_an_encrypted_document_says_so():
    manifest = (
        '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry>'
        "<m:encryption-data/></m:file-entry></m:manifest>"
    )
    parts: dict[str, bytes | str] = {"META-INF/manifest.xml": manifest, "content.xml": b"\x8f\x01"}
    assert refusal(odt("", parts=parts)).reason == "encrypted"


def test_a_part_that_breaks_off_gives_what_stands_before_the_end():
    whole = (
        f"<office:document-content {ODF}><office:body><office:text><text:p>Heronone.</text:p>"
        "<text:p>Herontwo and"
    )
    source = read("", parts={"content.xml": whole})
    assert source.text == "Heronone.\n\nHerontwo and"
    assert [kind for kind, _ in messages(source)] == ["damaged"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>", "damaged"),
        (f"<office:body {ODF}>{'<text:span>' * 50_000}", "depth"),
        (f"<office:text {ODF}><text:p/></office:text>", "empty"),
        (f"<office:spreadsheet {ODF}/>", "damaged"),
        ("a" * 30_000_000, "bomb"),
    ],
)
def test_hostile_parts_are_refused_at_once(content, reason):
    document = odt("", parts={"content.xml": content})
    assert within(4, lambda: refusal(document)).reason == reason


def test_a_flood_of_paragraphs_is_read_in_seconds():
    def reading(count: int) -> Callable[[], None]:
        document = odt("<text:p/>" * count + f"<text:p>{SENTENCE}</text:p>")

        def read_it() -> None:
            assert open_source(document).text == SENTENCE

        return read_it

    assert_growth(reading(50_000), reading(200_000), factor=8)


def test_spans_of_blocks_hold_their_words_within_limits():
    data = odt(f"<text:p>{SENTENCE}</text:p>" * 9)
    cut = open_source(data, limits=Limits(text_characters=len(SENTENCE) * 3 + 4))
    assert cut.text == "\n\n".join([SENTENCE] * 3)
    assert [kind for kind, _ in messages(cut)] == ["limit"]

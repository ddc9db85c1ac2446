from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.intake import Limits, SourceText, open_source
from tests.office_writer import MC, W, docx, p, zip_of
from tests.timing import assert_growth, within

SENTENCE = "The strike committee of Port Adel said on Monday that the harbour was closed."
STYLES = f"""<w:styles {W}>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="b1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="q"><w:name w:val="Intense Quote"/></w:style>
<w:style w:styleId="own"><w:name w:val="House words"/><w:basedOn w:val="q"/></w:style>
<w:style w:styleId="c"><w:name w:val="caption"/></w:style>
<w:style w:styleId="l"><w:name w:val="List Paragraph"/></w:style>
<w:style w:styleId="toc"><w:name w:val="toc 2"/></w:style>
<w:style w:styleId="deep"><w:name w:val="Deep"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
<w:style w:styleId="dark"><w:name w:val="Dark"/><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:styleId="x"><w:name w:val="X"/><w:basedOn w:val="y"/></w:style>
<w:style w:styleId="y"><w:name w:val="Y"/><w:basedOn w:val="x"/></w:style>
<w:style w:styleId="self"><w:name w:val="Self"/><w:basedOn w:val="self"/></w:style>
</w:styles>"""


def read(body: str, **options) -> SourceText:
    return open_source(docx(body, **options), name="a.docx")


def blocks(source: SourceText) -> list[tuple[str, str]]:
    return [(block.kind, source.text[slice(*block.span)]) for block in source.blocks]


def refusal(data: bytes, **limits: int) -> InputError:
    with pytest.raises(InputError) as caught:
        open_source(data, name="a.docx", limits=Limits(**limits))
    assert "Error" not in str(caught.value)
    assert str(caught.value).endswith(".")
    return caught.value


def messages(source: SourceText) -> list[tuple[str, str]]:
    return [(note.kind, note.message) for note in source.notes]


def test_styles_make_the_blocks_whatever_their_ids_are():
    body = "".join(
        p(text, f'<w:pStyle w:val="{style}"/>')
        for style, text in (
            ("Titel", "Harbour closed"),
            ("toc", "First day 3"),
            ("b1", "First day"),
            ("none", SENTENCE),
            ("own", "We will not go back."),
            ("c", "The harbour on Monday."),
            ("l", "One demand"),
            ("deep", "Second day"),
            ("x", "Round and round."),
            ("self", "And again."),
        )
    )
    source = read(body, parts={"word/styles.xml": STYLES})
    assert blocks(source) == [
        ("title", "Harbour closed"),
        ("heading", "First day"),
        ("paragraph", SENTENCE),
        ("blockquote", "We will not go back."),
        ("caption", "The harbour on Monday."),
        ("list_item", "One demand"),
        ("heading", "Second day"),
        ("paragraph", "Round and round."),
        ("paragraph", "And again."),
    ]
    assert source.title is not None
    assert (source.title.value, source.title.span) == ("Harbour closed", (0, 14))
    assert source.text.split("\n\n") == [text for _, text in blocks(source)]


def test_properties_of_the_paragraph_make_blocks_too():
    number = "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='4'/></w:numPr>"
    none = "<w:numPr><w:numId w:val='0'/></w:numPr>"
    set_off = "<w:ind w:left='720' w:right='720'/>"
    body = p("One", number) + p("Two", none) + p("Three", "<w:outlineLvl w:val='0'/>")
    body += p("Four", set_off) + p("Five", "<w:ind w:left='720'/>")
    assert [kind for kind, _ in blocks(read(body))] == [
        "list_item",
        "paragraph",
        "heading",
        "blockquote",
        "paragraph",
    ]


def test_characters_that_are_elements_are_kept():
    run = "<w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>thr</w:t><w:softHyphen/><w:t>ee</w:t>"
    body = f"<w:p><w:r>{run}<w:noBreakHyphen/><w:cr/><w:t>four</w:t></w:r></w:p>"
    assert read(body).text == "one\ttwo\nthr\u00adee\u2011\nfour"


def test_two_breaks_in_a_row_part_paragraphs():
    body = "<w:p><w:r><w:t>One.</w:t><w:br/><w:br/><w:t>Two.</w:t></w:r></w:p>"
    assert blocks(read(body)) == [("paragraph", "One."), ("paragraph", "Two.")]


def test_tracked_deletions_are_dropped_and_counted_and_insertions_kept():
    body = (
        "<w:p><w:r><w:t>He said </w:t></w:r>"
        "<w:ins><w:r><w:t>Heronkept </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>Herondropped </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>Heronmoved </w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>Heronthere</w:t></w:r></w:moveTo></w:p>"
    )
    source = read(body)
    assert source.text == "He said Heronkept Heronthere"
    assert messages(source) == [("hidden_text", "1 tracked deletion was left out.")]


def test_a_deleted_end_joins_two_paragraphs():
    body = p("The harbour ", "<w:rPr><w:del/></w:rPr>") + p("was closed.")
    assert read(body).text == "The harbour was closed."


def test_the_old_form_of_changed_properties_counts_for_nothing():
    change = "<w:pPrChange><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:pPrChange>"
    run = "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>"
    assert blocks(read(p(SENTENCE, change, run))) == [("paragraph", SENTENCE)]


def test_hidden_text_is_dropped_and_counted():
    body = p("Heronhid three words", run="<w:vanish/>") + p("Seen.", run="<w:vanish w:val='0'/>")
    body += p("Heronstyle", run="<w:rStyle w:val='dark'/>")
    body += p("Heronpara", "<w:pStyle w:val='dark'/>")
    source = read(body, parts={"word/styles.xml": STYLES})
    assert source.text == "Seen."
    assert messages(source) == [("hidden_text", "5 words of hidden text were left out.")]


def test_rows_of_tables_are_items_and_frames_round_prose_are_not():
    def row(*cells: str) -> str:
        return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"

    inner = f"<w:tbl>{row(p('x'), p('y'))}</w:tbl>"
    long = p(SENTENCE) * 6
    body = f"<w:tbl>{row(p('a'), p('b'))}{row(p(''), '', p('d'))}{row(long, p('side'))}</w:tbl>"
    assert blocks(read(body + f"<w:tbl>{row(p('n') + inner, p('m'))}</w:tbl>")) == [
        ("list_item", "a | b"),
        ("paragraph", "d"),
        *[("paragraph", SENTENCE)] * 6,
        ("paragraph", "side"),
        ("list_item", "n x | y | m"),
    ]


def test_a_text_box_is_read_once_and_after_its_paragraph():
    box = f"<w:txbxContent>{p('Heronbox said so.')}</w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before </w:t><mc:AlternateContent>"
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent><w:t>after.</w:t></w:r></w:p>"
    )
    assert read(body).text == "Before after.\n\nHeronbox said so."


def test_notes_follow_the_text():
    notes = f"<w:footnotes {W}><w:footnote>{p('Heronfoot.')}</w:footnote></w:footnotes>"
    ends = f"<w:endnotes {W}><w:endnote>{p('Heronend.')}</w:endnote></w:endnotes>"
    parts = {"word/footnotes.xml": notes, "word/endnotes.xml": ends}
    assert read(p(SENTENCE), parts=parts).text == f"{SENTENCE}\n\nHeronfoot.\n\nHeronend."


def test_headers_and_comments_are_left_out():
    body = p(SENTENCE) + "<w:p><w:r><w:commentReference w:id='1'/></w:r></w:p>"
    parts = {"word/header1.xml": f"<w:hdr {W}>{p('Heronhead')}</w:hdr>"}
    source = read(body, parts=parts)
    assert source.text == SENTENCE
    assert messages(source) == [("hidden_text", "1 comment was left out.")]


CORE = (
    '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://schemas.'
    'openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/">'
    "<dc:title>{}</dc:title><dc:creator>{}</dc:creator>"
    "<dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
)


def test_title_and_author_are_stated_and_the_day_of_making_is_no_publication():
    parts = {"docProps/core.xml": CORE.format("Harbour closed", "Ana Petrel")}
    source = read(p(SENTENCE), parts=parts)
    assert source.title is not None
    assert source.author is not None
    assert (source.title.value, source.title.from_) == ("Harbour closed", "metadata")
    assert source.author.value == "Ana Petrel"
    assert source.published is None


def test_what_programs_write_as_title_and_author_is_none():
    source = read(p(SENTENCE), parts={"docProps/core.xml": CORE.format("Document1", "User")})
    assert source.title is None
    assert source.author is None


def test_parts_are_found_by_their_relations_and_nothing_else_is_opened(monkeypatch):
    relation = '<Relationship Id="{}" Type="http://x/{}" Target="{}" {}/>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        "{}</Relationships>"
    )
    outside = "".join(
        relation.format(number, kind, target, mode)
        for number, (kind, target, mode) in enumerate(
            [
                ("styles", "../../etc/passwd", ""),
                ("footnotes", "file:///etc/passwd", 'TargetMode="External"'),
                ("endnotes", r"\\server\share\x", ""),
                ("attachedTemplate", "http://example.com/t.dotm", 'TargetMode="External"'),
            ]
        )
    )
    data = zip_of(
        [
            ("[Content_Types].xml", "<Types/>"),
            (
                "_rels/.rels",
                relations.format(relation.format(1, "officeDocument", "word/d.xml", "")),
            ),
            ("word/_rels/d.xml.rels", relations.format(outside)),
            ("word/d.xml", f"<w:document {W}><w:body>{p(SENTENCE)}</w:body></w:document>"),
        ]
    )
    monkeypatch.setattr("builtins.open", None)
    monkeypatch.setattr(Path, "open", None)
    monkeypatch.setattr("socket.socket", None)
    assert open_source(data).text == SENTENCE


def test_other_prefixes_and_the_strict_form_are_read():
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<document xmlns="{strict}"><body><p><r><t>{SENTENCE}</t></r></p></body></document>'
    assert read("", parts={"word/document.xml": document}).text == SENTENCE


def test_a_part_that_breaks_off_gives_what_stands_before_the_end():
    whole = f"<w:document {W}><w:body>{p('Heronone.')}{p('Herontwo and more.')}"
    source = read("", parts={"word/document.xml": whole[:-20]})
    assert "Heronone." in source.text
    assert "Herontwo" in source.text
    assert [kind for kind, _ in messages(source)] == ["damaged"]


BOMB = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "prolog",
    [
        f"{BOMB}]>",
        "<!DOCTYPE x SYSTEM 'http://example.com/x.dtd'>",
        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>",
        "<!--" + "x" * 100_000 + "--><!DOCTYPE x>",
    ],
)
def test_a_document_type_is_refused_at_once(prolog):
    document = docx(p("&i; &e;"), prolog=prolog)
    error = within(2, lambda: refusal(document))  # entities put in would swell for minutes
    assert error.reason == "damaged"
    assert "document type" in str(error)


def test_deep_nesting_is_refused():
    assert refusal(docx("<w:sdt>" * 100_000 + "</w:sdt>" * 100_000)).reason == "depth"


def test_a_giant_namespace_and_giant_names_take_no_time():
    giant = "n" * 100_000
    body = f'<z:a xmlns:z="{giant}">{"<z:b/>" * 50_000}</z:a><{giant} {giant}="1"/>{p(SENTENCE)}'
    assert within(4, lambda: read(body)).text == SENTENCE


def test_a_flood_of_empty_paragraphs_is_read_in_seconds():
    def reading(count: int) -> Callable[[], None]:
        document = docx("<w:p/>" * count + p(SENTENCE))

        def read_it() -> None:
            assert open_source(document).text == SENTENCE

        return read_it

    assert_growth(reading(50_000), reading(200_000), factor=8)


def test_a_long_chain_of_styles_takes_linear_time():
    def reading(count: int) -> Callable[[], None]:
        chain = "".join(
            f'<w:style w:styleId="s{n}"><w:name w:val="S{n}"/><w:basedOn w:val="s{n + 1}"/>'
            "</w:style>"
            for n in range(count)
        )
        parts: dict[str, bytes | str] = {"word/styles.xml": f"<w:styles {W}>{chain}</w:styles>"}
        body = "".join(p("x", f'<w:pStyle w:val="s{n}"/>') for n in range(count))
        document = docx(body, parts=parts)

        def read_it() -> None:
            assert len(open_source(document).blocks) == count

        return read_it

    assert_growth(reading(5_000), reading(20_000), factor=8)


def test_a_bomb_in_a_part_is_stopped():
    error = refusal(docx(f"<w:p><w:r><w:t>{'a' * 30_000_000}</w:t></w:r></w:p>"))
    assert error.reason == "bomb"
    assert "word/document.xml" in str(error)


def test_long_paragraphs_are_parted_and_long_documents_cut():
    data = docx(p(SENTENCE * 20) + p("Heronlast."))
    parted = open_source(data, limits=Limits(paragraph_characters=500))
    assert max(len(text) for _, text in blocks(parted)) <= 500
    assert (
        " ".join(text for _, text in blocks(parted)).split()
        == (SENTENCE * 20 + " Heronlast.").split()
    )
    assert [kind for kind, _ in messages(parted)] == ["limit"]
    cut = open_source(data, limits=Limits(text_characters=len(SENTENCE) * 20 + 5))
    assert "Heronlast" not in cut.text
    assert [kind for kind, _ in messages(cut)] == ["limit"]


def test_a_document_without_words_or_text_says_so():
    assert refusal(docx("<w:p/>")).reason == "empty"
    broken: dict[str, bytes | str] = {"word/document.xml": "nonsense"}
    assert refusal(docx("", parts=broken)).reason == "damaged"
    data = zip_of([("[Content_Types].xml", "x"), ("word/other.xml", "x")])
    assert refusal(data).reason == "damaged"


def test_an_embedded_document_that_is_not_read_is_named():
    source = read(p(SENTENCE) + "<w:altChunk/>")
    assert [kind for kind, _ in messages(source)] == ["limit"]


def test_alternatives_without_a_choice_give_the_fallback():
    body = (
        f"<mc:AlternateContent {MC}><mc:Fallback>{p(SENTENCE)}</mc:Fallback></mc:AlternateContent>"
    )
    assert read(body).text == SENTENCE

import math
import re

import pytest

from sayso.errors import InputError
from sayso.intake import open_source
from tests.pdf_writer import Article, Sheet, Text, text_width, two_columns, write_pdf

SENTENCES = (
    "The strike committee of Port Adel said on Monday that it would not return to the table.",
    "Dock workers had walked out three weeks before, after two men were hurt under a crane.",
    "The governor, who is from the north, called the strike a crime against the hungry.",
    "Nobody in the harbour believed him, said a teacher who has carried soup to the pickets.",
    "On Friday the ministry promised an inquiry, but named nobody who would lead it.",
)


def article(paragraphs: int = 24) -> Article:
    texts = [
        " ".join(SENTENCES[(i * 3 + k * (i % 4 + 1)) % 5] for k in range(2 + i % 3))
        for i in range(paragraphs)
    ]
    return Article("Harbour strike enters its third week", "By Ana Moss", texts)


def account(source) -> str:
    """The text without what is marked as no part of the account."""
    text, at = "", 0
    for (start, end), _ in source.drops:
        text += source.text[at:start]
        at = end
    return " ".join((text + source.text[at:]).split())


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        open_source(data, name="report.pdf")
    assert str(caught.value).startswith("report.pdf ")
    return caught.value


LAYOUTS = [
    {"order": "columns"},
    {"order": "rows"},
    {"order": "rows", "gutter": 9},
    {"order": "rows", "justified": True},
    {"order": "rows", "turn": 2},
    {"order": "rows", "turn": -0.5, "justified": True},
    {"order": "rows", "columns": 3, "size": 8},
    {"order": "rows", "columns": 1},
]


@pytest.mark.parametrize("layout", LAYOUTS, ids=str)
def test_columns_are_read_one_after_the_other(layout):
    data, wanted = two_columns(article(40), **layout)
    assert account(open_source(data)) == " ".join(wanted.split())


@pytest.mark.parametrize("columns", [2, 3])
@pytest.mark.parametrize("beyond", [-2, 5, 10])
def test_a_long_web_address_that_reaches_into_the_gutter_spoils_nothing(columns, beyond):
    size, address = 8, "https://archive.example/documents/"
    while text_width(address, size) < (495 - 18 * (columns - 1)) / columns + beyond:
        address += "x"
    paragraphs = [*article(60).paragraphs]  # two pages: a single one has no running head
    paragraphs[7] = f"The order can be read at {address} until the end of March, they said."
    wanted = Article("Harbour strike", "By Ana Moss", paragraphs)
    data, text = two_columns(wanted, columns=columns, size=size)
    assert account(open_source(data)) == " ".join(text.split())


def test_a_last_page_with_few_lines_is_cut_like_the_others():
    data, wanted = two_columns(article(37), order="rows", sheet_lines=40)
    assert account(open_source(data)) == " ".join(wanted.split())


def test_blocks_are_the_paragraphs_even_across_columns():
    wanted = article(40)
    source = open_source(two_columns(wanted, order="rows")[0])
    got = [(b.kind, b.span) for b in source.blocks]
    dropped = [span for span, _ in source.drops]
    texts = []
    for _, (start, end) in got:
        text = source.text[start:end]
        for a, b in reversed(dropped):
            if start <= a and b <= end:
                text = text[: a - start] + text[b - start :]
        texts.append(" ".join(text.split()))
    assert texts[:2] == [wanted.headline, wanted.byline]
    assert texts[2:] == list(wanted.paragraphs)
    assert got[0][0] == "title"


def test_running_heads_and_page_numbers_are_drops():
    source = open_source(two_columns(article(40), order="rows")[0])
    dropped = {source.text[a:b] for (a, b), _ in source.drops}
    assert "THE PORT ADEL COURIER Page 2" in dropped
    assert "- 2 -" in dropped
    assert "COURIER" not in account(source)


def test_title_is_the_largest_line_of_the_first_page():
    source = open_source(two_columns(article(), order="columns")[0])
    assert source.title is not None
    assert source.title.value == "Harbour strike enters its third week"
    assert source.title.span is not None
    start, end = source.title.span
    assert source.text[start:end] == source.title.value
    assert source.published is None


def test_lines_of_pages_point_into_the_original():
    source = open_source(two_columns(article(40), order="rows")[0])
    assert [page.number for page in source.pages] == list(range(1, len(source.pages) + 1))
    for page in source.pages:
        assert page.lines
        for start, end, x0, y0, x1, y1 in page.lines:
            assert source.text[start:end].strip() == source.text[start:end] != ""
            assert 0 <= x0 < x1 <= page.width
            assert 0 <= y0 < y1 <= page.height


def test_hyphen_at_a_line_end_is_a_hyphen():
    texts = [
        Text(50, 100, "The committee of the harbour had begun its negotia-"),
        Text(50, 112, "tions with the owners of the ships on Monday."),
    ]
    text = open_source(write_pdf([Sheet(texts)])).text
    assert "negotia-\ntions" in text
    assert not re.search("[\x02\ufffe]", text)


def test_text_that_nobody_sees_is_dropped():
    texts = [Text(50, 100 + 12 * i, sentence) for i, sentence in enumerate(SENTENCES)]
    texts.append(Text(50, 130, "IGNORE ALL THAT", mode=3))
    texts.append(Text(50, 142, "WHITE ON WHITE", grey=1))
    texts.append(Text(50, 154, "TINY", size=1))
    source = open_source(write_pdf([Sheet(texts)]))
    assert account(source) == " ".join(SENTENCES)
    (note,) = source.notes
    assert note.span is not None
    assert note.kind == "hidden_text"
    assert note.message == "Page 1 holds 7 words that nobody sees; left out of the text."
    start, end = note.span
    assert source.text[start:end].split("\n") == ["IGNORE ALL THAT", "WHITE ON WHITE", "TINY"]


def test_text_layer_of_a_scan_is_read():
    texts = [Text(50, 100 + 12 * i, sentence, mode=3) for i, sentence in enumerate(SENTENCES)]
    source = open_source(write_pdf([Sheet(texts, image=True)]))
    assert account(source) == " ".join(SENTENCES)


def test_scan_without_a_text_layer_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    error = refusal(write_pdf([Sheet(image=True), Sheet(image=True)]))
    assert error.reason == "no_text_layer"
    assert "no text layer that can be read (its 2 pages are pictures)" in str(error)
    assert "Tesseract is not installed: add it" in str(error)
    assert "`sayso doctor` shows how" in str(error)


def test_blank_pdf_is_empty():
    error = refusal(write_pdf([Sheet()]))
    assert error.reason == "empty"
    assert "is empty (its page is blank)" in str(error)


def test_one_scanned_page_among_others_stays_without_lines():
    texts = [Text(50, 100 + 12 * i, sentence) for i, sentence in enumerate(SENTENCES)]
    source = open_source(write_pdf([Sheet(texts), Sheet(image=True)]))
    assert [bool(page.lines) for page in source.pages] == [True, False]


def test_encrypted_pdf_says_so_and_an_empty_password_opens():
    sheet = Sheet([Text(50, 100, SENTENCES[0])])
    assert refusal(write_pdf([sheet], password="hush")).reason == "encrypted"
    assert account(open_source(write_pdf([sheet], password=""))) == SENTENCES[0]


@pytest.mark.parametrize("damage", ["header", "half", "garbage"])
def test_broken_pdf_is_damaged(damage):
    whole, _ = two_columns(article(40))
    data = {
        "header": b"%PDF-1.4\n",
        "half": whole[: len(whole) // 2],
        "garbage": b"%PDF-1.7\n" + bytes(range(256)) * 8,
    }[damage]
    assert refusal(data).reason == "damaged"


def test_junk_before_the_header_does_not_matter():
    data = b"HTTP junk\r\n" * 5 + write_pdf([Sheet([Text(50, 100, SENTENCES[0])])])
    assert account(open_source(data)) == SENTENCES[0]


def test_metadata_title_of_a_word_processor_is_no_title():
    body = [Text(50, 100 + 12 * i, sentence) for i, sentence in enumerate(SENTENCES)]
    named = write_pdf(
        [Sheet(body)], info={"Title": "Microsoft Word - draft3.doc", "Author": "Ana Moss"}
    )
    source = open_source(named)
    assert source.title is None
    assert source.author is not None
    assert source.author.value == "Ana Moss"


def test_a_table_is_read_row_by_row():
    texts = [Text(50, 80, SENTENCES[0])]
    for i, (port, ships) in enumerate(
        [("Port Adel", 12), ("Norhaven", 7), ("Easthaven", 3), ("Sund", 9)]
    ):
        texts += [Text(50, 100 + 12 * i, port), Text(300, 100 + 12 * i, str(ships))]
    assert "Port Adel 12 Norhaven 7" in account(open_source(write_pdf([Sheet(texts)])))


def test_set_off_lines_are_a_block_quotation():
    texts = [Text(50, 100 + 12 * i, sentence) for i, sentence in enumerate(SENTENCES[:2])]
    texts += [Text(80, 132 + 12 * i, sentence[:70]) for i, sentence in enumerate(SENTENCES[2:4])]
    texts += [Text(50, 164, SENTENCES[4])]
    source = open_source(write_pdf([Sheet(texts)]))
    assert "blockquote" in [block.kind for block in source.blocks]


def test_widths_of_the_writer_are_those_of_the_reader():
    # The layouts above mean something only if the writer measures as PDFium does.
    from tests.pdf_writer import text_width

    source = open_source(write_pdf([Sheet([Text(50, 100, SENTENCES[0])])]))
    _, _, x0, _, x1, _ = source.pages[0].lines[0]
    assert math.isclose(x1 - x0, text_width(SENTENCES[0], 10), rel_tol=0.01)


def test_line_numbers_of_a_transcript_are_left_out():
    texts = []
    for i in range(12):
        texts += [Text(60, 100 + 20 * i, str(i + 1)), Text(100, 100 + 20 * i, SENTENCES[i % 5])]
    source = open_source(write_pdf([Sheet(texts)]))
    assert account(source) == " ".join(SENTENCES[i % 5] for i in range(12))
    assert [source.text[a:b] for (a, b), _ in source.drops] == [str(i + 1) for i in range(12)]


def test_a_numbered_list_keeps_its_numbers():
    texts = [Text(60, 100 + 20 * i, f"{i + 1} {SENTENCES[i % 5]}") for i in range(12)]
    assert account(open_source(write_pdf([Sheet(texts)]))).startswith(f"1 {SENTENCES[0]} 2 ")


def test_note_marks_are_left_out_and_exponents_are_kept():
    words = "The ministry denied it. Nobody believed the ministry, and the pier covers 300 m"
    texts = [Text(50, 100 + 14 * i, sentence) for i, sentence in enumerate(SENTENCES)]
    texts.append(Text(50, 200, words))
    texts.append(Text(50 + text_width("The ministry denied it.", 10), 196.5, "12", 6))
    texts.append(Text(50 + text_width(words, 10), 196.5, "2", 6))
    source = open_source(write_pdf([Sheet(texts)]))
    assert account(source).endswith(f"{words}2")
    assert [(source.text[a:b], why) for (a, b), why in source.drops] == [("12", "mark of a note")]

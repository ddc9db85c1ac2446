"""Pages whose text layer says nothing go to recognition; the others are left as they are."""

import numpy as np
import pypdfium2
import pytest

from sayso.intake import open_source
from sayso.intake.ocr.recognising import missing_part
from sayso.intake.ocr.scanned import ScannedLine, ScannedPage
from sayso.intake.pdf_recognised import as_page_text, recognised_paragraphs
from tests.pdf_writer import Sheet, Text, write_pdf

needs_recognition = pytest.mark.skipif(missing_part() is not None, reason="no Tesseract")

SENTENCES = (
    "The ferry left the quay before dawn with nobody on board.",
    "A teacher who has carried soup to the pickets saw it go.",
    "The harbour office promised an inquiry by the end of May.",
)
WIDTH, HEIGHT = 400, 200


def sheet_of(mode: int = 0) -> Sheet:
    """The sentences, each on a line."""
    return Sheet([Text(40, 60 + 20 * i, words, 11, mode=mode) for i, words in enumerate(SENTENCES)])


def scan_of(sheet: Sheet) -> tuple[int, int, bytes]:
    """A picture of a sheet, as `Sheet.picture` takes it."""
    document = pypdfium2.PdfDocument(write_pdf([sheet], width=WIDTH, height=HEIGHT))
    greys = document[0].render(scale=3, grayscale=True).to_numpy()
    greys = np.ascontiguousarray(greys.reshape(greys.shape[:2]))
    return greys.shape[1], greys.shape[0], greys.tobytes()


def small(sheets: list[Sheet]) -> bytes:
    return write_pdf(sheets, width=WIDTH, height=HEIGHT)


@needs_recognition
def test_a_scan_among_other_pages_is_recognised_with_confidences():
    source = open_source(small([sheet_of(), Sheet(picture=scan_of(sheet_of()))]))
    assert [page.read_by for page in source.pages] == ["text_layer", "ocr"]
    assert " ".join(source.text.split()) == " ".join(SENTENCES * 2)
    assert not source.notes
    page = source.pages[1]
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    words = [source.text[start:end] for start, end, _ in page.words]
    assert words == " ".join(SENTENCES).split()
    assert all(0 <= confidence <= 1 for _, _, confidence in page.words)
    assert not source.pages[0].words
    for (start, end, x0, y0, x1, y1), sentence in zip(page.lines, SENTENCES, strict=True):
        assert source.text[start:end] == sentence
        assert 35 < x0 < 45 < x1 < WIDTH
        assert y0 < y1 < y0 + 20


@needs_recognition
def test_a_poor_layer_of_a_scan_is_recognised_anew():
    garbled = [f"tlie ferrv lelt tbe quav hefore dawn witli nobodv ou hoard {i}" for i in range(4)]
    layer = [Text(40, 60 + 20 * i, words, 11, mode=3) for i, words in enumerate(garbled)]
    source = open_source(small([Sheet(layer, picture=scan_of(sheet_of()))]))
    assert source.pages[0].read_by == "ocr"
    assert " ".join(source.text.split()) == " ".join(SENTENCES)


def test_a_good_layer_of_a_scan_is_kept():
    source = open_source(small([Sheet(sheet_of(mode=3).texts, picture=scan_of(sheet_of()))]))
    assert source.pages[0].read_by == "text_layer"
    assert source.text.split("\n") == list(SENTENCES)


def test_without_recognition_a_poor_layer_is_kept_and_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    garbled = [f"tlie ferrv lelt tbe quav hefore dawn witli nobodv ou hoard {i}" for i in range(4)]
    layer = [Text(40, 60 + 20 * i, words, 11, mode=3) for i, words in enumerate(garbled)]
    source = open_source(small([Sheet(layer, image=True)]))
    assert source.text.startswith("tlie ferrv")
    assert [(note.kind, note.message) for note in source.notes] == [
        (
            "low_text_quality",
            "Page 1 is a scan; many words that were recognised on it are no English words.",
        )
    ]


def test_without_recognition_a_scan_among_others_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    source = open_source(small([sheet_of(), Sheet(image=True), Sheet(image=True)]))
    assert [bool(page.lines) for page in source.pages] == [True, False, False]
    (note,) = source.notes
    assert note.kind == "page_unread"
    assert note.message.startswith("Each of pages 2, 3 has no text layer and was not read.")
    assert "`sayso doctor`" in note.message


@needs_recognition
def test_a_layer_in_another_language_is_kept():
    line = "La grève du port dure depuis trois semaines et personne ne veut céder aux armateurs"
    layer = [Text(20, 60 + 20 * i, f"{line} {i}.", 8, mode=3) for i in range(4)]
    picture = scan_of(Sheet([Text(t.x, t.y, t.words, t.size) for t in layer]))
    source = open_source(small([Sheet(layer, picture=picture)]))
    assert source.pages[0].read_by == "text_layer"
    assert source.text.startswith(f"{line} 0.")


def stamped(picture: tuple[int, int, bytes] | None) -> Sheet:
    """A picture with a visible stamp over it."""
    return Sheet([Text(300, 20, "EXHIBIT 12", 8)], picture=picture, image=True)


@needs_recognition
def test_a_stamped_scan_is_recognised():
    lines = [Text(40, 40 + 20 * i, SENTENCES[i % 3], 11) for i in range(6)]
    source = open_source(small([stamped(scan_of(Sheet(lines)))]))
    assert source.pages[0].read_by == "ocr"
    assert all(sentence in source.text for sentence in SENTENCES)


@needs_recognition
def test_a_photograph_keeps_its_caption():
    source = open_source(small([stamped(None)]))
    assert source.text == "EXHIBIT 12"
    assert source.pages[0].read_by == "text_layer"
    assert not source.notes


def test_without_recognition_a_stamped_scan_is_told(monkeypatch):
    monkeypatch.setenv("PATH", "")
    source = open_source(small([stamped(None)]))
    assert source.text == "EXHIBIT 12"
    (note,) = source.notes
    assert note.kind == "page_unread"
    assert note.message.startswith("Page 1 is a picture with a few words;")


@needs_recognition
def test_a_scan_without_words_is_told():
    source = open_source(small([sheet_of(), Sheet(image=True)]))
    assert [note.kind for note in source.notes] == ["page_unread"]
    assert source.notes[0].message.startswith("Page 2 ")


def scanned(*lines: str) -> ScannedPage:
    """A recognised page with a line of text every 20 points."""
    made = []
    for i, line in enumerate(lines):
        words, at = [], 0
        for word in line.split():
            words.append((at, at + len(word), 0.9))
            at += len(word) + 1
        made.append(
            ScannedLine(line, (40, 40 + 20 * i, 40 + 5 * len(line), 52 + 20 * i), tuple(words))
        )
    return ScannedPage(400, 600, (("paragraph", tuple(made)),))


def test_a_recognised_page_has_its_words_in_rows():
    text = as_page_text(scanned("The ferry left", "before dawn"))
    assert [[word.text for word in row] for row in text.rows] == [
        ["The", "ferry", "left"],
        ["before", "dawn"],
    ]
    first = text.rows[0][1]
    assert (first.x0, first.x1, first.confidence) == (60, 85, 0.9)


def test_furniture_of_a_recognised_page_is_left_out():
    page = scanned("COURIER 3", "The ferry left", "before dawn")
    ((kind, lines),) = (
        (paragraph.kind, paragraph.lines)
        for paragraph in recognised_paragraphs(2, page, as_page_text(page), {0})
    )
    assert kind == "paragraph"
    assert [(number, line.text) for number, line in lines] == [
        (2, "The ferry left"),
        (2, "before dawn"),
    ]

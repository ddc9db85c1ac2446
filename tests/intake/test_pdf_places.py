"""Where a span of the text stands on the picture of the page."""

import math

import pypdfium2
import pytest

from sayso.intake import open_source
from tests.pdf_writer import Sheet, Text, text_width, write_pdf

WORDS = "The ferry left the quay before dawn with nobody on board"
WIDTH, HEIGHT = 595, 842


def box_of(sheet: Sheet) -> tuple[float, float, float, float]:
    """The box of the only line."""
    source = open_source(write_pdf([sheet]))
    ((start, end, *box),) = source.pages[0].lines
    assert source.text[start:end] == WORDS
    x0, y0, x1, y1 = box
    return x0, y0, x1, y1


def ink_of(sheet: Sheet) -> tuple[float, float, float, float]:
    """The box of what is black on the picture of the page, in points."""
    document = pypdfium2.PdfDocument(write_pdf([sheet]))
    picture = document[0].render(scale=4, grayscale=True).to_numpy()
    picture = picture.reshape(picture.shape[:2]) < 128
    rows, columns = picture.any(axis=1).nonzero()[0], picture.any(axis=0).nonzero()[0]
    return columns[0] / 4, rows[0] / 4, (columns[-1] + 1) / 4, (rows[-1] + 1) / 4


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("turn", [0, 2, -1, 90])
def test_the_box_of_a_line_lies_where_it_is_shown(rotate, turn):
    sheet = Sheet([Text(80, 300, WORDS, 12, font="Times-Roman")], turn=turn, rotate=rotate)
    x0, y0, x1, y1 = box_of(sheet)
    left, top, right, bottom = ink_of(sheet)
    assert x0 - 1 <= left
    assert y0 - 1 <= top
    assert right <= x1 + 1
    assert bottom <= y1 + 1
    assert x1 - x0 <= right - left + 14
    assert y1 - y0 <= bottom - top + 14


def test_pages_have_the_measure_in_which_they_are_shown():
    sheets = [Sheet([Text(80, 300, WORDS)]), Sheet([Text(80, 300, WORDS)], rotate=90)]
    pages = open_source(write_pdf(sheets)).pages
    assert [(page.width, page.height) for page in pages] == [(595, 842), (842, 595)]


def test_a_word_lies_at_its_share_of_the_line():
    x0, y0, x1, y1 = box_of(Sheet([Text(80, 300, WORDS, 12)]))
    assert math.isclose(x0, 80, abs_tol=0.5)
    assert math.isclose(x1, 80 + text_width(WORDS, 12), rel_tol=0.01)
    assert y0 < 300 < y1


def test_turned_pages_are_read_upright():
    texts = [Text(80, 300 + 14 * i, f"{WORDS} {i}.") for i in range(5)]
    for rotate in (90, 180, 270):
        source = open_source(write_pdf([Sheet(texts, rotate=rotate, turn=rotate)]))
        assert source.text.split("\n")[:5] == [text.words for text in texts]


def test_notes_along_the_margin_are_left_out():
    # Text turned by 90 degrees beside an upright account.
    upright = [Text(80, 300 + 14 * i, f"{WORDS} {i}.") for i in range(5)]
    data = write_pdf([Sheet(upright)])
    note = b"BT /F0 9 Tf 0 Tr 0 g 0 1 -1 0 30 300 Tm (arXiv 2103.0001 along the margin) Tj ET\nBT"
    at = data.index(b"BT")
    end = data.index(b"endstream", at)
    stream = data[at:end].replace(b"BT", note, 1)
    source = open_source(data[:at] + stream + data[end:])
    assert [(source.text[a:b], why) for (a, b), why in source.drops] == [
        ("arXiv 2103.0001 along the margin", "text along the margin")
    ]

import sys
from collections.abc import Sequence
from types import SimpleNamespace

import numpy as np
import pypdfium2
import pytest
from PIL import Image

from sayso.intake import open_source
from sayso.intake.given import Given
from sayso.intake.limits import Limits
from sayso.intake.ocr import rapid, recognising
from sayso.intake.ocr.headlines import with_roles
from sayso.intake.ocr.rapid import Piece, order, read_with_rapid
from sayso.intake.ocr.reading import Reading, ReadWord, RecogniserError
from sayso.intake.ocr.scanned import ScannedPage
from sayso.intake.ocr.tesseract import find_tesseract
from sayso.intake.pdf_scans import recognise_pages
from tests.pdf_writer import Sheet, Text, write_pdf
from tests.pictures_of_words import SENTENCES, draw, packed


def text_of(reading: Reading) -> list[str]:
    return [" ".join(word.text for line in lines for word in line) for lines in reading]


# --- headlines ----------------------------------------------------------------------------------


def lines(
    words: str, top: float, height: float, *, count: int = 1
) -> tuple[tuple[ReadWord, ...], ...]:
    return tuple(
        tuple(
            ReadWord(
                word,
                (90 * x, top + 1.5 * height * y, 90 * x + 80, top + 1.5 * height * y + height),
                0.9,
            )
            for x, word in enumerate(words.split())
        )
        for y in range(count)
    )


BODY = lines("members said that repairs", 400, 20, count=6)


def roles(*paragraphs: tuple[tuple[ReadWord, ...], ...]) -> list[str]:
    return [kind for kind, _ in with_roles(paragraphs)]


def test_large_letters_near_the_top_are_the_title_and_further_down_a_heading():
    title, heading = lines("Harbour votes", 50, 40), lines("Costs rise", 900, 32)
    assert roles(title, BODY, heading, BODY) == ["title", "paragraph", "heading", "paragraph"]


def test_a_title_in_two_pieces_is_one():
    first, second = lines("Harbour votes", 50, 40), lines("for the pier", 110, 41)
    [(kind, joined), _] = with_roles((first, second, BODY))
    assert kind == "title"
    assert text_of((joined,)) == ["Harbour votes for the pier"]


@pytest.mark.parametrize(("words", "height"), [("Harbour votes", 24), ("12", 60), ("* * *", 60)])
def test_what_is_hardly_larger_or_no_words_is_no_headline(words: str, height: float):
    assert roles(lines(words, 50, height), BODY) == ["paragraph", "paragraph"]


def test_a_page_on_its_side_has_no_headlines():
    sideways = tuple(
        tuple(ReadWord(w.text, (w.box[1], w.box[0], w.box[3], w.box[2]), 0.9) for w in line)
        for line in (*lines("Harbour votes", 50, 40), *BODY)
    )
    assert roles(sideways[:1], sideways[1:]) == ["paragraph", "paragraph"]


def test_a_document_has_one_title():
    page = ScannedPage(600, 800, (("title", ()), ("paragraph", ())))
    assert [kind for kind, _ in page.without_title().paragraphs] == ["heading", "paragraph"]


# --- RapidOCR -----------------------------------------------------------------------------------


def columns(rows: int = 8) -> list[Piece]:
    """Pieces of two columns as a detector finds them: row by row across both."""
    pieces: list[Piece] = []
    for row in range(rows):
        top = 100.0 + 50 * row
        pieces.append((f"left number {row} of the harbour", (100, top, 1100, top + 40), 0.9))
        pieces.append((f"right number {row} of the harbour", (1200, top + 2, 2200, top + 43), 0.8))
    return pieces


def test_pieces_of_lines_are_read_column_by_column():
    words = " ".join(text_of(order(columns(), 72 / 300))).split()
    assert words.index("left") < words.index("right")
    assert [word for word in words if word.isdigit()] == [*"01234567", *"01234567"]
    assert "right" not in words[: words.index("right")]


def test_words_lie_in_their_piece_in_pixels_with_its_confidence():
    [[line]] = order([("old pier", (100, 200, 900, 240), 0.75)], 72 / 300)
    assert line == (
        ReadWord("old", (100, 200, 400, 240), 0.75),
        ReadWord("pier", (500, 200, 900, 240), 0.75),
    )


@pytest.mark.parametrize("pieces", [[], [("  ", (0, 0, 9, 9), 1.0)]])
def test_no_pieces_are_no_reading(pieces: Sequence[Piece]):
    assert order(pieces) == ()


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch):
    """Puts an engine with the interface of rapidocr 3 in the place of the package."""
    answer: dict[str, object] = {}

    def found(picture: object) -> object:
        assert isinstance(picture, np.ndarray)
        if "error" in answer:
            raise RuntimeError("onnxruntime: out of memory")
        return SimpleNamespace(**answer)

    monkeypatch.setitem(sys.modules, "rapidocr", SimpleNamespace(RapidOCR=lambda **_: found))
    rapid._engine.cache_clear()
    yield answer
    rapid._engine.cache_clear()


def test_corners_become_boxes(engine: dict[str, object]):
    corners = np.array([[[10, 12], [90, 10], [91, 30], [11, 33]]], dtype=np.float32)
    engine.update(boxes=corners, txts=("pier",), scores=(0.5,))
    [[[word]]] = read_with_rapid(np.zeros((50, 100), dtype=np.uint8), 300, 20)
    assert word == ReadWord("pier", (10, 10, 91, 33), 0.5)


def test_an_engine_that_finds_nothing_or_fails_is_no_crash(engine: dict[str, object]):
    engine.update(boxes=None, txts=None, scores=None)
    assert read_with_rapid(np.zeros((50, 100), dtype=np.uint8), 300, 20) == ()
    engine["error"] = True
    with pytest.raises(RecogniserError, match="gave no answer"):
        read_with_rapid(np.zeros((50, 100), dtype=np.uint8), 300, 20)


@pytest.mark.parametrize("has_tesseract", [True, False])
def test_rapidocr_is_used_only_where_tesseract_is_absent(
    has_tesseract: bool, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(
        recognising, "find_tesseract", lambda: "/opt/tesseract" if has_tesseract else None
    )
    monkeypatch.setattr(recognising, "has_rapid", lambda: True)
    assert recognising.missing_part() is None
    name = "read_with_tesseract" if has_tesseract else "read_with_rapid"
    assert recognising._recogniser().__name__ == name


# --- pages of a PDF -----------------------------------------------------------------------------


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[tuple[tuple[int, ...], float]]:
    """Keeps the shape and resolution of pictures that come to recognition."""
    pictures: list[tuple[tuple[int, ...], float]] = []

    def read(picture: np.ndarray, dpi: float, _: int) -> Reading:
        pictures.append((picture.shape, dpi))
        return (((ReadWord("pier", (30, 60, 90, 120), 0.9),),),)

    monkeypatch.setattr(recognising, "_recogniser", lambda: read)
    return pictures


def recognise_first(data: bytes, limits: Limits | None = None) -> ScannedPage:
    document = pypdfium2.PdfDocument(data)
    try:
        return recognise_pages(document, [0], Given(b"", limits=limits or Limits()))[0]
    finally:
        document.close()


SHEET = Sheet([Text(72, 100, SENTENCES[0], 14), Text(72, 120, SENTENCES[1], 14)])


def test_a_page_is_rendered_at_300_dots_and_its_boxes_come_in_points(seen: list[object]):
    page = recognise_first(write_pdf([SHEET], width=300, height=400))
    assert seen[0] == ((1667, 1250), 300)
    assert (page.width, page.height) == (300, 400)
    [(_, [line])] = page.paragraphs
    assert line.box == (7.2, 14.4, 21.6, 28.8)


@pytest.mark.parametrize(
    ("limits", "dpi"),
    [(Limits(page_points=200), 150), (Limits(page_pixels=1_000_000), 207.8)],
)
def test_a_page_above_the_limits_is_rendered_smaller(
    limits: Limits, dpi: float, seen: list[tuple[tuple[int, ...], float]]
):
    recognise_first(write_pdf([SHEET], width=300, height=400), limits)
    assert seen[0][1] == pytest.approx(dpi, abs=0.1)
    assert seen[0][0][0] * seen[0][0][1] < 1_010_000


def test_a_page_far_above_the_limits_is_left_and_says_so(seen: list[object]):
    page = recognise_first(write_pdf([SHEET], width=14_400, height=14_400), Limits(page_points=900))
    assert page.note is not None
    assert page.note.message == "measures 14,400 × 14,400 points, too much for a picture of it."
    assert seen == []


def test_a_page_that_is_damaged_is_left_and_says_so():
    document = pypdfium2.PdfDocument(write_pdf([SHEET]))
    page = recognise_pages(document, [7], Given(b""))[7]
    assert page.note is not None
    assert page.note.message == "is damaged."


@pytest.mark.skipif(find_tesseract() is None, reason="Tesseract is not installed")
def test_a_scanned_pdf_is_read_with_pages_lines_and_confidences():
    pages = [draw(SENTENCES[:2]), Image.new("L", (1100, 240), 255), draw(SENTENCES[2:])]
    data = packed(pages[0], "PDF", save_all=True, append_images=pages[1:], resolution=300)
    source = open_source(data, name="scan.pdf")
    for sentence in SENTENCES:
        assert sentence in source.text
    assert [page.read_by for page in source.pages if page.lines] == ["ocr", "ocr"]
    assert source.pages[0].words
    assert any("Page 2" in note.message for note in source.notes)

import shutil
import struct

import numpy as np
import pytest
from PIL import Image

from sayso.errors import InputError
from sayso.intake import open_source
from sayso.intake.given import Given
from sayso.intake.image import read_image
from sayso.intake.limits import Limits
from sayso.intake.ocr import recognising
from sayso.intake.ocr.pictures import grey_levels, read_frames, resolution
from sayso.intake.ocr.reading import RecogniserError
from tests.pictures_of_words import SENTENCES, draw, packed

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)

all_installed = pytest.mark.usefixtures("everything_installed")


def grey(data: bytes, limits: Limits | None = None):
    [frame] = read_frames(data, limits or Limits())
    assert frame.picture is not None
    return frame.picture


# --- reading ------------------------------------------------------------------------------------


@needs_tesseract
def test_the_words_of_an_image_are_its_text_with_lines_words_and_places():
    source = open_source(packed(draw(), dpi=(300, 300)), name="council.png")
    assert source.kind == "image"
    assert source.text == "\n".join(SENTENCES)
    [block] = source.blocks
    assert (block.kind, block.span) == ("paragraph", (0, len(source.text)))
    [page] = source.pages
    assert page.read_by == "ocr"
    assert (page.width, page.height) == (264.0, 86.4)
    assert [source.text[start:end] for start, end, *_ in page.lines] == list(SENTENCES)
    assert [source.text[start:end] for start, end, _ in page.words] == source.text.split()
    assert all(0.5 < confidence <= 1 for _, _, confidence in page.words)
    first, last = page.lines[0], page.lines[-1]
    assert 10 < first[2] < 20  # drawn 60 pixels from the left: 14.4 points
    assert first[3] < last[3] < page.height
    assert not source.notes


@needs_tesseract
def test_every_page_of_a_tiff_is_read_and_one_without_words_says_so():
    pages = [draw(SENTENCES[:2]), Image.new("L", (600, 400), 255), draw(SENTENCES[2:])]
    data = packed(pages[0], "TIFF", save_all=True, append_images=pages[1:])
    source = open_source(data)
    assert source.text == "\n".join(SENTENCES[:2]) + "\n\n" + "\n".join(SENTENCES[2:])
    assert [len(page.lines) for page in source.pages] == [2, 0, 2]
    assert [page.number for page in source.pages] == [1, 2, 3]
    [note] = source.notes
    assert (note.kind, note.message) == ("page_unread", "Page 2 is blank.")


@needs_tesseract
def test_pages_beyond_the_limit_are_told():
    data = packed(draw(SENTENCES[:1]), "TIFF", save_all=True, append_images=[draw()] * 2)
    source = open_source(data, limits=Limits(pages=1))
    assert source.text == SENTENCES[0]
    assert [note.message for note in source.notes] == [
        "The pages beyond the first 1 were not read."
    ]


@needs_tesseract
def test_the_end_of_a_cut_picture_is_told_and_its_beginning_read():
    data = packed(draw(SENTENCES * 3), "JPEG", quality=90)
    source = open_source(data[: len(data) * 3 // 4])
    assert source.text.startswith(SENTENCES[0])
    assert [note.kind for note in source.notes] == ["damaged"]


@needs_tesseract
def test_a_picture_turned_by_its_camera_is_read_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera lay on its side
    turned = draw(SENTENCES[:2]).transpose(Image.Transpose.ROTATE_90)
    source = open_source(packed(turned, "JPEG", exif=exif, quality=95))
    assert source.text == "\n".join(SENTENCES[:2])
    assert source.pages[0].width > source.pages[0].height


@needs_tesseract
@pytest.mark.parametrize("kind", ["GIF", "WEBP"])
def test_of_what_moves_the_first_picture_is_read(kind: str):
    frames = [draw(SENTENCES[:1]), draw(SENTENCES[1:2])]
    data = packed(frames[0], kind, save_all=True, append_images=frames[1:])
    assert open_source(data).text == SENTENCES[0]


# --- nothing to read ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "level"), [((1, 1), 0), ((1, 9000), 255), ((900, 700), 255), ((900, 700), 0)]
)
@all_installed
def test_a_picture_of_nothing_is_empty_and_says_what_was_found(size: tuple[int, int], level: int):
    with pytest.raises(InputError, match=r"nothing.png is blank\. Give a picture") as caught:
        open_source(packed(Image.new("L", size, level)), name="nothing.png")
    assert caught.value.reason == "empty"


@all_installed
def test_pages_without_words_are_counted():
    blank = Image.new("L", (80, 80), 255)
    data = packed(blank, "TIFF", save_all=True, append_images=[blank])
    with pytest.raises(InputError, match="has 2 pages and no words: page 1 is blank") as caught:
        open_source(data)
    assert caught.value.reason == "empty"


@all_installed
def test_a_recogniser_that_gives_no_answer_is_told(
    monkeypatch: pytest.MonkeyPatch,
):
    def fail(*_: object):
        raise RecogniserError("took longer than 20 s")

    monkeypatch.setattr(recognising, "_recogniser", lambda: fail)
    with pytest.raises(InputError, match="was not read, as text recognition took longer"):
        open_source(packed(draw()))


def test_what_recognition_lacks_is_told_with_the_command(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="apt-get install tesseract-ocr") as caught:
        open_source(packed(draw()), name="council.png")
    assert caught.value.reason == "no_reader"


@pytest.fixture
def everything_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.intake.image.missing_part", lambda: None)


# --- damaged and hostile files ------------------------------------------------------------------


def refused(data: bytes, limits: Limits | None = None):
    with pytest.raises(InputError) as caught:
        list(read_image(Given(data, "a.img", limits or Limits())))
    return caught.value


@all_installed
def test_more_pixels_than_a_page_may_have_are_refused_before_decoding():
    error = refused(packed(Image.new("1", (9000, 9000))), Limits(page_pixels=1_000_000))
    assert error.reason == "bomb"
    assert "limit page_pixels" in str(error)


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "TIFF", "PNG"])
@all_installed
def test_every_format_keeps_to_the_pixels_of_a_page(kind: str):
    error = refused(packed(Image.new("L", (900, 900)), kind), Limits(page_pixels=800_000))
    assert error.reason == "bomb"


@all_installed
def test_a_webp_that_claims_a_huge_canvas_is_refused_by_its_head():
    head = b"RIFF\x00\x01\x00\x00WEBPVP8X\x0a\x00\x00\x00\x10\x00\x00\x00" + b"\xff\x3f\x00" * 2
    assert refused(head + bytes(300)).reason == "bomb"


def test_a_jpeg_with_too_many_pixels_is_decoded_smaller():
    picture = grey(packed(Image.new("L", (1600, 1200), 200), "JPEG"), Limits(page_pixels=500_000))
    assert picture.shape == (600, 800)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"II*\x00\xff\xff\xff\x7f" + bytes(40),
        b"GIF89a" + bytes(3),
        b"RIFF\x10\x00\x00\x00WEBPVP8 " + bytes(40),
    ],
)
@all_installed
def test_heads_without_a_body_are_damaged(data: bytes):
    assert refused(data).reason == "damaged"


def test_directories_that_lead_in_a_circle_end():
    data = bytearray(packed(Image.new("L", (20, 20)), "TIFF"))
    [start] = struct.unpack_from("<I", data, 4)
    [count] = struct.unpack_from("<H", data, start)
    struct.pack_into("<I", data, start + 2 + 12 * count, start)
    assert len(list(read_frames(bytes(data), Limits()))) == 1


# --- grey levels --------------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "LA", "RGBA", "PA", "I;16", "I"])
def test_black_stays_black_and_white_white_in_every_mode(mode: str):
    deep = {"I;16": 65535, "I": 65535}.get(mode)
    if deep:
        row = np.array([[0, deep]], dtype=np.uint16 if mode == "I;16" else np.int32)
        image = Image.fromarray(np.repeat(row, 2, axis=0))
    else:
        image = Image.fromarray(np.array([[0, 255]] * 2, dtype=np.uint8)).convert(mode)
    assert grey_levels(image).tolist() == [[0, 255]] * 2


def test_numbers_with_a_point_are_scaled_and_broken_ones_are_black():
    image = Image.fromarray(np.array([[0.0, 0.5, np.nan, 1.0]], dtype=np.float32))
    assert grey_levels(image).tolist() == [[0, 127, 0, 255]]


@pytest.mark.parametrize(("ink", "ground"), [(0, 255), (255, 0)])
def test_transparent_pictures_are_put_on_what_their_ink_stands_out_from(ink: int, ground: int):
    image = Image.new("LA", (2, 1), (ink, 0))
    image.putpixel((0, 0), (ink, 255))
    assert grey_levels(image).tolist() == [[ink, ground]]


# --- resolution ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stated", "longest", "wanted"),
    [
        ((200.0, 200.0), 2200, 200),
        (None, 3508, 300),
        (None, 2339, 200),
        (None, 1754, 150),
        ((72, 72), 4000, 300),  # a camera
        ((96, 96), 1000, 100),  # a screen
        ((1, 1), 3508, 300),
        ((float("nan"), 300), 3508, 300),
        (("wide", None), 3508, 300),
    ],
)
def test_only_a_resolution_that_a_page_can_have_is_believed(
    stated: object, longest: int, wanted: float
):
    assert resolution(stated, longest, longest * 2 // 3) == wanted

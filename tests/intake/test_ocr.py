import itertools
import shutil
import subprocess
import time
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from sayso.intake import progress
from sayso.intake.ocr import tesseract
from sayso.intake.ocr.attempts import coverage, is_good, read_best, without_specks
from sayso.intake.ocr.filters import median_of_nine, speck_share
from sayso.intake.ocr.preparing import Recipe, choose, other, prepare
from sayso.intake.ocr.probe import is_inverse, probe
from sayso.intake.ocr.reading import Picture, Reading, ReadWord, RecogniserError
from sayso.intake.ocr.recognising import recognise
from sayso.intake.ocr.tesseract import parse_table, read_with_tesseract
from tests.pictures_of_words import SENTENCES, draw, levels

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed"
)
PAGE = levels(draw(SENTENCES * 3))
"""A clean page of twelve lines."""


def damaged(picture: Picture, *, specks: float = 0, grain: float = 0, dark: float = 0) -> Picture:
    dice = np.random.default_rng(7)
    light = np.linspace(1 - dark, 1, picture.shape[1])[None, :]
    spoilt = np.clip(picture * light + grain * dice.standard_normal(picture.shape), 0, 255)
    throw = dice.random(picture.shape)
    spoilt[throw < specks / 2] = 0
    spoilt[throw > 1 - specks / 2] = 255
    return spoilt.astype(np.uint8)


def turned(picture: Picture, degrees: float) -> Picture:
    image = Image.fromarray(picture)
    return np.asarray(image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))


def scaled(picture: Picture, factor: float) -> Picture:
    rows, columns = picture.shape
    size = (round(columns * factor), round(rows * factor))
    return np.asarray(Image.fromarray(picture).resize(size, Image.Resampling.BICUBIC))


def text_of(reading: Reading) -> str:
    return "\n\n".join(
        "\n".join(" ".join(word.text for word in line) for line in paragraph)
        for paragraph in reading
    )


# --- the table of Tesseract ----------------------------------------------------------------------

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def row(block: int, paragraph: int, line: int, text: str, conf: str = "96.5") -> str:
    return f"5\t1\t{block}\t{paragraph}\t{line}\t1\t10\t20\t30\t8\t{conf}\t{text}"


def test_words_are_put_in_lines_and_paragraphs_as_the_table_says():
    rows = [
        HEAD,
        row(1, 1, 1, "Storm"),
        row(1, 1, 1, "warning"),
        row(1, 1, 2, "lifted"),
        row(1, 2, 1, "Later"),
        row(2, 1, 1, "Ferries"),
    ]
    reading = parse_table("\n".join(rows))
    assert text_of(reading) == "Storm warning\nlifted\n\nLater\n\nFerries"
    assert reading[0][0][0] == ReadWord("Storm", (10, 20, 40, 28), 0.965)


@pytest.mark.parametrize(
    "bad",
    [
        "",
        "5\t1\t1",
        row(1, 1, 1, "x", conf="-1"),
        row(1, 1, 1, "x", conf="nan"),
        row(1, 1, 1, "x", conf="high"),
        row(1, 1, 1, "   "),
        row(1, 1, 1, "x").replace("\t10\t", "\t-10\t"),
        row(1, 1, 1, "x").replace("\t10\t", "\t٣\t"),
        row(1, 1, 1, "x").replace("5\t", "4\t", 1),
    ],
)
def test_rows_that_are_no_words_are_passed_over(bad: str):
    assert text_of(parse_table("\n".join([bad, row(1, 1, 1, "pier"), bad]))) == "pier"


@given(st.text())
@settings(max_examples=60)
def test_no_table_stops_the_reader(table: str):
    parse_table(table + "\n" + row(1, 1, 1, table))


def test_a_quotation_mark_or_tab_in_the_table_belongs_to_the_word():
    assert text_of(parse_table(row(1, 1, 1, '"harbour\t"'))) == '"harbour"'


# --- calling Tesseract ---------------------------------------------------------------------------


@needs_tesseract
def test_tesseract_is_called_by_its_absolute_path_on_one_thread(monkeypatch: pytest.MonkeyPatch):
    seen: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **how: dict[str, str]):
        seen.append((command, how["env"]))
        return subprocess.CompletedProcess(command, 0, b"", b"")

    monkeypatch.setattr(subprocess, "run", run)
    assert read_with_tesseract(PAGE, 299.6, 20) == ()
    [(command, environment)] = seen
    assert command[0] == shutil.which("tesseract")
    assert command[1:] == ["-", "-", "-l", "eng", "--psm", "1", "--dpi", "300", "tsv"]
    assert environment["OMP_THREAD_LIMIT"] == "1"


@needs_tesseract
def test_a_page_that_takes_too_long_is_given_up():
    started = time.monotonic()
    with pytest.raises(RecogniserError, match="took longer than 0 s"):
        read_with_tesseract(PAGE, 300, 0)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize(
    ("stderr", "message"),
    [(b"Error opening data file eng.traineddata", "lacks English"), (b"killed", "gave no answer")],
)
def test_what_tesseract_lacks_is_told(stderr: bytes, message: str, monkeypatch: pytest.MonkeyPatch):
    def run(command: list[str], **_: object):
        return subprocess.CompletedProcess(command, 1, b"", stderr)

    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setattr(tesseract, "find_tesseract", lambda: "/opt/tesseract")
    page = recognise(PAGE, 300, seconds=20)
    assert page.note is not None
    assert page.note.kind == "page_unread"
    assert message in page.note.message


def test_a_program_that_is_gone_is_told(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tesseract, "find_tesseract", lambda: "/nowhere/tesseract")
    with pytest.raises(RecogniserError, match="could not be started"):
        read_with_tesseract(PAGE, 300, 20)


# --- the probe -----------------------------------------------------------------------------------


def test_a_clean_page_is_left_as_it_is():
    quality = probe(PAGE)
    assert (quality.specks, quality.grain, quality.shading, quality.skew) == (0, 0, 0, 0)
    assert choose(quality) == Recipe()


@pytest.mark.parametrize("degrees", [-4.0, -1.5, 0.0, 0.8, 3.0])
def test_skew_is_measured_to_a_fifth_of_a_degree(degrees: float):
    assert probe(turned(PAGE, degrees)).skew == pytest.approx(-degrees, abs=0.21)


def test_skew_is_measured_on_a_page_that_lies_on_its_side():
    sideways = np.ascontiguousarray(np.rot90(turned(PAGE, 2)))
    assert probe(sideways).skew == pytest.approx(-2, abs=0.21)


@pytest.mark.parametrize("factor", [0.5, 1.0, 2.0])
def test_the_height_of_small_letters_is_measured(factor: float):
    # The font's x-height is .52 of its size, drawn with 40 pixels.
    assert probe(scaled(PAGE, factor)).x_height == pytest.approx(21 * factor, rel=0.25)


@pytest.mark.parametrize(
    ("damage", "wanted"),
    [
        ({"specks": 0.01}, {"soften"}),
        ({"specks": 0.12}, {"soften", "despeckle"}),
        ({"grain": 40}, {"soften"}),
        ({"dark": 0.5}, {"flatten"}),
        ({"specks": 0.11, "grain": 45, "dark": 0.4}, {"soften", "despeckle", "flatten"}),
    ],
)
def test_each_defect_asks_for_its_step(damage: dict[str, float], wanted: set[str]):
    recipe = choose(probe(damaged(PAGE, **damage)))
    steps = {
        "soften": recipe.soften > 0,
        "despeckle": recipe.despeckle > 0,
        "flatten": recipe.flatten,
    }
    assert {step for step, is_taken in steps.items() if is_taken} == wanted


def test_the_other_recipe_takes_every_step_or_more_against_noise():
    quality = probe(PAGE)
    radius = quality.x_height / 12
    assert other(Recipe(turn=1), quality) == Recipe(
        despeckle=1, flatten=True, soften=radius, turn=1
    )
    noisy = other(Recipe(despeckle=1, soften=radius), quality)
    assert noisy == Recipe(despeckle=2, soften=1.2 * radius)


def test_small_letters_are_doubled_and_large_ones_reduced():
    assert choose(probe(scaled(PAGE, 0.45))).scale == 2
    assert choose(probe(scaled(PAGE, 2))).scale == 0.5


def test_a_scanners_black_edge_is_no_shading_and_no_ink():
    edged = PAGE.copy()
    edged[:, :60] = 15
    assert choose(probe(edged)).flatten is False
    assert probe(edged).ink[:, :15].sum() == 0


def test_light_letters_on_a_dark_ground_are_seen():
    assert is_inverse(255 - PAGE)
    assert not is_inverse(PAGE)
    assert not is_inverse((PAGE * 0.3).astype(np.uint8))  # a dark page with darker letters


@pytest.mark.parametrize("shape", [(8, 8), (9, 300), (300, 9), (64, 64)])
@pytest.mark.parametrize("kind", ["noise", "line"])
def test_no_picture_stops_the_probe(shape: tuple[int, int], kind: str):
    picture = np.full(shape, 255, dtype=np.uint8)
    picture[shape[0] // 2] = 0
    if kind == "noise":
        picture = np.random.default_rng(3).integers(0, 256, shape, dtype=np.uint8)
    quality = probe(picture)
    for recipe in (choose(quality), other(choose(quality), quality)):
        assert prepare(picture, recipe).picture.dtype == np.uint8


# --- filters -------------------------------------------------------------------------------------


def test_the_median_of_nine_is_the_median():
    picture = np.random.default_rng(5).integers(0, 256, (130, 17), dtype=np.uint8)
    padded = np.pad(picture, 1, mode="edge")
    nine = [
        padded[down : down + 130, right : right + 17]
        for down, right in itertools.product(range(3), repeat=2)
    ]
    assert (median_of_nine(picture) == np.median(nine, axis=0)).all()


def test_specks_are_pixels_that_stand_out_from_all_their_neighbours():
    picture = np.full((70, 10), 200, dtype=np.uint8)
    picture[5, 5] = 0
    picture[66, 3] = 255
    picture[20, 2:8] = 0  # a stroke
    assert speck_share(picture) == pytest.approx(2 / 700)


# --- recipes -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "recipe",
    [Recipe(), Recipe(scale=2), Recipe(scale=0.5), Recipe(turn=3), Recipe(scale=2, turn=-4)],
)
def test_places_are_carried_back_to_the_page_as_it_was(recipe: Recipe):
    picture = np.full((600, 400), 255, dtype=np.uint8)
    picture[100:120, 300:340] = 0
    prepared = prepare(picture, recipe)
    rows, columns = np.nonzero(prepared.picture < 128)
    box = (*map(float, (columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)),)
    assert len(box) == 4
    [[[word]]] = prepared.original((((ReadWord("dark", box, 1.0),),),))
    middle = ((word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2)
    assert middle == pytest.approx((320, 110), abs=2)


# --- attempts ------------------------------------------------------------------------------------


class Scripted:
    """A recogniser that gives its answers one after the other and keeps the pictures."""

    def __init__(self, *answers: Reading | RecogniserError):
        self.answers = list(answers)
        self.pictures: list[Picture] = []

    def __call__(self, picture: Picture, *_: float) -> Reading:
        self.pictures.append(picture)
        answer = self.answers[len(self.pictures) - 1]
        if isinstance(answer, RecogniserError):
            raise answer
        return answer


def whole(confidence: float, text: str = "harbour", share: float = 1) -> Reading:
    rows, columns = PAGE.shape
    return (((ReadWord(text, (0, 0, columns * share, rows), confidence),),),)


@pytest.fixture
def granted() -> Iterator[list[int]]:
    seconds: list[int] = []

    class Listener:
        def more_time(self, more: int) -> None:
            seconds.append(more)

        def at_part(self, place: tuple[int, ...]) -> None:
            raise AssertionError(place)

    before = list(progress._listeners)
    progress.listen(Listener())
    yield seconds
    progress._listeners[:] = before


def test_a_good_reading_is_enough(granted: list[int]):
    read = Scripted(whole(0.95))
    assert text_of(read_best(PAGE, 300, 20, read)) == "harbour"
    assert len(read.pictures) == 1
    assert granted == []


@pytest.mark.parametrize("first", [whole(0.6, "h4rb0ur"), whole(0.95, "harb", share=0.3), ()])
def test_a_bad_reading_is_tried_again_after_another_recipe(first: Reading, granted: list[int]):
    read = Scripted(first, whole(0.9))
    assert text_of(read_best(PAGE, 300, 20, read)) == "harbour"
    assert (read.pictures[0] != read.pictures[1]).any()
    assert granted == [20]


def test_the_first_reading_stays_where_the_second_is_no_better():
    assert (
        text_of(read_best(PAGE, 300, 20, Scripted(whole(0.8), whole(0.7, "h4rbour")))) == "harbour"
    )
    assert (
        text_of(read_best(PAGE, 300, 20, Scripted(whole(0.8), RecogniserError("x")))) == "harbour"
    )


def test_one_attempt_that_fails_leaves_the_other():
    read = Scripted(RecogniserError("took too long"), whole(0.9))
    assert text_of(read_best(PAGE, 300, 20, read)) == "harbour"
    with pytest.raises(RecogniserError, match="second"):
        read_best(PAGE, 300, 20, Scripted(RecogniserError("first"), RecogniserError("second")))


def test_coverage_is_the_share_of_ink_in_words():
    quality = probe(PAGE)
    assert coverage(whole(1), quality) == 1
    assert coverage((), quality) == 0
    assert 0.4 < coverage(whole(1, share=0.5), quality) < 0.8
    assert is_good(whole(0.9), quality)


def test_marks_that_are_neither_sure_nor_words_are_left_out():
    words = [("*g", 0.2), ("pier", 0.2), ("_", 0.1), ("I", 0.9), ("—", 0.8)]
    line = tuple(ReadWord(text, (0, 0, 9, 9), confidence) for text, confidence in words)
    assert text_of(without_specks(((line,), (line[:1],)))) == "pier I —"


# --- recognising ---------------------------------------------------------------------------------


@needs_tesseract
@pytest.mark.parametrize(
    "picture",
    [
        damaged(turned(PAGE, 2), specks=0.11, grain=45, dark=0.4),
        255 - PAGE,
        turned(PAGE, -4),
        scaled(PAGE, 0.35),
    ],
    ids=["heavy noise", "white on black", "skewed", "small"],
)
def test_what_plain_recognition_loses_is_read(picture: Picture):
    page = recognise(picture, 300, seconds=60)
    words = [word for _, lines in page.paragraphs for line in lines for word in line.text.split()]
    wanted = " ".join(SENTENCES * 3).split()
    assert len(set(wanted) - set(words)) <= 1
    assert len(words) == pytest.approx(len(wanted), abs=3)
    assert page.note is None


@needs_tesseract
def test_the_same_picture_gives_the_same_page():
    picture = damaged(levels(draw()), specks=0.05, grain=20)
    assert recognise(picture, 300, seconds=60) == recognise(picture, 300, seconds=60)


@needs_tesseract
def test_noise_holds_no_words():
    noise = np.random.default_rng(1).integers(0, 256, (400, 600), dtype=np.uint8)
    page = recognise(noise, 300, seconds=60)
    assert not page.has_words
    assert page.note is not None
    assert page.note.message == "holds no words that could be recognised."


@pytest.mark.parametrize(
    ("words", "is_kept"),
    [
        ([("OPA", 0.36), ("fr", 0.53), ("A", 0.87)], False),  # a drawing
        ([("harbour", 0.4), ("council", 0.45)], False),
        ([("harbour", 0.65), ("cxnl", 0.4)], True),
        ([("No", 0.9)], True),
    ],
)
def test_what_pictures_look_like_is_no_text(
    words: list[tuple[str, float]], is_kept: bool, monkeypatch: pytest.MonkeyPatch
):
    line = tuple(ReadWord(text, (0, 0, 9, 9), confidence) for text, confidence in words)
    read = Scripted(((line,),), ((line,),))
    monkeypatch.setattr("sayso.intake.ocr.recognising._recogniser", lambda: read)
    assert recognise(PAGE, 300, seconds=20).has_words is is_kept


@needs_tesseract
def test_a_picture_with_too_long_a_side_is_told():
    strip = np.tile(PAGE[:200], (1, 40))
    with pytest.raises(RecogniserError, match="at most 32,767 pixels a side"):
        read_with_tesseract(strip, 300, 20)


def test_time_is_asked_for_by_the_size_of_a_page(granted: list[int]):
    recognise(np.zeros((100, 100), dtype=np.uint8), 300, seconds=20)
    recognise(np.zeros((5000, 4000), dtype=np.uint8), 300, seconds=20)
    assert granted == [20, 60]


def test_a_page_read_with_much_doubt_says_so(monkeypatch: pytest.MonkeyPatch):
    read = Scripted(whole(0.62), whole(0.5))
    monkeypatch.setattr("sayso.intake.ocr.recognising._recogniser", lambda: read)
    page = recognise(PAGE, 300, seconds=20)
    assert page.note is not None
    assert page.note.kind == "low_text_quality"
    assert page.note.message == "was read badly: text recognition is 62% sure of its words."
    assert page.has_words

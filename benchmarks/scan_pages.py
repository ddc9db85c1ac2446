"""Scanned pages made for measuring: text set by PDFium, then damaged as scanners and copies do.

A page is a pure function of its number: text, font, size, columns and the seed of its damage. The
texts are Wikinews reports (`clean-news`), or the accounts that ship with Sayso.
"""

import ctypes
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw
from PIL import Image, ImageFilter

from benchmarks import frame

raw: Any = pypdfium2.raw  # generated bindings

Picture = npt.NDArray[np.uint8]
SET: Final = "clean-news/clean-news.jsonl.gz"
WIDTH, HEIGHT, MARGIN, GUTTER = 595.0, 842.0, 48.0, 18.0
_FONTS: Final = ("Times-Roman", "Helvetica", "Times-Roman", "Courier")
_PLAIN: Final = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@dataclass(frozen=True)
class Setting:
    """How a page is set: its paragraphs, font, size in points, columns; whether lines are even."""

    paragraphs: Sequence[str]
    font: str
    size: float
    columns: int
    justified: bool


@dataclass(frozen=True)
class Page:
    """A page as it was set: its PDF (open), the text on it in reading order, its number."""

    document: Any
    text: str
    number: int

    def picture(self, dpi: float = 300) -> Picture:
        """Return the clean picture."""
        bitmap = self.document[0].render(scale=dpi / 72, grayscale=True)
        return np.array(bitmap.to_numpy(), dtype=np.uint8).reshape(bitmap.height, bitmap.width)

    def random(self, what: str) -> np.random.Generator:
        """Return the dice for one kind of damage to this page."""
        return np.random.default_rng([self.number, *what.encode()])


def pages(count: int, first: int = 0) -> Iterator[Page]:
    """Yield pages `first` to `first + count`: one and two columns, three fonts, 9 to 11 points."""
    texts = _texts()
    for number in range(first, first + count):
        setting = Setting(
            paragraphs=texts[(number * 7) % len(texts)],
            font=_FONTS[number % len(_FONTS)],
            size=(9.5, 11, 10, 9)[(number // 2) % 4],
            columns=2 - number % 2,
            justified=number % 3 == 0,
        )
        yield _set_page(setting, number)


def _texts() -> list[list[str]]:
    if frame.has_data(SET):
        with frame.open_text(frame.data_file(SET)) as lines:
            found = [[block["text"] for block in json.loads(line)["blocks"]] for line in lines]
    else:
        folder = Path(str(files("sayso") / "examples"))
        found = [p.read_text(encoding="utf-8").split("\n\n") for p in sorted(folder.glob("*.txt"))]
    # The standard fonts have Latin letters only, and quotation marks read straight or curly alike.
    plain = [[" ".join(block.translate(_PLAIN).split()) for block in text] for text in found]
    return [
        [p for p in text if p.isascii()]
        for text in plain
        if sum(map(len, text)) > 1500 and sum(map(len, filter(str.isascii, text))) > 1500
    ]


def _set_page(setting: Setting, number: int) -> Page:
    new: Any = pypdfium2.PdfDocument.new
    document = new()
    page = document.new_page(WIDTH, HEIGHT)
    font = raw.FPDFText_LoadStandardFont(document.raw, setting.font.encode())
    width = (WIDTH - 2 * MARGIN - GUTTER * (setting.columns - 1)) / setting.columns
    pitch = setting.size * 1.22
    room = int((HEIGHT - 2 * MARGIN) / pitch)
    row, column = 0, 0
    written: list[str] = []
    for paragraph in setting.paragraphs:
        lines = _break(paragraph, font, setting.size, width)
        for place, words in enumerate(lines):
            if row == room:
                row, column = 0, column + 1
            if column == setting.columns:
                break
            x = MARGIN + column * (width + GUTTER)
            y = HEIGHT - MARGIN - row * pitch
            is_spread = setting.justified and place < len(lines) - 1
            _write_line(document, page, font, setting.size, words, x, y, width if is_spread else 0)
            written += words
            row += 1
        row += row < room  # half a line would do, but a whole one keeps columns in step
        if column == setting.columns:
            break
    raw.FPDFPage_GenerateContent(page.raw)
    return Page(document, " ".join(written), number)


def _break(paragraph: str, font: Any, size: float, width: float) -> list[list[str]]:  # noqa: ANN401
    lines: list[list[str]] = [[]]
    used = 0.0
    space = _width(" ", font, size)
    for word in paragraph.split():
        length = _width(word, font, size)
        if lines[-1] and used + space + length > width:
            lines.append([])
            used = 0.0
        used += length + (space if lines[-1] else 0)
        lines[-1].append(word)
    return lines


def _width(word: str, font: Any, size: float) -> float:  # noqa: ANN401  # a handle
    total = 0.0
    for letter in word:
        width = ctypes.c_float()
        raw.FPDFFont_GetGlyphWidth(font, ord(letter), size, width)
        total += width.value
    return total


def _write_line(
    document: Any,  # noqa: ANN401  # pypdfium2 is untyped
    page: Any,  # noqa: ANN401
    font: Any,  # noqa: ANN401
    size: float,
    words: Sequence[str],
    x: float,
    y: float,
    width: float,
) -> None:
    """Write words from `x` on; `width` above 0 is what they fill."""
    lengths = [_width(word, font, size) for word in words]
    gap = _width(" ", font, size)
    if width and len(words) > 1:
        gap = (width - sum(lengths)) / (len(words) - 1)
    for word, length in zip(words, lengths, strict=True):
        item = raw.FPDFPageObj_CreateTextObj(document.raw, font, size)
        letters = (word + "\0").encode("utf-16-le")
        buffer = ctypes.create_string_buffer(letters, len(letters))
        raw.FPDFText_SetText(item, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
        raw.FPDFPageObj_Transform(item, 1, 0, 0, 1, x, y)
        raw.FPDFPage_InsertObject(page.raw, item)
        x += length + gap


# --- damage --------------------------------------------------------------------------------------


def turn(picture: Picture, degrees: float) -> Picture:
    """Turn counter-clockwise; what comes in at the edges is white."""
    image = Image.fromarray(picture)
    return np.asarray(image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255))


def gaussian(picture: Picture, sigma: float, dice: np.random.Generator) -> Picture:
    """Add grain to every pixel."""
    grain = dice.standard_normal(picture.shape, dtype=np.float32) * sigma
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def salt_and_pepper(picture: Picture, share: float, dice: np.random.Generator) -> Picture:
    """Make so many of the pixels white or black."""
    throw = dice.random(picture.shape, dtype=np.float32)
    spoilt = picture.copy()
    spoilt[throw < share / 2] = 0
    spoilt[throw > 1 - share / 2] = 255
    return spoilt


def shade(picture: Picture, darkest: float, dice: np.random.Generator) -> Picture:
    """Darken towards one side and in a spot, to `darkest` of the light at worst."""
    rows, columns = picture.shape
    y = np.linspace(0, 1, rows, dtype=np.float32)[:, None]
    x = np.linspace(0, 1, columns, dtype=np.float32)[None, :]
    angle = dice.random() * 2 * np.pi
    ramp = (x - 0.5) * np.cos(angle) + (y - 0.5) * np.sin(angle)
    ramp = (ramp - ramp.min()) / (ramp.max() - ramp.min())
    spot_x, spot_y = dice.random(2)
    spot = np.exp(-((x - spot_x) ** 2 + (y - spot_y) ** 2) / 0.05)
    dark = np.clip(0.75 * ramp + 0.5 * spot, 0, 1)
    darkened: Picture = (picture * (1 - (1 - darkest) * dark)).astype(np.uint8)
    return darkened


def _heavy(page: Page) -> Picture:
    dice = page.random("heavy")
    shaded = shade(turn(page.picture(), 2.0), 0.55, dice)
    return salt_and_pepper(gaussian(shaded, 45, dice), 0.11, dice)


def _shaded_grain(page: Page) -> Picture:
    dice = page.random("shading")
    return gaussian(shade(page.picture(), 0.45, dice), 25, dice)


def _copied(page: Page) -> Picture:
    """Make a photocopy of a copy: black and white, blurred before, with specks."""
    dice = page.random("copied")
    small = gaussian(page.picture(200), 30, dice)
    hard = np.where(small < 140, 0, 255).astype(np.uint8)
    return salt_and_pepper(hard, 0.01, dice)


def _photographed(page: Page) -> Picture:
    """Take it with a telephone: shaded, turned, blurred, low in contrast."""
    dice = page.random("photographed")
    flat = turn(page.picture(220), -1.0) // 2 + 90
    return gaussian(shade(flat.astype(np.uint8), 0.5, dice), 6, dice)


def fade(picture: Picture, dark: int, light: int) -> Picture:
    """Make black `dark` and white `light`: a weak ribbon, grey paper."""
    faded: Picture = (dark + picture.astype(np.float32) * (light - dark) / 255).astype(np.uint8)
    return faded


def bleed(picture: Picture, behind: Picture, strength: float) -> Picture:
    """Let the print on the other side show through, mirrored and soft."""
    soft = Image.fromarray(behind[:, ::-1]).filter(ImageFilter.GaussianBlur(2.5))
    dark = (255 - np.asarray(soft, dtype=np.float32)) * strength
    return np.clip(picture - dark, 0, 255).astype(np.uint8)


def pack(picture: Picture, quality: int) -> Picture:
    """Save as JPEG of a quality from 1 to 95, and open again."""
    buffer = BytesIO()
    Image.fromarray(picture).save(buffer, "JPEG", quality=quality)
    return np.asarray(Image.open(buffer).convert("L"))


def _crooked(page: Page) -> Picture:
    """Turn by three degrees, with grain and specks."""
    dice = page.random("crooked")
    grainy = gaussian(turn(page.picture(), 3), 35, dice)
    return salt_and_pepper(grainy, 0.03, dice)


def _bled(page: Page, dpi: float = 300) -> Picture:
    """Let other words show through, a line's height lower."""
    rows = round(7 * dpi / 72)
    behind = np.roll(page.picture(dpi), rows, axis=0)
    return gaussian(bleed(page.picture(dpi), behind, 0.35), 12, page.random("bled"))


def _faded(page: Page) -> Picture:
    """Make it low in contrast and lit from one side."""
    dice = page.random("faded")
    return gaussian(shade(fade(page.picture(), 120, 200), 0.6, dice), 8, dice)


def _packed(page: Page) -> Picture:
    """Scan it at 150 dots per inch and pack it hard."""
    return pack(gaussian(page.picture(150), 8, page.random("packed")), 15)


def _all_at_once(page: Page) -> Picture:
    """Combine what an archive's copy has: 200 dpi, turned, bled, faded, unevenly lit, packed."""
    dice = page.random("all")
    turned = turn(fade(_bled(page, 200), 60, 225), -2)
    return pack(gaussian(shade(turned, 0.6, dice), 14, dice), 30)


DAMAGES: Final[dict[str, tuple[float, Callable[[Page], Picture]]]] = {
    "clean": (300, lambda page: page.picture()),
    "150 dpi": (150, lambda page: page.picture(150)),
    "100 dpi": (100, lambda page: page.picture(100)),
    "600 dpi": (600, lambda page: page.picture(600)),
    "turned 1.5°": (300, lambda page: turn(page.picture(), 1.5)),
    "turned 4°": (300, lambda page: turn(page.picture(), -4)),
    "grain σ 40": (300, lambda page: gaussian(page.picture(), 40, page.random("grain"))),
    "salt and pepper 4 %": (
        300,
        lambda page: salt_and_pepper(page.picture(), 0.04, page.random("salt")),
    ),
    "salt and pepper 12 %": (
        300,
        lambda page: salt_and_pepper(page.picture(), 0.12, page.random("pepper")),
    ),
    "shading": (300, lambda page: shade(page.picture(), 0.45, page.random("shade"))),
    "shading and grain σ 25": (300, _shaded_grain),
    "heavy": (300, _heavy),
    "photocopy, 200 dpi": (200, _copied),
    "photograph, 220 dpi": (220, _photographed),
    "turned 3°, grain and specks": (300, _crooked),
    "print of the other side": (300, _bled),
    "faded, lit from one side": (300, _faded),
    "150 dpi, JPEG of quality 15": (150, _packed),
    "archive's copy, 200 dpi": (200, _all_at_once),
}
"""Kind of damage to the dots per inch and what makes the picture."""

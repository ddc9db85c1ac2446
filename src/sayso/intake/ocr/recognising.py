"""The choice of recogniser for a page, and what comes out as a `ScannedPage`.

A page of 400 words at 300 dots per inch takes 2 seconds of one core with Tesseract, 0.15 of them
for the probe; 0.6 more where all steps of preparation are needed. RapidOCR takes 7.
"""

from importlib.util import find_spec
from math import ceil
from typing import Final

import numpy as np

from sayso.intake.ocr.headlines import with_roles
from sayso.intake.ocr.reading import (
    Picture,
    Reading,
    ReadLine,
    Recognise,
    RecogniserError,
    confidence,
    words_of,
)
from sayso.intake.ocr.scanned import ScannedLine, ScannedPage
from sayso.intake.ocr.tesseract import find_tesseract, read_with_tesseract
from sayso.intake.progress import more_time
from sayso.record.types import Gap
from sayso.record.vocabulary import BlockKind

_CERTAIN: Final = 0.8
_DOUBTFUL: Final = 0.7
_SURE: Final = 0.6
_LEGIBLE: Final = 0.5
_PIXELS_OF_A4: Final = 9_000_000
_LEAST_SIDE: Final = 8  # pixels
_LEAST_CONTRAST: Final = 24  # grey levels between the darkest and the lightest pixel

POINTS: Final = 72
"""An inch in points."""


def missing_part() -> str | None:
    """Return a sentence on what recognition lacks here and how to add it; `None` if it has all."""
    if find_spec("PIL") is None:
        return "Pillow is not installed: add it with `pip install 'sayso[scans]'`."
    if find_tesseract() is None and not has_rapid():
        return (
            "Tesseract is not installed: add it (on Debian with `apt-get install tesseract-ocr`), "
            "or the slower RapidOCR with `pip install 'sayso[ocr]'`."
        )
    return None


def has_rapid() -> bool:
    """Whether RapidOCR is installed, which is used where Tesseract is not."""
    return find_spec("rapidocr") is not None


def _recogniser() -> Recognise:
    if find_tesseract() is not None or not has_rapid():
        return read_with_tesseract
    from sayso.intake.ocr.rapid import read_with_rapid  # noqa: PLC0415  # the PDF modules with it

    return read_with_rapid


def recognise(picture: Picture, dpi: float, *, seconds: int) -> ScannedPage:
    """Return what is read on the picture of a page.

    Each attempt may take so many seconds for each nine million pixels, which are an A4 page at 300
    dots per inch.
    """
    allowed = seconds * max(1, ceil(picture.size / _PIXELS_OF_A4))
    more_time(allowed)
    rows, columns = picture.shape
    scale = POINTS / dpi
    reading, note = _read(picture, dpi, allowed)
    paragraphs: list[tuple[BlockKind, tuple[ScannedLine, ...]]] = [
        (kind, tuple(_scanned_line(line, scale) for line in lines))
        for kind, lines in with_roles(reading)
    ]
    return ScannedPage(columns * scale, rows * scale, tuple(paragraphs), note)


def _read(picture: Picture, dpi: float, seconds: int) -> tuple[Reading, Gap | None]:
    """Return the words, and what to say where they are none or in doubt."""
    from sayso.intake.ocr.attempts import read_best  # noqa: PLC0415  # needs Pillow, an extra

    if is_blank(picture):
        return (), unread("is blank.")
    try:
        reading = read_best(picture, dpi, seconds, _recogniser())
    except RecogniserError as error:
        return (), unread(f"was not read, as text recognition {error}.")
    if not is_legible(reading):
        return (), unread("holds no words that could be recognised.")
    mean = confidence(reading)
    if mean >= _DOUBTFUL:
        return reading, None
    message = f"was read badly: text recognition is {mean:.0%} sure of its words."
    return reading, Gap(kind="low_text_quality", span=None, message=message)


def is_legible(reading: Reading) -> bool:
    """Whether what was read are words, and not what photographs and stains look like."""
    mean = confidence(reading)
    has_word = any(
        word.confidence >= _SURE and sum(map(str.isalnum, word.text)) >= 3
        for word in words_of(reading)
    )
    return mean >= _CERTAIN or (mean >= _LEGIBLE and has_word)


def is_blank(picture: Picture) -> bool:
    """Whether a picture is too small for a word or all of one grey."""
    return min(picture.shape) < _LEAST_SIDE or int(np.ptp(picture)) < _LEAST_CONTRAST


def unread(message: str) -> Gap:
    """Return the note of a page that was not read; `message` goes on after "Page 3 "."""
    return Gap(kind="page_unread", span=None, message=message)


def _scanned_line(line: ReadLine, scale: float) -> ScannedLine:
    """Join the words with single spaces; the line's box is the hull of theirs, in points."""
    words: list[tuple[int, int, float]] = []
    start = 0
    for word in line:
        words.append((start, start + len(word.text), round(word.confidence, 3)))
        start += len(word.text) + 1
    box = (
        round(min(word.box[0] for word in line) * scale, 2),
        round(min(word.box[1] for word in line) * scale, 2),
        round(max(word.box[2] for word in line) * scale, 2),
        round(max(word.box[3] for word in line) * scale, 2),
    )
    return ScannedLine(" ".join(word.text for word in line), box, tuple(words))

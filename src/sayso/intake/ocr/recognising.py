"""The choice of recogniser and preparation for a page, and what comes out as a `ScannedPage`."""

from importlib.util import find_spec
from typing import Final

import numpy as np

from sayso.intake.ocr.headlines import with_roles
from sayso.intake.ocr.reading import (
    Picture,
    Reading,
    ReadLine,
    Recognise,
    RecogniserError,
    words_of,
)
from sayso.intake.ocr.scanned import ScannedLine, ScannedPage
from sayso.intake.ocr.tesseract import find_tesseract, read_with_tesseract
from sayso.record.types import Gap
from sayso.record.vocabulary import BlockKind

_DOUBTFUL: Final = 0.7
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
    """Return what is read on the picture of a page; each attempt may take so many seconds."""
    from sayso.intake.ocr.attempts import read_best  # noqa: PLC0415  # needs Pillow, an extra

    scale = POINTS / dpi
    rows, columns = picture.shape
    note: Gap | None = None
    reading: Reading = ()
    if is_blank(picture):
        note = unread("is blank.")
    else:
        try:
            reading = read_best(picture, dpi, seconds, _recogniser())
            note = _doubt(reading)
        except RecogniserError as error:
            note = unread(f"was not read, as text recognition {error}.")
    paragraphs: list[tuple[BlockKind, tuple[ScannedLine, ...]]] = [
        (kind, tuple(_scanned_line(line, scale) for line in lines))
        for kind, lines in with_roles(reading)
    ]
    return ScannedPage(columns * scale, rows * scale, tuple(paragraphs), note)


def is_blank(picture: Picture) -> bool:
    """Whether a picture is too small for a word or all of one grey."""
    return min(picture.shape) < _LEAST_SIDE or int(np.ptp(picture)) < _LEAST_CONTRAST


def _doubt(reading: Reading) -> Gap | None:
    """Return what to say of a page that was read badly or not at all."""
    words = words_of(reading)
    if not words:
        return unread("holds no words that could be recognised.")
    letters = sum(len(word.text) for word in words)
    mean = sum(len(word.text) * word.confidence for word in words) / letters
    if mean >= _DOUBTFUL:
        return None
    message = f"was read badly: text recognition is {mean:.0%} sure of its words."
    return Gap(kind="low_text_quality", span=None, message=message)


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

"""Reads a page after the recipe that the probe asks for and, where that goes badly, after another.

A reading is bad when its words are doubtful or leave much of the page's ink uncovered: plain
Tesseract loses half a shaded page and is sure of the rest. The better of two is the one with
more letters, each counted by how far its word's confidence is above a half.
"""

from typing import Final

import numpy as np

from sayso.intake.ocr.preparing import Recipe, choose, other, prepare
from sayso.intake.ocr.probe import Quality, is_inverse, probe
from sayso.intake.ocr.reading import (
    Picture,
    Reading,
    ReadWord,
    Recognise,
    RecogniserError,
    confidence,
    words_of,
)
from sayso.intake.progress import more_time

_CONFIDENT: Final = 0.9
_COVERED: Final = 0.75
_SPECK: Final = 0.4


def read_best(picture: Picture, dpi: float, seconds: int, read: Recognise) -> Reading:
    """Return the better reading of at most two, each of which may take so many seconds.

    Raises `RecogniserError` when no attempt gives an answer.
    """
    if is_inverse(picture):
        picture = 255 - picture
    quality = probe(picture)
    recipe = choose(quality)
    try:
        first = _attempt(picture, recipe, dpi, seconds, read)
    except RecogniserError:
        more_time(seconds)
        return _attempt(picture, other(recipe, quality), dpi, seconds, read)
    if is_good(first, quality):
        return first
    more_time(seconds)
    try:
        second = _attempt(picture, other(recipe, quality), dpi, seconds, read)
    except RecogniserError:
        return first
    return second if weight(second) > weight(first) else first


def _attempt(
    picture: Picture, recipe: Recipe, dpi: float, seconds: int, read: Recognise
) -> Reading:
    prepared = prepare(picture, recipe)
    return without_specks(prepared.original(read(prepared.picture, dpi * prepared.scale, seconds)))


def without_specks(reading: Reading) -> Reading:
    """Leave out what is neither sure nor a word: "*g", "_" in a picture or beside a rule."""
    kept = (
        tuple(line for words in lines if (line := tuple(w for w in words if not _is_speck(w))))
        for lines in reading
    )
    return tuple(lines for lines in kept if lines)


def _is_speck(word: ReadWord) -> bool:
    return word.confidence < _SPECK and sum(map(str.isalnum, word.text)) <= 2


def weight(reading: Reading) -> float:
    """Return the letters read, each as far as its word's confidence is above a half."""
    return sum(len(word.text) * (word.confidence - 0.5) for word in words_of(reading))


def is_good(reading: Reading, quality: Quality) -> bool:
    """Whether a reading is confident and its words cover the ink that was found."""
    return confidence(reading) >= _CONFIDENT and coverage(reading, quality) >= _COVERED


def coverage(reading: Reading, quality: Quality) -> float:
    """Return the share of the ink that lies in the boxes of words."""
    covered = np.zeros_like(quality.ink)
    for word in words_of(reading):
        left, top, right, bottom = (round(side / quality.reduction) for side in word.box)
        covered[top : bottom + 1, left : right + 1] = True
    return float((quality.ink & covered).sum()) / max(int(quality.ink.sum()), 1)

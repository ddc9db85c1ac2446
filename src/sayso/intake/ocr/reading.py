"""What a recogniser hands on: words with boxes in pixels, in lines, in paragraphs.

Every recogniser is a function `Recognise`; `recognising.py` chooses among those installed.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
"""A page as grey levels: uint8[rows, columns], 0 is black."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom, in pixels from the top left."""


@dataclass(frozen=True, slots=True)
class ReadWord:
    """A word as recognised; `confidence` is 0..1."""

    text: str
    box: Box
    confidence: float


ReadLine = tuple[ReadWord, ...]
Reading = tuple[tuple[ReadLine, ...], ...]
"""Paragraphs of lines of words, in reading order; none is empty."""

Recognise = Callable[[Picture, float, int], Reading]
"""Takes a picture, its dots per inch and the seconds it may take.

Raises `RecogniserError` when the recogniser fails on the picture.
"""


class RecogniserError(Exception):
    """The recogniser gave no answer; the text goes on after "text recognition"."""


def words_of(reading: Reading) -> list[ReadWord]:
    """Return all words of a reading in order."""
    return [word for paragraph in reading for line in paragraph for word in line]


def confidence(reading: Reading) -> float:
    """Return the mean confidence over letters; 0 without any."""
    words = words_of(reading)
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / max(letters, 1)

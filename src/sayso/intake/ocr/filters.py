"""Filters over the grey levels of a page, in numpy: bands of rows keep them in the cache."""

from collections.abc import Callable
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from sayso.intake.ocr.reading import Picture

_BAND: Final = 64  # rows
_STANDS_OUT: Final = 50  # grey levels
_BLOCK: Final = 8  # pixels of the reduced picture
_DARK: Final = 0.25  # of the light of the paper
_GROUND: Final = 80  # of a hundred pixels of a block are darker than its ground

_SORT_OF_NINE: Final = (
    (1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3), (5, 8), (4, 7),
    (3, 6), (1, 4), (2, 5), (4, 7), (4, 2), (6, 4), (4, 2),
)  # fmt: skip
"""Pairs to put in order so that the median of nine comes to stand in the middle (Paeth 1990)."""


def median_of_nine(picture: Picture) -> Picture:
    """Return the median of each pixel and its eight neighbours; takes specks away."""
    return _by_bands(picture, _median_band)


def _median_band(around: list[Picture]) -> Picture:
    levels = list(around)
    for low, high in _SORT_OF_NINE:
        smaller = np.minimum(levels[low], levels[high])
        levels[high] = np.maximum(levels[low], levels[high])
        levels[low] = smaller
    return levels[4]


def speck_share(picture: Picture) -> float:
    """Return the share of pixels that are darker or lighter than all eight neighbours by far."""
    return float(np.mean(_by_bands(picture, _specks_band)))


def _specks_band(around: list[Picture]) -> Picture:
    """Mark pixels that stand out with 1."""
    middle = around[4]
    others = around[:4] + around[5:]
    lightest = np.maximum.reduce(others)
    darkest = np.minimum.reduce(others)
    is_dark = (darkest > middle) & (darkest - middle > _STANDS_OUT)
    is_light = (middle > lightest) & (middle - lightest > _STANDS_OUT)
    marks: Picture = (is_dark | is_light).astype(np.uint8)
    return marks


def _by_bands(picture: Picture, work: Callable[[list[Picture]], Picture]) -> Picture:
    """Apply `work` to the nine shifted views of each band of rows; the edge is repeated."""
    result = np.empty_like(picture)
    rows, columns = picture.shape
    padded = np.pad(picture, 1, mode="edge")
    for top in range(0, rows, _BAND):
        bottom = min(top + _BAND, rows)
        around = [
            padded[top + down : bottom + down, right : columns + right]
            for down in range(3)
            for right in range(3)
        ]
        result[top:bottom] = work(around)
    return result


def block_levels(small: Picture) -> Picture:
    """Return the light level of each block of 8 × 8 pixels of a reduced picture."""
    rows, columns = small.shape
    padded = np.pad(small, ((0, -rows % _BLOCK), (0, -columns % _BLOCK)), mode="edge")
    levels = np.empty((padded.shape[0] // _BLOCK, padded.shape[1] // _BLOCK), dtype=np.uint8)
    for row in range(len(levels)):
        blocks = padded[row * _BLOCK : (row + 1) * _BLOCK].reshape(_BLOCK, -1, _BLOCK)
        flat = blocks.swapaxes(0, 1).reshape(-1, _BLOCK * _BLOCK)
        levels[row] = np.percentile(flat, _GROUND, axis=1, method="nearest")
    return levels


def background(levels: Picture) -> Picture:
    """Return the ground of a page: the light levels of its blocks without the letters, smooth."""
    image = Image.fromarray(levels)
    for smooth in (ImageFilter.MaxFilter(3), ImageFilter.MedianFilter(7), ImageFilter.BoxBlur(2)):
        image = image.filter(smooth)
    return np.asarray(image)


def edge(levels: Picture) -> npt.NDArray[np.bool_]:
    """Return the blocks that show no paper, with a rim: a scanner's black edge, a dark picture.

    They come in squares of three at least; the strokes of a headline do not.
    """
    dark = np.where(levels < _DARK * np.percentile(levels, 98), 255, 0).astype(np.uint8)
    image = Image.fromarray(np.pad(dark, 4, mode="edge"))
    image = image.filter(ImageFilter.MinFilter(3)).filter(ImageFilter.MaxFilter(9))
    return np.asarray(image)[4:-4, 4:-4] > 0


def divide(picture: Picture, ground: Picture) -> Picture:
    """Return the picture as it would be on white: divided by its ground, given at any scale."""
    rows, columns = picture.shape
    image = Image.fromarray(ground).resize((columns, rows), Image.Resampling.BILINEAR)
    whole = np.asarray(image)
    result = np.empty_like(picture)
    for top in range(0, rows, _BAND):
        band = slice(top, top + _BAND)
        scaled = picture[band].astype(np.float32) * 255 / np.maximum(whole[band], 1)
        result[band] = np.minimum(scaled, 255)
    return result

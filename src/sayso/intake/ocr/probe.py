"""How good the picture of a page is: specks, grain, shading, skew and the height of its letters.

The same preparation that rescues a noisy page spoils a clean one, so each defect is measured and
`preparing` mends those found. Skew, letters and ink are measured on a picture reduced to about
1,200 pixels, without specks and grain.
"""

from dataclasses import dataclass
from math import radians, tan
from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from sayso.intake.ocr.filters import (
    background,
    block_levels,
    divide,
    edge,
    median_of_nine,
    speck_share,
)
from sayso.intake.ocr.reading import Picture

_SMALL: Final = 1200  # pixels of the long side
_INK: Final = (130, 235)  # grey levels between which ink ends, where the ground is 255
_DARK: Final = 100  # grey level
_MOST_POINTS: Final = 150_000
_NOISY: Final = 0.005  # share of specks
_GRAINY: Final = 5.0  # grey levels
_SKEW: Final = 5.0  # degrees, at most
_SKEW_GAIN: Final = 1.1
_WINDOW: Final = 40  # of the width: two or three letters
_DENSE: Final = 0.16  # of a line's core is ink; above and below it much less

Ink = npt.NDArray[np.bool_]
"""Where the reduced picture is dark: bool[rows, columns]."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What the probe found.

    `specks` is the share of pixels that stand out from all their neighbours; `grain` how far a
    pixel of the ground is from the median round it, in grey levels; `shading` how far the ground
    differs over the page, 0..1; `x_height` in pixels, 0 where there are no lines; `skew` in
    degrees, positive where lines fall to the right. `ink` is reduced by `reduction`.
    """

    specks: float
    grain: float
    shading: float
    x_height: float
    skew: float
    ink: Ink
    reduction: int


def is_inverse(picture: Picture) -> bool:
    """Whether light letters stand on a dark ground: the mean lies on the side of the letters."""
    sample = picture[::4, ::4]
    middle = float(np.median(sample))
    return middle < _DARK and float(sample.mean()) > middle + 1


def probe(picture: Picture) -> Quality:
    """Measure a picture of at least 8 pixels a side."""
    median = median_of_nine(picture)
    specks = speck_share(picture)
    grain = _grain(picture, median)
    reduction = reduction_of(picture)
    small = _reduced(median, 1.5) if specks > _NOISY or grain > _GRAINY else _reduced(picture, 0)
    levels = block_levels(small)
    ground = background(levels)
    dark = edge(levels)
    flat = divide(small, ground)
    ink = (flat < _threshold(flat)) & ~_enlarged(dark, small)
    rows, columns = _points(ink)
    skew, is_sideways = _skew(rows, columns)
    lines = _straight(columns, rows, -skew) if is_sideways else _straight(rows, columns, skew)
    return Quality(
        specks=specks,
        grain=grain,
        shading=_range(ground, dark),
        x_height=_x_height(lines) * reduction,
        skew=skew,
        ink=ink,
        reduction=reduction,
    )


def _reduced(picture: Picture, softening: float) -> Picture:
    """Return the picture reduced, after a blur with a radius of so many pixels."""
    image = Image.fromarray(picture)
    if softening:
        image = image.filter(ImageFilter.GaussianBlur(softening))
    return np.asarray(image.reduce(reduction_of(picture)))


def reduction_of(picture: Picture) -> int:
    """Return by what to divide the sides of a picture to get the reduced one."""
    rows, columns = picture.shape
    return max(1, round(max(int(rows), int(columns)) / _SMALL))


def _threshold(flat: Picture) -> int:
    """Return the grey level that parts ink from ground best (Otsu 1979), within bounds."""
    counts = np.bincount(flat.ravel(), minlength=256).astype(np.float64)
    levels = np.arange(256)
    below = np.cumsum(counts)
    above = below[-1] - below
    mass = np.cumsum(counts * levels)
    with np.errstate(divide="ignore", invalid="ignore"):
        between = below * above * (mass / below - (mass[-1] - mass) / above) ** 2
    best = int(np.argmax(np.nan_to_num(between)))
    return min(max(best, _INK[0]), _INK[1])


def _grain(picture: Picture, median: Picture) -> float:
    """Measure on the ground: most of a page is ground; half of its grain is cut off at white."""
    differences = np.maximum(picture, median) - np.minimum(picture, median)
    return float(np.percentile(differences, 60))


def _range(ground: Picture, dark: Ink) -> float:
    paper = ground[~dark]
    if not paper.size:
        return 0.0
    low, high = np.percentile(paper, (2, 98))
    return float(high - low) / max(float(high), 1.0)


def _enlarged(blocks: Ink, small: Picture) -> Ink:
    """Bring blocks to the size of the reduced picture."""
    rows, columns = small.shape
    image = Image.fromarray(blocks.astype(np.uint8)).resize((columns, rows), Image.Resampling.BOX)
    enlarged: Ink = np.asarray(image) > 0
    return enlarged


def _points(ink: Ink) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Return the rows and columns of dark pixels, every so-manieth where there are many."""
    rows, columns = np.nonzero(ink)
    step = 1 + len(rows) // _MOST_POINTS
    return rows[::step], columns[::step]


def _skew(rows: npt.NDArray[np.int64], columns: npt.NDArray[np.int64]) -> tuple[float, bool]:
    """Return the angle at which lines are sharpest, and whether they run up and down.

    Sharpness is the sum of squared differences between neighbouring rows of the profile.
    """
    if len(rows) < 200:
        return 0.0, False
    upright, upright_gain = _sharpest(rows, columns)
    sideways, sideways_gain = _sharpest(columns, rows)
    if sideways_gain > 2 * upright_gain:
        return -sideways, True
    return upright, False


def _sharpest(along: npt.NDArray[np.int64], across: npt.NDArray[np.int64]) -> tuple[float, float]:
    """Return the best angle, 0 unless it is clearly better, and its sharpness."""
    tried: dict[float, float] = {}

    def best(angles: npt.NDArray[np.float64]) -> float:
        for angle in angles:
            tried.setdefault(round(float(angle), 2), _sharpness(along, across, float(angle)))
        return max(tried, key=lambda angle: (tried[angle], -abs(angle)))

    coarse = best(np.arange(-_SKEW, _SKEW + 0.1, 0.5))
    fine = best(np.arange(coarse - 0.4, coarse + 0.5, 0.1))
    if tried[fine] < _SKEW_GAIN * tried[0.0]:
        return 0.0, tried[0.0]
    return fine, tried[fine]


def _sharpness(along: npt.NDArray[np.int64], across: npt.NDArray[np.int64], angle: float) -> float:
    profile = np.bincount(_turned(along, across, angle)).astype(np.float64)
    return float(np.sum(np.diff(profile) ** 2))


def _turned(
    along: npt.NDArray[np.int64], across: npt.NDArray[np.int64], angle: float
) -> npt.NDArray[np.int64]:
    """Return the rows (from 0) once lines that fall by `angle` are level."""
    rows: npt.NDArray[np.int64] = np.rint(along - across * tan(radians(angle))).astype(np.int64)
    return rows - int(rows.min())


def _straight(along: npt.NDArray[np.int64], across: npt.NDArray[np.int64], angle: float) -> Ink:
    """Return the ink with its lines level."""
    if not len(along):
        return np.zeros((1, 1), dtype=np.bool_)
    rows = _turned(along, across, angle)
    ink = np.zeros((int(rows.max()) + 1, int(across.max()) + 1), dtype=np.bool_)
    ink[rows, across] = True
    return ink


def _x_height(ink: Ink) -> float:
    """Return the commonest height of the dense cores of lines, in pixels; 0 without any."""
    rows, columns = ink.shape
    window = max(8, columns // _WINDOW)
    if columns <= window:
        return 0.0
    total = np.cumsum(np.pad(ink, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    dense = total[:, window:] - total[:, :-window] > _DENSE * window
    edges = np.diff(np.pad(dense[:, :: window // 4], ((1, 1), (0, 0))).astype(np.int8), axis=0)
    starts = np.nonzero(edges.T == 1)[1]
    ends = np.nonzero(edges.T == -1)[1]
    heights = np.bincount(ends - starts, minlength=4)[: rows + 1]
    heights[:3] = 0  # rules and specks
    weights = heights * np.arange(len(heights))
    return float(np.argmax(weights)) if weights.any() else 0.0

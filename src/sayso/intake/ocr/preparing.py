"""Recipes: what is done to the picture of a page before its text is recognised, and undone after.

A recipe holds only the steps that the probe asks for, as each costs a clean page some letters.
Boxes found in the prepared picture are carried back to the page as it was.
"""

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final

import numpy as np
from PIL import Image, ImageFilter

from sayso.intake.ocr.filters import background, block_levels, divide, median_of_nine
from sayso.intake.ocr.probe import Quality, reduction_of
from sayso.intake.ocr.reading import Box, Picture, Reading, ReadWord

_SPECKS: Final = 0.0004  # share of pixels; a blur is enough for these
_MANY_SPECKS: Final = 0.018  # these need a median, which takes stops and dots along
_GRAIN: Final = 5.0  # grey levels
_SHADING: Final = 0.12
_SKEW: Final = 0.5  # degrees; from 4 on Tesseract loses most lines
_SMALL_LETTERS: Final = 13.0  # pixels of x-height: twice as large they are read better
_LARGE_LETTERS: Final = 34.0  # reduced they are read as well, in a third of the time
_MOST_PIXELS: Final = 60_000_000  # of a picture made larger
_GOOD_LETTERS: Final = 20.0


@dataclass(frozen=True, slots=True)
class Recipe:
    """The steps in their order: specks away, ground made white, grain softened, scaled, turned.

    `despeckle` counts passes of the median, `soften` is the radius of the blur in pixels, `turn`
    in degrees counter-clockwise.
    """

    despeckle: int = 0
    flatten: bool = False
    soften: float = 0.0
    scale: float = 1.0
    turn: float = 0.0


@dataclass(frozen=True, slots=True)
class Prepared:
    """A picture ready for recognition, and what brings its places back to the page."""

    picture: Picture
    scale: float
    turn: float
    centre: tuple[float, float]
    """The middle of the page as it was."""

    def original(self, reading: Reading) -> Reading:
        """Return the reading with its boxes on the page as it was."""
        return tuple(
            tuple(
                tuple(ReadWord(w.text, self._box(w.box), w.confidence) for w in line)
                for line in paragraph
            )
            for paragraph in reading
        )

    def _box(self, box: Box) -> Box:
        """Carry the middle back and keep the size, so that lines do not come to overlap."""
        rows, columns = self.picture.shape
        x = (box[0] + box[2] - columns) / 2 / self.scale
        y = (box[1] + box[3] - rows) / 2 / self.scale
        angle = radians(self.turn)
        middle_x = self.centre[0] + x * cos(angle) - y * sin(angle)
        middle_y = self.centre[1] + x * sin(angle) + y * cos(angle)
        width, height = (box[2] - box[0]) / self.scale, (box[3] - box[1]) / self.scale
        return (
            max(0.0, middle_x - width / 2),
            max(0.0, middle_y - height / 2),
            min(2 * self.centre[0], middle_x + width / 2),
            min(2 * self.centre[1], middle_y + height / 2),
        )


def choose(quality: Quality) -> Recipe:
    """Return the recipe that mends what the probe found; a good page stays as it is."""
    size = quality.x_height or _GOOD_LETTERS
    # Stops and dots of small letters stand out as specks do.
    few = _SPECKS * max(1.0, _SMALL_LETTERS / size) ** 4
    scale = 1.0
    if size < _SMALL_LETTERS:
        scale = 2.0
    elif size >= _LARGE_LETTERS:
        scale = 1 / round(size / _GOOD_LETTERS)
    is_noisy = quality.specks > few or quality.grain > _GRAIN
    return Recipe(
        despeckle=int(quality.specks > _MANY_SPECKS),
        flatten=quality.shading > _SHADING,
        soften=_softening(size) if is_noisy else 0.0,
        scale=scale,
        turn=quality.skew if abs(quality.skew) >= _SKEW else 0.0,
    )


def other(recipe: Recipe, quality: Quality) -> Recipe:
    """Return what to try where a page was read badly: every step, or more against the noise.

    A second median and a wider blur mend thin type (Courier), and lose lines of most other type.
    """
    size = quality.x_height or _GOOD_LETTERS
    if recipe.despeckle:
        return replace(recipe, despeckle=2, soften=1.2 * _softening(size))
    return replace(recipe, despeckle=1, flatten=True, soften=_softening(size))


def _softening(x_height: float) -> float:
    """Return the radius of a blur that takes noise and leaves letters of this height."""
    return float(np.clip(x_height / 12, 0.7, 2.2))


def prepare(picture: Picture, recipe: Recipe) -> Prepared:
    """Return the picture after the steps of a recipe."""
    rows, columns = picture.shape
    for _ in range(recipe.despeckle):
        picture = median_of_nine(picture)
    if recipe.flatten:
        picture = divide(picture, _ground(picture))
    image = Image.fromarray(picture)
    if recipe.soften:
        image = image.filter(ImageFilter.GaussianBlur(recipe.soften))
    scale = recipe.scale
    if scale > 1 and picture.size * scale**2 > _MOST_PIXELS:
        scale = 1.0
    if scale < 1:
        image = image.reduce(round(1 / scale))
    elif scale > 1:
        factor = round(scale)
        image = image.resize((columns * factor, rows * factor), Image.Resampling.BICUBIC)
    if recipe.turn:
        white = int(np.percentile(picture[::8, ::8], 80))
        image = image.rotate(recipe.turn, Image.Resampling.BICUBIC, expand=True, fillcolor=white)
    return Prepared(np.asarray(image), scale, recipe.turn, (columns / 2, rows / 2))


def _ground(picture: Picture) -> Picture:
    """Return the background, measured on the picture as reduced as the probe reduces it."""
    small = np.asarray(Image.fromarray(picture).reduce(reduction_of(picture)))
    return background(block_levels(small))

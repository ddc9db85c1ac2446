"""Pictures of words for the tests of recognition, drawn with the font that Pillow brings."""

import io
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

SENTENCES = (
    "The harbour council met on Tuesday and voted",
    "to keep the old pier open until the spring.",
    "Members said that the repairs would cost less",
    "than a new building on the northern shore.",
)


def draw(
    lines: Sequence[str] = SENTENCES, *, size: float = 40, width: int = 1100, ink: int = 0
) -> Image.Image:
    """Draw lines on white, or light on black where `ink` is light."""
    pitch = round(size * 1.5)
    image = Image.new("L", (width, 120 + pitch * len(lines)), 255 - ink)
    font = ImageFont.load_default(size)
    pen = ImageDraw.Draw(image)
    for place, line in enumerate(lines):
        pen.text((60, 60 + place * pitch), line, fill=ink, font=font)
    return image


def levels(image: Image.Image) -> npt.NDArray[np.uint8]:
    """Return the grey levels of a picture."""
    return np.asarray(image.convert("L"))


def packed(image: Image.Image, kind: str = "PNG", **how: Any) -> bytes:
    """Return the bytes of an image file."""
    file = io.BytesIO()
    image.save(file, kind, **how)
    return file.getvalue()

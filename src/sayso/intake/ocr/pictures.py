"""The pages of an image file as grey levels; the size they state is looked at before decoding.

Pillow is an extra: import this module only where it is there (`recognising.missing_part`).
"""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, isfinite, log2, sqrt
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFile, ImageOps

from sayso.errors import Reason
from sayso.intake.limits import Limits
from sayso.intake.ocr.reading import Picture

_FORMATS: Final = ("PNG", "JPEG", "TIFF", "GIF", "WEBP")
_DECODING_ERRORS: Final = (
    OSError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
    EOFError, struct.error, zlib.error, Image.DecompressionBombError,
)  # fmt: skip
_TOO_LARGE: Final = (
    "has more pixels than the picture of a page may have. "
    "Save it at 300 dots per inch, or raise the limit page_pixels."
)
_LIGHT: Final = 180  # grey level
_LONGEST_SIDE: Final = 40  # inches; a newspaper's double page has 30
_SIZES: Final = ((2800, 300), (2000, 200), (1400, 150), (0, 100))
"""The dots per inch of a page whose long side has so many pixels, where none are stated."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One page of an image file: its picture, or the predicate that says why there is none.

    `is_cut` says that the file ends before the picture does.
    """

    picture: Picture | None = None
    dpi: float = 300
    is_cut: bool = False
    problem: str = ""
    reason: Reason = "damaged"


def read_frames(data: bytes, limits: Limits) -> Iterator[Frame]:
    """Yield the pages in order; a TIFF has several, of what moves the first frame is taken.

    Where the next page cannot even be found, a last frame tells the problem. One page more than
    the limits allow is yielded undecoded, so that the caller can say that there are more.
    """
    try:
        image = _open(data, limits)
    except _DECODING_ERRORS as error:
        yield _refusal(error)
        return
    for number in range(limits.pages + 1):
        try:
            image.seek(number)
        except EOFError:
            return
        except _DECODING_ERRORS as error:
            yield _refusal(error)
            return
        yield _frame(image, data, limits) if number < limits.pages else Frame()
        if image.format != "TIFF":
            return


def _refusal(error: Exception) -> Frame:
    if isinstance(error, Image.DecompressionBombError):
        return Frame(problem=_TOO_LARGE, reason="bomb")
    return Frame(problem="is damaged: no picture can be made of it.")


def _open(data: bytes, limits: Limits) -> ImageFile.ImageFile:
    """Return the image at its first page, nothing decoded."""
    # Pillow refuses at double its limit. A JPEG can be decoded at an eighth of its sides.
    is_jpeg = data.startswith(b"\xff\xd8")
    Image.MAX_IMAGE_PIXELS = max(1, limits.page_pixels * (64 if is_jpeg else 1) // 2)
    if _webp_pixels(data) > limits.page_pixels:  # Pillow makes room for all of it on opening
        raise Image.DecompressionBombError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(io.BytesIO(data), formats=_FORMATS)


def _webp_pixels(data: bytes) -> int:
    """Return how many pixels a WebP says that it has (RFC 9649); 0 for what is none."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < 30:
        return 0
    if data[12:16] == b"VP8X":
        return _little(data[24:27], 24) * _little(data[27:30], 24)
    if data[12:16] == b"VP8L":
        sizes = int.from_bytes(data[21:25], "little")
        return ((sizes & 0x3FFF) + 1) * (((sizes >> 14) & 0x3FFF) + 1)
    return _little(data[26:28], 14) * _little(data[28:30], 14)


def _little(number: bytes, bits: int) -> int:
    """Return a little-endian number of so many bits, plus one."""
    return (int.from_bytes(number, "little") & ((1 << bits) - 1)) + 1


def _frame(image: ImageFile.ImageFile, data: bytes, limits: Limits) -> Frame:
    """Decode the page at which an image stands; a file that ends early gives what there is."""
    number = image.tell()
    try:
        return Frame(*_decode(image, limits))
    except _DECODING_ERRORS:
        pass
    try:
        return Frame(*_decode_cut(data, number, limits), is_cut=True)
    except _DECODING_ERRORS as error:
        return _refusal(error)


def _decode_cut(data: bytes, number: int, limits: Limits) -> tuple[Picture, float]:
    """Decode a page whose data end early or fail a check; what is missing stays black."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        image = _open(data, limits)
        image.seek(number)
        return _decode(image, limits)
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def _decode(image: ImageFile.ImageFile, limits: Limits) -> tuple[Picture, float]:
    """Return the grey levels, upright as the file says, and the dots per inch."""
    columns, rows = image.size
    dpi = resolution(image.info.get("dpi"), columns, rows)
    if columns * rows > limits.page_pixels:
        shrink = 1 << ceil(log2(sqrt(columns * rows / limits.page_pixels)))
        image.draft("L", (max(1, columns // shrink), max(1, rows // shrink)))
        dpi *= image.size[0] / columns
    if image.size[0] * image.size[1] > limits.page_pixels:
        raise Image.DecompressionBombError
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        image.load()
        upright = ImageOps.exif_transpose(image)
    return grey_levels(upright), dpi


def resolution(stated: object, columns: int, rows: int) -> float:
    """Return the dots per inch: those stated where a page can have them, else the likeliest.

    Cameras and screens state 72 or 96 for whatever they make.
    """
    longest = max(columns, rows)
    if isinstance(stated, tuple) and len(stated) == 2 and all(_is_number(dpi) for dpi in stated):
        dpi = float(max(stated))
        if 60 <= dpi <= 2400 and longest / dpi <= _LONGEST_SIDE and not 60 < dpi < 100:
            return dpi
    return float(next(dpi for least, dpi in _SIZES if longest >= least))


def _is_number(value: object) -> bool:
    try:
        return isfinite(float(value))  # type: ignore[arg-type]  # also Pillow's own fractions
    except (TypeError, ValueError, ZeroDivisionError):
        return False


def grey_levels(image: Image.Image) -> Picture:
    """Return a Pillow image of any mode as grey levels."""
    if image.mode.startswith(("I", "F")):
        return _deep_levels(np.asarray(image))
    if image.mode in {"LA", "PA", "RGBA", "RGBa", "La"} or "transparency" in image.info:
        return _opaque_levels(image.convert("RGBA").convert("LA"))
    return np.asarray(image.convert("L"))


def _deep_levels(levels: npt.NDArray[Any]) -> Picture:
    """Bring more than 8 bits down to 8: whole numbers by their highest bits, others by range."""
    if np.issubdtype(levels.dtype, np.integer):
        whole = np.clip(levels, 0, None).astype(np.int64, copy=False)
        shift = max(0, int(whole.max()).bit_length() - 8)
        shifted: Picture = (whole >> shift).astype(np.uint8)
        return shifted
    broken = np.nan_to_num(levels.astype(np.float32), posinf=0, neginf=0).clip(0, None)
    top = float(broken.max())
    reduced: Picture = (broken * (255 / top if top > 0 else 0)).astype(np.uint8)
    return reduced


def _opaque_levels(image: Image.Image) -> Picture:
    """Put grey with transparency on white; on black where what is opaque is itself light."""
    grey, alpha = (np.asarray(band, dtype=np.uint16) for band in image.split())
    weight = int(alpha.sum(dtype=np.int64))
    is_light = weight > 0 and int((grey * alpha).sum(dtype=np.int64)) / weight > _LIGHT
    has_holes = int(alpha.min()) < 128
    ground = 0 if is_light and has_holes else 255
    levels: Picture = ((grey * alpha + ground * (255 - alpha)) // 255).astype(np.uint8)
    return levels

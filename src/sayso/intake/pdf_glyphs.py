"""The characters of a PDF page as PDFium knows them: what each is, where, how large, how painted.

Everything comes from `pypdfium2.raw`. The calls for every character run in bulk, each filling
one column of numbers (about 2 µs a character); what the characters of one text object share is
asked once. Coordinates are points from the top left of the page as it is shown, turned pages
turned. PDFium is not thread-safe.
"""

import ctypes
import math
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2.raw

pdfium: Any = pypdfium2.raw  # generated bindings, which a type checker cannot see into

Box = tuple[float, float, float, float]
Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

HYPHEN_AT_LINE_END: Final = (0x02, 0xFFFE)
"""What PDFium gives instead of a hyphen that ends a line."""

MAX_CHARACTERS: Final = 400_000
"""Of a page; more is no page that anybody reads."""

_LARGEST: Final = 20_000  # points; PDF allows 14,400
_SPACES: Final = (0x20, 0xA0, 0x09)
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_SAMPLED: Final = 7  # every so many characters are asked whether their meaning is known
_POINTER: Final = ctypes.c_void_p


@dataclass(frozen=True, slots=True)
class Style:
    """What all characters of one text object share; `owner` is the object's address.

    `angle` is counter-clockwise in radians on the page as shown; `mode` is the PDF's text render
    mode; `colour` is that of the filling, red, green, blue and opacity, 0..255.
    """

    owner: int
    em: float
    angle: float
    is_bold: bool
    mode: int
    colour: tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Characters:
    """The characters of a page but for white space, in the order of the content stream.

    `x` and `y` are the origins, `advance` the widths along the baseline, `boxes` is
    float[characters, 4], `after_space` tells where the page has a space character before,
    `styles` holds places in `kinds`.
    """

    texts: list[str]
    x: Floats
    y: Floats
    advance: Floats
    boxes: Floats
    after_space: Flags
    styles: Places
    kinds: tuple[Style, ...]
    unmapped: float
    """The share of characters without a meaning (private use, no entry in the font's map)."""
    is_cut: bool
    """Whether there were more than `MAX_CHARACTERS`."""

    def __len__(self) -> int:
        """Return the number of characters."""
        return len(self.texts)

    def of_styles(self, values: list[float]) -> Floats:
        """Return for each character the value of its style."""
        return np.array(values, dtype=np.float64)[self.styles]


@dataclass(frozen=True, slots=True)
class Frame:
    """How points of the PDF's page space stand on the page as shown."""

    left: float
    bottom: float
    right: float
    top: float
    turns: int
    """Quarter turns clockwise."""

    @property
    def width(self) -> float:
        """Of the page as shown."""
        return self.top - self.bottom if self.turns % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """Of the page as shown."""
        return self.right - self.left if self.turns % 2 else self.top - self.bottom

    def shown(self, x: Any, y: Any) -> tuple[Any, Any]:  # noqa: ANN401  # numbers or arrays
        """Return where points of page space stand, from the top left."""
        if self.turns == 1:
            return y - self.bottom, x - self.left
        if self.turns == 2:
            return self.right - x, y - self.bottom
        if self.turns == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def shown_box(self, box: Box) -> Box:
        """Return a box `(left, bottom, right, top)` of page space as `(x0, y0, x1, y1)`."""
        x0, y0 = self.shown(box[0], box[1])
        x1, y1 = self.shown(box[2], box[3])
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def frame_of(page: Any) -> Frame:  # noqa: ANN401  # pypdfium2.PdfPage, which is untyped
    """Return how a page is shown; one without a sensible box is taken for a letter sheet."""
    x0, y0, x1, y1 = page.get_cropbox()
    left, right, bottom, top = min(x0, x1), max(x0, x1), min(y0, y1), max(y0, y1)
    if not (1 <= right - left <= _LARGEST and 1 <= top - bottom <= _LARGEST):
        left, bottom, right, top = 0.0, 0.0, 612.0, 792.0
    return Frame(left, bottom, right, top, page.get_rotation() // 90 % 4)


def read_characters(page: Any, frame: Frame) -> Characters:  # noqa: ANN401
    """Return the characters of a page of pypdfium2."""
    text_page = page.get_textpage()
    try:
        return _characters(text_page.raw, frame)
    finally:
        text_page.close()


def _characters(raw: Any, frame: Frame) -> Characters:  # noqa: ANN401  # a C handle
    found = max(pdfium.FPDFText_CountChars(raw), 0)
    handle = ctypes.cast(raw, _POINTER)
    codes = _codes(handle, min(found, MAX_CHARACTERS))
    is_space = np.isin(codes, _SPACES)
    codes[np.isin(codes, HYPHEN_AT_LINE_END)] = 0x2D
    places = np.flatnonzero((codes > 0x20) & ~is_space & (codes != 0x7F))
    x, y, boxes = _geometry(handle, places)
    styles, kinds = _styles(raw, handle, places, frame.turns)
    shown_x, shown_y = frame.shown(x, y)
    corners = [frame.shown(boxes[:, i], boxes[:, j]) for i, j in ((0, 1), (2, 3))]
    (ax, ay), (bx, by) = corners
    shown_boxes = np.column_stack(
        (np.minimum(ax, bx), np.minimum(ay, by), np.maximum(ax, bx), np.maximum(ay, by))
    )
    kept = codes[places]
    return Characters(
        texts=[_LIGATURES.get(code) or _character(code) for code in kept.tolist()],
        x=shown_x,
        y=shown_y,
        advance=_advances(shown_boxes, np.array([kind.angle for kind in kinds])[styles]),
        boxes=shown_boxes,
        after_space=_after_space(raw, is_space, places),
        styles=styles,
        kinds=kinds,
        unmapped=_unmapped(handle, kept, places),
        is_cut=found > MAX_CHARACTERS,
    )


def _function(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401  # C types
    """Return a function of PDFium that takes addresses: twice as fast as one that checks them."""
    address = ctypes.cast(getattr(pdfium, name), _POINTER).value or 0
    return ctypes.CFUNCTYPE(result, _POINTER, ctypes.c_int, *arguments)(address)


_get_code: Final = _function("FPDFText_GetUnicode", ctypes.c_uint)
_get_owner: Final = _function("FPDFText_GetTextObject", _POINTER)
_get_origin: Final = _function("FPDFText_GetCharOrigin", ctypes.c_int, _POINTER, _POINTER)
_get_box: Final = _function("FPDFText_GetLooseCharBox", ctypes.c_int, _POINTER)
_has_no_meaning: Final = _function("FPDFText_HasUnicodeMapError", ctypes.c_int)


def _codes(handle: Any, count: int) -> Places:  # noqa: ANN401
    return np.fromiter(map(_get_code, repeat(handle, count), range(count)), np.int64, count)


def _geometry(handle: Any, places: Places) -> tuple[Floats, Floats, Floats]:  # noqa: ANN401
    """Return the origins and the boxes (left, bottom, right, top) in page space."""
    count = len(places)
    indices = places.tolist()
    origins = np.zeros((count, 2), dtype=np.float64)
    base = origins.ctypes.data
    x_at, y_at = range(base, base + 16 * count, 16), range(base + 8, base + 8 + 16 * count, 16)
    for _ in map(_get_origin, repeat(handle, count), indices, x_at, y_at):
        pass
    rects = np.zeros((count, 4), dtype=np.float32)  # FS_RECTF: left, top, right, bottom
    base = rects.ctypes.data
    for _ in map(_get_box, repeat(handle, count), indices, range(base, base + 16 * count, 16)):
        pass
    boxes = np.nan_to_num(rects[:, (0, 3, 2, 1)].astype(np.float64))
    origins = np.clip(np.nan_to_num(origins), -1e7, 1e7)
    return origins[:, 0], origins[:, 1], np.clip(boxes, -1e7, 1e7)


def _styles(
    raw: Any,  # noqa: ANN401
    handle: Any,  # noqa: ANN401
    places: Places,
    turns: int,
) -> tuple[Places, tuple[Style, ...]]:
    count = len(places)
    found = map(_get_owner, repeat(handle, count), places.tolist())
    owners = np.fromiter((owner or 0 for owner in found), np.uint64, count)
    unique, first, styles = np.unique(owners, return_index=True, return_inverse=True)
    kinds = tuple(
        _style(raw, int(places[at]), owner, turns)
        for owner, at in zip(unique.tolist(), first.tolist(), strict=True)
    )
    return styles.reshape(-1).astype(np.int64), kinds


def _style(raw: Any, i: int, owner: int, turns: int) -> Style:  # noqa: ANN401
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, i, ctypes.byref(matrix))
    em = pdfium.FPDFText_GetFontSize(raw, i) * (math.hypot(matrix.c, matrix.d) or 1.0)
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, i, name, 128, ctypes.byref(flags))
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(raw, i, *map(ctypes.byref, colour))
    handle = ctypes.cast(owner, pdfium.FPDF_PAGEOBJECT) if owner else None
    angle = math.atan2(matrix.b, matrix.a) - turns * math.pi / 2
    red, green, blue, alpha = (part.value for part in colour)
    return Style(
        owner=owner,
        em=min(abs(em), 1e5) if math.isfinite(em) else 0.0,
        angle=math.remainder(angle, 2 * math.pi) if math.isfinite(angle) else 0.0,
        is_bold=b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(raw, i) >= 600,
        mode=pdfium.FPDFTextObj_GetTextRenderMode(handle) if handle else 0,
        colour=(red, green, blue, alpha),
    )


def _advances(boxes: Floats, angles: Floats) -> Floats:
    """Return how wide characters are along their baseline, from the boxes that stand upright."""
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    cos, sin = np.abs(np.cos(angles)), np.abs(np.sin(angles))
    turn = cos * cos - sin * sin
    # At 45 degrees a box says nothing about its letter.
    safe = np.where(np.abs(turn) < 0.2, 1.0, turn)
    along = np.where(np.abs(turn) < 0.2, width / 2, (width * cos - height * sin) / safe)
    return np.asarray(np.clip(along, 0.0, None), dtype=np.float64)


def _after_space(raw: Any, is_space: Flags, places: Places) -> Flags:  # noqa: ANN401
    """Return before which characters the page has a space that PDFium did not invent."""
    real = np.zeros(len(is_space), dtype=np.bool_)
    for i in np.flatnonzero(is_space).tolist():
        real[i] = pdfium.FPDFText_IsGenerated(raw, i) != 1
    count = np.concatenate(([0], np.cumsum(real)))
    before = np.concatenate(([0], places[:-1])) if len(places) else places
    return np.asarray(count[places] > count[before], dtype=np.bool_)


def _unmapped(handle: Any, codes: Places, places: Places) -> float:  # noqa: ANN401
    if not len(codes):
        return 0.0
    private = ((codes >= 0xE000) & (codes < 0xF900)) | (codes == 0xFFFD)
    sample = places[::_SAMPLED].tolist()
    lost = [error == 1 for error in map(_has_no_meaning, repeat(handle), sample)]
    return float(np.mean(private[::_SAMPLED] | np.array(lost)))


def _character(code: int) -> str:
    is_one = code < 0xD800 or 0xDFFF < code <= 0x10FFFF
    return chr(code) if is_one else "\ufffd"

"""The characters of a PDF page as PDFium knows them: where each stands, how large, whether seen.

Out come words in rows, upright and from the top left, however the page was turned, and the
words that nobody sees. No reading order is decided here. Everything comes from
`pypdfium2.raw`, one call after the other; PDFium is not thread-safe.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pypdfium2.raw

pdfium: Any = pypdfium2.raw  # generated bindings, which a type checker cannot see into

HYPHEN_AT_LINE_END: Final = (0x02, 0xFFFE)
"""What PDFium gives instead of a hyphen that ends a line."""

_WORD_GAP: Final = 0.18  # em; does not depend on space characters, which PDFium invents and drops
_ROW_GAP: Final = 0.25  # em
_TINY: Final = 1.5  # points
_UNSEEN_MODES: Final = (3, 7)
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
_MAX_GLYPHS: Final = 400_000  # a page; more is no page that anybody reads

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page: `x0` to `x1` along its baseline `y`, from the top left, turned upright.

    `box` is where it stands on the page as it is, turned or not.
    """

    text: str
    x0: float
    x1: float
    y: float
    em: float
    is_bold: bool
    box: Box


@dataclass(frozen=True, slots=True)
class Glyphs:
    """What stands on a page: rows of words, the words unseen, and whether pictures cover it."""

    width: float
    height: float
    rows: tuple[tuple[Word, ...], ...]
    unseen: tuple[tuple[Word, ...], ...]
    has_images: bool
    unmapped: int
    count: int


@dataclass(frozen=True, slots=True)
class _Style:
    """What all characters of one text object share."""

    em: float
    angle: float
    is_bold: bool
    is_unseen: bool
    is_white: bool


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    x: float
    y: float
    x1: float
    after_space: bool
    style: _Style
    box: Box


def read_glyphs(page: Any) -> Glyphs:  # noqa: ANN401  # pypdfium2.PdfPage, which is untyped
    """Return what stands on a page of pypdfium2."""
    left, bottom, right, top = page.get_cropbox()
    width, height = right - left, top - bottom
    text_page = page.get_textpage()
    try:
        glyphs, unmapped = _glyphs(text_page.raw, (left, bottom, right, top))
    finally:
        text_page.close()
    boxes = _painted(page, (left, bottom, right, top))
    has_images = any(is_image for is_image, _ in boxes)
    seen, unseen = _split_seen(glyphs, boxes)
    angle = _usual_angle(seen or unseen)
    turned = [g for g in seen if abs(_turn(g.style.angle - angle)) > 0.15]
    if turned:  # notes along the margin are no part of the account
        seen = [g for g in seen if abs(_turn(g.style.angle - angle)) <= 0.15]
    centre = (width / 2, height / 2)
    return Glyphs(
        width=width,
        height=height,
        rows=_rows(seen, angle, centre),
        unseen=_rows(unseen + turned, angle, centre),
        has_images=has_images,
        unmapped=unmapped,
        count=len(glyphs),
    )


def _glyphs(raw: Any, page_box: Box) -> tuple[list[_Glyph], int]:  # noqa: ANN401  # a C handle
    """Return the characters of a text page with coordinates from the top left."""
    left, _, _, top = page_box
    count = min(pdfium.FPDFText_CountChars(raw), _MAX_GLYPHS)
    x, y = ctypes.c_double(), ctypes.c_double()
    x_at, y_at = ctypes.byref(x), ctypes.byref(y)
    rect = pdfium.FS_RECTF()
    rect_at = ctypes.byref(rect)
    styles: dict[int, _Style] = {}
    glyphs: list[_Glyph] = []
    after_space, unmapped = False, 0
    for i in range(count):
        code = pdfium.FPDFText_GetUnicode(raw, i)
        if code in {0x20, 0xA0, 0x09}:
            after_space = pdfium.FPDFText_IsGenerated(raw, i) != 1
            continue
        if code in HYPHEN_AT_LINE_END:
            code = 0x2D
        elif code < 0x20 or pdfium.FPDFText_IsGenerated(raw, i) == 1:
            continue
        owner = pdfium.FPDFText_GetTextObject(raw, i)
        key = ctypes.cast(owner, ctypes.c_void_p).value or 0
        style = styles.get(key)
        if style is None:
            style = styles[key] = _style(raw, i, owner)
        pdfium.FPDFText_GetCharOrigin(raw, i, x_at, y_at)
        pdfium.FPDFText_GetLooseCharBox(raw, i, rect_at)
        unmapped += 0xE000 <= code < 0xF900 or code == 0xFFFD
        box = (rect.left - left, top - rect.top, rect.right - left, top - rect.bottom)
        text = _LIGATURES.get(code) or (chr(code) if code < 0xD800 or code > 0xDFFF else "\ufffd")
        advance = math.hypot(rect.right - rect.left, 0)
        glyphs.append(_Glyph(text, x.value - left, top - y.value, advance, after_space, style, box))
        after_space = False
    return glyphs, unmapped


def _style(raw: Any, i: int, owner: Any) -> _Style:  # noqa: ANN401  # C handles
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, i, ctypes.byref(matrix))
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    em = pdfium.FPDFText_GetFontSize(raw, i) * scale
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(raw, i, name, 128, ctypes.byref(flags))
    is_bold = b"bold" in name.value.lower() or pdfium.FPDFText_GetFontWeight(raw, i) >= 600
    mode = pdfium.FPDFTextObj_GetTextRenderMode(owner) if owner else 0
    colour = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFText_GetFillColor(raw, i, *map(ctypes.byref, colour))
    red, green, blue, alpha = (c.value for c in colour)
    return _Style(
        em=em,
        angle=math.atan2(matrix.b, matrix.a),
        is_bold=is_bold,
        is_unseen=mode in _UNSEEN_MODES or em < _TINY or alpha == 0,
        is_white=min(red, green, blue) >= 250,
    )


def _painted(page: Any, page_box: Box) -> list[tuple[bool, Box]]:  # noqa: ANN401
    """Return images and filled paths of the page, as (is an image, box from the top left)."""
    left, _, _, top = page_box
    found = []
    for place, item in enumerate(page.get_objects(max_depth=2)):
        if place > 5000:  # a map or a drawing; enough is known
            break
        if item.type in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH}:
            x0, y0, x1, y1 = item.get_bounds()
            box = (x0 - left, top - y1, x1 - left, top - y0)
            found.append((item.type == pdfium.FPDF_PAGEOBJ_IMAGE, box))
    return found


def _split_seen(
    glyphs: list[_Glyph], painted: list[tuple[bool, Box]]
) -> tuple[list[_Glyph], list[_Glyph]]:
    """Part the characters that a reader sees from those that nobody sees.

    A scan with a text layer has nearly all its text in an invisible mode over a picture: that
    text is what to read.
    """
    unseen_share = sum(g.style.is_unseen for g in glyphs)
    if painted and unseen_share * 10 > len(glyphs) * 7 and any(image for image, _ in painted):
        return glyphs, []
    seen: list[_Glyph] = []
    unseen: list[_Glyph] = []
    for glyph in glyphs:
        hidden = glyph.style.is_unseen or (
            glyph.style.is_white and not any(_holds(box, glyph) for _, box in painted)
        )
        (unseen if hidden else seen).append(glyph)
    return seen, unseen


def _holds(box: Box, glyph: _Glyph) -> bool:
    return box[0] <= glyph.x <= box[2] and box[1] <= glyph.y <= box[3]


def _usual_angle(glyphs: list[_Glyph]) -> float:
    """Return the angle of most characters, in radians counter-clockwise."""
    counts = Counter(round(g.style.angle, 4) for g in glyphs)
    return counts.most_common(1)[0][0] if counts else 0.0


def _turn(angle: float) -> float:
    return math.remainder(angle, 2 * math.pi)


def _rows(
    glyphs: list[_Glyph], angle: float, centre: tuple[float, float]
) -> tuple[tuple[Word, ...], ...]:
    """Return words in rows from top to bottom, turned upright by `angle`."""
    cos, sin = math.cos(angle), math.sin(angle)
    cx, cy = centre
    places = [
        # y runs downwards here, so turning counter-clockwise back is this way round.
        (sin * (g.x - cx) + cos * (g.y - cy) + cy, cos * (g.x - cx) - sin * (g.y - cy) + cx, g)
        for g in glyphs
    ]
    places.sort(key=lambda place: place[0])
    rows: list[list[tuple[float, float, _Glyph]]] = []
    for place in places:
        row = rows[-1] if rows else None
        if row and place[0] - row[0][0] <= _ROW_GAP * max(place[2].style.em, _TINY):
            row.append(place)
        else:
            rows.append([place])
    return tuple(_words(row) for row in rows)


def _words(row: list[tuple[float, float, _Glyph]]) -> tuple[Word, ...]:
    row.sort(key=lambda place: place[1])
    words: list[list[tuple[float, float, _Glyph]]] = []
    end = 0.0
    last: tuple[float, float, _Glyph] | None = None
    for place in row:
        _, x, glyph = place
        gap = x - end
        if last and glyph.text == last[2].text and abs(x - last[1]) < 0.1 * glyph.style.em:
            continue  # a character printed twice for boldness
        wide = gap > _WORD_GAP * glyph.style.em or (glyph.after_space and gap > 0.02)
        if last is None or wide:
            words.append([place])
        else:
            words[-1].append(place)
        end = x + glyph.x1
        last = place
    return tuple(_word(word) for word in words)


def _word(places: Sequence[tuple[float, float, _Glyph]]) -> Word:
    y, x0, first = places[0]
    last = places[-1]
    boxes = [glyph.box for _, _, glyph in places]
    return Word(
        text="".join(glyph.text for _, _, glyph in places),
        x0=x0,
        x1=last[1] + last[2].x1,
        y=y,
        em=first.style.em,
        is_bold=first.style.is_bold,
        box=(
            min(box[0] for box in boxes),
            min(box[1] for box in boxes),
            max(box[2] for box in boxes),
            max(box[3] for box in boxes),
        ),
    )

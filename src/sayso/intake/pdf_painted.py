"""What is painted on a PDF page beside its text: pictures, panels and frames, from back to front.

From it follows what nobody sees: text in the colour of what lies behind it, text under a panel.
Only upright rectangles are taken for panels, as their bounds are their shape.
"""

import ctypes
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2.raw

from sayso.intake.pdf_glyphs import Box, Frame

pdfium: Any = pypdfium2.raw  # generated bindings, which a type checker cannot see into

_MAX_OBJECTS: Final = 50_000  # of a page; the rest of a map or a drawing is not looked at
_MAX_PANELS: Final = 500
_DEPTH: Final = 4  # forms within forms
_RECTANGLE: Final = 6  # segments


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle; `place` tells what lies over what.

    `colour` is `None` where it is not filled, or lets through what lies behind.
    """

    box: Box
    place: int
    colour: tuple[int, int, int] | None

    @property
    def area(self) -> float:
        """In square points."""
        return (self.box[2] - self.box[0]) * (self.box[3] - self.box[1])


@dataclass(slots=True)
class Painted:
    """Everything painted: `places` tells the place of each text object by its address."""

    pictures: list[Panel] = field(default_factory=list)
    shapes: list[Panel] = field(default_factory=list)
    """Filled shapes that are no rectangles or not opaque, and shadings: their bounds."""
    panels: list[Panel] = field(default_factory=list)
    places: dict[int, int] = field(default_factory=dict)
    has_objects: bool = False
    count: int = 0
    is_cut: bool = False
    """Whether there were too many pictures, shapes or panels to keep them all."""

    def picture_share(self, width: float, height: float) -> float:
        """Return how much of the page pictures cover; a scan may come in strips."""
        whole = max(width * height, 1.0)
        return min(1.0, sum(_clipped(p.box, width, height) for p in self.pictures) / whole)


def read_painted(page: Any, frame: Frame) -> Painted:  # noqa: ANN401  # pypdfium2.PdfPage
    """Return what is painted on a page of pypdfium2."""
    painted = Painted(has_objects=pdfium.FPDFPage_CountObjects(page.raw) > 0)
    for i in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MAX_OBJECTS)):
        _take(pdfium.FPDFPage_GetObject(page.raw, i), frame, painted, ())
    for kept in (painted.pictures, painted.shapes, painted.panels):
        painted.is_cut |= len(kept) > _MAX_PANELS
        kept.sort(key=lambda panel: -panel.area)
        del kept[_MAX_PANELS:]
        kept.sort(key=lambda panel: panel.place)
    return painted


def _take(item: Any, frame: Frame, painted: Painted, forms: tuple[Any, ...]) -> None:  # noqa: ANN401
    """Add one object; `forms` are the matrices of the forms it lies in, the innermost first."""
    place = painted.count
    painted.count += 1
    kind = pdfium.FPDFPageObj_GetType(item)
    if place > _MAX_OBJECTS:
        return
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        painted.places[ctypes.cast(item, ctypes.c_void_p).value or 0] = place
    elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
        painted.pictures.append(Panel(_bounds(item, frame, forms), place, None))
    elif kind == pdfium.FPDF_PAGEOBJ_PATH and pdfium.FPDFPath_CountSegments(item) <= _RECTANGLE:
        panel = Panel(_bounds(item, frame, forms), place, _filling(item))
        is_clear = panel.colour is None and _fills(item)
        (painted.shapes if is_clear else painted.panels).append(panel)
    elif kind == pdfium.FPDF_PAGEOBJ_SHADING or (kind == pdfium.FPDF_PAGEOBJ_PATH and _fills(item)):
        painted.shapes.append(Panel(_bounds(item, frame, forms), place, None))
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and len(forms) < _DEPTH:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix))
        for i in range(min(pdfium.FPDFFormObj_CountObjects(item), _MAX_OBJECTS)):
            _take(pdfium.FPDFFormObj_GetObject(item, i), frame, painted, (matrix, *forms))


def _bounds(item: Any, frame: Frame, forms: tuple[Any, ...]) -> Box:  # noqa: ANN401
    parts = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *map(ctypes.byref, parts))
    left, bottom, right, top = (part.value for part in parts)
    for m in forms:
        corners = [
            (m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f)
            for x in (left, right)
            for y in (bottom, top)
        ]
        (left, right), (bottom, top) = (
            (min(values), max(values)) for values in zip(*corners, strict=True)
        )
    return frame.shown_box((left, bottom, right, top))


def _fills(item: Any) -> bool:  # noqa: ANN401
    """Whether a path is filled."""
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, ctypes.byref(mode), ctypes.byref(stroked))
    return bool(mode.value != pdfium.FPDF_FILLMODE_NONE)


def _filling(item: Any) -> tuple[int, int, int] | None:  # noqa: ANN401
    if not _fills(item) or pdfium.FPDFPageObj_HasTransparency(item):
        return None
    parts = [ctypes.c_uint() for _ in range(4)]
    if not pdfium.FPDFPageObj_GetFillColor(item, *map(ctypes.byref, parts)):
        return None
    red, green, blue, alpha = (part.value for part in parts)
    return (red, green, blue) if alpha == 255 else None


def _clipped(box: Box, width: float, height: float) -> float:
    across = min(box[2], width) - max(box[0], 0.0)
    down = min(box[3], height) - max(box[1], 0.0)
    return max(across, 0.0) * max(down, 0.0)

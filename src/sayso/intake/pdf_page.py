"""What stands on a page of a PDF: rows of words, those unseen, and what is painted round them."""

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from sayso.intake.pdf_glyphs import frame_of, read_characters
from sayso.intake.pdf_initials import join_initials
from sayso.intake.pdf_line_numbers import part_line_numbers
from sayso.intake.pdf_painted import Panel, read_painted
from sayso.intake.pdf_seen import find_hidden, is_scan, usual_angle
from sayso.intake.pdf_words import Row, RowMaker, join_raised

_ASKEW: Final = 0.15  # radians; what is turned more against the rest stands along the margin


@dataclass(frozen=True, slots=True)
class PageText:
    """What stands on a page: rows of words, the words unseen, and those along the margin."""

    width: float
    height: float
    rows: tuple[Row, ...] = ()
    unseen: tuple[Row, ...] = ()
    margin: tuple[Row, ...] = ()
    panels: tuple[Panel, ...] = ()
    """Upright rectangles; none where the text does not stand upright."""
    em: float = 10.0
    """The usual size of letters."""
    count: int = 0
    """Characters, seen or not."""
    unmapped: float = 0.0
    is_scan: bool = False
    """Whether the text is the layer that a text recognition laid over a scan."""
    picture_share: float = 0.0
    """How much of the page pictures cover."""
    has_objects: bool = False
    """Whether anything at all is on the page."""
    is_cut: bool = False


def read_page_text(page: Any) -> PageText:  # noqa: ANN401  # pypdfium2.PdfPage, which is untyped
    """Return what stands on a page of pypdfium2."""
    frame = frame_of(page)
    characters = read_characters(page, frame)
    painted = read_painted(page, frame)
    size = (frame.width, frame.height)
    ems = characters.of_styles([kind.em for kind in characters.kinds])
    scanned = is_scan(characters, painted, size)
    hidden = (
        np.zeros(len(characters), np.bool_) if scanned else find_hidden(characters, painted, size)
    )
    angles = characters.of_styles([kind.angle for kind in characters.kinds])
    angle = usual_angle(angles[~hidden])
    turned = ~hidden & (
        np.abs(np.remainder(angles - angle + math.pi, 2 * math.pi) - math.pi) > _ASKEW
    )
    maker = RowMaker(characters, ems, angle, size)
    seen, numbers = part_line_numbers(maker.rows(~hidden & ~turned))
    em = float(np.median(ems[~hidden])) if len(ems) and not hidden.all() else 10.0
    return PageText(
        width=frame.width,
        height=frame.height,
        rows=tuple(join_initials(join_raised(seen), em)),
        unseen=tuple(maker.rows(hidden)),
        margin=(
            *numbers,
            *RowMaker(characters, ems, usual_angle(angles[turned]), size).rows(turned),
        ),
        panels=() if angle else tuple(painted.panels),
        em=em,
        count=len(characters),
        unmapped=characters.unmapped,
        picture_share=painted.picture_share(*size),
        has_objects=painted.has_objects,
        is_scan=scanned,
        is_cut=characters.is_cut,
    )

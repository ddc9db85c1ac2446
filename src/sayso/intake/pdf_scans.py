"""Pages of a PDF that are pictures: each is rendered as it is seen and its text recognised.

`pdf.py` says which pages; `recognising.missing_part` says beforehand whether any can be read.
Boxes come in points from the top left of the page as it is shown (turned as it asks to be).
"""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from typing import Any, Final

import numpy as np
import pypdfium2

from sayso.intake.given import Given
from sayso.intake.limits import Limits
from sayso.intake.ocr.reading import Picture
from sayso.intake.ocr.recognising import POINTS, recognise, unread
from sayso.intake.ocr.scanned import ScannedPage

_DPI: Final = 300
_LEAST_DPI: Final = 50  # no letters are told apart below it


def recognise_pages(document: Any, numbers: Sequence[int], given: Given) -> dict[int, ScannedPage]:  # noqa: ANN401
    """Return the pages with these indices (from 0) of a `pypdfium2.PdfDocument`, recognised.

    A page that cannot be rendered or read comes without paragraphs and with a note.
    """
    return {number: _recognise_page(document, number, given.limits) for number in numbers}


def _recognise_page(document: Any, number: int, limits: Limits) -> ScannedPage:  # noqa: ANN401
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return ScannedPage(0, 0, (), unread("is damaged."))
    try:
        width, height = page.get_size()
        dpi = _resolution(width, height, limits)
        if dpi < _LEAST_DPI:
            message = f"measures {width:,.0f} × {height:,.0f} points, too much for a picture of it."
            return ScannedPage(width, height, (), unread(message))
        picture = _render(page, dpi)
    except pypdfium2.PdfiumError:
        return ScannedPage(width, height, (), unread("is damaged: no picture of it could be made."))
    finally:
        page.close()
    scanned = recognise(picture, dpi, seconds=limits.seconds_per_scanned_page)
    scanned = replace(scanned, width=width, height=height)  # the picture's sides are rounded
    return scanned.without_title() if number else scanned


def _resolution(width: float, height: float, limits: Limits) -> float:
    """Return the dots per inch at which the picture keeps to the limits; 0 for no page at all."""
    if min(width, height) <= 0:
        return 0
    dpi = min(_DPI, _DPI * limits.page_points / max(width, height))
    return min(dpi, POINTS * sqrt(limits.page_pixels / (width * height)))


def _render(page: Any, dpi: float) -> Picture:  # noqa: ANN401
    bitmap = page.render(scale=dpi / POINTS, grayscale=True, draw_annots=False)
    try:
        picture: Picture = np.array(bitmap.to_numpy(), dtype=np.uint8)
    finally:
        bitmap.close()
    return picture.reshape(picture.shape[:2])

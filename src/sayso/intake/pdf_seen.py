"""Which characters of a page a reader sees.

Nobody sees text in an invisible mode, of no size, outside the page, in the colour of what lies
behind it, or under a panel. The text layer of a scan is invisible too, but it is what there is
to read.
"""

from typing import Final

import numpy as np

from sayso.intake.pdf_glyphs import Characters, Flags, Floats
from sayso.intake.pdf_painted import Painted

_TINY: Final = 1.5  # points
_UNSEEN_MODES: Final = (3, 7)
_SAME_COLOUR: Final = 8  # of 255, for each part
_RULE: Final = 3.0  # points; what is thinner is nothing to write on
_SCAN: Final = 0.7  # of the page


def is_scan(characters: Characters, painted: Painted, size: tuple[float, float]) -> bool:
    """Whether a picture covers the page and most of the text is an unseen layer over it."""
    if not len(characters) or painted.picture_share(*size) < _SCAN:
        return False
    unseen = characters.of_styles([float(kind.mode in _UNSEEN_MODES) for kind in characters.kinds])
    return float(unseen.mean()) > 0.5


def find_hidden(characters: Characters, painted: Painted, size: tuple[float, float]) -> Flags:
    """Return which characters nobody sees."""
    kinds = characters.kinds
    unseen = [kind.mode in _UNSEEN_MODES or kind.em < _TINY or not kind.colour[3] for kind in kinds]
    boxes = characters.boxes
    x, y = (boxes[:, 0] + boxes[:, 2]) / 2, (boxes[:, 1] + boxes[:, 3]) / 2
    outside = (x < 0) | (x > size[0]) | (y < 0) | (y > size[1])
    hidden = np.array(unseen, dtype=np.bool_)[characters.styles] | outside
    places = characters.of_styles([painted.places.get(kind.owner, 1e9) for kind in kinds])
    colours = np.array([kind.colour[:3] for kind in kinds], dtype=np.int64).reshape(-1, 3)
    behind = np.full((len(characters), 3), 255)
    if painted.is_cut:  # what lies behind the text is not known
        return hidden
    unknown = {id(panel) for panel in (*painted.pictures, *painted.shapes)}
    ground = (*painted.pictures, *painted.shapes, *painted.panels)
    for panel in sorted(ground, key=lambda panel: panel.place):
        x0, y0, x1, y1 = panel.box
        if min(x1 - x0, y1 - y0) < _RULE:
            continue
        within = (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
        if panel.colour is not None:
            hidden |= within & (places < panel.place)
            behind[within & (places > panel.place)] = panel.colour
        elif id(panel) in unknown:
            behind[within & (places > panel.place)] = -1000  # anything may be behind
    same = np.abs(colours[characters.styles] - behind).max(axis=1, initial=0) <= _SAME_COLOUR
    painted_modes = [kind.mode in {0, 4} for kind in kinds]  # others draw outlines in a colour
    return np.asarray(hidden | (same & np.array(painted_modes, np.bool_)[characters.styles]))


def usual_angle(angles: Floats) -> float:
    """Return the angle of most characters, in radians counter-clockwise; nearly 0 is 0."""
    if not len(angles):
        return 0.0
    values, counts = np.unique(np.round(angles, 4), return_counts=True)
    angle = float(values[counts.argmax()])
    return 0.0 if abs(angle) < 2e-4 else angle

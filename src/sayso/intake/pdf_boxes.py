"""Boxes on a page: framed or coloured panels whose text is none of the columns around them.

For each a word that stands for its text is set into the rows, so that the columns are found as
if the box were a picture with a caption of one line.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.intake.pdf_painted import Panel
from sayso.intake.pdf_words import Row, Word

_WIDEST: Final = 0.35  # of the page's words; more is a page with a frame
_FEWEST: Final = 5  # words; fewer are a cell of a table
_MOST: Final = 6  # more are the cells of a table or a form
_WIDTH: Final = 6.0  # em
_HEIGHT: Final = 2.0  # em
_STAND_IN: Final = "\ufffc" * 40
_WHITE: Final = 250  # of 255, for each part


def set_boxes_apart(rows: Sequence[Row], panels: Sequence[Panel], em: float) -> list[Row]:
    """Return rows in which a word with `inside` stands for the text of each box."""
    count = sum(map(len, rows))
    found: list[tuple[Panel, list[Row]]] = []
    for panel in sorted(panels, key=lambda panel: -panel.area):
        if not _may_be_box(panel, em) or any(_holds(other, panel) for other, _ in found):
            continue
        inside = _inside(rows, panel)
        if _FEWEST <= sum(map(len, inside)) <= _WIDEST * count:
            found.append((panel, inside))
    if not found or len(found) > _MOST:
        return list(rows)
    taken = {id(word) for _, inside in found for row in inside for word in row}
    left = [tuple(word for word in row if id(word) not in taken) for row in rows]
    stand_ins = [(_stand_in(panel, inside, em),) for panel, inside in found]
    return sorted([*filter(None, left), *stand_ins], key=lambda row: row[0].y)


def stand_in(rows: Sequence[Row], x0: float, x1: float) -> Word:
    """Return the word that stands for some rows between two points."""
    boxes = [word.box for row in rows for word in row]
    around = (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
    first = rows[0][0]
    return Word(_STAND_IN, x0, x1, first.y, first.em, first.is_bold, around, inside=tuple(rows))


def _stand_in(panel: Panel, inside: Sequence[Row], em: float) -> Word:
    word = stand_in(inside, panel.box[0] + 0.1 * em, panel.box[2] - 0.1 * em)
    return replace(word, y=panel.box[1])  # lines beside the box come after it


def _may_be_box(panel: Panel, em: float) -> bool:
    x0, y0, x1, y1 = panel.box
    is_white = panel.colour is not None and min(panel.colour) >= _WHITE
    return x1 - x0 > _WIDTH * em and y1 - y0 > _HEIGHT * em and not is_white


def _holds(outer: Panel, inner: Panel) -> bool:
    return (
        outer.box[0] < inner.box[2]
        and inner.box[0] < outer.box[2]
        and outer.box[1] < inner.box[3]
        and inner.box[1] < outer.box[3]
    )


def _inside(rows: Sequence[Row], panel: Panel) -> list[Row]:
    x0, y0, x1, y1 = panel.box
    inside = [
        tuple(word for word in row if x0 <= (word.x0 + word.x1) / 2 <= x1)
        for row in rows
        if y0 <= row[0].y <= y1
    ]
    return [row for row in inside if row]

"""The paragraphs of an RTF document where they belong: body, table cells, notes, text boxes.

A note or a text box begins inside a paragraph and ends with its group; meanwhile the paragraph
waits. Notes are kept for the end of the document, boxes for the end of their paragraph.
"""

from typing import Final, NamedTuple

from sayso.intake.office_styles import Role
from sayso.intake.office_text import OfficeBlock, paragraphs, row_blocks

_INDENT: Final = 360  # twentieths of a point, on both sides: set off


class Layout(NamedTuple):
    """What is set for the paragraph."""

    style: str | None = None
    is_heading: bool = False
    is_listed: bool = False
    in_table: bool = False
    left: int = 0
    right: int = 0


class _Flow:
    """A run of paragraphs, and the depth of the group that it ends with."""

    def __init__(self, depth: int, out: list[OfficeBlock]) -> None:
        self.depth = depth
        self.out = out
        self.pieces: list[str] = []
        self.cell: list[OfficeBlock] = []
        self.row: list[list[OfficeBlock]] = []
        self.boxes: list[OfficeBlock] = []
        self.is_listed = False  # a number stands before the paragraph


class RtfFlows:
    """Collects blocks; the innermost flow takes the text."""

    def __init__(self) -> None:
        self._body: list[OfficeBlock] = []
        self._notes: list[OfficeBlock] = []
        self._open = [_Flow(1, self._body)]

    @property
    def blocks(self) -> list[OfficeBlock]:
        """The blocks of the text, then those of its notes."""
        return self._body + self._notes

    @property
    def pieces(self) -> list[str]:
        """The text of the paragraph that is not over yet."""
        return self._open[-1].pieces

    def put_number(self) -> None:
        """Take in that a number or a bullet stands before the paragraph."""
        self._open[-1].is_listed = True

    def start_note(self, depth: int) -> None:
        """Begin a note, in a group of this depth."""
        self._open.append(_Flow(depth, self._notes))

    def start_box(self, depth: int) -> None:
        """Begin a text box, in a group of this depth."""
        self._open.append(_Flow(depth, []))

    def end_paragraph(self, layout: Layout, role: Role | None) -> None:
        """Take in a paragraph; `role` is that of its style."""
        flow = self._open[-1]
        if flow.row and not layout.in_table:
            self.end_row()
        self._take(flow.cell if layout.in_table else flow.out, layout, role)

    def end_cell(self, layout: Layout, role: Role | None) -> None:
        """Take in a cell of a table with its last paragraph."""
        flow = self._open[-1]
        self._take(flow.cell, layout, role)
        flow.row.append(flow.cell)
        flow.cell = []

    def end_row(self) -> None:
        """Take in a row of a table."""
        flow = self._open[-1]
        flow.out += row_blocks([*flow.row, flow.cell])
        flow.row, flow.cell = [], []

    def end_group(self, depth: int, layout: Layout, role: Role | None) -> None:
        """End the flow that began in a group of this depth, if one did."""
        flow = self._open[-1]
        if flow.depth != depth:
            return
        if flow.pieces or flow.boxes:
            self.end_paragraph(layout, role)
        self.end_row()
        if len(self._open) > 1:
            self._open.pop()
            if flow.out is not self._notes:
                self._open[-1].boxes += flow.out

    def end_all(self, layout: Layout, role: Role | None) -> None:
        """End every flow, at the end of the file."""
        while len(self._open) > 1:
            self.end_group(self._open[-1].depth, layout, role)
        self.end_group(self._open[0].depth, layout, role)

    def _take(self, out: list[OfficeBlock], layout: Layout, role: Role | None) -> None:
        flow = self._open[-1]
        text = "".join(flow.pieces)
        flow.pieces.clear()
        role = _role(layout, role, is_listed=flow.is_listed)
        flow.is_listed = False
        if role != "contents":
            out += paragraphs(text, role)
        out += flow.boxes
        flow.boxes = []


def _role(layout: Layout, role: Role | None, *, is_listed: bool) -> Role:
    """Return the role of a paragraph, from its style and what is set for it alone."""
    if role and role not in {"paragraph", "list_item"}:
        return role
    if layout.is_heading:
        return "heading"
    if layout.is_listed or is_listed or role == "list_item":
        return "list_item"
    return "blockquote" if min(layout.left, layout.right) >= _INDENT else "paragraph"

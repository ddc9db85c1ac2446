"""What the walks over the bodies of Word and OpenDocument files share: the order of blocks.

Paragraphs, cells and text boxes lie within each other. The blocks of a cell go to its row, those
of a row to where its table stands, those of a text box behind the paragraph it is anchored to.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from sayso.intake.office_text import OfficeBlock, row_blocks


@dataclass(slots=True)
class OpenParagraph:
    """A paragraph that is not over yet; `boxes` is what stands in text boxes anchored to it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[OfficeBlock] = field(default_factory=list)


P = TypeVar("P", bound=OpenParagraph)
Starts = dict[str, Callable[[dict[str, str]], None]]
Ends = dict[str, Callable[[], None]]


class OfficeBody(Generic[P]):
    """Takes in tags and text, and collects the blocks of the body in `main`."""

    def __init__(self) -> None:
        self.main: list[OfficeBlock] = []
        self._skipped = 0  # open elements within one that is left out, that one counted
        self._outs: list[list[OfficeBlock]] = [self.main]  # of the body, cells, text boxes
        self._open: list[P] = []
        self._rows: list[list[list[OfficeBlock]]] = []
        self._starts = self._start_handlers()
        self._ends = self._end_handlers()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take in a start tag."""
        if self._skipped:
            self._skipped += 1
            self._pass_over(tag)
        elif handler := self._starts.get(tag):
            handler(attributes)
        else:
            self._start_other(tag)

    def end(self, tag: str) -> None:
        """Take in an end tag."""
        if self._skipped:
            self._skipped -= 1
        elif handler := self._ends.get(tag):
            handler()

    def finish(self) -> None:
        """Take in what is still open where the part breaks off."""
        self._skipped = 0
        while self._open:
            self._end_paragraph()
        for row in self._rows:
            self.main += row_blocks(row)
        while len(self._outs) > 1:
            self.main += self._outs.pop(1)

    def _start_handlers(self) -> Starts:
        """Return what takes in the start of the elements of this format, by tag."""
        raise NotImplementedError

    def _end_handlers(self) -> Ends:
        """Return what takes in their ends."""
        raise NotImplementedError

    def _start_other(self, tag: str) -> None:
        """Take in the start of an element without a handler."""

    def _pass_over(self, tag: str) -> None:
        """Take note of an element within one that is left out."""

    def _end_paragraph(self) -> None:
        raise NotImplementedError

    def _start_inner(self, _attributes: dict[str, str]) -> None:
        self._outs.append([])

    def _end_inner(self) -> list[OfficeBlock]:
        return self._outs.pop()

    def _end_box(self) -> None:
        box = self._end_inner()
        if self._open:
            self._open[-1].boxes += box
        else:
            self._outs[-1] += box

    def _start_row(self, _attributes: dict[str, str]) -> None:
        self._rows.append([])

    def _end_row(self) -> None:
        self._outs[-1] += row_blocks(self._rows.pop())

    def _end_cell(self) -> None:
        cell = self._end_inner()
        if self._rows:
            self._rows[-1].append(cell)
        else:
            self._outs[-1] += cell

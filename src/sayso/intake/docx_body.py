"""The walk over the body of a Word document: its paragraphs as blocks, in reading order.

Kept: text, tabs, breaks, insertions, the first choice of each text box, tables. Left out and
counted: deletions and hidden text. Left out: what was moved away, the old form of changed
properties, the codes of fields.
"""

from dataclasses import dataclass
from typing import Final

from sayso.intake.office_body import Ends, OfficeBody, OpenParagraph, Starts
from sayso.intake.office_styles import Role, Styles
from sayso.intake.office_text import OfficeBlock, paragraphs

NAMESPACES: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}

_PASSED_OVER: Final = frozenset(
    (
        "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:tblPrChange", "w:trPrChange",
        "w:tcPrChange", "w:sectPrChange", "w:tblGridChange", "w:numberingChange", "w:sdtPr",
    )
)  # fmt: skip
_CHARACTERS: Final = {
    "w:tab": "\t",
    "w:ptab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": "\u00ad",
}
_OFF: Final = frozenset(("0", "false", "off", "none"))
_INDENT: Final = 360  # twentieths of a point, on both sides: set off


@dataclass(slots=True)
class _Paragraph(OpenParagraph):
    style: str | None = None
    is_heading: bool = False
    is_numbered: bool | None = None
    is_set_off: bool = False
    goes_on: bool = False


class DocxBody(OfficeBody[_Paragraph]):
    """Collects the blocks of one part; `deletions` and `hidden` count what is left out."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.deletions = 0
        self.hidden = 0
        self.comments = 0
        self.embedded = 0
        self._styles = styles
        self._carried: list[str] = []  # from a paragraph whose end was deleted
        self._choices: list[bool] = []  # whether an alternative was taken
        self._runs: list[bool] = []  # whether they are hidden
        self._in_text = False
        self._in_properties = False  # of the paragraph

    @property
    def blocks(self) -> list[OfficeBlock]:
        """The blocks of the part."""
        return self.main

    def characters(self, text: str) -> None:
        """Take in text."""
        if self._in_text and not self._skipped and self._open:
            self._add(text)

    def _start_other(self, tag: str) -> None:
        if tag in _PASSED_OVER:
            self._skipped = 1
        elif tag in _CHARACTERS and self._runs and self._open:
            self._add(_CHARACTERS[tag])

    def _start_handlers(self) -> Starts:
        return {
            "w:p": self._start_paragraph,
            "w:r": self._start_run,
            "w:t": self._start_text,
            "m:t": self._start_text,
            "w:pPr": self._start_properties,
            "w:pStyle": self._set_style,
            "w:rStyle": self._set_run_style,
            "w:vanish": self._set_hidden,
            "w:outlineLvl": self._set_outline,
            "w:numId": self._set_number,
            "w:ind": self._set_indent,
            "w:del": self._delete,
            "w:tc": self._start_inner,
            "w:tr": self._start_row,
            "w:txbxContent": self._start_box,
            "mc:AlternateContent": self._start_alternatives,
            "mc:Choice": self._start_choice,
            "mc:Fallback": self._start_choice,
            "w:commentReference": self._count_comment,
            "w:altChunk": self._count_embedded,
        }

    def _end_handlers(self) -> Ends:
        return {
            "w:p": self._end_paragraph,
            "w:r": self._end_run,
            "w:t": self._end_text,
            "m:t": self._end_text,
            "w:pPr": self._end_properties,
            "w:tc": self._end_cell,
            "w:tr": self._end_row,
            "w:txbxContent": self._end_box,
            "mc:AlternateContent": self._end_alternatives,
        }

    # --- text -----------------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if self._runs and self._runs[-1]:
            self.hidden += len(text.split())
        else:
            self._open[-1].pieces.append(text)

    def _start_text(self, _attributes: dict[str, str]) -> None:
        self._in_text = True

    def _end_text(self) -> None:
        self._in_text = False

    def _start_run(self, _attributes: dict[str, str]) -> None:
        style = self._open[-1].style if self._open else None
        self._runs.append(self._styles.is_hidden(style))

    def _end_run(self) -> None:
        self._runs.pop()

    def _set_run_style(self, attributes: dict[str, str]) -> None:
        if self._runs and not self._in_properties and self._styles.is_hidden(_value(attributes)):
            self._runs[-1] = True

    def _set_hidden(self, attributes: dict[str, str]) -> None:
        if self._runs and not self._in_properties:
            self._runs[-1] = _value(attributes) not in _OFF

    # --- paragraphs -----------------------------------------------------------------------------

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        self._open.append(_Paragraph(self._carried))
        self._carried = []

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if paragraph.goes_on:
            self._carried = paragraph.pieces
        elif text := "".join(paragraph.pieces):
            role = self._role(paragraph)
            # The lines of a table of contents repeat the headings.
            if role != "contents":
                self._outs[-1] += paragraphs(text, role)
        self._outs[-1] += paragraph.boxes

    def _role(self, paragraph: _Paragraph) -> Role:
        role = self._styles.role(paragraph.style)
        if role and role not in {"paragraph", "list_item"}:
            return role
        if paragraph.is_heading:
            return "heading"
        if paragraph.is_numbered or (role == "list_item" and paragraph.is_numbered is None):
            return "list_item"
        return "blockquote" if paragraph.is_set_off else "paragraph"

    def _start_properties(self, _attributes: dict[str, str]) -> None:
        self._in_properties = True

    def _end_properties(self) -> None:
        self._in_properties = False

    def _set_style(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].style = _value(attributes)

    def _set_outline(self, attributes: dict[str, str]) -> None:
        if self._open and _number(_value(attributes)) in range(9):
            self._open[-1].is_heading = True

    def _set_number(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].is_numbered = _value(attributes) != "0"

    def _set_indent(self, attributes: dict[str, str]) -> None:
        left = attributes.get("w:left") or attributes.get("w:start")
        right = attributes.get("w:right") or attributes.get("w:end")
        if self._open:
            self._open[-1].is_set_off = min(_number(left), _number(right)) >= _INDENT

    def _delete(self, _attributes: dict[str, str]) -> None:
        """Leave out deleted runs; in properties it is the paragraph's end that was deleted."""
        if self._in_properties and self._open:
            self._open[-1].goes_on = True
        self.deletions += 1
        self._skipped = 1

    def _count_comment(self, _attributes: dict[str, str]) -> None:
        self.comments += 1

    def _count_embedded(self, _attributes: dict[str, str]) -> None:
        self.embedded += 1

    # --- text boxes, alternatives -----------------------------------------------------------------

    def _start_box(self, attributes: dict[str, str]) -> None:
        self._start_inner(attributes)
        self._in_properties = False

    def _start_alternatives(self, _attributes: dict[str, str]) -> None:
        self._choices.append(False)

    def _end_alternatives(self) -> None:
        self._choices.pop()

    def _start_choice(self, _attributes: dict[str, str]) -> None:
        """Take the first of the alternatives, which say the same."""
        if self._choices and self._choices[-1]:
            self._skipped = 1
        elif self._choices:
            self._choices[-1] = True


def _value(attributes: dict[str, str]) -> str:
    return attributes.get("w:val", "")


def _number(words: str | None) -> int:
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 9 else -1

"""The walk over an OpenDocument text: its paragraphs as blocks, in reading order.

Styles and text come from the same walk, so that the parts `styles.xml` and `content.xml` and a
flat file (FODT) are all read by it. Left out and counted: tracked deletions, comments, hidden
text. Left out: indexes, formulas, pictures and their descriptions. Notes follow the text.
"""

from dataclasses import dataclass
from typing import Final

from sayso.intake.office_body import Ends, OfficeBody, OpenParagraph, Starts
from sayso.intake.office_styles import Role, Style, Styles
from sayso.intake.office_text import OfficeBlock, paragraphs

_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns:"
NAMESPACES: Final = {
    f"{_OASIS}{name}:1.0": prefix
    for name, prefix in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("drawing", "draw"),
        ("svg-compatible", "svg"),
        ("meta", "meta"),
        ("manifest", "manifest"),
    )
} | {"http://purl.org/dc/elements/1.1/": "dc"}

_PASSED_OVER: Final = frozenset(
    (
        "text:note-citation", "text:table-of-content", "text:illustration-index",
        "text:table-index", "text:object-index", "text:user-index", "text:alphabetical-index",
        "text:ruby-text", "text:sequence-decls", "text:variable-decls", "text:user-field-decls",
        "text:hidden-text", "text:hidden-paragraph", "svg:title", "svg:desc", "draw:object",
        "draw:object-ole", "draw:image", "office:binary-data", "office:forms", "office:scripts",
        "office:event-listeners", "text:script", "style:header", "style:footer",
        "style:header-left", "style:footer-left", "table:covered-table-cell",
        "table:tracked-changes",
    )
)  # fmt: skip
_MOST_SPACES: Final = 200


@dataclass(slots=True)
class _Paragraph(OpenParagraph):
    role: Role = "paragraph"


class OdtBody(OfficeBody[_Paragraph]):
    """Collects styles, facts and blocks; the counts say what is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.deletions = 0
        self.comments = 0
        self.hidden = 0
        self.has_text = False
        self.is_encrypted = False
        self.facts: dict[str, list[str]] = {}
        self._notes: list[OfficeBlock] = []
        self._declared: dict[str, Style] = {}
        self._styles = Styles(self._declared)
        self._style: tuple[str, str | None] | None = None  # name and parent of the open one
        self._hiding: list[bool] = []  # for each open span, section and paragraph
        self._items = [0]  # open list items, in the text, and each cell, box and note
        self._fact: list[str] | None = None

    @property
    def blocks(self) -> list[OfficeBlock]:
        """The blocks of the text, then those of its notes."""
        return self.main + self._notes

    def fact(self, name: str) -> str:
        """Return what the file states under a name."""
        return "".join(self.facts.get(name, ()))[:1000]

    def characters(self, text: str) -> None:
        """Take in text; white space in it is one space, as the format says."""
        if self._skipped:
            return
        if self._fact is not None:
            self._fact.append(text)
        elif self._open:
            words = " ".join(text.split())
            before = " " if text[0].isspace() else ""
            after = " " if words and text[-1].isspace() else ""
            self._add(f"{before}{words}{after}")

    def finish(self) -> None:
        """Take in what is still open where the part breaks off."""
        while self._open:
            self._end_paragraph()
        # What stands in notes has a list of its own.
        self._outs = [out for out in self._outs if out is not self._notes]
        super().finish()

    def _start_other(self, tag: str) -> None:
        if tag in _PASSED_OVER:
            self._skipped = 1

    def _pass_over(self, tag: str) -> None:
        self.deletions += tag == "text:deletion"

    def _start_handlers(self) -> Starts:
        return {
            "office:text": self._find_text,
            "manifest:encryption-data": self._find_encryption,
            "text:p": self._start_paragraph,
            "text:h": self._start_heading,
            "text:s": self._add_spaces,
            "text:tab": self._add_tab,
            "text:line-break": self._add_break,
            "text:span": self._start_span,
            "text:section": self._start_section,
            "text:list-item": self._start_item,
            "text:list-header": self._start_item,
            "text:tracked-changes": self._leave_out,
            "office:annotation": self._leave_out_comment,
            "text:note-body": self._start_note,
            "draw:text-box": self._start_inner,
            "table:table-row": self._start_row,
            "table:table-cell": self._start_inner,
            "style:style": self._start_style,
            "style:text-properties": self._hide_style,
            "dc:title": self._start_title,
            "meta:initial-creator": self._start_author,
            "dc:creator": self._start_editor,
        }

    def _end_handlers(self) -> Ends:
        return {
            "text:p": self._end_paragraph,
            "text:h": self._end_paragraph,
            "text:span": self._end_hiding,
            "text:section": self._end_hiding,
            "text:list-item": self._end_item,
            "text:list-header": self._end_item,
            "text:note-body": self._end_note,
            "draw:text-box": self._end_box,
            "table:table-row": self._end_row,
            "table:table-cell": self._end_cell,
            "dc:title": self._end_fact,
            "meta:initial-creator": self._end_fact,
            "dc:creator": self._end_fact,
        }

    def _find_text(self, _attributes: dict[str, str]) -> None:
        self.has_text = True

    def _find_encryption(self, _attributes: dict[str, str]) -> None:
        self.is_encrypted = True

    def _leave_out(self, _attributes: dict[str, str]) -> None:
        self._skipped = 1

    def _leave_out_comment(self, _attributes: dict[str, str]) -> None:
        self.comments += 1
        self._skipped = 1

    # --- text -----------------------------------------------------------------------------------

    def _add(self, text: str) -> None:
        if any(self._hiding):
            self.hidden += len(text.split())
        elif self._open:
            self._open[-1].pieces.append(text)

    def _add_spaces(self, attributes: dict[str, str]) -> None:
        count = attributes.get("text:c", "1")
        many = int(count) if count.isascii() and count.isdigit() and len(count) < 5 else 1
        self._add(" " * min(many, _MOST_SPACES))

    def _add_tab(self, _attributes: dict[str, str]) -> None:
        self._add("\t")

    def _add_break(self, _attributes: dict[str, str]) -> None:
        self._add("\n")

    def _start_span(self, attributes: dict[str, str]) -> None:
        self._hiding.append(self._styles.is_hidden(attributes.get("text:style-name")))

    def _start_section(self, attributes: dict[str, str]) -> None:
        self._hiding.append(attributes.get("text:display") == "none")

    def _end_hiding(self) -> None:
        self._hiding.pop()

    # --- paragraphs -----------------------------------------------------------------------------

    def _start_paragraph(self, attributes: dict[str, str]) -> None:
        style = attributes.get("text:style-name")
        role = self._styles.role(style) or "paragraph"
        if role == "paragraph" and self._items[-1]:
            role = "list_item"
        self._begin(role, style)

    def _start_heading(self, attributes: dict[str, str]) -> None:
        style = attributes.get("text:style-name")
        self._begin("title" if self._styles.role(style) == "title" else "heading", style)

    def _begin(self, role: Role, style: str | None) -> None:
        self._open.append(_Paragraph(role=role))
        self._hiding.append(self._styles.is_hidden(style))

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        self._hiding.pop()
        if paragraph.role != "contents":
            self._outs[-1] += paragraphs("".join(paragraph.pieces), paragraph.role)
        self._outs[-1] += paragraph.boxes

    def _start_item(self, _attributes: dict[str, str]) -> None:
        self._items[-1] += 1

    def _end_item(self) -> None:
        self._items[-1] -= 1

    # --- lists, notes, cells ----------------------------------------------------------------------

    def _start_note(self, _attributes: dict[str, str]) -> None:
        self._outs.append(self._notes)
        self._items.append(0)

    def _end_note(self) -> None:
        self._outs.pop()
        self._items.pop()

    def _start_inner(self, attributes: dict[str, str]) -> None:
        super()._start_inner(attributes)
        self._items.append(0)

    def _end_inner(self) -> list[OfficeBlock]:
        self._items.pop()
        return super()._end_inner()

    # --- styles and facts -------------------------------------------------------------------------

    def _start_style(self, attributes: dict[str, str]) -> None:
        name = attributes.get("style:name", "")
        self._style = (name, attributes.get("style:parent-style-name"))
        shown = attributes.get("style:display-name", name)
        # An automatic style (P1) has no telling name of its own.
        self._declared[name] = Style(name=shown, parent=self._style[1])

    def _hide_style(self, attributes: dict[str, str]) -> None:
        display = attributes.get("text:display")
        if self._style and display:
            name, parent = self._style
            shown = self._declared[name].name
            self._declared[name] = Style(name=shown, parent=parent, is_hidden=display == "none")

    def _start_title(self, _attributes: dict[str, str]) -> None:
        self._fact = self.facts.setdefault("title", [])

    def _start_author(self, _attributes: dict[str, str]) -> None:
        self._fact = self.facts.setdefault("author", [])

    def _start_editor(self, _attributes: dict[str, str]) -> None:
        self._fact = self.facts.setdefault("editor", [])

    def _end_fact(self) -> None:
        self._fact = None

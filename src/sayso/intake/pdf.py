"""PDF: text in reading order, with pages, blocks and what to leave out.

The original text is the lines as read, column by column; running heads and page numbers stand
in it where they stand on the page and are marked as drops, as is text that nobody sees. The text
of a page without a text layer, or with one that says nothing, is recognised where recognition is
installed. Scripts, links, attachments and forms are not looked at.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

import pypdfium2

from sayso.errors import InputError
from sayso.intake.given import Given
from sayso.intake.ocr.recognising import missing_part
from sayso.intake.ocr.scanned import ScannedPage
from sayso.intake.pdf_boxes import set_boxes_apart
from sayso.intake.pdf_columns import Line, find_lines
from sayso.intake.pdf_facts import find_stated, find_title
from sayso.intake.pdf_furniture import find_furniture
from sayso.intake.pdf_gutters import Gutter
from sayso.intake.pdf_layer import Layer, judge_layer, reads_better
from sayso.intake.pdf_original import OriginalWriter
from sayso.intake.pdf_page import PageText, read_page_text
from sayso.intake.pdf_paragraphs import find_paragraphs
from sayso.intake.pdf_recognised import as_page_text, merge, recognised_paragraphs
from sayso.intake.pdf_words import Row
from sayso.intake.source_text import SourceText
from sayso.record.types import Gap
from sayso.record.vocabulary import GapKind

_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
_WANTING: Final = frozenset({"none", "meaningless", "poor", "thin"})  # layers to be recognised
_NEAR: Final = 4.0  # points within which gutters of two pages are one
_CERTAIN: Final = 8  # lines beside a gutter that vouch for it on other pages


@dataclass(slots=True)
class _Pages:
    """The pages of a document, what their text layers are worth, those recognised, and notes."""

    texts: list[PageText] = field(default_factory=list)
    layers: list[Layer | None] = field(default_factory=list)
    """`None` for a page that could not be loaded."""
    scanned: dict[int, ScannedPage] = field(default_factory=dict)
    notes: list[Gap] = field(default_factory=list)
    of_pages: dict[tuple[GapKind, str], list[int]] = field(default_factory=dict)

    def note(self, kind: GapKind, number: int, message: str) -> None:
        """Note something about a page; `message` goes on after its name."""
        self.of_pages.setdefault((kind, message), []).append(number + 1)

    def all_notes(self) -> Iterator[Gap]:
        """Yield the notes, one for all pages of which the same is to be said."""
        yield from self.notes
        for (kind, message), numbers in self.of_pages.items():
            called = (
                f"Page {numbers[0]}" if len(numbers) == 1 else f"Each of pages {_list(numbers)}"
            )
            yield Gap(kind=kind, span=None, message=f"{called} {message}")


def read_pdf(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of a PDF; at most its first pages, as the limits say, are read.

    A page that gives no words stays in `pages` without lines, and a note says why. Raises
    `InputError` when the document cannot be opened or no page gives a word.
    """
    document = _open(given)
    try:
        pages = _read_pages(document, given)
        stated = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    writer = _write(pages)
    yield SourceText(
        text=writer.text,
        kind="pdf",
        name=given.name,
        digest=given.digest,
        blocks=tuple(writer.blocks),
        drops=tuple(sorted(writer.drops)),
        title=find_title(writer.text, writer.blocks, stated),
        author=find_stated(stated.get("Author")),
        pages=writer.pages(),
        notes=(*pages.all_notes(), *writer.notes),
    )


def _list(numbers: Sequence[int]) -> str:
    """Return numbers in words, runs of them by their ends: "2 to 9, 12, 14"."""
    parts: list[str] = []
    start = 0
    for end in range(1, len(numbers) + 1):
        if end < len(numbers) and numbers[end] == numbers[end - 1] + 1:
            continue
        first, last = numbers[start], numbers[end - 1]
        joint = " to " if last > first + 1 else ", "
        parts.append(str(first) if first == last else f"{first}{joint}{last}")
        start = end
    return ", ".join(parts)


def _open(given: Given) -> Any:  # noqa: ANN401  # pypdfium2 is untyped
    try:
        open_document: Any = pypdfium2.PdfDocument
        return open_document(given.data)
    except pypdfium2.PdfiumError as error:
        # Of a document without any page PDFium says that it needs a password, too.
        if error.err_code == _PASSWORD_ERROR and b"/Encrypt" in given.data:
            message = "is encrypted. Save a copy without a password and read that."
            raise given.error(message, "encrypted") from error
        message = "is a damaged PDF and cannot be opened. Get a whole copy of it."
        raise given.error(message, "damaged") from error


def _read_pages(document: Any, given: Given) -> _Pages:  # noqa: ANN401
    """Read every page: its text layer, and where that says nothing, its picture."""
    pages = _Pages()
    count = len(document)
    budget = given.limits.text_characters
    for number in range(min(count, given.limits.pages)):
        if budget <= 0:
            break
        text = _load_page(document, number)
        pages.texts.append(text or PageText(0, 0))
        pages.layers.append(judge_layer(text) if text else None)
        budget -= text.count if text else 0
        if text and text.is_cut:
            pages.note("limit", number, "holds too many characters; its last ones were not read.")
    if count > len(pages.texts):
        message = f"The last {count - len(pages.texts):,} pages, beyond {len(pages.texts):,}, were "
        pages.notes.append(Gap(kind="limit", span=None, message=message + "not read."))
    if not any(pages.layers):
        message = "is a damaged PDF without a readable page. Get a whole copy of it."
        raise given.error(message, "damaged")
    _recognise(document, pages, given)
    if not any(text.rows for text in pages.texts):
        raise _nothing(pages, given)
    return pages


def _load_page(document: Any, number: int) -> PageText | None:  # noqa: ANN401
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return None
    try:
        return read_page_text(page)
    except pypdfium2.PdfiumError:
        return None
    finally:
        page.close()


def _recognise(document: Any, pages: _Pages, given: Given) -> None:  # noqa: ANN401
    """Have the text of pages recognised where the text layer says nothing; note what is unread."""
    wanted = [n for n, layer in enumerate(pages.layers) if layer in _WANTING]
    if wanted and missing_part() is None:
        from sayso.intake.pdf_scans import recognise_pages  # noqa: PLC0415  # needs Pillow, an extra

        pages.scanned = recognise_pages(document, wanted, given)
    for number, layer in enumerate(pages.layers):
        scanned = pages.scanned.get(number)
        if scanned and _take_recognised(pages, number, scanned):
            if scanned.note:
                pages.note(scanned.note.kind, number, scanned.note.message)
            continue
        pages.scanned.pop(number, None)
        if layer == "meaningless":
            pages.texts[number] = PageText(pages.texts[number].width, pages.texts[number].height)
        if scanned and layer == "thin":
            continue  # a photograph with its caption
        if scanned and scanned.note and layer != "poor":
            pages.note(scanned.note.kind, number, scanned.note.message)
        else:
            _note_unread(pages, number, layer)


def _take_recognised(pages: _Pages, number: int, scanned: ScannedPage) -> bool:
    """Take what was recognised on a page, if it is better than its text layer."""
    text, recognised = pages.texts[number], as_page_text(scanned)
    if not recognised.rows:
        return False
    if pages.layers[number] in {"poor", "thin"} and not reads_better(recognised, text):
        return False
    # No pixel has rounded the measure of the page.
    pages.texts[number] = replace(recognised, width=text.width, height=text.height)
    return True


def _note_unread(pages: _Pages, number: int, layer: Layer | None) -> None:
    """Note what was not read of a page whose text was not recognised."""
    install = "" if missing_part() is None else " Install what `sayso doctor` names to read it."
    if layer is None:
        pages.note("page_unread", number, "is damaged and was not read.")
    elif layer == "none":
        message = f"has no text layer and was not read.{install}"
        pages.note("page_unread", number, message)
    elif layer == "blank":
        pages.note("page_unread", number, "holds no words that could be seen.")
    elif layer == "meaningless":
        message = f"has a text layer whose characters have no meaning; it was not read.{install}"
        pages.note("page_unread", number, message)
    elif layer == "thin":
        message = f"is a picture with a few words; what else stands in it was not read.{install}"
        pages.note("page_unread", number, message)
    elif layer == "poor":
        message = "is a scan; many words that were recognised on it are no English words."
        pages.note("low_text_quality", number, message)


def _nothing(pages: _Pages, given: Given) -> InputError:
    """Return the error for a document of which no page gives a word."""
    count = len(pages.texts)
    these = "its page is" if count == 1 else f"its {count:,} pages are"
    missing = missing_part()
    layers = set(pages.layers)
    if layers & {"none", "meaningless"} and missing:
        what = f"{these} pictures" if "none" in layers else "its characters have no meaning"
        message = (
            f"has no text layer that can be read ({what}). {missing} `sayso doctor` shows how."
        )
        return given.error(message, "no_text_layer")
    if layers & {"none", "meaningless"}:
        message = "holds no words: none were recognised on its pages. Give a sharper copy."
        return given.error(message, "no_text_layer")
    if any(text.unseen for text in pages.texts):
        message = (
            "holds no words that a reader sees: all its text is hidden. Check where it is from."
        )
        return given.error(message, "empty")
    return given.error(f"is empty ({these} blank). Give a document with words in it.", "empty")


def _write(pages: _Pages) -> OriginalWriter:
    """Return the original of all pages."""
    furniture = find_furniture(pages.texts)
    bodies = [_body(page, dropped) for page, dropped in zip(pages.texts, furniture, strict=True)]
    for number in pages.scanned:
        bodies[number] = []  # their lines are in order already
    written = find_paragraphs(_reading_order(bodies))
    recognised = {
        number: recognised_paragraphs(number, page, pages.texts[number], furniture[number])
        for number, page in pages.scanned.items()
    }
    writer = OriginalWriter(pages.texts, furniture, set(pages.scanned))
    writer.write(merge(written, recognised))
    return writer


def _body(page: PageText, furniture: set[int]) -> list[Row]:
    """Return the rows of the account, each box in them as one word."""
    rows = [row for place, row in enumerate(page.rows) if place not in furniture]
    return set_boxes_apart(rows, page.panels, page.em)


def _reading_order(bodies: Sequence[Sequence[Row]]) -> list[list[Line]]:
    """Return each page's lines in reading order; pages with few rows learn from the others."""
    first = [find_lines(rows) for rows in bodies]
    known = _shared_gutters([gutters for _, gutters in first])
    if not known:
        return [lines for lines, _ in first]
    return [find_lines(rows, known)[0] for rows in bodies]


def _shared_gutters(pages: Sequence[Sequence[Gutter]]) -> list[Gutter]:
    """Return the gutters beside which many lines stand, or that several pages have."""
    found = sorted((gutter for page in pages for gutter in page), key=lambda g: (-g.rows, g.x))
    kept: list[Gutter] = []
    for gutter in found:
        support = sum(any(abs(gutter.x - o.x) <= _NEAR for o in page) for page in pages)
        is_new = all(abs(gutter.x - other.x) > 2 * _NEAR for other in kept)
        if is_new and (gutter.rows >= _CERTAIN or support > 1):
            kept.append(gutter)
    return sorted(kept, key=lambda gutter: gutter.x)

"""Born-digital PDF: the text layer in reading order, with pages, blocks and what to leave out.

The original text is the lines as read, column by column; running heads and page numbers stand
in it where they stand on the page and are marked as drops, as is text that nobody sees. Scans
without a text layer are refused with the advice to recognise their text first. Scripts, links,
attachments and forms are not looked at.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import pypdfium2

from sayso.errors import InputError
from sayso.intake.decoding import combine_surrogates
from sayso.intake.given import Given
from sayso.intake.pdf_columns import Line, Row, find_lines
from sayso.intake.pdf_furniture import find_furniture
from sayso.intake.pdf_glyphs import Glyphs, Word, read_glyphs
from sayso.intake.pdf_paragraphs import Paragraph, find_paragraphs
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact, Gap, Page
from sayso.record.vocabulary import Span

_PASSWORD_ERROR: Final = 4  # FPDF_ERR_PASSWORD
_UNMAPPED_SHARE: Final = 0.3
_NEAR: Final = 4.0  # points within which gutters of two pages are one


def read_pdf(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of a PDF; at most its first pages, as the limits say, are read.

    A page without a text layer among others stays in `pages` without lines.
    """
    called = given.called
    document = _open(given.data, called)
    try:
        pages = _read_pages(document, given)
        stated = document.get_metadata_dict(skip_empty=True)
        beyond = len(document) - len(pages)
    finally:
        document.close()
    _refuse_without_text(pages, called)
    furniture = find_furniture(pages)
    bodies = [
        [row for place, row in enumerate(page.rows) if place not in furniture[number]]
        for number, page in enumerate(pages)
    ]
    lines = _reading_order(bodies)
    writer = _Writer(pages)
    writer.write(find_paragraphs(lines), furniture)
    text = writer.text
    if not text.strip():
        raise given.error("is empty. Give a document with words in it.", "empty")
    yield SourceText(
        text=text,
        kind="pdf",
        name=given.name,
        digest=given.digest,
        blocks=tuple(writer.blocks),
        drops=tuple(writer.drops),
        title=_title(writer, stated),
        author=_stated(stated.get("Author")),
        pages=writer.pages(),
        notes=_beyond(beyond, len(pages)),
    )


def _open(data: bytes, called: str) -> Any:  # noqa: ANN401  # pypdfium2 is untyped
    try:
        open_document: Any = pypdfium2.PdfDocument
        return open_document(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD_ERROR:
            message = f"{called} is encrypted. Save a copy without a password and read that."
            raise InputError(message, "encrypted") from error
        message = f"{called} is a damaged PDF and cannot be opened. Get a whole copy of it."
        raise InputError(message, "damaged") from error


def _beyond(count: int, limit: int) -> tuple[Gap, ...]:
    if not count:
        return ()
    message = f"The last {count} pages, beyond {limit}, were not read."
    return (Gap(kind="limit", span=None, message=message),)


def _read_pages(document: Any, given: Given) -> list[Glyphs]:  # noqa: ANN401
    """Read every page; one that cannot be loaded is a blank page, unless all are."""
    pages: list[Glyphs] = []
    damaged = 0
    for number in range(min(len(document), given.limits.pages)):
        try:
            page = document[number]
        except pypdfium2.PdfiumError:
            pages.append(Glyphs(0, 0, (), (), has_images=False, unmapped=0, count=0))
            damaged += 1
            continue
        pages.append(read_glyphs(page))
        page.close()
    if damaged == len(pages):
        message = "is a damaged PDF without a readable page. Get a whole copy of it."
        raise given.error(message, "damaged")
    return pages


def _refuse_without_text(pages: Sequence[Glyphs], called: str) -> None:
    count = sum(page.count for page in pages)
    advice = (
        "Install Tesseract and recognise its text first (for example with "
        "`ocrmypdf IN.pdf OUT.pdf`), then read the result."
    )
    if count and any(page.rows for page in pages):
        if sum(page.unmapped for page in pages) > count * _UNMAPPED_SHARE:
            message = f"{called} has a text layer whose characters have no meaning. {advice}"
            raise InputError(message, "no_text_layer")
        return
    what = "its pages are images" if any(page.has_images for page in pages) else "nothing is on it"
    raise InputError(f"{called} has no text layer ({what}). {advice}", "no_text_layer")


def _reading_order(bodies: Sequence[Sequence[Row]]) -> list[list[Line]]:
    """Return each page's lines in reading order; pages with few rows learn from the others."""
    first = [find_lines(rows) for rows in bodies]
    known = _shared_gutters([gutters for _, gutters in first])
    if not known:
        return [lines for lines, _ in first]
    return [find_lines(rows, known)[0] for rows in bodies]


def _shared_gutters(pages: Sequence[Sequence[float]]) -> list[float]:
    """Return the gutters that at least two pages, and a quarter of those with gutters, have."""
    support = [
        (sum(any(abs(x - other) <= _NEAR for other in page) for page in pages), x)
        for x in sorted({x for page in pages for x in page})
    ]
    needed = max(2, sum(bool(page) for page in pages) / 4)
    kept: list[float] = []
    for count, x in sorted(support, key=lambda pair: (-pair[0], pair[1])):
        if count >= needed and all(abs(x - other) > 2 * _NEAR for other in kept):
            kept.append(x)
    return sorted(kept)


def _title(writer: "_Writer", stated: dict[str, str]) -> Fact | None:
    """Return the title set on the first page; else the one stated, unless it is a file's name."""
    for block in writer.blocks:
        if block.kind == "title":
            value = " ".join(writer.text[block.span[0] : block.span[1]].split())
            return Fact(value=value, from_="content", span=block.span)
    return _stated(stated.get("Title"))


def _stated(value: str | None) -> Fact | None:
    """Return a fact of the Info dictionary that was written for readers."""
    value = " ".join(combine_surrogates(value or "").split())
    machine = value.lower().endswith((".doc", ".docx", ".pdf", ".indd", ".qxd", ".txt", ".tex"))
    if len(value) < 4 or machine or value.lower().startswith(("microsoft ", "untitled")):
        return None
    return Fact(value=value, from_="metadata") if value[0].isupper() else None


class _Writer:
    """Writes the original text of a PDF and keeps what stands where."""

    def __init__(self, pages: Sequence[Glyphs]) -> None:
        self._glyphs = pages
        self._pieces: list[str] = []
        self._length = 0
        self._lines: list[list[tuple[int, int, float, float, float, float]]] = [[] for _ in pages]
        self.blocks: list[SourceBlock] = []
        self.drops: list[tuple[Span, str]] = []

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._pieces)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages with the boxes of their lines."""
        return tuple(
            Page(
                number=number,
                width=round(page.width, 2),
                height=round(page.height, 2),
                read_by="text_layer",
                lines=tuple(self._lines[number - 1]),
            )
            for number, page in enumerate(self._glyphs, start=1)
        )

    def write(self, paragraphs: Sequence[Paragraph], furniture: Sequence[set[int]]) -> None:
        """Write all pages: heads, lines, feet, then what nobody sees."""
        page = -1
        for paragraph in paragraphs:
            start: int | None = None
            for number, line in paragraph.lines:
                if number != page:
                    self._turn_pages(page, number, furniture, is_inside=start is not None)
                    page = number
                elif start is None:
                    self._separate("\n\n")
                if start is not None:
                    self._separate("\n")
                place = self._write_line(number, line.words)
                start = place if start is None else start
            if start is not None:
                self.blocks.append(SourceBlock(paragraph.kind, (start, self._length)))
        self._turn_pages(page, len(self._glyphs), furniture, is_inside=False)

    def _turn_pages(
        self, old: int, new: int, furniture: Sequence[set[int]], *, is_inside: bool
    ) -> None:
        """Write the feet of page `old` and the heads of page `new` and all between."""
        for number in range(max(old, 0), min(new + 1, len(self._glyphs))):
            page = self._glyphs[number]
            for place in sorted(furniture[number]):
                is_head = page.rows[place][0].y < page.height / 2
                if (number > old or not is_head) and (number < new or is_head):
                    self._drop(number, page.rows[place], "running head or page number")
            if number < new:
                for row in page.unseen:
                    self._drop(number, row, "text that is not seen")
        self._separate("\n" if is_inside else "\n\n")

    def _drop(self, number: int, row: Row, why: str) -> None:
        if row:
            self._separate("\n")
            start = self._write_line(number, row)
            self.drops.append(((start, self._length), why))

    def _separate(self, separator: str) -> None:
        if self._pieces and not self._pieces[-1].endswith(separator):
            self._put(separator)

    def _write_line(self, number: int, words: Sequence[Word]) -> int:
        start = self._length
        self._put(" ".join(word.text for word in words))
        x0, y0 = min(w.box[0] for w in words), min(w.box[1] for w in words)
        x1, y1 = max(w.box[2] for w in words), max(w.box[3] for w in words)
        box = (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        self._lines[number].append((start, self._length, *box))
        return start

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

"""The original text of a PDF: its lines as read, block after block, and where each stands.

Running heads and page numbers stand in it where a page begins or ends, what nobody sees at the
end of its page; all of it is marked as dropped.
"""

from collections.abc import Sequence

from sayso.intake.pdf_page import PageText
from sayso.intake.pdf_paragraphs import Paragraph
from sayso.intake.pdf_words import Row
from sayso.intake.source_text import SourceBlock
from sayso.record.types import Gap, Page
from sayso.record.vocabulary import ReadBy, Span

_HIDDEN = "text that is not seen"
_FURNITURE = "running head or page number"
_MARGIN = "text along the margin"
_MARK = "mark of a note"

_LineBox = tuple[int, int, float, float, float, float]


class OriginalWriter:
    """Writes the original and keeps blocks, drops, notes and the lines of each page."""

    def __init__(
        self, pages: Sequence[PageText], furniture: Sequence[set[int]], recognised: set[int]
    ) -> None:
        self._pages = pages
        self._furniture = furniture
        self._recognised = recognised
        self._pieces: list[str] = []
        self._length = 0
        self._page = -1
        self._lines: list[list[_LineBox]] = [[] for _ in pages]
        self._words: list[list[tuple[int, int, float]]] = [[] for _ in pages]
        self.blocks: list[SourceBlock] = []
        self.drops: list[tuple[Span, str]] = []
        self.notes: list[Gap] = []

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._pieces)

    def pages(self) -> tuple[Page, ...]:
        """Return the pages with the boxes of their lines."""
        return tuple(self._record_page(number, page) for number, page in enumerate(self._pages))

    def _record_page(self, number: int, page: PageText) -> Page:
        read_by: ReadBy = "ocr" if number in self._recognised else "text_layer"
        return Page(
            number=number + 1,
            width=round(page.width, 2),
            height=round(page.height, 2),
            read_by=read_by,
            lines=tuple(self._lines[number]),
            words=tuple(self._words[number]),
        )

    def write(self, paragraphs: Sequence[Paragraph]) -> None:
        """Write all pages: heads, lines, feet, then what nobody sees."""
        for paragraph in paragraphs:
            start: int | None = None
            for number, line in paragraph.lines:
                if number > self._page:
                    self._turn_to(number, is_inside=start is not None)
                elif start is None:
                    self._separate("\n\n")
                if start is not None:
                    self._separate("\n")
                place = self._write_line(number, line.words)
                start = place if start is None else start
            if start is not None:
                self.blocks.append(SourceBlock(paragraph.kind, (start, self._length)))
        self._turn_to(len(self._pages), is_inside=False)

    def _turn_to(self, new: int, *, is_inside: bool) -> None:
        """Write the feet of the page that ends, the heads of the one that begins, all between."""
        old, self._page = self._page, new
        for number in range(max(old, 0), min(new + 1, len(self._pages))):
            page = self._pages[number]
            for place in sorted(self._furniture[number]):
                is_head = page.rows[place][0].y < page.height / 2
                if (number > old or not is_head) and (number < new or is_head):
                    self._drop(number, page.rows[place], _FURNITURE)
            if number < new:
                for row in page.margin:
                    self._drop(number, row, _MARGIN)
                self._write_unseen(number, page.unseen)
        if new < len(self._pages):
            self._separate("\n" if is_inside else "\n\n")

    def _write_unseen(self, number: int, rows: Sequence[Row]) -> None:
        """Write what nobody sees of a page as one dropped stretch, and say so."""
        words = sum(map(len, rows))
        if not words:
            return
        self._separate("\n")
        start = self._length
        for row in rows:
            self._separate("\n")
            self._write_line(number, row)
        span = (start, self._length)
        self.drops.append((span, _HIDDEN))
        what = "a word" if words == 1 else f"{words:,} words"
        message = f"Page {number + 1} holds {what} that nobody sees; left out of the text."
        self.notes.append(Gap(kind="hidden_text", span=span, message=message))

    def _drop(self, number: int, row: Row, why: str) -> None:
        self._separate("\n")
        start = self._write_line(number, row)
        self.drops.append(((start, self._length), why))

    def _separate(self, separator: str) -> None:
        if self._pieces and not self._pieces[-1].endswith(separator):
            self._put(separator)

    def _write_line(self, number: int, words: Row) -> int:
        start = self._length
        for word in words:
            if self._length > start:
                self._put(" ")
            at = self._length
            self._put(word.text)
            if word.mark:
                self.drops.append(((self._length - word.mark, self._length), _MARK))
            if word.confidence is not None:
                self._words[number].append((at, self._length, word.confidence))
        x0, y0 = min(w.box[0] for w in words), min(w.box[1] for w in words)
        x1, y1 = max(w.box[2] for w in words), max(w.box[3] for w in words)
        box = (round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))
        self._lines[number].append((start, self._length, *box))
        return start

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

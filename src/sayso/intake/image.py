"""Images: PNG, JPEG, TIFF of many pages, the first frame of GIF and WebP.

The text of each page is recognised. The original text is its lines; paragraphs, and pages, are
parted by a blank line.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sayso.errors import Reason
from sayso.intake.given import Given
from sayso.intake.ocr.recognising import missing_part, recognise
from sayso.intake.ocr.scanned import ScannedLine, ScannedPage
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact, Gap, Page

if TYPE_CHECKING:
    from sayso.intake.ocr.pictures import Frame


def read_image(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of an image; pages that give nothing stay without lines, with a gap.

    Raises `InputError` when recognition is not installed, and when no page gives a word.
    """
    missing = missing_part()
    if missing:
        raise given.error(f"is an image, whose text must be recognised. {missing}", "no_reader")
    from sayso.intake.ocr.pictures import read_frames  # noqa: PLC0415  # needs Pillow, an extra

    pages: list[ScannedPage] = []
    notes: list[Gap] = []
    problems: list[tuple[str, Reason]] = []
    for frame in read_frames(given.data, given.limits):
        if len(pages) == given.limits.pages:
            message = f"The pages beyond the first {len(pages):,} were not read."
            notes.append(Gap(kind="limit", span=None, message=message))
            break
        page = _read_frame(frame, given)
        page = page.without_title() if pages else page
        pages.append(page)
        problems += [(frame.problem, frame.reason)] if frame.problem else []
        notes += _notes(page, frame, len(pages))
    if not any(page.has_words for page in pages):
        raise given.error(*_nothing(pages, problems))
    writer = _Writer()
    for page in pages:
        writer.write(page)
    yield SourceText(
        text=writer.text,
        kind="image",
        name=given.name,
        digest=given.digest,
        title=_title(writer),
        blocks=tuple(writer.blocks),
        pages=tuple(writer.pages),
        notes=tuple(notes),
    )


def _read_frame(frame: "Frame", given: Given) -> ScannedPage:
    if frame.picture is None:
        return ScannedPage(0, 0, ())
    seconds = given.limits.seconds_per_scanned_page
    return recognise(frame.picture, frame.dpi, seconds=seconds)


def _notes(page: ScannedPage, frame: "Frame", number: int) -> Iterator[Gap]:
    called = f"Page {number}"
    if frame.problem:
        yield Gap(kind="page_unread", span=None, message=f"{called} {frame.problem}")
    if page.note is not None:
        yield Gap(kind=page.note.kind, span=None, message=f"{called} {page.note.message}")
    if frame.is_cut:
        message = f"{called} is cut off or damaged; what could be made out of it was read."
        yield Gap(kind="damaged", span=None, message=message)


def _nothing(
    pages: Sequence[ScannedPage], problems: Sequence[tuple[str, Reason]]
) -> tuple[str, Reason]:
    """Return what to say of an image without a word, and the reason."""
    if problems:
        return problems[0]
    told = [page.note.message for page in pages if page.note is not None]
    if not told:
        return "holds no picture. Give one with words in it.", "empty"
    if len(pages) == 1:
        return f"{told[0]} Give a picture with words in it.", "empty"
    first = told[0]
    return f"has {len(pages):,} pages and no words: page 1 {first} Give pages with words.", "empty"


def _title(writer: "_Writer") -> Fact | None:
    for block in writer.blocks:
        if block.kind == "title":
            value = " ".join(writer.text[block.span[0] : block.span[1]].split())
            return Fact(value=value, from_="content", span=block.span)
    return None


class _Writer:
    """Writes the text of recognised pages and keeps what stands where."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self.blocks: list[SourceBlock] = []
        self.pages: list[Page] = []

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._pieces)

    def write(self, page: ScannedPage) -> None:
        """Write one page behind the others."""
        lines: list[tuple[int, int, float, float, float, float]] = []
        words: list[tuple[int, int, float]] = []
        for kind, paragraph in page.paragraphs:
            block_start: int | None = None
            for line in paragraph:
                self._put("" if not self._length else "\n\n" if block_start is None else "\n")
                start = self._write_line(line, words)
                lines.append((start, self._length, *line.box))
                block_start = start if block_start is None else block_start
            if block_start is not None:
                self.blocks.append(SourceBlock(kind, (block_start, self._length)))
        self.pages.append(
            Page(
                number=len(self.pages) + 1,
                width=round(page.width, 2),
                height=round(page.height, 2),
                read_by="ocr",
                lines=tuple(lines),
                words=tuple(words),
            )
        )

    def _write_line(self, line: ScannedLine, words: list[tuple[int, int, float]]) -> int:
        start = self._length
        words += [(start + first, start + end, score) for first, end, score in line.words]
        self._put(line.text)
        return start

    def _put(self, piece: str) -> None:
        self._pieces.append(piece)
        self._length += len(piece)

"""Pages of a PDF whose text was recognised, as rows and paragraphs like those of a text layer."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from sayso.intake.ocr.scanned import ScannedLine, ScannedPage
from sayso.intake.pdf_columns import Line
from sayso.intake.pdf_page import PageText
from sayso.intake.pdf_paragraphs import Paragraph
from sayso.intake.pdf_seams import ends_in_hyphen, ends_sentence, goes_on
from sayso.intake.pdf_words import Row, Word

_BASELINE: Final = 0.8  # of the height of a line's box
_EM: Final = 0.85  # of that height


def as_page_text(page: ScannedPage) -> PageText:
    """Return the rows of a recognised page from top to bottom."""
    rows = [_row(line) for _, lines in page.paragraphs for line in lines]
    rows = sorted(filter(None, rows), key=lambda row: row[0].y)
    ems = sorted(row[0].em for row in rows)
    return PageText(
        width=page.width,
        height=page.height,
        rows=tuple(rows),
        em=ems[len(ems) // 2] if ems else 10.0,
        count=sum(len(word.text) for row in rows for word in row),
        has_objects=True,
    )


def recognised_paragraphs(
    number: int, page: ScannedPage, text: PageText, furniture: set[int]
) -> list[Paragraph]:
    """Return the paragraphs of a recognised page without the rows that are furniture."""
    dropped = {text.rows[place] for place in furniture}
    paragraphs: list[Paragraph] = []
    for place, (kind, lines) in enumerate(page.paragraphs):
        rows = [row for line in lines if (row := _row(line)) and row not in dropped]
        if rows:
            paragraphs.append(Paragraph(kind, tuple((number, Line(row, place)) for row in rows)))
    return paragraphs


def merge(written: Sequence[Paragraph], recognised: dict[int, list[Paragraph]]) -> list[Paragraph]:
    """Return all paragraphs in the order of their pages, those across pages joined."""
    merged = sorted(
        [*written, *(p for page in recognised.values() for p in page)],
        key=lambda paragraph: paragraph.lines[0][0],
    )
    joined: list[Paragraph] = []
    for paragraph in merged:
        before = joined[-1] if joined else None
        page = paragraph.lines[0][0]
        is_at_break = before is not None and before.lines[-1][0] < page and page in recognised
        if before and is_at_break and _continues(before, paragraph):
            joined[-1] = replace(before, lines=(*before.lines, *paragraph.lines))
        else:
            joined.append(paragraph)
    return joined


def _continues(before: Paragraph, paragraph: Paragraph) -> bool:
    last, first = before.lines[-1][1].words, paragraph.lines[0][1].words
    if before.kind != paragraph.kind or not goes_on(first):
        return False
    return ends_in_hyphen(last) or not ends_sentence(last)


def _row(line: ScannedLine) -> Row:
    """Return the words of a recognised line; their places follow from their letters' share."""
    x0, y0, x1, y1 = line.box
    step = (x1 - x0) / max(len(line.text), 1)
    return tuple(
        Word(
            text=line.text[start:end],
            x0=x0 + start * step,
            x1=x0 + end * step,
            y=y0 + _BASELINE * (y1 - y0),
            em=max(_EM * (y1 - y0), 0.1),
            is_bold=False,
            box=line.box,
            confidence=confidence,
        )
        for start, end, confidence in line.words
        if end > start
    )

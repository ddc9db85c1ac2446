"""Lines of a PDF to paragraphs, headings and block quotations, by indent, gap, size and length.

A line begins a block when it is indented, stands off, has another size, or follows a line that
ended a sentence although more would have fitted. Over a column or page break a paragraph goes
on unless one of these speaks against it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sayso.intake.pdf_columns import Line
from sayso.record.vocabulary import BlockKind

_INDENT: Final = 0.6  # em
_GAP: Final = 1.4  # of the usual distance of lines
_LARGER: Final = 1.12  # of the size
_HEADING: Final = 1.12
_SET_OFF: Final = 0.8  # em
_CLOSERS: Final = "”’\"'»)]"
_TERMINALS: Final = ".!?…"


@dataclass(frozen=True, slots=True)
class Column:
    """Lines of one column of one page, and its edges."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together: `(page, line)` places, and their role."""

    kind: BlockKind
    lines: tuple[tuple[int, Line], ...]


@dataclass(frozen=True, slots=True)
class _Document:
    em: float
    pitch: float  # in em
    has_indents: bool


def find_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document in reading order; `pages` holds each page's lines."""
    columns = [(number, column) for number, page in enumerate(pages) for column in _columns(page)]
    if not columns:
        return []
    document = _measure([column for _, column in columns])
    blocks: list[list[tuple[int, Line, Column]]] = []
    for number, column in columns:
        for place, line in enumerate(column.lines):
            item = (number, line, column)
            if not blocks or _begins(blocks[-1], place, item, document):
                blocks.append([item])
            else:
                blocks[-1].append(item)
    top = max(line.em for line in pages[0]) if pages[0] else 0.0
    kinds: list[BlockKind] = []
    for block in blocks:
        kinds.append(_kind(block, document, top, has_title="title" in kinds))
    return [
        Paragraph(kind, tuple((number, line) for number, line, _ in block))
        for kind, block in zip(kinds, blocks, strict=True)
    ]


def _begins(
    block: list[tuple[int, Line, Column]],
    place: int,
    item: tuple[int, Line, Column],
    document: _Document,
) -> bool:
    """Whether the line at `place` of a column begins a block after `block`."""
    _, line, column = item
    if place:
        return _begins_block(block, column, place, document)
    return _begins_after_break(block[-1], line, column, document)


def _columns(lines: Sequence[Line]) -> list[Column]:
    columns: list[Column] = []
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and lines[end].column == lines[start].column:
            continue
        part = tuple(lines[start:end])
        lefts = sorted(line.x0 for line in part)
        # The second line from the left: one line may hang out.
        left = lefts[min(1, len(lefts) - 1)] if len(lefts) > 4 else lefts[0]
        columns.append(Column(part, left, max(line.x1 for line in part)))
        start = end
    return columns


def _measure(columns: list[Column]) -> _Document:
    sizes: Counter[float] = Counter()
    steps: list[float] = []
    indents = 0
    for column in columns:
        for line in column.lines:
            sizes[round(line.em, 1)] += sum(len(word.text) for word in line.words)
        for one, other in zip(column.lines, column.lines[1:], strict=False):
            if other.em > 0 and abs(other.em - one.em) < 0.1 * one.em:
                steps.append((other.y - one.y) / one.em)
                indents += (
                    other.x0 - column.left >= _INDENT * other.em
                    and one.x0 - column.left < _INDENT * one.em
                )
    steps.sort()
    em = sizes.most_common(1)[0][0]
    return _Document(em, steps[len(steps) // 2] if steps else 1.2, indents > 2)


def _begins_block(
    block: list[tuple[int, Line, Column]], column: Column, place: int, document: _Document
) -> bool:
    """Whether the line at `place` of a column begins a block after the line before it."""
    before, line = column.lines[place - 1], column.lines[place]
    if _differs(before, line):
        return True
    if line.y - before.y > _GAP * document.pitch * line.em:
        return _ends_sentence(before) or not _goes_on(line)
    is_in = line.x0 - column.left >= _INDENT * line.em
    was_in = before.x0 - column.left >= _INDENT * before.em
    if is_in and not was_in:
        return not _goes_on(line) or _ends_sentence(before)
    if was_in and not is_in and len(block) > 1:
        return _ends_sentence(before) or not _goes_on(line)  # behind a set-off block
    if is_in and was_in and document.has_indents and len(block) == 1:
        return not _goes_on(line) and _has_room(before, line, column)
    return _is_short(before, line, column)


def _begins_after_break(
    last: tuple[int, Line, Column], line: Line, column: Column, document: _Document
) -> bool:
    """Whether the first line of a column begins a block."""
    _, before, column_before = last
    if _differs(before, line):
        return True
    if not _ends_sentence(before):
        return not _goes_on(line) and _is_short(before, line, column_before)
    if line.x0 - column.left >= _INDENT * line.em:
        return True
    return not document.has_indents or _has_room(before, line, column_before)


def _differs(before: Line, line: Line) -> bool:
    ratio = line.em / max(before.em, 0.1)
    return not 1 / _LARGER <= ratio <= _LARGER or before.is_bold != line.is_bold


def _is_short(before: Line, line: Line, column: Column) -> bool:
    """Whether the line before ended early and so ended its block."""
    if not _has_room(before, line, column) or _goes_on(line):
        return False
    width = column.right - column.left
    return _ends_sentence(before) or before.x1 < column.right - 0.3 * width


def _has_room(before: Line, line: Line, column: Column) -> bool:
    """Whether the first word of a line would have fitted on the line before."""
    first = line.words[0]
    return column.right - before.x1 > first.x1 - first.x0 + 0.6 * line.em


def _ends_sentence(line: Line) -> bool:
    text = line.words[-1].text.rstrip(_CLOSERS)
    return bool(text) and text[-1] in _TERMINALS


def _goes_on(line: Line) -> bool:
    first = line.words[0].text.lstrip("“‘\"'([")
    return bool(first) and (first[0].islower() or first[0] in ",;)%")


def _kind(
    block: list[tuple[int, Line, Column]], document: _Document, top: float, *, has_title: bool
) -> BlockKind:
    lines = [line for _, line, _ in block]
    number = block[0][0]
    em = max(line.em for line in lines)
    if em >= document.em * _HEADING and len(lines) <= 6:
        is_title = number == 0 and not has_title and em >= top - 0.1
        return "title" if is_title else "heading"
    if all(line.is_bold for line in lines) and len(lines) < 3 and not _ends_sentence(lines[-1]):
        return "heading"
    if len(lines) > 1 and all(_is_set_off(line, column, document) for _, line, column in block):
        return "blockquote"
    return "paragraph"


def _is_set_off(line: Line, column: Column, document: _Document) -> bool:
    return line.x0 - column.left >= _SET_OFF * document.em

"""Lines of a PDF to paragraphs, headings and block quotations, by indent, gap, size and length.

A line begins a block when it is indented, stands off, has another size, or follows a line that
ended a sentence although more would have fitted. Over a column or page break a paragraph goes
on unless one of these speaks against it. What interrupts a paragraph (a box, a note at the foot
of a column, a line in another size) is a block of its own that comes after it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sayso.intake.pdf_columns import Line
from sayso.intake.pdf_seams import ends_in_hyphen, ends_sentence, goes_on
from sayso.record.vocabulary import BlockKind

_INDENT: Final = 0.6  # em
_GAP: Final = 1.4  # of the usual distance of lines
_LARGER: Final = 1.12  # of the size
_CLAUSE_ENDS: Final = ":;"  # of what hands over to a list, and of its items
_HEADING: Final = 1.12
_SET_OFF: Final = 0.8  # em
_EVEN: Final = 0.1  # em: so far from the edge of its column a justified line may end
_JUSTIFIED: Final = 0.6  # of the lines of a column
_FEW: Final = 4  # lines of a column, of which each may hang out


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together: `(page, line)` places, and their role."""

    kind: BlockKind
    lines: tuple[tuple[int, Line], ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """Lines of one column of one page, and its edges."""

    lines: tuple[Line, ...]
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class _Item:
    """A line and where it stands: its page, its column, its place in that."""

    page: int
    line: Line
    column: _Column
    place: int


@dataclass(frozen=True, slots=True)
class _Document:
    em: float
    pitch: float  # in em
    has_indents: bool


@dataclass(slots=True)
class _Blocks:
    """The blocks so far; `main` is that of the account's last line, `open` one interrupted."""

    document: _Document
    all: list[list[_Item]] = field(default_factory=list)
    main: list[_Item] | None = None
    open: list[_Item] | None = None
    aside: list[_Item] | None = None

    def begin(self, item: _Item) -> list[_Item]:
        """Begin a block."""
        self.all.append([item])
        return self.all[-1]

    def add_aside(self, item: _Item) -> None:
        """Add a line of a box."""
        last = self.aside[-1] if self.aside else None
        is_same = last and (last.page, last.line.aside) == (item.page, item.line.aside)
        if self.aside and is_same and not self._begins(self.aside, item):
            self.aside.append(item)
        else:
            self.aside = self.begin(item)

    def add(self, item: _Item) -> None:
        """Add a line of the account."""
        after_box, self.aside = self.aside is not None, None
        if self.main is None:
            self.main = self.begin(item)
        elif self._resumes(item):
            self.main, self.open = self.open, None
            assert self.main is not None
            self.main.append(item)
        elif not self._begins(self.main, item, after_box=after_box):
            self.main.append(item)
        else:
            self._suspend(item)
            self.main = self.begin(item)

    def _resumes(self, item: _Item) -> bool:
        """Whether a line goes on with the block that was interrupted."""
        if self.open is None or self.main is None:
            return False
        before, interruption = self.open[-1], self.main[-1].line
        if _differs(before.line, item.line) or not _differs(interruption, item.line):
            return False
        if not ends_sentence(before.line.words):
            is_heading = not ends_sentence(interruption.words)
            return goes_on(item.line.words) if is_heading else not _begins_after_break(before, item)
        is_note = interruption.em < before.line.em and item.column is not before.column
        return is_note and not _begins_after_break(before, item)

    def _suspend(self, item: _Item) -> None:
        """Keep the block before one in another style open, as that may interrupt it."""
        assert self.main is not None
        if self.open is not None and not _differs(self.main[-1].line, item.line):
            return  # the interruption goes on with a block of its own
        before = self.main[-1].line
        is_body = abs(before.em - self.document.em) < 0.1 * self.document.em
        is_prose = is_body and not before.is_bold and len(self.main) > 1
        self.open = self.main if is_prose and _differs(before, item.line) else None

    def _begins(self, block: list[_Item], item: _Item, *, after_box: bool = False) -> bool:
        """Whether a line begins a block after the last one of `block`."""
        if item.place and not after_box and block[-1].column is item.column:
            return _begins_block(block, item, self.document)
        return _begins_after_break(block[-1], item)


def find_paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of a document in reading order; `pages` holds each page's lines."""
    items = [item for number, page in enumerate(pages) for item in _items(number, page)]
    if not items:
        return []
    blocks = _Blocks(_measure(items))
    for item in items:
        if item.line.aside:
            blocks.add_aside(item)
        else:
            blocks.add(item)
    top = max((line.em for line in pages[0]), default=0.0)
    kinds: list[BlockKind] = []
    for block in blocks.all:
        kinds.append(_kind(block, blocks.document, top, has_title="title" in kinds))
    return [
        Paragraph(kind, tuple((item.page, item.line) for item in block))
        for kind, block in zip(kinds, blocks.all, strict=True)
    ]


def _items(number: int, lines: Sequence[Line]) -> list[_Item]:
    """Return the lines of a page with their columns."""
    by_column: dict[int, list[Line]] = {}
    for line in lines:
        by_column.setdefault(line.column, []).append(line)
    columns = {place: _column(part) for place, part in by_column.items()}
    places: Counter[int] = Counter()
    items: list[_Item] = []
    for line in lines:
        items.append(_Item(number, line, columns[line.column], places[line.column]))
        places[line.column] += 1
    return items


def _column(lines: list[Line]) -> _Column:
    # The second line from each side: one may hang out.
    inner = int(len(lines) > _FEW)
    left = sorted(line.x0 for line in lines)[inner]
    right = sorted(line.x1 for line in lines)[-1 - inner]
    return _Column(tuple(lines), left, right)


def _measure(items: list[_Item]) -> _Document:
    sizes: Counter[float] = Counter()
    steps: list[float] = []
    indents = 0
    for item in items:
        line = item.line
        sizes[round(line.em, 1)] += sum(len(word.text) for word in line.words)
        before = item.column.lines[item.place - 1] if item.place else None
        if before and abs(line.em - before.em) < 0.1 * before.em:
            steps.append((line.y - before.y) / before.em)
            left = item.column.left
            was_in = before.x0 - left >= _INDENT * before.em
            indents += line.x0 - left >= _INDENT * line.em and not was_in
    steps.sort()
    em = sizes.most_common(1)[0][0]
    return _Document(em, steps[len(steps) // 2] if steps else 1.2, indents > 2)


def _begins_block(block: list[_Item], item: _Item, document: _Document) -> bool:
    """Whether a line begins a block after the line before it in its column."""
    line, column = item.line, item.column
    before = column.lines[item.place - 1]
    if _differs(before, line):
        return True
    if line.y - before.y > _GAP * document.pitch * line.em:
        return ends_sentence(before.words) or not goes_on(line.words)
    is_in = line.x0 - column.left >= _INDENT * line.em
    was_in = before.x0 - column.left >= _INDENT * before.em
    if is_in and not was_in:
        return not goes_on(line.words) or ends_sentence(before.words)
    if was_in and not is_in and len(block) > 1:
        # Behind a set-off block.
        return ends_sentence(before.words) or not goes_on(line.words)
    if is_in and was_in and document.has_indents and len(block) == 1:
        return not goes_on(line.words) and _has_room(before, line, column)
    return _is_short(before, line, column)


def _begins_after_break(last: _Item, item: _Item) -> bool:
    """Whether the first line of a column begins a block."""
    before, line = last.line, item.line
    if _differs(before, line):
        return True
    if ends_in_hyphen(before.words) and goes_on(line.words):
        return False
    is_indented = line.x0 - item.column.left >= _INDENT * line.em
    if not ends_sentence(before.words):
        may = not goes_on(line.words)
        return may and (is_indented or _is_short(before, line, last.column))
    if is_indented:
        return True
    return _has_room(before, line, last.column) or _is_uneven(before, last.column)


def _is_uneven(before: Line, column: _Column) -> bool:
    """Whether a line stops short of the edge that the lines of its column are justified to."""
    even = sum(column.right - line.x1 < _EVEN * line.em for line in column.lines)
    is_justified = even >= _JUSTIFIED * len(column.lines) and len(column.lines) > _FEW
    return is_justified and column.right - before.x1 > 3 * _EVEN * before.em


def _differs(before: Line, line: Line) -> bool:
    ratio = line.em / max(before.em, 0.1)
    return not 1 / _LARGER <= ratio <= _LARGER or before.is_bold != line.is_bold


def _is_short(before: Line, line: Line, column: _Column) -> bool:
    """Whether the line before ended early and so ended its block."""
    if not _has_room(before, line, column) or goes_on(line.words):
        return False
    width = column.right - column.left
    is_end = ends_sentence(before.words) or before.words[-1].text[-1] in _CLAUSE_ENDS
    return is_end or before.x1 < column.right - 0.3 * width


def _has_room(before: Line, line: Line, column: _Column) -> bool:
    """Whether the first word of a line would have fitted on the line before."""
    first = line.words[0]
    return column.right - before.x1 > first.x1 - first.x0 + 0.6 * line.em


def _kind(block: list[_Item], document: _Document, top: float, *, has_title: bool) -> BlockKind:
    lines = [item.line for item in block]
    em = max(line.em for line in lines)
    if em >= document.em * _HEADING and len(lines) <= 6 and not lines[0].aside:
        is_title = block[0].page == 0 and not has_title and em >= top - 0.1
        return "title" if is_title else "heading"
    is_end = ends_sentence(lines[-1].words)
    if all(line.is_bold for line in lines) and len(lines) < 3 and not is_end:
        return "heading"
    if len(lines) > 1 and all(_is_set_off(item, document) for item in block):
        return "blockquote"
    return "paragraph"


def _is_set_off(item: _Item, document: _Document) -> bool:
    return item.line.x0 - item.column.left >= _SET_OFF * document.em

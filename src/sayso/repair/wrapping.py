"""Which line ends of a plain text were made by a program, and which by the author.

Goes in: the visible lines. Comes out: for every line, how it hangs together with the line
before. The measure is greedy wrapping: a line was broken there if the next line's first word
would not have fitted. What "fitted" means is learnt from the document's certain breaks, those
where the next line goes on in lower case; so no width is assumed, and a ragged scan of a
proportional font works like a mail of 72 columns.

It does not read layout beyond line lengths and indents; PDF brings its own blocks.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from sayso.repair.credits import begins_credit
from sayso.repair.heads import HEAD, read_head
from sayso.repair.hyphens import HYPHENS
from sayso.repair.kickers import is_kicker
from sayso.repair.stretches import Line
from sayso.repair.words import word_set


class Join(Enum):
    """How a line hangs together with the line before it."""

    BLOCK = "a new block begins"
    ITEM = "a new list item begins"
    BREAK = "a line of the same block, broken by the author"
    WRAP = "the line before goes on"


@dataclass(frozen=True, slots=True)
class Layout:
    """`joins[i]` says how line `i` hangs on to the one before; `width` is the wrap width.

    `width` is `None` where the lines are not wrapped; `left` is the usual indent of a line.
    """

    joins: tuple[Join, ...]
    width: int | None
    left: int


_OPENERS: Final = "“‘\"'«([{*_"
_CLOSERS: Final = "”’\"'»)]}*_"
_TERMINALS: Final = ".!?…"
_BULLET = re.compile(r"(?:[-*•·–—▪●◦‣+]|\(?\d{1,3}[.)]|\(?[a-z]\)|\([ivx]{1,5}\))[ \t\xa0]+\S")
_RULE = re.compile(r"(?:[-=_*~#·•][ \t]{0,3}){3,120}\Z")
_WIDE_GAP = re.compile(r"\S(?: {3}|\t)[ \t]{0,80}\S")
# After these words no sentence and no heading ends.
_OPEN_WORDS: Final = word_set(
    "a an the of to in on at by for from with and or but nor as than that which who "
    "whose into its his her their our my your is are was were be been has have had will "
    "would could should may might must not no if because while although under over "
    "between against about after before"
)
_SHORT_VERSE: Final = 70
_WIDEST: Final = 120  # no program wraps text wider
_LONG: Final = 40  # a shorter line is a heading rather than a wrapped one
_TITLE_LINES: Final = 4


class _Lines:
    """The lines of a document with what is asked of them again and again."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.goes_on = [_begins_lower(text, line) for line in lines]
        self.is_closed = [_ends_sentence(text, line) for line in lines]
        self.is_bullet = [_BULLET.match(text, line.start, line.end) is not None for line in lines]
        self.blank_from = _blank_from(lines, self.goes_on, self.is_closed)
        blanks = sum(line.before.line_ends >= self.blank_from for line in lines)
        # One blank line in 20 lines: paragraphs are parted by them.
        self.has_blanks = blanks * 20 >= len(lines)

    def is_blank_before(self, i: int) -> bool:
        return self.lines[i].before.line_ends >= self.blank_from

    def fit(self, i: int) -> int:
        """Return the column that the first word of line `i` would have reached one line up."""
        line = self.lines[i]
        space = self.text.find(" ", line.start, line.end)
        first_word = (space if space >= 0 else line.end) - line.start
        return self.lines[i - 1].right + 1 + first_word

    def ends_in_hyphen(self, i: int) -> bool:
        line = self.lines[i]
        end = self.text[line.end - 1]
        return end in HYPHENS and line.end - line.start > 1 and self.text[line.end - 2].isalnum()

    def last_word(self, i: int) -> str:
        line = self.lines[i]
        start = max(line.start, line.end - 24)
        return self.text[start : line.end].rpartition(" ")[2].lower()


def find_layout(text: str, lines: list[Line]) -> Layout:
    """Return how the lines of a plain text hang together."""
    view = _Lines(text, lines)
    fits = [view.fit(i) for i in range(1, len(lines)) if _is_certain(view, i)]
    inner = sum(not view.is_blank_before(i) for i in range(1, len(lines)))
    width = _low_fit(fits)
    # In wrapped prose 7 of 10 lines go on in lower case; among one-line paragraphs none does.
    is_wrapped = width is not None and len(fits) * 4 >= inner
    chunk_width = width if is_wrapped else None
    left = _usual_indent(lines)
    joins = [Join.BLOCK] * len(lines)
    start = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or view.is_blank_before(i):
            joins[start] = Join.ITEM if view.is_bullet[start] else Join.BLOCK
            joins[start + 1 : i] = _joins_of_chunk(_Chunk.of(view, start, i, chunk_width, left))
            start = i
    for i in range(1, len(lines)):
        if view.is_blank_before(i) and _is_mid_sentence(view, joins, i, width):
            joins[i] = Join.WRAP
    _join_capital_title(view, joins)
    return Layout(tuple(part_head(text, lines, joins)), chunk_width, left)


def part_head(text: str, lines: list[Line], joins: list[Join]) -> list[Join]:
    """Return the joins with every line of the head (byline, publisher, date) a block of its own."""
    parted = list(joins)
    head = read_head(text, [(line.start, line.end) for line in lines[:HEAD]])
    for i in head:
        parted[i] = Join.BLOCK
        if i + 1 < len(lines):
            parted[i + 1] = Join.ITEM if parted[i + 1] is Join.ITEM else Join.BLOCK
    return parted


def _join_capital_title(view: _Lines, joins: list[Join]) -> None:
    """Join the lines of a title in capitals; a lone label above it ("EXCLUSIVE") stays apart."""
    for i in range(1, min(_TITLE_LINES, len(joins))):
        before, line = view.lines[i - 1], view.lines[i]
        both = view.text[before.start : before.end], view.text[line.start : line.end]
        if view.is_blank_before(i) or not all(words.isupper() for words in both):
            return
        if not is_kicker(both[0]) and not view.is_closed[i - 1]:
            joins[i] = Join.WRAP


@dataclass(frozen=True, slots=True)
class _Chunk:
    """The lines `start` to `end`, between which no blank line stands.

    `width` is `None` where lines are not wrapped; `left` is the usual indent.
    """

    view: _Lines
    start: int
    end: int
    width: int | None
    left: int
    has_first_indents: bool

    @staticmethod
    def of(view: _Lines, start: int, end: int, width: int | None, left: int) -> "_Chunk":
        """Return the chunk with its own, perhaps narrower, width."""
        own = _low_fit([view.fit(i) for i in range(start + 1, end) if _is_certain(view, i)])
        if width is not None and own is not None:
            width = min(width, own)
        if width is not None and view.has_blanks and own is not None:
            # Where blank lines part the paragraphs, a ragged line within one says little.
            width = width * 7 // 10
        return _Chunk(view, start, end, width, left, _uses_first_indents(view, start, end, left))


def _joins_of_chunk(chunk: _Chunk) -> list[Join]:
    """Return how each line but the first hangs on to the line before."""
    inner = range(chunk.start + 1, chunk.end)
    if _is_verse(chunk) or _is_table(chunk):
        return [Join.BREAK for _ in inner]
    if _is_even(chunk):
        return [Join.WRAP for _ in inner]
    return [_decide(chunk, i) for i in inner]


def _decide(chunk: _Chunk, i: int) -> Join:
    """Decide how line `i` hangs on to the line before it in the same chunk."""
    view, width = chunk.view, chunk.width
    text, line = view.text, view.lines[i]
    if _is_item(chunk, i):
        return Join.ITEM
    if _RULE.match(text, line.start, line.end):
        return Join.BLOCK
    if begins_credit(text, (line.start, line.end)) and view.is_closed[i - 1]:
        return Join.BLOCK
    if view.goes_on[i] or (view.ends_in_hyphen(i - 1) and text[line.start].isalnum()):
        return Join.WRAP
    deeper = line.before.indent - view.lines[i - 1].before.indent
    if chunk.has_first_indents:
        if line.before.indent > chunk.left and (deeper >= 1 or view.is_closed[i - 1]):
            return Join.BLOCK
    elif abs(deeper) >= 3 and view.is_closed[i - 1]:
        return Join.BLOCK  # a set-off block begins or ends without a blank line
    is_open = view.lines[i - 1].right >= _LONG and view.last_word(i - 1) in _OPEN_WORDS
    if is_open or (width is not None and view.fit(i) >= width):
        return Join.WRAP
    return Join.WRAP if _is_nearly_full(chunk, i) else Join.BLOCK


def _is_nearly_full(chunk: _Chunk, i: int) -> bool:
    """Whether an unfinished line is nearly as wide as wrapped ones: few lines teach no width.

    A first line may be a title of any width.
    """
    view, width = chunk.view, chunk.width
    last = view.text[view.lines[i - 1].end - 1]
    if width is None or view.is_closed[i - 1] or not (last.isalnum() or last in ",-–—"):
        return False
    is_title = i == 1 and last != ","
    return not is_title and view.fit(i) * 100 >= width * 85


def _is_certain(view: _Lines, i: int) -> bool:
    """Whether the end of the line before `i` was certainly made by wrapping."""
    return (
        view.goes_on[i]
        and not view.is_closed[i - 1]
        and not view.is_blank_before(i)
        and not view.ends_in_hyphen(i - 1)
        and not view.is_bullet[i]
    )


def _low_fit(fits: list[int]) -> int | None:
    """Return the width that nearly all certain breaks exceed; a few odd ones do not count."""
    if not fits:
        return None
    fits = sorted(fits)
    return fits[len(fits) // 40 if len(fits) >= 40 else 0]


def _is_item(chunk: _Chunk, i: int) -> bool:
    """Whether a bullet begins an item: after a finished or short line, or in a list of bullets."""
    view = chunk.view
    if not view.is_bullet[i]:
        return False
    if view.is_bullet[chunk.start] or view.is_closed[i - 1]:
        return True
    last = view.text[view.lines[i - 1].end - 1]
    # A line that ends early, but not one that a dash or a number would just have fitted on.
    return last in ":;" or chunk.width is None or view.fit(i) * 10 < chunk.width * 7


def _is_verse(chunk: _Chunk) -> bool:
    """Whether three or more short lines all begin anew though more would have fitted."""
    view, start, end = chunk.view, chunk.start, chunk.end
    if end - start < 3 or start == 0 or any(view.is_bullet[start:end]):
        return False
    if sum(view.goes_on[start + 1 : end]) * 5 > end - start - 1:
        return False
    if max(line.right for line in view.lines[start:end]) > _SHORT_VERSE:
        return False
    if sum(view.is_closed[start:end]) * 5 > (end - start) * 3:
        return False
    if chunk.width is None:
        return True
    loose = sum(view.fit(i) < chunk.width for i in range(start + 1, end))
    return loose * 3 >= (end - start - 1) * 2


def _is_even(chunk: _Chunk) -> bool:
    """Whether lines of one width, not ended by the author, run up to a full stop.

    A short paragraph may have no line that goes on in lower case and so teach no width.
    """
    view, start, end = chunk.view, chunk.start, chunk.end
    if chunk.width is not None or end - start < 2 or not view.is_closed[end - 1]:
        return False
    if any(view.is_bullet[start:end]):
        return False
    widths = [line.right for line in view.lines[start : end - 1]]
    widest = max(widths)
    is_even = _LONG <= widest <= _WIDEST and min(widths) * 100 >= widest * 85
    is_last_shorter = view.lines[end - 1].right * 100 <= widest * 105
    return is_even and is_last_shorter and sum(view.is_closed[start : end - 1]) * 2 < len(widths)


def _is_table(chunk: _Chunk) -> bool:
    lines = chunk.view.lines[chunk.start : chunk.end]
    gaps = sum(
        _WIDE_GAP.search(chunk.view.text, line.start, min(line.end, line.start + 200)) is not None
        for line in lines
    )
    return gaps * 2 > len(lines)


def _uses_first_indents(view: _Lines, start: int, end: int, left: int) -> bool:
    """Whether paragraphs begin with an indent: lone deeper lines, mostly after full stops."""
    lines = view.lines
    steps = [
        i
        for i in range(start + 1, end)
        if lines[i].before.indent > left >= lines[i - 1].before.indent
        and (i + 1 == end or lines[i + 1].before.indent <= left)
    ]
    closed = sum(view.is_closed[i - 1] for i in steps)
    return bool(steps) and closed * 5 >= len(steps) * 3


def _is_mid_sentence(view: _Lines, joins: list[Join], i: int, width: int | None) -> bool:
    """Whether the blank lines before line `i` stand inside a sentence (a page or column break)."""
    if view.is_bullet[i] or joins[i - 1] is Join.BREAK:
        return False
    if i + 1 < len(joins) and joins[i + 1] is Join.BREAK:
        return False
    last = view.text[view.lines[i - 1].end - 1]
    if view.is_closed[i - 1] or last in ":;" or last in _CLOSERS:
        return False
    is_full = view.fit(i) * 5 >= width * 4 if width else view.lines[i - 1].right >= _LONG
    if view.ends_in_hyphen(i - 1):
        return view.goes_on[i]
    if view.goes_on[i]:
        return is_full
    return is_full and view.last_word(i - 1) in _OPEN_WORDS


def _begins_lower(text: str, line: Line) -> bool:
    """Whether a line begins in the middle of a sentence; "iPhone" does not."""
    i = line.start
    while i < line.end - 1 and (text[i] in _OPENERS or text[i] in "–— "):
        i += 1
    if text[i].islower():
        return not text[i + 1 : min(i + 2, line.end)].isupper()
    return text[line.start] in ",;.)]%&" and i == line.start


def _ends_sentence(text: str, line: Line) -> bool:
    i = line.end - 1
    while i > line.start and text[i] in _CLOSERS:
        i -= 1
    return text[i] in _TERMINALS


def _usual_indent(lines: list[Line]) -> int:
    """Return the smallest indent that one line in seven has: lines go on there."""
    counts: dict[int, int] = {}
    for line in lines:
        counts[line.before.indent] = counts.get(line.before.indent, 0) + 1
    common = [indent for indent, count in counts.items() if count * 7 >= len(lines)]
    return min(common, default=0)


def _blank_from(lines: list[Line], goes_on: list[bool], is_closed: list[bool]) -> int:
    """How many line ends make a blank line: three where every line stands double-spaced."""
    inner = len(lines) - 1
    doubled = [i for i in range(1, len(lines)) if lines[i].before.line_ends == 2]
    if len(doubled) * 10 < inner * 6 or inner < 3:
        return 2
    within = sum(goes_on[i] and not is_closed[i - 1] for i in doubled)
    return 3 if within * 5 >= len(doubled) * 2 else 2

"""Page numbers and running heads that a scan or a print left between the lines of a plain text.

A page number is a line of its own between blank lines: "- 2 -", "Page 2 of 5", or a bare number
that counts up through the document. The line beside one is a running head when it recurs beside
others or is a publisher's name or a date. PDF brings its own furniture.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from sayso.record.vocabulary import Span
from sayso.repair.head_lines import read_head_line
from sayso.repair.stretches import Line

WHY: Final = "running head or page number"
_MAX_LENGTH: Final = 100
_BLANK: Final = 2  # line ends
_MARKED = re.compile(
    r"(?:[-–—\[(|]\s?(?:page\s|p\.\s?)?\d{1,4}\s?[-–—\])|]"
    r"|page\s\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?)",
    re.IGNORECASE,
)
_BARE = re.compile(r"\d{1,4}")
_DIGITS = re.compile(r"\d+")


def find_page_furniture(text: str, lines: Sequence[Line]) -> tuple[tuple[Span, str], ...]:
    """Return the stretches of page numbers and running heads, in order, with the reason."""
    numbers = _page_numbers(text, lines)
    if not numbers:
        return ()
    beside = [n - 1 for n in numbers if _may_be_head(text, lines, n - 1, outer=n - 1)]
    beside += [n + 1 for n in numbers if _may_be_head(text, lines, n + 1, outer=n + 2)]
    keys = Counter(_key(text, lines[i]) for i in beside)
    heads = [i for i in beside if keys[_key(text, lines[i])] > 1 or _names_source(text, lines[i])]
    return tuple(((lines[i].start, lines[i].end), WHY) for i in sorted({*numbers, *heads} - {0}))


def _page_numbers(text: str, lines: Sequence[Line]) -> list[int]:
    marked: list[int] = []
    bare: list[int] = []
    for i, line in enumerate(lines):
        if line.end - line.start > len("Page 1234 of 1234") or not _stands_alone(lines, i):
            continue
        if _MARKED.fullmatch(text, line.start, line.end):
            marked.append(i)
        elif _BARE.fullmatch(text, line.start, line.end):
            bare.append(i)
    counts = [int(text[lines[i].start : lines[i].end]) for i in bare]
    counts_up = len(counts) > 1 and counts == list(range(counts[0], counts[0] + len(counts)))
    return sorted(marked + bare * counts_up)


def _stands_alone(lines: Sequence[Line], i: int) -> bool:
    """Whether a blank line stands on one side at least; the other may hold a running head."""
    above = i == 0 or lines[i].before.line_ends > 1
    below = i + 1 == len(lines) or lines[i + 1].before.line_ends > 1
    return above or below


def _may_be_head(text: str, lines: Sequence[Line], i: int, *, outer: int) -> bool:
    """Whether a line beside a page number is no line of the account.

    On its other side, in front of line `outer`, a blank line has to stand: else it belongs to a
    paragraph.
    """
    if not 0 < i < len(lines) or lines[i].end - lines[i].start > _MAX_LENGTH:
        return False
    if outer < len(lines) and lines[outer].before.line_ends < _BLANK:
        return False
    return not text[lines[i].start].islower() and text[lines[i].end - 1] not in '.!?…,;:”"'


def _key(text: str, line: Line) -> str:
    return _DIGITS.sub("#", " ".join(text[line.start : line.end].split()).casefold())


def _names_source(text: str, line: Line) -> bool:
    """Whether a line is a publisher's name or a date and nothing else."""
    found = read_head_line(text, (line.start, line.end))
    return found is not None and found.authors is None and bool(found.publisher or found.date)

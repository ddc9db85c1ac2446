"""Signs of quotation: every character that may be a mark, with what its neighbours allow.

In go the text and one paragraph, out come its marks in order: family, shape, and whether each
stands where one opens or closes. Apostrophes between letters are left out here; the rest is told
apart by the state machine in `quotation_marks.py`.
"""

import re
from dataclasses import dataclass
from typing import Literal

from sayso.record.vocabulary import Span

Family = Literal["double", "single", "angle", "small angle", "star"]
Shape = Literal["opening", "closing", "straight"]

_MARKS: dict[str, tuple[Family, Shape]] = {
    "“": ("double", "opening"),
    "”": ("double", "closing"),
    "„": ("double", "opening"),
    "‟": ("double", "opening"),
    "\x93": ("double", "opening"),
    "\x94": ("double", "closing"),
    '"': ("double", "straight"),
    "＂": ("double", "straight"),
    "″": ("double", "straight"),
    "``": ("double", "opening"),
    "''": ("double", "straight"),
    "’’": ("double", "straight"),
    "‘‘": ("double", "opening"),
    ",,": ("double", "opening"),
    "«": ("angle", "opening"),
    "»": ("angle", "closing"),
    "‹": ("small angle", "opening"),
    "›": ("small angle", "closing"),
    "‘": ("single", "opening"),
    "‚": ("single", "opening"),
    "‛": ("single", "opening"),
    "’": ("single", "closing"),
    "'": ("single", "straight"),
    "`": ("single", "opening"),
    "*": ("star", "straight"),
}
STAND_INS = frozenset(("''", "’’", ",,", "*"))
"""Marks that show damage wherever they open or close a stretch by themselves."""

# Apostrophes between letters never reach the state machine; a low comma needs a word after it.
_MARK = re.compile(
    r"``|''|’’|‘‘|(?<!\S),,(?=\w)|[“”„‟\x93\x94\"＂″«»‹›]"
    r"|(?<!\w)['’‘‛`](?!\s)|['’‘‛`](?!\w)|(?<!\w)‚(?=\w)|(?<!\*)\*(?=\w)|(?<=[\w.,!?])\*(?![\w*])"
)
MARK_CHARACTERS = frozenset("“”„‟\x93\x94\"＂″«»‹›‘‚‛’'`")
_TRANSPARENT = MARK_CHARACTERS | frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
)
_LEFT_EDGES = frozenset("([{/>=¿¡")
_DASHES = frozenset("—–-―")
_RIGHT_EDGES = frozenset(".,;:!?)]}…—–-―/<")


@dataclass(slots=True)
class Mark:
    """One mark: its place, what it is, and what its neighbours let it do."""

    start: int
    end: int
    family: Family
    shape: Shape
    sign: str
    can_open: bool
    can_close: bool


def marks_of(text: str, paragraph: Span) -> list[Mark]:
    """Return the marks of one paragraph, in text order."""
    marks = []
    for match in _MARK.finditer(text, *paragraph):
        sign = match[0]
        family, shape = _MARKS[sign]
        left = _neighbour(text, match.start() - 1, -1, paragraph)
        right = _neighbour(text, match.end(), 1, paragraph)
        after = text[match.end() : match.end() + 3]
        at_left_edge = (
            left == "" or left.isspace() or left in _LEFT_EDGES or (left in _DASHES and sign != "”")
        )
        trails = (
            right in _RIGHT_EDGES and right not in _DASHES and not after.startswith(("...", "…"))
        )
        can_open = at_left_edge and right != "" and not right.isspace() and not trails
        at_right_edge = right == "" or right.isspace() or right in _RIGHT_EDGES
        can_close = at_right_edge and left != "" and not left.isspace() and left not in "([{"
        if family == "star" and not at_right_edge:
            can_open = right != ""
        marks.append(Mark(match.start(), match.end(), family, shape, sign, can_open, can_close))
    return marks


def _neighbour(text: str, at: int, step: int, paragraph: Span) -> str:
    """Return the first character beside a mark that is no mark itself, "" at the edge."""
    for _ in range(4):
        if not paragraph[0] <= at < paragraph[1]:
            return ""
        if text[at] not in _TRANSPARENT:
            return text[at]
        at += step
    return ""

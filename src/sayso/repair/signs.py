"""Signs that are or may stand for quotation marks and apostrophes, with how they stand.

Goes in: a text and the spans of its paragraphs. Comes out: for each paragraph its signs in order.
A sound apostrophe within a word is none of them. A sign's way follows from its neighbours alone:
before words it opens, behind words it closes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from sayso.record.vocabulary import Span

Way = Literal["opens", "closes", "inner", "alone"]
"""Where a sign stands: before words, behind words, between letters, with space on both sides."""

_SIGN = re.compile("[\"“”„″＂*`´‘’‛′']|,,")
DOUBLES: Final = frozenset(("“", "”", "„", '"', "″", "＂"))
TWINS: Final = frozenset(("''", "’’", "‘‘", "``", "´´", "‘’", "’‘", "'’", "’'"))
"""Two single marks that stand for a double one."""
STAND_INS: Final = frozenset(("*", ",,"))
SINGLES: Final = frozenset("'’‘`´‛′")
_TRANSPARENT: Final = frozenset("\"“”„″＂‘’‛'`´")
_LEFT_EDGES: Final = frozenset("([{—–-/")
_RIGHT_EDGES: Final = frozenset(".,;:!?)]}—–-/…")
_DASHES: Final = frozenset("—–-")


@dataclass(slots=True)
class Sign:
    """A sign with its place, its neighbours past other signs, and the way it stands."""

    start: int
    end: int
    sign: str
    left: str
    right: str
    way: Way

    @property
    def is_double(self) -> bool:
        """Whether it is a double mark, if perhaps written as two single ones."""
        return self.sign in DOUBLES or self.sign in TWINS

    @property
    def is_repeated(self) -> bool:
        """Whether one mark stands twice: “"We" or ”” for one."""
        return self.end - self.start > len(self.sign)


@dataclass(frozen=True, slots=True)
class Habits:
    """What a document does with marks on purpose."""

    apostrophe: str
    is_curly: bool
    uses_twins: bool
    has_odd_twins: bool
    """Whether one or two pairs of single marks stand among many double ones."""
    opens_grave: bool
    """Whether it opens with a grave accent more than once, `so'."""
    is_low: bool
    """Whether it opens low („so“) or with the closing mark (”so”): marks are left alone then."""


def find_signs(text: str, paragraphs: Sequence[Span]) -> Iterator[list[Sign]]:
    """Yield the signs of each paragraph."""
    found = _SIGN.finditer(text)
    match = next(found, None)
    for start, end in paragraphs:
        signs: list[Sign] = []
        while match is not None and match.start() < end:
            if match.start() >= start:
                _add(text, (start, end), match, signs)
            match = next(found, None)
        yield signs


def find_habits(text: str, paragraphs: Sequence[Sequence[Sign]]) -> Habits:
    """Return what the document does on purpose, from counts over all of it."""
    signs = [sign for paragraph in paragraphs for sign in paragraph]
    twins = sum(sign.sign in TWINS for sign in signs)
    doubles = sum(sign.sign in DOUBLES for sign in signs)
    curly = sum(sign.sign in "“”" for sign in signs)
    low = sum(sign.sign == "„" for sign in signs)
    turned = sum(sign.sign == "”" and sign.way == "opens" for sign in signs)
    right = sum(sign.sign == "“" and sign.way == "opens" for sign in signs)
    return Habits(
        apostrophe="’" if text.count("’") > text.count("'") else "'",
        is_curly=curly * 2 >= doubles and curly > 0,
        uses_twins=twins > 2 and twins * 2 > doubles,
        has_odd_twins=twins <= 2 and doubles > twins * 4,
        opens_grave=sum(sign.sign == "`" and sign.way == "opens" for sign in signs) > 1,
        is_low=low > 1 or turned > max(1, right),
    )


def _add(text: str, paragraph: Span, match: re.Match[str], signs: list[Sign]) -> None:
    start, end = match.span()
    sign = match[0]
    before = text[start - 1] if start > paragraph[0] else ""
    after = text[end] if end < paragraph[1] else ""
    if sign in "'’" and before.isalnum() and after.isalnum():
        return
    if signs and signs[-1].end == start and sign != ",,":
        if sign == signs[-1].sign and sign in DOUBLES:
            start = signs.pop().start
        elif signs[-1].sign + sign in TWINS:
            start = signs.pop().start
            sign = text[start:end]
    left = _neighbour(text, start - 1, -1, paragraph)
    right = _neighbour(text, end, 1, paragraph)
    signs.append(Sign(start, end, sign, left, right, _way(text, end, left, right)))


def _neighbour(text: str, at: int, step: int, paragraph: Span) -> str:
    """Return the first character beside a sign that is none itself, "" at the edge."""
    for _ in range(4):
        if not paragraph[0] <= at < paragraph[1]:
            return ""
        if text[at] not in _TRANSPARENT:
            return text[at]
        at += step
    return ""


def _way(text: str, end: int, left: str, right: str) -> Way:
    at_left = not left or left.isspace() or left in _LEFT_EDGES
    at_right = not right or right.isspace() or right in _RIGHT_EDGES
    if at_left and at_right:
        if left in _LEFT_EDGES and left:
            return "closes" if left in _DASHES else "opens"
        if not right or right.isspace():
            return "alone"
        is_ellipsis = right in _DASHES or right == "…" or text.startswith("..", end)
        return "opens" if is_ellipsis else "closes"
    if at_left or at_right:
        return "opens" if at_left else "closes"
    return "inner"

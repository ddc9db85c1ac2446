"""The white space of a document: where its visible lines lie and what stands between them.

One pass over the characters finds every stretch that is more than a single space: runs of
spaces, line ends, control and zero-width characters, and what intake marked as no part of the
account. Between stretches with a line end lie the lines. Nothing is decided here about line
ends; runs inside a line become one space or nothing.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.record.edits import Change
from sayso.record.vocabulary import Span

_LINE_ENDS: Final = "\n\r\x0b\x0c\x85\u2028\u2029"
_SPACES: Final = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Controls, soft hyphen, zero-width and bidirectional marks, interlinear marks, tag characters.
_INVISIBLE: Final = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_ANSI: Final = r"\x1b\[[0-9;]{0,12}[A-Za-z]"  # colours of a terminal, whole

_STRETCH = re.compile(
    rf"(?:{_ANSI}|\A[ ]|[ ](?=[{_LINE_ENDS}{_SPACES}{_INVISIBLE}]|\Z)"
    rf"|[{_LINE_ENDS}{_SPACES.removeprefix(' ')}{_INVISIBLE}])"
    rf"(?:{_ANSI}|[{_LINE_ENDS}{_SPACES}{_INVISIBLE}])*"
)
_LINE_END = re.compile(rf"\r\n|[{_LINE_ENDS}]")
_SPACE = re.compile(f"[{_SPACES}]")
_HIDDEN = re.compile(rf"{_ANSI}|[{_INVISIBLE}]")
_JOINERS: Final = frozenset("\u200c\u200d")


@dataclass(frozen=True, slots=True)
class Stretch:
    """White space, and what counts as such, between two visible pieces of the original.

    `line_ends` counts the line ends in it, `indent` the columns between the last of them and
    what follows; `why` is set where intake marked (part of) it as no part of the account.
    """

    start: int
    end: int
    line_ends: int
    indent: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line `[start, end)` of the original; `before` is the stretch in front of it."""

    start: int
    end: int
    before: Stretch

    @property
    def right(self) -> int:
        """The column behind its last character."""
        return self.before.indent + self.end - self.start


def find_stretches(text: str, drops: tuple[tuple[Span, str], ...] = ()) -> list[Stretch]:
    """Return the stretches of `text` in order, without overlap; drops are grown into them."""
    spans = [(m.start(), m.end(), "") for m in _STRETCH.finditer(text)]
    if drops:
        spans = _merge(sorted(spans + [(*_grown(text, span), why) for span, why in drops]))
    return [_measure(text, start, end, why) for start, end, why in spans]


def find_lines(text: str, stretches: list[Stretch]) -> tuple[list[Line], Stretch]:
    """Return the visible lines and the stretch behind the last one (which may be empty)."""
    lines: list[Line] = []
    before = Stretch(0, 0, 0, 0)
    for stretch in stretches:
        if not stretch.line_ends and stretch.start > 0 and stretch.end < len(text):
            continue
        if stretch.start > before.end:
            lines.append(Line(before.end, stretch.start, before))
        before = stretch
    if before.end < len(text):
        lines.append(Line(before.end, len(text), before))
        before = Stretch(len(text), len(text), 0, 0)
    return lines, before


def inline_change(text: str, stretch: Stretch) -> Change | None:
    """Return the change for a stretch inside a line: one space, or nothing between letters."""
    was = text[stretch.start : stretch.end]
    if stretch.start and text[stretch.start - 1] > "\u08ff" and _JOINERS.issuperset(was):
        return None  # joiners belong to the word in Indic scripts and to emoji
    now = " " if _SPACE.search(was) else ""
    return None if was == now else _change(stretch, was, now)


def boundary_change(
    text: str, stretch: Stretch, *, at_edge: bool = False, indent: str = ""
) -> Change | None:
    """Return the change for a stretch between blocks: its line ends stay, as plain ones.

    `at_edge`: at the start or the end of the text, where a missing line end stays missing.
    `indent` is what the block behind it keeps of its own.
    """
    was = text[stretch.start : stretch.end]
    now = "\n" * stretch.line_ends
    if not now and not at_edge:
        now = " "
    now += indent
    return None if was == now else _change(stretch, was, now)


def has_soft_hyphen(text: str, stretch: Stretch) -> bool:
    """Whether the line before the stretch ends in a soft hyphen: the word goes on."""
    return text[stretch.start] == "\xad" if stretch.end > stretch.start else False


def _change(stretch: Stretch, was: str, now: str) -> Change:
    if stretch.why:
        return Change(stretch.start, stretch.end, now, "drop", why=stretch.why)
    if _HIDDEN.search(was):
        return Change(stretch.start, stretch.end, now, "drop", why="invisible characters")
    return Change(stretch.start, stretch.end, now, "space", why="white space")


def _measure(text: str, start: int, end: int, why: str) -> Stretch:
    """Count the line ends of a stretch; text that intake dropped counts as white space."""
    line_ends = 0
    last_end = start
    for match in _LINE_END.finditer(text, start, end):
        line_ends += 1
        last_end = match.end()
    tail = text[last_end:end]
    indent = 0 if why else len(tail.expandtabs(4))
    return Stretch(start, end, line_ends, indent if line_ends or not start else 0, why)


def _grown(text: str, span: Span) -> Span:
    """Grow a drop over the single spaces beside it."""
    start, end = span
    if start and text[start - 1] == " ":
        start -= 1
    if text[end : end + 1] == " ":
        end += 1
    return start, end


def _merge(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    merged: list[tuple[int, int, str]] = []
    for start, end, why in spans:
        if merged and start <= merged[-1][1]:
            last = merged[-1]
            merged[-1] = (last[0], max(last[1], end), last[2] or why)
        else:
            merged.append((start, end, why))
    return merged

"""Quotation marks: which stretches of a text stand in them, and how well they are marked.

In go the text and the spans of its paragraphs, out come the quoted stretches in text order,
each within one paragraph. No learning and no tree: marks are told from apostrophes by their
neighbours, opened and closed by position, then by shape, then by what is open. An odd count
never stops the reading: stretches that lack a mark are closed or opened at the likeliest place
and say so in `state`. Linear in the length of the text.

It does not decide who is quoted, nor whether the marks are scare quotes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.language.analysis import QuotedStretch
from sayso.language.quotation_signs import MARK_CHARACTERS, STAND_INS, Family, Mark, marks_of
from sayso.record.vocabulary import QuotationState, Span

_ELISION = re.compile(r"(?:\d\ds?|em|til|till|tis|twas|twere|n['’])(?!\w)", re.IGNORECASE)
_SAYING = (
    r"(?:said|says|say|added|adds|told|tells|wrote|writes|asked|asks|replied|argued|insisted"
    r"|explained|continued|concluded|noted|recalled|claimed|declared|warned|stated|tweeted)"
)
_SPEAKER = r"(?:he|she|they|it|I|we|(?:the|a|an|one) [^,;:“”\"!?]{1,40}?|[A-Z][^,;:“”\"!?]{0,50}?)"
_CUE_AFTER = re.compile(rf"[.,!?…—–-]\s{{1,2}}(?:{_SPEAKER} ?{_SAYING}|{_SAYING} {_SPEAKER})\b")
_CUE_BEFORE = re.compile(rf"\b{_SAYING}(?: [\w’'.-]+){{0,5}}[,:] ")
_BUILDS_IN = re.compile(r"\b(?:as|was|were|is|are|be|called|that|an?|the|of|for|,) ")
_CUE_BESIDE = re.compile(rf"\b{_SAYING}[,:] ?$")
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")
_SENTENCE_START = re.compile(r"[.!?…][)\]”’\"']{0,2}\s+(?=\S)")
_BUILT_IN = 60
"""Characters in which a quotation without a stop is taken to begin, where a word allows it."""
_SHORT = 30
"""Characters in which a quotation that a wrong mark closes without a stop may stand."""
_DEEPEST = 8
"""Quotations within quotations; where marks never close, one more ends the innermost."""
_LOOK_AHEAD = 60
"""Marks looked at beyond one that could pair in several ways; bounds the cost of odd texts."""


@dataclass(slots=True)
class _Stretch:
    """A quotation while it is read; `end` is -1 as long as it is open."""

    start: int
    inner_start: int
    family: Family
    sign: str
    level: int
    damaged: bool = False
    end: int = -1
    inner_end: int = -1
    state: QuotationState = "closed"
    continues: "_Stretch | None" = None


def find_quotations(text: str, paragraphs: Sequence[Span]) -> tuple[QuotedStretch, ...]:
    """Return the stretches of `text` in quotation marks, in text order.

    `paragraphs` are spans in text order; each stretch lies within one of them.
    """
    marks = [marks_of(text, paragraph) for paragraph in paragraphs]
    reading = _Reading(text, british=_is_british(marks))
    for index, paragraph in enumerate(paragraphs):
        following = marks[index + 1] if index + 1 < len(marks) else []
        next_start = paragraphs[index + 1][0] if index + 1 < len(paragraphs) else -1
        reading.read(paragraph, marks[index], following, next_start)
    return _as_columns(reading.found)


def _is_british(marks: Sequence[Sequence[Mark]]) -> bool:
    """Vote whether single marks are the outer ones in this text."""
    double = single = 0
    for paragraph in marks:
        for mark in paragraph:
            double += mark.family == "double" and mark.can_open
            single += mark.family == "single" and mark.can_open and mark.shape != "closing"
    return single >= 2 and single > 2 * double


class _Reading:
    """The state machine: levels open in this paragraph, and one that may go on in the next."""

    def __init__(self, text: str, *, british: bool) -> None:
        self.text = text
        self.found: list[_Stretch] = []
        self._british = british
        self._open: list[_Stretch] = []
        self._pending: _Stretch | None = None
        self._marks: Sequence[Mark] = ()
        self._stars: list[Mark] = []
        self._loose: list[Mark] = []
        self._last_end = 0

    def read(
        self, paragraph: Span, marks: list[Mark], following: Sequence[Mark], next_start: int
    ) -> None:
        """Read the marks of one paragraph; `following` are those of the next one."""
        self._open = []
        self._last_end = paragraph[0]
        self._stars = [mark for mark in marks if mark.family == "star"]
        self._loose = []
        self._marks = [m for m in marks if m.family != "star"] if self._stars else marks
        if self._pending is not None:
            self._resume(paragraph)
        for index, mark in enumerate(self._marks):
            if mark.family == "single":
                self._read_single(index, mark, paragraph)
            else:
                self._read_mark(index, mark, paragraph)
        if self._open:
            self._end_paragraph(paragraph, following, next_start)

    def _resume(self, paragraph: Span) -> None:
        """Open the stretch that goes on from the paragraph before."""
        before, self._pending = self._pending, None
        assert before is not None
        first = self._marks[0]
        at_start = not self.text[paragraph[0] : first.start].strip()
        if at_start and first.can_open:
            self._push(first.start, first.end, first)
            self._marks = self._marks[1:]
        else:
            start = _skip_space(self.text, paragraph)
            self._open.append(_Stretch(start, start, before.family, before.sign, 1))
        self._open[-1].continues = before

    def _goes_on(self, outer: _Stretch, following: Sequence[Mark], next_start: int) -> bool:
        """Tell whether the next paragraph opens with the same mark, or closes this one."""
        same = [mark for mark in following[:12] if mark.family == outer.family]
        if not same:
            return False
        first = same[0]
        if first is following[0] and not self.text[next_start : first.start].strip():
            return first.can_open and first.sign == outer.sign
        is_lone_close = first.can_close and first.shape != "opening" and not first.can_open
        return is_lone_close and outer.family != "single"

    def _end_paragraph(self, paragraph: Span, following: Sequence[Mark], next_start: int) -> None:
        outer = self._open[0]
        ends_in_cue = self._cue_after(outer, paragraph[1], last=True)
        if not ends_in_cue and self._goes_on(outer, following, next_start):
            for inner in reversed(self._open[1:]):
                self._close_unmarked(inner, paragraph[1])
            end = _trim(self.text, outer.inner_start, paragraph[1])
            self._finish(outer, end, end, "continued")
            self._pending = outer
            return
        for stretch in reversed(self._open):
            self._close_unmarked(stretch, paragraph[1])

    def _read_mark(self, index: int, mark: Mark, paragraph: Span) -> None:
        level = self._level_of(mark.family)
        if self._opens(mark, is_open=level is not None):
            if level is not None and not self._nests(index, mark):
                self._close_unmarked(self._open[level], mark.start)
                del self._open[level:]
            self._push(mark.start, mark.end, mark)
        elif level is not None:
            self._close(level, mark)
        elif _CUE_BESIDE.search(self.text[max(mark.start - 16, paragraph[0]) : mark.start]):
            self._push(mark.start, mark.end, mark)  # 'He says,” we go.”': set with the wrong hand
        else:
            self._open_before(mark, paragraph)

    def _opens(self, mark: Mark, *, is_open: bool) -> bool:
        """Decide by position; by shape and state where position says nothing or both object."""
        if mark.can_open == mark.can_close:
            return not is_open if mark.shape == "straight" else mark.shape == "opening"
        if mark.can_open:
            return not (is_open and mark.shape == "closing")
        return mark.shape == "opening" and not is_open and mark.family != "angle"

    def _nests(self, index: int, mark: Mark) -> bool:
        """Tell whether two closing marks follow: then this one opens inside the open one."""
        closing = 0
        for later in self._marks[index + 1 : index + _LOOK_AHEAD]:
            if later.family == mark.family:
                if later.can_open and not later.can_close:
                    return False
                closing += 1
                if closing == 2:
                    return True
        return False

    def _read_single(self, index: int, mark: Mark, paragraph: Span) -> None:
        level = self._level_of("single")
        if mark.can_open and not _ELISION.match(self.text, mark.end):
            if self._has_closing(index) or self._may_lack_closing(mark, paragraph):
                self._read_mark(index, mark, paragraph)
            else:
                self._loose.append(mark)
        elif mark.can_close and self._is_elision(mark):
            return
        elif mark.can_close and level is not None:
            if not (self._is_possessive(mark) and self._has_closing(index)):
                self._close(level, mark)
        elif mark.can_close and self._may_stand_in(mark):
            if self._open:
                self._loose.append(mark)
            elif self._british:
                self._open_before(mark, paragraph)

    def _may_stand_in(self, mark: Mark) -> bool:
        """Tell whether a closing single mark may stand for the double one that was opened."""
        if self.text[mark.start - 1] in ".,!?":
            return True
        return bool(self._open) and mark.start - self._open[-1].inner_start <= _SHORT

    def _has_closing(self, index: int) -> bool:
        """Tell whether a closing single mark follows at this level."""
        outer = self._open[-1].family if self._open else None
        for later in self._marks[index + 1 : index + _LOOK_AHEAD]:
            if later.family == "single":
                if later.can_close and not later.can_open and not self._is_elision(later):
                    return True
            elif later.family == outer and not later.can_open:
                return False
        return False

    def _may_lack_closing(self, mark: Mark, paragraph: Span) -> bool:
        before = self.text[max(paragraph[0], mark.start - 2) : mark.start].rstrip()
        return self._british and not self._open and (not before or before[-1] in ",:")

    def _is_possessive(self, mark: Mark) -> bool:
        """Tell whether this reads as "the workers' rights"."""
        after = self.text[mark.end : mark.end + 2]
        return self.text[mark.start - 1] in "sS" and after[:1] == " " and after[1:].islower()

    def _is_elision(self, mark: Mark) -> bool:
        """Tell whether this ends "rock 'n' roll" or "goin' home"."""
        before = self.text[max(mark.start - 3, 0) : mark.start].lower()
        goes_on = self.text[mark.end : mark.end + 2].strip().isalpha()
        return before[-2:] in ("'n", "’n", "‘n") or (
            goes_on and before[-2:] == "in" and before[:1].isalpha()
        )

    def _level_of(self, family: Family) -> int | None:
        for level in range(len(self._open) - 1, -1, -1):
            if self._open[level].family == family:
                return level
        return None

    def _push(self, start: int, inner_start: int, mark: Mark) -> None:
        against_shape = mark.shape == "closing" and mark.family != "angle"
        damaged = against_shape or mark.sign in STAND_INS
        if len(self._open) == _DEEPEST:
            self._close_unmarked(self._open.pop(), start)
        level = len(self._open) + 1
        self._open.append(_Stretch(start, inner_start, mark.family, mark.sign, level, damaged))

    def _close(self, level: int, mark: Mark) -> None:
        """Close the stretch at `level`; what is still open inside it lacked its mark."""
        stretch = self._open[level]
        for inner in reversed(self._open[level + 1 :]):
            self._close_unmarked(inner, mark.start)
        del self._open[level:]
        against_shape = mark.shape == "opening" and stretch.sign != "„" and mark.family != "angle"
        is_penn = mark.sign == "''" and stretch.sign in ("``", "''")
        odd = against_shape or (mark.sign in STAND_INS and not is_penn)
        if stretch.sign == "''" and mark.sign == "''":
            stretch.damaged = False
        damaged = stretch.damaged or odd
        self._finish(stretch, mark.end, mark.start, "damaged" if damaged else "closed")

    def _finish(self, stretch: _Stretch, end: int, inner_end: int, state: QuotationState) -> None:
        stretch.end, stretch.inner_end, stretch.state = (
            end,
            max(inner_end, stretch.inner_start),
            state,
        )
        self.found.append(stretch)
        self._last_end = max(self._last_end, end)

    def _close_unmarked(self, stretch: _Stretch, limit: int) -> None:
        """Close a stretch that has no closing mark before `limit`."""
        if stretch.family == "single" and not (self._british and stretch.level == 1):
            return  # an apostrophe after all
        inside = max(stretch.inner_start, self._last_end)
        stand_in = self._stand_in((inside + 1, limit), closing=True)
        if stand_in is not None:
            self._finish(stretch, stand_in.end, stand_in.start, "damaged")
            return
        cue = self._cue_after(stretch, limit)
        if cue is not None:
            end = cue
        elif limit < len(self.text) and self.text[limit] in MARK_CHARACTERS:
            end = self._last_sentence_end(stretch.inner_start, limit)
        else:
            end = _trim(self.text, stretch.inner_start, limit)
        end = max(end, inside)
        self._finish(stretch, end, end, "unclosed")

    def _stand_in(self, within: Span, *, closing: bool) -> Mark | None:
        """Return the star or loose single mark that may stand for a lost one: nearest its mate."""
        found = None
        for lone in (self._stars, self._loose):
            for mark in reversed(lone):
                if mark.start < within[0]:
                    break
                if mark.start < within[1] and (mark.can_close if closing else mark.can_open):
                    found = mark
                    if not closing:
                        return found
        return found

    def _cue_after(self, stretch: _Stretch, limit: int, *, last: bool = False) -> int | None:
        """Return where words of saying follow the quoted ones: just after their comma or stop."""
        for match in _CUE_AFTER.finditer(self.text, stretch.inner_start, limit):
            if not last or not _SENTENCE_START.search(self.text, match.end(), limit):
                return match.start() + 1
        return None

    def _last_sentence_end(self, start: int, limit: int) -> int:
        ends = [match.end() for match in _SENTENCE_END.finditer(self.text, start, limit)]
        return ends[-1] if ends else _trim(self.text, start, limit)

    def _open_before(self, mark: Mark, paragraph: Span) -> None:
        """Open a stretch for a closing mark that has no opening one."""
        if mark.sign in ('"', "″", "''") and self.text[mark.start - 1].isdigit():
            return  # inches, seconds
        if not mark.can_close and mark.shape == "straight":
            return
        begin = max(self._last_end, self._open[-1].inner_start if self._open else paragraph[0])
        level = len(self._open) + 1
        lone = self._stand_in((begin, mark.start), closing=False)
        if lone is not None:
            stretch = _Stretch(lone.start, lone.end, mark.family, lone.sign, level, damaged=True)
            self._finish(stretch, mark.end, mark.start, "damaged")
            return
        start = self._likely_start(begin, mark.start)
        if start < mark.start:
            stretch = _Stretch(start, start, mark.family, mark.sign, level)
            self._finish(stretch, mark.end, mark.start, "unopened")

    def _likely_start(self, begin: int, end: int) -> int:
        """Return the last place where a quotation may begin: after a cue, or with a sentence.

        One that ends without a stop is built into a clause: it is short, and how short is open.
        """
        starts = [_skip_space(self.text, (begin, end))]
        starts += [match.end() for match in _CUE_BEFORE.finditer(self.text, begin, end)]
        starts += [match.end() for match in _SENTENCE_START.finditer(self.text, begin, end)]
        if self.text[end - 1] not in ".,!?…":
            near = max(begin, end - _BUILT_IN)
            starts += [match.end() for match in _BUILDS_IN.finditer(self.text, near, end - 1)]
        return max(starts)


def _skip_space(text: str, span: Span) -> int:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _as_columns(found: list[_Stretch]) -> tuple[QuotedStretch, ...]:
    """Sort the stretches; they point back to the one they continue by index."""
    found = [s for s in found if s.inner_end > s.inner_start or s.continues]
    found.sort(key=lambda stretch: (stretch.start, -stretch.end))
    index = {id(stretch): position for position, stretch in enumerate(found)}
    return tuple(
        QuotedStretch(
            s.start,
            s.end,
            (s.inner_start, s.inner_end),
            s.level,
            s.state,
            None if s.continues is None else index.get(id(s.continues)),
        )
        for s in found
    )

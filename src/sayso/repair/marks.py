"""Damaged quotation marks and apostrophes: which sign was meant, which space strayed or is lost.

Goes in: a text and the spans of its paragraphs. Comes out: changes, sorted and apart. Every sign is
judged by its neighbours (see `signs`), then by what is open in its paragraph; what stands in for a
mark (a star, two commas, a single mark) counts only where a mark lacks its mate. A new sign
follows its mate's form, straight or curly, an apostrophe that of the document; a sound mark of
either form is left alone. A mark that is gone is not invented.

Which stretches are quoted is decided later, in `language`; there a mark that lacks its mate is
closed at the likeliest place.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sayso.record.edits import Change
from sayso.record.vocabulary import Span
from sayso.repair.composing import keep_apart
from sayso.repair.signs import (
    DOUBLES,
    SINGLES,
    STAND_INS,
    TWINS,
    Habits,
    Sign,
    find_habits,
    find_signs,
)

_IN_WORD: Final = "apostrophe in a word"
_STOPS: Final = frozenset(".,!?…")
_RUN: Final = 200
# What follows an apostrophe within a word: "don't", "we're".
_TAIL = re.compile(
    r"(?:s|re|ll|ve|t(?<=n.t)|clock(?<=[oO].clock)|d(?<=[eyuoiEYUOI].d)|m(?<=[Ii].m))(?![^\W_])"
)
_NAME_BEGIN = re.compile(r"(?<![^\W_])[ODLdl]\Z")
# "Farrow 's" and "don' t"; both begin with a literal, so that a search is quick.
_TORN_BEFORE = re.compile(r" ['’](?:s|re|ll|ve|(?<=n .)t)(?![\w'’-])")
_TORN_BEHIND = re.compile(r"['’] (?:s|ll|ve|(?<=n. )t)(?= [a-z])")
_YEARS = re.compile(r"(?:1[5-9]|20)\d0[^\w\s]s(?!\w)")
_ELISION = re.compile(r"(?:\d\ds?|em|til|till|tis|twas|n)(?!\w)", re.IGNORECASE)


def propose_marks(text: str, paragraphs: Sequence[Span]) -> tuple[Change, ...]:
    """Return changes to damaged marks and to the spaces beside them, sorted and apart."""
    changes = list(_attach_tails(text))
    signs = list(find_signs(text, paragraphs))
    if any(signs):
        habits = find_habits(text, signs)
        for paragraph in signs:
            for run in _runs(paragraph):
                changes += _Paragraph(text, run, habits).changes()
    return tuple(keep_apart(changes))


def _runs(signs: Iterable[Sign]) -> Iterator[list[Sign]]:
    """Part the signs of a paragraph that has very many, if possible where no mark is open.

    Judging one sign looks at all others of its run, which takes its time on 100,000 of them.
    """
    run: list[Sign] = []
    level = 0
    for sign in signs:
        run.append(sign)
        if sign.is_double:
            level = max(0, level + (sign.way == "opens") - (sign.way == "closes"))
        if len(run) >= _RUN and (level == 0 or len(run) >= 2 * _RUN):
            yield run
            run, level = [], 0
    if run:
        yield run


def _attach_tails(text: str) -> Iterator[Change]:
    """Attach what was torn from its word at the apostrophe."""
    for pattern, space in ((_TORN_BEFORE, 0), (_TORN_BEHIND, 1)):
        for match in pattern.finditer(text):
            start = match.start() + space
            if match.start() and text[match.start() - 1].isalpha():
                yield Change(start, start + 1, "", "space", 0.98, "space beside an apostrophe")


class _Paragraph:
    """The signs of one paragraph, read from left to right."""

    def __init__(self, text: str, signs: list[Sign], habits: Habits) -> None:
        self._text = text
        self._signs = signs
        self._habits = habits
        self._found: list[Change] = []
        self._pairs: list[tuple[Sign, Sign]] = []
        self._lone_openers: list[Sign] = []
        self._lone_closers: list[Sign] = []
        self._unsure: list[tuple[Sign, str]] = []

    def changes(self) -> list[Change]:
        """Return the changes of the paragraph, in no order."""
        doubles = [s for s in self._signs if self._counts_as_double(s)]
        doubles = [s for s in doubles if not self._is_apostrophe_for(s)]
        for sign in self._signs:
            if sign.sign in SINGLES:
                self._mend_single(sign)
        if self._habits.is_low or self._habits.uses_twins:
            return self._found
        self._pair(doubles)
        for opener, closer in self._pairs:
            self._mend_pair(opener, closer)
        self._mend_lone_openers(doubles)
        self._mend_lone_closers(doubles)
        return self._found

    # --- apostrophes ----------------------------------------------------------------------------

    def _change(self, start: int, end: int, now: str, confidence: float, why: str) -> None:
        if self._text[start:end] != now:
            self._found.append(Change(start, end, now, "quote", confidence, why))

    def _counts_as_double(self, sign: Sign) -> bool:
        if sign.sign == ",,":
            is_close = sign.way == "closes" and (
                sign.left in ".!?" or self._text.startswith(",", sign.end)
            )
            return is_close or (sign.way == "opens" and sign.right.isalpha())
        if not sign.is_double:
            return False
        is_measure = sign.left.isdigit() and sign.sign in {'"', "″", "''", "’’"}
        if is_measure and sign.way != "opens":
            return self._is_of_years(sign) or self._has_opener_before(sign)
        return True

    def _has_opener_before(self, sign: Sign) -> bool:
        """Whether more double marks open than close before a sign."""
        return self._level([other for other in self._signs if other.start < sign.start]) > 0

    def _level(self, signs: list[Sign]) -> int:
        """Return how many more double marks open than close."""
        doubles = [sign.way for sign in signs if sign.is_double]
        return doubles.count("opens") - doubles.count("closes")

    def _is_apostrophe_for(self, sign: Sign) -> bool:
        """Mend a double mark that stands for an apostrophe within a word; say whether it did."""
        if sign.end > sign.start + 1 or sign.way != "inner":
            return False
        if self._is_of_years(sign):
            self._change(sign.start, sign.end, self._habits.apostrophe, 0.97, _IN_WORD)
            return True
        if not sign.left.isalpha():
            return False
        tail = _TAIL.match(self._text, sign.end)
        before = self._text[max(0, sign.start - 2) : sign.start]
        is_name = bool(_NAME_BEGIN.search(before)) and self._text[sign.end].isupper()
        is_quoted = (
            tail is not None
            and tail[0] == "s"
            and self._level(self._signs) != 0
            and self._has_opener_before(sign)
        )
        if is_quoted or not (tail or is_name):
            return False
        self._change(sign.start, sign.end, self._habits.apostrophe, 0.97, _IN_WORD)
        return True

    def _is_of_years(self, sign: Sign) -> bool:
        """Whether it stands in "the 1930's"."""
        return _YEARS.match(self._text, max(0, sign.start - 4)) is not None

    def _mend_single(self, sign: Sign) -> None:
        """Mend a wrong or turned single mark within, behind or before a word."""
        before = self._text[sign.start - 1 : sign.start] if sign.start else ""
        if sign.end - sign.start > 1:
            return
        if sign.way == "inner" and before.isalpha() and self._text[sign.end].isalpha():
            if sign.sign != "‘" or not self._may_open_inside(sign):
                self._apostrophe(sign, 0.98)
        elif sign.way == "inner" and self._is_of_years(sign):
            self._apostrophe(sign, 0.97)
        elif sign.way == "closes" and sign.sign in "‘´`′" and not before.isspace():
            is_behind_word = sign.left.isalpha() or (sign.left in _STOPS and sign.sign != "′")
            if is_behind_word and (sign.sign == "‘" or not self._has_opener(sign)):
                self._apostrophe(sign, 0.96)
        elif sign.way == "opens" and sign.right.isalpha():
            self._mend_opening_single(sign)

    def _mend_opening_single(self, sign: Sign) -> None:
        """Mend an opening single mark that has the form of another sign."""
        if _ELISION.match(self._text, sign.end) or sign.sign in "'‘":
            if sign.sign == "´":
                self._apostrophe(sign, 0.96)
            return
        now = "‘" if self._habits.apostrophe == "’" else "'"
        closes = any(
            other.start > sign.start and other.way == "closes" and other.sign in "’'´"
            for other in self._signs
        )
        if sign.sign == "´" or (closes and not self._habits.opens_grave):
            self._change(sign.start, sign.end, now, 0.92, "wrong mark")

    def _apostrophe(self, sign: Sign, confidence: float) -> None:
        now = "’" if sign.sign == "‘" else self._habits.apostrophe
        self._change(sign.start, sign.end, now, confidence, _IN_WORD)

    def _may_open_inside(self, sign: Sign) -> bool:
        """Whether "said‘We" rather than "O‘Brien": a word of three letters, then a capital."""
        before = self._text[max(0, sign.start - 3) : sign.start]
        return self._text[sign.end].isupper() and before.isalpha() and before.islower()

    def _has_opener(self, sign: Sign) -> bool:
        """Whether the same sign opens something before: `so`, as computers quote."""
        return any(
            other.way == "opens" and other.sign == sign.sign
            for other in self._signs
            if other.start < sign.start
        )

    # --- pairs ----------------------------------------------------------------------------------

    def _pair(self, doubles: list[Sign]) -> None:
        """Match openers with closers; neighbours decide, then the shape, then what is open."""
        opener: Sign | None = None
        for sign in doubles:
            way = self._way_of(sign, is_open=opener is not None)
            if way == "closes" and opener is None:
                self._lone_closers.append(sign)
            elif way == "closes" and opener is not None:
                self._pairs.append((opener, sign))
                opener = None
            else:
                if opener is not None:
                    self._lone_openers.append(opener)
                opener = sign
        if opener is not None:
            self._lone_openers.append(opener)

    def _way_of(self, sign: Sign, *, is_open: bool) -> str:
        if sign.way == "opens" and is_open and sign.sign == "”":
            return "closes"  # "go, ”he said": the space slipped to its other side
        if sign.way == "closes" and not is_open and sign.sign == "“":
            return "opens"  # "said“ We"
        if sign.way in ("opens", "closes"):
            return sign.way
        if sign.way == "alone" and sign.sign in "“”":
            return "opens" if sign.sign == "“" else "closes"
        return "closes" if is_open else "opens"

    def _mend_pair(self, opener: Sign, closer: Sign) -> None:
        is_curly = self._habits.is_curly
        if opener.sign in DOUBLES or closer.sign in DOUBLES:
            is_curly = opener.sign in "“”" or closer.sign in "“”"
        if opener.sign in TWINS and closer.sign in TWINS and not self._habits.has_odd_twins:
            return  # both as two single marks: meant so
        for sign, way in ((opener, "opens"), (closer, "closes")):
            self._mend_form(sign, way, is_curly=is_curly, is_sure=True)
            self._mend_spaces(sign, way)

    def _mend_form(self, sign: Sign, way: str, *, is_curly: bool, is_sure: bool) -> None:
        """Write the mark that its way asks for, once."""
        now = sign.sign
        if sign.sign in TWINS or sign.sign == ",,":
            now = ("“" if way == "opens" else "”") if is_curly else '"'
        elif sign.sign == "”" and way == "opens":
            now = "“"
        elif sign.sign == "“" and way == "closes":
            now = "”"
        why = "mark written twice" if now == sign.sign else "wrong mark"
        self._change(sign.start, sign.end, now, 0.97 if is_sure else 0.92, why)

    def _mend_spaces(self, sign: Sign, way: str) -> None:
        """Take a stray space away inside the mark, give a lost one back outside it."""
        text = self._text
        before = text[sign.start - 1 : sign.start] if sign.start else ""
        after = text[sign.end : sign.end + 1]
        inner, outer = (after, before) if way == "opens" else (before, after)
        has_room = not self._lone_openers and not self._lone_closers
        confidence = 0.98 if has_room or sign.sign in "“”" else 0.92
        if inner == " ":
            at = sign.end if way == "opens" else sign.start - 1
            self._found.append(Change(at, at + 1, "", "space", confidence, "space inside a mark"))
        if outer.isalpha() or (way == "opens" and outer and outer in ".,;:!?"):
            at = sign.start if way == "opens" else sign.end
            self._found.append(Change(at, at, " ", "space", confidence, "space lost at a mark"))

    # --- marks without a mate -------------------------------------------------------------------

    def _mend_lone_openers(self, doubles: list[Sign]) -> None:
        for opener in self._lone_openers:
            self._mend_lone(opener, "opens")
            if self._mend_inner_opener(opener):
                continue
            until = next((s.start for s in doubles if s.start >= opener.end), None)
            between = self._between(opener.end, until)
            stars = [s for s in between if s.sign in STAND_INS and s.way == "closes"]
            singles = [s for s in between if s.sign in SINGLES and s.way == "closes"]
            if len(stars) == 1:
                self._replace(stars[0], opener, "closes", 0.95)
            elif not stars and len(singles) == 1 and self._is_close_of_speech(singles[0], between):
                self._replace(singles[0], opener, "closes", 0.92)

    def _mend_inner_opener(self, outer: Sign) -> bool:
        """Mend `"a gap for "the public'."`: the second mark opens what a single one closes."""
        pair = next((p for p in self._pairs if p[0].start >= outer.end), None)
        if pair is None or len(pair[0].sign) > 1 or outer.sign not in DOUBLES:
            return False
        inside = [s for s in self._between(pair[0].end, pair[1].start) if s.sign in SINGLES]
        if len(inside) != 1 or inside[0].way != "closes" or self._text[inside[0].start - 1] == "s":
            return False
        now = "‘" if inside[0].sign == "’" else "'"
        self._change(pair[0].start, pair[0].end, now, 0.92, "single mark within a double one")
        return True

    def _mend_lone_closers(self, doubles: list[Sign]) -> None:
        for closer in self._lone_closers:
            self._mend_lone(closer, "closes")
            after = max((s.end for s in doubles if s.end <= closer.start), default=None)
            between = self._between(after, closer.start)
            stars = [s for s in between if s.sign in STAND_INS and s.way == "opens"]
            singles = [
                s
                for s in between
                if s.sign in SINGLES and s.way == "opens" and not _ELISION.match(self._text, s.end)
            ]
            if len(stars) == 1:
                self._replace(stars[0], closer, "opens", 0.95)
            elif not stars and len(singles) == 1 and self._is_open_of_speech(closer):
                self._replace(singles[0], closer, "opens", 0.92)
            elif not stars and not singles:
                self._possessive(closer)

    def _between(self, start: int | None, end: int | None) -> list[Sign]:
        return [
            sign
            for sign in self._signs
            if (start is None or sign.start >= start) and (end is None or sign.end <= end)
        ]

    def _is_close_of_speech(self, single: Sign, between: list[Sign]) -> bool:
        """Whether a single mark closes what a double one opened: a stop, nothing single open."""
        opened = any(s.sign in SINGLES and s.way == "opens" for s in between)
        return single.left in _STOPS and not opened

    def _is_open_of_speech(self, closer: Sign) -> bool:
        """Whether a single mark opens what a double one closes: a stop, no other single pair."""
        singles = [s for s in self._signs if s.sign in SINGLES and s.way in ("opens", "closes")]
        return closer.left in _STOPS and len(singles) == 1

    def _replace(self, sign: Sign, mate: Sign, way: str, confidence: float) -> None:
        now = '"'
        if mate.sign in "“”":
            now = "“" if way == "opens" else "”"
        self._change(sign.start, sign.end, now, confidence, "stands in for a mark")

    def _mend_lone(self, sign: Sign, way: str) -> None:
        """Mend what a mark without a mate shows by itself."""
        if (sign.sign == "”" and way == "opens") or sign.sign == ",,":
            is_curly = sign.sign == "”" or self._habits.is_curly
            self._mend_form(sign, way, is_curly=is_curly, is_sure=False)
        elif sign.is_repeated and sign.way == way:
            self._change(sign.start, sign.end, sign.sign, 0.95, "mark written twice")
        if (sign.sign == "“" and way == "opens") or (sign.sign == "”" and way == "closes"):
            self._mend_spaces(sign, way)

    def _possessive(self, closer: Sign) -> None:
        """Mend "the workers" rights": a lone mark behind a plural, with a word after it."""
        after = self._text[closer.end : closer.end + 2]
        is_plural = self._text[closer.start - 1 : closer.start] == "s" and closer.left == "s"
        if is_plural and len(closer.sign) == 1 and after[:1] == " " and after[1:].islower():
            self._change(
                closer.start, closer.end, self._habits.apostrophe, 0.92, "apostrophe of a plural"
            )

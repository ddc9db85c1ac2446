"""Quotations of a plain text, and which times outside them say when they were spoken."""

from bisect import bisect_left, bisect_right
from functools import cached_property

from sayso.reading.times.tenses import REACH, SENTENCE_ENDS, Words
from sayso.reading.times.tokens import PARAGRAPH, word_set


class Speech(Words):
    """Quotations by their marks; a verb of saying ties a time to one."""

    def tells(self, token: int, quotation: int) -> bool:
        """Look on both sides for the quotation, with a verb of saying on the way."""
        return (
            self._tells(token, quotation, -1)
            or self._tells(token, quotation, 1)
            or self._brings_on(token, quotation)
            or self._same_speaker(token, quotation)
        )

    def continued(self, quotation: int) -> int:
        """Look at the words between two quotations: few, and in one paragraph."""
        opens, numbers = self._quotes
        at = bisect_left(self._opening, quotation, key=numbers.__getitem__)
        if at >= len(self._opening) or self._opening[at] < 2:
            return -1
        mark = self._opening[at]
        return quotation - 1 if self._is_short_gap(opens[mark - 1] + 1, opens[mark]) else -1

    def quoted(self, token: int) -> int:
        """Return the number of the quotation, found by the marks."""
        opens, numbers = self._quotes
        return numbers[bisect_right(opens, token) - 1]

    def _tells(self, token: int, quotation: int, step: int) -> bool:
        is_said = self._word(token - 1) in _SAYING or self._word(token - 2) in _SAYING
        for index in range(token + step, token + step * _TELLING_REACH, step):
            word = self._word(index)
            if self.quoted(index) == quotation:
                return is_said
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
                return False
            is_said = is_said or word in _SAYING
        return False

    def _brings_on(self, token: int, quotation: int) -> bool:
        """Whether the token's sentence tells of a speech or letter and the quotation comes next.

        On Thursday the colonel addressed the nation. "This morning …"
        """
        speaks = self._speaks_before(token)
        ends = 0
        for index in range(token + 1, min(len(self._lower), token + 1 + REACH)):
            word = self._word(index)
            if self.quoted(index) == quotation:
                return speaks
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
                ends += 1
                if ends > 1:
                    return False
            speaks = speaks or (word in _SPEAKING and not ends)
        return False

    def _speaks_before(self, token: int) -> bool:
        for index in range(token - 1, max(-1, token - _SPEAKING_REACH), -1):
            word = self._word(index)
            if word in _SPEAKING:
                return True
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
                return False
        return False

    def _same_speaker(self, token: int, quotation: int) -> bool:
        """Whether the one who opens the quotation is named beside the time, before it.

        "On Saturday Vell spoke on television. … Vell stated, “Today …”"; the cue stands right
        before the quotation, its subject before it.
        """
        opening = token
        while opening < min(len(self._lower), token + _SPEECH_REACH):
            opening += 1
            if self._word(opening) == PARAGRAPH:
                return False
            if self.quoted(opening) == quotation:
                break
        cue = next((i for i in range(opening - 1, opening - 4, -1) if self._word(i) in _SAYING), -1)
        speaker = self._word(cue - 1)
        is_name = self._tokens.words[cue - 1][0].isupper() or speaker in _PRONOUNS
        if cue < 0 or not is_name:
            return False
        return speaker in _PRONOUNS or speaker in self._lower[token : cue - 1]

    def _is_short_gap(self, first: int, end: int) -> bool:
        between = self._lower[first:end]
        return len(between) <= _GOES_ON_REACH and PARAGRAPH not in between

    @cached_property
    def _quotes(self) -> tuple[list[int], list[int]]:
        opens, numbers, is_open, number = [0], [-1], False, 0
        for index, word in enumerate(self._tokens.words):
            if word in {"“", "”", '"'}:
                is_open = word == "“" or (word == '"' and not is_open)
            elif word == PARAGRAPH:
                if is_open and not self._goes_on_below(opens[-1], index):
                    numbers[-1] = -1  # a mark that nothing closes is no quotation
                is_open = False
            else:
                continue
            number += is_open
            opens.append(index)
            numbers.append(number if is_open else -1)
        return opens, numbers

    def _goes_on_below(self, mark: int, end: int) -> bool:
        """Whether a quotation left open by a paragraph is one of several paragraphs."""
        following = self._tokens.words[end + 1] if end + 1 < len(self._tokens) else ""
        is_first = mark == 0 or self._word(mark - 1) == PARAGRAPH
        return is_first or following in {"“", '"'}

    @cached_property
    def _opening(self) -> list[int]:
        """The rows of `_quotes` that open a quotation, in order of their numbers."""
        return [row for row, number in enumerate(self._quotes[1]) if number >= 0]


_TELLING_REACH = 16
_SPEECH_REACH = 80
_SPEAKING_REACH = 10
_GOES_ON_REACH = 14
_PRONOUNS = frozenset({"he", "she", "they"})
_SAYING = word_set(
    "said says told tells wrote posted announced declared vowed warned added argued claimed "
    "insisted stated tweeted promised threatened replied answered asked urged"
)
_SPEAKING = _SAYING | word_set(
    "addressed address spoke speaking speech statement broadcast interview letter diary message "
    "note post telegram reads read dated quoted warning written writes recalled noted entry cable"
)

"""What stands around a time: paragraph, quotation, and the direction that tense and words give.

Two readers of the same questions. `PlainContext` needs only the tokens of the text and finds
tense by a short word list. `TreeContext` (`trees.py`) asks the analysis: sentence, governing
verb, its auxiliaries, quotations.
"""

from bisect import bisect_right
from functools import cached_property
from typing import Protocol

from sayso.reading.times.speech import Speech
from sayso.reading.times.tenses import SENTENCE_ENDS, Tenses
from sayso.reading.times.tokens import PARAGRAPH, word_set


class Context(Protocol):
    """What the anchors ask about the surroundings of tokens `first` to `last`."""

    def direction(self, first: int, last: int) -> str:
        """Return `past`, `future` or `near` (nothing decides)."""

    def is_told(self, first: int) -> bool:
        """Whether a past verb stands right before "on" or "in" and the time."""

    def bounds(self, first: int) -> bool:
        """Whether the time is a term that bounds something, by the word before: "from 1 June"."""

    def paragraph(self, token: int) -> int:
        """Return the running number of the paragraph."""

    def quoted(self, token: int) -> int:
        """Return the running number of the quotation that holds the token, or -1."""

    def tells(self, token: int, quotation: int) -> bool:
        """Whether a verb of saying links the token to a quotation in its paragraph."""

    def opens_sentence(self, first: int) -> bool:
        """Whether a time stands at the start of its sentence, behind a preposition at most."""

    def continued(self, quotation: int) -> int:
        """Return the quotation whose speech this one goes on with, or -1."""

    def is_perfect(self, first: int) -> bool:
        """Whether "for" and a present perfect stand before the token ("has held for")."""

    def aside(self, token: int) -> bool:
        """Whether the token stands in brackets or speaks of a person's birth."""

    def attributive(self, first: int, last: int) -> bool:
        """Whether a time belongs to a noun: "the 1975 accord", "the May 2007 high"."""

    def ends(self, first: int) -> bool:
        """Whether a time only says until when something held."""

    @property
    def words(self) -> list[str]:
        """The words of all tokens in lower case."""

    @property
    def written(self) -> list[str]:
        """The words of all tokens as they stand."""


class PlainContext(Tenses, Speech):
    """Context from the words alone; every question costs at most two short walks."""

    def opens_sentence(self, first: int) -> bool:
        """Look a few words back for the end of the sentence before."""
        for index in range(first - 1, first - 1 - _OPENING_REACH, -1):
            word = self._word(index)
            if word in SENTENCE_ENDS and self._ends_sentence(index, word):
                return True
            if word not in _OPENING:
                return False
        return False

    def aside(self, token: int) -> bool:
        """Look a few words back for an open bracket or "born"."""
        for index in range(token - 1, max(-1, token - 1 - _ASIDE_REACH), -1):
            word = self._word(index)
            if word in {"(", "[", "born"}:
                return True
            if word in {")", "]", PARAGRAPH}:
                return False
        return False

    def attributive(self, first: int, last: int) -> bool:
        """Look for an article before and a noun, perhaps behind a comma, after."""
        if self._word(first - 1) not in _ARTICLES:
            return False
        after = self._word(last + 1)
        if after == ",":
            after = self._word(last + 2)
        return after[0].isalpha() and after not in _NO_NOUNS

    def ends(self, first: int) -> bool:
        """Look a few words back for "until", unless a clause opens there ("until in March")."""
        if self._word(first - 2) in _UNTIL:
            return self._word(first - 1) not in {"in", "on"}
        for index in range(first - 1, first - 1 - _UNTIL_REACH, -1):
            word = self._word(index)
            if word in _UNTIL:
                return True
            if not word[0].isalpha():
                return False
        return False

    def paragraph(self, token: int) -> int:
        """Count the paragraph breaks before the token."""
        return bisect_right(self._paragraphs, token)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return [i for i, word in enumerate(self._tokens.words) if word == PARAGRAPH]


_ASIDE_REACH = 8
_UNTIL_REACH = 7
_UNTIL = frozenset({"until", "till"})
_ARTICLES = word_set("the a an its their his her this that")
_NO_NOUNS = word_set(
    "of on in at to and or but when as by for with after before the a an he she it they we who "
    "which that until while from was were is are had has have did would will when where"
)
_OPENING_REACH = 6
_OPENING = word_set(
    "in by during since from until at the early late end beginning start and but then later of on "
    "spring summer autumn fall winter year ,"
)

"""Hyphens at the end of a line: whether a word was broken or the hyphen belongs to it.

The document's own spelling decides first, then a word list, then whether both parts are words.
"pro-/NATO" and "24-/hour" keep their hyphen, "negotia-/tions" loses it. What may be either
("long-/time", "under-/stand") loses it only in a document that certainly breaks words.
"""

import re
from collections import Counter
from typing import Final

from sayso.repair.lexical.lexicon import is_known
from sayso.repair.words import word_set

HYPHENS: Final = frozenset("-\u2010\u2011")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FIRST_PART = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_TAIL: Final = 48  # no word part is longer; bounds the search in a line of 10 MB

# First parts that English compounds keep apart when the whole is in no word list.
_COMPOUND_FIRST: Final = word_set(
    "self ex pro anti non counter quasi half all cross mid long short high low well ill "
    "so far near hard soft right left full part vice co semi pseudo ultra post pre neo"
)

# Word beginnings that the list also has as words: with a word they make one ("re-/marks").
_BOUND: Final = word_set("re pre de con un dis mis sub ex pro co in im en em per")


class LineEndHyphens:
    """Decides line-end hyphens for one document; counts its words at the first question.

    `places` holds, for every hyphen at the end of a line that goes on, where the hyphen stands
    and where the next line begins.
    """

    def __init__(self, text: str, places: list[tuple[int, int]]) -> None:
        self._text = text
        self._places = places
        self._counts: Counter[str] | None = None
        self._breaks_words: bool | None = None

    def keeps(self, hyphen_at: int, next_start: int) -> bool:
        """Whether the hyphen at `hyphen_at` stays when its line is joined with the next."""
        parts = self._parts(hyphen_at, next_start)
        if parts is None:
            return True
        first, second = parts
        apart, together = f"{first}-{second}".lower(), _together(first, second)
        if _keeps_by_form(first.rpartition("-")[2], second):
            return True
        attested = self._attested(together) - self._attested(apart)
        if attested:
            return attested < 0
        if _is_broken_word(first, second):
            return False
        if not _is_word(together) and not first[0].isupper():
            return _is_compound(first, second)
        if len(first) == 1 or (_is_word(second.lower()) and not _is_word(together)):
            return True  # "Moscow-/backed"
        # "long-/time", "Kwok-/hung": either may be meant.
        return not self._document_breaks_words()

    def _parts(self, hyphen_at: int, next_start: int) -> tuple[str, str] | None:
        """Return the word parts before and behind a hyphen."""
        first = self._last_part(hyphen_at)
        second = _FIRST_PART.match(self._text, next_start, next_start + _TAIL)
        return (first, second[0]) if first and second else None

    def _last_part(self, end: int) -> str:
        """Return the letters, digits and inner hyphens right before `end`."""
        start = end
        while start > max(0, end - _TAIL):
            char = self._text[start - 1]
            if not (char.isalnum() or (char in "'’-" and start < end)):
                break
            start -= 1
        return self._text[start:end].lstrip("'’-")

    def _attested(self, word: str) -> int:
        if self._counts is None:
            self._counts = Counter(map(str.lower, _WORD.findall(self._text)))
        return self._counts[word]

    def _document_breaks_words(self) -> bool:
        """Whether any line-end hyphen of the document certainly breaks a word."""
        if self._breaks_words is None:
            parts = (self._parts(*place) for place in self._places)
            self._breaks_words = any(_is_broken_word(*part) for part in parts if part)
        return self._breaks_words


def _keeps_by_form(last: str, second: str) -> bool:
    """Whether digits and capitals alone say that the hyphen stays."""
    if not (last[-1].isalpha() and second[0].isalpha()):
        return True  # 24-/hour, 1914-/18
    if second[0].isupper():
        return not (last.isupper() and second.isupper() and len(last) > 1)  # pro-/NATO
    return last.isupper() and len(last) > 1  # NATO-/backed


def _together(first: str, second: str) -> str:
    return f"{first.rpartition('-')[2]}{second}".lower()


def _is_broken_word(first: str, second: str) -> bool:
    """Whether the parts make a word together and are not both words: "negotia-/tions"."""
    last = first.rpartition("-")[2]
    if _keeps_by_form(last, second) or not _is_word(_together(first, second)):
        return False
    last, second = last.lower(), second.lower()
    if last in _BOUND:
        return not (last[-1] == second[0] and last[-1] in "eo")  # "re-/election", "co-/operate"
    return not (_is_word(second) and (_is_word(last) or last in _COMPOUND_FIRST))


def _is_compound(first: str, second: str) -> bool:
    """Whether both parts are words (or the first a common first part) and the whole is none."""
    if not _is_word(second.lower()):
        return False  # "-tions" is no word: a word was broken that the list lacks
    last = first.rpartition("-")[2].lower()
    return last in _COMPOUND_FIRST or _is_word(last)


def _is_word(word: str) -> bool:
    return is_known(word) or is_known(word.removesuffix("s"))

"""Text to words, offsets and one class letter a word.

What goes in is plain text; what comes out are columns over tokens: the word, its start, its end,
and a string with one letter for each token. A letter stands for the *set* of classes that a word
belongs to (its signature), so that rules become plain regular expressions over that string.
Numbers get their classes from their shape, words from `lexicon.toml` and from the literals of the
rules. A paragraph break is a token of its own. Nothing is decided here.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

UNKNOWN = "_"
"""The letter of every word that no rule knows."""

PARAGRAPH = "\n\n"
_LONGEST_NUMBER = 9
"""Digits beyond this are no count of anything that takes time."""

_DAMAGED = r"(?<!\w)(?=[lIoOSB|]{0,3}\d)(?=\d{0,3}[lIoOSB|])[\dlIoOSB|]{2,4}(?:st|nd|rd|th)?(?!\w)"
DAMAGED = re.compile(_DAMAGED)
"""Two to four digits of which some look like letters ("l9l6"), as scanners leave them."""

_TOKEN = re.compile(
    rf"Q[1-4](?!\w)|{_DAMAGED}|0ctober"
    r"|[^\W\d_]+"
    r"|\d{4}-\d\d-\d\d(?:T\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-])"
    r"|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?!\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)"
    r"|\d+\.\d+"
    r"|\d+(?:st|nd|rd|th)(?![^\W_])|\d*0['’]?s(?![^\W_])"
    r"|\d+"
    r"|\n\s*\n"
    r"|\S"
)
_PLAIN = {"’": "'", "‘": "'", "–": "-", "‐": "-", "‑": "-", "−": "-", "`": "'"}


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list that is written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True, slots=True)
class Tokens:
    """Columns over tokens; `words` are normalised for dashes and apostrophes, not for case."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    mended: frozenset[int] = frozenset()
    """Tokens whose word was damaged in the text and is read as mended here."""

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def lower(self, first: int, last: int) -> list[str]:
        """Return the words of tokens `first` to `last` (both included) in lower case."""
        return [word.lower() for word in self.words[first : last + 1]]

    def touching(self, index: int) -> bool:
        """Whether no white space stands between a token and the next one."""
        return index + 1 < len(self.starts) and self.ends[index] == self.starts[index + 1]


def tokenise(text: str) -> Tokens:
    """Cut `text` into words, numbers and single marks, with offsets in code points."""
    words, starts, ends = [], [], []
    plain = _PLAIN
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        words.append(plain.get(word, word))
        starts.append(start)
        ends.append(end)
    return Tokens(text, words, starts, ends)


def digit_classes(word: str) -> frozenset[str]:
    """Return the classes that a token with a leading digit has by its shape."""
    if word.isascii() and word.isdigit():
        return frozenset(_integer_classes(word))
    if word[-1] in "sS":
        return frozenset(_decade_classes(word.rstrip("sS").rstrip("'’"))) or frozenset(
            _ordinal_classes(word)
        )
    if word[-1] in "tdh":
        return frozenset(_ordinal_classes(word))
    return frozenset(_compound_classes(word))


def _integer_classes(word: str) -> Iterable[str]:
    length = len(word)
    if length > _LONGEST_NUMBER:
        return
    number = int(word)
    yield "int"
    if length <= 2:
        if number <= 24:
            yield "hour"
        if 1 <= number <= 31:
            yield "dd"
        if length == 2:
            yield "yy"
            if number <= 59:
                yield "minute"
    if length == 3:
        yield "yyy"
    if length == 4:
        if 1000 <= number <= 2100:
            yield "yyyy"
        if number // 100 <= 24 and number % 100 <= 59:
            yield "hhmm"


def _decade_classes(digits: str) -> Iterable[str]:
    if not (digits.isascii() and digits.isdigit()):
        return
    if len(digits) == 4 and digits[-1] == "0" and 1000 <= int(digits) <= 2100:
        yield "decade4"
    if len(digits) == 2 and digits[-1] == "0":
        yield "decade2"


def _ordinal_classes(word: str) -> Iterable[str]:
    digits = word[:-2]
    if digits.isascii() and digits.isdigit():
        yield "nth"
        if 1 <= int(digits) <= 31:
            yield "ddth"


def _compound_classes(word: str) -> Iterable[str]:
    if DAMAGED.fullmatch(word):
        return
    if "," in word:
        yield "int"
    elif ":" in word and "-" not in word:
        yield "clock"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d.*", word):
        yield "iso"
    elif word.count(".") == 1:
        yield "decimal"
        if re.fullmatch(r"(?:[01]?\d|2[0-4])\.[0-5]\d", word):
            yield "dotclock"
    else:
        yield "numdate"


class Alphabet:
    """Letters for signatures: every distinct set of classes has one letter."""

    def __init__(self, classes_of: Mapping[str, frozenset[str]]) -> None:
        self._letter: dict[frozenset[str], str] = {}
        self._word: dict[str, str] = {}
        for word, classes in classes_of.items():
            self._word[word] = self._of(classes)
        for sample in _SHAPES:
            self._of(digit_classes(sample))

    def _of(self, classes: frozenset[str]) -> str:
        if not classes:
            return UNKNOWN
        return self._letter.setdefault(classes, chr(0x100 + len(self._letter)))

    def letters(self, words: Iterable[str]) -> str:
        """Return one letter for each word."""
        known, shape = self._word.get, self._shape
        return "".join(
            [known(word) or (shape(word) if word[0] in "0123456789" else UNKNOWN) for word in words]
        )

    def _shape(self, word: str) -> str:
        return self._letter.get(digit_classes(word), UNKNOWN)

    @cached_property
    def _by_class(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for classes, letter in self._letter.items():
            for name in classes:
                found.setdefault(name, []).append(letter)
        return {name: "".join(sorted(letters)) for name, letters in found.items()}

    def having(self, name: str) -> str:
        """Return all letters whose signature holds the class `name`; ask once all are known."""
        return self._by_class.get(name, "")


# One sample for each set of classes that a shape can give.
_SHAPES = (
    *(str(n) for n in range(101)), *(f"0{n}" for n in range(10)), "123", "1000", "1060", "1359",
    "1360", "2000", "2060", "2359", "2500", "0630", "0660", "12345", "1990s", "90s", "1995s",
    "4th", "40th", "1,000", "12:30", "2019-03-04", "3.5", "3.55", "30.55", "04/05/2019",
)  # fmt: skip

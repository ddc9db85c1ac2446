"""Damaged digits and month names, as scanners leave them, read where they can only be a date.

"l8 Fehruary l9l6" and "2O23": a letter that looks like a digit is read as one beside a month or
in the place of a year; a month's name of six letters or more may hold one wrong letter or "rn"
for "m" beside a number. What is mended changes the words that the rules see, never the text; the
rule of such a time ends in `+ocr`.
"""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import replace

from sayso.reading.times.tokens import DAMAGED, Tokens, word_set

_DIGITS = str.maketrans({"l": "1", "I": "1", "|": "1", "O": "0", "o": "0", "S": "5", "B": "8"})
_LETTERS = str.maketrans({"1": "l", "0": "o", "5": "s", "8": "b", "|": "l"})
_MONTHS = ("january", "february", "august", "september", "october", "november", "december")
_MONTHS_BY_LETTER = {name[0]: tuple(m for m in _MONTHS if m[0] == name[0]) for name in _MONTHS}
_SHORT_MONTHS = ("march", "april", "may", "june", "july")
_ANY_MONTH = word_set(
    "january february march april may june july august september october november december jan feb "
    "mar apr jun jul aug sep sept oct nov dec"
)
_BESIDE_YEAR = word_set("in since until till by from of during between and to - early late year")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)$")
_SKIPPED = frozenset({",", ".", "of", "the"})
_NUMBER = re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)?|[12][0-9]{3}")
_MONTH_SHAPE = re.compile(r"(?<!\w)[JFMASOND0][A-Za-z0-9|]{3,9}(?!\w)")


def mend(tokens: Tokens) -> Tokens:
    """Return tokens with damaged dates mended; the same object where there are none."""
    tokens = _with_whole_months(tokens)
    mended = _mended_months(tokens)
    mended.update(_mended_numbers(tokens, mended))
    if not mended:
        return tokens
    words = list(tokens.words)
    for index, word in mended.items():
        words[index] = word
    return replace(tokens, words=words, mended=frozenset(mended))


def _with_whole_months(tokens: Tokens) -> Tokens:
    """Join the pieces of a month's name that holds a digit ("Apri1"), which tokens part."""
    pieces: dict[int, int] = {}
    for match in _MONTH_SHAPE.finditer(tokens.text):
        word = match.group()
        if word.isalpha() or _month_like(word) is None:
            continue
        first, end = (bisect_left(tokens.starts, at) for at in match.span())
        if first + 1 < end:
            pieces[first] = end
    if not pieces:
        return tokens
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(tokens):
        after = pieces.get(at, at + 1)
        starts.append(tokens.starts[at])
        ends.append(tokens.ends[after - 1])
        words.append(tokens.words[at] if after == at + 1 else tokens.text[starts[-1] : ends[-1]])
        at = after
    return replace(tokens, words=words, starts=starts, ends=ends)


def _mended_months(tokens: Tokens) -> dict[int, str]:
    words, found = tokens.words, {}
    for match in _MONTH_SHAPE.finditer(tokens.text):
        month = _month_like(match.group())
        if month is None:
            continue
        index = bisect_left(tokens.starts, match.start())
        beside = (_beside(words, index, -1), _beside(words, index, 1))
        if any(_is_number(word) for word in beside):
            found[index] = month
    return found


def _beside(words: list[str], index: int, step: int) -> str:
    at = index + step
    while 0 <= at < len(words) and words[at] in _SKIPPED and abs(at - index) < 3:
        at += step
    return words[at] if 0 <= at < len(words) else ""


def _is_number(word: str) -> bool:
    return bool(_NUMBER.fullmatch(word) or (DAMAGED.fullmatch(word)))


def _month_like(word: str) -> str | None:
    """Return the month that a word is, but for one letter or "rn" for "m"."""
    if word.lower() in _MONTHS:
        return None
    short = word.translate(_LETTERS).lower()
    if short in _SHORT_MONTHS and short != word.lower():
        return short.capitalize()
    lower = word.lower().replace("rn", "m").replace("0", "o")
    for month in _MONTHS_BY_LETTER.get(lower[0], ()):
        if lower == month or _one_letter_apart(lower, month):
            return month.capitalize()
    return None


def _one_letter_apart(word: str, month: str) -> bool:
    if abs(len(word) - len(month)) > 1 or word == f"{month}a":
        return False
    start = next((i for i, (a, b) in enumerate(zip(word, month, strict=False)) if a != b), None)
    if start is None:
        return len(word) < len(month)
    rests = (word[start + 1 :], month[start + 1 :]), (word[start:], month[start + 1 :]), (
        word[start + 1 :], month[start:],
    )  # fmt: skip
    return any(a == b for a, b in rests)


def _mended_numbers(tokens: Tokens, months: Mapping[int, str]) -> dict[int, str]:
    words, found = tokens.words, {}
    for match in DAMAGED.finditer(tokens.text):
        index = bisect_left(tokens.starts, match.start())
        digits = _ORDINAL_END.sub("", match.group()).translate(_DIGITS)
        if not 1 <= int(digits) <= 2100 or len(digits) == 3:
            continue
        if _by_a_month(words, index, months) or _stands_as_year(words, index, digits):
            found[index] = digits + match.group()[len(digits) :]
    return found


def _by_a_month(words: list[str], index: int, months: Mapping[int, str]) -> bool:
    """Look at the word on either side, and two further over a day, for a month."""
    for step in (-1, 1):
        at = index + step
        for _ in range(4):
            if not 0 <= at < len(words):
                break
            if at in months or words[at].lower() in _ANY_MONTH:
                return True
            if not (words[at] in _SKIPPED or _is_number(words[at])):
                break
            at += step
    return False


def _stands_as_year(words: list[str], index: int, digits: str) -> bool:
    before = words[index - 1].lower() if index else ""
    return len(digits) == 4 and int(digits) >= 1000 and before in _BESIDE_YEAR

"""What is known of words: whether a form is one, how frequent it is, what stands beside it.

Being a word and being frequent are two things: lists of frequencies are full of misspellings and
scanner's debris ("th", "ofthe"), and rare words are right. So membership comes from spelling
lists, and frequencies only weigh candidates against each other. Of the forms of one and two
letters only those written here are words; the lists have them all, as abbreviations.
"""

import re
from functools import lru_cache
from typing import Final

from sayso.knowledge.words import CAPITAL, LOWER, RAREST, words

_APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")

_SHORT: Final = (
    "a i ad ah am an as at be by do eh ex go ha he hi if in is it la lo ma me my no of oh ok on "
    "or ox pa pi so to uh um up us vs we ye al et km kg cm mm ft lb mr dr st jr sr ed co pm tv uk "
    "un eu"
)
SHORT: Final = frozenset(_SHORT.split())
"""The words and abbreviations of one and two letters that stand in running text."""

_DIGIT_FOR_LETTER: Final = re.compile(r"(?=.{5})(?:[A-Za-z]++[01568][a-z]++|[01][a-z]++)")
"""One digit among small letters is a letter misread ("comm1ttee"); "F16" and "mp3" are not."""
_DIGIT_IN_WORD: Final = re.compile(r"([A-Za-z]?[a-z]*+)(11|[015689])([a-z]*+)")
_MEANT: Final = {
    "0": "o", "1": "lit", "5": "s", "6": "b", "8": "s", "9": "g", "11": ("ll",),
}  # fmt: skip
_LETTERS_BEHIND: Final = 3
"""Behind a first digit; fewer are a measure or an ordinal ("5th", "8am")."""

_CLITICS: Final = ("'s", "'ll", "'ve", "'re", "'d", "s'", "'")
_PLURAL_LEAST: Final = 4


def plain(word: str) -> str:
    """Return a word with straight apostrophes."""
    return word.translate(_APOSTROPHES)


@lru_cache(maxsize=50_000)
def is_known(word: str) -> bool:
    """Whether a word, as it is written, is English or a listed name.

    Letters with apostrophes and hyphens within; a compound is known when each of its parts is, a
    possessive when its word is; what holds digits counts as known unless a digit stands for a
    letter. "france" is unknown, "FRANCE" is known.

    >>> [is_known(word) for word in ("harbour's", "th", "pro-Kremlin", "Hsa", "ofthe")]
    [True, False, True, False, False]
    """
    word = plain(word)
    if "-" in word or "‐" in word or "‑" in word:
        parts = word.replace("‐", "-").replace("‑", "-").split("-")
        whole = "".join(parts)  # "co-ordinated"
        return _is_listed(whole) or all(
            not part or part.lower() in _FIRST_PARTS or is_known(part) for part in parts
        )
    if any(char.isdigit() for char in word):
        return not has_digit_for_letter(word)
    if _is_listed(word):
        return True
    for clitic in _CLITICS:
        stem = word.removesuffix(clitic)
        if stem and stem != word and _is_listed(stem):
            return True
    if len(word) > _PLURAL_LEAST and word[0].isupper() and word.endswith("s"):
        return _is_listed(word[:-1])
    return _is_prefixed(word) or is_derived(word)


@lru_cache(maxsize=20_000)
def has_digit_for_letter(form: str) -> bool:
    """Whether a digit in a form stands for a letter, by its look or by the word that it makes.

    >>> [has_digit_for_letter(form) for form in ("comm1ttee", "wa8", "a11", "page8", "5th", "F16")]
    [True, True, True, False, False, False]
    """
    if _DIGIT_FOR_LETTER.fullmatch(form):
        return True
    found = _DIGIT_IN_WORD.fullmatch(form)
    if found is None:
        return False
    before, digit, behind = found.groups()
    if not behind and len(before) > 1 and _is_listed(before):
        return False  # a number behind a word
    if not before and len(behind) < _LETTERS_BEHIND:
        return False
    return any(_is_listed(before + meant + behind) for meant in _MEANT[digit])


def _is_prefixed(word: str) -> bool:
    """Whether the word is a learned prefix and a word: "neuropsychological"."""
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if len(rest) >= _REST_LEAST and word.startswith(prefix) and _is_listed(rest):
            return True
    return False


def is_derived(word: str) -> bool:
    """Whether a word is made of a listed small one by an ending or a beginning alone.

    >>> [is_derived(word) for word in ("waterproofness", "unwooded", "overthere", "goverly")]
    [True, True, False, False]
    """
    if not word.islower() or len(word) <= _REST_LEAST:
        return False
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _STEM_LEAST:
            return _is_listed(stem) or (stem[-1] == "i" and _is_listed(stem[:-1] + "y"))
    rests = (word[len(part) :] for part in _BEGINNINGS if word.startswith(part))
    return any(len(rest) >= _REST_LEAST and _is_listed(rest) for rest in rests)


_ENDINGS: Final = ("lessness", "fulness", "lessly", "ness", "less")
_BEGINNINGS: Final = ("un", "re", "mis")
_STEM_LEAST: Final = 4

_PREFIXES: Final = (
    "neuro", "micro", "hydro", "cyber", "trans", "sub", "non", "multi", "inter", "bio", "geo",
    "electro", "photo", "thermo", "pseudo", "crypto", "agro", "socio", "ethno", "techno", "euro",
)  # fmt: skip
_REST_LEAST: Final = 5

_FIRSTS: Final = (
    "pro anti non pre post ex co re de semi multi inter intra counter mid self sub un neo quasi "
    "ultra vice e u t x"
)
_FIRST_PARTS: Final = frozenset(_FIRSTS.split())


def _is_listed(word: str) -> bool:
    """Whether the form stands in the lists and may be written like this."""
    lower = word.lower()
    if len(lower) <= 2:
        return lower in SHORT
    rank = words().ranks.get(lower)
    if rank is None:
        return False
    writing = words().writing(rank)
    if writing & LOWER or word.isupper():
        return True
    if word[0].isupper():
        return bool(writing & CAPITAL) or not word[1:].islower()
    return not word.islower()


def rank_of(word: str) -> int | None:
    """Return the rank of a word, however it is written."""
    return words().ranks.get(plain(word).lower())


def log_frequency(word: str) -> float:
    """Return the natural logarithm of a word's share of all words."""
    rank = rank_of(word)
    return RAREST if rank is None else words().log_frequency(rank)

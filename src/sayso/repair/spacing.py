"""Spaces that strayed in front of punctuation or into brackets, and spaces lost behind it.

Goes in: a text as layout left it (no runs of spaces). Comes out: changes of kind `space`, sorted
and apart. Numbers, web and mail addresses, file names, abbreviations, ellipses and emoticons keep
their form: a lost space is given back only between letters, in a token with no sign of code in it.
Spaces beside quotation marks are the work of `marks`.
"""

import re
from collections.abc import Iterator
from typing import Final

from sayso.record.edits import Change
from sayso.repair.lexical.lexicon import is_known
from sayso.repair.words import word_set

# "word ," and "word ." but neither " .5", " ...", " :)" nor ". . ."
_BEFORE = re.compile(r" [,;.!?:)\]](?=[\s\"”’)\]]|\Z)(?<! [:;](?=[)\]]))")
_BEHIND_OPENING = re.compile(r"[(\[] (?=[^\W_])")
_EMOTICON_EYES: Final = frozenset(":;=-8Xx(")
_ENDS: Final = frozenset(".,!?…%\"'”’)]")
# A sign right between letters: "said,he" or "end.The", but also "example.com".
_LOST = re.compile(r"[,;:.!?)](?=[^\W\d_])")
_PLAIN_TOKEN = re.compile(r"(?:I|[^\W\d_]{2,})(?:['’-][^\W\d_]+){0,3}\Z")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\ds?\Z")
_NEXT_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+){0,3}(?![\w@/=]|\.\w)")
_LAST_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:['’-][^\W\d_]+){0,3}(?=[\W]{0,2}\Z)")
_SHORT: Final = 3
_CODE: Final = frozenset("@/\\_=&#<>{}|~%+")
_LONGEST: Final = 60  # no word, nor an address that looks like two, is longer
# What ends names on the net and of files behind a stop: "Example.Com".
_SUFFIXES: Final = word_set("com org net gov edu io uk de fr eu pdf doc txt html htm js py")


def propose_spacing(text: str) -> tuple[Change, ...]:
    """Return the changes to stray and lost spaces, sorted and apart."""
    changes = [*_stray(text), *_lost(text)]
    changes.sort(key=lambda change: change.start)
    return tuple(changes)


def _stray(text: str) -> Iterator[Change]:
    for match in _BEFORE.finditer(text):
        at = match.start()
        mark = match[0][1]
        before = text[at - 1] if at else "\n"
        if before.isspace() or _is_meant(text, at, before, mark):
            continue
        # A comma or a stop behind debris may be a speck.
        is_sound = mark not in ".," or before in _ENDS or _is_sound(_word_before(text, at))
        confidence = 0.98 if is_sound else 0.95
        yield Change(at, at + 1, "", "space", confidence, "space before punctuation")
    for match in _BEHIND_OPENING.finditer(text):
        at = match.start()
        if not at or text[at - 1] not in _EMOTICON_EYES:
            yield Change(at + 1, at + 2, "", "space", 0.97, "space behind an opening bracket")


def _is_meant(text: str, at: int, before: str, mark: str) -> bool:
    """Whether a space before punctuation belongs there: ". . .", "- ,", "10 )"."""
    if not (before.isalnum() or before in _ENDS):
        return True  # "- ?", "> ,": a list or a mail, no words
    if _ends_in_address(text, at):
        return True  # the space keeps the sign out of the address
    if mark in ".,":
        return before in ".," or text.startswith((" . .", " . ,"), at)
    if mark in ")]":
        return before.isdigit()
    if before in ".…":
        return True  # ". ?": what stood for a sign that was lost
    return before in "!?" or text.startswith(mark, at + 3)


def _ends_in_address(text: str, at: int) -> bool:
    token = text[max(0, at - _LONGEST) : at]
    token = token[max(map(token.rfind, " \n(")) + 1 :]
    return "/" in token and ("." in token or "://" in token)


def _lost(text: str) -> Iterator[Change]:
    for match in _LOST.finditer(text):
        at = match.end()
        if match.start() and _is_lost(text, match.start(), match[0]):
            confidence = _confidence_of_lost(text, match.start(), match[0])
            yield Change(at, at, " ", "space", confidence, "space lost behind punctuation")


def _confidence_of_lost(text: str, at: int, mark: str) -> float:
    """Return less where a piece is no word: then the sign may be a letter ("wi;ners")."""
    following = _NEXT_WORD.match(text, at + 1)
    right = following[0] if following else ""
    pieces = [piece for piece in (_word_before(text, at), right) if piece and piece[0].isalpha()]
    if any(not _is_sound(piece) for piece in pieces):
        return 0.88 if any(piece[0].islower() and not is_known(piece) for piece in pieces) else 0.95
    return 0.97 if mark in ",;" else 0.95


def _word_before(text: str, at: int) -> str:
    word = _LAST_WORD.search(text, max(0, at - _LONGEST), at)
    return word[0] if word else ""


def _is_sound(word: str) -> bool:
    """Whether a word is one of the lists or has the form of a name, and is no scanner's debris."""
    return len(word) > 1 and (is_known(word) or (word.istitle() and len(word) > _SHORT))


def _is_lost(text: str, at: int, mark: str) -> bool:
    """Whether a sign between letters parts two words, rather than stands in a name or a code."""
    left = text[max(0, at - _LONGEST) : at]
    left = left[max(map(left.rfind, " \n,;")) + 1 :].lstrip("\"'“‘([—–")
    following = _NEXT_WORD.match(text, at + 1)
    if following is None or (mark == ")" and not _closes_words(text, at)):
        return False
    if mark == ")":
        return len(following[0]) > 1
    if mark in ",;" and _YEAR.match(left):
        return len(following[0]) > 1
    if not _PLAIN_TOKEN.match(left) or not _CODE.isdisjoint(left):
        return False
    right = following[0]
    if mark in ",;":
        return len(right) > 1 or right in "aI"
    if mark == ".":
        is_sentence = left[-1].islower() and right[0].isupper() and right[1:].islower()
        return is_sentence and len(left) > 2 and right.lower() not in _SUFFIXES
    if mark == ":":
        return (
            left.islower() and len(left) > 3 and len(right) > 1 and "://" not in text[at : at + 3]
        )
    return left[-1].islower() and right[0].isupper()


def _closes_words(text: str, at: int) -> bool:
    """Whether a bracket closes more than a letter or a syllable of a word: "(un)likely"."""
    opening = text.rfind("(", max(0, at - 200), at)
    return opening >= 0 and " " in text[opening:at]

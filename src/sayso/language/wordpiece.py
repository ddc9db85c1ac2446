"""WordPiece, word by word: the pieces of BERT's uncased vocabulary without a tokeniser library.

Each word is normalised (NFD without marks, lower case), cut at punctuation, and matched greedily
from the left against the vocabulary (Wu et al. 2016, as in Devlin et al. 2019). Because words
come one at a time, piece positions never need mapping back. A word has at most 16 pieces.
"""

import unicodedata
from functools import cache
from importlib import resources

CLS, SEP, UNKNOWN = 101, 102, 100
MAX_PIECES = 16
_MAX_CHARACTERS = 100


class WordPiece:
    """Words to piece ids, cached by word."""

    def __init__(self, vocabulary: dict[str, int]) -> None:
        """Take the vocabulary as piece to id; continuing pieces begin with `##`."""
        self._ids = vocabulary
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the piece ids of one word: at least one, at most `MAX_PIECES`."""
        found = self._cache.get(word)
        if found is None:
            found = self._compute(word)
            if len(self._cache) < 200_000:  # bounded for runs over many documents
                self._cache[word] = found
        return found

    def _compute(self, word: str) -> tuple[int, ...]:
        ids: list[int] = []
        for part in _basic_parts(word):
            ids += self._greedy(part)
            if len(ids) >= MAX_PIECES:
                break
        return tuple(ids[:MAX_PIECES]) or (UNKNOWN,)

    def _greedy(self, part: str) -> list[int]:
        if len(part) > _MAX_CHARACTERS:
            return [UNKNOWN]
        ids: list[int] = []
        start = 0
        while start < len(part):
            end = len(part)
            while end > start:
                piece = part[start:end] if start == 0 else "##" + part[start:end]
                if piece in self._ids:
                    ids.append(self._ids[piece])
                    break
                end -= 1
            else:
                return [UNKNOWN]
            start = end
        return ids


@cache
def load_wordpiece() -> WordPiece:
    """Return the WordPiece of the shipped vocabulary."""
    text = resources.files("sayso.language").joinpath("data/vocab.txt").read_text("utf-8")
    return WordPiece({piece: index for index, piece in enumerate(text.split("\n")) if piece})


def _basic_parts(word: str) -> list[str]:
    """Lower, strip marks and control characters, cut at punctuation and at CJK characters."""
    if word.isascii() and word.isalnum():
        return [word.lower()]
    parts: list[str] = []
    open_part = ""
    for character in unicodedata.normalize("NFD", word.lower()):
        category = unicodedata.category(character)
        if category == "Mn" or category.startswith("C"):
            continue
        is_cut = category.startswith("P") or character in "$+<=>^`|~" or _is_cjk(character)
        if is_cut or character.isspace():
            if open_part:
                parts.append(open_part)
                open_part = ""
            if not character.isspace():
                parts.append(character)
        else:
            open_part += character
    if open_part:
        parts.append(open_part)
    return parts


def _is_cjk(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"

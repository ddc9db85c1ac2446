"""Texts as words to compare: letter case, marks, accents' encoding and white space do not count."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from sayso.record.vocabulary import Span

_WORD: Final = re.compile(
    r"\d+(?:[.,:]\d+)*|[^\W_]+(?:['’ʼ‘`´][^\W_]+)*['’]?(?=\W|$)|[^\W_]+|[%$£€]"
)
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’ʼ‘`´", "'"))


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of a text: `keys` to compare, `spans` where each stands in the text."""

    keys: tuple[str, ...]
    spans: tuple[Span, ...]

    def __len__(self) -> int:
        """Return how many words there are."""
        return len(self.keys)


def wording_of(text: str) -> Wording:
    """Return the words of a text."""
    found = list(_WORD.finditer(text))
    return Wording(
        keys=tuple(key_of(match.group()) for match in found),
        spans=tuple(match.span() for match in found),
    )


def key_of(word: str) -> str:
    """Return what a word is compared by: "WON’T" and "won't" are one."""
    folded = unicodedata.normalize("NFKC", word).casefold().translate(_APOSTROPHES)
    number = folded.replace(",", "") if folded[:1].isdigit() else folded
    return number.rstrip("'") or number

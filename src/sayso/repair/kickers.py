"""Kickers: labels above a title for a section or a genre ("OPINION", "World | Africa")."""

import re
from typing import Final

from sayso.repair.words import word_set

_PARTS = re.compile(r"\s[|>›»/•·]\s|\s?[|›»]\s?")
_WORD = re.compile(r"[^\W\d_]+")
_MAX_WORDS: Final = 6
_LABELS: Final = word_set(
    "exclusive breaking opinion opinions analysis world politics news sport sports business "
    "economy editorial editorials comment commentary feature features interview letters live "
    "special report reports culture local region regional city national international domestic "
    "foreign home abroad explainer essay column review reviews obituary profile background "
    "investigation security defence defense diplomacy conflict war crime courts education "
    "environment health science society technology travel weather africa europe asia america "
    "americas middle east north south west central latin pacific top story stories latest update "
    "updates urgent alert developing video photos watch fact check perspective perspectives views "
    "the and in from"
)


def is_kicker(words: str) -> bool:
    """Whether words are such a label: nothing but sections and genres, or parts with bars."""
    found = _WORD.findall(words.lower())
    if not 0 < len(found) <= _MAX_WORDS or not words[0].isupper():
        return False
    parts = [part.strip() for part in _PARTS.split(words)]
    if len(parts) > 1 and all(0 < part.count(" ") + 1 <= 3 for part in parts):
        return any(word in _LABELS for word in found)
    return all(word in _LABELS for word in found)

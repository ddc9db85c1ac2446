"""Parts of a person's name and when two names may be one person.

Skeletons make transliterations of one sound alike ("Qaddafi", "Gadhafi"). The comparison keeps
half of its weight on the worst aligned token, so that shared middle names do not join brothers.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from sayso.knowledge import fold_name
from sayso.reading.actors.lexicon import word_list

_PARTICLES = word_list("name_particles")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "v"})
# Family names that come first where they open a name; common ones of China, Korea and Vietnam.
_FIRST_FAMILY = word_list("family_names_first")
_SAME = 0.75
_PAIRS = (
    ("kh", "h"), ("gh", "h"), ("sch", "s"), ("sh", "s"), ("tch", "c"), ("ch", "c"), ("zh", "z"),
    ("dj", "j"), ("ph", "f"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("x", "ks"),
)  # fmt: skip
_LETTERS = str.maketrans("qwyjgdbzv", "kviiktpsf")
_DOUBLED = re.compile(r"(.)\1+")


@dataclass(frozen=True, slots=True)
class PersonName:
    """The folded tokens of a name, the family name and the given name or initial."""

    tokens: tuple[str, ...]
    family: str
    given: str


@lru_cache(maxsize=20_000)
def parse_name(words: str) -> PersonName:
    """Return the parts of a name as written; a single token is a family name."""
    tokens = [t for t in fold_name(words).split() if t not in _SUFFIXES] or [fold_name(words)]
    core = [t for t in tokens if t not in _PARTICLES] or tokens
    if len(core) == 1:
        return PersonName(tuple(core), core[0], "")
    if core[0] in _FIRST_FAMILY and core[-1] not in _FIRST_FAMILY:
        return PersonName(tuple(core), core[0], " ".join(core[1:]))
    return PersonName(tuple(core), core[-1], core[0])


@lru_cache(maxsize=20_000)
def skeleton(token: str) -> str:
    """Return the consonants of a folded token with letters of one sound made one."""
    reduced = token
    for written, heard in _PAIRS:
        reduced = reduced.replace(written, heard)
    reduced = reduced.translate(_LETTERS)
    first = "a" if reduced[:1] in "aeiou" else reduced[:1]
    rest = "".join(c for c in reduced[1:] if c not in "aeiouh")
    return _DOUBLED.sub(r"\1", first + rest)


def may_be_one(first: PersonName, second: PersonName) -> bool:
    """Say whether two full names can be one person's: family alike, given names no conflict."""
    if first.tokens == second.tokens:
        return True
    if not first.given or not second.given:
        return False
    if _similarity(first.family, second.family) < _SAME:
        return False
    return _given_agree(first.given, second.given)


def _given_agree(first: str, second: str) -> bool:
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    return _similarity(first, second) >= _SAME


@lru_cache(maxsize=20_000)
def _similarity(first: str, second: str) -> float:
    if first == second:
        return 1.0
    plain = SequenceMatcher(None, first, second, autojunk=False).ratio()
    return max(plain, 0.9) if skeleton(first) == skeleton(second) else plain

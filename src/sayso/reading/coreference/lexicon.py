"""What single words tell of a mention: person, body, place or thing, gender and number.

The lists stand in `data/nouns.toml`; given names and titles come from `knowledge`.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

from sayso.knowledge import titles

UNKNOWN, MALE, FEMALE, PERSON, GROUP, BODY, PLACE, THING = range(8)
"""What a mention stands for; a person whose gender no word tells is `PERSON`."""

_LISTS: Final = (
    ("men", MALE), ("women", FEMALE), ("persons", PERSON), ("groups", GROUP), ("bodies", BODY),
    ("places", PLACE), ("things", THING),
)  # fmt: skip
_GENDERS: Final = {"m": MALE, "f": FEMALE}
_PEOPLE_TITLES: Final = frozenset({"office", "rank", "occupation"})


@cache
def _lists() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "nouns.toml"
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: frozenset(words.split()) for name, words in raw.items()}


@cache
def noun_kinds() -> dict[str, int]:
    """Return what each listed noun stands for; the first list that has a noun wins."""
    found: dict[str, int] = {}
    for name, kind in _LISTS:
        for word in sorted(_lists()[name]):
            found.setdefault(word, kind)
    for word, title in sorted(titles().items()):
        if title.kind in _PEOPLE_TITLES and " " not in word:
            found.setdefault(word, _GENDERS.get(title.gender or "", PERSON))
    return found


@cache
def title_genders() -> dict[str, int]:
    """Return the gender that a title before a name tells: "Mrs", "Sir"."""
    found = {word: _GENDERS[t.gender] for word, t in sorted(titles().items()) if t.gender}
    return found | {"sir": MALE, "lord": MALE, "lady": FEMALE, "dame": FEMALE}


def saying_verbs() -> frozenset[str]:
    """Return the lemmas of verbs that name the speaker of a quotation."""
    return _lists()["saying_verbs"]

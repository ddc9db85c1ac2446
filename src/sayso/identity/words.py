"""Words that name a body in every country, and spellings of one word.

`data/words.toml` holds the lists. A name of such words alone ("Interior Ministry", "National
Guard") tells nothing without its country.
"""

import tomllib
from functools import cache
from pathlib import Path
from typing import Final

SPELLINGS: Final = {
    "organization": "organisation", "organizations": "organisations", "defense": "defence",
    "labor": "labour", "center": "centre", "harbor": "harbour", "theater": "theatre",
    "program": "programme", "defence's": "defence",
}  # fmt: skip
"""American spellings by the British ones."""


@cache
def _lists() -> dict[str, str]:
    path = Path(__file__).parent / "words.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def common_words() -> frozenset[str]:
    """Return the words of which names of bodies are made in every country."""
    return frozenset(_lists()["common"].split())


@cache
def standing_bodies() -> frozenset[str]:
    """Return the folded names of bodies of which a country has one: "army", "parliament"."""
    return frozenset(line.strip() for line in _lists()["standing"].splitlines() if line.strip())


def is_common(name: str) -> bool:
    """Say whether a plain name is made of common words alone."""
    return all(word in common_words() for word in name.split())

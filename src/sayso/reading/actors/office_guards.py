"""Words beside an office that keep it from meaning whoever holds it: `data/office-guards.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from sayso.knowledge import role_modifiers

_GUARDS = Path(__file__).parent / "data" / "office-guards.toml"


@cache
def guard_list(name: str) -> frozenset[str]:
    """Return the words of a list of `data/office-guards.toml`, with the like of the tables."""
    words = frozenset(_guard_lists()[name].split())
    statuses = {"past": "former", "future": "future", "acting": "acting", "other": ""}
    if name not in statuses:
        return words
    more = {word for word, status in role_modifiers().items() if status == statuses[name]}
    return words | more - frozenset(_guard_lists()["then"].split())


@cache
def _guard_lists() -> dict[str, str]:
    return tomllib.loads(_GUARDS.read_text(encoding="utf-8"))


@cache
def guard_words() -> frozenset[str]:
    """Return the words that keep an office from being just the office."""
    kinds = ("other", "past", "future", "then", "acting", "new", "outgoing")
    return frozenset().union(*(guard_list(kind) for kind in kinds))

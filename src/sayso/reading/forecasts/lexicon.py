"""The word lists of the forecast layer, loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `words.toml`; see the comments there."""

    will: frozenset[str]
    ahead: frozenset[str]
    nearness: frozenset[str]
    foreseeing: frozenset[str]
    outcomes: frozenset[str]
    upper: frozenset[str]
    lower: frozenset[str]
    open: frozenset[str]
    nobody: frozenset[str]
    knowing: frozenset[str]
    hinging: frozenset[str]
    other: frozenset[str]
    hard: frozenset[str]
    early: frozenset[str]
    possible: frozenset[str]
    question_words: frozenset[str]
    conditions: frozenset[str]
    upper_phrases: tuple[str, ...]
    lower_phrases: tuple[str, ...]


@cache
def words() -> Words:
    """Return the lists."""
    path = resources.files("sayso.reading.forecasts").joinpath("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    upper, lower = (tuple(data.pop(f"{side}_phrases").split("|")) for side in ("upper", "lower"))
    listed = {name: frozenset(words_.split()) for name, words_ in data.items()}
    return Words(**listed, upper_phrases=upper, lower_phrases=lower)

"""The word lists of the order layer, read once from `words.toml`."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def _file() -> dict[str, Any]:  # Any: TOML
    text = resources.files("sayso.reading.order").joinpath("words.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def word_list(table: str, name: str) -> frozenset[str]:
    """Return the words of one list."""
    return frozenset(_file()[table][name].split())


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name, words in _file()["classes"].items():
        for word in words.split():
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def classes_of(lemma: str) -> tuple[str, ...]:
    """Return the classes of a verb, in the order of the file; `("-",)` for any other word."""
    return _classes().get(lemma, ("-",))


@cache
def cue_words(table: str) -> dict[str, str]:
    """Return the cue words of a table with what each says."""
    text = resources.files("sayso.reading.order").joinpath("cues.toml").read_text("utf-8")
    words: dict[str, str] = tomllib.loads(text)[table]
    return words

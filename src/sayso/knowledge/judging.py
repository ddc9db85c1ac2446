"""Words that judge: predicates that are matters of opinion."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "judging.toml"


@dataclass(frozen=True, slots=True)
class Judging:
    """Lemmas by part of speech."""

    adjectives: frozenset[str]
    nouns: frozenset[str]
    verbs: frozenset[str]

    def has_adjective(self, form: str, lemma: str) -> bool:
        """Whether an adjective judges, compared or not: "brave", "the bravest speech"."""
        word = form.lower()
        stem = word.removesuffix("st").removesuffix("r")
        return not self.adjectives.isdisjoint((lemma, word, stem, stem.removesuffix("e")))


@cache
def judging() -> Judging:
    """Return the words that judge."""
    lists = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return Judging(*(frozenset(lists[name]) for name in ("adjectives", "nouns", "verbs")))

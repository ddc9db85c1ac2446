"""Fields: what a sentence is about where nothing of politics happens, such as a match or a market.

In: an `Analysis`. Out: the fields of each sentence. `fields.toml` lists the words of a field: one
that is sure suffices, or two or three that are likely; in a text of which half the sentences are of
a field one that is likely. What is done by police, troops, officials or a crowd is of the news in
any field: such words count against one, and whoever asks looks for them around the predicate.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from sayso.language.analysis import Analysis

_FIELDS = {"sport": 2, "games": 3, "market": 2, "stage": 2}
"""What a sentence needs to be of a field: a bishop and a king may well be those of the news."""
_SURE = 3
_VERBS = frozenset({"beat", "thrash", "rout", "win", "score"})
_LEAST = 3  # sentences of a text that is of one field


@cache
def words(section: str, name: str) -> frozenset[str]:
    """Return one list of `fields.toml`."""
    return frozenset(_lists()[section][name].split())


@cache
def _lists() -> dict[str, dict[str, str]]:
    text = resources.files("sayso.reading.events").joinpath("fields.toml").read_text("utf-8")
    return tomllib.loads(text)


def fields_of(analysis: Analysis) -> list[frozenset[str]]:
    """Return the fields of each sentence, in order; `rules` where it names a handbook or a law."""
    told = [_Told.of(analysis, first, last) for first, last in analysis.sentence_tokens]
    found: list[set[str]] = [set() for _ in told]
    for field, bar in _FIELDS.items():
        weights = [sentence.weight(field) for sentence in told]
        clear = sum(weight >= bar for weight in weights)
        least = 1 if clear >= _LEAST and 2 * clear >= len(weights) else bar
        for at, weight in enumerate(weights):
            if weight >= least:
                found[at].add(field)
    for names, sentence in zip(found, told, strict=True):
        if sentence.words & words("rules", "words"):
            names.add("rules")
    return [frozenset(names) for names in found]


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a sentence, and those of its nouns and of the verbs of winning and losing."""

    words: frozenset[str]
    nouns: frozenset[tuple[str, str]]
    """Lemma and form of each."""

    @classmethod
    def of(cls, analysis: Analysis, first: int, last: int) -> "_Told":
        """Return lemmas, forms ("Lakers" is no "laker") and pairs of forms joined by a hyphen."""
        lemmas = [lemma.lower() for lemma in analysis.lemma[first:last]]
        forms = [form.lower() for form in analysis.form[first:last]]
        pairs = (f"{one}-{other}" for one, other in pairwise(forms))
        nouns = (
            (lemma, form)
            for lemma, form, tag in zip(lemmas, forms, analysis.upos[first:last], strict=True)
            if tag in ("NOUN", "PROPN") or lemma in _VERBS
        )
        return cls(frozenset((*lemmas, *forms, *pairs)), frozenset(nouns))

    def weight(self, field: str) -> int:
        """Return how much speaks for a field; words of the news speak against it."""
        sure = len(self.words & words(field, "sure"))
        likely = len(self._listed(words(field, "likely")))
        loose = bool(self._listed(words(field, "loose")))
        against = len(self._listed(words("public", "words")))
        return _SURE * sure + likely + loose - against

    def _listed(self, listed: frozenset[str]) -> set[str]:
        """Return the lemmas of the nouns that are listed by lemma or form."""
        return {lemma for lemma, form in self.nouns if lemma in listed or form in listed}

"""How likely a sentence of the author's own is opinion: a small linear model over its wording.

In go an `Analysis` and the words of one sentence, out comes a probability. The features are few
and can be read: words that judge, stance adverbs, "we", "should", what is counted and dated.
Weights are those of a logistic regression on sentences written for Sayso (`training/opinion.py`
fits them); their sign and size say what each feature is worth. A soft flag, never a fact.
"""

import math
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from sayso.knowledge import judging
from sayso.language.analysis import Analysis

_MOST: Final = 3
"""A feature counts no more often than this in one sentence."""


@dataclass(frozen=True, slots=True)
class _Model:
    bias: float
    weights: dict[str, float]


@cache
def _model() -> _Model:
    path = resources.files("sayso.reading.framings").joinpath("opinion.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return _Model(data["bias"], data["weights"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    path = resources.files("sayso.reading.framings").joinpath("words.toml")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    lists = {name: frozenset(words.split()) for name, words in data["stance"].items()}
    loaded = data["loaded"]
    return lists | {
        "loaded": frozenset(
            " ".join((loaded["nouns"], loaded["adjectives"], loaded["verbs"])).split()
        )
    }


def opinion_score(analysis: Analysis, tokens: range) -> float:
    """Return how likely the sentence at `tokens` is opinion, 0..1, to two places."""
    model = _model()
    found = features(analysis, tokens)
    total = model.bias + sum(model.weights.get(name, 0.0) * value for name, value in found.items())
    return round(1 / (1 + math.exp(-total)), 2)


def features(analysis: Analysis, tokens: range) -> dict[str, float]:
    """Return the features of a sentence that are not zero, by name."""
    words = [token for token in tokens if analysis.upos[token] != "PUNCT"]
    found = {name: float(min(count(analysis, words), _MOST)) for name, count in _COUNTS.items()}
    found["exclaims"] = float(any(analysis.form[token] == "!" for token in tokens))
    found["asks"] = float(analysis.form[tokens[-1]] == "?")
    found["short"] = float(len(words) <= 6)
    found["long"] = float(len(words) > 25)
    return {name: value for name, value in found.items() if value}


def _in_list(name: str) -> Callable[[Analysis, Sequence[int]], int]:
    def count(analysis: Analysis, words: Sequence[int]) -> int:
        listed = _lists()[name]
        return sum(
            analysis.form[t].lower() in listed or analysis.lemma[t].lower() in listed for t in words
        )

    return count


def _judging_predicates(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(_judges(analysis, t) and _is_predicate(analysis, t) for t in words)


def _judging_elsewhere(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(_judges(analysis, t) and not _is_predicate(analysis, t) for t in words)


def _judges(analysis: Analysis, token: int) -> bool:
    lemma, upos = analysis.lemma[token].lower(), analysis.upos[token]
    if upos == "ADJ":
        return judging().has_adjective(analysis.form[token], lemma)
    return lemma in (judging().nouns if upos == "NOUN" else judging().verbs)


def _is_predicate(analysis: Analysis, token: int) -> bool:
    """Whether a word is what its clause says, or stands right under it."""
    if analysis.upos[token] == "VERB":
        return True
    if analysis.child(token, "cop") is not None or analysis.deprel[token] in ("root", "xcomp"):
        return True
    above = analysis.head[token]
    is_modifier = analysis.deprel[token] in ("amod", "conj")
    return is_modifier and above >= 0 and analysis.child(above, "cop") is not None


def _judging_adverbs(analysis: Analysis, words: Sequence[int]) -> int:
    """Adverbs made of words that judge: "shamefully", "brilliantly"."""
    adverbs = (analysis.form[t].lower() for t in words if analysis.upos[t] == "ADV")
    return sum(
        word.endswith("ly") and judging().has_adjective(word[:-2], word[:-2]) for word in adverbs
    )


def _copulas(analysis: Analysis, words: Sequence[int]) -> int:
    """Clauses in the present whose verb is "to be"."""
    return sum(analysis.deprel[t] == "cop" and analysis.xpos[t] in ("VBZ", "VBP") for t in words)


def _past_verbs(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.xpos[t] == "VBD" and analysis.upos[t] == "VERB" for t in words)


def _present_verbs(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.xpos[t] in ("VBZ", "VBP") and analysis.upos[t] == "VERB" for t in words)


def _numbers(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.upos[t] == "NUM" for t in words)


def _names(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.upos[t] == "PROPN" for t in words)


def _superlatives(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.xpos[t] in ("JJS", "RBS") for t in words)


def _comparatives(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.xpos[t] in ("JJR", "RBR") for t in words)


def _passives(analysis: Analysis, words: Sequence[int]) -> int:
    return sum(analysis.deprel[t] == "aux:pass" for t in words)


def _likenesses(analysis: Analysis, words: Sequence[int]) -> int:
    """Comparisons with another kind of thing: "as stupid as", "like a landlord"."""
    return sum(
        analysis.form[t].lower() in ("like", "as") and analysis.deprel[t] == "case" for t in words
    )


_COUNTS: Final[dict[str, Callable[[Analysis, Sequence[int]], int]]] = {
    "judging_predicate": _judging_predicates,
    "judging_elsewhere": _judging_elsewhere,
    "judging_adverb": _judging_adverbs,
    "loaded": _in_list("loaded"),
    "stance": _in_list("adverbs"),
    "intensifier": _in_list("intensifiers"),
    "own_voice": _in_list("own_voice"),
    "duty": _in_list("duty"),
    "sweeping": _in_list("sweeping"),
    "worth": _in_list("worth"),
    "reporting": _in_list("reporting"),
    "calendar": _in_list("calendar"),
    "copula": _copulas,
    "present": _present_verbs,
    "past": _past_verbs,
    "passive": _passives,
    "number": _numbers,
    "name": _names,
    "superlative": _superlatives,
    "comparative": _comparatives,
    "likeness": _likenesses,
}

"""Contexts: PLOVER's topics of a sentence, from clear keywords only.

In: an `Analysis` and a sentence number. Out: context names in the codebook's order. The keywords
are data (`contexts.toml`); a context says what the passage is about and never changes a type.
"""

from functools import cache

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import codebook, word_classes


@cache
def _contexts_of_words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for context, words in word_classes("contexts.toml").items():
        for word in words:
            found.setdefault(word, []).append(context)
    return {word: tuple(contexts) for word, contexts in found.items()}


@cache
def _order() -> dict[str, int]:
    return {context: place for place, context in enumerate(codebook()["contexts"])}


def contexts_in(analysis: Analysis, sentence: int) -> tuple[str, ...]:
    """Return the contexts whose keywords stand in a sentence."""
    keywords = _contexts_of_words()
    first, last = analysis.sentence_tokens[sentence]
    found = {
        context
        for lemma in analysis.lemma[first:last]
        for context in keywords.get(lemma.lower(), ())
    }
    return tuple(sorted(found, key=_order().__getitem__))

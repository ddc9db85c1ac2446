"""Open predicates: verbs and event nouns that no row of the lexicon names.

In: an `Analysis` and the triggers that the lexicon found. Out: further candidates without
rows; only the encoder can make an event of one, and only where an actor stands around it.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.events.lexicon import word_list
from sayso.reading.events.triggers import Trigger, light_verb_of, refers

_PLAIN_VERBS = word_list("open_predicates", "plain_verbs")
"""Verbs of saying, being, and aspect: never events by themselves."""
_EVENT_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "al", "age", "ure", "ing", "ade", "out")
_NO_PREDICATE = frozenset(
    {"aux", "aux:pass", "cop", "amod", "compound", "flat", "case", "mark", "fixed"}
)


_EVENT_NOUNS = word_list("open_predicates", "event_nouns")


def find_open_predicates(analysis: Analysis, triggers: Sequence[Trigger]) -> Iterator[Trigger]:
    """Yield verbs and event nouns outside the words of `triggers`, in text order."""
    taken = {token for trigger in triggers for token in (*trigger.words, trigger.token)}
    for token, tag in enumerate(analysis.upos):
        if token in taken or analysis.deprel[token] in _NO_PREDICATE:
            continue
        lemma = analysis.lemma[token]
        if tag == "VERB" and lemma not in _PLAIN_VERBS:
            yield Trigger(token, lemma, "verb", (), (token,))
        elif tag == "NOUN" and _may_name_event(lemma) and refers(analysis, token):
            verb = light_verb_of(analysis, token)
            if verb is None:
                yield Trigger(token, lemma, "noun", (), (token,), token)
            elif verb not in taken:
                words = tuple(sorted((verb, token)))
                yield Trigger(verb, lemma, "light-verb", (), words, token)


def _may_name_event(lemma: str) -> bool:
    return lemma in _EVENT_NOUNS or lemma.endswith(_EVENT_ENDINGS)

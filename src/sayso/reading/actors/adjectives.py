"""States that a text names by an adjective alone: "French criticism", "a U.S. request".

The adjective, name or possessor before a noun of acting (an attack, aid) tells who acts, and before
what a state owns (a ship, a town, a border) whose it is, where that noun stands beside a word that
may name an event. Before people ("Kenyan troops") it tells their country and is nobody: those
people are the actor.
"""

from collections.abc import Sequence

from sayso.reading.actors.attributes import Surroundings, is_swayed
from sayso.reading.actors.bodies import state_of
from sayso.reading.actors.draft import Sighting
from sayso.reading.actors.label_doubts import MODIFYING
from sayso.reading.actors.lexicon import head_nouns, word_list
from sayso.reading.actors.readings import Reading

_NO_PARTIES = frozenset({"modifier", "place"})
"""Readings of a country's name or adjective that make nobody of it by themselves."""
_OF_COUNTRIES = frozenset({"name.country", "name.demonym"})


def add_adjectives(around: Surroundings, readings: Sequence[Reading]) -> None:
    """Add the states behind adjectives to the cast, one each a country."""
    cast = around.cast
    for reading in readings:
        if reading.kind not in _NO_PARTIES or reading.rule not in _OF_COUNTRIES:
            continue
        token = reading.name.head
        if not reading.country:
            continue
        is_tied = token in around.phrases.tied
        if token in cast.at or not (is_tied or _tells_who_acts(around, token)):
            continue
        code = reading.country
        draft = cast.states.get(code) or cast.governments.get(code)
        if draft is None:
            draft = cast.states[code] = cast.add(state_of(reading))
        first, last = reading.name.start, reading.name.end - 1
        cast.sight(draft, Sighting(token, first, last, "name", "metonym.adjective", reading.name))


def _tells_who_acts(around: Surroundings, token: int) -> bool:
    """Say whether the noun behind an adjective is an act, or a thing of a state that is acted on.

    Coordinated adjectives ("French and British criticism") hang on the first one.
    """
    a = around.phrases.analysis
    first = around.phrases.chain_head(token)
    noun = a.head[first]
    if noun <= token or a.deprel[first] not in MODIFYING or is_swayed(around.phrases, token):
        return False
    if noun in around.cast.at or noun in around.name_head_at or a.upos[noun] != "NOUN":
        return False
    lemma = a.lemma[noun].lower()
    if lemma in head_nouns():
        return False
    if noun in around.phrases.predicates or lemma in word_list("acts_of_states"):
        return True
    above = a.head[around.phrases.chain_head(noun)]
    return lemma in word_list("things_of_states") and above in around.phrases.predicates

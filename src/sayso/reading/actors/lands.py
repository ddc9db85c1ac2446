"""Lands that no table knows: invented ones, and those spelled in a way of their own.

The model of names takes a lone word that does what a land does for a person or a body as
readily as for a place. The whole document tells: a state has a foreign minister, an army or a
capital (`data/acts.toml`), is neighbouring, is what one is the president of, lends an adjective to
troops and ministers ("Drestian forces"); a place is where something is, or heads the dateline. A
name that the document, the table of given names or that of office holders knows as a person's
stays a person.
"""

from collections.abc import Sequence

from sayso.knowledge import (
    bodies,
    capitals,
    cities_named,
    country_names,
    demonyms,
    fold_name,
    gender_of,
    heads_named,
    regions,
    seats,
)
from sayso.reading.actors.lexicon import acts, head_nouns, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName

_WHERE = frozenset({"in", "into", "inside", "across", "throughout", "near", "outside"})
_BESIDE = frozenset({"neighbouring", "neighboring", "mainland"})
_LOCATIVE = frozenset({"obl", "nmod", "root"})
_DATELINE = 14
"""A dash this near behind a name in capitals that opens a paragraph makes a dateline."""
_DASHES = frozenset({"-", "–", "—", "--"})


def places_and_lands(
    phrases: Phrases, names: Sequence[SpottedName]
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folded names that the document uses as places, and of these the states."""
    persons = _persons(phrases, names)
    stems = _stems_of_state_adjectives(phrases)
    places, lands = set(), set()
    for name in names:
        if name.folded in persons or name.label == "TABLE":
            continue
        if _heads_dateline(phrases, name):
            places.add(name.folded)
        if not _is_unknown(name.folded):
            continue
        if _is_of_a_land(phrases, name) or (name.label != "ORG" and name.folded in stems):
            lands.add(name.folded)
        elif name.label != "ORG" and _is_where(phrases, name):
            places.add(name.folded)
    return frozenset(places | lands), frozenset(lands)


def is_adjective_of(folded: str, lands: frozenset[str]) -> bool:
    """Say whether a name is the adjective or the people of one of the lands: "Drestians"."""
    words = (folded, folded.rstrip("s"))
    return folded not in lands and any(not lands.isdisjoint(_possible_lands(w)) for w in words)


def _stems_of_state_adjectives(phrases: Phrases) -> frozenset[str]:
    """Return what may be the lands of the adjectives before what states have: "Drestian troops"."""
    a = phrases.analysis
    found: set[str] = set()
    for token, form in enumerate(a.form):
        noun = a.head[token]
        if not form[:1].isupper() or noun <= token or a.deprel[token] not in _MODIFYING:
            continue
        folded = fold_name(form)
        if folded not in demonyms() and _is_a_states(phrases, noun):
            found.update(_possible_lands(folded))
    return frozenset(found)


def _is_a_states(phrases: Phrases, noun: int) -> bool:
    """Say whether a noun is a thing, an office or the troops of a state."""
    if _is_of_state(phrases, noun, acts().state_things | acts().state_arms):
        return True
    kind = head_nouns().get(phrases.analysis.lemma[noun].lower())
    return kind is not None and not _OF_STATES.isdisjoint(kind.sectors)


_OF_STATES = frozenset({"GOV", "MIL", "COP", "LEG", "SPY"})
_MODIFYING = frozenset({"amod", "compound", "nmod:desc", "nmod:unmarked"})
_ENDINGS = ("ian", "ean", "an", "n", "ese", "ish", "i")
_LAND_ENDINGS = ("", "a", "ia", "e", "o", "y", "ea", "i", "u")


def _possible_lands(adjective: str) -> frozenset[str]:
    """Return the names that an adjective may be built on: "tavaran" on "tavara", "tavar"."""
    found: set[str] = set()
    for ending in _ENDINGS:
        stem = adjective.removesuffix(ending)
        if stem != adjective and len(stem) > 2:
            found.update(stem + last for last in _LAND_ENDINGS)
    return frozenset(found - {adjective})


def _is_unknown(folded: str) -> bool:
    """Say whether no table has the name but perhaps that of towns."""
    tables = (country_names(), demonyms(), seats(), bodies(), regions(), capitals())
    return bool(folded) and all(folded not in table for table in tables)


def _persons(phrases: Phrases, names: Sequence[SpottedName]) -> set[str]:
    """Return the lone names of persons: parts of a full name, behind a title, in the tables."""
    found: set[str] = set()
    for name in names:
        if name.label == "PER" and " " in name.folded:
            found.update((name.folded, *name.folded.split(" ")))
        elif name.label == "PER" and (
            _has_title(phrases, name) or gender_of(name.folded) or heads_named(name.folded)
        ):
            found.add(name.folded)
    return found


def _has_title(phrases: Phrases, name: SpottedName) -> bool:
    a = phrases.analysis
    if name.start == 0 or a.sentence[name.start - 1] != a.sentence[name.start]:
        return False
    if a.upos[name.start - 1] not in {"NOUN", "PROPN"}:
        return False
    noun = head_nouns().get(a.lemma[name.start - 1].lower())
    return noun is not None and noun.type == "person"


def _is_of_a_land(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name has, or is under, what only a state has."""
    a = phrases.analysis
    relation, above = a.deprel[name.head], a.head[name.head]
    if any(a.form[child].lower() in _BESIDE for child in a.children[name.head]):
        return True
    if above < 0 or phrases.is_definite(name.head):
        return False
    if relation == "nmod:poss":
        words = acts().state_arms if name.label == "ORG" else acts().state_things
        return _is_of_state(phrases, above, words)
    if name.label == "ORG":
        return False  # "the president of", "the parliament of" many a body
    if relation == "nmod" and phrases.case_of(name.head) == "of":
        return _is_of_state(phrases, above, acts().state_heads)
    if relation == "nsubj" and name.label == "LOC" and not cities_named(name.folded):
        return a.lemma[above] in acts().state_verbs
    return False


def _is_of_state(phrases: Phrases, noun: int, words: frozenset[str]) -> bool:
    """Say whether a noun, alone or with the word before it, is on a list."""
    a = phrases.analysis
    lemma = a.lemma[noun].lower()
    pair = f"{a.form[noun - 1].lower()}-{lemma}" if noun > 0 else lemma
    return lemma in words or pair in words


def _is_where(phrases: Phrases, name: SpottedName) -> bool:
    a = phrases.analysis
    first, _ = phrases.bounds(name.head)
    bare = first == name.start
    return bare and a.deprel[name.head] in _LOCATIVE and phrases.case_of(name.head) in _WHERE


def _heads_dateline(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a name in capitals opens a paragraph before a date or dash.

    "ORTA, May 3 —", "ORTA - Rain fell", "ORTA, Dec. 28, 1981. Rain fell".
    """
    a = phrases.analysis
    if name.start > 0 and a.block[name.start - 1] == a.block[name.start]:
        return False
    if not name.words.isupper() or name.label == "ORG" or name.end >= len(a) - 1:
        return False
    if a.form[name.end] in _DASHES:
        return True
    if a.form[name.end] not in {",", "("}:
        return False
    is_dated = a.form[name.end + 1].lower().rstrip(".") in word_list("months")
    return is_dated or not _DASHES.isdisjoint(a.form[name.end : name.end + _DATELINE])

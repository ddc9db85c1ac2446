"""Where the model's label of a name is doubtful: tests by which another reading wins.

Lone names of lands and capitals taken for persons', given names first that are taken for towns,
surnames before "family", papers, parliaments and peoples.
"""

from collections import Counter
from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from sayso.knowledge import (
    capitals,
    cities_named,
    country_names,
    divisions_named,
    gender_of,
    regions,
)
from sayso.reading.actors.evidence import Evidence
from sayso.reading.actors.lexicon import acts, head_nouns, home_countries, word_list
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName

MODIFYING = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
INSIDE = frozenset({"in", "inside", "at", "near", "outside", "into", "through", "past", "around"})
_OF_PEOPLE = frozenset({"person", "group", "armed_group", "people"})


def document_labels(names: Sequence[SpottedName]) -> dict[str, str]:
    """Return one label for all equal names; a lone surname follows the full name."""
    votes: dict[str, Counter[str]] = {}
    surnames = set()
    for name in names:
        if name.label != "TABLE":
            votes.setdefault(name.folded, Counter())[name.label] += 1
        if name.label == "PER" and " " in name.folded:
            surnames.add(name.folded.rpartition(" ")[2])
    labels = {}
    for name in names:
        counts = votes.get(name.folded)
        labels[name.folded] = _most_voted(name.folded, counts) if counts else "TABLE"
        if name.folded in surnames and name.folded not in country_names():
            labels[name.folded] = "PER"
        if name.folded not in home_countries() and name.folded.removesuffix("s") in surnames:
            labels[name.folded] = "PER"  # "the Lindts"
    return labels


def _most_voted(folded: str, counts: Counter[str]) -> str:
    """Return the commonest label; of two that are even a town of the tables is no person."""
    best = max(counts, key=lambda label: (counts[label], label))
    is_town = 0 < counts["LOC"] == counts[best] and best == "PER" and gender_of(folded) is None
    return "LOC" if is_town and cities_named(folded) else best


def is_modifier(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name stands under a later word as an adjective does."""
    a = phrases.analysis
    return a.deprel[name.head] in MODIFYING and a.head[name.head] >= name.end


def is_capital(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name of a capital acts as one, or is where something is."""
    acts_so = reading_rule(phrases, name.head, is_capital=True) is not None
    return acts_so or phrases.case_of(name.head) in INSIDE


def is_land_after_all(phrases: Phrases, name: SpottedName, evidence: Evidence) -> bool:
    """Say whether a lone name taken for a person's is a land's: "Darfur rebels", "Jordan's king".

    One that is also a given name, or the surname of somebody in the document, needs an office or
    another thing of states below it; a capital must act or be where something is.
    """
    folded = name.folded
    if folded in evidence.surnames:
        return False
    is_given = gender_of(folded) is not None
    if " " not in folded and _is_seat_of_office(phrases, name):
        return True
    if folded in country_names():
        return not is_given or _has_office_below(phrases, name)
    if is_given:
        return False
    if folded in capitals():
        return is_capital(phrases, name)
    region = regions().get(folded)
    return region is not None and region.kind != "natural"


def acts_as_person(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a name taken for a place is a person's: given name first, no such place, acting.

    "Ana Lima leads the front", "Ana Lima is the president"; where a place stands for the surname,
    whatever no place does: "Ana Lima won the prize".
    """
    given, _, rest = name.folded.partition(" ")
    if name.label != "LOC" or not rest or gender_of(given) is None or _is_place(name.folded):
        return False
    a = phrases.analysis
    above = a.head[phrases.chain_head(name.head)]
    if a.deprel[name.head] != "nsubj" or above < 0:
        return False
    noun = head_nouns().get(a.lemma[above].lower())
    is_one = noun is not None and noun.type == "person" and a.child(above, "cop") is not None
    lemma = a.lemma[above].lower()
    verbs = (word_list("saying_verbs"), acts().role_verbs, acts().government_verbs)
    if is_one or any(lemma in words for words in verbs):
        return True
    is_of_places = lemma in acts().land_verbs or lemma in acts().city_verbs
    acts_on = a.upos[above] == "VERB" and a.child(above, "obj") is not None
    return acts_on and not is_of_places and bool(cities_named(rest))


def bears_surname(phrases: Phrases, name: SpottedName, surnames: AbstractSet[str]) -> bool:
    """Say whether a lone name that is a town's elsewhere is the surname of a person.

    It is where it acts or is something, and not where something happens: "Lima is nineteen".
    """
    return name.folded in surnames and phrases.analysis.deprel[name.head] == "nsubj"


def names_family(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a lone name tells which family: "the Kim dynasty", "the Ek brothers"."""
    if " " in name.folded or not is_modifier(phrases, name) or name.folded in country_names():
        return False
    a = phrases.analysis
    return a.lemma[a.head[name.head]].lower() in word_list("families")


def is_paper(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether it is a paper or station by the word before: "the daily X said".

    Or by a word of its own where it speaks: "The Daily Harbour reported".
    """
    a = phrases.analysis
    words = name.folded.split(" ")
    above = a.head[phrases.chain_head(name.head)]
    if len(words) > 1 and a.deprel[name.head] == "nsubj" and above >= 0:
        is_named_so = words[0] in word_list("papers") or words[-1] in word_list("newspaper_names")
        if is_named_so and a.lemma[above].lower() in word_list("saying_verbs"):
            return True
    before = name.start - 1
    if before < 0 or a.sentence[before] != a.sentence[name.start] or a.form[before][:1].isupper():
        return False
    is_one = a.head[before] == name.head or a.head[name.head] == before
    return is_one and a.lemma[before].lower() in word_list("papers")


def is_parliament(folded: str) -> bool:
    """Say whether the word is what a country calls its parliament: "the Seimas"."""
    noun = head_nouns().get(folded)
    return noun is not None and noun.type == "organisation" and noun.sectors == ("LEG",)


def is_people(phrases: Phrases, name: SpottedName, label: str) -> bool:
    """Say whether a word for a people is none of the persons and towns of that name.

    A lone "Karen" is a woman, a "Karen stronghold" the people's, "Karen guerrillas" in any case.
    """
    if label == "NORP" or not is_modifier(phrases, name):
        return label == "NORP"
    noun = head_nouns().get(phrases.analysis.lemma[phrases.analysis.head[name.head]].lower())
    return label != "PER" or (noun is not None and noun.type in _OF_PEOPLE)


def _is_place(folded: str) -> bool:
    known = cities_named(folded) or divisions_named(folded) or folded in regions()
    return bool(known) or folded in country_names()


def _is_seat_of_office(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name stands under an office of towns and lands: "the mayor of Corvo"."""
    a = phrases.analysis
    if a.deprel[name.head] != "nmod" or phrases.case_of(name.head) != "of":
        return False
    return a.lemma[a.head[name.head]].lower() in word_list("local_offices")


def _has_office_below(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name owns what states have: "Jordan's king", "Israel's cabinet"."""
    a = phrases.analysis
    above = a.lemma[a.head[name.head]].lower()
    owned = (acts().state_heads, acts().state_things, acts().policy_nouns)
    return a.deprel[name.head] == "nmod:poss" and any(above in words for words in owned)

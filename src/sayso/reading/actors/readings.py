"""What each name is here: a person, a body, a state, a government, a people, a place or nothing.

The order is table of states, seats and bodies against the model's label, with one label for
all equal names of a document, then the metonymy rules.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.knowledge import (
    Body,
    Seat,
    bodies,
    capitals,
    cities_named,
    country_names,
    demonyms,
    divisions_named,
    gender_of,
    heads_named,
    regions,
    seats,
)
from sayso.reading.actors.lands import places_and_lands
from sayso.reading.actors.lexicon import acts, head_nouns, home_countries, word_list
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName
from sayso.reading.actors.whereabouts import countries_of_place, country_of_place

Kind = Literal[
    "person", "body", "state", "government", "people", "bloc", "modifier", "place", "none"
]
_MODIFYING = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
_INSIDE = frozenset({"in", "inside", "at", "near", "outside", "into", "through", "past", "around"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A name with its reading, the country and the row of the tables it goes back to."""

    name: SpottedName
    kind: Kind
    rule: str
    country: str | None = None
    body: Body | None = None
    seat: Seat | None = None
    lies_in: str | None = None
    """The country of a place that does not act."""


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the whole document tells: countries named, bodies marked as such, the UN named."""

    present: set[str]
    told: set[str]
    has_un: bool
    surnames: frozenset[str]


_UN = frozenset({"un", "u n", "united nations", "unsc", "un security council"})
_UN_WORDS = frozenset({"peacekeeping", "peacekeeper", "resolution", "veto"})
_SHARED_NAMES = frozenset({"security council", "general assembly"})


def _is_un_named(phrases: Phrases, folded: set[str]) -> bool:
    return bool(folded & _UN) or not _UN_WORDS.isdisjoint(phrases.analysis.lemma)


def read_names(phrases: Phrases, names: Sequence[SpottedName]) -> list[Reading]:
    """Return one reading a name, in the order given."""
    labels = _document_labels(names)
    told = {
        name.folded
        for name in names
        if name.folded in bodies()
        and (_has_group_noun(phrases, name) or _has_article(phrases, name))
    }
    folded = {name.folded for name in names}
    surnames = frozenset(
        name.folded.rpartition(" ")[2]
        for name in names
        if name.label == "PER" and " " in name.folded
    )
    evidence = _Evidence(_present(folded), told, _is_un_named(phrases, folded), surnames)
    places, lands = places_and_lands(phrases, names)
    persons = {name.folded for name in names if _acts_as_person(phrases, name)}
    read = []
    for name in names:
        if name.folded in lands:
            read.append(_read_country(phrases, name, None))
            continue
        label = "LOC" if name.folded in places else labels[name.folded]
        label = "PER" if name.folded in persons else label
        reading = _read(phrases, name, label, evidence)
        if reading.kind == "place" and not lands:  # a town of an invented land is in no other
            code = reading.country or country_of_place(name.folded, evidence.present)
            reading = replace(reading, lies_in=code)
        read.append(reading)
    return read


def _present(folded: set[str]) -> set[str]:
    """Return the countries that the names of the document tell without doubt."""
    told = {country_names()[name] for name in folded if name in country_names()}
    for name in folded - country_names().keys():
        codes = demonyms().get(name) or countries_of_place(name)
        told |= set(codes) if len(codes) == 1 else set()
    return told


def _document_labels(names: Sequence[SpottedName]) -> dict[str, str]:
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
        labels[name.folded] = max(counts, key=lambda x: (counts[x], x)) if counts else "TABLE"
        if name.folded in surnames and name.folded not in country_names():
            labels[name.folded] = "PER"
        if name.folded not in home_countries() and name.folded.removesuffix("s") in surnames:
            labels[name.folded] = "PER"  # "the Lindts"
    return labels


def _read(phrases: Phrases, name: SpottedName, label: str, evidence: "_Evidence") -> Reading:
    folded = name.folded
    a = phrases.analysis
    country = country_names().get(folded)
    if label == "EVENT" or not folded:
        return Reading(name, "none", "name.event")
    if label == "PER" and _is_land_after_all(phrases, name, evidence):
        label = "LOC"
    if label == "PER" and folded.endswith("ism") and " " not in folded:
        return Reading(name, "none", "name.doctrine")
    if label in {"PER", "LOC", "ORG"} and _names_family(phrases, name):
        return Reading(name, "modifier", "name.family")
    if country and label != "PER":
        return _read_country(phrases, name, country)
    if folded in demonyms() and (label != "PER" or _is_modifier(phrases, name)):
        return _read_demonym(phrases, name, evidence.present)
    if folded in home_countries() and _is_people(phrases, name, label):
        return _read_demonym(phrases, name, evidence.present)
    seat = seats().get(folded)
    if seat and label != "PER":
        return _read_seat(phrases, name, seat)
    body = _table_body(phrases, name, label, evidence)
    if body:
        return Reading(name, "body", f"name.{body.rule}", body.country, body)
    if label in {"PER", "LOC", "FAC", "ORG"} and _is_paper(phrases, name):
        return Reading(name, "body", "name.paper")
    if label == "PER":
        return Reading(name, "person", "name.person")
    if label == "ORG" and folded in capitals() and _is_capital(phrases, name):
        label = "LOC"  # "asked Sanaa for a school"
    if label in {"NORP", "LOC"} and _is_parliament(folded):
        return Reading(name, "body", "name.office_noun")
    if label == "NORP":
        plural = a.xpos[name.head] in {"NNPS", "NNS"} or a.deprel[name.head] not in _MODIFYING
        return Reading(name, "people" if plural else "modifier", "name.people")
    if label == "ORG" and word_list("portfolios").issuperset(folded.split(" ")):
        return Reading(name, "none", "name.portfolio")
    if label == "ORG":
        if _leads_government(phrases, name):
            return Reading(name, "person", "name.person")
        return Reading(name, "body", "name.organisation")
    return _read_place(phrases, name)


def _is_modifier(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name stands under a later word as an adjective does."""
    a = phrases.analysis
    return a.deprel[name.head] in _MODIFYING and a.head[name.head] >= name.end


def _is_capital(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name of a capital acts as one, or is where something is."""
    acts_so = reading_rule(phrases, name.head, is_capital=True) is not None
    return acts_so or phrases.case_of(name.head) in _INSIDE


def _names_family(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a lone name tells which family: "the Kim dynasty", "the Ek brothers"."""
    if " " in name.folded or not _is_modifier(phrases, name) or name.folded in country_names():
        return False
    a = phrases.analysis
    return a.lemma[a.head[name.head]].lower() in word_list("families")


def _acts_as_person(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a name taken for a place is a person's: given name first, no such place, acting.

    "Ana Lima leads the front", "Ana Lima is the president".
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
    verbs = (word_list("saying_verbs"), acts().role_verbs, acts().government_verbs)
    return is_one or any(a.lemma[above].lower() in words for words in verbs)


def _is_place(folded: str) -> bool:
    known = cities_named(folded) or divisions_named(folded) or folded in regions()
    return bool(known) or folded in country_names()


def _is_land_after_all(phrases: Phrases, name: SpottedName, evidence: "_Evidence") -> bool:
    """Say whether a lone name taken for a person's is a land's: "Darfur rebels", "Jordan's king".

    One that is also a given name, or the surname of somebody in the document, needs an office or
    another thing of states below it; a capital must act or be where something is.
    """
    folded = name.folded
    if folded in evidence.surnames:
        return False
    is_given = gender_of(folded) is not None
    if folded in country_names():
        return not is_given or _has_office_below(phrases, name)
    if is_given:
        return False
    if folded in capitals():
        return _is_capital(phrases, name)
    region = regions().get(folded)
    return region is not None and region.kind != "natural"


def _has_office_below(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the name owns what states have: "Jordan's king", "Israel's cabinet"."""
    a = phrases.analysis
    above = a.lemma[a.head[name.head]].lower()
    owned = (acts().state_heads, acts().state_things, acts().policy_nouns)
    return a.deprel[name.head] == "nmod:poss" and any(above in words for words in owned)


def _is_paper(phrases: Phrases, name: SpottedName) -> bool:
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


def _is_parliament(folded: str) -> bool:
    """Say whether the word is what a country calls its parliament: "the Seimas"."""
    noun = head_nouns().get(folded)
    return noun is not None and noun.type == "organisation" and noun.sectors == ("LEG",)


def _is_people(phrases: Phrases, name: SpottedName, label: str) -> bool:
    """Say whether a word for a people is none of the persons and towns of that name.

    A lone "Karen" is a woman, a "Karen stronghold" the people's, "Karen guerrillas" in any case.
    """
    if label == "NORP" or not _is_modifier(phrases, name):
        return label == "NORP"
    noun = head_nouns().get(phrases.analysis.lemma[phrases.analysis.head[name.head]].lower())
    return label != "PER" or (noun is not None and noun.type in _OF_PEOPLE)


_OF_PEOPLE = frozenset({"person", "group", "armed_group", "people"})


def _leads_government(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a lone name before "administration" or "government" is a leader's."""
    a = phrases.analysis
    above = a.head[name.head]
    return (
        " " not in name.folded
        and name.end <= above < name.end + 2
        and a.deprel[name.head] in {"compound", "nmod:poss", "nmod:desc"}
        and a.lemma[above].lower() in word_list("rules_of_leaders")
        and bool(heads_named(name.folded))
    )


def _is_office_of_state(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether the head noun makes a body of what was labelled a place: a ministry, a court."""
    noun = head_nouns().get(phrases.analysis.lemma[name.head].lower())
    if noun is None or noun.type not in {"organisation", "government", "armed_group"}:
        return False
    if noun.sectors and noun.sectors[0] in {"GOV", "LEG", "JUD", "COP", "MIL"}:
        return True
    return reading_rule(phrases, name.head, is_capital=True) is not None


def _read_country(phrases: Phrases, name: SpottedName, code: str | None) -> Reading:
    """Read the name of a state; `code` is `None` for a land that no table knows."""
    a = phrases.analysis
    if a.deprel[name.head] in _MODIFYING and a.head[name.head] > name.head:
        return Reading(name, "modifier", "name.country", code)
    rule = reading_rule(phrases, name.head, is_capital=False)
    if code is None and rule is None and phrases.case_of(name.head) == "of":
        above = a.lemma[a.head[name.head]].lower()
        rule = "metonym.possessor" if above in acts().state_heads else None
    return Reading(name, "state" if rule else "place", rule or "name.country", code)


def _read_demonym(phrases: Phrases, name: SpottedName, present: set[str]) -> Reading:
    """Read a word for a people; one that several states share goes to the one that is named."""
    a = phrases.analysis
    codes = home_countries()[name.folded]
    named = [code for code in codes if code in present]
    code = codes[0] if len(codes) == 1 else named[0] if len(named) == 1 else None
    head = name.head
    if _is_language(phrases, head):
        return Reading(name, "none", "name.language")
    if a.deprel[head] in _MODIFYING and a.head[head] > head:
        return Reading(name, "modifier", "name.demonym", code)
    if a.upos[head] in {"NOUN", "PROPN"} or phrases.is_definite(head):
        return Reading(name, "people", "name.demonym", code)
    return Reading(name, "modifier", "name.demonym", code)


def _is_language(phrases: Phrases, head: int) -> bool:
    """Say whether a word for a people is their language: "speak Dutch", "written in Dutch"."""
    a = phrases.analysis
    if phrases.is_definite(head) or a.xpos[head] in {"NNS", "NNPS"} or a.head[head] < 0:
        return False
    if a.deprel[head] == "obj":
        return a.lemma[a.head[head]] in word_list("language_verbs")
    return a.deprel[head] in {"obl", "nmod"} and phrases.case_of(head) in {"in", "into", "from"}


def _read_seat(phrases: Phrases, name: SpottedName, seat: Seat) -> Reading:
    if phrases.case_of(name.head) in _INSIDE:
        return Reading(name, "place", "name.seat_literal", seat.country)
    return Reading(name, "government", "metonym.seat", seat.country, seat=seat)


def _table_body(
    phrases: Phrases, name: SpottedName, label: str, evidence: "_Evidence"
) -> Body | None:
    """Return the body of the tables that the name is.

    A lone word that the model takes for a person or place is one only if the document says so
    somewhere, by a noun ("the X group") or an article ("the X").
    """
    body = bodies().get(name.folded) or _body_of_members(phrases, name)
    if body is None:
        return None
    if _is_anybodys(body, evidence):
        return None
    if body.name.startswith("UN ") and name.folded in _SHARED_NAMES and not evidence.has_un:
        return None  # many a state has a security council
    a = phrases.analysis
    lone = " " not in name.folded
    if lone and label in {"PER", "LOC", "FAC"} and not a.form[name.start].isupper():
        if name.folded not in bodies():
            return body
        return body if name.folded in evidence.told or _is_nothing_else(name.folded) else None
    return body


def _body_of_members(phrases: Phrases, name: SpottedName) -> Body | None:
    """Return the body whose members' plural the tables have: "Sandinista fighters"."""
    body = bodies().get(f"{name.folded}s")
    return body if body is not None and _has_group_noun(phrases, name) else None


def _is_anybodys(body: Body, evidence: "_Evidence") -> bool:
    """Say whether a row of the list of armed groups has a name that many a state's body has.

    "Presidential Guard": it counts only where its country is named.
    """
    if body.rule != "ucdp" or body.country in evidence.present:
        return False
    return word_list("anybodys").issuperset(body.name.lower().split())


def _is_nothing_else(folded: str) -> bool:
    """Say whether no table but that of bodies has the word: "Oxfam" is no person, no town."""
    return len(folded) > _TELLING and not (
        cities_named(folded) or divisions_named(folded) or folded in regions()
        or gender_of(folded) or heads_named(folded) or bodies()[folded].rule == "ucdp"
    )  # fmt: skip


_TELLING = 4
"""Names of so few letters are too often somebody's."""


def _has_group_noun(phrases: Phrases, name: SpottedName) -> bool:
    """Say whether a noun for a body or its people stands right behind: "X mercenary force"."""
    a = phrases.analysis
    for token in range(name.end, min(name.end + 3, len(a))):
        noun = head_nouns().get(a.lemma[token].lower())
        if noun is None or a.upos[token] not in {"NOUN", "PROPN"}:
            return False
        if noun.type in {"armed_group", "organisation"} or _UNDER_ARMS & set(noun.sectors):
            return True
    return False


_UNDER_ARMS = frozenset({"MIL", "REB", "PRM", "UAF"})


def _has_article(phrases: Phrases, name: SpottedName) -> bool:
    a = phrases.analysis
    return (
        name.start > 0
        and a.form[name.start - 1].lower() == "the"
        and name.end < len(a)
        and (a.upos[name.end] not in {"NOUN", "PROPN"})
    )


def _read_place(phrases: Phrases, name: SpottedName) -> Reading:
    code = capitals().get(name.folded)
    if code is None and _is_office_of_state(phrases, name):
        return Reading(name, "body", "name.office_noun")
    if code is None:
        region = regions().get(name.folded)
        if region is not None and region.lat is None and not region.countries:
            return Reading(name, "bloc", "name.bloc")  # "the West": never a place
        is_bloc = region is not None and len(region.countries) != 1 and region.kind != "natural"
        rule = reading_rule(phrases, name.head, is_capital=True) if is_bloc else None
        only = region.countries[0] if region is not None and len(region.countries) == 1 else None
        return Reading(name, "bloc" if rule else "place", rule or "name.place", only)
    rule = reading_rule(phrases, name.head, is_capital=True)
    return Reading(name, "government" if rule else "place", rule or "name.capital", code)

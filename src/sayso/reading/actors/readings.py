"""What each name is here: a person, a body, a state, a government, a people, a place or nothing.

The order is table of states, seats and bodies against the model's label, with one label for
all equal names of a document, then the metonymy rules.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sayso.knowledge import (
    Body,
    Seat,
    capitals,
    country_names,
    demonyms,
    heads_named,
    regions,
    seats,
)
from sayso.reading.actors.evidence import Evidence, gather_evidence
from sayso.reading.actors.known_bodies import table_body
from sayso.reading.actors.label_doubts import (
    INSIDE,
    MODIFYING,
    acts_as_person,
    bears_surname,
    document_labels,
    is_capital,
    is_land_after_all,
    is_modifier,
    is_paper,
    is_parliament,
    is_people,
    names_family,
)
from sayso.reading.actors.lands import is_adjective_of, places_and_lands
from sayso.reading.actors.lexicon import acts, head_nouns, home_countries, word_list
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName
from sayso.reading.actors.told_kinds import told_bodies
from sayso.reading.actors.whereabouts import country_of_place

Kind = Literal[
    "person", "body", "state", "government", "people", "bloc", "modifier", "place", "none"
]


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


def read_names(phrases: Phrases, names: Sequence[SpottedName]) -> list[Reading]:
    """Return one reading a name, in the order given."""
    labels = document_labels(names)
    evidence = gather_evidence(phrases, names)
    places, lands = places_and_lands(phrases, names)
    persons = {name.folded for name in names if acts_as_person(phrases, name)}
    surnames = {person.rpartition(" ")[2] for person in persons}
    bodies_told = told_bodies(phrases, names, labels)
    read = []
    for name in names:
        if name.folded in lands:
            read.append(_read_country(phrases, name, None))
            continue
        if lands and " " not in name.folded and is_adjective_of(name.folded, lands):
            read.append(_read_demonym(phrases, name, ()))
            continue
        label = "LOC" if name.folded in places else labels[name.folded]
        if name.folded in persons or bears_surname(phrases, name, surnames):
            label = "PER"
        label = "ORG" if name.folded in bodies_told and name.folded not in places else label
        reading = _read(phrases, name, label, evidence)
        if reading.kind == "place" and not lands:  # a town of an invented land is in no other
            code = reading.country or country_of_place(name.folded, evidence.present)
            reading = replace(reading, lies_in=code)
        read.append(reading)
    return read


def _read(phrases: Phrases, name: SpottedName, label: str, evidence: Evidence) -> Reading:
    folded = name.folded
    a = phrases.analysis
    country = country_names().get(folded)
    if label == "EVENT" or not folded:
        return Reading(name, "none", "name.event")
    if label == "PER" and is_land_after_all(phrases, name, evidence):
        label = "LOC"
    if label == "PER" and folded.endswith("ism") and " " not in folded:
        return Reading(name, "none", "name.doctrine")
    if label in {"PER", "LOC", "ORG"} and names_family(phrases, name):
        return Reading(name, "modifier", "name.family")
    if country and label != "PER":
        return _read_country(phrases, name, country)
    if folded in demonyms() and (label != "PER" or is_modifier(phrases, name)):
        return _read_demonym(phrases, name, _codes(folded, evidence))
    if folded in home_countries() and is_people(phrases, name, label):
        return _read_demonym(phrases, name, _codes(folded, evidence))
    seat = seats().get(folded)
    if seat and (label != "PER" or phrases.is_definite(name.head)):  # no person is "the Élysée"
        return _read_seat(phrases, name, seat)
    body = table_body(phrases, name, label, evidence)
    if body:
        return Reading(name, "body", f"name.{body.rule}", body.country, body)
    if label in {"PER", "LOC", "FAC", "ORG"} and is_paper(phrases, name):
        return Reading(name, "body", "name.paper")
    if label == "PER" or folded in word_list("sovereigns"):
        return Reading(name, "person", "name.person")
    if label == "ORG" and folded in capitals() and is_capital(phrases, name):
        label = "LOC"  # "asked Sanaa for a school"
    if label in {"NORP", "LOC"} and is_parliament(folded):
        return Reading(name, "body", "name.office_noun")
    if label in {"NORP", "ORG", "PER"} and (kind := _side(phrases, name)) is not None:
        return kind
    if label == "NORP":
        plural = a.xpos[name.head] in {"NNPS", "NNS"} or a.deprel[name.head] not in MODIFYING
        return Reading(name, "people" if plural else "modifier", "name.people")
    if label == "ORG" and word_list("portfolios").issuperset(folded.split(" ")):
        return Reading(name, "none", "name.portfolio")
    if label == "ORG":
        if _leads_government(phrases, name):
            return Reading(name, "person", "name.person")
        return Reading(name, "body", "name.organisation")
    return _read_place(phrases, name)


def _side(phrases: Phrases, name: SpottedName) -> Reading | None:
    """Read "the Socialists" as their party, and "the Allies" as the powers in league."""
    a = phrases.analysis
    last = name.folded.rpartition(" ")[2]
    if is_modifier(phrases, name) or not a.form[name.end - 1][:1].isupper():
        return None
    if last in word_list("parties_by_members") and phrases.is_definite(name.head):
        return Reading(name, "body", "name.party")
    return Reading(name, "bloc", "name.bloc") if name.folded in word_list("leagues") else None


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
    if a.deprel[name.head] in MODIFYING and a.head[name.head] > name.head:
        return Reading(name, "modifier", "name.country", code)
    rule = reading_rule(phrases, name.head, is_capital=False)
    if code is None and rule is None and phrases.case_of(name.head) == "of":
        above = a.lemma[a.head[name.head]].lower()
        rule = "metonym.possessor" if above in acts().state_heads else None
    return Reading(name, "state" if rule else "place", rule or "name.country", code)


def _codes(folded: str, evidence: Evidence) -> tuple[str, ...]:
    """Return the country of a people, of several that share the word those that are named."""
    codes = home_countries()[folded]
    return codes if len(codes) == 1 else tuple(c for c in codes if c in evidence.present)


def _read_demonym(phrases: Phrases, name: SpottedName, codes: Sequence[str]) -> Reading:
    """Read a word for a people; one that may be of several states is of none for sure."""
    a = phrases.analysis
    code = codes[0] if len(codes) == 1 else None
    head = name.head
    if _is_language(phrases, head):
        return Reading(name, "none", "name.language")
    if a.deprel[head] in MODIFYING and a.head[head] > head:
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
    if phrases.case_of(name.head) in INSIDE:
        return Reading(name, "place", "name.seat_literal", seat.country)
    return Reading(name, "government", "metonym.seat", seat.country, seat=seat)


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

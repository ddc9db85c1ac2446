"""Country of a noun phrase or name, from its words and what stands under its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge import (
    cities_named,
    countries,
    country_names,
    demonyms,
    fold_name,
)
from sayso.reading.actors.draft import Cast, Draft
from sayso.reading.actors.lexicon import head_nouns, home_countries, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading
from sayso.reading.actors.whereabouts import countries_of_place, is_great

_OF_WHOM = frozenset({"of", "in", "from", "at", "for", "to"})
# Words that sway a phrase away from the country they name: "Russian-backed", "pro-Kyiv".
_BACKED = frozenset({"backed", "led", "based", "made", "funded", "trained", "sponsored", "born",
                     "speaking", "style", "supported", "brokered", "mediated"})  # fmt: skip
# Those who are often abroad: "troops in Iraq" need not be of Iraq.
_ABROAD = frozenset({"MIL", "JRN", "PRM", "BUS", "MED", "SPY"})
_AT_HOME = frozenset({"security", "government", "police", "rebel", "opposition", "local"})


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the document names: phrases, who stands where, and the country at each token."""

    phrases: Phrases
    cast: Cast
    country_at: dict[int, str]
    place_at: dict[int, str]
    """The country that the place named at each token lies in."""
    name_head_at: dict[int, int]
    """The head of the name that each token of a name belongs to."""
    published: str | None = None


def look_around(
    phrases: Phrases, cast: Cast, readings: Sequence[Reading], published: str | None
) -> Surroundings:
    """Return the surroundings that the names of the document make."""
    heads = {
        token: reading.name.head
        for reading in readings
        for token in range(reading.name.start, reading.name.end)
    }
    places = {reading.name.head: reading.lies_in for reading in readings if reading.lies_in}
    return Surroundings(phrases, cast, countries_by_token(readings), places, heads, published)


def countries_by_token(readings: Sequence[Reading]) -> dict[int, str]:
    """Return the country code at the head token of every name of a state or people."""
    return {
        reading.name.head: reading.country
        for reading in readings
        if reading.country and (reading.kind != "body") and reading.rule != "name.capital"
    }


def modifiers(phrases: Phrases, head: int) -> list[int]:
    """Return the nouns, adjectives and names under `head` that say of whom it is."""
    a = phrases.analysis
    first, last = phrases.bounds(head)
    found = []
    for child in a.children[head]:
        if not first <= child <= last:
            continue
        relation = a.deprel[child]
        is_whose = relation in {"compound", "amod", "nmod:poss", "nmod:unmarked", "nmod:desc"} or (
            relation == "nmod" and phrases.case_of(child) in _OF_WHOM
        )
        if is_whose and not is_swayed(phrases, child):
            found.append(child)
    return found


def is_swayed(phrases: Phrases, token: int) -> bool:
    """Say whether a word tells another country than the head's: "Kenyan-backed", "pro-Kenyan"."""
    a = phrases.analysis
    if a.lemma[token] in _BACKED or a.form[token].lower().rpartition("-")[2] in _BACKED:
        return True
    following = token + 1
    if following + 1 < len(a) and a.form[following] == "-":
        return a.form[following + 1].lower() in _BACKED
    return token > 1 and a.form[token - 1] == "-" and a.form[token - 2].lower() in {"pro", "anti"}


def phrase_country(around: Surroundings, head: int) -> str | None:
    """Return the country that the words under `head` give, directly or through a body."""
    inner = [head]
    for depth in range(3):
        below = []
        for token in inner:
            for child in (*modifiers(around.phrases, token), *_dwellings(around.phrases, token)):
                code = around.country_at.get(child) or around.place_at.get(child)
                if code and _is_elsewhere(around, token, child):
                    continue
                if code is None and depth < 2 and child in around.cast.at:
                    code = around.cast.at[child].country
                if code:
                    return code if _is_only_country(around, child, code) else None
                below.append(child)
        inner = below
    return None


def _dwellings(phrases: Phrases, head: int) -> list[int]:
    """Return where the phrase says they live: "Hungarians living in Slovakia"."""
    a = phrases.analysis
    found = []
    for clause in a.children[head]:
        if a.deprel[clause] == "acl" and a.lemma[clause] in word_list("dwelling_verbs"):
            below = a.children_by(clause, "obl")
            found += [child for child in below if phrases.case_of(child) in {"in", "at", "near"}]
        elif a.deprel[clause] == "amod" and a.lemma[clause] == "loyal":
            found += a.children_by(clause, "obl")
    return found


def _is_elsewhere(around: Surroundings, head: int, place: int) -> bool:
    """Say whether a country under the head is where they are sent or stay, not theirs."""
    case = around.phrases.case_of(place)
    if case in {"to", "for", "at"}:
        return True
    a = around.phrases.analysis
    if any(a.lemma[child].lower() in _AT_HOME for child in a.children[head]):
        return False  # "security forces in Chad"
    noun = head_nouns().get(a.lemma[head].lower())
    if a.lemma[head].lower() in word_list("envoys"):
        return case in {"in", "near"}
    return case == "in" and noun is not None and bool(_ABROAD & set(noun.sectors))


def _is_only_country(around: Surroundings, token: int, code: str) -> bool:
    """Say whether no other country stands beside it: "the Kenyan and Ugandan envoys" have none."""
    a = around.phrases.analysis
    for child in a.children[token]:
        own = around.country_at.get(child)
        told = (own,) if own else home_countries().get(a.form[child].lower(), (code,))
        if a.deprel[child] == "conj" and code not in told:
            return False
    return True


def name_country(words: str) -> str | None:
    """Return the only country that the words of a name tell: "Indonesian Navy"."""
    parts = fold_name(words).split()
    found = set()
    for start in range(len(parts)):
        for end in range(min(start + 3, len(parts)), start, -1):
            key = " ".join(parts[start:end])
            codes = demonyms().get(key) or filter(None, (country_names().get(key),))
            found |= {code for code in codes if countries()[code].current}
    return found.pop() if len(found) == 1 else None


def name_town_country(words: str) -> str | None:
    """Return the only country of the towns in a name: "Baghdad University"."""
    parts = fold_name(words).split()
    for size in (3, 2, 1):
        for start in range(len(parts) - size + 1):
            town = " ".join(parts[start : start + size])
            is_town = town not in head_nouns() and bool(cities_named(town)) and is_great(town)
            codes = countries_of_place(town) if is_town else ()
            if len(codes) == 1:
                return codes[0]
    return None


def body_under(around: Surroundings, head: int) -> tuple[Draft, int] | None:
    """Return the named body or state under `head` and its token, the nearest first."""
    inner = [head]
    for _ in range(2):
        below = []
        for token in inner:
            for child in modifiers(around.phrases, token):
                draft = around.cast.at.get(child)
                if draft is not None and draft.type not in {"person", "people", "group"}:
                    return draft, child
                below.append(child)
        inner = below
    return None

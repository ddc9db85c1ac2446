"""Country and PLOVER sectors of a noun phrase, from its words and what stands under its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge import (
    agent_sectors,
    cities_named,
    countries,
    country_names,
    demonyms,
    fold_name,
    role_modifiers,
    titles,
)
from sayso.reading.actors.draft import Cast, Draft
from sayso.reading.actors.lexicon import head_nouns, home_countries, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading
from sayso.reading.actors.whereabouts import countries_of_place

_NO_ACTOR = frozenset({"JNK", "NON", "UNK"})
_OF_WHOM = frozenset({"of", "in", "from", "at", "for", "to"})
# Heads whose sector is that of the body they belong to, where the phrase names one.
GENERIC = word_list("generic_heads")
_LEADING = frozenset({"leader", "leadership", "ruler", "strongman"})
# Words that sway a phrase away from the country they name: "Russian-backed", "pro-Kyiv".
_BACKED = frozenset({"backed", "led", "based", "made", "funded", "trained", "sponsored", "born",
                     "speaking", "style", "supported", "brokered", "mediated"})  # fmt: skip


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


# Those who are often abroad: "troops in Iraq" need not be of Iraq.
_ABROAD = frozenset({"MIL", "JRN", "PRM", "BUS", "MED", "SPY"})


_AT_HOME = frozenset({"security", "government", "police", "rebel", "opposition", "local"})


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


def phrase_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    """Return the sectors of the phrase: its words in the tables, its body, its head noun."""
    found = _told_sectors(around, head)
    if _is_opposed(around.phrases, head):
        found = ("OPP", *(sector for sector in found if sector not in {"OPP", "CVL", "UNK"}))
    if found[:1] in {("GOV",), ("LEG",)} and _is_former(around.phrases, head):
        return ("ELI",)
    return found


def _is_opposed(phrases: Phrases, head: int) -> bool:
    """Say whether the phrase is of the opposition: "an opposition deputy", not "forces"."""
    a = phrases.analysis
    noun = head_nouns().get(a.lemma[head].lower())
    if noun is None or noun.type not in {"person", "organisation"} or "JRN" in noun.sectors:
        return False
    first = phrases.bounds(head)[0]
    return any(
        a.form[child].lower() == "opposition" for child in a.children[head] if first <= child < head
    )


def _is_former(phrases: Phrases, head: int) -> bool:
    """Say whether a word before the noun says that the office is past: "the ousted king"."""
    a = phrases.analysis
    first = phrases.bounds(head)[0]
    words = (a.form[t].lower().rstrip(".") for t in a.children[head] if first <= t < head)
    return any(role_modifiers().get(w) == "former" or w in word_list("of_old") for w in words)


def _presided(around: Surroundings, head: int) -> tuple[str, ...] | None:
    """Return the sectors of the body that a president is of, `None` for the president of a land.

    "The president of the employers' federation".
    """
    a = around.phrases.analysis
    for child in a.children_by(head, "nmod"):
        if around.phrases.case_of(child) != "of" or child in around.country_at:
            continue
        draft = around.cast.at.get(child)
        if draft is not None and draft.type in {"organisation", "armed_group", "media"}:
            return draft.sectors
        noun = head_nouns().get(a.lemma[child].lower())
        if noun is not None and noun.type == "organisation":
            return phrase_sectors(around, child)
    return None


def _has_superior(phrases: Phrases, deputy: int) -> bool:
    """Say whether the deputy is somebody's: "his deputy", "deputy of the chief"."""
    a = phrases.analysis
    if any(phrases.case_of(child) in {"of", "to"} for child in a.children_by(deputy, "nmod")):
        return True
    return a.child(deputy, "nmod:poss") is not None or a.upos[deputy] == "ADJ"


def _told_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    a = around.phrases.analysis
    lemma = a.lemma[head].lower()
    if lemma in word_list("rulers"):
        return ("GOV",)  # "the military rulers"
    if lemma == "president" and (body := _presided(around, head)) is not None:
        return body
    if lemma == "deputy" and not _has_superior(around.phrases, head):
        return ("LEG",)
    if lemma == "prisoner" and any(a.lemma[c] == "war" for c in a.children_by(head, "nmod")):
        return ("MIL",)
    listed = _listed_sectors(around.phrases, head)
    if listed:
        return listed
    noun = head_nouns().get(lemma)
    if lemma == "union":
        return _union_sectors(around, head)
    if told := _by_function(around.phrases, head, lemma):
        return told
    if lemma == "general" and head > 0:  # "secretary general", "director general": no soldiers
        first = head - 2 if a.form[head - 1] == "-" else head - 1
        before = head_nouns().get(a.lemma[max(first, 0)].lower())
        noun = before if before is not None and before.sectors != ("MIL",) else noun
    if lemma in GENERIC or noun is None or not noun.sectors:
        borrowed = _borrowed_sectors(around, head)
        if borrowed:
            return borrowed
    if lemma in _LEADING and phrase_country(around, head):
        return ("GOV",)
    if noun is not None:
        return noun.sectors
    return _usable(agent_sectors().get(lemma, ()))


def _by_function(phrases: Phrases, head: int, lemma: str) -> tuple[str, ...]:
    """Return the sectors that a word before or under a general noun tells: "tax service"."""
    a = phrases.analysis
    is_general = lemma in GENERIC or lemma in word_list("state_bodies") or lemma in _MANY
    is_general = is_general or lemma in word_list("opponents")
    if not is_general and lemma not in word_list("security_people"):
        return ()
    first = phrases.bounds(head)[0]
    words = {a.form[t].lower() for t in range(first, head)} | {
        a.form[t].lower() for t in a.children_by(head, "nmod") if t > head
    }
    if lemma in _MANY and words & {"cartel", "gang", "mafia", "drug", "narcotics"}:
        return ("CRM",)
    if words & word_list("secret_services") and lemma in word_list("security_people"):
        return ("SPY",)
    if "customs" in words or ("security" in words and lemma in word_list("security_people")):
        return ("COP",)
    if words & word_list("opposing") and lemma in word_list("opponents"):
        return ("OPP",)
    if words & {"terror", "terrorist", "rebel", "insurgent", "guerrilla", "guerilla"}:
        return ("REB",)
    if words & word_list("state_functions") and lemma in word_list("state_bodies"):
        return ("GOV",)
    return ()


# Those of whom a word before tells that they are criminals: "cartel gunmen".
_MANY = frozenset({"gunman", "member", "leader", "boss", "fighter", "hitman", "group", "chief"})


def _union_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    """Return labour for a union, beside the trade of its members; owners' unions are business."""
    trade = _borrowed_sectors(around, head)
    if trade[:1] in {("BUS",), ("AGR",), ("REL",), ("PTY",)}:
        return trade
    return tuple(dict.fromkeys(("LAB", *trade)))


def body_sectors(words: str) -> tuple[str, ...]:
    """Return the sectors that the form of a name tells: "Bank of Finland", "Greens"."""
    parts = words.lower().split()
    if parts[:2] == ["bank", "of"] and fold_name(words[8:]) in country_names():
        return () if parts[-1] in word_list("commercial_banks_of") else ("GOV",)
    if parts[-1].rstrip(".") in word_list("firm_names"):
        return ("BUS",)
    if parts[-1] in word_list("party_names"):
        return ("PTY",)
    if "union" in parts and parts[-1] != "union":  # "Union of Teachers"
        noun = head_nouns().get(parts[-1].removesuffix("s"))
        return ("LAB",) if noun is not None and noun.type == "person" else ()
    return ()


def name_sectors(words: str) -> tuple[str, ...]:
    """Return the sectors of a body by the longest listed phrase that its name ends in."""
    parts = words.lower().split()
    for start in range(len(parts)):
        found = _usable(agent_sectors().get(" ".join(parts[start:]), ()))
        if found:
            return found
    return ()


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
            cities = cities_named(town) if town not in head_nouns() else ()
            codes = countries_of_place(town) if cities else ()
            if len(codes) == 1 and (cities[0].is_capital or cities[0].population > _GREAT):
                return codes[0]
    return None


_GREAT = 100_000
"""Towns of more people lend their country to a body named for them."""


def with_body_class(around: Surroundings, head: int, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Add the class of a body between states to the sectors of its people: MIL and IGO."""
    for child in modifiers(around.phrases, head):
        draft = around.cast.at.get(child)
        classes = [s for s in (draft.sectors if draft else ()) if s in ACROSS and s not in sectors]
        if classes:
            return (*sectors, *classes)
    return sectors


ACROSS = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


def _listed_sectors(phrases: Phrases, head: int) -> tuple[str, ...]:
    """Return the sectors of the longest listed phrase of two words or more that ends in `head`."""
    a = phrases.analysis
    first = phrases.bounds(head)[0]
    for start in range(max(first, head - 3), head):
        words = " ".join(form.lower() for form in a.form[start:head])
        for last in (a.form[head].lower(), a.lemma[head].lower()):
            found = _usable(agent_sectors().get(f"{words} {last}", ()))
            if found:
                return _opposed_first(found)
            title = titles().get(f"{words} {last}".replace("defense", "defence"))
            if title and title.sector:
                return (title.sector,)
    return ()


def _borrowed_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    a = around.phrases.analysis
    own = head_nouns().get(a.lemma[head].lower())
    is_armed = own is not None and own.type == "armed_group"
    for child in modifiers(around.phrases, head):
        draft = around.cast.at.get(child)
        if draft is not None and draft.type not in {"person", "state", "people"} and draft.sectors:
            return draft.sectors
        noun = head_nouns().get(a.lemma[child].lower())
        if noun and noun.sectors and a.upos[child] != "PROPN":
            return noun.sectors
        sectors = _usable(agent_sectors().get(a.lemma[child].lower(), ()))
        if is_armed and sectors[:1] == ("REL",):
            continue  # "Muslim forces" are no clergy
        if sectors and child not in around.country_at:
            return sectors
    return ()


def _usable(sectors: tuple[str, ...]) -> tuple[str, ...]:
    return () if _NO_ACTOR & set(sectors) else sectors


def _opposed_first(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Return opposition before what its people are else: "opposition party", "dissident"."""
    if "OPP" not in sectors:
        return sectors
    return ("OPP", *(sector for sector in sectors if sector != "OPP"))


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

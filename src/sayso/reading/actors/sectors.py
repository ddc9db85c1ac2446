"""PLOVER sectors of noun phrases and names: by words in the tables, by body, by head noun."""

from sayso.knowledge import (
    agent_sectors,
    country_names,
    fold_name,
    role_modifiers,
    titles,
)
from sayso.reading.actors.attributes import Surroundings, modifiers, phrase_country
from sayso.reading.actors.lexicon import head_nouns, word_list
from sayso.reading.actors.phrases import Phrases

_NO_ACTOR = frozenset({"JNK", "NON", "UNK"})
# Heads whose sector is that of the body they belong to, where the phrase names one.
GENERIC = word_list("generic_heads")
_LEADING = frozenset({"leader", "leadership", "ruler", "strongman"})
# Those of whom a word before tells that they are criminals: "cartel gunmen".
_MANY = frozenset({"gunman", "member", "leader", "boss", "fighter", "hitman", "group", "chief"})
ACROSS = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})


def phrase_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    """Return the sectors of the phrase: its words in the tables, its body, its head noun."""
    found = _told_sectors(around, head)
    if _is_opposed(around.phrases, head):
        found = ("OPP", *(sector for sector in found if sector not in {"OPP", "CVL", "UNK"}))
    if found[:1] in {("GOV",), ("LEG",)} and _is_former(around.phrases, head):
        return ("ELI",)
    return found


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


def with_body_class(around: Surroundings, head: int, sectors: tuple[str, ...]) -> tuple[str, ...]:
    """Add the class of a body between states to the sectors of its people: MIL and IGO."""
    for child in modifiers(around.phrases, head):
        draft = around.cast.at.get(child)
        classes = [s for s in (draft.sectors if draft else ()) if s in ACROSS and s not in sectors]
        if classes:
            return (*sectors, *classes)
    return sectors


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


def _union_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    """Return labour for a union, beside the trade of its members; owners' unions are business."""
    trade = _borrowed_sectors(around, head)
    if trade[:1] in {("BUS",), ("AGR",), ("REL",), ("PTY",)}:
        return trade
    return tuple(dict.fromkeys(("LAB", *trade)))


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

"""Country and PLOVER sectors of a noun phrase, from its words and what stands under its head."""

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.knowledge import agent_sectors, countries, country_names, demonyms, fold_name, titles
from sayso.reading.actors.draft import Cast, Draft
from sayso.reading.actors.lexicon import head_nouns, word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading

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
    return Surroundings(phrases, cast, countries_by_token(readings), heads, published)


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
            for child in modifiers(around.phrases, token):
                code = around.country_at.get(child)
                if code and _is_elsewhere(around, token, child):
                    continue
                if code is None and depth < 2 and child in around.cast.at:
                    code = around.cast.at[child].country
                if code:
                    return code if _is_only_country(around, child, code) else None
                below.append(child)
        inner = below
    return None


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
    return case == "in" and noun is not None and bool(_ABROAD & set(noun.sectors))


def _is_only_country(around: Surroundings, token: int, code: str) -> bool:
    """Say whether no other country stands beside it: "the Kenyan and Ugandan envoys" have none."""
    a = around.phrases.analysis
    return all(
        around.country_at.get(child, code) == code
        for child in a.children[token]
        if a.deprel[child] == "conj"
    )


def phrase_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    """Return the sectors of the phrase: its words in the tables, its body, its head noun."""
    a = around.phrases.analysis
    lemma = a.lemma[head].lower()
    listed = _listed_sectors(around.phrases, head)
    if listed:
        return listed
    noun = head_nouns().get(lemma)
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
                return found
            title = titles().get(f"{words} {last}".replace("defense", "defence"))
            if title and title.sector:
                return (title.sector,)
    return ()


def _borrowed_sectors(around: Surroundings, head: int) -> tuple[str, ...]:
    a = around.phrases.analysis
    for child in modifiers(around.phrases, head):
        draft = around.cast.at.get(child)
        if draft is not None and draft.type not in {"person", "state", "people"} and draft.sectors:
            return draft.sectors
        noun = head_nouns().get(a.lemma[child].lower())
        if noun and noun.sectors and a.upos[child] != "PROPN":
            return noun.sectors
        sectors = _usable(agent_sectors().get(a.lemma[child].lower(), ()))
        if sectors and child not in around.country_at:
            return sectors
    return ()


def _usable(sectors: tuple[str, ...]) -> tuple[str, ...]:
    return () if _NO_ACTOR & set(sectors) else sectors


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

"""Countries from the surroundings, for those whose own words give none.

An unnamed actor of a state ("police", "the interior minister", "protesters"), a domestic body and a
person with an office of state belong to the country of their possessor ("its soldiers"), else to
that of the place where the clause happens ("gunmen struck near Quetta"), else to the country of
the document if it names only one. Two countries leave it open, and so does any word for a body
between states.
"""

from collections.abc import Iterator, Sequence

from sayso.reading.actors.attributes import Surroundings, phrase_country
from sayso.reading.actors.described_sectors import tell_sectors
from sayso.reading.actors.draft import Draft
from sayso.reading.actors.lexicon import home_countries, word_list
from sayso.reading.actors.readings import Reading
from sayso.reading.actors.whereabouts import is_great

_OF_A_STATE = frozenset(
    {"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "PTY", "CVL", "REB", "LAB", "REF", "MED",
     "EDU", "CRM", "AGR", "PRM", "UAF", "REL", "SOC", "JRN", "ELI", "BUS"}
)  # fmt: skip
# Offices and bodies that a country has, and no club, firm or other country's visitor.
_OFFICES = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "SPY", "OPP", "PTY"})
_BODIES = _OFFICES | {"REB", "PRM", "LAB", "REL", "UAF"}
# Those who are where they act: soldiers, spies and reporters may be abroad.
_AT_HOME = frozenset(
    {"COP", "CVL", "REB", "LAB", "CRM", "AGR", "PRM", "UAF", "JUD", "EDU", "OPP", "PTY"}
)
_ACROSS = frozenset({"IGO", "NGO", "IMG", "MNC", "ISM"})
_TAKES_PART = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
_WHERE = frozenset({"in", "at", "near", "outside", "inside", "around", "off", "across"})


def place_by_context(around: Surroundings, readings: Sequence[Reading]) -> None:
    """Give the actors of a state that lack a country the one in sight.

    What is said of them tells first what they are.
    """
    tell_sectors(around)
    only = _only_country(around, readings)
    for draft in around.cast.drafts:
        if draft.country is None and not _ACROSS & set(draft.sectors):
            draft.sectors = (*draft.sectors, *_senders_class(around, draft))
        if draft.country is None and _is_of_a_state(around, draft):
            owner = _owner_country(around, draft)
            code = owner or _scene_country(around, draft) or only
            draft.country = code if _is_at_home_in(around, draft, code) else None


def _only_country(around: Surroundings, readings: Sequence[Reading]) -> str | None:
    """Return the only country that the document names, `None` if it names more or none for sure.

    Nothing is for sure beside a land that no table knows, or where small towns alone tell.
    """
    drafts = around.cast.drafts
    if any(draft.type == "state" and draft.country is None for draft in drafts):
        return None
    named = [reading for reading in readings if reading.kind != "body"]
    told = {reading.country for reading in named if reading.country}
    told |= {r.lies_in for r in named if r.lies_in and is_great(r.name.folded)}
    # where a paper is made tells nothing of those in the news
    told |= {draft.country for draft in drafts if draft.country and draft.type != "media"}
    seen = told | {reading.lies_in for reading in named if reading.lies_in}
    return next(iter(told)) if len(seen) == 1 and told else None


def _is_of_a_state(around: Surroundings, draft: Draft) -> bool:
    sectors = set(draft.sectors)
    if _ACROSS & sectors or draft.type in {"state", "people"} or _is_swayed(around, draft):
        return False
    if not any(sighting.name for sighting in draft.sightings):
        is_of_one = _OF_A_STATE & sectors or _is_homebound(around, draft)
        return bool(is_of_one) and not _is_across(around, draft)
    if draft.type == "person":
        return bool(_OFFICES & sectors) and bool(draft.roles) and not _is_sent_somewhere(draft)
    if draft.known is not None or draft.type == "media":
        return False
    return bool(_BODIES & sectors) or (not sectors and _is_domestic(draft))


def _is_sent_somewhere(draft: Draft) -> bool:
    """Say whether the only country told may be the one they are sent to: "ambassador to Chad"."""
    return any(
        role.of_token is not None
        and role.of_country is None
        and role.words.rpartition(" ")[2] in word_list("envoys")
        for role in draft.roles
    )


def _is_domestic(draft: Draft) -> bool:
    """Say whether the name ends in a word for bodies of politics: "the Homeland Union"."""
    return draft.name.lower().split()[-1] in word_list("domestic_bodies")


def _is_homebound(around: Surroundings, draft: Draft) -> bool:
    """Say whether the noun is one for those who belong to a country: "the leaders"."""
    lemma = around.phrases.analysis.lemma
    return any(lemma[s.head].lower() in word_list("homebound") for s in draft.sightings)


def _is_swayed(around: Surroundings, draft: Draft) -> bool:
    """Say whether a word tells that they are of elsewhere: "foreign troops", "pirates"."""
    lemma = around.phrases.analysis.lemma
    if any(lemma[s.head].lower() in word_list("adrift") for s in draft.sightings):
        return True
    return any(lemma[t].lower() in word_list("outlandish") for t in _words_before(around, draft))


def _is_at_home_in(around: Surroundings, draft: Draft, code: str | None) -> bool:
    """Say whether no word for a people speaks against the country: "Korean priests" in Peru."""
    form = around.phrases.analysis.form
    words = (form[token].lower() for token in _words_before(around, draft))
    return all(code in home_countries()[word] for word in words if word in home_countries())


def _words_before(around: Surroundings, draft: Draft) -> Iterator[int]:
    a = around.phrases.analysis
    for sighting in draft.sightings:
        yield from (child for child in a.children[sighting.head] if child < sighting.head)


def _is_across(around: Surroundings, draft: Draft) -> bool:
    """Say whether a body between states is named in the phrase or sends them: "UN officials"."""
    cast = around.cast
    for sighting in draft.sightings:
        words = range(sighting.first, sighting.last + 1)
        for token in (*words, *_senders(around, sighting.head)):
            other = cast.at.get(token)
            if other is not None and other is not draft and _ACROSS & set(other.sectors):
                return True
    return False


def _owner_country(around: Surroundings, draft: Draft) -> str | None:
    """Return the country of the state or body that a possessive points back at: "its soldiers"."""
    a = around.phrases.analysis
    for sighting in draft.sightings:
        for token in (*a.children[sighting.head], *_senders(around, sighting.head)):
            owner = around.cast.at.get(token)
            is_owner = a.deprel[token] != "nmod:poss" or a.upos[token] == "PRON"
            is_owner = is_owner and a.deprel[token] in {"nmod:poss", "nsubj"}
            if is_owner and owner is not None and owner is not draft and owner.country:
                return owner.country
    return None


def _senders_class(around: Surroundings, draft: Draft) -> tuple[str, ...]:
    """Return the class of the body between states that sends them: "the UN sent troops"."""
    if any(sighting.name for sighting in draft.sightings):
        return ()
    for sighting in draft.sightings:
        for token in _senders(around, sighting.head):
            sender = around.cast.at.get(token)
            classes = _ACROSS & set(sender.sectors) if sender is not None else frozenset()
            if classes:
                return tuple(sorted(classes))
    return ()


def _senders(around: Surroundings, head: int) -> list[int]:
    """Return the subject whose the object is by nature of the verb: "France sent troops"."""
    a = around.phrases.analysis
    first = around.phrases.chain_head(head)
    verb = a.head[first]
    if verb < 0 or a.deprel[first] != "obj" or a.lemma[verb] not in word_list("sending_verbs"):
        return []
    return a.children_by(verb, "nsubj")


def _scene_country(around: Surroundings, draft: Draft) -> str | None:
    """Return the only country of the places where the clauses of the actor happen."""
    if not _AT_HOME & set(draft.sectors) or any(s.name for s in draft.sightings):
        return None
    found = {
        code
        for sighting in draft.sightings
        for place in _scenes(around, sighting.head)
        if (code := _country_at(around, place))
    }
    return found.pop() if len(found) == 1 else None


def _scenes(around: Surroundings, head: int) -> Iterator[int]:
    """Yield the nouns that say where the clause of the phrase happens: "attacked a bus near X"."""
    a = around.phrases.analysis
    yield from (t for t in a.children_by(head, "nmod") if around.phrases.case_of(t) in _WHERE)
    first = around.phrases.chain_head(head)
    verb = a.head[first]
    if verb < 0 or a.deprel[first] not in _TAKES_PART or a.upos[verb] != "VERB":
        return
    for child in a.children[verb]:
        if a.deprel[child] == "obl" and around.phrases.case_of(child) in _WHERE:
            yield child
        elif a.deprel[child] == "obj":
            below = a.children_by(child, "nmod")
            yield from (t for t in below if around.phrases.case_of(t) in _WHERE)


def _country_at(around: Surroundings, token: int) -> str | None:
    own = around.country_at.get(token) or around.place_at.get(token)
    return own or phrase_country(around, token)

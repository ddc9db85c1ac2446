"""Ties from people named with their body: "soldiers of the 5th Brigade", "Ruth Adler of X".

In: an `Analysis`, the `Parties`. Out: `Found`s. Units with numbers ("2nd Battalion, 6th Marines")
are parts of what is named behind them. The ties of people say least of all ties, so they stand only
where no other tie binds the two. Armed bodies and bodies with members have members, others staff.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.found import HIS_FORCE, OF_BODY, Found, is_told_of, type_of
from sayso.reading.ties.holding import holds_at
from sayso.reading.ties.lexicon import predicates, words
from sayso.reading.ties.parties import Parties
from sayso.record.vocabulary import TieKind

_BODIES = frozenset({"organisation", "armed_group", "media"})
_SENT = frozenset({"person", "group", "armed_group"})
_DATA = frozenset({"figure"})
"""Taken for people elsewhere; "figures from the ministry" are numbers."""
_OF_BODY = frozenset({"from", "of"})


def body_ties(analysis: Analysis, parties: Parties, lookup: ActorLookup) -> Iterator[Found]:
    """Yield the ties of people to the body that stands with them."""
    for token, relation in enumerate(analysis.deprel):
        if relation == "conj" and parties.is_larger(analysis.head[token], token):
            yield from _units(analysis, parties, analysis.head[token], token)
        if relation == "nmod:poss":
            yield from _forces(analysis, parties, lookup, token)
        if relation == "compound":
            members = _titled(analysis, parties, analysis.head[token])
        elif relation == "nmod" and _OF_BODY & set(parties.prepositions(token)):
            members = _people(analysis, parties, lookup, token)
        else:
            continue
        if not members:
            continue
        head = analysis.head[token]
        bodies = [body for body in parties.here(token) if _is_body(body, lookup)]
        for member in members:
            for body in bodies:
                span = analysis.span(min(head, token), max(head, token))
                kind = _kind(lookup, body)
                holds = holds_at(analysis, head)
                yield Found(kind, member, body, holds, span, token, OF_BODY)


def _is_body(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is a body that the text tells of for itself, no "guard of the gate"."""
    return type_of(actor, lookup) in _BODIES and is_told_of(actor, lookup)


def _units(analysis: Analysis, parties: Parties, smaller: int, larger: int) -> Iterator[Found]:
    span = analysis.span(smaller, larger)
    for part in parties.here(smaller):
        for whole in parties.here(larger):
            yield Found("part_of", part, whole, "now", span, larger, "noun.unit_of")


def _forces(
    analysis: Analysis, parties: Parties, lookup: ActorLookup, owner: int
) -> Iterator[Found]:
    """Yield who heads a force or party that is named as his: "Noor's Desert Hawks".

    A soldier says "my brigade" too, so a pronoun tells of a named force of arms only.
    """
    noun = analysis.head[owner]
    if analysis.upos[noun] != "PROPN":
        return
    owners = parties.here(owner)
    if not owners:
        verb = parties.clause_of(noun)
        owners = [] if verb is None else parties.bound_by(noun, parties.subjects(verb))
    persons = [actor for actor in owners if lookup.by_id[actor].type == "person"]
    for body in parties.here(noun):
        is_armed = lookup.by_id[body].type == "armed_group"
        is_party = analysis.lemma[noun].lower() in words().forces and analysis.upos[owner] != "PRON"
        if not (is_armed or is_party):
            continue
        kind: TieKind = "commands" if is_armed else "leads"
        for person in persons:
            span = analysis.span(owner, noun)
            yield Found(kind, person, body, holds_at(analysis, noun), span, noun, HIS_FORCE)


def _titled(analysis: Analysis, parties: Parties, noun: int) -> list[str]:
    """Return who bears a title made of the body ("MI5 officer Thomas Reeve")."""
    is_title = analysis.deprel[noun] == "nmod:desc" and analysis.lemma[noun] in words().members
    return parties.here(analysis.head[noun]) if is_title else []


def _people(analysis: Analysis, parties: Parties, lookup: ActorLookup, body: int) -> list[str]:
    """Return the people that a body follows: "fighters of X", "Ruth Adler of X", "experts from X".

    "Of" says much else of people that are no members ("victims of X"), "from" only where they are.
    """
    noun = analysis.head[body]
    found = parties.here(noun)
    if analysis.lemma[noun].lower() in words().members:
        return found
    if "from" in parties.prepositions(body) and not _is_taken(analysis, noun):
        return [actor for actor in found if lookup.by_id[actor].type in _SENT]
    is_named = analysis.upos[noun] == "PROPN"
    return [actor for actor in found if is_named and lookup.by_id[actor].type == "person"]


def _is_taken(analysis: Analysis, noun: int) -> bool:
    """Tell whether "from" says from whom something comes: "seized by troops from the Front"."""
    verb = analysis.head[noun]
    from_whom = predicates("v").get(analysis.lemma[verb], ()) if verb >= 0 else ()
    takes = any(entry.preposition == "from" for entry in from_whom)
    return takes or analysis.lemma[noun] in _DATA


def _kind(lookup: ActorLookup, body: str) -> TieKind:
    actor = lookup.by_id[body]
    last = actor.name.lower().split()[-1]
    has_members = actor.type == "armed_group" or last in words().joined | words().forces
    return "member_of" if has_members else "works_for"

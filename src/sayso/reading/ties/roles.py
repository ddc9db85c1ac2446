"""Ties from the roles of actors: "minister of", "commander of", "spokesman for".

In: an `Analysis`, the actors with their roles. Out: `Found`s. Heads of organisations lead, heads of
armed units command, members belong, everybody else works for the body.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.found import Found, is_known
from sayso.reading.ties.holding import holds_at, is_unreal
from sayso.reading.ties.lexicon import offices, words
from sayso.reading.ties.parties import Parties
from sayso.record.types import Actor, Role
from sayso.record.vocabulary import Holds, TieKind

_STATUS_HOLDS: dict[str, Holds] = {
    "current": "now", "acting": "now", "former": "past", "future": "future",
}  # fmt: skip
_BEFORE_NAME = "title.before_name"
_OF_BODIES = frozenset({"leads", "commands", "member_of", "owns"})


def role_ties(
    analysis: Analysis, actors: Sequence[Actor], lookup: ActorLookup, parties: Parties
) -> Iterator[Found]:
    """Yield a tie for each role whose body is an actor.

    "The commander of a battalion", named nowhere, is his office and nothing else: no tie.
    """
    for actor in actors:
        if not is_known(actor.id, lookup):
            continue
        for role in actor.roles:
            if role.of not in lookup.by_id:
                continue
            body = lookup.by_id[role.of].type
            kind = _kind(role, body)
            if kind is None or (body == "person" and kind in _OF_BODIES):
                continue  # nobody is minister of a person: the body is another one
            token = _top(analysis, role)
            if _is_destination(role, token, parties):
                continue
            if kind == "leads" and role.of in parties.after(token, "for"):
                continue  # "minister for the Middle East": his field and not his land
            if analysis.upos[token] == "VERB" and is_unreal(analysis, token):
                continue  # "denied that he had ever led"
            holds = _STATUS_HOLDS[role.status]
            is_told = analysis.upos[token] == "VERB" or analysis.child(token, "cop") is not None
            if holds == "now" and is_told and kind != "created":
                holds = holds_at(analysis, token)
            yield Found(kind, actor.id, role.of, holds, role.span, token, "role")


def _top(analysis: Analysis, role: Role) -> int:
    """Return the word of the role that stands highest in the tree."""
    tokens = analysis.tokens_in(role.span)
    if not tokens:
        return analysis.token_at(role.span[0])
    return min(tokens, key=lambda token: (analysis.depth[token], token))


def _is_destination(role: Role, token: int, parties: Parties) -> bool:
    """Tell whether an envoy's "to" says where he goes, not whom he serves."""
    is_sent = bool(words().sent & set(role.role.lower().split()))
    return is_sent and role.of in parties.after(token, "to")


def _kind(role: Role, body: str) -> TieKind | None:
    """Return the tie of an office; a deputy works for the body.

    Who has an unlisted office of a person is bound to him by the word itself, if at all.
    """
    office = role.role.lower().split()
    known = offices()
    if not office or words().deputies & set(office):
        return None if body == "person" else "works_for"
    if body == "person" and _is_on_staff(office):
        return "works_for"
    if words().staff & set(office[:-1]) and office[-1] == "secretary":
        return "works_for"  # "the White House press secretary"
    if role.rule.startswith(_BEFORE_NAME) and office[-1] in words().ranks:
        return None if body == "person" else "works_for"  # "Captain Ruth Amos of the Navy"
    before = office[: office.index("of")] if "of" in office[1:] else office
    for word in (before[-1], before[0]):
        kind = known.get(word)
        if kind == "works_for" and word in words().members and body == "armed_group":
            return "member_of"
        if kind == "leads" and body == "armed_group":
            return "commands"
        if kind:
            return kind
    return None if body == "person" else "works_for"


def _is_on_staff(office: Sequence[str]) -> bool:
    """Tell whether an office of a person has a field of its own: "her chief of staff".

    Nobody leads a person: "his press secretary" and "her finance minister" serve them.
    """
    has_field = "of" in office[1:] or len(office) > 1
    head = office[office.index("of") - 1] if "of" in office[1:] else office[-1]
    return has_field and offices().get(head) == "leads"

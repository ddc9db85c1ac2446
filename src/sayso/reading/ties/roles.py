"""Ties from the roles of actors: "minister of", "commander of", "spokesman for".

In: an `Analysis`, the actors with their roles. Out: `Found`s. Heads of organisations lead, heads of
armed units command, members belong, everybody else works for the body.
"""

from collections.abc import Iterator, Sequence

from sayso.language.analysis import Analysis
from sayso.reading.ties.found import Found
from sayso.reading.ties.holding import holds_at, is_unreal
from sayso.reading.ties.lexicon import offices
from sayso.record.types import Actor, Role
from sayso.record.vocabulary import Holds, TieKind

_STATUS_HOLDS: dict[str, Holds] = {
    "current": "now", "acting": "now", "former": "past", "future": "future",
}  # fmt: skip
_OF_BODIES = frozenset({"leads", "commands", "member_of", "owns"})
_DEPUTIES = frozenset({"deputy", "vice", "assistant"})


def role_ties(analysis: Analysis, actors: Sequence[Actor]) -> Iterator[Found]:
    """Yield a tie for each role whose body is an actor."""
    types = {actor.id: actor.type for actor in actors}
    for actor in actors:
        for role in actor.roles:
            body = types.get(role.of or "", "")
            kind = _kind(role, body)
            if not body or role.of is None or (body == "person" and kind in _OF_BODIES):
                continue  # nobody is minister of a person: the body is another one
            token = _top(analysis, role)
            if analysis.upos[token] == "VERB" and is_unreal(analysis, token):
                continue  # "denied that he had ever led"
            holds = _STATUS_HOLDS[role.status]
            if holds == "now" and analysis.upos[token] == "VERB" and kind != "created":
                holds = holds_at(analysis, token)
            yield Found(kind, actor.id, role.of, holds, role.span, token, "role")


def _top(analysis: Analysis, role: Role) -> int:
    """Return the word of the role that stands highest in the tree."""
    tokens = analysis.tokens_in(role.span)
    if not tokens:
        return analysis.token_at(role.span[0])
    return min(tokens, key=lambda token: (analysis.depth[token], token))


def _kind(role: Role, body: str) -> TieKind:
    """Return the tie of an office; a deputy works for the body."""
    words = role.role.lower().split()
    known = offices()
    if not words or _DEPUTIES & set(words):
        return "works_for"
    before = words[: words.index("of")] if "of" in words[1:] else words
    for word in (before[-1], before[0]):
        kind = known.get(word)
        if kind == "leads" and body == "armed_group":
            return "commands"
        if kind:
            return kind
    return "works_for"

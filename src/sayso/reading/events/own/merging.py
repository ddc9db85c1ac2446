"""Own types among the mentions of the PLOVER coder: on the same predicate both stand, else alone.

In: the mentions of the walk and the proposals of a codebook. Out: mentions in text order; one that
carries an own type has `own`, and `is_plover` tells whether PLOVER sees an event there too. A
proposal without the actors that its type asks for is no event.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sayso.reading.events.coding import Code
from sayso.reading.events.lexicon import QUADS, Row
from sayso.reading.events.mentions import Mention, Walk
from sayso.reading.events.own.codebook import Codebook, OwnType
from sayso.reading.events.own.finding import Proposal
from sayso.record.types import Actor, OwnCode
from sayso.record.vocabulary import PloverType

_LIKE: Mapping[int, PloverType] = {1: "SUPPORT", 2: "AID", 3: "ACCUSE", 4: "COERCE"}
"""The plain type of each quad class by whose habits an own type is dated and its sides are read."""


def with_own(
    walk: Walk,
    mentions: Sequence[Mention],
    proposals: Sequence[Proposal],
    *,
    codebook: Codebook,
    actors: Sequence[Actor],
) -> list[Mention]:
    """Return the mentions with the own types in text order, PLOVER's alone if it is extended."""
    types = {actor.id: actor.type for actor in actors}
    at = {token: m for m in mentions for token in (*m.trigger.words, m.trigger.token)}
    found: dict[int, Mention] = {}
    for proposal in proposals:
        ours = at.get(proposal.trigger.token)
        own = _mention(walk, proposal, ours, codebook)
        kept = own and _with_actors(own, proposal, codebook.types[proposal.type], types)
        if kept:
            found.setdefault(kept.trigger.token, kept)
    if codebook.extends_plover:
        rest = [mention for mention in mentions if mention.trigger.token not in found]
    else:
        rest = []
        found = {token: replace(mention, is_plover=False) for token, mention in found.items()}
    return sorted([*rest, *found.values()], key=lambda mention: mention.trigger.token)


def _mention(
    walk: Walk, proposal: Proposal, ours: Mention | None, codebook: Codebook
) -> Mention | None:
    kind = codebook.types[proposal.type]
    row = _row(proposal, kind)
    trigger = replace(proposal.trigger, rows=(row,))
    read = walk.read_as(trigger, row, agents=proposal.agents, recipients=proposal.recipients)
    if read is None:
        return None
    own = OwnCode(
        codebook=codebook.name,
        type=kind.name,
        modes=proposal.modes,
        quad=QUADS[kind.quad],
        scale=kind.scale,
        rule=proposal.rule,
        source=proposal.source,
        cosine=proposal.cosine,
    )
    if ours is None:
        code = Code(row.type, (), "", proposal.rule)
        rule = f"{proposal.rule}+{read.rule.rpartition('+')[2]}"
        return replace(read, code=code, rule=rule, own=own, is_plover=False)
    return replace(
        ours,
        own=own,
        agents=read.agents if proposal.agents and read.agents else ours.agents or read.agents,
        recipients=read.recipients
        if proposal.recipients and read.recipients
        else ours.recipients or read.recipients,
    )


def _row(proposal: Proposal, kind: OwnType) -> Row:
    """Return a row of the lexicon that reads the sides as the example has them."""
    word = proposal.preposition
    return Row(
        phrase=(proposal.trigger.lemma,),
        type=_LIKE[kind.quad],
        mode=None,
        cameo="",
        strength="strong",
        frame=f"S:{word}" if word else "SO",
        nominal=proposal.trigger.noun is not None,
        key=f"own {kind.name}",
    )


def _with_actors(
    mention: Mention, proposal: Proposal, kind: OwnType, types: Mapping[str, str]
) -> Mention | None:
    """Return a mention whose sides are as its type asks, `None` where they are others.

    A recipient that is required may be one whom the record has as a place or a thing.
    """
    agents = tuple(a for a in mention.agents if not kind.agents or types[a] in kind.agents)
    if mention.agents and not agents:
        return None
    recipients = () if kind.recipients == "none" else mention.recipients
    if kind.recipients == "required" and not (recipients or proposal.recipients):
        return None
    if proposal.rule == "own.nearest" and not (agents or recipients):
        return None
    return replace(mention, agents=agents, recipients=recipients)

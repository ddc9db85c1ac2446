"""`Found`: a tie before it has its id and its claim, and what its two sides must be.

A kind says what its sides can be: nobody is a member of a person, a person is no part but a member.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.lookup import ActorLookup
from sayso.record.vocabulary import Holds, Span, TieKind

SYMMETRIC = frozenset({"allied_with", "opposes", "family_of"})
_PERSONS = frozenset({"person", "group"})
_BODIES = frozenset({"organisation", "armed_group", "government", "media"})
_NOT_OF_PERSONS = frozenset({"member_of", "part_of", "commands", "owns"})


@dataclass(frozen=True, slots=True)
class Found:
    """A tie without its id; `token` is where it stands, which decides its claim."""

    kind: TieKind
    from_: str
    to: str
    holds: Holds
    span: Span
    token: int
    rule: str


def fitted(tie: Found, lookup: ActorLookup) -> Found | None:
    """Return the tie as its sides allow it, `None` where they allow none."""
    from_, to = lookup.by_id[tie.from_].type, lookup.by_id[tie.to].type
    kind = tie.kind
    if kind in _NOT_OF_PERSONS and to == "person":
        return None
    if kind == "part_of" and from_ in _PERSONS:
        kind = "member_of"
    if kind == "member_of" and to not in _BODIES and not tie.rule.endswith(".member"):
        return None
    if kind == "family_of" and not {from_, to} <= _PERSONS | {"people"}:
        return None
    return tie if kind == tie.kind else replace(tie, kind=kind)


def once(ties: Sequence[Found]) -> list[Found]:
    """Return each kind and pair once, the first of them; who commands a body leads it."""
    seen: set[tuple[str, ...]] = set()
    kept: list[Found] = []
    for tie in ties:
        pair = sorted((tie.from_, tie.to)) if tie.kind in SYMMETRIC else [tie.from_, tie.to]
        key = ("leads" if tie.kind == "commands" else tie.kind, *pair)
        if tie.from_ != tie.to and key not in seen:
            seen.add(key)
            kept.append(tie)
    return kept

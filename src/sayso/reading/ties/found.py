"""`Found`: a tie before it has its id and its claim, and what its two sides must be.

A kind says what its sides can be: nobody is a member of a person, a person is no part but a member.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.reading.lookup import ActorLookup
from sayso.reading.ties.lexicon import predicates
from sayso.record.vocabulary import Holds, Span, TieKind

OF_BODY = "noun.of_body"
HIS_FORCE = "noun.his_force"
_WEAK = frozenset({OF_BODY, HIS_FORCE})
SYMMETRIC = frozenset({"allied_with", "opposes", "family_of"})
_POSSESSIVES = frozenset({"its", "his", "her", "their", "our", "my", "your"})
_PERSONS = frozenset({"person", "group"})
_BODIES = frozenset({"organisation", "armed_group", "government", "media"})
_JOINED = frozenset({"stative.part", "stative.belong", "stative.attach", "stative.fall",
                     "stative.affiliated"})  # fmt: skip
_OF_NAMES = frozenset({"family_of", "works_for", "allied_with"})
"""Kinds that are worth telling where one side at least has a name."""
_FOLLOWINGS = frozenset({"stative.party", "stative.movement", "stative.militia", "stative.gang",
                         "stative.sect"})  # fmt: skip
_OF_GROUPS = frozenset({"stative.member", "stative.belong"})
_HEADS = frozenset({"leads", "commands", "owns", "created"})
_NOT_OF_PERSONS = frozenset({"member_of", "part_of", "leads", "commands", "owns", "created"})


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
    from_, to = type_of(tie.from_, lookup), type_of(tie.to, lookup)
    kind = tie.kind
    if tie.rule == "stative.belong" and to == "person":
        return replace(tie, kind="owns", from_=tie.to, to=tie.from_)  # "the paper belongs to X"
    if kind in _NOT_OF_PERSONS and to == "person":
        return None
    if kind == "part_of" and from_ == "people" and tie.rule not in _JOINED:
        return None  # "the rescued included Bangladeshis"
    if kind == "part_of" and from_ in _PERSONS:
        if tie.rule not in _JOINED:
            return None  # a person is no subsidiary
        kind = "member_of"
    if tie.rule in _FOLLOWINGS and not (from_ == "person" and has_name(tie.to, lookup)):
        return None  # "the party's militia"
    if kind == "member_of" and to not in _BODIES and tie.rule not in _OF_GROUPS:
        return None
    if kind == "family_of" and not {from_, to} <= _PERSONS | {"people"}:
        return None
    if kind in SYMMETRIC and (_is_relation(tie.from_, lookup) or _is_relation(tie.to, lookup)):
        return None
    if kind == "backs" and _is_own(tie.to, lookup):
        return None  # "support their families"
    if tie.rule == "stative.trained_compound" and to == "person":
        return None  # "the Harvard-trained surgeon"
    if kind in _OF_NAMES and not (_is_named(tie.from_, lookup) or _is_named(tie.to, lookup)):
        return None  # "a waiter who has served five presidents"
    if tie.rule == "stative.replace" and not is_known(tie.to, lookup):
        return None  # "replaced the head of the guard": by somebody else
    if kind == "created" and not is_known(tie.to, lookup):
        return None  # "form a committee"
    return tie if kind == tie.kind else replace(tie, kind=kind)


def is_known(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is more than one phrase: named, or taken up again."""
    mentions = lookup.by_id[actor].mentions
    return len(mentions) > 1 or any(mention.kind == "name" for mention in mentions)


def is_told_of(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is known, or named in capitals that no list has ("Workers' Party")."""
    return is_known(actor, lookup) or _is_name(lookup.by_id[actor].name)


def has_name(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is called by a name somewhere."""
    return any(mention.kind == "name" for mention in lookup.by_id[actor].mentions)


def _is_named(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor has a name, or is a body or a land by its kind."""
    found = lookup.by_id[actor]
    is_people = found.type in _PERSONS
    return not is_people or has_name(actor, lookup)


def type_of(actor: str, lookup: ActorLookup) -> str:
    """Return the type of an actor; a group with a name of its own is a body."""
    found = lookup.by_id[actor]
    is_named = found.type == "group" and _is_name(found.name)
    return "organisation" if is_named else found.type


def _is_name(words: str) -> bool:
    """Tell whether a phrase of several words is a name by its last word ("the People's Bloc")."""
    return " " in words and words.rsplit(maxsplit=1)[-1][:1].isupper()


def _is_relation(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is only what the tie says of it ("works with its allies")."""
    if not _is_own(actor, lookup):
        return False
    name = lookup.by_id[actor].name.lower().split()
    words = (word.removesuffix("s").replace("allie", "ally") for word in name)
    return any(word in predicates("n") for word in words)


def _is_own(actor: str, lookup: ActorLookup) -> bool:
    """Tell whether an actor is one phrase with a possessive ("their families")."""
    name = lookup.by_id[actor].name.lower().split()
    return bool(name) and name[0] in _POSSESSIVES and not is_known(actor, lookup)


def once(ties: Sequence[Found]) -> list[Found]:
    """Return each kind and pair once, the first of them; who commands a body leads it.

    That somebody is "of" a body says least: it stands only where nothing else binds the two. Who
    heads a body need not be told to work for it at the same time.
    """
    seen: set[tuple[str, ...]] = set()
    bound: set[tuple[str, str]] = set()
    heads: set[tuple[str, str, Holds]] = set()
    kept: list[Found] = []
    for tie in ties:
        if tie.rule in _WEAK and (tie.from_, tie.to) in bound:
            continue
        if tie.kind == "works_for" and (tie.from_, tie.to, tie.holds) in heads:
            continue
        if tie.kind != "created":  # a founder may be told to be something else as well
            bound.add((tie.from_, tie.to))
        if tie.kind in _HEADS:
            heads.add((tie.from_, tie.to, tie.holds))
        pair = sorted((tie.from_, tie.to)) if tie.kind in SYMMETRIC else [tie.from_, tie.to]
        key = ("leads" if tie.kind == "commands" else tie.kind, *pair)
        if tie.from_ != tie.to and key not in seen:
            seen.add(key)
            kept.append(tie)
    return kept

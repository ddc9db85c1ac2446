"""What a person decides on identities: which actors are one, which are not.

An actor is named by the id of its identity, as `sayso identities` shows it, or by its document
and its id there: `DOCUMENT#ACTOR`, DOCUMENT being the document's name, its id or the first eight
or more digits of that. The YAML file is described in `docs/identity.md`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Final

from sayso.errors import UsageError
from sayso.identity.clusters import Links, Member, Pair
from sayso.yaml_files import Fields, ListNode, MappingNode, TextNode, Wrong, read_bytes, read_nodes

_HEADINGS = ("same", "different")
_SHORTEST: Final = 8
"""Digits of a document's id that name it."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some actors that are one, or of which no two are; `where` says where that was decided."""

    actors: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """Groups of actors that are one, and groups of which no two are."""

    same: tuple[Said, ...] = ()
    different: tuple[Said, ...] = ()


def read_decisions(path: Path) -> Decisions:
    """Read the YAML file at `path`; raises `UsageError` with the line for whatever is wrong."""
    return parse_decisions(read_bytes(path, what="a file of decisions"), str(path))


def parse_decisions(data: bytes, name: str) -> Decisions:
    """Return what the bytes of a file say; `name` is what errors call it."""
    wrong = Wrong(name)
    root = read_nodes(data, name)
    if root is None or (isinstance(root, TextNode) and root.is_null):
        raise wrong.at(1, "the file is empty. Write groups of actors under same: or different:.")
    if not isinstance(root, MappingNode):
        message = (
            "the file begins with no heading. Write groups of actors under same: or different:."
        )
        raise wrong.at(root.line, message)
    fields = Fields(root, _HEADINGS, wrong, what="the file")
    return Decisions(*(tuple(_groups(fields, heading, wrong)) for heading in _HEADINGS))


def _groups(fields: Fields, heading: str, wrong: Wrong) -> Iterator[Said]:
    node = fields.node(heading)
    if node is None:
        return
    if not isinstance(node, ListNode):
        raise wrong.at(node.line, "a list of groups is wanted here. Begin each with “- ”.")
    for item in node.items:
        words = item.items if isinstance(item, ListNode) else ()
        actors = [word.text for word in words if isinstance(word, TextNode) and word.text]
        if len(actors) != len(words) or len(set(actors)) < 2:
            message = "a group names two actors or more. Write it as [ACTOR, ACTOR]."
            raise wrong.at(item.line, message)
        yield Said(tuple(actors), f"{wrong.name}, line {item.line}")


def links_of(
    decisions: Decisions,
    documents: Mapping[str, str | None],
    members: Sequence[Member],
    by_identity: Mapping[str, Sequence[Member]],
) -> Links:
    """Return the decisions as pairs of members.

    `documents` gives the name of each document by id, `by_identity` the members of each identity
    as they are without decisions. Raises `UsageError` for an actor that is not there and for
    decisions that contradict each other.
    """
    finder = _Finder(documents, frozenset(members), by_identity)
    same: dict[Pair, str] = {}
    for said in decisions.same:
        found = [member for actor in said.actors for member in finder.members(actor, said.where)]
        for one, other in pairwise(found):
            if one != other:
                same.setdefault(_pair(one, other), f"you said so ({said.where})")
    different: dict[Pair, str] = {}
    for said in decisions.different:
        named = [finder.members(actor, said.where) for actor in said.actors]
        for ours, theirs in combinations(named, 2):
            for one, other in _parted(ours, theirs):
                different.setdefault(_pair(one, other), said.where)
    _refuse_contradictions(same, different)
    return Links(same, different)


def _pair(one: Member, other: Member) -> Pair:
    return (one, other) if one < other else (other, one)


def _parted(ours: Sequence[Member], theirs: Sequence[Member]) -> Iterator[Pair]:
    """Yield who is kept apart: a member is split from the rest of the identity that it is in."""
    first = [m for m in ours if m not in theirs] or list(ours)
    second = [m for m in theirs if m not in ours] or list(theirs)
    yield from ((one, other) for one in first for other in second if one != other)


class _Finder:
    """Finds the members that the words for an actor mean."""

    def __init__(
        self,
        documents: Mapping[str, str | None],
        members: frozenset[Member],
        by_identity: Mapping[str, Sequence[Member]],
    ) -> None:
        self._documents = documents
        self._members = members
        self._by_identity = by_identity

    def members(self, actor: str, where: str) -> Sequence[Member]:
        if actor in self._by_identity:
            return self._by_identity[actor]
        document, mark, identifier = actor.rpartition("#")
        if not mark:
            message = (
                f"{where}: no identity has the id “{actor}”. Take one that `sayso identities` "
                "shows, or write DOCUMENT#ACTOR."
            )
            raise UsageError(message)
        found = [held for held in sorted(self._documents) if self._is_called(held, document)]
        if len(found) != 1:
            how_many = "no document is" if not found else f"{len(found)} documents are"
            message = f"{where}: {how_many} called “{document}”. Write the id of the document."
            raise UsageError(message)
        member = (found[0], identifier)
        if member not in self._members:
            message = f"{where}: “{document}” has no named actor {identifier}. Look at its record."
            raise UsageError(message)
        return (member,)

    def _is_called(self, document: str, words: str) -> bool:
        digits = words.removeprefix("sha256:")
        is_start = len(digits) >= _SHORTEST and document.removeprefix("sha256:").startswith(digits)
        return is_start or self._documents[document] == words


def _refuse_contradictions(same: Mapping[Pair, str], different: Mapping[Pair, str]) -> None:
    """Refuse what is said to be one and two, also through others."""
    root: dict[Member, Member] = {}

    def find(member: Member) -> Member:
        while root.get(member, member) != member:
            root[member] = root.get(root[member], root[member])
            member = root[member]
        return member

    for one, other in same:
        root[find(one)] = find(other)
    for (one, other), where in different.items():
        if find(one) == find(other):
            held = next(reason for pair, reason in same.items() if find(pair[0]) == find(one))
            message = (
                f"{where}: {one[0][:15]}…#{one[1]} and {other[0][:15]}…#{other[1]} are kept apart "
                f"here, but {held.removeprefix('you said so ')} makes them one. Remove one."
            )
            raise UsageError(message)

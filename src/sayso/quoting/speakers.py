"""Whether a name that somebody gives for a speaker is that of an actor in the record.

Spelling alone decides, as a reader of the two would see it: the same names after titles are taken
off, a surname for the whole name, initials for given names, an office as the document has it.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final

from sayso.knowledge.titles import titles
from sayso.quoting.wording import wording_of
from sayso.record.record import Record
from sayso.record.types import Actor

_FILLERS: Final = frozenset({"a", "an", "and", "for", "in", "of", "on", "the", "to", "s"})


def names_fit(given: str, record: Record, actor: Actor) -> bool:
    """Whether `given` is a way to name `actor`, going by what the document calls him."""
    return any(names_alike(given, name) for name in _names(record, actor))


def names_alike(given: str, name: str) -> bool:
    """Whether two ways of naming somebody may mean the same, going by their spelling."""
    wanted = _words(given)
    return bool(wanted) and _fit(wanted, _words(name))


def _names(record: Record, actor: Actor) -> Iterator[str]:
    yield actor.name
    yield from actor.aliases
    if actor.known:
        yield actor.known.name
    for role in actor.roles:
        yield role.role
        yield record.words(role.span)
    for mention in actor.mentions:
        if mention.kind != "pronoun":
            yield record.words(mention.span)


def _fit(wanted: tuple[str, ...], name: tuple[str, ...]) -> bool:
    if not name:
        return False
    if wanted == name:
        return True
    bare, own = _without_titles(wanted), _without_titles(name)
    if not bare or not own or bare[-1] != own[-1]:
        return False
    shorter, longer = sorted((bare[:-1], own[:-1]), key=len)
    return all(any(_is_form(part, other) for other in longer) for part in shorter)


def _is_form(part: str, other: str) -> bool:
    """Whether two given names may be one: the same, or one the initial of the other."""
    return part == other or (1 in (len(part), len(other)) and part[0] == other[0])


def _words(name: str) -> tuple[str, ...]:
    keys = (key.removesuffix("'s") for key in wording_of(name).keys)
    return tuple(key for key in keys if key not in _FILLERS)


def _without_titles(name: tuple[str, ...]) -> tuple[str, ...]:
    bare = tuple(word for word in name if word not in _single_titles())
    return bare or name


@cache
def _single_titles() -> frozenset[str]:
    return frozenset(title for title in titles() if " " not in title)

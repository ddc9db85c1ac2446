"""Which subjects are worth comparing: those that share a block, so that the work stays near-linear.

A block is a key of a table, a family name by sound with the first sound of the given name, a
surname with a role or with company, the name or initials of a body, a country of a state. What
shares no block would be `different` by any rule.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from sayso.identity.subject import Subject
from sayso.knowledge.matching import given_name_variants, parse_name, skeleton

Block = tuple[str, ...]
_WINDOW: Final = 200
"""In a larger block each is compared with so many next to it in the order of the names."""
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "to", "a"})


def pairs_to_compare(subjects: Sequence[Subject]) -> Iterator[tuple[int, int]]:
    """Yield each pair of indices once, the smaller first, in order."""
    blocks: dict[Block, list[int]] = {}
    for index, subject in enumerate(subjects):
        for block in set(_blocks(subject)):
            blocks.setdefault(block, []).append(index)
    pairs = set()
    for held in blocks.values():
        ordered = sorted(held, key=lambda i: (subjects[i].name, i)) if len(held) > _WINDOW else held
        for place, one in enumerate(ordered):
            for other in ordered[place + 1 : place + 1 + _WINDOW]:
                pairs.add((min(one, other), max(one, other)))
    yield from sorted(pairs)


def _blocks(subject: Subject) -> Iterator[Block]:
    if subject.key:
        yield ("key", subject.key)
    if subject.is_person:
        yield from _of_person(subject)
    elif subject.type in {"state", "government"}:
        yield from (("state", name) for name in (*subject.names, subject.country or ""))
        yield from (("body", name) for name in subject.names)
    else:
        for name in subject.names:
            yield ("body", name)
            if " " in name:
                yield ("body", "".join(w[0] for w in name.split() if w not in _SMALL))


def _of_person(subject: Subject) -> Iterator[Block]:
    families = set(subject.surnames)
    for name in subject.names:
        parsed = parse_name(name)
        families.add(parsed.family)
        for family, given in ((parsed.family, parsed.given), (parsed.given, parsed.family)):
            for first in _first_sounds(given):
                yield ("person", skeleton(family.split(" ")[0]), first)
        # names that one spelling joins: "el Sisi", "Elsisi"
        yield ("glued", skeleton("".join(parsed.tokens)))
    told = [("role", office.words) for office in subject.offices]
    told += [("company", other) for other in subject.company]
    for family in families:
        for kind, words in told:
            yield ("surname", skeleton(family), kind, words)


def _first_sounds(given: str) -> set[str]:
    """Return the first sounds of a given name and of what it is short for."""
    words = {given.split(" ", maxsplit=1)[0], *given_name_variants().get(given, ())}
    return {skeleton(word)[:1] for word in words if word}

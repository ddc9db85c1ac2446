"""Heads of states and governments by surname and date: "President Bush" of 1990 and of 2003.

Only where both subjects have such an office in one country and a dated document; a hand-written
row goes before the others, and two that fit tell nothing.
"""

from datetime import date

from sayso.identity.subject import Subject
from sayso.knowledge import heads_named
from sayso.knowledge.matching import SAME, name_similarity, parse_name

_HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "queen"})
_OFFICES = {"premier": "prime minister", "queen": "king"}


def heads_by_table(first: Subject, second: Subject, surname: str) -> tuple[str, str] | None:
    """Return who bore the surname in office on the first day of each, `None` if one is open.

    A subject with a full name that is like the other's holder is that one, in whatever office.
    """
    if not first.country or first.country != second.country:
        return None
    held = [_head(subject, surname) for subject in (first, second)]
    for at, (subject, other) in enumerate(zip((first, second), reversed(held), strict=True)):
        if held[at] is None and other is not None and _bears(subject, other):
            held[at] = other
    one, two = held
    return (one, two) if one is not None and two is not None else None


def told(holders: tuple[str, str]) -> str:
    """Return the sentence on two holders."""
    if holders[0] == holders[1]:
        return f"the table of offices has {holders[0]} at the time"
    return f"the table of offices has {holders[0]} at one time, {holders[1]} at the other"


def full_similarity(one: str, other: str) -> float:
    """Return how alike two full names are; father and son by their suffixes are not."""
    first, second = parse_name(one), parse_name(other)
    if first.suffix and second.suffix and first.suffix != second.suffix:
        return 0.0
    return name_similarity(one, other)


def _bears(subject: Subject, person: str) -> bool:
    return any(full_similarity(person, name) >= SAME for name in subject.names)


def _head(subject: Subject, surname: str) -> str | None:
    """Return the only head of its state with the surname that the subject can be."""
    offices = {_OFFICES.get(o.words, o.words) for o in subject.offices if o.words in _HEADS}
    if subject.days is None or not offices:
        return None
    day = date.fromordinal(subject.days[0]).isoformat()
    rows = [
        row
        for row in heads_named(surname)
        if row.of == subject.country
        and row.covers(day)
        and row.office in offices
        and (not subject.names or _bears(subject, row.person))
    ]
    own = [row for row in rows if row.table == "own"]
    persons = {row.person for row in own or rows}
    return persons.pop() if len(persons) == 1 else None

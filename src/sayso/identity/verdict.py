"""A verdict on two actors, and what it is made of: the time between them, what they share."""

from dataclasses import dataclass
from typing import Final, Literal

from sayso.identity.subject import Subject
from sayso.knowledge import countries

Decision = Literal["same", "perhaps", "different"]

LIFETIME: Final = 75 * 365
"""Days between two accounts of one person's doings."""
ERA: Final = 10 * 365
"""Days after which a government may be another one."""
TERM: Final = 3 * 365
"""Days within which one surname in one office is likely one person."""
STORY: Final = 30
"""Days within which two documents may tell one story."""
_COMPANY: Final = 2
"""Others named in both documents that make them tell of one thing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two actors are one, how firmly from 0 to 1, and why in plain words."""

    decision: Decision
    score: float
    reasons: tuple[str, ...]


def land(subject: Subject) -> str:
    """Return the name of the subject's country, else its code."""
    country = countries().get(subject.country or "")
    return country.name if country else str(subject.country)


def gap(first: Subject, second: Subject) -> int:
    """Return the days between two subjects, 0 where they overlap or a date is unknown."""
    if first.days is None or second.days is None:
        return 0
    return max(second.days[0] - first.days[1], first.days[0] - second.days[1], 0)


def support(first: Subject, second: Subject) -> list[str]:
    """Return what two subjects have in common beside their names."""
    found = []
    if first.country and first.country == second.country:
        found.append(f"both of {land(first)}")
    if role := common_role(first, second):
        found.append(f"both {role}")
    if company := common_company(first, second):
        found.append(f"both documents name {company}")
    return found


def common_role(first: Subject, second: Subject) -> str | None:
    """Return the role that both have in one body; without a body its words must tell."""
    for office in sorted(first.offices, key=lambda o: (o.words, sorted(o.of), o.status)):
        for other in second.offices:
            bodies = office.of & other.of
            if bodies and office.words == other.words:
                return f"{office.words} of {min(bodies, key=lambda name: (-len(name), name))}"
    return None


def common_company(first: Subject, second: Subject) -> str | None:
    """Return whom both documents name; two at least, one if the documents are of one month."""
    shared = (first.company & second.company) - first.names - second.names
    is_near = bool(first.days and second.days) and gap(first, second) <= STORY
    if len(shared) >= (1 if is_near else _COMPANY):
        return " and ".join(sorted(shared)[:2])
    return None


def genders_clash(first: Subject, second: Subject) -> bool:
    """Say whether both genders are known and differ."""
    return bool(first.gender and second.gender and first.gender != second.gender)

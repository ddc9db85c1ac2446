"""A verdict on two actors, and what it is made of: the time between them, what they share."""

from dataclasses import dataclass
from typing import Final, Literal

from sayso.identity.subject import Subject
from sayso.knowledge import countries

Decision = Literal["same", "perhaps", "different"]

LIFETIME: Final = 75 * 365
"""Days between two accounts of one person's doings."""
CAREER: Final = 30 * 365
"""Days after which a name may be a son's."""
ERA: Final = 10 * 365
"""Days after which a government may be another one."""
TERM: Final = 3 * 365
"""Days within which one surname in one office is likely one person."""
STORY: Final = 30
"""Days within which two documents may tell one story."""
_ACTOR: Final = 2
_COMPANY, _UNDATED, _NEAR = 4, 3, 2
_ONE_STORY: Final = 3


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether two actors are one, how firmly from 0 to 1, and why in plain words.

    `is_contradicted` is false where they are `different` for want of anything in common alone.
    """

    decision: Decision
    score: float
    reasons: tuple[str, ...]
    is_contradicted: bool = False


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


def differ(score: float, *reasons: str) -> Verdict:
    """Return the verdict on two actors that something keeps apart."""
    return Verdict("different", score, reasons, is_contradicted=True)


def unlike(score: float, *reasons: str) -> Verdict:
    """Return the verdict on two actors that nothing brings together."""
    return Verdict("different", score, reasons)


def common_company(first: Subject, second: Subject) -> str | None:
    """Return what both documents name, if it is enough to make them tell of one thing.

    Another actor counts two, a place below a country and equal words for a role count one. Four
    are asked for between documents of any dates, three with an actor among them where no date is
    known, two within a month.
    """
    others = _common_actors(first, second)
    beside = sorted(first.places & second.places)
    roles = {o.words for o in first.offices} & {o.words for o in second.offices}
    weight = _ACTOR * len(others) + len(beside) + bool(roles)
    if first.days is None or second.days is None:
        is_enough = weight >= _UNDATED and bool(others)
    else:
        is_enough = weight >= (_NEAR if gap(first, second) <= STORY else _COMPANY)
    return " and ".join((*others, *beside)[:2]) or None if is_enough else None


def tell_one_story(first: Subject, second: Subject) -> bool:
    """Say whether the documents of both have so much company in common that they tell one story."""
    return gap(first, second) <= STORY and len(_common_actors(first, second)) >= _ONE_STORY


def _common_actors(first: Subject, second: Subject) -> list[str]:
    return sorted((first.company & second.company) - first.names - second.names)


def genders_clash(first: Subject, second: Subject) -> bool:
    """Say whether both genders are known and differ."""
    return bool(first.gender and second.gender and first.gender != second.gender)

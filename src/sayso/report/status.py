"""The one status that is shown for a claim that several voices may hold differently.

A claim has a stance for each voice; a line under its words can carry one status. Report, terminal
and screens all ask `shown_status`, so that they never disagree.
"""

from dataclasses import dataclass
from typing import get_args

from sayso.record.record import Record
from sayso.record.types import Claim, Stance, Statement
from sayso.record.vocabulary import Status

AUTHOR = "author"
STATUSES: tuple[Status, ...] = get_args(Status)
"""All statuses, firmest first as far as they can be ordered; legends and bars follow it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown for a claim: the status, and the source of the stance that decided it."""

    status: Status
    source: str
    by_author: bool
    """Whether the author's own words decided; else it is only in another's mouth."""

    @property
    def is_vouched(self) -> bool:
        """Whether the author asserts it plainly, the quiet ground of the page."""
        return self.by_author and self.status == "asserted"


def shown_status(record: Record, claim: Claim) -> Shown:
    """Return the status to show.

    In this order: the author's stance where the author's own words decide it; *unconfirmed* where
    the statement is hearsay; else the stance of the innermost voice.
    """
    author, innermost = author_stance(claim), innermost_stance(claim)
    statement = statement_of(record, claim)
    is_alone = statement is None and (innermost is None or innermost.source == AUTHOR)
    if author and (is_alone or author.status != "unknown"):
        return Shown(author.status, AUTHOR, by_author=True)
    if statement and statement.hearsay:
        source = innermost.source if innermost else "unnamed"
        return Shown("unconfirmed", source, by_author=False)
    if innermost:
        return Shown(innermost.status, innermost.source, innermost.source == AUTHOR)
    return Shown("unknown", AUTHOR, by_author=True)


def author_stance(claim: Claim) -> Stance | None:
    """Return the author's stance to `claim`."""
    return next((stance for stance in claim.stances if stance.source == AUTHOR), None)


def innermost_stance(claim: Claim) -> Stance | None:
    """Return the stance of the voice that speaks the claim itself."""
    return next((s for s in reversed(claim.stances) if not _is_taken_up(s)), None)


def answers(claim: Claim) -> tuple[Stance, ...]:
    """Return the stances of voices that took `claim` up elsewhere: "The company denies it"."""
    return tuple(stance for stance in claim.stances if _is_taken_up(stance))


def _is_taken_up(stance: Stance) -> bool:
    return stance.rule.endswith(".taken_up") and stance.source != AUTHOR


def statement_of(record: Record, claim: Claim) -> Statement | None:
    """Return the innermost statement that holds `claim`, `None` for the author's own words."""
    if claim.statement is None:
        return None
    found = record[claim.statement]
    assert isinstance(found, Statement)
    return found


def status_words(status: Status) -> str:
    """Return the status as a reader says it."""
    return status.replace("-", " ")

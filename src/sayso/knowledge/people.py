"""Given names by gender and the offices that a person held.

Genders come from politicians' first names with at least three people and a share of nine in
ten, and from common English names; offices from three tables with their own dates.
"""

from dataclasses import dataclass
from functools import cache

from sayso.knowledge.fold import fold_name
from sayso.knowledge.tables import packed, plain_rows
from sayso.record.types import Known


@dataclass(frozen=True, slots=True)
class Tenure:
    """Somebody held an office from `start` to `end` (ISO dates, may lack day and month).

    `table` is `own`, `factbook` or `wikidata`. A row without an end says "still, on `as_of`";
    after `expires` it says nothing; those of ours do not expire, but are only a hint then.
    """

    person: str
    of: str
    office: str
    start: str
    end: str
    key: str
    as_of: str
    table: str
    expires: str

    def covers(self, date: str) -> bool:
        """Say whether the office was held on an ISO date, as far as the table knows."""
        end = self.end or self.expires
        return self.start <= date[:10] and (not end or date[: len(end)] <= end)

    def known(self, rule: str) -> Known:
        """Return what a record says of the person, with the dates of this office."""
        return Known(
            key=self.person_key,
            name=self.person,
            as_of=self.as_of,
            rule=rule,
            table=self.table,
            since=self.start,
            until=self.end or None,
        )

    @property
    def person_key(self) -> str:
        """Return the key of the person: the Wikidata id if known, else table and name."""
        is_wikidata = self.key.startswith("wd:")
        return self.key if is_wikidata else f"{self.key}:{fold_name(self.person).replace(' ', '-')}"


@cache
def _genders() -> dict[str, str]:
    return {fold_name(name): gender for name, gender in plain_rows("given-names")}


def gender_of(given_name: str) -> str | None:
    """Return `m`, `f` or `None` for a given name as written."""
    return _genders().get(fold_name(given_name))


def tenures_of(person: str) -> tuple[Tenure, ...]:
    """Return the offices of the person with this full name, folded or not, in table order."""
    return tuple(Tenure(*row[1:]) for row in packed("offices").rows(fold_name(person)))


def heads_named(surname: str) -> tuple[Tenure, ...]:
    """Return the tenures of heads of states and governments with this surname."""
    return tuple(Tenure(*row[1:]) for row in packed("offices").rows(f"~{fold_name(surname)}"))

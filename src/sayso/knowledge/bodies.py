"""Armed groups, services, parties, international bodies and media by name.

Hand-written rows win over the UCDP list. Initials that are also words or other initials match
in capitals only: `Body.short` says that the spelling was one of those.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge.fold import fold_name
from sayso.knowledge.tables import plain_rows

BodyType = Literal["armed_group", "organisation", "government", "media"]


@dataclass(frozen=True, slots=True)
class Body:
    """A body that the tables know; `key` names table and row, `rule` the table."""

    key: str
    name: str
    type: BodyType
    sector: str | None
    country: str | None
    as_of: str
    rule: str


@cache
def bodies() -> dict[str, Body]:
    """Return the bodies by folded name or alias."""
    found: dict[str, Body] = {}
    for body, spellings in [*_own(), *_media(), *_ucdp()]:
        for spelling in spellings:
            folded = fold_name(_without_bracket(spelling))
            if folded:
                found.setdefault(folded, body)
    return found


def _without_bracket(name: str) -> str:
    return name.partition(" (")[0]


def _own() -> list[tuple[Body, list[str]]]:
    rows = []
    for name, aliases, kind, sector, country, _, _ in plain_rows("groups"):
        body = Body(
            f"own:{fold_name(name).replace(' ', '-')}",
            name,
            _body_type(kind),
            sector or None,
            country if len(country) == 3 and country.isupper() else None,
            "2025-06",
            "groups",
        )
        rows.append((body, [name, *aliases.split("|")]))
    return rows


def _body_type(kind: str) -> BodyType:
    if kind == "armed_group":
        return "armed_group"
    return "government" if kind == "government" else "organisation"


def _media() -> list[tuple[Body, list[str]]]:
    rows = []
    for name, aliases, _, country, _, _ in plain_rows("media"):
        key = f"own:{fold_name(name).replace(' ', '-')}"
        body = Body(key, name, "media", "JRN", country or None, "2025", "media")
        rows.append((body, [name, *aliases.split("|")]))
    return rows


def _ucdp() -> list[tuple[Body, list[str]]]:
    rows = []
    for name, aliases, number, countries in plain_rows("ucdp"):
        country = countries if len(countries) == 3 else None
        body = Body(f"ucdp:{number}", name, "armed_group", "REB", country, "2022", "ucdp")
        rows.append((body, [name, *aliases.split("|")]))
    return rows

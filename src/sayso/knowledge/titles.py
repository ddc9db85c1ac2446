"""Titles, ranks, honorifics, role words and the sectors of agent phrases.

Sectors are those of PLOVER. Keys are lower case as written in English text.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from sayso.knowledge.tables import plain_rows

TitleKind = Literal["office", "rank", "occupation", "status", "description", "honorific"]
Status = Literal["current", "former", "acting", "future", ""]


@dataclass(frozen=True, slots=True)
class Title:
    """A title or role word; `sector` and `gender` (`m`, `f`) are `None` where it tells neither."""

    name: str
    kind: TitleKind
    sector: str | None
    gender: str | None


@cache
def titles() -> dict[str, Title]:
    """Return the titles by lower-case spelling, without a final full stop."""
    found: dict[str, Title] = {}
    for name, kind, sector, gender, variants in plain_rows("titles"):
        for spelling in (name, *variants.split("|")):
            plain = spelling.partition(" (")[0].casefold().rstrip(".").strip()
            if not plain:
                continue
            own = _GENDERED.get(plain, gender or None)
            title = Title(name, _kind(kind), sector or None, own)
            if plain == name.casefold() and kind == "honorific":
                found[plain] = title  # "Dr" before a name is no doctor
            found.setdefault(plain, title)
    return found


def _kind(kind: str) -> TitleKind:
    known: dict[str, TitleKind] = {
        "office": "office", "rank": "rank", "occupation": "occupation",
        "description": "description", "honorific": "honorific",
    }  # fmt: skip
    return known.get(kind, "status")


# A row of the table has one gender; these spellings have one of their own.
_GENDERED = {
    "spokeswoman": "f", "congresswoman": "f", "businesswoman": "f", "policewoman": "f",
    "servicewoman": "f", "nun": "f", "sister": "f", "spokesman": "m", "policeman": "m",
    "serviceman": "m", "gunman": "m", "cameraman": "m", "monk": "m", "father": "m",
    "chairman": None, "president": None, "khan": None, "entrepreneur": None, "executive": None,
    "ceo": None, "chief executive": None, "managing director": None,
    "chief executive officer": None, "representative": None, "rep": None,
    "member of congress": None, "monarch": None, "sheikha": "f",
}  # fmt: skip


@cache
def role_modifiers() -> dict[str, str]:
    """Return the status by modifier; empty where the modifier makes another office."""
    return {word.strip("-"): status for word, status in plain_rows("role-modifiers")}


@cache
def agent_sectors() -> dict[str, tuple[str, ...]]:
    """Return the sectors by lower-case agent phrase; JNK and NON mark phrases that are no actor."""
    return {phrase: tuple(codes.split("|")) for phrase, codes in plain_rows("agents")}

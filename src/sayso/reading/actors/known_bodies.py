"""Which body of the tables a name is, if any: many a name is also a town's or a common word."""

from sayso.knowledge import (
    Body,
    bodies,
    cities_named,
    divisions_named,
    gender_of,
    heads_named,
    regions,
)
from sayso.reading.actors.evidence import Evidence, has_group_noun
from sayso.reading.actors.lexicon import word_list
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.spotting import SpottedName

_SHARED_NAMES = frozenset({"security council", "general assembly"})
_TELLING = 4
"""Names of so few letters are too often somebody's."""


def table_body(phrases: Phrases, name: SpottedName, label: str, evidence: Evidence) -> Body | None:
    """Return the body of the tables that the name is.

    A lone word that the model takes for a person or place is one only if the document says so
    somewhere, by a noun ("the X group") or an article ("the X").
    """
    body = bodies().get(name.folded) or _body_of_members(phrases, name)
    if body is None:
        return None
    if _is_anybodys(body, evidence):
        return None
    if body.name.startswith("UN ") and name.folded in _SHARED_NAMES and not evidence.has_un:
        return None  # many a state has a security council
    a = phrases.analysis
    lone = " " not in name.folded
    if lone and label in {"PER", "LOC", "FAC"} and not a.form[name.start].isupper():
        if name.folded not in bodies():
            return body
        return body if name.folded in evidence.told or _is_nothing_else(name.folded) else None
    return body


def _body_of_members(phrases: Phrases, name: SpottedName) -> Body | None:
    """Return the body whose members' plural the tables have: "Sandinista fighters"."""
    body = bodies().get(f"{name.folded}s")
    return body if body is not None and has_group_noun(phrases, name) else None


def _is_anybodys(body: Body, evidence: Evidence) -> bool:
    """Say whether a row of the list of armed groups has a name that many a state's body has.

    "Presidential Guard": it counts only where its country is named.
    """
    if body.rule != "ucdp" or body.country in evidence.present:
        return False
    return word_list("anybodys").issuperset(body.name.lower().split())


def _is_nothing_else(folded: str) -> bool:
    """Say whether no table but that of bodies has the word: "Oxfam" is no person, no town."""
    return len(folded) > _TELLING and not (
        cities_named(folded) or divisions_named(folded) or folded in regions()
        or gender_of(folded) or heads_named(folded) or bodies()[folded].rule == "ucdp"
    )  # fmt: skip

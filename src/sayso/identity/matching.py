"""Whether two actors of two documents are one: a verdict with its score and reasons.

A pure function of two subjects. What speaks against comes first, then what decides, then what
supports; the first that holds gives the verdict. A name alone is never enough: `same` asks for
a key, or for a full name and a country, a role or company that the two have in common; what is
merely alike is `perhaps`. Verdicts are not transitive, and scores are steps of a rule, not
probabilities.
"""

from collections.abc import Iterator

from sayso.identity.bodies import STANDING, compare_bodies, compare_many, compare_states
from sayso.identity.people import compare_people
from sayso.identity.subject import Subject
from sayso.identity.verdict import ERA, LIFETIME, Verdict, differ, gap, genders_clash, land

_BODIES = frozenset({"organisation", "armed_group", "government", "media"})


def compare_subjects(first: Subject, second: Subject) -> Verdict:
    """Return the verdict on two subjects; their order does not matter."""
    if second.members < first.members:
        first, second = second, first
    for contradiction in _contradictions(first, second):
        return differ(0.0, contradiction)
    if first.key and first.key == second.key:
        return _by_key(first, second)
    if first.is_person:
        return compare_people(first, second)
    if "state" in {first.type, second.type}:
        return compare_states(first, second)
    if first.type in _BODIES:
        return compare_bodies(first, second)
    return compare_many(first, second)


# --- what speaks against ------------------------------------------------------------------------


def _contradictions(first: Subject, second: Subject) -> Iterator[str]:
    if not _types_go_together(first, second):
        yield f"one is {_a(first.type)}, the other {_a(second.type)}"
    if _keys_differ(first, second):
        yield f"the tables know them as two ({first.key}, {second.key})"
    if first.key and first.key == second.key:
        return
    if genders_clash(first, second) and "pronoun" not in (first.gender_by, second.gender_by):
        yield "one is a man, the other a woman"
    if first.is_person and gap(first, second) > LIFETIME:
        yield "the documents lie more than a lifetime apart"
    if _countries_clash(first, second):
        yield f"one is of {land(first)}, the other of {land(second)}"


def _a(kind: str) -> str:
    words = {"organisation": "an organisation", "armed_group": "an armed group",
             "people": "a people", "media": "a medium"}  # fmt: skip
    return words.get(kind, f"a {kind}")


def _types_go_together(first: Subject, second: Subject) -> bool:
    """Say whether one thing may be read as either type."""
    kinds = {first.type, second.type}
    return len(kinds) == 1 or kinds <= _BODIES or kinds == {"state", "government"}


_PERSONAL = ("wd:", "user:")
"""Tables whose keys stand for the person; those of the others hold the office as well."""


def _keys_differ(first: Subject, second: Subject) -> bool:
    if not first.key or not second.key or first.key == second.key:
        return False
    table, other = (key.partition(":")[0] + ":" for key in (first.key, second.key))
    if table != other or table in STANDING:
        return False
    return not first.is_person or table in _PERSONAL


def _countries_clash(first: Subject, second: Subject) -> bool:
    if not first.country or not second.country or first.country == second.country:
        return False
    return not (first.is_across or second.is_across)


# --- what decides -------------------------------------------------------------------------------


def _by_key(first: Subject, second: Subject) -> Verdict:
    reason = f"the tables know both as {first.key}"
    if first.type == "government" and gap(first, second) > ERA:
        years = gap(first, second) // 365
        return Verdict("perhaps", 0.5, (reason, f"{years} years lie between: another government?"))
    return Verdict("same", 1.0, (reason,))

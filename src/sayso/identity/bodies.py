"""Bodies by name and country, states and lands, peoples and groups."""

from typing import Final

from sayso.identity.subject import Subject
from sayso.identity.verdict import ERA, Verdict, common_company, differ, gap, land, support, unlike
from sayso.identity.words import is_common

STANDING = ("geo:", "seat:")
"""Tables of what stands for a government: it has several seats."""


def compare_bodies(first: Subject, second: Subject) -> Verdict:
    """Compare organisations, armed groups, governments and media by name, country and company."""
    if _stand_for_one(first, second):
        return Verdict("same", 0.85, (f"both stand for the government of {land(first)}",))
    shared = sorted(first.names & second.names, key=lambda name: (-len(name.split()), name))
    common = support(first, second)
    if not shared:
        return _by_initials(first, second, common)
    name = f"both are called {shared[0]}"
    if doubt := _other_kind(first, second):
        return Verdict("perhaps", 0.5, (name, *common, doubt))
    if first.type == "government" and gap(first, second) > ERA:
        years = gap(first, second) // 365
        doubt = f"{years} years lie between: another government?"
        return Verdict("perhaps", 0.5, (name, *common, doubt))
    if common:
        return Verdict("same", min(0.99, 0.9 + 0.03 * len(common)), (name, *common))
    if is_common(shared[0]):
        return unlike(0.3, name, "every country may have one")
    if len(shared[0].split()) > _TELLING or (first.is_across and second.is_across):
        return Verdict("same", 0.85, (name, "a name that few others can have"))
    return Verdict("perhaps", 0.5, (name, "nothing else in common"))


_TELLING: Final = 2
"""Names of more words, not all of them common, are hardly given twice."""


def _stand_for_one(first: Subject, second: Subject) -> bool:
    """Say whether both are a seat or capital that means the government: "the Kremlin", "Moscow"."""
    keys = [subject.key or "" for subject in (first, second)]
    return (
        all(key.startswith(STANDING) for key in keys)
        and all(s.type == "government" and s.sectors == {"GOV"} for s in (first, second))
        and first.country == second.country
        and gap(first, second) <= ERA
    )


def _other_kind(first: Subject, second: Subject) -> str | None:
    """Return the doubt about a party and an army of one name."""
    if {first.type, second.type} == {"armed_group", "organisation"}:
        return "one is an armed group, the other an organisation"
    return None


def _by_initials(first: Subject, second: Subject, common: list[str]) -> Verdict:
    """Compare a name and its initials: "UWK", "Union of Workers of Kinto"."""
    for short, long in ((first, second), (second, first)):
        for letters in sorted(name for name in short.names if " " not in name):
            for name in sorted(long.names):
                if " " in name and letters == _initials(name) and len(letters) > _TELLING:
                    said = f"“{letters}” are the initials of {name}"
                    if common:
                        return Verdict("perhaps", 0.7, (said, *common))
    return differ(0.0, "the names differ")


_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "to", "a"})


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in _SMALL)


def compare_states(first: Subject, second: Subject) -> Verdict:
    """Compare states and governments by country, lands that no table knows by name."""
    shared = first.names & second.names
    if first.type != second.type:
        if first.country and first.country == second.country:
            reason = f"a state and a government of {land(first)}"
            return Verdict("perhaps", 0.5, (reason,))
        return differ(0.1, "one is a state, the other a government")
    if first.country and first.country == second.country:
        return Verdict("same", 0.95, (f"both are {land(first)}",))
    if not shared:
        return differ(0.0, "the names differ")
    name = f"both are called {min(shared)}"
    if company := common_company(first, second):
        return Verdict("same", 0.9, (name, f"both documents name {company}"))
    return Verdict("perhaps", 0.5, (name, "no table knows the land"))


def compare_many(first: Subject, second: Subject) -> Verdict:
    """Compare peoples and groups: by name and country, groups never surely."""
    shared = first.names & second.names
    if not shared:
        return differ(0.0, "the names differ")
    name = f"both are called {min(shared)}"
    common = support(first, second)
    if first.type == "people" and common:
        return Verdict("same", 0.9, (name, *common))
    if common:
        return Verdict("perhaps", 0.5, (name, *common))
    return unlike(0.2, name, "nothing else in common")

"""Persons: by full names, or by a surname with an office, a date and company."""

from typing import Final

from sayso.identity.holders import full_similarity, heads_by_table, told
from sayso.identity.subject import Subject
from sayso.identity.verdict import (
    CAREER,
    STORY,
    TERM,
    Verdict,
    common_company,
    common_role,
    differ,
    gap,
    genders_clash,
    support,
    tell_one_story,
    unlike,
)
from sayso.knowledge.matching import (
    SAME,
    may_be_one,
    parse_name,
    same_family,
)

NEARLY_EQUAL: Final = 0.9
"""From this similarity on two full names are spellings of one; below it, a suggestion."""


def compare_people(first: Subject, second: Subject) -> Verdict:
    """Compare persons by their full names, by a surname where one of them has none."""
    if first.names and second.names:
        return _by_full_names(first, second)
    return _by_surnames(first, second)


def _by_full_names(first: Subject, second: Subject) -> Verdict:
    similarity, one, other = max(
        (full_similarity(a, b), a, b) for a in sorted(first.names) for b in sorted(second.names)
    )
    if similarity < SAME:
        return differ(round(similarity / 2, 3), "the names differ")
    equal = one == other
    names = "the full names are equal" if equal else f"“{one}” and “{other}” are alike"
    common = support(first, second)
    doubts = _doubts(first, second)
    holders = heads_by_table(first, second, parse_name(one).family)
    if holders and holders[0] != holders[1]:
        return differ(0.1, names, told(holders))
    if not equal:
        doubts = (*doubts, *_name_doubts(first, second, one, other))
    if similarity >= NEARLY_EQUAL and common and not doubts:
        score = min(0.99, 0.9 + 0.03 * len(common)) if equal else 0.9
        return Verdict("same", score, (names, *common))
    if not common and not equal:
        return unlike(round(similarity / 2, 3), names, "nothing else in common")
    reasons = (names, *common, *(doubts or (() if common else ("nothing else in common",))))
    return Verdict("perhaps", 0.7 if common else 0.5, reasons)


def _doubts(first: Subject, second: Subject) -> tuple[str, ...]:
    found = []
    if genders_clash(first, second):
        found.append("the pronouns tell another gender")
    if gap(first, second) > CAREER:
        found.append(f"{gap(first, second) // 365} years lie between the documents")
    return tuple(found)


def _name_doubts(first: Subject, second: Subject, one: str, other: str) -> tuple[str, ...]:
    """Return what makes two names that are alike perhaps two people's.

    Given names must be one in another spelling (not "Jong-il" and "Yong-il"), and what one name has
    more than the other needs a role or company in common: a second family name may be a son's.
    """
    names = parse_name(one), parse_name(other)
    if names[0].suffix != names[1].suffix and gap(first, second) > TERM:
        return ("one name has a suffix, as a son's",)
    if not may_be_one(*names):
        return ("the names may be two people's",)
    is_longer = len(names[0].tokens) != len(names[1].tokens)
    has_more = common_role(first, second) or common_company(first, second)
    if is_longer and (names[0].family != names[1].family or not has_more):
        return ("one name has a part more",)
    return ()


def _by_surnames(first: Subject, second: Subject) -> Verdict:
    """Compare where one of the two has no full name."""
    families = [
        (a, b) for a in sorted(_families(first)) for b in sorted(_families(second))
        if same_family(a, b)
    ]  # fmt: skip
    if not families:
        return differ(0.0, "the names differ")
    name = f"the surname {families[0][0]}"
    role = common_role(first, second)
    company = common_company(first, second)
    holders = heads_by_table(first, second, families[0][0])
    if holders:
        if holders[0] != holders[1]:
            return differ(0.1, name, told(holders))
        return Verdict("same", 0.85, (name, told(holders)))
    if company and not _doubts(first, second) and gap(first, second) <= STORY:
        both = (f"both {role}",) if role else ()
        if role or tell_one_story(first, second):
            return Verdict("same", 0.85, (name, *both, f"both documents name {company}"))
    if (role and gap(first, second) <= TERM) or (company and first.country == second.country):
        shared = f"both {role}" if role else f"both documents name {company}"
        return Verdict("perhaps", 0.6, (name, shared))
    return unlike(0.2, name, "a surname alone says nothing")


def _families(subject: Subject) -> frozenset[str]:
    return subject.surnames | {parse_name(name).family for name in subject.names}

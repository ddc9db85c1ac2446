"""The persons whom the document names: by the office it gives them, by family name, in our tables.

Drafts with names go in. `named_by_slot` goes before every table; `look_up_named` gives "Defence
Minister X" the entry of the holder at the date if that is an X.
"""

from collections.abc import Sequence

from sayso.knowledge import fold_name
from sayso.knowledge.matching import parse_name, same_family, skeleton
from sayso.knowledge.offices import (
    body_key,
    canonical_office,
    holders_on,
    is_same_person,
    normal_words,
    of_the_time,
)
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole
from sayso.reading.actors.office_owners import body_office

AT_DATE = "office_at_date"

Slot = tuple[str, str]
"""A country code or folded body, and the one name of an office of it."""


def named_by_slot(named: Sequence[Draft]) -> dict[Slot, list[Draft]]:
    """Return the named persons by the office that they hold by what the document says."""
    found: dict[Slot, list[Draft]] = {}
    for draft in named:
        for role in draft.roles:
            slot = _slot_of_role(draft, role)
            if slot is not None and role.status == "current":
                drafts = found.setdefault(slot, [])
                if not drafts or drafts[-1] is not draft:
                    drafts.append(draft)
    return found


def _slot_of_role(draft: Draft, role: DraftRole) -> Slot | None:
    words = normal_words(role.words)
    code = role.of_country or (draft.country if role.of_text is None else None)
    office = canonical_office(words, code) if code else None
    if code and office:
        return code, office
    body = body_key(role.of_text) if role.of_text else ""
    office = body_office(words, body) if body else None
    return (body, office) if office else None


def by_family(named: Sequence[Draft]) -> dict[str, list[Draft]]:
    """Return the named persons by the skeletons of the words that may be their family names."""
    found: dict[str, list[Draft]] = {}
    for draft in named:
        parsed = parse_name(draft.name)
        for word in {parsed.family, parsed.tokens[0], parsed.tokens[-1]}:
            found.setdefault(skeleton(word), []).append(draft)
    return found


def named_like(families: dict[str, list[Draft]], person: str) -> Draft | None:
    """Return the only named person of the document who may be this one."""
    parsed = parse_name(person)
    words = sorted(
        {skeleton(word) for word in (parsed.family, parsed.tokens[0], parsed.tokens[-1])}
    )
    near = list(dict.fromkeys(d for word in words for d in families.get(word, ())))
    same = [d for d in near if is_same_person(d.name, person)]
    found = same or [d for d in near if same_family(fold_name(d.name), parsed.family)]
    return found[0] if len(found) == 1 else None


def look_up_named(around: Surroundings, draft: Draft) -> None:
    """Give "Defence Minister X" the entry of the holder at the date, if that is an X."""
    if (
        draft.known is not None
        or around.published is None
        or len(around.published) < len("2001-01-01")
    ):
        return
    day = around.published[:10]
    for role in draft.roles:
        slot = _slot_of_role(draft, role)
        if role.status != "current" or slot is None:
            continue
        tenure = holders_on(of_the_time(slot[0], day), slot[1], day, day).tenure
        if tenure is not None and _bears(draft, tenure.person):
            draft.known = tenure.known(AT_DATE)
            return


def _bears(draft: Draft, person: str) -> bool:
    names = [s.name.words for s in draft.sightings if s.name]
    full = max(names, key=lambda words: len(words.split()), default=draft.name)
    folded = fold_name(full)
    if " " in folded:
        return is_same_person(full, person)
    return same_family(folded, parse_name(person).family)

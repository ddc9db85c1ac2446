"""An actor with what its document tells for comparing it: names, roles, time, company.

In goes a record, out come `Subject`s: those of its actors that bear a name or that a table knows.
"The troops" and "two officials" of two documents are never asked whether they are one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sayso.identity.words import SPELLINGS, is_common, standing_bodies
from sayso.knowledge import fold_name, gender_of, titles
from sayso.knowledge.matching import parse_name
from sayso.record.record import Record
from sayso.record.types import Actor, Role
from sayso.record.vocabulary import ActorType

GenderBy = Literal["title", "name", "pronoun"]
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
_WIDE = frozenset({"country", "other"})
"""Kinds of places that tell nothing of what a document is about."""
_ACROSS = frozenset({"IGO", "NGO", "MNC", "IMG", "ISM"})


@dataclass(frozen=True, slots=True)
class Office:
    """A role: its words, and what it is a role in as keys, codes and folded names."""

    words: str
    of: frozenset[str]
    status: str


@dataclass(frozen=True, slots=True)
class Subject:
    """An actor of one document, or several that are surely one, as far as comparing needs.

    `names` are folded; full ones of persons, all but short forms of bodies. `surnames` are the
    folded family names where no full name stands. `days` are the first and last day of the
    documents as ordinals, `None` without a date. `company` is who else is named in them, `places`
    the places below a country.
    """

    members: tuple[tuple[str, str], ...]
    """(document id, actor id), sorted."""
    name: str
    type: ActorType
    names: frozenset[str]
    surnames: frozenset[str] = frozenset()
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    offices: frozenset[Office] = frozenset()
    gender: str | None = None
    gender_by: GenderBy | None = None
    key: str | None = None
    days: tuple[int, int] | None = None
    company: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @property
    def is_person(self) -> bool:
        """Whether it is one human being."""
        return self.type == "person"

    @property
    def is_across(self) -> bool:
        """Whether it belongs to no country by its nature: between states, of many."""
        return bool(self.sectors & _ACROSS) or self.type == "media"


def subjects_of(record: Record) -> tuple[Subject, ...]:
    """Return the actors of a record that can be compared, in order of the record."""
    by_id = {actor.id: actor for actor in record.actors}
    labels = {actor.id: _label(actor) for actor in record.actors if _is_comparable(actor)}
    places = frozenset(fold_name(p.name) for p in record.places if p.kind not in _WIDE)
    day = _day(record)
    return tuple(
        replace(_subject(record, by_id[identifier], by_id, day, labels), places=places)
        for identifier in labels
    )


def _is_comparable(actor: Actor) -> bool:
    if actor.known is not None:
        return True
    if any(mention.kind == "name" for mention in actor.mentions):
        return bool(fold_name(actor.name))
    return bool(actor.country) and fold_name(actor.name) in standing_bodies()


def _label(actor: Actor) -> str | None:
    if actor.known is None:
        return company_label(actor.name, actor.type, None, actor.sectors)
    return company_label(actor.known.name, actor.type, actor.known.key, actor.sectors)


def company_label(
    name: str, kind: ActorType, key: str | None, sectors: Iterable[str]
) -> str | None:
    """Return the name that tells that two documents tell of one thing: a known or a full one.

    States, peoples, media and bodies between states keep company with everybody: `None`.
    """
    if kind in {"state", "people", "media"} or not _ACROSS.isdisjoint(sectors):
        return None
    plain = plain_name(name)
    if key is not None and not key.startswith(("geo:", "seat:")):
        return plain
    return plain if " " in plain and not is_common(plain) else None


def _day(record: Record) -> tuple[int, int] | None:
    published = record.document.published
    if published is None:
        return None
    try:
        day = date.fromisoformat(published.value[:10]).toordinal()
    except ValueError:
        return None
    return day, day


def _subject(
    record: Record,
    actor: Actor,
    by_id: Mapping[str, Actor],
    day: tuple[int, int] | None,
    labels: Mapping[str, str | None],
) -> Subject:
    gender, by = _gender(record, actor)
    full, short = _names(actor)
    others = {label for label in labels.values() if label is not None}
    return Subject(
        members=((record.document.id, actor.id),),
        name=actor.known.name if actor.known and actor.type != "person" else actor.name,
        type=actor.type,
        names=full,
        surnames=frozenset() if full else short,
        country=actor.country,
        sectors=frozenset(actor.sectors),
        offices=frozenset(_office(role, by_id) for role in actor.roles),
        gender=gender,
        gender_by=by,
        key=actor.known.key if actor.known else None,
        days=day,
        company=frozenset(others - {labels[actor.id]}),
    )


def plain_name(words: str) -> str:
    """Return a folded name in one spelling and order.

    >>> plain_name("Ministry of Defense")
    'defence ministry'
    """
    plain = " ".join(SPELLINGS.get(word, word) for word in fold_name(words).split())
    parted = _MINISTRY.fullmatch(plain)
    plain = f"{parted[2]} {parted[1]}" if parted else plain
    return plain.replace("foreign affairs ministry", "foreign ministry")


_MINISTRY = re.compile(
    r"(ministry|department|union|league|federation|association|university|office) "
    r"(?:of|for) (?:the )?(.+)"
)


def _names(actor: Actor) -> tuple[frozenset[str], frozenset[str]]:
    """Return the full names and the short ones."""
    written = (actor.name, *actor.aliases, *((actor.known.name,) if actor.known else ()))
    if actor.type != "person":
        kept = [words for words in written if " " in fold_name(words) or _is_initials(words)]
        return frozenset(map(plain_name, kept or written[:1])), frozenset()
    return person_names(written)


def person_names(written: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the full names, folded, and the family names of those that are no more than that."""
    full, short = set(), set()
    for words in written:
        parsed = parse_name(words)
        if parsed.given:
            full.add(fold_name(words))
        elif parsed.family:
            short.add(parsed.family)
    return frozenset(full), frozenset(short)


def _is_initials(words: str) -> bool:
    letters = words.replace(".", "")
    return letters.isupper() and len(letters) > 1


def _office(role: Role, by_id: Mapping[str, Actor]) -> Office:
    of = set()
    body = by_id.get(role.of or "")
    if body is not None:
        of.add(plain_name(body.name))
        of |= {body.known.key} if body.known else set()
        of |= {body.country} if body.country and body.type in {"state", "government"} else set()
    elif role.of_text:
        of.add(plain_name(role.of_text))
    return Office(role.role, frozenset(filter(None, of)), role.status)


def _gender(record: Record, actor: Actor) -> tuple[str | None, GenderBy | None]:
    """Return the gender that titles tell, else the given name, else most pronouns."""
    if actor.type != "person":
        return None, None
    told = {
        title.gender
        for mention in actor.mentions
        if mention.kind in {"name", "title"}
        for word in record.words(mention.span).split()
        if (title := titles().get(word.lower().rstrip("."))) is not None and title.gender
    }
    if len(told) == 1:
        return told.pop(), "title"
    given = {gender_of(name.split()[0]) for name in (actor.name, *actor.aliases) if " " in name}
    if len(given) == 1 and None not in given:
        return given.pop(), "name"
    words = (record.words(m.span).lower() for m in actor.mentions if m.kind == "pronoun")
    votes = Counter(_PRONOUNS[word] for word in words if word in _PRONOUNS)
    if len(votes) == 1 and votes.total() > 1:
        return next(iter(votes)), "pronoun"
    return None, None


def joined(subjects: Iterable[Subject]) -> Subject:
    """Return one subject for several that are surely one; the order does not matter."""
    parts = sorted(subjects, key=lambda subject: subject.members)
    first = parts[0]
    if len(parts) == 1:
        return first
    days = [part.days for part in parts if part.days]
    genders = {part.gender for part in parts if part.gender}
    countries = Counter(part.country for part in parts if part.country)
    ranked = sorted(countries, key=lambda code: (-countries[code], code))
    return Subject(
        members=tuple(sorted(member for part in parts for member in part.members)),
        name=_canonical(part.name for part in parts),
        type=first.type,
        names=frozenset().union(*(part.names for part in parts)),
        surnames=frozenset().union(*(part.surnames for part in parts)),
        country=ranked[0] if ranked else None,
        sectors=frozenset().union(*(part.sectors for part in parts)),
        offices=frozenset().union(*(part.offices for part in parts)),
        gender=genders.pop() if len(genders) == 1 else None,
        gender_by=first.gender_by,
        key=best_key(part.key for part in parts),
        days=(min(day[0] for day in days), max(day[1] for day in days)) if days else None,
        company=frozenset().union(*(part.company for part in parts)),
        places=frozenset().union(*(part.places for part in parts)),
    )


def best_key(keys: Iterable[str | None]) -> str | None:
    """Return the user's key before Wikidata's, that before those of our own tables."""
    return min(
        filter(None, keys),
        key=lambda key: (not key.startswith("user:"), not key.startswith("wd:"), key),
        default=None,
    )


def _canonical(names: Iterable[str]) -> str:
    """Return the fullest name, of equal ones the most frequent, then the first by letters."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-len(name.split()), -counts[name], name))

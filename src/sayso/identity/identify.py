"""One identity for each actor of a set of records, with an id that the set alone decides.

The id is the key that the tables or the user's file give the actor, else the first twelve
hexadecimal digits of the SHA-256 of `type|country|canonical name`; where several would have one
id, the later ones by document date and document id get `-2`, `-3`. A person's decisions go before
the rules; what they merge keeps the smallest id and tells the others in `was`.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import RecordError
from sayso.identity.clusters import Clusters, Links, Member, gather
from sayso.identity.decisions import Decisions, links_of, read_decisions
from sayso.identity.matching import compare_subjects
from sayso.identity.subject import Subject, plain_name, subjects_of
from sayso.identity.verdict import Verdict
from sayso.knowledge.fold import fold_name
from sayso.record.record import Record
from sayso.record.vocabulary import ActorType


@dataclass(frozen=True, slots=True)
class Appearance:
    """An actor of one record that the identity stands behind: document, its name, actor, name."""

    document: str
    document_name: str | None
    actor: str
    name: str


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another identity that may be the same; shown, never merged."""

    id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Who or what stands behind actors of several records.

    `reasons` say why they are one, empty where there is one actor only; `was` are ids that a
    person's decision merged into this one.
    """

    id: str
    name: str
    type: ActorType
    country: str | None
    names: tuple[str, ...]
    actors: tuple[Appearance, ...]
    reasons: tuple[str, ...] = ()
    perhaps: tuple[Likeness, ...] = ()
    was: tuple[str, ...] = ()


def identities(
    records: Iterable[Record], *, decisions: Decisions | Path | str | None = None
) -> tuple[Identity, ...]:
    """Return who stands behind the named actors of the records, in order of their names.

    The same set of records gives the same ids in any order. `decisions` are a person's (or the path
    of a YAML file with them) and go before the rules. Raises `UsageError` for a decision that
    cannot be followed.
    """
    by_document = _unique(records)
    if isinstance(decisions, Path | str):
        decisions = read_decisions(Path(decisions))
    subjects = [s for _, record in sorted(by_document.items()) for s in subjects_of(record)]
    plain = gather(subjects, Links())
    ids = _ids(plain.subjects, [None] * len(plain.subjects))
    if decisions is None:
        return _identities(by_document, plain, ids, [()] * len(ids))
    links = links_of(
        decisions,
        {document: record.document.name for document, record in by_document.items()},
        [member for subject in subjects for member in subject.members],
        {name: subject.members for name, subject in zip(ids, plain.subjects, strict=True)},
    )
    decided = gather(subjects, links)
    kept, was = _merged_ids(plain.subjects, ids, decided.subjects)
    return _identities(by_document, decided, _ids(decided.subjects, kept), was)


def compare_actors(first: Record, first_id: str, second: Record, second_id: str) -> Verdict:
    """Say whether an actor of one record is an actor of another, and why.

    Raises `RecordError` for an id that is none and for an actor without a name.
    """
    return compare_subjects(_subject(first, first_id), _subject(second, second_id))


def _subject(record: Record, actor: str) -> Subject:
    record[actor]  # raises the sentence on an id that is not there
    for subject in subjects_of(record):
        if subject.members[0][1] == actor:
            return subject
    message = f"{actor} has no name in its document. Compare actors that have one."
    raise RecordError(message)


def _unique(records: Iterable[Record]) -> dict[str, Record]:
    """Return the records by document; of two readings of one document the same one each time."""
    found: dict[str, Record] = {}
    for record in records:
        held = found.get(record.document.id)
        if held is None or record.to_json() < held.to_json():
            found[record.document.id] = record
    return found


def _ids(subjects: Sequence[Subject], kept: Sequence[str | None]) -> list[str]:
    """Return an id for each cluster; `kept` are ids that a merge keeps."""
    bases = [
        given or subject.key or _digest(subject)
        for given, subject in zip(kept, subjects, strict=True)
    ]
    order = sorted(range(len(subjects)), key=lambda at: _first_seen(subjects[at]))
    ids = [""] * len(subjects)
    counts: dict[str, int] = {}
    taken = set(bases)
    for at in order:
        base = bases[at]
        counts[base] = counts.get(base, 0) + 1
        name = base if counts[base] == 1 else f"{base}-{counts[base]}"
        while counts[base] > 1 and name in taken:
            counts[base] += 1
            name = f"{base}-{counts[base]}"
        taken.add(name)
        ids[at] = name
    return ids


def _digest(subject: Subject) -> str:
    words = f"{subject.type}|{subject.country or ''}|{plain_name(subject.name)}"
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def _first_seen(subject: Subject) -> tuple[bool, int, tuple[Member, ...]]:
    return subject.days is None, subject.days[0] if subject.days else 0, subject.members


def _merged_ids(
    before: Sequence[Subject], ids: Sequence[str], after: Sequence[Subject]
) -> tuple[list[str | None], list[tuple[str, ...]]]:
    """Return the id that each cluster keeps and those that it was, where a person merged some."""
    id_of = {m: name for name, subject in zip(ids, before, strict=True) for m in subject.members}
    whole = {name: set(subject.members) for name, subject in zip(ids, before, strict=True)}
    kept: list[str | None] = []
    was: list[tuple[str, ...]] = []
    for subject in after:
        members = set(subject.members)
        held = sorted({id_of[m] for m in members if whole[id_of[m]] <= members})
        kept.append(held[0] if len(held) > 1 else None)
        was.append(tuple(held[1:]))
    return kept, was


def _identities(
    by_document: Mapping[str, Record],
    clusters: Clusters,
    ids: Sequence[str],
    was: Sequence[tuple[str, ...]],
) -> tuple[Identity, ...]:
    alike: dict[int, list[Likeness]] = {}
    for (one, other), verdict in clusters.doubts.items():
        alike.setdefault(one, []).append(Likeness(ids[other], verdict.score, verdict.reasons))
        alike.setdefault(other, []).append(Likeness(ids[one], verdict.score, verdict.reasons))
    found = []
    for at, subject in enumerate(clusters.subjects):
        actors = [_appearance(by_document[document], actor) for document, actor in subject.members]
        found.append(
            Identity(
                id=ids[at],
                name=subject.name,
                type=subject.type,
                country=subject.country,
                names=_names(by_document, subject),
                actors=tuple(sorted(actors, key=lambda one: _told_first(by_document, one))),
                reasons=clusters.reasons[at] or _why_one(subject),
                perhaps=tuple(sorted(alike.get(at, ()), key=lambda x: (-x.score, x.id))),
                was=was[at],
            )
        )
    return tuple(sorted(found, key=lambda identity: (fold_name(identity.name), identity.id)))


def _told_first(by_document: Mapping[str, Record], one: Appearance) -> tuple[str, str, str, int]:
    """Return what appearances are sorted by: date, name and id of the document, then the text."""
    published = by_document[one.document].document.published
    day = published.value if published else "9"
    return day, one.document_name or "", one.document, int(one.actor[1:])


def _why_one(subject: Subject) -> tuple[str, ...]:
    """Return why actors that were joined at once are one."""
    if len(subject.members) == 1:
        return ()
    if subject.key:
        return (f"the tables know all as {subject.key}",)
    return (f"all are called {subject.name} and of {subject.country}",)


def _appearance(record: Record, actor: str) -> Appearance:
    name = next(held.name for held in record.actors if held.id == actor)
    return Appearance(record.document.id, record.document.name, actor, name)


def _names(by_document: Mapping[str, Record], subject: Subject) -> tuple[str, ...]:
    """Return all names that the actors bear but the main one, each spelling once."""
    found: dict[str, str] = {}
    for document, identifier in subject.members:
        for actor in by_document[document].actors:
            if actor.id == identifier:
                for name in (actor.name, *actor.aliases):
                    found.setdefault(fold_name(name), name)
    found.pop(fold_name(subject.name), None)
    return tuple(found[folded] for folded in sorted(found))

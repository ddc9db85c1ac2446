"""Subjects gathered into identities: firmest pairs first, and none against a contradiction.

What a key or an equal profile decides is joined at once. The other pairs of the blocks get their
verdicts; those that are `same` join from the firmest down, but only if no two members of what
would become one contradict each other, so that no chain joins what a pair keeps apart. A
surname that fits two people joins neither. The result is a function of the set alone: all
order is that of document and actor ids.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sayso.identity.blocks import pairs_to_compare
from sayso.identity.matching import compare_subjects
from sayso.identity.subject import Subject, joined
from sayso.identity.verdict import Verdict

Member = tuple[str, str]
"""(document id, actor id)."""
Pair = tuple[Member, Member]
_DECADE = 3652


@dataclass(frozen=True, slots=True)
class Links:
    """What a person decided on members: pairs that are one and pairs that are not, with a word."""

    same: Mapping[Pair, str] = field(default_factory=dict)
    different: Mapping[Pair, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Clusters:
    """Subjects by cluster with what joined them, and verdicts between clusters.

    `doubts` holds the firmest `perhaps` of two clusters under their places, the smaller first.
    """

    subjects: tuple[Subject, ...]
    reasons: tuple[tuple[str, ...], ...]
    doubts: Mapping[tuple[int, int], Verdict]


def gather(subjects: Sequence[Subject], links: Links) -> Clusters:
    """Return the clusters in order of their first member."""
    linked = {member for pair in (*links.same, *links.different) for member in pair}
    parts = _surely_one(sorted(subjects, key=lambda s: s.members), linked)
    verdicts = {
        pair: compare_subjects(parts[pair[0]], parts[pair[1]]) for pair in pairs_to_compare(parts)
    }
    _open_ambiguous(parts, verdicts)
    groups = _Groups(parts, verdicts, links)
    groups.join_linked()
    same = [(pair, verdict) for pair, verdict in verdicts.items() if verdict.decision == "same"]
    for pair, verdict in sorted(same, key=lambda item: (-item[1].score, item[0])):
        groups.join(*pair, verdict.reasons)
    return groups.clusters()


def _surely_one(subjects: Sequence[Subject], linked: set[Member]) -> list[Subject]:
    """Join the subjects of one key or one profile, but those that a person decided on."""
    held: dict[object, list[Subject]] = {}
    for subject in subjects:
        is_free = linked.isdisjoint(subject.members)
        profile = _profile(subject) if is_free else None
        held.setdefault(profile or subject.members, []).append(subject)
    return sorted((joined(parts) for parts in held.values()), key=lambda s: s.members)


def _profile(subject: Subject) -> object | None:
    """Return what two subjects that are surely one have in common, `None` if nothing would do."""
    decade = subject.days[0] // _DECADE if subject.days else None
    if subject.key:
        era = decade if subject.type == "government" else None
        return ("key", subject.key, subject.type, era)
    if not subject.country or not subject.names or subject.type == "group":
        return None
    return (
        "profile", subject.type, subject.names, subject.country, subject.gender,
        subject.gender_by, subject.surnames, decade,
    )  # fmt: skip


def _open_ambiguous(parts: Sequence[Subject], verdicts: dict[tuple[int, int], Verdict]) -> None:
    """Turn into `perhaps` what would give a lone surname to two people."""
    fitting: dict[int, list[tuple[int, int]]] = {}
    for pair, verdict in verdicts.items():
        for place in pair:
            if verdict.decision == "same" and parts[place].surnames and not parts[place].names:
                fitting.setdefault(place, []).append(pair)
    for place, pairs in fitting.items():
        others = sorted({other for pair in pairs for other in pair if other != place})
        firm = all(
            verdicts.get((one, other), _UNCOMPARED).decision == "same"
            for at, one in enumerate(others)
            for other in others[at + 1 :]
        )
        if not firm:
            for pair in pairs:
                reasons = (*verdicts[pair].reasons, "others of that name fit as well")
                verdicts[pair] = Verdict("perhaps", 0.5, reasons)


_UNCOMPARED = Verdict("different", 0.0, ())


class _Groups:
    """Disjoint groups of parts; each knows its members, what joined them and whom it may not have.

    Two groups join only if no part of one contradicts a part of the other.
    """

    def __init__(
        self,
        parts: Sequence[Subject],
        verdicts: Mapping[tuple[int, int], Verdict],
        links: Links,
    ) -> None:
        self._parts = parts
        self._verdicts = dict(verdicts)
        self._links = links
        self._of = list(range(len(parts)))
        self._held: dict[int, list[int]] = {place: [place] for place in range(len(parts))}
        self._reasons: dict[int, list[str]] = {place: [] for place in range(len(parts))}
        self._place = {m: at for at, part in enumerate(parts) for m in part.members}
        self._parted: dict[int, set[int]] = {}
        for one, other in links.different:
            first, second = self._place[one], self._place[other]
            self._parted.setdefault(first, set()).add(second)
            self._parted.setdefault(second, set()).add(first)
        self._wanted: set[tuple[int, int]] = set()

    def join_linked(self) -> None:
        """Join what a person said is one, whatever the rules say."""
        for (one, other), reason in sorted(self._links.same.items()):
            first, second = self._of[self._place[one]], self._of[self._place[other]]
            if first != second:
                self._merge(first, second, (reason,))

    def join(self, one: int, other: int, reasons: tuple[str, ...]) -> None:
        """Join the groups of two parts unless something stands against it."""
        first, second = self._of[one], self._of[other]
        if first == second:
            return
        if self._is_barred(first, second):
            self._wanted.add((one, other))
            return
        self._merge(first, second, reasons)

    def _is_barred(self, first: int, second: int) -> bool:
        ours, theirs = self._held[first], self._held[second]
        for one in ours:
            if not self._parted.get(one, set()).isdisjoint(theirs):
                return True
            if any(self._verdict(one, other).is_contradicted for other in theirs):
                return True
        return False

    def _verdict(self, one: int, other: int) -> Verdict:
        pair = (min(one, other), max(one, other))
        if pair not in self._verdicts:
            self._verdicts[pair] = compare_subjects(self._parts[pair[0]], self._parts[pair[1]])
        return self._verdicts[pair]

    def _merge(self, first: int, second: int, reasons: Iterable[str]) -> None:
        kept, gone = min(first, second), max(first, second)
        for part in self._held[gone]:
            self._of[part] = kept
        self._held[kept] += self._held.pop(gone)
        self._reasons[kept] += [*self._reasons.pop(gone), *reasons]

    def clusters(self) -> Clusters:
        """Return what was gathered, in order of first member."""
        order = sorted(self._held, key=lambda g: min(self._parts[p].members for p in self._held[g]))
        place_of = {part: at for at, group in enumerate(order) for part in self._held[group]}
        return Clusters(
            tuple(joined(self._parts[part] for part in self._held[group]) for group in order),
            tuple(tuple(dict.fromkeys(self._reasons[group])) for group in order),
            self._doubts(place_of),
        )

    def _doubts(self, place_of: Mapping[int, int]) -> dict[tuple[int, int], Verdict]:
        found: dict[tuple[int, int], Verdict] = {}
        for (one, other), verdict in sorted(self._verdicts.items()):
            first, second = sorted((place_of[one], place_of[other]))
            is_open = verdict.decision == "perhaps" or (one, other) in self._wanted
            if first == second or not is_open or other in self._parted.get(one, set()):
                continue
            held = found.get((first, second))
            if held is None or verdict.score > held.score:
                found[first, second] = verdict
        return found

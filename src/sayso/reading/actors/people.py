"""Persons: named mentions gathered within the document.

Full names first, then lone tokens: a lone surname goes to the one person of that surname, two
holders are told apart by the nearest paragraph only if one of them alone is there. Two
different full names are never merged. Linear: holders are found by the skeleton of a token.
"""

from collections.abc import Iterable, Sequence

from sayso.knowledge import gender_of, titles
from sayso.reading.actors.draft import Cast, Draft, Sighting
from sayso.reading.actors.naming import PersonName, may_be_one, parse_name, skeleton
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading

_NAMESAKES = 64
"""Holders of one surname that a name is compared with, the latest first to count."""


def add_people(cast: Cast, phrases: Phrases, readings: Sequence[Reading]) -> None:
    """Add the persons among the names to the cast."""
    index: dict[str, list[tuple[PersonName, Draft]]] = {}
    people = [reading for reading in readings if reading.kind == "person"]
    lone = []
    for reading in people:
        parsed = parse_name(reading.name.words)
        if parsed.given:
            _add_full(cast, phrases, index, reading, parsed)
        else:
            lone.append((reading, parsed))
    paragraphs = _Paragraphs(phrases.analysis.block)
    for reading, parsed in lone:
        _add_lone(cast, phrases, paragraphs, index, reading, parsed)
    for reading in people:
        _claim_title(cast, phrases, reading)


def _claim_title(cast: Cast, phrases: Phrases, reading: Reading) -> None:
    """Keep the title right before a name from becoming an actor of its own."""
    a = phrases.analysis
    before = reading.name.start - 1
    draft = cast.at.get(reading.name.head)
    if before < 0 or draft is None or a.sentence[before] != a.sentence[reading.name.head]:
        return
    if a.upos[before] in {"NOUN", "PROPN"}:
        cast.at.setdefault(before, draft)


def _add_full(
    cast: Cast,
    phrases: Phrases,
    index: dict[str, list[tuple[PersonName, Draft]]],
    reading: Reading,
    parsed: PersonName,
) -> None:
    sighting = named_sighting(phrases, reading, "name.full")
    gender = gender_of(reading.name.words.split()[0]) or _title_gender(phrases, reading)
    exact = "full " + " ".join(parsed.tokens)
    namesakes = index.get(skeleton(parsed.family), [])[-_NAMESAKES:]
    for other, draft in (*namesakes, *index.get(exact, [])):
        if may_be_one(parsed, other) and not _genders_clash(gender, draft.gender):
            cast.sight(draft, sighting)
            if reading.name.words not in (draft.name, *draft.aliases):
                draft.aliases.append(reading.name.words)
            return
    draft = cast.add(Draft("person", reading.name.words, [sighting], gender=gender))
    index.setdefault(exact, []).append((parsed, draft))
    index.setdefault(skeleton(parsed.family), []).append((parsed, draft))
    if skeleton(parsed.tokens[0]) != skeleton(parsed.family):
        index.setdefault("given " + parsed.tokens[0], []).append((parsed, draft))


def _genders_clash(first: str | None, second: str | None) -> bool:
    return first is not None and second is not None and first != second


def _title_gender(phrases: Phrases, reading: Reading) -> str | None:
    """Return the gender that the word before the name tells: "Mrs", "spokesman"."""
    before = reading.name.start - 1
    if before < 0:
        return None
    title = titles().get(phrases.analysis.form[before].lower().rstrip("."))
    return title.gender if title else None


def _add_lone(
    cast: Cast,
    phrases: Phrases,
    paragraphs: "_Paragraphs",
    index: dict[str, list[tuple[PersonName, Draft]]],
    reading: Reading,
    parsed: PersonName,
) -> None:
    gender = _title_gender(phrases, reading)
    key = skeleton(parsed.family)
    holders = _distinct(
        draft
        for other, draft in index.get(key, [])[-_NAMESAKES:]
        if other.family == parsed.family and not _genders_clash(gender, draft.gender)
    )
    rule = "name.surname"
    if not holders and key:
        named = index.get("given " + parsed.family, [])[-_NAMESAKES:]
        holders = _distinct(draft for _, draft in named)
        rule = "name.given"
    holder = _nearest_holder(paragraphs, reading, holders)
    if holder is not None:
        cast.sight(holder, named_sighting(phrases, reading, rule))
        if reading.name.words not in (holder.name, *holder.aliases):
            holder.aliases.append(reading.name.words)
        return
    sighting = named_sighting(phrases, reading, "name.alone")
    draft = cast.add(Draft("person", reading.name.words, [sighting], gender=gender))
    if not holders:
        index.setdefault(key, []).append((parsed, draft))


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    return list(dict.fromkeys(drafts))


class _Paragraphs:
    """Where each person first stands in each paragraph; every mention is looked at once."""

    def __init__(self, block: Sequence[int]) -> None:
        self._block = block
        self._known: dict[Draft, int] = {}
        self._first: dict[tuple[Draft, int], int] = {}

    def has_before(self, draft: Draft, token: int) -> bool:
        """Say whether the person stands before `token` in its paragraph."""
        for sighting in draft.sightings[self._known.get(draft, 0) :]:
            place = (draft, self._block[sighting.head])
            self._first[place] = min(self._first.get(place, sighting.head), sighting.head)
        self._known[draft] = len(draft.sightings)
        return self._first.get((draft, self._block[token]), token) < token


def _nearest_holder(
    paragraphs: _Paragraphs, reading: Reading, holders: list[Draft]
) -> Draft | None:
    """Return the only holder, else the only one in this paragraph so far, else `None`."""
    if len(holders) < 2:
        return holders[0] if holders else None
    near = [draft for draft in holders if paragraphs.has_before(draft, reading.name.head)]
    return near[0] if len(near) == 1 else None


def named_sighting(phrases: Phrases, reading: Reading, rule: str) -> Sighting:
    """Return the mention that a name makes: what stands before it, the name, an of-phrase."""
    name = reading.name
    first, _ = phrases.bounds(name.head)
    last = name.end - 1
    for child in phrases.analysis.children[name.head]:
        if child >= name.end and phrases.case_of(child) == "of":
            last = max(last, phrases.bounds(child)[1])
    return Sighting(name.head, min(first, name.start), last, "name", rule, name)

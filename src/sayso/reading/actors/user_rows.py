"""Actors of the user's file: their names are read as the file says, their facts go before ours.

A name of the file gets its reading from the type of its row. The drafts that hold names of one
row become one actor with the row's name, type, country, sectors and key; what joined them by
form alone and is another row's, or stands under `never`, is parted from them. Persons get
country and sectors from the offices and roles that the file gives them at the document's date.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.knowledge import fold_name
from sayso.knowledge.user import RULE as USER
from sayso.knowledge.user import UserActor, UserKnowledge, UserOffice, UserPlace
from sayso.language.analysis import Analysis
from sayso.reading.actors.draft import Cast, Draft, Sighting
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Kind, Reading
from sayso.reading.user_names import UserName, find_forbidden_names

_MODIFYING = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
_MANY = frozenset({"group", "people"})
RULE = "name.user_file"


def given_names(
    analysis: Analysis, user: UserKnowledge | None, names: Sequence[UserName]
) -> list[tuple[int, int, str]]:
    """Return token range and label of the names, as the model would give them.

    A string under `never` that the model does not see as a whole is a name of its own.
    """
    found = [(name.start, name.end, _label(name)) for name in names]
    free = 0
    for start, stop in find_forbidden_names(analysis, user, names):
        seen = [analysis.names[i] for i in sorted({*analysis.name_at[start:stop]}) if i >= 0]
        is_whole = any(name.start <= start and stop <= name.end for name in seen)
        if not is_whole and start >= free:
            found.append((start, stop, seen[0].label if seen else "ORG"))
            free = stop
    return sorted(found)


def _label(name: UserName) -> str:
    if isinstance(name.row, UserPlace):
        return "LOC"
    return {"person": "PER", "state": "LOC"}.get(name.row.type, "ORG")


def read_user_names(
    phrases: Phrases, readings: Sequence[Reading], names: Sequence[UserName]
) -> list[Reading]:
    """Return the readings with those of the file in the place of ours."""
    rows = {name.start: name.row for name in names}
    return [
        _reading(phrases, reading, rows[reading.name.start])
        if reading.name.start in rows
        else reading
        for reading in readings
    ]


def _reading(phrases: Phrases, reading: Reading, row: UserActor | UserPlace) -> Reading:
    plain = replace(reading, rule=RULE, body=None, seat=None, country=None, lies_in=None)
    is_land = row.kind == "country" if isinstance(row, UserPlace) else row.type == "state"
    if is_land:
        return _land(phrases, plain, row.country)
    if isinstance(row, UserPlace):
        return replace(plain, kind="place", lies_in=row.country)
    return replace(plain, kind="person" if row.type == "person" else "body")


def _land(phrases: Phrases, reading: Reading, country: str | None) -> Reading:
    """Read the name of a state: it acts, says whose something is, or is a place."""
    a, head = phrases.analysis, reading.name.head
    if a.deprel[head] in _MODIFYING and a.head[head] > head:
        return replace(reading, kind="modifier", country=country)
    rule = reading_rule(phrases, head, is_capital=False)
    kind: Kind = "state" if rule else "place"
    return replace(reading, kind=kind, rule=rule or RULE, lies_in=None if rule else country)


def adopt_rows(cast: Cast, names: Sequence[UserName]) -> None:
    """Make one actor of the drafts that hold names of one row, with the facts of the row."""
    by_row: dict[str, tuple[UserActor, list[int]]] = {}
    for name in names:
        row = _as_actor(name.row)
        if row is not None:
            by_row.setdefault(row.key, (row, []))[1].extend(range(name.start, name.end))
    adopted: set[int] = set()
    for row, tokens in by_row.values():
        draft = _gathered(cast, tokens, adopted)
        if draft is not None:
            adopted.add(id(draft))
            _adopt(cast, draft, row)


def _as_actor(row: UserActor | UserPlace) -> UserActor | None:
    """Return the row as an actor's; a country of the places can act, another place cannot."""
    if isinstance(row, UserActor):
        return row
    if row.kind != "country":
        return None
    return UserActor(row.key, row.name, "state", row.aliases, row.country, never=row.never)


def _gathered(cast: Cast, tokens: Sequence[int], adopted: set[int]) -> Draft | None:
    """Return one draft for all sightings with a name that begins at one of the tokens."""
    own = set(tokens)
    drafts = dict.fromkeys(cast.at[token] for token in tokens if token in cast.at)
    kept: Draft | None = None
    for draft in drafts:
        mine = [s for s in draft.sightings if s.name is not None and s.name.start in own]
        if not mine:
            continue
        cast.unsight(draft, mine)
        told = [replace(sighting, rule=RULE) for sighting in mine]
        if id(draft) in adopted:  # by form alone it joined another row
            draft = Draft(draft.type, _words(mine[0]))  # noqa: PLW2901
            cast.add(draft)
        for sighting in told:
            cast.sight(draft, sighting)
        if kept is None:
            kept = draft
        else:
            cast.merge(kept, draft)
    return kept


def _words(sighting: Sighting) -> str:
    assert sighting.name is not None
    return sighting.name.words


def _adopt(cast: Cast, draft: Draft, row: UserActor) -> None:
    draft.aliases = [draft.name, *draft.aliases]
    draft.name, draft.type, draft.known = row.name, row.type, row.known
    draft.country = row.country or draft.country
    draft.sectors = row.sectors or draft.sectors
    draft.is_plural = draft.is_plural or row.type in _MANY
    if row.type == "state" and row.country:
        cast.states.setdefault(row.country, draft)


def part_forbidden(cast: Cast, phrases: Phrases, user: UserKnowledge | None) -> None:
    """Part from the actors of the file the mentions whose words stand under `never`."""
    if user is None:
        return
    rows = {row.key: row for row in user.actors if row.never}
    for draft in list(cast.drafts):
        row = rows.get(draft.known.key) if draft.known else None
        if row is None:
            continue
        never = {fold_name(words) for words in row.never}
        gone: dict[str, list[Sighting]] = {}
        for sighting in draft.sightings:
            words = _bare_words(phrases, sighting)
            if fold_name(words) in never:
                gone.setdefault(fold_name(words), []).append(sighting)
        for sightings in gone.values():
            cast.unsight(draft, sightings)
            words = _bare_words(phrases, sightings[0])
            draft.aliases = [a for a in draft.aliases if fold_name(a) not in never]
            cast.add(Draft(draft.type, words, sightings))


def _bare_words(phrases: Phrases, sighting: Sighting) -> str:
    """Return the name, or the words of the phrase from behind its article."""
    if sighting.name is not None:
        return sighting.name.words
    a = phrases.analysis
    first = min(phrases.first_after_determiner(sighting.head), sighting.last)
    first = max(first, sighting.first)
    return " ".join(a.text[a.start[first] : a.end[sighting.last]].split())


def place_by_offices(cast: Cast, user: UserKnowledge | None, published: str | None) -> None:
    """Give persons what the file's offices and roles say of them, where nothing else did."""
    if user is None:
        return
    for draft in cast.drafts:
        if draft.type == "person" and draft.known is not None and draft.known.rule == USER:
            held = user.offices_of_person(draft.known.name)
            if held:
                _by_offices(draft, held, user, published)


def _by_offices(
    draft: Draft, held: Sequence[UserOffice], user: UserKnowledge, published: str | None
) -> None:
    now = [row for row in held if published is None or row.covers(published)]
    chosen = (now or held)[-1]
    body = user.actor_named(chosen.of)
    draft.country = draft.country or (body.country if body else chosen.of)
    if not draft.sectors and now:
        draft.sectors = body.sectors if body else ("GOV",)

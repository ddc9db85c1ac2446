"""Who is meant by an office of the user's file: "the commander of the Harbour Guard", at its date.

An unnamed holder of a role that the file has in that body or country joins the person whom the
file gives it to on the days told of, else on the document's date, as `office_at_date`. Several
persons or none leave it to our tables; a former, deputy or indefinite one is never resolved here.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.knowledge import fold_name
from sayso.knowledge.offices import canonical_office, normal_words
from sayso.knowledge.user import RULE, UserKnowledge, UserOffice
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole
from sayso.reading.actors.told_dates import told_days
from sayso.record.types import Known

AT_DATE = "office_at_date"


def link_user_offices(around: Surroundings, user: UserKnowledge | None) -> None:
    """Give holders of the file's offices their person; those of one person become one actor."""
    if user is None:
        return
    people = [draft for draft in around.cast.drafts if draft.type == "person"]
    holders = {d.known.key: d for d in people if d.known is not None and d.known.rule == RULE}
    for draft in people:
        is_open = draft.known is None and not draft.is_plural
        if not is_open or any(sighting.name for sighting in draft.sightings):
            continue
        held = _held(around, draft, user)
        if held is None or _names_another(around, people, held):
            continue
        first = holders.setdefault(held.key, draft)
        if first is draft:
            draft.known = _known(held)
            draft.sightings = [
                replace(s, rule=AT_DATE) if s.kind == "title" else s for s in draft.sightings
            ]
        else:
            _join(around, draft, first)


def _known(held: UserOffice) -> Known:
    """Return what the record says of an office of the file and its dates as given there."""
    return Known(
        key=held.key, name=held.person, as_of=None, rule=AT_DATE, table=RULE,
        since=held.start, until=held.end,
    )  # fmt: skip


def is_by_user(draft: Draft) -> bool:
    """Say whether the user's file told who this is."""
    return draft.known is not None and draft.known.key.startswith("user:")


def _names_another(around: Surroundings, people: Sequence[Draft], held: UserOffice) -> bool:
    """Say whether the document names somebody else for the office: it goes before any table."""
    said = _office(held.office, held.of)
    for draft in people:
        is_named = any(sighting.name for sighting in draft.sightings)
        if not is_named or (draft.known is not None and draft.known.key == held.key):
            continue
        for role in draft.roles:
            of = fold_name(held.of) in map(fold_name, _owners(around, draft, role))
            if of and role.status in {"current", "acting"} and _office(role.words, held.of) == said:
                return True
    return False


def _held(around: Surroundings, draft: Draft, user: UserKnowledge) -> UserOffice | None:
    """Return the row of the only person whom the words can mean."""
    if all(around.phrases.is_indefinite(sighting.head) for sighting in draft.sightings):
        return None
    told = told_days(around.phrases.analysis, draft.first, around.published)
    if told.is_unclear:
        return None
    day = around.published[:10] if around.published else None
    days = told.days or ((day, day) if day else None)
    if days is None:
        return None
    rows = {
        row.key: row
        for role in draft.roles
        if role.status in {"current", "acting"}
        for row in _rows(around, draft, role, user)
        if row.covers(days[0]) and row.covers(days[1])
    }
    return next(iter(rows.values())) if len(rows) == 1 else None


def _rows(
    around: Surroundings, draft: Draft, role: DraftRole, user: UserKnowledge
) -> Iterator[UserOffice]:
    """Yield the offices of the file with the words of a role, in what it is a role in."""
    for of in _owners(around, draft, role):
        said = _office(role.words, of)
        yield from (row for row in user.offices_in(of) if _office(row.office, of) == said)


def _owners(around: Surroundings, draft: Draft, role: DraftRole) -> tuple[str, ...]:
    """Return what the role is one in: an actor of the file by name, a country by code."""
    body = around.cast.at.get(role.of_token) if role.of_token is not None else None
    if body is not None and body.type not in {"state", "government"}:
        return (body.known.name,) if is_by_user(body) and body.known else ()
    code = role.of_country or (body.country if body is not None else None)
    code = code or (draft.country if role.of_text is None else None)
    named = body.known.name if body is not None and is_by_user(body) and body.known else None
    return tuple(filter(None, (named, code)))


def _office(words: str, of: str) -> str:
    plain = normal_words(words)
    return canonical_office(plain, of) or plain


def _join(around: Surroundings, gone: Draft, kept: Draft) -> None:
    moved = list(gone.sightings)
    around.cast.unsight(gone, moved)
    for sighting in moved:
        is_office = sighting.kind == "title"
        around.cast.sight(kept, replace(sighting, rule=AT_DATE) if is_office else sighting)
    kept.roles += gone.roles
    kept.descriptions += gone.descriptions
    kept.country = kept.country or gone.country
    kept.sectors = kept.sectors or gone.sectors
    around.cast.drafts.remove(gone)

"""Who is meant by an office: "the French foreign minister", at the day that is told of.

An unnamed holder joins the person whom the document names for the same office, else the person
of our tables in office on the days that the clause tells of or, where it tells none, on the
document's date. One candidate resolves it (`office_at_date`); an open row of ours past its as-of
date only hints (`office_at_date_unconfirmed`); former, deputy, indefinite and vacant offices and
days around a change stay open. A name with its title is looked up in the same way, and keeps
its own name whatever the tables say.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.knowledge import fold_name
from sayso.knowledge.matching import parse_name, same_family, skeleton
from sayso.knowledge.offices import (
    Held,
    body_key,
    canonical_office,
    default_country,
    holders_on,
    is_same_person,
    normal_words,
)
from sayso.knowledge.people import Tenure
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, DraftRole, Sighting
from sayso.reading.actors.hyphenated_offices import RULE as HYPHENATED
from sayso.reading.actors.hyphenated_offices import add_hyphenated_offices
from sayso.reading.actors.office_phrases import (
    OfficePhrase,
    body_office,
    country_of_paragraph,
    country_said_before,
    guard_list,
    office_phrase,
    owner_office,
)
from sayso.reading.actors.told_dates import Days, Told, told_days
from sayso.reading.actors.user_offices import is_by_user
from sayso.record.types import Known

IN_DOCUMENT = "office_in_document"
AT_DATE = "office_at_date"
UNCONFIRMED = "office_at_date_unconfirmed"

Slot = tuple[str, str]
"""A country code or folded body, and the one name of an office of it."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """An actor that stands for the holder of an office, named or not."""

    draft: Draft
    phrase: OfficePhrase
    slot: Slot
    told: Told


def link_offices(around: Surroundings) -> None:
    """Give holders of offices their person; the drafts of one unnamed person become one."""
    add_hyphenated_offices(around)
    people = [d for d in around.cast.drafts if d.type == "person" and not d.is_plural]
    named = [draft for draft in people if _is_named(draft)]
    unnamed = [draft for draft in people if not (_is_named(draft) or is_by_user(draft))]
    holders = [holder for draft in unnamed if (holder := _holder(around, draft))]
    in_office = _named_by_slot(named) if holders else {}
    by_family = _by_family(named) if holders else {}
    joined: dict[str, Draft] = {}
    gone: set[int] = set()
    for holder in holders:
        if _link(around, holder, in_office, by_family, joined):
            gone.add(id(holder.draft))
    if gone:
        around.cast.drafts[:] = [d for d in around.cast.drafts if id(d) not in gone]
    for draft in named:
        _look_up_named(around, draft)


def _is_named(draft: Draft) -> bool:
    return any(sighting.name for sighting in draft.sightings)


# --- what the words say -------------------------------------------------------------------------


def _holder(around: Surroundings, draft: Draft) -> _Holder | None:
    for sighting in draft.sightings:
        if sighting.kind in {"title", "nominal"}:
            phrase = office_phrase(around, sighting.head)
            slot = _slot(around, draft, phrase) if phrase else None
            if phrase and slot:
                told = told_days(around.phrases.analysis, sighting.head, around.published)
                return _Holder(draft, phrase, slot, told)
    return None


def _slot(around: Surroundings, draft: Draft, phrase: OfficePhrase) -> Slot | None:
    """Return the office and whose it is; a bare office is that of the country in sight."""
    owners = phrase.owners
    if not owners:
        said = default_country(phrase.words, elsewhere=True) or draft.country
        said = said or country_said_before(around, phrase) or country_of_paragraph(around, phrase)
        if said is None or _is_of_a_club(around, phrase):
            return None
        owners = (said,)
    elif len(owners) > 1:
        owners = tuple(code for code in owners if code == draft.country)
    slots = [(owner, office) for owner in owners if (office := owner_office(phrase, owner))]
    return slots[0] if len(slots) == 1 else None


_ANYWHERE = frozenset({"president", "chairman", "leader", "head", "ruler", "governor", "speaker"})


def _is_of_a_club(around: Surroundings, phrase: OfficePhrase) -> bool:
    """Say whether a bare word for any head stands in a paragraph with a club or firm."""
    if phrase.words not in _ANYWHERE:
        return False
    a = around.phrases.analysis
    block, clubs = a.block[phrase.head], guard_list("clubs")
    first = last = phrase.head
    while first > 0 and a.block[first - 1] == block and phrase.head - first < _NEAR:
        first -= 1
    while last + 1 < len(a) and a.block[last + 1] == block and last - phrase.head < _NEAR:
        last += 1
    return any(a.lemma[token].lower() in clubs for token in range(first, last + 1))


_NEAR = 80


# --- whom the document names --------------------------------------------------------------------


def _named_by_slot(named: Sequence[Draft]) -> dict[Slot, list[Draft]]:
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


def _by_family(named: Sequence[Draft]) -> dict[str, list[Draft]]:
    found: dict[str, list[Draft]] = {}
    for draft in named:
        parsed = parse_name(draft.name)
        for word in {parsed.family, parsed.tokens[0], parsed.tokens[-1]}:
            found.setdefault(skeleton(word), []).append(draft)
    return found


def _named_like(by_family: dict[str, list[Draft]], person: str) -> Draft | None:
    """Return the only named person of the document who may be this one."""
    parsed = parse_name(person)
    words = sorted(
        {skeleton(word) for word in (parsed.family, parsed.tokens[0], parsed.tokens[-1])}
    )
    near = list(dict.fromkeys(d for word in words for d in by_family.get(word, ())))
    same = [d for d in near if is_same_person(d.name, person)]
    found = same or [d for d in near if same_family(fold_name(d.name), parsed.family)]
    return found[0] if len(found) == 1 else None


# --- joining ------------------------------------------------------------------------------------


def _link(
    around: Surroundings,
    holder: _Holder,
    in_office: dict[Slot, list[Draft]],
    by_family: dict[str, list[Draft]],
    joined: dict[str, Draft],
) -> bool:
    """Resolve one holder; say whether its draft has gone into another."""
    if holder.told.is_unclear or not _may_be_resolved(holder.phrase):
        return False
    inside = in_office.get(holder.slot, [])
    if len(inside) == 1 and not holder.phrase.guards and holder.told.days is None:
        _join(around, holder.draft, inside[0], IN_DOCUMENT)
        return True
    tenure, is_sure = _resolved(around, holder)
    if tenure is None:
        return False
    person = _named_like(by_family, tenure.person)
    if person is not None and not inside:
        person.known = person.known or tenure.known(AT_DATE)
        _join(around, holder.draft, person, AT_DATE)
        return True
    if inside:
        return False  # two persons for one office, or one at another time: the words do not say
    known = tenure.known(AT_DATE if is_sure else UNCONFIRMED)
    first = joined.setdefault(known.key, holder.draft) if is_sure else holder.draft
    if first is not holder.draft:
        _join(around, holder.draft, first, AT_DATE)
        return True
    _mark(holder.draft, known)
    return False


def _may_be_resolved(phrase: OfficePhrase) -> bool:
    """Say whether no word makes it another's office or a holder whom the words do not tell."""
    return not any(phrase.guards & guard_list(kind) for kind in ("other", "past", "future"))


def _days(holder: _Holder, published: str | None) -> Days | None:
    """Return the days told of, else the day of the document if it is known to the day."""
    if holder.told.days is not None:
        return holder.told.days
    if published is None or holder.phrase.guards & guard_list("then"):
        return None
    return (published[:10], published[:10]) if len(published) >= len("2001-01-01") else None


def _resolved(around: Surroundings, holder: _Holder) -> tuple[Tenure | None, bool]:
    days = _days(holder, around.published)
    if days is None:
        return None, False
    held = holders_on(_of_the_time(holder.slot, days), holder.slot[1], *days)
    tenure = held.tenure or _told_apart(held, holder.phrase.guards)
    if tenure is None and not holder.phrase.guards and _leaves(around, holder.phrase.head):
        tenure = held.before
    if tenure is None or not _fits_guards(tenure, holder.phrase.guards, days):
        return None, False
    return tenure, held.is_sure or held.tenure is None


def _of_the_time(slot: Slot, days: Days) -> str:
    """Return the Soviet Union for Russia while it stood; "Russian" was said of both."""
    return "SUN" if slot[0] == "RUS" and days[1] < "1991-12-25" else slot[0]


def _told_apart(held: Held, guards: frozenset[str]) -> Tenure | None:
    """Return the holder of a change whom a word tells: "new", "outgoing"."""
    if guards & guard_list("acting"):
        standing_in = [
            t for t in (held.before, held.after) if t and t.office.startswith(_STANDING_IN)
        ]
        return standing_in[0] if len(standing_in) == 1 else None
    if guards & guard_list("new"):
        return held.after
    return held.before if guards & guard_list("outgoing") else None


def _leaves(around: Surroundings, head: int) -> bool:
    """Say whether the holder resigns or is removed: on the day of a change the outgoing one."""
    a = around.phrases.analysis
    verb = a.head[head]
    if verb < 0:
        return False
    if a.deprel[head] == "nsubj":
        steps_down = a.lemma[verb] == "step" and any(a.form[c] == "down" for c in a.children[verb])
        return steps_down or a.lemma[verb] in guard_list("leaving")
    return a.deprel[head] == "nsubj:pass" and a.lemma[verb] in guard_list("removed")


_STANDING_IN = ("acting", "interim", "caretaker", "transition")


def _fits_guards(tenure: Tenure, guards: frozenset[str], days: Days) -> bool:
    if guards & guard_list("acting"):
        return tenure.office.startswith(_STANDING_IN)
    if guards & guard_list("new"):
        return int(days[0][:4]) - int(tenure.start[:4]) <= 1
    return True


def _mark(draft: Draft, known: Known) -> None:
    draft.known = draft.known or known
    draft.sightings = [_ruled(sighting, known.rule) for sighting in draft.sightings]


def _ruled(sighting: Sighting, rule: str) -> Sighting:
    is_office = sighting.kind == "title" and sighting.rule in {"nominal.new", HYPHENATED}
    return replace(sighting, rule=rule) if is_office else sighting


def _join(around: Surroundings, gone: Draft, kept: Draft, rule: str) -> None:
    """Make the mentions of an unnamed holder mentions of a person."""
    moved = list(gone.sightings)
    around.cast.unsight(gone, moved)
    for sighting in moved:
        around.cast.sight(kept, _ruled(sighting, rule))
    kept.roles += gone.roles
    kept.descriptions += gone.descriptions
    kept.country = kept.country or gone.country
    kept.sectors = kept.sectors or gone.sectors


# --- names with titles --------------------------------------------------------------------------


def _look_up_named(around: Surroundings, draft: Draft) -> None:
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
        tenure = holders_on(_of_the_time(slot, (day, day)), slot[1], day, day).tenure
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

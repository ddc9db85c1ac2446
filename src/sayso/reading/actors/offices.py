"""Who is meant by an office: "the French foreign minister", at the day that is told of.

An unnamed holder joins the person whom the document names for the same office, else the person
of our tables in office on the days that the clause tells of or, where it tells none, on the
document's date. One candidate resolves it (`office_at_date`); an open row of ours past its as-of
date only hints (`office_at_date_unconfirmed`); former, deputy, indefinite and vacant offices and
days around a change stay open. A name with its title is looked up in the same way, and keeps
its own name whatever the tables say.
"""

from dataclasses import dataclass, replace

from sayso.knowledge.offices import Held, default_country, holders_on, of_the_time
from sayso.knowledge.people import Tenure
from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.draft import Draft, Sighting
from sayso.reading.actors.hyphenated_offices import RULE as HYPHENATED
from sayso.reading.actors.hyphenated_offices import add_hyphenated_offices
from sayso.reading.actors.named_holders import (
    AT_DATE,
    Slot,
    by_family,
    look_up_named,
    named_by_slot,
    named_like,
)
from sayso.reading.actors.office_guards import guard_list
from sayso.reading.actors.office_owners import (
    country_of_paragraph,
    country_said_before,
    owner_office,
)
from sayso.reading.actors.office_phrases import OfficePhrase, office_phrase
from sayso.reading.actors.role_antecedents import bind_antecedents
from sayso.reading.actors.role_states import give_states
from sayso.reading.actors.told_dates import Days, Told, told_days
from sayso.reading.actors.user_offices import is_by_user
from sayso.record.types import Known

IN_DOCUMENT = "office_in_document"
UNCONFIRMED = "office_at_date_unconfirmed"


@dataclass(frozen=True, slots=True)
class _Holder:
    """An actor that stands for the holder of an office, named or not."""

    draft: Draft
    phrase: OfficePhrase
    slot: Slot
    told: Told


def link_offices(around: Surroundings) -> None:
    """Give holders of offices their person, and bare offices their body or state.

    The drafts of one unnamed person become one.
    """
    add_hyphenated_offices(around)
    people = [d for d in around.cast.drafts if d.type == "person" and not d.is_plural]
    named = [draft for draft in people if _is_named(draft)]
    unnamed = [draft for draft in people if not (_is_named(draft) or is_by_user(draft))]
    holders = [holder for draft in unnamed if (holder := _holder(around, draft))]
    in_office = named_by_slot(named) if holders else {}
    families = by_family(named) if holders else {}
    joined: dict[str, Draft] = {}
    gone: set[int] = set()
    for holder in holders:
        if _link(around, holder, in_office, families, joined):
            gone.add(id(holder.draft))
    if gone:
        around.cast.drafts[:] = [d for d in around.cast.drafts if id(d) not in gone]
    for draft in named:
        look_up_named(around, draft)
    bind_antecedents(around)
    give_states(around)


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


# --- joining ------------------------------------------------------------------------------------


def _link(
    around: Surroundings,
    holder: _Holder,
    in_office: dict[Slot, list[Draft]],
    families: dict[str, list[Draft]],
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
    person = named_like(families, tenure.person)
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
    held = holders_on(of_the_time(holder.slot[0], days[1]), holder.slot[1], *days)
    tenure = held.tenure or _told_apart(held, holder.phrase.guards)
    if tenure is None and not holder.phrase.guards and _leaves(around, holder.phrase.head):
        tenure = held.before
    if tenure is None or not _fits_guards(tenure, holder.phrase.guards, days):
        return None, False
    return tenure, held.is_sure or held.tenure is None


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

"""Where a text gives an office to somebody else than our tables do: an error there, or here.

In go the actors and the date, out come gaps. Only a title right before a name or beside it counts,
of a country, said of the document's date, against a row that is sure; what is told of another
time, acting and former holders say nothing.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from sayso.knowledge import countries, country_names, demonyms, fold_name
from sayso.knowledge.matching import parse_name, skeleton
from sayso.knowledge.offices import canonical_office, holders_on, is_same_person, normal_words
from sayso.knowledge.people import Tenure
from sayso.knowledge.user import RULE as USER_FILE
from sayso.language.analysis import Analysis
from sayso.reading.actors.told_dates import told_days
from sayso.record.types import Actor, Gap, Role

_PLAIN = frozenset({"title.before_name", "title.apposition", "title.reversed_apposition"})


def office_conflicts(
    analysis: Analysis, actors: Sequence[Actor], published: str | None
) -> list[Gap]:
    """Return a gap for each named person whose office a table gives to another at the date."""
    if published is None or len(published) < len("2001-01-01"):
        return []
    by_id = {actor.id: actor for actor in actors}
    return [
        _gap(actor, role, tenure)
        for actor in actors
        if actor.type == "person" and any(mention.kind == "name" for mention in actor.mentions)
        if actor.known is None or actor.known.rule != USER_FILE  # the file goes before ours
        for role in _offices(analysis, actor, published)
        if (tenure := _other_holder(actor, role, by_id, published[:10])) is not None
    ]


def _offices(analysis: Analysis, actor: Actor, published: str) -> Iterator[Role]:
    for role in actor.roles:
        if role.status == "current" and role.rule in _PLAIN:
            token = bisect_left(analysis.start, role.span[0])
            told = told_days(analysis, min(token, len(analysis) - 1), published)
            if told.days is None and not told.is_unclear:
                yield role


def _other_holder(actor: Actor, role: Role, by_id: dict[str, Actor], day: str) -> Tenure | None:
    """Return the tenure of the holder at the date if that is surely another person."""
    code = _country(role, by_id)
    office = canonical_office(normal_words(role.role), code) if code else None
    held = holders_on(code, office, day, day) if code and office else None
    if held is None or held.tenure is None or not held.is_sure or held.tenure.table != "own":
        return None
    return None if _may_be(actor, held.tenure.person) else held.tenure


def _country(role: Role, by_id: dict[str, Actor]) -> str | None:
    """Return the country of the office: the actor's that it is of, else that of its words."""
    land = by_id.get(role.of or "")
    if land is not None:
        return land.country if land.type in {"state", "government"} else None
    words = fold_name(role.of_text or "")
    codes = demonyms().get(words) or tuple(filter(None, [country_names().get(words)]))
    return codes[0] if len(codes) == 1 else None


def _may_be(actor: Actor, person: str) -> bool:
    family = skeleton(parse_name(person).family)
    return any(
        is_same_person(name, person) or skeleton(parse_name(name).family) == family
        for name in (actor.name, *actor.aliases)
    )


def _gap(actor: Actor, role: Role, tenure: Tenure) -> Gap:
    country = countries().get(tenure.of)
    land = country.name if country else tenure.of
    end = f" to {tenure.end}" if tenure.end else ", still so as of " + tenure.as_of
    message = (
        f"{actor.name} is called {role.role} of {land}; our table has {tenure.person} "
        f"from {tenure.start}{end}."
    )
    return Gap(kind="office_conflict", span=role.span, message=message)

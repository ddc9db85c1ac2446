"""From drafts to `Actor`s: ids in text order, roles bound to actors, countries and sectors."""

from sayso.knowledge import countries, fold_name, heads_named, tenures_of
from sayso.language.analysis import Analysis
from sayso.reading.actors.draft import Cast, Draft, DraftRole, Sighting
from sayso.record.types import Actor, Mention, Role


def finished(analysis: Analysis, cast: Cast) -> tuple[Actor, ...]:
    """Return the actors in order of their first mention."""
    drafts = [draft for draft in cast.drafts if draft.sightings]
    drafts.sort(key=lambda draft: (draft.first, draft.name))
    ids = {id(draft): f"a{number}" for number, draft in enumerate(drafts, start=1)}
    return tuple(_actor(analysis, cast, draft, ids) for draft in drafts)


def _actor(analysis: Analysis, cast: Cast, draft: Draft, ids: dict[int, str]) -> Actor:
    sightings = sorted(draft.sightings, key=lambda s: (s.first, s.last))
    name = _display_name(draft)
    by_fold = {fold_name(alias): alias for alias in reversed((draft.name, *draft.aliases))}
    by_fold.pop(fold_name(name), None)
    aliases = sorted(by_fold.values())
    return Actor(
        id=ids[id(draft)],
        name=name,
        type=draft.type,
        country=_of_today(draft.country),
        sectors=draft.sectors,
        mentions=tuple(_mention(analysis, sighting) for sighting in sightings),
        aliases=tuple(aliases),
        roles=tuple(_role(cast, role, draft, ids) for role in _sorted_roles(draft)),
        descriptions=tuple(sorted(draft.descriptions, key=lambda d: d.span)),
        known=draft.known,
    )


def _of_today(code: str | None) -> str | None:
    """Return the code in ISO 3166-1: the main successor's for a state that is no more."""
    country = countries().get(code) if code else None
    return country.successors[0] if country and country.successors else code


def _display_name(draft: Draft) -> str:
    """Return the fullest name of a person, the first of several; the given name of the rest."""
    if draft.type != "person":
        return draft.name
    named = [s.name.words for s in draft.sightings if s.name]
    return max(named, key=lambda words: len(words.split()), default=draft.name)


def _mention(analysis: Analysis, sighting: Sighting) -> Mention:
    return Mention(
        span=analysis.span(sighting.first, sighting.last),
        head=analysis.span(sighting.head, sighting.head),
        kind=sighting.kind,
        rule=sighting.rule,
        score=None if sighting.score is None else round(sighting.score, 3),
    )


def _sorted_roles(draft: Draft) -> list[DraftRole]:
    """Return each role once, where it is first said; one that says of whom wins."""
    kept: dict[tuple[str, str, str], DraftRole] = {}
    told = {(role.words, role.status) for role in draft.roles if role.of_text}
    for role in sorted(draft.roles, key=lambda role: (role.span, role.words)):
        if role.of_text or (role.words, role.status) not in told:
            kept.setdefault((role.words, role.status, fold_name(role.of_text or "")), role)
    return list(kept.values())


def _role(cast: Cast, role: DraftRole, draft: Draft, ids: dict[int, str]) -> Role:
    target = cast.at.get(role.of_token) if role.of_token is not None else None
    if target is None and role.of_country:
        target = _power(cast, role.of_country)
    of = ids.get(id(target)) if target is not None and target is not draft else None
    return Role(
        role=role.words, of=of, of_text=role.of_text, status=role.status, span=role.span,
        rule=role.rule,
    )  # fmt: skip


def _power(cast: Cast, code: str) -> Draft | None:
    """Return the state, else the government, of a country that the document has as an actor."""
    return cast.states.get(code) or cast.governments.get(code)


# --- what roles and tables say of a person ------------------------------------------------------


def place_people(cast: Cast, published: str | None, named: set[str]) -> None:
    """Give persons the country and sectors of their roles, else of the offices they held."""
    for draft in cast.drafts:
        if draft.type == "person":
            _by_roles(cast, draft)
            _by_tenures(draft, published, named)


def _by_roles(cast: Cast, draft: Draft) -> None:
    # "Sheikh" and the like are of the church only if no office is named
    for role in sorted(draft.roles, key=lambda role: role.sectors[:1] == ("REL",)):
        target = cast.at.get(role.of_token) if role.of_token is not None else None
        draft.country = draft.country or role.of_country or (target.country if target else None)
        sectors = role.sectors
        if not sectors and target is not None and target is not draft:
            sectors = ("GOV",) if target.type in {"state", "government"} else target.sectors
        if role.status == "former" and sectors and sectors[0] in {"GOV", "LEG"}:
            sectors = ("ELI",)
        draft.sectors = draft.sectors or sectors


def _by_tenures(draft: Draft, published: str | None, named: set[str]) -> None:
    """Look a full name up among the holders of offices.

    The country must be that of a role or one that the document names: a name alone is not enough.
    """
    full = max((s.name.words for s in draft.sightings if s.name), key=len, default="")
    if " " not in full:
        _by_surname(draft, full, published)
        return
    held = [t for t in tenures_of(full) if draft.country == t.of or _may_be_of(draft, t.of, named)]
    if not held or len({tenure.of for tenure in held}) > 1:
        return
    at_date = [tenure for tenure in held if published and tenure.covers(published)]
    chosen = at_date[-1] if at_date else held[-1]
    draft.country = draft.country or (chosen.of if len(chosen.of) == 3 else None)
    if at_date and not draft.sectors:
        draft.sectors = ("GOV",)
    draft.known = draft.known or chosen.known("office_at_date" if at_date else "person_in_offices")


def _by_surname(draft: Draft, surname: str, published: str | None) -> None:
    """Give "President X" the only country whose heads bear that surname, at the date if known."""
    has_office = any(role.words in _HEADS for role in draft.roles)
    if draft.country is not None or not has_office:
        return
    held = heads_named(surname)
    at_date = [tenure for tenure in held if published and tenure.covers(published)]
    found = {tenure.of for tenure in at_date or held}
    if len(found) == 1:
        draft.country = found.pop()


_HEADS = frozenset({"president", "prime minister", "premier", "chancellor", "king", "emir"})


def _may_be_of(draft: Draft, code: str, named: set[str]) -> bool:
    has_office = any("GOV" in role.sectors for role in draft.roles)
    return draft.country is None and (code in named or has_office)

"""Organisations, armed groups, media and powers: named mentions gathered within the document.

One body for equal names, for a row of the tables, for an acronym and its expansion, and for
a short form that only one earlier name begins with. A country's name that acts is one state; its
seats and capital are one government, which joins the state unless the text keeps them apart.
A body and its people ("the unit", "its soldiers") are never merged here.
"""

from collections.abc import Sequence
from dataclasses import replace

from sayso.knowledge import bodies, cities_named, countries, fold_name
from sayso.reading.actors.attributes import name_country, name_town_country
from sayso.reading.actors.draft import Cast, Draft
from sayso.reading.actors.lexicon import acts, head_nouns, word_list
from sayso.reading.actors.people import named_sighting
from sayso.reading.actors.phrases import Phrases
from sayso.reading.actors.readings import Reading
from sayso.reading.actors.sectors import body_sectors, name_sectors
from sayso.record.types import Known
from sayso.record.vocabulary import ActorType

_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "to", "a"})


def add_bodies(
    cast: Cast, phrases: Phrases, readings: Sequence[Reading], country_at: dict[int, str]
) -> None:
    """Add the bodies among the names to the cast."""
    by_name: dict[str, Draft] = {}
    place_at = {reading.name.head: reading.lies_in for reading in readings if reading.lies_in}
    known_at = place_at | country_at
    for reading in readings:
        if reading.kind == "body":
            checked = _checked(phrases, reading, country_at, known_at)
            _add_body(cast, phrases, by_name, checked)


def _checked(
    phrases: Phrases, reading: Reading, country_at: dict[int, str], place_at: dict[int, str]
) -> Reading:
    """Take the country from the words before the name; a body of the tables must agree."""
    first = phrases.bounds(reading.name.head)[0]
    told = [country_at[t] for t in range(first, reading.name.start) if t in country_at]
    told = told or _countries_behind(phrases, reading, place_at)
    if len(set(told)) != 1:
        return reading
    body = reading.body if reading.body and reading.body.country in {None, told[0]} else None
    rule = reading.rule if body is reading.body else "name.organisation"
    return replace(reading, country=told[0], body=body, rule=rule)


def _countries_behind(phrases: Phrases, reading: Reading, place_at: dict[int, str]) -> list[str]:
    """Return the country of the place behind an unknown name: "the Senate in Manila"."""
    if reading.body is not None:
        return []
    behind = phrases.analysis.children_by(reading.name.head, "nmod")
    return [
        place_at[token]
        for token in behind
        if token >= reading.name.end
        and token in place_at
        and phrases.case_of(token) in {"in", "of"}
    ]


def _add_body(cast: Cast, phrases: Phrases, by_name: dict[str, Draft], reading: Reading) -> None:
    folded = reading.name.folded
    rule = reading.rule
    draft = by_name.get(reading.body.key if reading.body else folded) or by_name.get(folded)
    turned = _turned(folded)
    draft = draft or by_name.get(turned)
    if draft is None and reading.body and reading.body.type == "media":
        draft = by_name.get("last " + folded)  # "the Times" of a text on the New Harbour Times
        draft = None if draft is _AMBIGUOUS else draft
        rule = "name.short_form" if draft else rule
    if draft is None:
        draft, rule = _by_form(phrases, by_name, reading)
    sighting = named_sighting(phrases, reading, rule)
    if draft is None:
        draft = cast.add(_new_body(phrases, reading))
        cast.sight(draft, sighting)
    else:
        cast.sight(draft, sighting)
        if reading.name.words not in (draft.name, *draft.aliases):
            draft.aliases.append(reading.name.words)
            if fold_name(draft.name) == folded.rpartition(" ")[2]:  # "the Front", then "X Front"
                draft.aliases[-1], draft.name = draft.name, reading.name.words
        if reading.body and draft.known is None and rule != "name.short_form":
            _adopt(draft, _new_body(phrases, reading))
    by_name.setdefault(folded, draft)
    if turned:
        by_name.setdefault(turned, draft)
    if reading.body:
        by_name.setdefault(reading.body.key, draft)
    initials = _initials(reading.name.words)
    if len(initials) > 1:
        by_name.setdefault("initials " + initials, draft)
    # The first word stands for the whole name until a second name begins with it.
    first, last = folded.split(" ")[0], folded.rpartition(" ")[2]
    if first != folded:
        for key in ("first " + first, "last " + last):
            taken = by_name.get(key)
            by_name[key] = draft if taken in (None, draft) else _AMBIGUOUS


def _turned(folded: str) -> str:
    """Return one key for "Ministry of Defence" and "Defence Ministry", empty for other bodies."""
    words = folded.replace("defense", "defence").split(" ")
    kind = next((word for word in words if word in _TURNED), "")
    rest = sorted(word for word in words if word != kind and word not in _SMALL)
    return f"{kind} of {' '.join(rest)}" if kind and rest else ""


_TURNED = frozenset({"ministry", "department"})


def _adopt(draft: Draft, known: Draft) -> None:
    """Take over what the tables know of a body by its other name."""
    draft.known, draft.type = known.known, known.type
    draft.country = draft.country or known.country
    draft.sectors = known.sectors or draft.sectors


_AMBIGUOUS = Draft("organisation", "")


def _by_form(
    phrases: Phrases, by_name: dict[str, Draft], reading: Reading
) -> tuple[Draft | None, str]:
    """Return an earlier body that this name is a form of, and the rule."""
    words = reading.name.words
    expansion = _bracketed(phrases, by_name, reading)
    if expansion is not None:
        return expansion, "name.acronym"
    if words.replace(".", "").isupper() and " " not in words:
        found = by_name.get("initials " + words.replace(".", "").lower())
        return found, "name.acronym"
    folded = reading.name.folded
    acronym = by_name.get(_initials(words))
    if acronym is not None and acronym.name.isupper() and len(acronym.name) > 2:
        return acronym, "name.acronym"  # the full name comes later: "the KWU ... (Union of ...)"
    short = by_name.get("first " + folded) or by_name.get("last " + folded)
    if short is not None and short is not _AMBIGUOUS and reading.body is None:
        return short, "name.short_form"
    longer = by_name.get(folded.split(" ")[0]) if " " in folded else None
    if longer is not None and _is_group_noun(folded.rpartition(" ")[2]):
        return longer, "name.long_form"
    lone = _lone_noun(by_name, folded)
    if lone is not None and reading.body is None:
        return lone, "name.long_form"
    return None, reading.rule


def _lone_noun(by_name: dict[str, Draft], folded: str) -> Draft | None:
    """Return the body called by its noun alone before its name in full: "the Front", "X Front"."""
    last = folded.rpartition(" ")[2]
    lone = by_name.get(last) if " " in folded and _is_group_noun(last) else None
    is_lone = lone is not None and lone.known is None and fold_name(lone.name) == last
    return lone if is_lone and by_name.get(f"last {last}") is None else None


def _is_group_noun(word: str) -> bool:
    return word in acts().same_body_nouns


def _bracketed(phrases: Phrases, by_name: dict[str, Draft], reading: Reading) -> Draft | None:
    """Return the body whose name stands right before this one in brackets: "Expansion (ACR)"."""
    a = phrases.analysis
    start, end = reading.name.start, reading.name.end
    if start < 2 or end >= len(a) or a.form[start - 1] != "(" or a.form[end] != ")":
        return None
    for back in range(start - 2, max(start - 8, -1), -1):
        if not (a.form[back][:1].isupper() or a.lemma[back] in _SMALL):
            return None
        draft = by_name.get(fold_name(a.text[a.start[back] : a.end[start - 2]]))
        if draft is not None:
            return draft
    return None


def _initials(words: str) -> str:
    parts = fold_name(words).split(" ")
    return "".join(p[0] for p in parts if p and p not in _SMALL) if len(parts) > 1 else ""


def _new_body(phrases: Phrases, reading: Reading) -> Draft:
    body = reading.body
    if body is not None:
        known = Known(key=body.key, name=body.name, as_of=body.as_of, rule=body.rule)
        sector = tuple(body.sector.split("|")) if body.sector else ()
        country = body.country
        if country is None and body.type == "armed_group":
            country = name_country(reading.name.words)
        return Draft(body.type, reading.name.words, [], country=country, sectors=sector,
                     known=known)  # fmt: skip
    words = reading.name.words
    if across := _class_of_first_words(reading.name.folded):
        return Draft("organisation", words, [], sectors=across)
    kind, sectors = _by_head_noun(phrases, reading)
    sectors = body_sectors(words) or name_sectors(words) or sectors
    if unit := _unit_sectors(words):
        kind, sectors = "armed_group", unit
    if reading.rule == "name.paper" or not _MEDIA_WORDS.isdisjoint(words.lower().split()):
        kind, sectors = "media", ("JRN",)
    if side := _side_before(phrases, reading):
        sectors = (*side, *(sector for sector in sectors if sector not in side))
    country = reading.country or name_country(words)
    if country is None and _ROOTED & set(sectors):
        country = name_town_country(words)
    if country is None and not sectors and not _UNBOUND.isdisjoint(words.lower().split()):
        sectors = ("NGO",)
    return Draft(kind, words, [], country=country, sectors=sectors)


def _side_before(phrases: Phrases, reading: Reading) -> tuple[str, ...]:
    """Return the sector that the words before a name tell: "the opposition Civic Union"."""
    a = phrases.analysis
    first = phrases.bounds(reading.name.head)[0]
    words = {a.form[token].lower() for token in range(first, reading.name.start)}
    if words & {"opposition"}:
        return ("OPP",)
    return ("GOV",) if words & {"governing", "ruling"} else ()


def _class_of_first_words(folded: str) -> tuple[str, ...]:
    """Return the class of a body between states that the name begins with: "UN Refugee Agency"."""
    words = folded.split(" ")
    for end in range(len(words) - 1, 0, -1):
        body = bodies().get(" ".join(words[:end]))
        if body is not None and body.sector in {"IGO", "NGO"} and body.country is None:
            return (body.sector,)
    return ()


# Bodies that are of the town in their name: "Tehran University", "the Phnom Penh Herald".
_ROOTED = frozenset({"EDU", "MED", "JRN", "COP", "JUD", "REL", "GOV", "BUS"})
# Societies of no country and no trade.
_UNBOUND = word_list("unbound_bodies")


def _unit_sectors(words: str) -> tuple[str, ...]:
    """Return the sectors of a body under arms by the noun that its name ends in, else nothing."""
    parts = words.lower().split()
    if parts[-1] not in word_list("unit_nouns"):
        return ()
    return () if word_list("unarmed_units").intersection(parts[-2:-1]) else ("MIL",)


_MEDIA_WORDS = frozenset(
    {"times", "herald", "tribune", "gazette", "news", "radio", "television", "tv", "broadcasting",
     "telegraph", "newspaper", "magazine"}
)  # fmt: skip


def _by_head_noun(phrases: Phrases, reading: Reading) -> tuple[ActorType, tuple[str, ...]]:
    """Return type and sectors by the head noun of the name, organisation if it tells nothing."""
    a = phrases.analysis
    for token in (reading.name.head, reading.name.end - 1, reading.name.start):
        noun = head_nouns().get(a.lemma[token].lower()) or head_nouns().get(a.form[token].lower())
        if noun and noun.type not in {"people", "state"}:
            is_of_people = noun.type in {"group", "person"}  # "Maoists"
            return ("organisation" if is_of_people else noun.type), noun.sectors
    return "organisation", ()


def add_powers(cast: Cast, phrases: Phrases, readings: Sequence[Reading]) -> None:
    """Add states and governments, one each a country, joined unless the text keeps them apart."""
    states, governments = cast.states, cast.governments
    for reading in readings:
        if reading.kind == "state":
            code = reading.country or f"land {reading.name.folded}"
            if code not in states:
                states[code] = cast.add(state_of(reading))
            draft = states[code]
        elif reading.kind == "government":
            code = reading.country or reading.name.folded
            if code not in governments:
                governments[code] = cast.add(_government(reading))
            draft = governments[code]
        elif reading.kind == "bloc":
            # "the West demands": those who rule there, no place
            code = f"bloc {reading.name.folded}"
            if code not in governments:
                bloc = Draft("group", reading.name.words, is_plural=True)
                governments[code] = cast.add(bloc)
            draft = governments[code]
        else:
            continue
        cast.sight(draft, named_sighting(phrases, reading, reading.rule))
        if reading.seat and draft.known is None:
            draft.known = _seat_known(reading)
        if reading.name.words not in (draft.name, *draft.aliases):
            draft.aliases.append(reading.name.words)

    _join_bare_capitals(cast)


def _join_bare_capitals(cast: Cast) -> None:
    """Merge a government known by its capital alone into the state that acts beside it."""
    for code, government in list(cast.governments.items()):
        state = cast.states.get(code)
        by_capital = all((s.rule or "") != "metonym.seat" for s in government.sightings)
        if state is not None and by_capital:
            cast.merge(state, government)
            del cast.governments[code]


def state_of(reading: Reading) -> Draft:
    """Return a new draft of the state that a reading names."""
    code = reading.country
    if code is None:
        return Draft("state", reading.name.words)  # a land that no table knows
    country = countries()[code]
    known = Known(key=f"iso:{code}", name=country.name, as_of="2026-05", rule="countries")
    return Draft("state", country.name, country=code, known=known)


def _government(reading: Reading) -> Draft:
    known = None
    if reading.seat is None:
        known = _capital_known(reading)
    draft = Draft("government", reading.name.words, country=reading.country, known=known)
    draft.sectors = _SEAT_SECTORS.get(reading.seat.kind, ("GOV",)) if reading.seat else ("GOV",)
    return draft


def _capital_known(reading: Reading) -> Known:
    """Return the place that stands for the government, as the gazetteer knows it."""
    for city in cities_named(reading.name.folded):
        if city.country == reading.country:
            return Known(key=city.key, name=city.name, as_of="2026", rule="capitals")
    key = f"iso:{reading.country}"
    return Known(key=key, name=reading.name.words, as_of="2026-05", rule="capitals")


_SEAT_SECTORS = {
    "legislature": ("LEG",), "defence ministry": ("GOV", "MIL"), "intelligence service": ("SPY",),
    "financial business": ("BUS",), "technology business": ("BUS",), "press": ("JRN",),
    "military": ("MIL",),
}  # fmt: skip


def _seat_known(reading: Reading) -> Known:
    assert reading.seat
    name = reading.seat.name
    return Known(key=f"seat:{fold_name(name).replace(' ', '-')}", name=name, as_of="2025",
                 rule="seats")  # fmt: skip

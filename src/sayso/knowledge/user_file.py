"""A user's YAML file of actors, places and offices, checked and read into `UserKnowledge`.

Every value is checked where it stands; the first that is wrong is told with its line, what is
wrong and what to do (`UsageError`). What the file says otherwise than our tables is told as
a clash and holds. The form is described in `docs/actors-file.md`.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, cast, get_args

from sayso.knowledge.fold import fold_name
from sayso.knowledge.polities import countries, country_names
from sayso.knowledge.user import (
    UserActor,
    UserKnowledge,
    UserOffice,
    UserPlace,
    persons_of_offices,
    user_key,
)
from sayso.knowledge.user_clashes import clashes_with_ours
from sayso.record.vocabulary import ActorType, PlaceKind
from sayso.yaml_files import (
    Fields,
    MappingNode,
    Node,
    TextNode,
    Wrong,
    read_bytes,
    read_nodes,
    rows_of,
)

SECTORS: Final = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "AGR", "BUS", "CRM",
    "CVL", "EDU", "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "NGO",
    "IMG", "ISM", "MNC",
)  # fmt: skip
"""The sectors of PLOVER that a row may have."""
_HEADINGS = ("actors", "places", "offices")
_ACTOR_KEYS = ("name", "aliases", "type", "country", "sector", "roles", "never")
_ROLE_KEYS = ("person", "role", "from", "to")
_PLACE_KEYS = ("name", "aliases", "kind", "country", "lat", "lon", "never")
_OFFICE_KEYS = ("of", "office", "person", "from", "to")
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}")


def read_user_file(path: Path) -> UserKnowledge:
    """Read the file at `path`; raises `UsageError` with the line for whatever is wrong."""
    return parse_user_file(read_bytes(path, what="a file of actors"), str(path))


def parse_user_file(data: bytes, name: str) -> UserKnowledge:
    """Return what the bytes of a file say; `name` is what errors call it."""
    wrong = Wrong(name)
    parts = _headings(read_nodes(data, name), wrong)
    actors = tuple(_actor(row, wrong) for row in parts["actors"])
    places = tuple(_place(row, wrong) for row in parts["places"])
    offices = tuple(_office(row, wrong) for row in parts["offices"])
    if not (actors or places or offices):
        message = "no actor, place or office stands here. Give one, or leave the file out."
        raise wrong.at(1, message)
    _refuse_shared_names(actors, places, wrong)
    _refuse_repeated(offices, wrong)
    rows = tuple(row.value for row in actors)
    held = tuple(row.value for row in offices)
    return UserKnowledge(
        digest=f"sha256:{hashlib.sha256(data).hexdigest()}",
        actors=(*rows, *persons_of_offices(rows, held)),
        places=tuple(row.value for row in places),
        offices=held,
        clashes=_clashes((*actors, *places, *offices), name),
    )


def _clashes(rows: "tuple[_Actor | _Place | _Office, ...]", name: str) -> tuple[str, ...]:
    return tuple(
        f"{name}, line {row.line}: {clash} The file goes before it."
        for row in rows
        for clash in clashes_with_ours(row.value)
    )


@dataclass(frozen=True, slots=True)
class _Actor:
    value: UserActor
    line: int


@dataclass(frozen=True, slots=True)
class _Place:
    value: UserPlace
    line: int


@dataclass(frozen=True, slots=True)
class _Office:
    value: UserOffice
    line: int


def _headings(root: Node | None, wrong: Wrong) -> dict[str, tuple[MappingNode, ...]]:
    """Return the rows under each heading of the file."""
    shown = ", ".join(f"{heading}:" for heading in _HEADINGS)
    if root is None or (isinstance(root, TextNode) and root.is_null):
        raise wrong.at(1, f"the file is empty. Write rows under {shown}.")
    if not isinstance(root, MappingNode):
        raise wrong.at(root.line, f"the file begins with no heading. Write rows under {shown}.")
    found: dict[str, tuple[MappingNode, ...]] = dict.fromkeys(_HEADINGS, ())
    fields = Fields(root, _HEADINGS, wrong, what="the file")
    for heading, what in zip(_HEADINGS, ("an actor", "a place", "an office"), strict=True):
        node = fields.node(heading)
        found[heading] = () if node is None else rows_of(node, wrong, what=what)
    return found


def _actor(row: MappingNode, wrong: Wrong) -> _Actor:
    fields = Fields(row, _ACTOR_KEYS, wrong, what="an actor")
    name = _name(fields, "name")
    kind = fields.choice("type", get_args(ActorType))
    if kind is None:
        types = ", ".join(get_args(ActorType))
        message = f"“{name}” lacks its type. Write type: and one of {types}."
        raise wrong.at(row.line, message)
    if kind == "person" and fields.node("roles") is not None:
        message = "roles stand with the body, not with the person. Move them there, or to offices."
        raise wrong.at(fields.line_of("roles"), message)
    actor = UserActor(
        key=user_key(name),
        name=name,
        type=cast("ActorType", kind),
        aliases=_aliases(fields, name),
        country=_country(fields, "country"),
        sectors=_sectors(fields),
        roles=tuple(_role(inner, name, wrong) for inner in fields.rows("roles", what="a role")),
        never=_never(fields),
    )
    _refuse_own_never(fields, actor)
    return _Actor(actor, row.line)


def _role(row: MappingNode, body: str, wrong: Wrong) -> UserOffice:
    fields = Fields(row, _ROLE_KEYS, wrong, what="a role")
    role, person = _name(fields, "role"), _name(fields, "person")
    start, end = fields.dates("from", "to")
    return UserOffice(of=body, office=role.lower(), person=person, start=start, end=end)


def _place(row: MappingNode, wrong: Wrong) -> _Place:
    fields = Fields(row, _PLACE_KEYS, wrong, what="a place")
    name = _name(fields, "name")
    lat, lon = fields.number("lat", -90, 90), fields.number("lon", -180, 180)
    if (lat is None) != (lon is None):
        message = f"“{name}” has one of lat and lon. Give both or neither."
        raise wrong.at(fields.line_of("lon" if lat is None else "lat"), message)
    kind = fields.choice("kind", get_args(PlaceKind)) or "other"
    place = UserPlace(
        key=user_key(name),
        name=name,
        kind=cast("PlaceKind", kind),
        aliases=_aliases(fields, name),
        country=_country(fields, "country"),
        lat=lat,
        lon=lon,
        never=_never(fields),
    )
    _refuse_own_never(fields, place)
    return _Place(place, row.line)


def _office(row: MappingNode, wrong: Wrong) -> _Office:
    fields = Fields(row, _OFFICE_KEYS, wrong, what="an office")
    start, end = fields.dates("from", "to")
    of = _country(fields, "of")
    if of is None:
        message = "an office lacks “of”. Give the code of its country."
        raise wrong.at(fields.line_of("of"), message)
    office, person = _name(fields, "office"), _name(fields, "person")
    return _Office(UserOffice(of, office.lower(), person, start, end), row.line)


def _name(fields: Fields, key: str) -> str:
    name = fields.needed(key)
    if not fold_name(name):
        message = f"“{name}” has no letters. Write a name."
        raise fields.wrong.at(fields.line_of(key), message)
    return name


def _aliases(fields: Fields, name: str) -> tuple[str, ...]:
    """Return the aliases, each spelling once."""
    seen = {fold_name(name)}
    kept = []
    for alias, line in fields.texts_with_lines("aliases"):
        folded = fold_name(alias)
        if not folded:
            raise fields.wrong.at(line, f"the alias “{alias}” has no letters. Remove it.")
        if folded not in seen:
            kept.append(alias)
        seen.add(folded)
    return tuple(kept)


def _never(fields: Fields) -> tuple[str, ...]:
    for words, line in fields.texts_with_lines("never"):
        if not fold_name(words):
            raise fields.wrong.at(line, f"“{words}” under never has no letters. Remove it.")
    return fields.texts("never")


def _refuse_own_never(fields: Fields, row: UserActor | UserPlace) -> None:
    """Refuse a row that both is and never is one string."""
    own = {fold_name(name) for name in (row.name, *row.aliases)}
    for words, line in fields.texts_with_lines("never"):
        if fold_name(words) in own:
            message = f"“{words}” is a name of this row and stands under never. Remove one."
            raise fields.wrong.at(line, message)


def _country(fields: Fields, key: str) -> str | None:
    """Return a code: of ISO 3166-1 alpha-3, or any of the user's own for other lands."""
    code = fields.text(key)
    if code is None or (_CODE.fullmatch(code) and (len(code) > 2 or code in countries())):
        return code
    known = country_names().get(fold_name(code))
    upper = code.upper()
    meant = known or (upper if upper in countries() else None)
    advice = f"Write {meant}." if meant else "Write a code of capitals, such as KEN, or your own."
    message = f"“{code}” is no country code of three letters or more. {advice}"
    raise fields.wrong.at(fields.line_of(key), message)


def _sectors(fields: Fields) -> tuple[str, ...]:
    """Return the sectors, the main one first."""
    found = fields.texts_with_lines("sector")
    for sector, line in found:
        if sector not in SECTORS:
            message = f"“{sector}” is no sector of PLOVER. Write one of {', '.join(SECTORS)}."
            raise fields.wrong.at(line, message)
    return tuple(dict.fromkeys(sector for sector, _ in found))


def _refuse_shared_names(
    actors: tuple[_Actor, ...], places: tuple[_Place, ...], wrong: Wrong
) -> None:
    """Refuse a name that two rows have; a state may be a place as well."""
    seen: dict[str, tuple[str, int]] = {}
    for actor in actors:
        _take_names(actor.value, actor.line, seen, wrong)
    lands = {actor.value.key for actor in actors if actor.value.type == "state"}
    seen = {name: held for name, held in seen.items() if user_key(held[0]) not in lands}
    for place in places:
        _take_names(place.value, place.line, seen, wrong)


def _take_names(
    row: UserActor | UserPlace, line: int, seen: dict[str, tuple[str, int]], wrong: Wrong
) -> None:
    for name in (row.name, *row.aliases):
        held = seen.get(fold_name(name))
        if held is not None:
            message = (
                f"“{name}” is a name of “{held[0]}” too (line {held[1]}). "
                "Give each name to one row."
            )
            raise wrong.at(line, message)
        seen[fold_name(name)] = (row.name, line)


def _refuse_repeated(offices: tuple[_Office, ...], wrong: Wrong) -> None:
    seen: dict[tuple[str, str, str, str | None], int] = {}
    for row in offices:
        held = row.value
        key = (held.of, fold_name(held.office), fold_name(held.person), held.start)
        if key in seen:
            message = f"this office stands on line {seen[key]} already. Remove one."
            raise wrong.at(row.line, message)
        seen[key] = row.line

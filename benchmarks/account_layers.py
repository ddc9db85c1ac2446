"""Comparison of a record with the gold of a whole account, layer by layer.

`compare` hands back counts of right and asked for each figure, with a line for each error.
"""

from benchmarks.account_compared import ENOUGH, OUTSIDE, Compared, Counts, dice, fits, match
from benchmarks.account_gold import ANY, OPEN, Account, Row, choices, side
from sayso.record.record import Record
from sayso.record.types import Claim, Event, Forecast, Statement, Tie

_SYMMETRIC = frozenset({"allied_with", "opposes", "family_of"})


def compare(account: Account, record: Record) -> Counts:
    """Return what of the account's gold the record holds."""
    compared = Compared(account, record)
    for layer in (_actors, _roles, _events, _ties, _causes, _statements, _claims, _places):
        layer(compared)
    _forecasts(compared)
    return compared.counts


# --- who and where --------------------------------------------------------------------------------


def _actors(c: Compared) -> None:
    for row in c.golds:
        if row.is_optional:
            continue
        key, types, names = row.cells
        named = [actor for actor in c.record.actors if c.keys[actor.id] == key]
        c.counts.count("actors", "found", names, is_right=bool(named))
        if named:
            first = max(named, key=lambda actor: (len(actor.mentions), actor.id))
            kinds = f"{names}: {first.type}, not {types}"
            c.counts.count("actors", "type", kinds, is_right=first.type in choices(types))
            many = f"{names}: {[actor.name for actor in named]}"
            c.counts.count("actors", "once", many, is_right=len(named) == 1)
    for actor in c.record.actors:
        if any(mention.kind == "name" for mention in actor.mentions):
            outside = f"{actor.name} ({actor.type})"
            is_known = c.keys[actor.id] != OUTSIDE
            c.counts.count("actors", "P named", outside, is_right=is_known)


def _roles(c: Compared) -> None:
    founds = [(c.keys[actor.id], role) for actor in c.record.actors for role in actor.roles]
    rows = c.account.of("role")

    def score(gold: int, found: int) -> float:
        who, words, of, status = rows[gold].cells
        key, role = founds[found]
        if key != who or not any(dice(word, role.role) >= ENOUGH for word in words.split("/")):
            return 0.0
        return 1.0 + _role_of(c, of, role.of, role.of_text) + (role.status in choices(status)) / 2

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        who, words, of, status = row.cells
        if row.is_optional:
            continue
        c.counts.count("roles", "found", f"{who} {words}", is_right=number in matched)
        if number in matched:
            role = founds[matched[number]][1]
            is_of = _role_of(c, of, role.of, role.of_text)
            c.counts.count("roles", "of", f"{who} {words} of {of}: {role.of_text}", is_right=is_of)
            told = f"{who} {words}: {role.status}, not {status}"
            c.counts.count("roles", "status", told, is_right=role.status in choices(status))


def _role_of(c: Compared, wanted: str, of: str | None, words: str | None) -> bool:
    allowed = choices(wanted)
    if ANY in allowed:
        return True
    if of is None:
        return OPEN in allowed or any(
            dice(words or "", name) >= ENOUGH
            for row in c.golds
            if row.cells[0] in allowed
            for name in row.cells[2].split("; ")
        )
    return c.keys.get(of, OUTSIDE) in allowed


def _places(c: Compared) -> None:
    rows, founds = c.account.of("place"), c.record.places

    def score(gold: int, found: int) -> float:
        place = founds[found]
        names = [place.name, *(c.record.words(mention.span) for mention in place.mentions)]
        overlap = max(dice(rows[gold].cells[0], name) for name in names)
        return overlap if overlap >= ENOUGH else 0.0

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        name, country = row.cells
        if not row.is_optional:
            c.counts.count("places", "found", name, is_right=number in matched)
        if number in matched:
            place = founds[matched[number]]
            is_right = (place.country or OPEN) == country
            told = f"{name}: {place.country}, not {country}"
            c.counts.count("places", "country", told, is_right=is_right)
    for number, place in enumerate(founds):
        is_known = fits(rows, number, score)
        c.counts.count("places", "P", f"{place.name} ({place.country})", is_right=is_known)


# --- what happened, what binds --------------------------------------------------------------------


def _events(c: Compared) -> None:
    rows, founds = c.account.of("event"), c.record.events

    def score(gold: int, found: int) -> float:
        event = founds[found]
        if not c.at(rows[gold].cells[1], (event.head, *event.mentions)):
            return 0.0
        return 1.0 + sum(_event_parts(c, rows[gold], event).values())

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        types, anchor, *_ = row.cells
        if row.is_optional:
            continue
        c.counts.count("events", "found", f"{types} {anchor}", is_right=number in matched)
        whole = False
        times = sum(score(number, found) > 0 for found in range(len(founds)))
        if number in matched:
            c.counts.count("events", "once", f"{anchor}: {times} events", is_right=times == 1)
            event = founds[matched[number]]
            parts = _event_parts(c, row, event)
            for part, is_right in parts.items():
                c.counts.count("events", part, _event_told(c, row, event), is_right=is_right)
            whole = parts["type"] and parts["agents"] and parts["recipients"]
        c.counts.count("events", "main", f"{types} {anchor}", is_right=whole)
    for number, event in enumerate(founds):
        c.counts.count("events", "P", _event_line(c, event), is_right=fits(rows, number, score))


def _event_parts(c: Compared, row: Row, event: Event) -> dict[str, bool]:
    types, _, agents, recipients, reality = row.cells
    realities = choices(reality)
    return {
        "type": event.type in choices(types),
        "agents": side(agents).accepts(c.sides(event.agents)),
        "recipients": side(recipients).accepts(c.sides(event.recipients)),
        "reality": event.reality in realities and event.negated == ("negated" in realities),
    }


def _event_told(c: Compared, row: Row, event: Event) -> str:
    types, anchor, agents, recipients, reality = row.cells
    return f"{anchor} ({types}, {agents} > {recipients}, {reality}): {_event_line(c, event)}"


def _event_line(c: Compared, event: Event) -> str:
    names = {actor.id: actor.name for actor in c.record.actors}
    sides = [[names.get(i, i) for i in ids] for ids in (event.agents, event.recipients)]
    return f"{event.type} {sides[0]} > {sides[1]} {event.reality} | {c.told(event.head)}"


def _ties(c: Compared) -> None:
    rows, founds = c.account.of("tie"), c.record.ties

    def score(gold: int, found: int) -> float:
        kinds, one, other, sign = rows[gold].cells
        tie = founds[found]
        a, b = (c.keys.get(end, OUTSIDE) for end in (tie.from_, tie.to))
        straight = side(one).accepts(frozenset({a})) and side(other).accepts(frozenset({b}))
        turned = side(one).accepts(frozenset({b})) and side(other).accepts(frozenset({a}))
        is_right = straight or (turned and tie.kind in _SYMMETRIC)
        if tie.kind not in choices(kinds) or not is_right:
            return 0.0
        return 1.0 + (ANY not in (one, other)) + ((tie.sign or OPEN) == sign) / 2

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        if not row.is_optional:
            c.counts.count("ties", "found", " ".join(row.cells), is_right=number in matched)
    for number, tie in enumerate(founds):
        c.counts.count("ties", "P", _tie_line(c, tie), is_right=fits(rows, number, score))


def _tie_line(c: Compared, tie: Tie) -> str:
    names = {actor.id: actor.name for actor in c.record.actors}
    return f"{tie.kind} {names.get(tie.from_)} > {names.get(tie.to)} | {c.told(tie.span)}"


def _causes(c: Compared) -> None:
    rows, founds = c.account.of("cause"), c.record.causes

    def score(gold: int, found: int) -> float:
        kinds, cause, effect = rows[gold].cells
        link = founds[found]
        if not (c.at(cause, [link.cause.span]) and c.at(effect, [link.effect.span])):
            return 0.0
        return 1.0 + (link.kind in choices(kinds))

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        if row.is_optional:
            continue
        told = " <- ".join(row.cells[:0:-1])
        c.counts.count("causes", "found", told, is_right=number in matched)
        if number in matched:
            kind = founds[matched[number]].kind
            told = f"{told}: {kind}, not {row.cells[0]}"
            c.counts.count("causes", "kind", told, is_right=kind in choices(row.cells[0]))


# --- who says what, how firmly, what next ---------------------------------------------------------


def _statements(c: Compared) -> None:
    rows, founds = c.account.of("statement"), c.record.statements

    def score(gold: int, found: int) -> float:
        who, anchor = rows[gold].cells
        statement = founds[found]
        if not c.at(anchor, statement.content):
            return 0.0
        length = sum(end - start for start, end in statement.content)
        return 1.0 + _speaks(c, who, statement) + 1 / (2 + length)

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        who, anchor = row.cells
        if row.is_optional:
            continue
        c.counts.count("statements", "found", f"{who}: {anchor}", is_right=number in matched)
        is_right = number in matched and _speaks(c, who, founds[matched[number]])
        if number in matched:
            source = founds[matched[number]].source
            words = c.record.words(source.span) if source.span else "nobody"
            told = f"{who}: {anchor}: {words} ({sorted(c.sides(source.actors))})"
            c.counts.count("statements", "speaker", told, is_right=is_right)


def _speaks(c: Compared, who: str, statement: Statement) -> bool:
    """Tell whether the statement is this one's; who is no actor yet is known by the words."""
    source = statement.source
    if who == ANY:
        return True
    if source.actors:
        return who in c.sides(source.actors)
    words = c.record.words(source.span) if source.span else ""
    names = next(row.cells[2] for row in c.golds if row.cells[0] == who).split("; ")
    return any(dice(words, name) >= ENOUGH for name in names)


def _claims(c: Compared) -> None:
    for row in c.account.of("claim"):
        voice, statuses, anchor = row.cells
        found = _claims_at(c, anchor)
        c.counts.count("claims", "found", f"{voice} {statuses} {anchor}", is_right=bool(found))
        if not found:
            continue
        stances = [
            stance
            for claim in found
            for stance in claim.stances
            if voice in (stance.source, c.keys.get(stance.source, ""))
        ]
        sources = [stance.source for claim in found for stance in claim.stances]
        has_voice = f"{voice} {anchor}: {sources}"
        c.counts.count("claims", "voice", has_voice, is_right=bool(stances))
        told = f"{voice} {statuses} {anchor}: {[f'{s.status}/{s.rule}' for s in stances]}"
        is_right = any(stance.status in choices(statuses) for stance in stances)
        c.counts.count("claims", "status", told, is_right=is_right)


def _claims_at(c: Compared, anchor: str) -> list[Claim]:
    """Return the claim headed at each anchor, else the shortest that holds one."""
    headed = [claim for claim in c.record.claims if c.at(anchor, [claim.head])]
    if headed:
        return headed
    inside = [claim for claim in c.record.claims if c.at(anchor, [claim.span])]
    return sorted(inside, key=lambda claim: (claim.span[1] - claim.span[0], claim.id))[:1]


def _forecasts(c: Compared) -> None:
    rows, founds = c.account.of("forecast"), c.record.forecasts

    def score(gold: int, found: int) -> float:
        kinds, anchor = rows[gold].cells
        forecast = founds[found]
        if not c.at(anchor, [forecast.span]):
            return 0.0
        return 1.0 + (_kind(c, forecast) in choices(kinds))

    matched = match(rows, founds, score)
    for number, row in enumerate(rows):
        kinds, anchor = row.cells
        if row.is_optional:
            continue
        c.counts.count("forecasts", "found", f"{kinds}: {anchor}", is_right=number in matched)
        if number in matched:
            kind = _kind(c, founds[matched[number]])
            is_right = kind in choices(kinds)
            told = f"{anchor}: {kind}, not {kinds}"
            c.counts.count("forecasts", "kind", told, is_right=is_right)


def _kind(c: Compared, forecast: Forecast) -> str:
    """Return `open` for what the innermost voice leaves open, else `future`."""
    stances = c.claims[forecast.claim].stances
    return "open" if stances and stances[-1].status == "unknown" else "future"

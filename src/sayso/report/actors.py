"""Actors and places of the page: what each is, holds, does, and where it is mentioned.

Roles, deeds, ties and mentions lead to their words.
"""

from collections.abc import Sequence

from sayso.record.record import Record
from sayso.record.types import Actor, Mention, Place, Role, Tie
from sayso.report.codes import code_link, event_code
from sayso.report.figures import counted
from sayso.report.markup import EMPTY, Html, join, tag, text
from sayso.report.paragraphs import paragraph_link, words_link
from sayso.report.positions import Positions
from sayso.report.voices import actor_name

_ACTOR_ROWS = 14
_DEEDS = 6
_PARAGRAPHS = 8
"""Actors shown at once, what each did, and paragraphs that mention it, as far as shown."""


def render_actors(record: Record) -> Html:
    """Return the actors, most mentioned first, and the places."""
    ranked = sorted(record.actors, key=lambda actor: -len(actor.mentions))
    dealings = _Dealings(record)
    places = Positions(record)
    first, rest = ranked[:_ACTOR_ROWS], ranked[_ACTOR_ROWS:]
    rows = [_actor(record, actor, dealings, places) for actor in first]
    shown = tag("ul", *rows, class_="actors")
    if rest:
        summary = tag("summary", text(f"… and {len(rest)} more"))
        rows = [_actor(record, actor, dealings, places) for actor in rest]
        shown = Html(shown + tag("details", summary, tag("ul", *rows, class_="actors")))
    return Html(shown + _places(record, places))


class _Dealings:
    """What each actor does to others and how it is tied, in lines of text."""

    def __init__(self, record: Record) -> None:
        self.deeds: dict[str, dict[str, list[str]]] = {}
        """Claims by actor and by what it did."""
        self.ties: dict[str, list[Tie]] = {}
        for event in record.events:
            whom = ", ".join(actor_name(record, actor) for actor in event.recipients)
            deed = event_code(event) + (f" → {whom}" if whom else "")
            for agent in event.agents:
                self.deeds.setdefault(agent, {}).setdefault(deed, []).append(event.claim)
        for tie in record.ties:
            self.ties.setdefault(tie.from_, []).append(tie)


def _actor(record: Record, actor: Actor, dealings: _Dealings, places: Positions) -> Html:
    facts = [text(actor.type.replace("_", " "))]
    codes = [*actor.sectors, *([actor.country] if actor.country else [])]
    facts += [code_link(code, code) for code in codes]
    facts.append(_mentions(actor.mentions, places))
    title = tag("h3", text(actor.name), tag("span", join(facts, " · "), class_="tag"))
    lines = [_line("", [_role(record, role, places) for role in actor.roles])]
    aliases = [alias for alias in actor.aliases if alias != actor.name]
    lines.append(_line("also: ", [text(alias) for alias in aliases]))
    lines.append(_line("", [_tie(record, tie) for tie in dealings.ties.get(actor.id, ())]))
    deeds = dealings.deeds.get(actor.id, {})
    often = sorted(deeds.items(), key=lambda deed: -len(deed[1]))[:_DEEDS]
    lines.append(_line("acts: ", [_deed(deed, claims) for deed, claims in often]))
    return tag("li", title, *lines, id=actor.id)


def _line(label: str, pieces: Sequence[Html]) -> Html:
    return tag("div", text(label), join(pieces, " · "), class_="line") if pieces else EMPTY


def _mentions(mentions: Sequence[Mention], places: Positions) -> Html:
    """Return how often somebody or something is mentioned, and the paragraphs, once each."""
    words = text(counted(len(mentions), "mention"))
    numbers = dict.fromkeys(places.paragraph(mention.span[0]) for mention in mentions)
    links = [paragraph_link(number) for number in numbers if number][:_PARAGRAPHS]
    rest = " …" if len(links) < len([number for number in numbers if number]) else ""
    return Html(words + join(links) + text(rest))


def _deed(deed: str, claims: Sequence[str]) -> Html:
    """Return what somebody did, each time as a link to its words."""
    again = [tag("a", text(f"{at}"), href=f"#{claim}") for at, claim in enumerate(claims[1:], 2)]
    return join((tag("a", text(deed), href=f"#{claims[0]}"), *again), " ")


def _role(record: Record, role: Role, places: Positions) -> Html:
    of = actor_name(record, role.of) if role.of else role.of_text
    status = "" if role.status == "current" else f"{role.status} "
    words = tag("b", text(f"{status}{role.role}" + (f" of {of}" if of else "")))
    return Html(words + words_link(role.span, places))


def _tie(record: Record, tie: Tie) -> Html:
    held = {"now": "", "past": " (past)", "future": " (to come)"}[tie.holds]
    words = f"{tie.kind.replace('_', ' ')} {actor_name(record, tie.to)}{held}"
    return tag("a", text(words), href=f"#{tie.claim}", id=tie.id)


def _places(record: Record, positions: Positions) -> Html:
    if not record.places:
        return EMPTY
    pieces = [_place(record, place, positions) for place in record.places]
    return tag("p", tag("b", text("Places: ")), join(pieces, " · "), class_="soft places")


def _place(record: Record, place: Place, positions: Positions) -> Html:
    within = record[place.within].name if place.within else None  # type: ignore[union-attr]
    facts = [text(place.kind), *([text(f"in {within}")] if within else [])]
    facts += [code_link(place.country, place.country)] if place.country else []
    where = words_link(place.mentions[0].span, positions) if place.mentions else EMPTY
    told = (text(f"{place.name} ("), join(facts, ", "), text(")"), where)
    return tag("span", *told, id=place.id)

"""The walk through the layers: what each gets of those before it.

An analysed text goes in, with its date if that is known, `Layers` come out.
"""

from dataclasses import dataclass

from sayso.knowledge.user import UserKnowledge
from sayso.language.analysis import Analysis
from sayso.reading.actors import office_conflicts, read_actors
from sayso.reading.causes import read_causes
from sayso.reading.claims import read_claims
from sayso.reading.events import (
    Codebook,
    conflict_gaps,
    find_own,
    find_triggers,
    read_events,
    trigger_words,
)
from sayso.reading.forecasts import read_forecasts
from sayso.reading.framings import read_framings
from sayso.reading.gaps import read_gaps
from sayso.reading.lookup import ClaimLookup
from sayso.reading.order import read_orders
from sayso.reading.places import read_places
from sayso.reading.statements import read_statements
from sayso.reading.ties import read_ties, tied_names
from sayso.reading.times import read_times
from sayso.record.types import (
    Actor,
    Cause,
    Claim,
    Event,
    Forecast,
    Framing,
    Gap,
    Order,
    Place,
    Statement,
    Tie,
    Time,
)


@dataclass(frozen=True, slots=True)
class Layers:
    """What the layers found in one text."""

    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    causes: tuple[Cause, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    framings: tuple[Framing, ...] = ()
    gaps: tuple[Gap, ...] = ()
    orders: tuple[Order, ...] = ()


def read_layers(
    analysis: Analysis,
    *,
    published: str | None,
    user: UserKnowledge | None = None,
    codebook: Codebook | None = None,
) -> Layers:
    """Run every layer over one analysed text; `published` is its ISO date, if known.

    `user` is what a user's file knows of actors, places and offices, `codebook` the types of events
    that a user has beside PLOVER's.
    """
    own = find_own(analysis, codebook) if codebook else ()
    parties = {token for proposal in own for token in (*proposal.agents, *proposal.recipients)}
    triggers = find_triggers(analysis)
    actors = read_actors(
        analysis,
        published=published,
        user=user,
        acting=parties,
        predicates=trigger_words(triggers),
        tied=tied_names(analysis),
    )
    places = read_places(analysis, actors, user=user)
    times = read_times(analysis, published=published)
    statements = read_statements(analysis, actors, times=times)
    heads = [trigger.token for trigger in (*triggers, *(proposal.trigger for proposal in own))]
    claims = read_claims(analysis, statements, actors, extra_heads=heads)
    claim_of = ClaimLookup(analysis, claims).of
    events = read_events(
        analysis,
        triggers,
        actors=actors,
        places=places,
        times=times,
        claim_of=claim_of,
        published=published,
        statements=statements,
        codebook=codebook,
        own=own,
    )
    settled = read_orders(analysis, events, times)
    return Layers(
        actors=actors,
        places=places,
        times=times,
        statements=statements,
        claims=claims,
        events=events,
        ties=read_ties(analysis, actors, events=events, claim_of=claim_of),
        causes=read_causes(analysis, events=events, claim_of=claim_of),
        forecasts=read_forecasts(
            analysis, claims=claims, events=events, times=times, claim_of=claim_of
        ),
        framings=read_framings(analysis, statements=statements),
        gaps=read_gaps(
            analysis,
            published=published,
            times=times,
            statements=statements,
            places=places,
            conflicts=[
                *conflict_gaps(analysis.text, events, times, published),
                *settled.gaps,
                *office_conflicts(analysis, actors, published),
            ],
        ),
        orders=settled.orders,
    )

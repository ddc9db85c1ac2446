"""Where it is said to be: the places that the text mentions, resolved where that is safe.

In go an `Analysis` and the actors, out come `Place`s in text order. A name of a place that
stands for a state or government is an actor's mention and makes no place. Candidates come from
the shipped tables; a place gets a country, and coordinates, only if the words beside it, the
document's countries or its size decide. Unknown and invented places keep their words alone.
What is not done: event places (the layer of events), relative places ("north of the river"),
towns under 15,000 people.
"""

from collections.abc import Sequence

from sayso.knowledge.user import UserKnowledge
from sayso.language.analysis import Analysis
from sayso.reading.places.containment import merged
from sayso.reading.places.draft import PlaceDraft
from sayso.reading.places.resolve import resolve
from sayso.reading.places.spot import spot_places
from sayso.reading.places.user_rows import UserRows
from sayso.reading.user_names import find_user_names
from sayso.record.types import Actor, Mention, Place

__all__ = ["read_places"]


def read_places(
    analysis: Analysis, actors: Sequence[Actor], *, user: UserKnowledge | None = None
) -> tuple[Place, ...]:
    """Return the places of the document; `actors` say which names are taken by powers.

    What `user` says of a name goes before what the tables say.
    """
    rows = UserRows(find_user_names(analysis, user), user)
    drafts = spot_places(analysis, actors, rows.ranges)
    resolve(analysis, drafts, actors, rows)
    drafts = merged(drafts)
    ids = {id(draft): f"p{number}" for number, draft in enumerate(drafts, start=1)}
    return tuple(_place(analysis, draft, ids) for draft in drafts)


def _place(analysis: Analysis, draft: PlaceDraft, ids: dict[int, str]) -> Place:
    return Place(
        id=ids[id(draft)],
        name=draft.name,
        kind=draft.kind,
        mentions=tuple(
            Mention(
                span=analysis.span(spot.start, spot.end - 1),
                head=analysis.span(spot.head, spot.head),
                kind="name",
                rule=draft.rule,
            )
            for spot in draft.spots
        ),
        country=draft.country,
        within=ids[id(draft.within)] if draft.within is not None else None,
        lat=draft.lat,
        lon=draft.lon,
        known=draft.known,
    )

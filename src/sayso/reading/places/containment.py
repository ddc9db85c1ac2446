"""What lies in what among the places of a record, and which of them are one.

City in division, division in country; a container that the text states goes first.
"""

from collections.abc import Sequence

from sayso.reading.places.draft import PlaceDraft


def merged(drafts: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    """Return the drafts with those of one gazetteer entry joined: "US" and "United States"."""
    by_key: dict[str, PlaceDraft] = {}
    kept: dict[int, PlaceDraft] = {}
    for draft in drafts:
        first = by_key.setdefault(draft.known.key, draft) if draft.known else draft
        kept[id(draft)] = first
        if first is not draft:
            first.spots = sorted((*first.spots, *draft.spots), key=lambda spot: spot.start)
            first.within = first.within or draft.within
    for draft in drafts:
        if draft.within is not None:
            draft.within = kept[id(draft.within)]
            draft.within = None if draft.within is kept[id(draft)] else draft.within
    return [draft for draft in drafts if kept[id(draft)] is draft]


def set_containers(drafts: Sequence[PlaceDraft]) -> None:
    """Put cities into the division or country of the record, divisions into the country."""
    by_country = {d.country: d for d in drafts if d.kind == "country"}
    by_division = {
        (d.country, d.admin1): d for d in drafts if d.kind == "region" and d.admin1 and d.country
    }
    for draft in drafts:
        if draft.within is not None or draft.country is None or draft.kind == "country":
            continue
        division = by_division.get((draft.country, draft.admin1)) if draft.admin1 else None
        draft.within = division if division not in {None, draft} else None
        draft.within = draft.within or by_country.get(draft.country)

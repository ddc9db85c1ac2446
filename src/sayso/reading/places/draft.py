"""A place in the making: where it stands in the text and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.record.types import Known
from sayso.record.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name over tokens `[start, end)` with its head.

    `kind_beside` is the kind that a word beside the name tells ("the village of X"),
    `kind_inside` that of a word of the name itself ("Lake X"); empty where none does.
    """

    start: int
    end: int
    head: int
    kind_beside: PlaceKind | None = None
    kind_inside: PlaceKind | None = None


@dataclass(slots=True, eq=False)
class PlaceDraft:
    """All spots of one name.

    `stated` is the draft named as containing it, `is_inside` where by "in" or "of" and not by a
    comma alone ("X, Country"); `stated_country` is the code of "the Bolivian town of X".
    """

    name: str
    folded: str
    spots: list[Spot] = field(default_factory=list)
    stated: PlaceDraft | None = None
    is_inside: bool = False
    stated_country: str | None = None
    kind: PlaceKind = "other"
    country: str | None = None
    within: PlaceDraft | None = None
    lat: float | None = None
    lon: float | None = None
    known: Known | None = None
    rule: str = "place.open"
    admin1: str = ""

"""A place in the making: where it stands in the text and what is known of it so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from sayso.record.types import Known
from sayso.record.vocabulary import PlaceKind


@dataclass(frozen=True, slots=True)
class Spot:
    """A place name over tokens `[start, end)` with its head; `kind_word` stands beside it."""

    start: int
    end: int
    head: int
    kind_word: str = ""


@dataclass(slots=True, eq=False)
class PlaceDraft:
    """All spots of one name; `stated` is the draft named as containing it ("X, Country")."""

    name: str
    folded: str
    spots: list[Spot] = field(default_factory=list)
    stated: PlaceDraft | None = None
    kind: PlaceKind = "other"
    country: str | None = None
    within: PlaceDraft | None = None
    lat: float | None = None
    lon: float | None = None
    known: Known | None = None
    rule: str = "place.open"
    admin1: str = ""

"""Whether a text tells of places south of the equator, where summer begins in December.

Only to be asked where a text names a season. A dateline's place decides; else the countries, their
people and their capitals that the text names, if those of the south are the more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from sayso.knowledge.fold import fold_name
from sayso.knowledge.gazetteer import cities_named
from sayso.knowledge.polities import capitals, countries, country_names, demonyms
from sayso.reading.times.matcher import Found
from sayso.reading.times.tokens import Tokens

_TROPICAL = 12.0
"""Degrees within which a place has no seasons of four."""
_LONGEST_NAME = 4
_DATELINE_REACH = 5


def with_hemisphere(found: Sequence[Found], tokens: Tokens) -> Sequence[Found]:
    """Return times whose seasons are those of the south where the text tells of it."""
    return [_southern(item) for item in found] if is_southern(tokens) else found


def _southern(item: Found) -> Found:
    parts = tuple(map(_southern, item.parts))
    return replace(item, form=_southern_form(item.form), parts=parts)


def _southern_form(form: str) -> str:
    """Write `south` as the last argument of every season in a form."""
    pieces = form.split("season(")
    closed = [piece.replace(")", ", south)", 1) for piece in pieces[1:]]
    return "season(".join([pieces[0], *closed])


def is_southern(tokens: Tokens) -> bool:
    """Whether the dateline, or most of the countries that the text names, lie in the south."""
    dateline = _dateline_latitude(tokens)
    if dateline is not None:
        return dateline < -_TROPICAL
    told = [latitude < 0 for latitude in _latitudes(tokens) if abs(latitude) > _TROPICAL]
    return sum(told) * 2 > len(told)


def _dateline_latitude(tokens: Tokens) -> float | None:
    """Return the latitude of the city in capitals that opens the text, before a comma or mark."""
    head = tokens.words[: _DATELINE_REACH + 1]
    end = next((i for i, word in enumerate(head) if not word[0].isalpha()), 0)
    words = head[:end]
    if not words or not all(word.isupper() and len(word) > 1 for word in words):
        return None
    city = next(iter(cities_named(fold_name(" ".join(words)))), None)
    return city.lat if city else None


def _latitudes(tokens: Tokens) -> Iterator[float]:
    known, words, at = _latitude_of(), tokens.words, 0
    while at < len(words):
        step = 1
        if words[at][0].isupper():
            for length in range(_LONGEST_NAME, 0, -1):
                latitude = known.get(fold_name(" ".join(words[at : at + length])))
                if latitude is not None:
                    yield latitude
                    step = length
                    break
        at += step


@cache
def _latitude_of() -> dict[str, float]:
    """Return the latitude of each country by its names, its people and its capital."""
    found: dict[str, float] = {}
    for names in (capitals(), country_names()):
        for name, code in names.items():
            _keep(found, name, code)
    for name, codes in demonyms().items():
        if len(codes) == 1:
            _keep(found, name, codes[0])
    return found


def _keep(found: dict[str, float], name: str, code: str) -> None:
    latitude = countries()[code].lat
    if latitude is not None:
        found.setdefault(name, latitude)

"""What the document says of where it is: countries named, and places whose point is known.

Country names, demonyms and the countries of actors count for their country; a demonym that
several states share counts in parts. Places that are decided become anchors, which lend their
country, division and nearness to the places around them. Look-ups see a window of tokens and at
most `_MOST` entries of it, so the work is linear in the length of the text.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from sayso.knowledge import countries, country_names, demonyms, fold_name
from sayso.language.analysis import Analysis
from sayso.reading.places.candidates import is_ambiguous_country
from sayso.record.types import Actor

_WINDOW = 60
"""Tokens on either side that count as near; about two or three sentences."""
_MOST = 50
_FARTHEST = 400
"""Tokens on either side in which an anchor counts."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A decided place at a token; `name` is its folded name, which lends itself nothing."""

    token: int
    name: str
    country: str | None
    admin1: str
    lat: float | None
    lon: float | None


class Evidence:
    """Countries and anchors of one document, looked up around tokens."""

    def __init__(self, analysis: Analysis, actors: Sequence[Actor]) -> None:
        """Collect what country names, demonyms and actors say."""
        told = sorted((*_from_words(analysis), *_from_actors(analysis, actors)))
        self._tokens = [token for token, _, _, _ in told]
        self._told = told
        self._weights = defaultdict[str, float](float)
        for _, _, code, weight in told:
            self._weights[code] += weight
        self._anchors: list[Anchor] = []
        self._anchor_tokens: list[int] = []

    def add_anchors(self, anchors: Sequence[Anchor]) -> None:
        """Let decided places speak for those around them."""
        self._anchors = sorted(
            (*self._anchors, *anchors), key=lambda anchor: (anchor.token, anchor.name)
        )
        self._anchor_tokens = [anchor.token for anchor in self._anchors]
        for anchor in anchors:
            if anchor.country:
                self._weights[anchor.country] += 1

    @property
    def names_countries(self) -> bool:
        """Say whether the document tells of any country that is known."""
        return bool(self._weights)

    def weights_but(self, name: str, tokens: Sequence[int]) -> Mapping[str, float]:
        """Return the weight of each country without what the name itself brought in."""
        weights = self._weights.copy()
        for token in tokens:
            at = slice(bisect_left(self._tokens, token), bisect_right(self._tokens, token))
            for _, word, code, weight in self._told[at]:
                if word == name:
                    weights[code] -= weight
        return {code: weight for code, weight in weights.items() if weight > 0}

    def near(self, name: str, tokens: Sequence[int]) -> set[str]:
        """Return the countries told of near one of the tokens, by other names than `name`."""
        found: set[str] = set()
        for token in tokens:
            around = _around(self._tokens, token, _WINDOW)
            found.update(code for _, word, code, _ in self._told[around] if word != name)
            around = _around(self._anchor_tokens, token, _WINDOW)
            found.update(
                anchor.country
                for anchor in self._anchors[around]
                if anchor.country and anchor.name != name
            )
        return found

    def anchors_around(self, name: str, tokens: Sequence[int]) -> list[Anchor]:
        """Return the anchors around the tokens, without those of the name itself."""
        found: dict[tuple[int, str], Anchor] = {}
        for token in tokens:
            for anchor in self._anchors[_around(self._anchor_tokens, token, _FARTHEST)]:
                if anchor.name != name:
                    found[anchor.token, anchor.name] = anchor
        return list(found.values())


def _around(tokens: Sequence[int], token: int, reach: int) -> slice:
    """Return the entries within reach, at most `_MOST` of them, half on either side."""
    middle = bisect_left(tokens, token)
    first = max(bisect_left(tokens, token - reach), middle - _MOST // 2)
    last = min(bisect_left(tokens, token + reach), middle + _MOST // 2)
    return slice(first, last)


def _from_words(analysis: Analysis) -> Iterator[tuple[int, str, str, float]]:
    """Yield token, folded word, country and weight for every demonym and one-word country."""
    for token, form in enumerate(analysis.form):
        if not form[:1].isupper():
            continue
        folded = fold_name(form)
        codes = demonyms().get(folded, ())
        if folded in country_names():
            codes = () if is_ambiguous_country(folded) else _of_today(country_names()[folded])
        for code in codes:
            yield token, folded, code, 1.0 / len(codes)


def _of_today(code: str) -> tuple[str, ...]:
    """Return the state, or those that came after one that is no more."""
    country = countries()[code]
    return (code,) if country.current else country.successors


def _from_actors(
    analysis: Analysis, actors: Sequence[Actor]
) -> Iterator[tuple[int, str, str, float]]:
    """Yield the same for the named mentions of actors that have a country."""
    for actor in actors:
        if not actor.country or actor.type == "media":
            continue  # where an agency has its seat says nothing of the story
        for mention in actor.mentions:
            word = fold_name(analysis.words(mention.head))
            if mention.kind == "name" and not is_ambiguous_country(word):
                yield analysis.token_at(mention.head[0]), word, actor.country, 0.5


def distance(one: Anchor, lat: float, lon: float) -> float:
    """Return the great-circle distance in km of an anchor with a point from a point in degrees."""
    assert one.lat is not None
    assert one.lon is not None
    la, lo, lb, lp = (radians(x) for x in (one.lat, one.lon, lat, lon))
    h = sin((lb - la) / 2) ** 2 + cos(la) * cos(lb) * sin((lp - lo) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(h)))

"""Which place the text puts around another: "X, Y", "X in Y", "the village of X in Y".

"The Bolivian town of X" and "Y's capital, X" state a container too. A comma alone may only list;
`resolve` leaves it where X is known but nowhere in Y.
"""

from collections.abc import Iterator, Mapping, Sequence

from sayso.knowledge import country_names, demonyms, fold_name
from sayso.language.analysis import Analysis
from sayso.reading.places.candidates import Container, container_of
from sayso.reading.places.draft import PlaceDraft, Spot
from sayso.reading.places.kinds import kind_nouns

_INSIDE = frozenset({"in", "of", "inside"})
_BETWEEN = 4
"""At most so many words, articles and compass words, stand between "in" and the container."""
_BELOW = frozenset({"appos", "nmod", "nmod:unmarked", "nmod:desc", "nmod:poss"})
_SKIPPED = frozenset({"DET", "ADJ", "ADV"})


def state_containers(analysis: Analysis, drafts: Sequence[PlaceDraft]) -> list[PlaceDraft]:
    """Fill in what contains each draft; return the drafts, parted where one name is two places.

    The first spot that states a container speaks for all spots of the name, but for those that
    state another: "Paris, Texas" and "Paris, Ontario".
    """
    by_token = {
        token: draft
        for draft in drafts
        for spot in draft.spots
        for token in (spot.head, spot.start)
    }
    parted: list[PlaceDraft] = []
    for draft in drafts:
        senses: list[tuple[Container | None, PlaceDraft]] = []
        plain: list[Spot] = []
        for spot in draft.spots:
            stated, is_inside, country = _stated(analysis, spot, draft, by_token)
            if stated is None and country is None:
                plain.append(spot)
                continue
            container = container_of(stated.folded) if stated else Container(country or "")
            sense = next((s for c, s in senses if _agree(c, container)), None)
            if sense is None:
                sense = PlaceDraft(draft.name, draft.folded)
                sense.stated, sense.is_inside, sense.stated_country = stated, is_inside, country
                senses.append((container, sense))
            sense.spots.append(spot)
        parted += _with_plain_spots(draft, plain, [sense for _, sense in senses])
    return parted


def _agree(one: Container | None, other: Container | None) -> bool:
    """Say whether two statements may be of one place; what no table knows contradicts nothing."""
    if one is None or other is None:
        return True
    same_division = "" in {one.admin1, other.admin1} or one.admin1 == other.admin1
    return one.country == other.country and same_division


def _stated(
    analysis: Analysis, spot: Spot, draft: PlaceDraft, by_token: Mapping[int, PlaceDraft]
) -> tuple[PlaceDraft | None, bool, str | None]:
    """Return the container that a spot states, whether by "in" or "of", or only its country."""
    for other, is_inside in _containers(analysis, spot, by_token):
        if other is not draft:
            return other, is_inside, None
    return None, False, _country_beside(analysis, spot)


def _with_plain_spots(
    draft: PlaceDraft, plain: Sequence[Spot], senses: Sequence[PlaceDraft]
) -> list[PlaceDraft]:
    """Give the spots that state nothing to the first sense; the draft itself stays the first."""
    if not senses:
        return [draft]
    first, *others = senses
    draft.stated, draft.is_inside = first.stated, first.is_inside
    draft.stated_country = first.stated_country
    draft.spots = sorted((*plain, *first.spots), key=lambda spot: spot.start)
    return [draft, *others]


def _containers(
    analysis: Analysis, spot: Spot, by_token: Mapping[int, PlaceDraft]
) -> Iterator[tuple[PlaceDraft, bool]]:
    """Yield the places around the one at `spot`, the surest first, and whether by "in" or "of"."""
    a = analysis
    following = _after(a, spot, by_token)
    if following is not None:
        yield following
    holders = [spot.head, *kind_nouns(a, spot.start, spot.end, spot.head)]
    for holder in holders:
        for child in a.children[holder]:
            other = by_token.get(child)
            if other is None or child < spot.end:
                continue
            if a.deprel[child] not in _BELOW:
                continue
            owns = a.deprel[child] == "nmod:poss"
            if any(a.lemma[c] in _INSIDE for c in a.children[child]):
                yield other, True
            elif owns and holder != spot.head:
                yield other, True  # "Yemen's capital, X"
            elif not owns and _has_comma(a, child):
                yield other, False


def _has_comma(analysis: Analysis, token: int) -> bool:
    a = analysis
    return a.form[token - 1] == "," or any(a.form[c] == "," for c in a.children[token] if c < token)


def _after(
    analysis: Analysis, spot: Spot, by_token: Mapping[int, PlaceDraft]
) -> tuple[PlaceDraft, bool] | None:
    """Return the place right behind a comma, a bracket or "in", whatever the tree says."""
    a = analysis
    if spot.end >= len(a) - 1 or a.sentence[spot.end] != a.sentence[spot.head]:
        return None
    mark = a.form[spot.end].lower()
    token = spot.end + 1
    if mark in {",", "("}:
        other = by_token.get(token)
        if mark == "(" and a.form[token].isupper():
            return None  # "New South Wales (NSW)"
        if other is None or (a.deprel[token] == "conj" and container_of(other.folded) is None):
            return None  # "Paris, Kelmin and Rome" lists
        return other, False
    if mark != "in":
        return None
    while token < min(spot.end + _BETWEEN, len(a)):
        if token in by_token:
            return by_token[token], True
        if a.upos[token] not in _SKIPPED:
            return None
        token += 1
    return None


def _country_beside(analysis: Analysis, spot: Spot) -> str | None:
    """Return the country of a demonym on the kind word: "the Bolivian town of X"."""
    a = analysis
    for noun in kind_nouns(a, spot.start, spot.end, spot.head):
        for child in a.children[noun]:
            folded = fold_name(a.form[child])
            codes = demonyms().get(folded, ())
            if a.deprel[child] in {"compound", "nmod:poss"} and folded in country_names():
                codes = (country_names()[folded],)
            if len(codes) == 1 and child not in range(spot.start, spot.end):
                return codes[0]
    return None

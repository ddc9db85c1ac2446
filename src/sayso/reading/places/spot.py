"""Place names in the text: names of places, and proper nouns that the tables know as places.

One draft a name; "X, Y" and "X in Y" make Y the stated container of X. What an actor's named
mention covers is left out, and so are names inside the names of bodies.
"""

from collections.abc import Iterator, Sequence

from sayso.knowledge import capitals, cities_named, country_names, demonyms, fold_name, regions
from sayso.language.analysis import Analysis, Name
from sayso.reading.places.draft import PlaceDraft, Spot
from sayso.reading.places.kinds import KIND_WORDS, kind_beside, kind_inside
from sayso.reading.places.lands import lands_of_actors
from sayso.reading.places.named_after import is_of_another_name
from sayso.reading.places.stated import state_containers
from sayso.record.types import Actor

_LABELS = frozenset({"LOC", "FAC"})
_MODIFYING = frozenset({"compound", "amod", "nmod:desc", "nmod:unmarked"})
_LONGEST = 5


def spot_places(
    analysis: Analysis, actors: Sequence[Actor], given: Sequence[tuple[int, int]] = ()
) -> list[PlaceDraft]:
    """Return one draft a place name, in order of first mention.

    `given` are token ranges of places that go before all others: those of the user's file.
    """
    taken = _taken_by_actors(analysis, actors)
    lands = lands_of_actors(actors)
    stems = _stems(analysis)
    drafts: dict[str, PlaceDraft] = {}
    free = [(start, end) for start, end in given if taken.isdisjoint(range(start, end))]
    free += _dateline_ranges(analysis, free)
    for start, end in _named_ranges(analysis, taken, lands, free):
        head = _head(analysis, start, end)
        words = " ".join(analysis.text[analysis.start[start] : analysis.end[end - 1]].split())
        folded = fold_name(words)
        if not folded or _is_adjectival(analysis, head, end, folded) or _is_no_place(folded):
            continue
        if is_of_another_name(analysis, start, head):
            continue
        if analysis.deprel[head] in _MODIFYING and _is_of_a_name(folded, stems):
            continue  # "the Drestian capital" beside "Drestia"
        draft = drafts.setdefault(folded, PlaceDraft(words, folded))
        beside = kind_beside(analysis, start, end, head)
        draft.spots.append(Spot(start, end, head, beside, kind_inside(analysis, start, end)))
    parted = state_containers(analysis, list(drafts.values()))
    return sorted(parted, key=lambda draft: draft.spots[0].start)


def _dateline_ranges(analysis: Analysis, given: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the words in capitals that open a dateline, whatever else they were taken for."""
    a = analysis
    taken = {t for start, end in given for t in range(start, end)}
    found = []
    for block in a.blocks:
        tokens = a.tokens_in(block.span) if block.kind == "dateline" else range(0)
        end = tokens.start
        while end < tokens.stop and a.form[end].isupper() and len(a.form[end]) > 1:
            end += 1
        words = range(tokens.start, end)
        if 0 < len(words) <= _LONGEST and taken.isdisjoint(words):
            found.append((tokens.start, end))
    return found


def _taken_by_actors(analysis: Analysis, actors: Sequence[Actor]) -> set[int]:
    """Return the tokens that name an actor: the name around the head of each named mention."""
    taken: set[int] = set()
    for actor in actors:
        is_power = actor.type in {"state", "government"}
        for mention in actor.mentions:
            if mention.kind != "name":
                continue
            head = analysis.token_at(mention.head[0])
            index = analysis.name_at[head]
            if index >= 0:
                name = analysis.names[index]
                taken.update(range(name.start, name.end))
            taken.add(head)
            if not is_power and index < 0:
                covered = analysis.tokens_in(mention.span)
                taken.update(t for t in covered if not _is_before_hyphen(analysis, t))
    return taken


def _is_before_hyphen(analysis: Analysis, token: int) -> bool:
    """Say whether the word is the place in "Nairobi-based"."""
    index = analysis.name_at[token]
    return (
        index >= 0
        and analysis.names[index].label in _LABELS
        and analysis.form[token + 1 : token + 2] == ["-"]
    )


def _stems(analysis: Analysis) -> frozenset[str]:
    """Return the names of the document without their last vowel, as adjectives build on them."""
    a = analysis
    folded = (fold_name(a.text[a.start[n.start] : a.end[n.end - 1]]) for n in a.names)
    return frozenset(name.rstrip("aeiouy") for name in folded if len(name) > 3)


def _is_of_a_name(folded: str, stems: frozenset[str]) -> bool:
    """Say whether the word is an adjective of another name: "Drestian" of "Drestia"."""
    for ending in ("ian", "ean", "an", "n", "ese", "ish", "i"):
        stem = folded.removesuffix(ending).rstrip("aeiouy")
        if stem != folded and len(stem) > 2 and stem in stems and stem != folded.rstrip("aeiouy"):
            return True
    return False


def _named_ranges(
    analysis: Analysis,
    taken: set[int],
    lands: frozenset[str],
    given: Sequence[tuple[int, int]],
) -> Iterator[tuple[int, int]]:
    """Yield token ranges of place names: given, of the model, of the tables, in text order."""
    taken = taken | {t for start, end in given for t in range(start, end)}
    ranges = [
        _tidied(analysis, name.start, name.end)
        for name in analysis.names
        if not taken.intersection(range(name.start, name.end))
        and (name.label in _LABELS or _is_place_for_all(analysis, name, lands))
        and not _is_common(analysis, name)
    ]
    covered = {t for name in analysis.names for t in range(name.start, name.end)} | taken
    ranges += _table_ranges(analysis, covered)
    last = 0
    for start, end in sorted((*given, *(r for r in ranges if r[0] < r[1]))):
        if start >= last:
            yield start, end
            last = end


def _is_common(analysis: Analysis, name: Name) -> bool:
    """Say whether a word is small in a sentence that has capitals: "a thief in epaulettes"."""
    a = analysis
    first, end = a.sentence_tokens[a.sentence[name.start]]
    is_small = all(a.form[t].islower() for t in range(name.start, name.end))
    return is_small and any(a.form[t][:1].isupper() for t in range(first, end))


def _is_place_for_all(analysis: Analysis, name: Name, lands: frozenset[str]) -> bool:
    """Say whether a name that the model takes for a person's, and no actor bears, is a place.

    It is one of a state that is an actor elsewhere, or it stands where places do.
    """
    a = analysis
    tokens = range(name.start, name.end)
    if name.label == "EVENT" or not any(a.form[t][:1].isupper() for t in tokens):
        return False
    if fold_name(a.text[a.start[name.start] : a.end[name.end - 1]]) in lands:
        return True
    opens = name.start == 0 or a.block[name.start - 1] != a.block[name.start]
    if opens and a.form[name.start].isupper() and len(tokens) < 3:
        return a.form[min(name.end, len(a) - 1)] in {",", "("}  # a dateline
    if name.label != "PER" or a.form[name.end - 1].endswith("ism"):
        return False
    head = _head(a, name.start, name.end)
    if a.deprel[head] == "nmod:poss":
        return a.lemma[a.head[head]].lower() in KIND_WORDS
    return _is_where(a, head)


_WHERE = frozenset(
    {"in", "into", "inside", "from", "to", "at", "near", "outside", "across", "out", "towards"}
)


_MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
})  # fmt: skip


def _is_no_place(folded: str) -> bool:
    """Say whether the words are a people, a bloc without a point ("the West") or a kind word."""
    if folded in KIND_WORDS:
        return True  # "the Republic"
    region = regions().get(folded)
    is_bloc = region is not None and region.lat is None and not region.countries
    return is_bloc or (folded in demonyms() and folded not in country_names())


_COMPASS = frozenset({
    "north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
    "northeastern", "northwestern", "southeastern", "southwestern", "northeast", "northwest",
    "southeast", "southwest", "downtown", "upper", "lower", "inner", "outer", "rural", "mainland",
})  # fmt: skip


def _tidied(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    while start < end and (
        analysis.upos[start] in {"DET", "ADP", "PUNCT"}
        or (end - start > 1 and analysis.form[start] in _COMPASS)
    ):
        start += 1
    while end > start and (
        analysis.upos[end - 1] in {"PUNCT", "ADP", "DET"} or analysis.lemma[end - 1] == "'s"
    ):
        end -= 1
    if start == end:
        return start, end
    return _whole_word(analysis, start, _whole_country(analysis, start, end))


def _whole_country(analysis: Analysis, start: int, end: int) -> int:
    """Return the end of a listed name of which the model saw the first words alone.

    "Democratic Republic" in "Democratic Republic of the Congo".
    """
    a = analysis
    _, sentence_end = a.sentence_tokens[a.sentence[start]]
    if end >= sentence_end or not _continues(a, end):
        return end
    for last in range(min(end + _LONGEST, sentence_end), end, -1):
        folded = fold_name(a.text[a.start[start] : a.end[last - 1]])
        if a.form[last - 1][:1].isupper() and (_is_listed(folded) or cities_named(folded)):
            return last
    return end


def _whole_word(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Widen a name to the hyphenated word that it begins or ends: "Stoke-on-Trent"."""
    a = analysis
    left, right = start, end
    while left > 0 and a.end[left - 1] == a.start[left] and "-" in {a.form[left - 1], a.form[left]}:
        left -= 1
    while (
        right < len(a)
        and a.end[right - 1] == a.start[right]
        and "-" in {a.form[right - 1], a.form[right]}
    ):
        right += 1
    start = left if a.form[left][:1].isupper() else start
    end = right if a.form[right - 1][:1].isupper() else end
    return start, end


def _table_ranges(analysis: Analysis, covered: set[int]) -> list[tuple[int, int]]:
    """Return where the tables know a place that is no name of the model, the longest at each word.

    A lone word must be a proper noun. That a town has it is enough only where it stands like a
    place: "Commuters from Reading".
    """
    a = analysis
    found = []
    token = 0
    while token < len(a):
        last = token + 1
        if token not in covered and a.form[token][:1].isupper():
            stop = min(token + _LONGEST, a.sentence_tokens[a.sentence[token]][1])
            end = token + 1
            while end < stop and end not in covered and _continues(a, end):
                end += 1
            for last in range(end, token, -1):
                if _is_place_of_table(a, token, last):
                    found.append((token, last))
                    break
        token = last
    return found


def _continues(analysis: Analysis, token: int) -> bool:
    return analysis.form[token][:1].isupper() or analysis.form[token] in {"of", "the", "-", "de"}


def _is_place_of_table(analysis: Analysis, start: int, end: int) -> bool:
    a = analysis
    folded = fold_name(a.text[a.start[start] : a.end[end - 1]])
    if _is_listed(folded):
        return end - start > 1 or a.upos[start] == "PROPN"
    if folded in _MONTHS:
        return False
    if any(a.upos[token] != "PROPN" for token in range(start, end)):
        return False
    return _is_where(a, _head(a, start, end)) and bool(cities_named(folded))


def _is_where(analysis: Analysis, head: int) -> bool:
    """Say whether the name stands under a preposition of place."""
    case = analysis.child(head, "case")
    return case is not None and analysis.lemma[case].lower() in _WHERE


def _is_listed(folded: str) -> bool:
    return folded in country_names() or folded in regions() or folded in capitals()


def _head(analysis: Analysis, start: int, end: int) -> int:
    outside = [t for t in range(start, end) if not start <= analysis.head[t] < end]
    return min(outside or [start], key=lambda t: (analysis.depth[t], t))


def _is_adjectival(analysis: Analysis, head: int, end: int, folded: str) -> bool:
    """Say whether a country's name only modifies: "the US general" mentions no place."""
    a = analysis
    return (
        folded in country_names()
        and a.deprel[head] in _MODIFYING
        and a.head[head] >= end
        and a.lemma[a.head[head]].lower() not in KIND_WORDS
    )

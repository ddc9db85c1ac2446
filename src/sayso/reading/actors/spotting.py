"""Names in the text: those of the model, tidied, and those that it overlooked.

The model's spans lose leading articles, titles and possessive marks, and are widened to whole
hyphenated words. `overlooked` adds what only the document or the tables know.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.knowledge import (
    bodies,
    country_names,
    demonyms,
    fold_name,
    gender_of,
    titles,
)
from sayso.knowledge.matching import family_names_first
from sayso.language.analysis import Analysis, Name
from sayso.reading.actors.lexicon import home_countries, is_title_word
from sayso.reading.actors.overlooked import capitals_of, overlooked
from sayso.reading.actors.phrases import head_of_range

_LONGEST_BODY = 11
_EDGE_MARKS = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "PART", "SCONJ", "SYM"})


@dataclass(frozen=True, slots=True)
class SpottedName:
    """A name over tokens `[start, end)`: its head in the tree, label and folded words.

    `label` is that of the model, or `TABLE` where only a table knew the name.
    """

    start: int
    end: int
    head: int
    label: str
    folded: str
    words: str


def spot_names(analysis: Analysis, given: Sequence[tuple[int, int, str]] = ()) -> list[SpottedName]:
    """Return the names of the document in text order, without overlaps.

    `given` are token ranges with a label that go before all others: names of the user's file.
    """
    found: list[SpottedName] = []
    taken = [False] * len(analysis)
    capital = capitals_of(analysis)
    for start, end, label in given:
        found.append(_spotted(analysis, start, end, label))
        taken[start:end] = [True] * (end - start)
    for start, end in _long_bodies(analysis):
        if any(taken[start:end]):
            continue
        found.append(_spotted(analysis, start, end, "ORG"))
        taken[start:end] = [True] * (end - start)
    for name in _joined(analysis):
        for part in _parts(analysis, name):
            first, last = _untaken(taken, *part) if given else part
            start, end = _tidied(analysis, first, last, name.label)
            if name.label == "PER" and _is_title_alone(analysis, start, end):
                continue
            if not any(capital[start:end]):
                continue  # "pro-UN" and a damaged word are none
            if start < end and not any(taken[start:end]):
                label = "PER" if _is_family_first(analysis, start, end) else name.label
                found.append(_spotted(analysis, start, end, label))
                taken[start:end] = [True] * (end - start)
    known = [(name.folded, name.label) for name in found]
    for start, end, label in list(overlooked(analysis, taken, known, capital)):
        found.append(_spotted(analysis, start, end, label))
    return sorted(found, key=lambda name: name.start)


def _untaken(taken: Sequence[bool], start: int, end: int) -> tuple[int, int]:
    """Return the longest stretch of a range that no given name has, the first of equal ones."""
    best = first = start
    last = start
    for token in range(start, end + 1):
        if token == end or taken[token]:
            if token - first > last - best:
                best, last = first, token
            first = token + 1
    return best, last


def _long_bodies(analysis: Analysis) -> Iterator[tuple[int, int]]:
    """Yield where a body of three words or more stands that the tables know.

    The model may take a part of it for a name of its own: "Union of Kenya Workers".
    """
    a = analysis
    taken_to = 0
    for start, form in enumerate(a.form):
        if start < taken_to or not form[:1].isupper() or form.lower() not in _first_words():
            continue
        limit = min(start + _LONGEST_BODY, a.sentence_tokens[a.sentence[start]][1])
        for stop in range(limit, start + 2, -1):
            if not a.form[stop - 1][:1].isupper():
                continue
            if fold_name(a.text[a.start[start] : a.end[stop - 1]]) in bodies():
                yield start, stop
                taken_to = stop
                break


@cache
def _first_words() -> frozenset[str]:
    return frozenset(name.split(" ")[0] for name in bodies() if name.count(" ") > 1)


def _is_family_first(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether the words are a Korean's: "Park Chung-hee" is no park."""
    forms = analysis.form[start:end]
    in_two = end - start == 4 and forms[2] == "-" and forms[3].islower()
    return in_two and forms[0].lower() in family_names_first()


def _joined(analysis: Analysis) -> list[Name]:
    """Return the names of the model, given and family name joined where it parted them."""
    joined: list[Name] = []
    for name in analysis.names:
        before = joined[-1] if joined else None
        touches = before is not None and before.end == name.start
        if before is not None and touches and before.label == name.label == "PER":
            is_one = analysis.deprel[name.start] in {"flat", "compound", "appos"}
            if is_one or analysis.deprel[before.start] in {"flat", "compound"}:
                joined[-1] = Name(before.start, name.end, "PER", min(before.score, name.score))
                continue
        joined.append(name)
    return joined


def _parts(analysis: Analysis, name: Name) -> Iterator[tuple[int, int]]:
    """Yield the names in one span of the model: persons are parted at "and" and cut at "of"."""
    start = name.start
    if name.label == "PER":
        for token in range(name.start, name.end):
            form = analysis.form[token].lower()
            if form in {"and", "of", "for", "from", ","}:
                yield start, token
                if form not in {"and", ","}:
                    return
                start = token + 1
    yield start, name.end


def _spotted(analysis: Analysis, start: int, end: int, label: str) -> SpottedName:
    words = " ".join(analysis.text[analysis.start[start] : analysis.end[end - 1]].split())
    head = head_of_range(analysis, start, end)
    above = analysis.head[head]
    title = start - 1
    if label == "PER" and title >= 0 and _is_noun_title(analysis, title):
        # "Defence Minister Rell" in a doubtful tree: the higher of the two is the head
        head = title if analysis.depth[title] < analysis.depth[head] else head
    elif (
        max(0, start - 2) <= above < start
        and analysis.form[start - 1] != ","
        and analysis.upos[start - 1] != "ADP"  # "the mayor of Corvo" is not Corvo
        and (
            analysis.deprel[head] == "flat" or (label == "PER" and _is_noun_title(analysis, above))
        )
    ):
        head = above  # "writer L. Ron Hubbard" with the title as head
    return SpottedName(start, end, head, label, fold_name(words), words)


def _is_noun_title(analysis: Analysis, token: int) -> bool:
    return analysis.upos[token] in {"NOUN", "PROPN"} and is_title_word(analysis.form[token])


def _is_title_alone(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether a lone "Senator" was taken for a name."""
    if start + 1 != end:
        return False
    form = analysis.form[start]
    title = titles().get(form.lower().rstrip("."))
    return title is not None and title.kind == "office" and gender_of(form) is None


def _tidied(analysis: Analysis, start: int, end: int, label: str) -> tuple[int, int]:
    a = analysis
    while end > start and (a.upos[end - 1] in _EDGE_MARKS or a.lemma[end - 1] == "'s"):
        end -= 1
    while start < end and a.upos[start] in _EDGE_MARKS:
        start += 1
    if start == end:
        return start, end  # marks alone, perhaps at the end of the text
    start = _with_first_half(a, start, end)
    start, end = _whole_word(a, start, end)
    if label == "ORG":
        start, end = _without_common_words(a, start, end)
    if label == "PER":
        start = _after_titles(a, start, end)
    return start, end


def _with_first_half(analysis: Analysis, start: int, end: int) -> int:
    """Return where a people of two words begins of which the model saw one: "Costa Ricans"."""
    a = analysis
    if start == 0 or end - start != 1 or not a.form[start - 1][:1].isupper():
        return start
    if a.sentence[start - 1] != a.sentence[start]:
        return start
    both = fold_name(a.text[a.start[start - 1] : a.end[start]])
    return start - 1 if both in home_countries() else start


def _without_common_words(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Leave common nouns behind and a people's adjective before a known body out of its name."""
    a = analysis
    while end > start + 1 and a.form[end - 1].islower() and a.upos[end - 1] == "NOUN":
        end -= 1
    if end > start + 1 and a.form[start].lower() in demonyms():
        whole = fold_name(a.text[a.start[start] : a.end[end - 1]])
        rest = fold_name(a.text[a.start[start + 1] : a.end[end - 1]])
        if rest in bodies() and whole not in bodies():
            start += 1
    return start, end


def _whole_word(analysis: Analysis, start: int, end: int) -> tuple[int, int]:
    """Widen a name to the hyphenated word that it is a part of: "Stoke-on-Trent"."""
    a = analysis
    left = start
    while left > 0 and a.end[left - 1] == a.start[left] and "-" in {a.form[left - 1], a.form[left]}:
        left -= 1
    if left < start and a.form[left][:1].isupper() and a.form[left] not in _BOUND_PREFIXES:
        start = left
    right = end
    while (
        right < len(a) and a.end[right - 1] == a.start[right]
        and "-" in {a.form[right - 1], a.form[right]}
    ):  # fmt: skip
        right += 1
    if right > end and (a.form[right - 1][:1].isupper() or _is_given_in_two(a, start)):
        end = right
    return start, end


def _is_given_in_two(analysis: Analysis, start: int) -> bool:
    """Say whether a name opens with a family name behind which a hyphen parts: "Kim Jong-il"."""
    return analysis.form[start].lower() in family_names_first()


# These join names without making one of them: "Anti-Kremlin".
_BOUND_PREFIXES = frozenset({"Pro", "Anti", "Ex", "Non", "Post", "Pre", "Trans", "Mid"})


def _after_titles(analysis: Analysis, start: int, end: int) -> int:
    """Return where the name itself begins: "U.S. President" is no part of a person's name."""
    a = analysis
    while start < end - 1:
        last_but_one = start == end - 2
        if is_title_word(a.form[start]) and not (last_but_one and gender_of(a.form[start])):
            start += 1
        elif stop := _country_prefix(a, start, end):
            start = stop
        else:
            break
    return start


def _country_prefix(analysis: Analysis, start: int, end: int) -> int:
    """Return the end of a leading country, if a title follows or no given name is that word."""
    a = analysis
    for stop in range(min(start + 3, end - 1), start, -1):
        folded = fold_name(a.text[a.start[start] : a.end[stop - 1]])
        if folded in demonyms() and folded not in country_names():
            return stop
        if folded in country_names():
            # "the president of Kenya Mwai X" is no Kenya X
            is_under_of = start > 0 and a.form[start - 1].lower() == "of" and end - stop > 1
            marked = " " in folded or a.form[start].isupper() or is_title_word(a.form[stop])
            marked = marked or is_under_of
            return stop if marked else 0
    return 0

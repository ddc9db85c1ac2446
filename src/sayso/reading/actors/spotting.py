"""Names in the text: those of the model, tidied, and those that only our tables know.

The model's spans lose leading articles, titles and possessive marks. Proper nouns outside its
spans are looked up in the tables of states, bodies and seats, longest match first, so that a
missed "NATO" is found; nothing is matched in lower case.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from sayso.knowledge import (
    bodies,
    capitals,
    country_names,
    demonyms,
    fold_name,
    gender_of,
    role_modifiers,
    seats,
    titles,
)
from sayso.knowledge.matching import family_names_first
from sayso.language.analysis import Analysis, Name
from sayso.reading.actors.lexicon import head_nouns, home_countries, word_list
from sayso.reading.actors.phrases import head_of_range

_LONGEST = 6
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
            if not _is_capitalised(analysis, start, end):
                continue
            if start < end and not any(taken[start:end]):
                label = "PER" if _is_family_first(analysis, start, end) else name.label
                found.append(_spotted(analysis, start, end, label))
                taken[start:end] = [True] * (end - start)
    found += _missed(analysis, taken, found)
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
        and (
            analysis.deprel[head] == "flat" or (label == "PER" and _is_noun_title(analysis, above))
        )
    ):
        head = above  # "writer L. Ron Hubbard" with the title as head
    return SpottedName(start, end, head, label, fold_name(words), words)


def _is_noun_title(analysis: Analysis, token: int) -> bool:
    return analysis.upos[token] in {"NOUN", "PROPN"} and _is_title(analysis.form[token])


def _is_capitalised(analysis: Analysis, start: int, end: int) -> bool:
    """Say whether a word of the name begins with a capital; "pro-UN" and a damaged word do not."""
    return any(not analysis.form[t][:1].islower() for t in range(start, end))


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
        if _is_title(a.form[start]) and not (last_but_one and gender_of(a.form[start])):
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
            marked = " " in folded or a.form[start].isupper() or _is_title(a.form[stop])
            marked = marked or is_under_of
            return stop if marked else 0
    return 0


def _is_title(form: str) -> bool:
    plain = form.lower().rstrip(".")
    known = plain in titles() or plain.removeprefix("ex-") in titles()
    return known or plain in role_modifiers() or plain in word_list("more_titles")


def _missed(analysis: Analysis, taken: list[bool], found: list[SpottedName]) -> list[SpottedName]:
    """Return the names that the model found elsewhere in the document, or that a table knows."""
    a = analysis
    elsewhere = {name.folded: name.label for name in found if len(name.folded) > 2}
    surnames = {
        name.folded.rpartition(" ")[2] for name in found if name.label == "PER" and name.folded
    }
    elsewhere |= {surname: "PER" for surname in surnames if surname not in elsewhere}
    echoes = _echoes(a, found)
    missed = []
    token = 0
    size = len(a)
    while token < size:
        if taken[token] or not a.form[token][:1].isupper() or a.upos[token] in _EDGE_MARKS:
            token += 1
            continue
        if a.form[token].lower() in echoes and _stands_alone(a, token):
            missed.append(_spotted(a, token, token + 1, "ORG"))
            token += 1
            continue
        if unit_end := _unit_end(a, token, taken):
            missed.append(_spotted(a, token, unit_end, "ORG"))
            token = unit_end
            continue
        end, label = _longest_match(a, token, taken, elsewhere)
        if end:
            first = _given_names_before(a, token, taken) if label == "PER" else token
            missed.append(_spotted(a, first, end, label))
        token = end or token + 1
    return missed


def _echoes(analysis: Analysis, found: list[SpottedName]) -> set[str]:
    """Return the last words of bodies named in full that stand for the whole: "the Guard".

    Only a common noun for a body counts, only if one body ends in it, and only if it stands
    with a capital inside a sentence.
    """
    a = analysis
    by_last: dict[str, set[str]] = {}
    for name in found:
        if name.label == "ORG" and " " in name.folded:
            by_last.setdefault(name.folded.rpartition(" ")[2], set()).add(name.folded)
    known = {last for last, names in by_last.items() if len(names) == 1 and _is_body_noun(last)}
    opens = {first for first, _ in a.sentence_tokens}
    return known & {
        form.lower()
        for token, form in enumerate(a.form)
        if form[:1].isupper() and token not in opens and a.form[token - 1].islower()
    }


def _is_body_noun(word: str) -> bool:
    noun = head_nouns().get(word)
    kinds = {"organisation", "armed_group", "media", "government"}
    return (noun is not None and noun.type in kinds) or word in word_list("unit_nouns")


def _unit_end(analysis: Analysis, start: int, taken: list[bool]) -> int:
    """Return the end of a body under arms that starts here, 0 if none does: "the Ridge Guard".

    The last word says what it is, a capital that it is a name; the first word of a sentence
    has its capital from there.
    """
    a = analysis
    limit = min(start + _LONGEST, a.sentence_tokens[a.sentence[start]][1])
    end = start
    while end < limit and not taken[end] and a.form[end][:1].isupper() and a.upos[end] != "DET":
        end += 1
    opens = a.sentence_tokens[a.sentence[start]][0] == start
    if end == start or a.form[end - 1].lower() not in word_list("unit_nouns"):
        return 0
    if a.xpos[end - 1] in {"NNS", "NNPS"} and end - start == 1:
        return 0
    return 0 if opens and (end - start == 1 or a.upos[start] != "PROPN") else end


def _stands_alone(analysis: Analysis, token: int) -> bool:
    """Say whether no other capital stands beside the word: "the Guard", not "Coast Guard"."""
    a = analysis
    first, last = a.sentence_tokens[a.sentence[token]]
    before = token > first and a.form[token - 1][:1].isupper() and token - 1 > first
    before = before or a.form[token - 1] in {"'s", "’s", "-"}
    before = before or (token - 1 == first and a.upos[token - 1] not in {"DET", "PRON", "ADP"})
    after = token + 1 < last and a.form[token + 1][:1].isupper()
    return not before and not after


def _given_names_before(analysis: Analysis, token: int, taken: list[bool]) -> int:
    """Return the start of the name whose known surname stands at `token`: other given names."""
    a = analysis
    first = token
    while (
        first > a.sentence_tokens[a.sentence[token]][0]
        and not taken[first - 1]
        and a.upos[first - 1] == "PROPN"
        and token - first < 3
        and not _is_title(a.form[first - 1])
        and (a.head[first - 1] == a.head[first] or a.head[first] == first - 1)
        and a.deprel[first] == "flat"
    ):
        first -= 1
    return first


def _longest_match(
    analysis: Analysis, start: int, taken: list[bool], elsewhere: dict[str, str]
) -> tuple[int, str]:
    """Return the end and label of the longest known name that starts here, 0 if there is none."""
    a = analysis
    limit = min(start + _LONGEST, len(a), a.sentence_tokens[a.sentence[start]][1])
    end = start + 1
    while end < limit and not taken[end] and (a.form[end][:1].isupper() or _joins(a, end)):
        end += 1
    for stop in range(end, start, -1):
        if taken[stop - 1] or _joins(a, stop - 1):
            continue
        folded = fold_name(a.text[a.start[start] : a.end[stop - 1]])
        if folded in elsewhere and a.upos[start] == "PROPN":
            return stop, elsewhere[folded]
        if _is_listed(a, start, stop, folded):
            return stop, "TABLE"
    return 0, ""


def _joins(analysis: Analysis, token: int) -> bool:
    return analysis.form[token].lower() in {"of", "the", "and", "-", "for", "'s", "’s", "de", "."}


def _is_listed(analysis: Analysis, start: int, stop: int, folded: str) -> bool:
    """Say whether the tables know the words; single words must be proper nouns or all capitals."""
    a = analysis
    if stop == start + 1:
        form = a.form[start]
        acronym = form.isupper() and len(form) > 1
        if a.upos[start] != "PROPN" and not acronym and folded not in home_countries():
            return False
        if folded in bodies():
            # "Opposition", "AP": a lone word of a table counts in capitals or as a proper noun
            return acronym or (a.upos[start] == "PROPN" and len(folded) > 3)
    return (
        folded in country_names()
        or folded in home_countries()
        or folded in bodies()
        or folded in seats()
        or (folded in capitals() and a.upos[start] == "PROPN")
    )

"""Names that the model overlooked and the document or the tables know.

Proper nouns outside the model's spans: what it found elsewhere in the document, the last word of a
body named in full ("the Guard"), units under arms by their last word, and the longest match in
the tables of states, peoples, bodies and seats. Nothing is matched in lower case, but in a text
that has no capitals at all.
"""

from collections.abc import Iterator, Sequence

from sayso.knowledge import bodies, capitals, country_names, demonyms, fold_name, seats
from sayso.language.analysis import Analysis
from sayso.reading.actors.lexicon import acts, head_nouns, home_countries, is_title_word, word_list

_LONGEST = 6
_NO_START = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "PART", "SCONJ", "SYM"})
_NAMING = frozenset({"PROPN", "ADJ", "NOUN"})


def capitals_of(analysis: Analysis) -> list[bool]:
    """Say of each token whether it can be of a name by its case.

    In a text without capitals every noun and adjective can.
    """
    if any(form != form.lower() for form in analysis.form):
        return [form[:1].isalnum() and not form[:1].islower() for form in analysis.form]
    return [upos in _NAMING for upos in analysis.upos]


def overlooked(
    analysis: Analysis,
    taken: Sequence[bool],
    known: Sequence[tuple[str, str]],
    capital: Sequence[bool],
) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and label of the names outside `taken`.

    `known` are the folded names found so far with their labels; a name that only a table knows
    has the label `TABLE`.
    """
    a = analysis
    elsewhere = {folded: label for folded, label in known if len(folded) > 2}
    surnames = {folded.rpartition(" ")[2] for folded, label in known if label == "PER" and folded}
    elsewhere |= {surname: "PER" for surname in surnames if surname not in elsewhere}
    echoes = _echoes(a, known)
    token = 0
    while token < len(a):
        can_start = (
            capital[token] and a.form[token][:1].isalpha() and a.upos[token] not in _NO_START
        )
        if taken[token] or not can_start:
            token += 1
        elif a.form[token].lower() in echoes and _stands_alone(a, token):
            yield token, token + 1, "ORG"
            token += 1
        elif unit_end := _unit_end(a, token, taken):
            yield token, unit_end, "ORG"
            token = unit_end
        else:
            end, label = _longest_match(a, token, taken, capital, elsewhere)
            if end:
                first = _given_names_before(a, token, taken) if label == "PER" else token
                yield first, end, label
            token = end or token + 1


def _echoes(analysis: Analysis, known: Sequence[tuple[str, str]]) -> set[str]:
    """Return the last words of bodies named in full that stand for the whole: "the Guard".

    Only a common noun for a body counts, only if one body ends in it, and only if it stands
    with a capital inside a sentence.
    """
    a = analysis
    by_last: dict[str, set[str]] = {}
    for folded, label in known:
        if label == "ORG" and " " in folded:
            by_last.setdefault(folded.rpartition(" ")[2], set()).add(folded)
    only = {last for last, names in by_last.items() if len(names) == 1 and _is_body_noun(last)}
    opens = {first for first, _ in a.sentence_tokens}
    return only & {
        form.lower()
        for token, form in enumerate(a.form)
        if form[:1].isupper()
        and token not in opens
        and (a.form[token - 1].islower() or a.form[token - 1] == "The")
    }


def _is_body_noun(word: str) -> bool:
    noun = head_nouns().get(word)
    kinds = {"organisation", "armed_group", "media", "government"}
    if noun is not None and noun.type in kinds:
        return True
    return word in word_list("unit_nouns") or word in acts().same_body_nouns


def _unit_end(analysis: Analysis, start: int, taken: Sequence[bool]) -> int:
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


def _given_names_before(analysis: Analysis, token: int, taken: Sequence[bool]) -> int:
    """Return the start of the name whose known surname stands at `token`: other given names."""
    a = analysis
    first = token
    while (
        first > a.sentence_tokens[a.sentence[token]][0]
        and not taken[first - 1]
        and a.upos[first - 1] == "PROPN"
        and token - first < 3
        and not is_title_word(a.form[first - 1])
        and (a.head[first - 1] == a.head[first] or a.head[first] == first - 1)
        and a.deprel[first] == "flat"
    ):
        first -= 1
    return first


def _longest_match(
    analysis: Analysis,
    start: int,
    taken: Sequence[bool],
    capital: Sequence[bool],
    elsewhere: dict[str, str],
) -> tuple[int, str]:
    """Return the end and label of the longest known name that starts here, 0 if there is none."""
    a = analysis
    limit = min(start + _LONGEST, len(a), a.sentence_tokens[a.sentence[start]][1])
    end = start + 1
    while end < limit and not taken[end] and (capital[end] or _joins(a, end)):
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


def _is_half(analysis: Analysis, token: int) -> bool:
    """Say whether the token is a part of a hyphenated word."""
    a = analysis
    after = token + 1 < len(a) and a.form[token + 1] == "-" and a.end[token] == a.start[token + 1]
    before = token > 0 and a.form[token - 1] == "-" and a.end[token - 1] == a.start[token]
    return after or before


def _is_listed(analysis: Analysis, start: int, stop: int, folded: str) -> bool:
    """Say whether the tables know the words; single words must be proper nouns or all capitals."""
    a = analysis
    if stop == start + 1:
        form = a.form[start]
        acronym = form.isupper() and len(form) > 1
        if a.upos[start] != "PROPN" and not acronym and folded not in home_countries():
            return False
        is_ethnic = folded in home_countries() and folded not in demonyms()
        if is_ethnic and _is_half(a, start):
            return False  # "Shan" in "Shan-e-Mustafa"
        if form.islower() and folded in word_list("homonyms_of_lands"):
            return False  # "polish", "china" in a text without capitals
        if folded in bodies() and folded in head_nouns() and not _stands_alone(a, start):
            return False  # "the Agency", but not "HARBOUR NEWS AGENCY"
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

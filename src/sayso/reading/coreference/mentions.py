"""Mention candidates: every noun phrase, name and pronoun that could stand for something.

One candidate for each head over the tree (nouns, names, pronouns, determiners and adjectives used
as nouns, "here" and "there", numbers that are arguments) and verbs as what a later "this" may take
up. The span is the maximal noun phrase without conjuncts; relative clauses belong to it, an
apposition only to `whole`, as in OntoGUM. Further candidates of the same head are the coordination
that it begins ("Ann and Bob"), the phrase without what follows its head ("the court" of "the court
below"), and a name as the name tagger has it. Relative and interrogative pronouns and expletives
are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from sayso.language.analysis import Analysis

MentionForm = Literal["pronoun", "name", "nominal", "verb"]

_NOT_ALONE: Final = frozenset(
    {"flat", "fixed", "goeswith", "flat:foreign", "expl", "punct", "reparandum", "compound:prt"}
)
"""Relations of words that head no phrase of their own."""
_OUTSIDE: Final = frozenset(
    {"case", "cc", "cc:preconj", "mark", "punct", "cop", "nsubj", "nsubj:pass", "nsubj:outer",
     "csubj", "aux", "aux:pass", "expl", "discourse", "parataxis", "conj", "appos", "advcl",
     "advcl:relcl", "vocative", "dislocated", "list", "reparandum", "obl", "obl:unmarked",
     "obl:agent", "xcomp", "ccomp", "orphan"}
)  # fmt: skip
"""Relations of what stands under a noun but outside its phrase."""
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_CLOSE: Final = frozenset({"flat", "compound", "goeswith", "flat:foreign", "fixed"})
_TRAILING: Final = frozenset({"PUNCT", "CCONJ"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_PLACES: Final = frozenset({"here", "there"})
_COUNTING: Final = frozenset({"many", "few", "several", "most", "other"})
"""Adjectives that stand for a noun without an article."""
_ARGUMENTS: Final = frozenset(
    {"nsubj", "nsubj:pass", "obj", "iobj", "obl", "nmod", "obl:agent", "conj", "root", "nmod:poss"}
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A mention candidate: its head token and phrase, all bounds included.

    `whole` is the last token with appositions; `joins` is the last conjunct of a coordination,
    else -1. Of several candidates of one head, all but one are a `variant`.
    """

    head: int
    first: int
    last: int
    whole: int
    form: MentionForm
    joins: int = -1
    variant: bool = False


def find_candidates(analysis: Analysis) -> list[Candidate]:
    """Return the candidates in the order of their first token, the longer one first."""
    found: list[Candidate] = []
    for token, upos in enumerate(analysis.upos):
        form = _form_at(analysis, token, upos)
        if form is not None:
            found.append(_base(analysis, token, form))
    taken = {(c.first, c.last) for c in found}
    heads = {c.head for c in found}
    for candidate in list(found):
        for variant in _variants(analysis, candidate):
            if (variant.first, variant.last) not in taken:
                taken.add((variant.first, variant.last))
                found.append(variant)
    found += _further_names(analysis, heads, taken)
    return sorted(found, key=lambda c: (c.first, -c.last, c.head))


def _further_names(
    analysis: Analysis, heads: set[int], taken: set[tuple[int, int]]
) -> Iterator[Candidate]:
    """Yield the tagged names whose words head nothing: "New England" of "New England towns"."""
    for name in analysis.names:
        first, last = name.start, name.end - 1
        head = min(range(first, name.end), key=lambda token: (analysis.depth[token], token))
        if (first, last) not in taken and name.label != "NORP" and first < last:
            yield Candidate(head, first, last, last, "name", variant=head in heads)


def _base(analysis: Analysis, token: int, form: MentionForm) -> Candidate:
    is_bare = form == "verb" or (form == "pronoun" and not _has_phrase(analysis, token))
    if is_bare or not analysis.children[token]:
        return Candidate(token, token, token, token, form)
    first, last = _bounds(analysis, token)
    return Candidate(token, first, last, _with_appositions(analysis, token, last), form)


def _has_phrase(analysis: Analysis, pronoun: int) -> bool:
    """Say whether a pronoun takes a phrase: "those who stayed", "all of us", "each other"."""
    is_personal = analysis.xpos[pronoun] in {"PRP", "PRP$"}
    return not is_personal and analysis.upos[pronoun] in {"PRON", "DET"}


def _variants(analysis: Analysis, base: Candidate) -> Iterator[Candidate]:
    """Yield the other phrases of a head: coordination, the part up to the head, the tagged name."""
    if base.form == "verb":
        return
    head, form = base.head, base.form
    joined = _coordination(analysis, head)
    if joined is not None:
        end = max(joined, _bounds(analysis, joined)[1])
        both = [c for c in analysis.children[head] if analysis.deprel[c] == "cc:preconj"]
        first = min(base.first, *both) if both else base.first
        yield Candidate(head, first, end, end, form, joins=joined, variant=True)
    if base.last > head:
        close = _close_end(analysis, head)
        if close < base.last:
            yield Candidate(head, base.first, close, close, form, variant=True)
    comma = next((t for t in range(head + 1, base.last) if analysis.form[t] == ","), base.last)
    if head < comma < base.last:
        yield Candidate(head, base.first, comma - 1, comma - 1, form, variant=True)
    at = analysis.name_at[head]
    if at >= 0:
        name = analysis.names[at]
        if name.start <= base.first or name.end - 1 >= head:
            last = name.end - 1
            yield Candidate(head, name.start, last, last, form, variant=True)


def _close_end(analysis: Analysis, head: int) -> int:
    """Return the end of the phrase without modifiers behind its head."""
    close = head
    for child in analysis.children[head]:
        relation = analysis.deprel[child]
        if child > head and (relation in _CLOSE or _is_possessive(analysis, child)):
            close = max(close, analysis.subtree_bounds[child][1])
    return close


def _form_at(analysis: Analysis, token: int, upos: str) -> MentionForm | None:
    relation = analysis.deprel[token]
    if relation in _NOT_ALONE:
        return None
    if upos == "PROPN":
        return "name"
    if upos == "NOUN":
        return None if relation == "compound" else "nominal"
    if upos == "PRON" or (upos == "DET" and relation in _ARGUMENTS):
        is_question = analysis.xpos[token] in {"WP", "WDT", "WP$", "WRB", "EX"}
        return None if is_question else "pronoun"
    if upos == "ADV":
        return "pronoun" if analysis.form[token].lower() in _PLACES else None
    if upos == "NUM":
        return "nominal" if relation in _ARGUMENTS else None
    if upos == "ADJ" and analysis.lemma[token].lower() in _COUNTING:
        return "nominal" if relation in _ARGUMENTS else None
    if upos == "ADJ":
        has_article = any(analysis.deprel[c] == "det" for c in analysis.children[token])
        return "nominal" if has_article and relation in _ARGUMENTS else None
    return "verb" if upos == "VERB" or (upos == "AUX" and relation in {"cop", "root"}) else None


def _bounds(analysis: Analysis, head: int) -> tuple[int, int]:
    first = last = head
    for child in analysis.children[head]:
        low, high = analysis.subtree_bounds[child]
        relation = analysis.deprel[child]
        if child < head:
            if relation not in _OUTSIDE and (relation != "advmod" or _is_inside(analysis, child)):
                first = min(first, low)
        elif _is_possessive(analysis, child):
            last = max(last, child)
        elif relation not in _OUTSIDE:
            last = max(last, high)
    at = analysis.name_at[head]
    governor = analysis.head[head]
    if at >= 0 and (governor < 0 or analysis.name_at[governor] != at):
        # the tree may lose a part of a name
        first = min(first, analysis.names[at].start)
        last = max(last, analysis.names[at].end - 1)
    while first < head and _is_before(analysis, first):
        first += 1
    return first, _trimmed(analysis, head, last, first)


def _is_before(analysis: Analysis, token: int) -> bool:
    """Say whether a token at the start of a phrase is none of it: a comma, a preposition."""
    if analysis.upos[token] == "PUNCT":
        return analysis.form[token] not in _OPENING
    return analysis.deprel[token] in {"case", "mark", "cc"}


def _is_possessive(analysis: Analysis, token: int) -> bool:
    return analysis.deprel[token] == "case" and analysis.form[token].lower() in _POSSESSIVE


def _is_inside(analysis: Analysis, adverb: int) -> bool:
    """Say whether an adverb stands behind an article: "the then minister"."""
    return adverb > 0 and analysis.upos[adverb - 1] in {"DET", "ADJ", "PRON"}


def _trimmed(analysis: Analysis, head: int, last: int, first: int) -> int:
    marks = [t for t in range(first, last + 1) if analysis.form[t] in _QUOTES]
    if len(marks) % 2 and last + 1 < len(analysis) and analysis.form[last + 1] in _QUOTES:
        return last + 1  # a phrase with an opening mark ends with the closing one
    if len(marks) % 2 == 0 and marks and marks[-1] == last:
        return last
    while last > head and analysis.upos[last] in _TRAILING and analysis.form[last] not in _CLOSING:
        last -= 1
    return last


_CLOSING: Final = frozenset({")", "]", "%"})
_QUOTES: Final = frozenset({'"', "“", "”", "``", "''"})
_OPENING: Final = frozenset({"(", "[", "$", "#", "‘", *_QUOTES})


def _with_appositions(analysis: Analysis, head: int, last: int) -> int:
    for child in analysis.children[head]:
        if child > head and analysis.deprel[child] == "appos" and analysis.upos[child] in _NOUNS:
            last = max(last, analysis.subtree_bounds[child][1])
    return _trimmed(analysis, head, last, head)


def _coordination(analysis: Analysis, token: int) -> int | None:
    """Return the last conjunct of a coordination whose first member is `token`."""
    last = None
    for child in analysis.children[token]:
        if analysis.deprel[child] == "conj" and analysis.upos[child] in {"NOUN", "PROPN", "PRON"}:
            last = child
    return last

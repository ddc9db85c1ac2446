"""Which nouns are said of an actor: appositions, predicates, "as" phrases, office before comma.

Each pattern is a rule over the tree: `title.apposition`, `title.reversed_apposition`,
`title.copula`, `title.who_is`, `title.as`. What a noun makes of the actor is for `descriptions`.
"""

from collections.abc import Iterator

from sayso.reading.actors.attributes import Surroundings
from sayso.reading.actors.lexicon import head_nouns, word_list

_NAMING_VERBS = word_list("naming_verbs")
_BECOMING = frozenset({"become", "remain", "stay", "serve"})


def describing_nouns(around: Surroundings, head: int) -> Iterator[tuple[int, str]]:
    """Yield the nouns said of the actor headed at `head` and by which pattern."""
    a = around.phrases.analysis
    for child in a.children[head]:
        if a.deprel[child] == "appos" and child > head:
            noun = _one_of(around, child)
            if noun != child or a.xpos[child] != "NNS":
                above = a.head[head]
                is_become = head < above < child and a.lemma[above] in _BECOMING
                rule = "title.copula" if is_become else "title.apposition"
                yield from _with_conjuncts(around, noun, rule)
        elif _is_end_of_list(around, head, child):
            yield child, "title.apposition"
        elif a.deprel[child] == "nmod" and around.phrases.case_of(child) == "as":
            yield child, "title.as"
        elif (title := _title_before_comma(around, head, child)) is not None:
            yield title, "title.reversed_apposition"
        elif _is_predicate_of_who(around, child):
            yield from _with_conjuncts(around, child, "title.who_is")
    governor = a.head[head]
    if governor < 0:
        return
    for child in a.children_by(governor, "parataxis"):
        # a doubtful tree: "X, then commander of Y, fled"
        if a.deprel[head] == "nsubj" and head < child < governor and a.upos[child] in _NOUNS:
            yield child, "title.apposition"
    beside = a.deprel[head] == "appos" or _is_bare_under_office(around, head)
    if (beside and governor < head) or _is_loose_apposition(around, head):
        above = _office_above(around, governor)
        yield from _with_conjuncts(around, above, "title.reversed_apposition")
    elif (twin := _twin_subject(around, head)) is not None:
        yield twin, "title.reversed_apposition"
    elif a.deprel[head] == "nsubj" and any(a.deprel[c] == "cop" for c in a.children[governor]):
        if _is_affirmed(around, governor):
            yield from _with_conjuncts(around, governor, "title.copula")
    elif a.deprel[head] == "nsubj" and _is_what_one_becomes(around, governor):
        yield from _with_conjuncts(around, governor, "title.copula")
    elif a.deprel[head] == "nsubj" and a.lemma[governor] in _BECOMING:
        for child in a.children[governor]:
            if a.deprel[child] in {"xcomp", "obj"} and _is_affirmed(around, governor):
                yield from _with_conjuncts(around, child, "title.copula")
            elif a.deprel[child] == "obl" and around.phrases.case_of(child) == "as":
                yield child, "title.as"
    elif a.deprel[head] in {"obj", "nsubj:pass", "xcomp"} and a.lemma[governor] in _NAMING_VERBS:
        yield from _named_as(around, governor)


def _is_what_one_becomes(around: Surroundings, predicate: int) -> bool:
    """Say whether a noun hangs on a verb of becoming though the tree gives it the subject."""
    a = around.phrases.analysis
    above = a.head[predicate]
    is_noun = a.upos[predicate] in {"NOUN", "PROPN"} and a.deprel[predicate] in {"xcomp", "obj"}
    is_noun = is_noun and above >= 0 and a.lemma[above] in _BECOMING
    return is_noun and _is_affirmed(around, above)


def _title_before_comma(around: Surroundings, head: int, child: int) -> int | None:
    """Return the office under a name that a comma parts from it: "The prime minister, X, said"."""
    a = around.phrases.analysis
    if child > head or a.deprel[child] not in _UNDER_NAME or a.upos[child] not in _NOUNS:
        return None
    between = range(child + 1, head)
    is_apart = any(a.form[token] == "," for token in between)
    return child if is_apart and a.xpos[child] not in {"NNS", "NNPS"} else None


_UNDER_NAME = frozenset({"nmod:desc", "compound", "nmod:unmarked"})
_NOUNS = frozenset({"NOUN", "PROPN"})


def _is_predicate_of_who(around: Surroundings, child: int) -> bool:
    """Say whether a noun under a name is what it is said to be: "X, who was the president"."""
    a = around.phrases.analysis
    if a.deprel[child] != "acl:relcl" or a.upos[child] not in _NOUNS:
        return False
    who = a.child(child, "nsubj")
    is_who = who is not None and a.lemma[who] == "who" and a.child(child, "cop") is not None
    return is_who and _is_affirmed(around, child)


def _is_end_of_list(around: Surroundings, head: int, child: int) -> bool:
    """Say whether a bare conjunct of the name ends its apposition: "X, a poet and former mayor"."""
    a = around.phrases.analysis
    if a.deprel[child] != "conj" or a.upos[child] != "NOUN" or a.xpos[child] != "NN":
        return False
    is_bare = a.child(child, "det", "nmod:poss", "nummod") is None
    return is_bare and any(a.deprel[c] == "appos" and c < child for c in a.children[head])


def _one_of(around: Surroundings, token: int) -> int:
    """Return the noun that tells who in "one of the leading senators", else the token."""
    a = around.phrases.analysis
    if a.lemma[token].lower() != "one":
        return token
    nouns = (c for c in a.children[token] if a.deprel[c] == "nmod" and a.xpos[c] in {"NNS", "NNPS"})
    return next(nouns, token)


def _is_bare_under_office(around: Surroundings, head: int) -> bool:
    """Say whether a name without a preposition hangs on an office: "head of the harbour X"."""
    a = around.phrases.analysis
    noun = head_nouns().get(a.lemma[a.head[head]].lower())
    is_bare = a.deprel[head].startswith("nmod") and a.deprel[head] != "nmod:poss"
    is_bare = is_bare and any(
        a.deprel[c] == "nmod" and c < head and around.phrases.case_of(c)
        for c in a.children[a.head[head]]
    )
    is_office = noun is not None and noun.is_role and a.xpos[a.head[head]] in {"NN", "NNP"}
    return is_bare and is_office and not around.phrases.case_of(head)


def _is_loose_apposition(around: Surroundings, head: int) -> bool:
    """Say whether a name taken for a conjunct stands between commas without an "and"."""
    a = around.phrases.analysis
    first = around.phrases.bounds(head)[0]
    return (
        a.deprel[head] == "conj"
        and first > 0
        and a.form[first - 1] == ","
        and a.child(head, "cc") is None
        and not any(a.deprel[c] == "conj" for c in a.children[a.head[head]] if c != head)
    )


def _twin_subject(around: Surroundings, head: int) -> int | None:
    """Return the office right before the name in "the head of the customs, X, said".

    A doubtful tree makes both subjects of the verb; so it does with "Minister of Trade X said".
    """
    a = around.phrases.analysis
    edge = around.phrases.bounds(head)[0] - 1
    if a.deprel[head] != "nsubj" or edge < 1:
        return None
    edge -= a.form[edge] == ","
    for child in a.children[a.head[head]]:
        noun = head_nouns().get(a.lemma[child].lower())
        is_before = a.deprel[child] == "nsubj" and edge <= a.subtree_bounds[child][1] <= edge + 1
        if is_before and noun is not None and noun.is_role and a.xpos[child] in {"NN", "NNP"}:
            return child
    return None


def _office_above(around: Surroundings, noun: int) -> int:
    """Return the office whose of-phrase the noun ends: in "the head of the customs, X", the head.

    A parser puts the name beside the nearest noun.
    """
    a = around.phrases.analysis
    above = noun
    while a.deprel[above] == "nmod" and a.head[above] >= 0 and around.phrases.case_of(above):
        above = a.head[above]
        lexical = head_nouns().get(a.lemma[above].lower())
        if lexical is not None and lexical.type == "person" and a.xpos[above] == "NN":
            noun = above
    return noun


def _with_conjuncts(around: Surroundings, noun: int, rule: str) -> Iterator[tuple[int, str]]:
    a = around.phrases.analysis
    yield noun, rule
    for child in a.children[noun]:
        if a.deprel[child] != "conj" or a.upos[child] not in {"NOUN", "PROPN"}:
            continue
        is_plural = a.xpos[child] in {"NNS", "NNPS"} and a.xpos[noun] not in {"NNS", "NNPS"}
        # "the chief, X, and the mayor, Y": the second office has a holder of its own
        is_held = any(c in around.cast.at for c in a.children_by(child, "appos"))
        if not is_plural and not is_held:
            yield child, rule


def _is_affirmed(around: Surroundings, predicate: int) -> bool:
    a = around.phrases.analysis
    return not any(
        a.lemma[child] in {"not", "never"} or a.deprel[child] == "mark"
        for child in a.children[predicate]
    )


def _named_as(around: Surroundings, verb: int) -> Iterator[tuple[int, str]]:
    a = around.phrases.analysis
    for child in a.children[verb]:
        if (a.deprel[child] == "obl" and around.phrases.case_of(child) == "as") or (
            a.deprel[child] == "xcomp" and a.upos[child] in {"NOUN", "PROPN"}
        ):
            yield child, "title.as"

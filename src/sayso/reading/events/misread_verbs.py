"""Verbs that a tagger took for something else, told by the clause around them.

In: an `Analysis`, a token and the regular forms of the lexicon's verbs. Out: yes or no. "The
council rebuked the ferry line" keeps its subject and object in the tree when *rebuked* is called an
adverb; what has a subject and an object, and no article, preposition or copula, is a verb.
"""

from collections.abc import Container

from sayso.language.analysis import Analysis

_CLAUSES = frozenset(
    {"root", "ccomp", "conj", "parataxis", "advcl", "acl", "acl:relcl", "xcomp"}
)  # fmt: skip
_NOMINAL_SIGNS = frozenset({"cop", "det", "case", "nmod:poss", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_BEHIND = frozenset({"obj", "ccomp", "xcomp", "obl"})


def is_misread_verb(analysis: Analysis, token: int, forms: Container[str]) -> bool:
    """Tell whether a form of a verb that has no tag of one heads a clause of its own.

    A form in *-ed* needs a subject or an object, another one both ("Rebels scrap pact").
    """
    if analysis.upos[token] == "VERB" or analysis.deprel[token] not in _CLAUSES:
        return False
    form = analysis.form[token].lower()
    if form not in forms:
        return False
    relations = {analysis.deprel[child] for child in analysis.children[token]}
    if relations & _NOMINAL_SIGNS:
        return False
    has_subject = bool(relations & _SUBJECTS)
    if form.endswith("ed"):
        return "obj" in relations or (has_subject and bool(relations & _BEHIND))
    return has_subject and "obj" in relations

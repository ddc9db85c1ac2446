"""Unreal deeds: what a work of art tells of, and what rules and general truths speak of.

In: a `Reading`. Out: yes or no. A deed is invented where it hangs on a word for a made-up work, in
the present tense in which such works are told; an event noun also where it is what a work is about.
A rule speaks of whoever may come ("anyone who strikes an officer shall ..."), a general truth of
what usually happens.
"""

from collections.abc import Iterator

from sayso.language.analysis import Analysis
from sayso.reading.events.fields import words
from sayso.reading.events.wordings import Reading

_HIGHEST = 5  # governors between a deed and the work that tells of it
_SUBJECTS = ("nsubj", "nsubj:pass")
_ANY = frozenset({"a", "an", "any", "every", "each"})
_ENDS = frozenset({"start", "beginning", "end", "outbreak", "eve", "course", "height", "close"})
_WHEN = frozenset({"since", "during", "after", "before", "until", "by", "in", "throughout"})
_INSIDE = frozenset({"in", "of", "during", "throughout"})


def is_invented(analysis: Analysis, reading: Reading) -> bool:
    """Tell whether a work of art tells of it, or is about it."""
    token = reading.trigger.token
    if analysis.upos[token] == "NOUN":
        return _is_subject_matter(analysis, token)
    if not _is_present(analysis, token):
        return _is_told(analysis, token)
    return _is_told(analysis, token) or any(
        analysis.lemma[child].lower() in words("works", "parts")
        and _preposition(analysis, child) in _INSIDE
        for at in _upwards(analysis, token)
        for child in analysis.children_by(at, "obl")
    )


def is_backdrop(analysis: Analysis, reading: Reading) -> bool:
    """Tell whether a war is named only to say when something else was ("since the Iraq war")."""
    token = reading.trigger.noun
    if token is None or analysis.lemma[token].lower() != "war":
        return False
    while analysis.deprel[token] == "nmod" and analysis.lemma[analysis.head[token]] in _ENDS:
        token = analysis.head[token]
    first = analysis.child(token, "case", "mark")
    return first is not None and analysis.form[first].lower() in _WHEN


def is_rule(analysis: Analysis, reading: Reading, *, is_in_rules: bool) -> bool:
    """Tell whether it is said of anybody, or of what happens as a rule.

    `is_in_rules` says that the sentence names a handbook, a statute or the like.
    """
    token = reading.trigger.token
    if _has_name(analysis, reading):
        return False
    verb = analysis.head[token] if analysis.upos[token] == "NOUN" else token
    if verb >= 0 and _is_present(analysis, verb) and _has_adverb(analysis, verb):
        subjects = analysis.children_by(verb, *_SUBJECTS)
        return not any(_is_actor_word(analysis, one) for one in subjects)
    is_stated = _is_present(analysis, token) or _has_modal(analysis, token)
    return _is_of_anybody(analysis, token) or (is_in_rules and is_stated)


def _is_subject_matter(analysis: Analysis, token: int) -> bool:
    """Tell whether an event noun is what a work is about ("a film about the siege")."""
    below = token
    for at in list(_upwards(analysis, token))[1:]:
        if analysis.upos[at] == "VERB":
            is_made = analysis.lemma[at].lower() in words("works", "making")
            return is_made and analysis.deprel[below] == "obj"
        below = at
        if analysis.lemma[at].lower() in words("works", "made"):
            return True
    return False


def _is_told(analysis: Analysis, token: int) -> bool:
    """Tell whether a clause above has a made-up work as its subject, or hangs on one."""
    invented = words("works", "invented")
    is_now = _is_present(analysis, token)
    for at in list(_upwards(analysis, token))[1:]:
        if analysis.lemma[at].lower() in invented and analysis.upos[at] == "NOUN":
            return is_now or analysis.deprel[token] == "acl"
        tellers = [analysis.lemma[child].lower() for child in analysis.children_by(at, *_SUBJECTS)]
        if not invented.isdisjoint(tellers) and (is_now or _tells(analysis, at, token)):
            return True
    return False


def _tells(analysis: Analysis, governor: int, token: int) -> bool:
    """Tell whether a clause in the past is the content of a verb in the present."""
    return _is_present(analysis, governor) and any(
        analysis.deprel[at] == "ccomp" for at in _upwards(analysis, token) if at != governor
    )


def _upwards(analysis: Analysis, token: int) -> Iterator[int]:
    """Yield a token and its governors, as high as a work may stand."""
    for _ in range(_HIGHEST):
        if token < 0:
            return
        yield token
        token = analysis.head[token]


def _is_present(analysis: Analysis, token: int) -> bool:
    """Tell whether a verb stands in the present tense; the perfect is none."""
    for child in analysis.children_by(token, "aux", "aux:pass"):
        if analysis.xpos[child] in ("VBZ", "VBP"):
            return analysis.lemma[child].lower() != "have"
        return False
    return analysis.xpos[token] in ("VBZ", "VBP")


def _has_adverb(analysis: Analysis, verb: int) -> bool:
    return any(
        analysis.lemma[child].lower() in words("rules", "often")
        for child in analysis.children_by(verb, "advmod")
    )


def _has_name(analysis: Analysis, reading: Reading) -> bool:
    """Tell whether somebody is named around a predicate, or known by a *the* or a pronoun."""
    return any(
        analysis.upos[token] in ("PROPN", "PRON")
        and analysis.lemma[token].lower() not in (*words("rules", "anyone"), "who", "that", "them")
        for token in reading.frame.everything()
    )


def _is_of_anybody(analysis: Analysis, token: int) -> bool:
    """Tell whether a clause speaks of whoever does something, and what then may or shall be."""
    head = _relative_head(analysis, token)
    if head is not None and _is_present(analysis, token):
        return _is_anybody(analysis, head) and _has_modal_above(analysis, head)
    subjects = [
        one for one in analysis.children_by(token, *_SUBJECTS) if _is_anybody(analysis, one)
    ]
    if _has_modal(analysis, token) and any(_has_relative(analysis, one) for one in subjects):
        return True
    is_allowed = _has_modal(analysis, token, "allowing")
    return is_allowed and any(not _is_actor_word(analysis, one) for one in subjects)


def _relative_head(analysis: Analysis, token: int) -> int | None:
    if analysis.deprel[token] not in ("acl:relcl", "acl", "csubj", "csubj:pass"):
        return None
    return analysis.head[token] if analysis.head[token] >= 0 else None


def _is_anybody(analysis: Analysis, token: int) -> bool:
    """Tell whether a phrase means no one in particular: "anyone", "a tenant", "passengers who"."""
    if analysis.lemma[token].lower() in words("rules", "anyone"):
        return True
    if analysis.upos[token] != "NOUN":
        return False
    articles = [analysis.form[child].lower() for child in analysis.children_by(token, "det")]
    if articles:
        return not _ANY.isdisjoint(articles)
    is_counted = analysis.child(token, "nummod", "nmod:poss") is not None
    return analysis.xpos[token] == "NNS" and not is_counted and _has_relative(analysis, token)


def _has_relative(analysis: Analysis, token: int) -> bool:
    return any(
        _is_present(analysis, child) for child in analysis.children_by(token, "acl:relcl", "acl")
    )


def _is_actor_word(analysis: Analysis, token: int) -> bool:
    return analysis.lemma[token].lower() in words("public", "words")


def _has_modal(analysis: Analysis, token: int, name: str = "modals") -> bool:
    return any(
        analysis.lemma[child].lower() in words("rules", name)
        for child in analysis.children_by(token, "aux")
    )


def _has_modal_above(analysis: Analysis, token: int) -> bool:
    """Tell whether the clause of a noun says what may or shall be, or what is liable to follow."""
    above = analysis.head[token]
    return above >= 0 and (_has_modal(analysis, above) or analysis.lemma[above].lower() == "liable")


def _preposition(analysis: Analysis, token: int) -> str:
    case = analysis.child(token, "case")
    return "" if case is None else analysis.form[case].lower()

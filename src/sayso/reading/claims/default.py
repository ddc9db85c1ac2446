"""Step 8: what is left: an evaluation is opinion, everything else is asserted."""

from sayso.knowledge import judging
from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.segment import Segment

_KINDS_OF = frozenset({"act", "piece", "work", "feat", "stroke", "display", "monument", "moment"})


def evaluation(segment: Segment) -> Decision | None:
    """Opinion: an evaluative adjective, noun or verb as predicate ("was a disgrace")."""
    word = evaluative_word(segment, segment.predicate)
    if word is None:
        return None
    return Decision("opinion", 3, 1, (word,), "evaluative")


def evaluative_word(segment: Segment, clause: Clause) -> int | None:
    """Return the evaluative word that makes the predicate of `clause` a judgement."""
    words = judging()
    analysis = segment.analysis
    upos = analysis.upos[clause.token]
    if clause.lemma == "be" and clause.subject is not None:
        return _judged_something(segment, clause.subject)
    if upos == "VERB":
        return clause.token if clause.lemma in words.verbs else None
    if segment.lower(clause.token) == "worth":
        return clause.token if _is_worth_more_than_money(segment, clause.token) else None
    if upos == "ADJ":
        judged = _is_judging(segment, clause.token) or clause.lemma in words.nouns
        return clause.token if judged or _is_too(segment, clause) else None
    small_clause = analysis.deprel[clause.token] == "xcomp" or _is_named_as(segment)
    if upos != "NOUN" or (clause.copula is None and not small_clause):
        return None
    if clause.lemma in words.nouns:
        return clause.token
    for below in analysis.children_by(clause.token, "nmod"):
        if clause.lemma in _KINDS_OF and segment.clauses.lemma[below] in words.nouns:
            return below  # "an act of folly"
    for child in analysis.children[clause.token]:
        if analysis.deprel[child] == "amod" and _is_judging(segment, child):
            return child
    return None


def _is_judging(segment: Segment, adjective: int) -> bool:
    return judging().has_adjective(segment.lower(adjective), segment.clauses.lemma[adjective])


def _judged_something(segment: Segment, subject: int) -> int | None:
    """Find the judgement in "there is something comic about him"."""
    after = subject + 1
    if segment.lower(subject) not in ("something", "nothing") or after >= len(segment.analysis):
        return None
    return after if _is_judging(segment, after) else None


def _is_worth_more_than_money(segment: Segment, token: int) -> bool:
    """Worth a visit, worth its price; not "worth forty pounds"."""
    analysis = segment.analysis
    first, last = analysis.subtree_bounds[token]
    after = range(token + 1, last + 1)
    told = any(analysis.upos[t] in ("NUM", "SYM") for t in after)
    return bool(after) and not told and first <= token


def _is_named_as(segment: Segment) -> bool:
    return segment.links[0].frame == "as"


def _is_too(segment: Segment, clause: Clause) -> bool:
    """Too slow, far too late: more than the speaker would have."""
    return clause.copula is not None and any(
        segment.lower(adverb) == "too" for adverb in clause.adverbs if adverb < clause.token
    )


def bare_infinitive(segment: Segment) -> Decision | None:
    """Hypothetical: an infinitive that no operator decides: "a way to p", "it is easy to p".

    Not "the first to p", which happened.
    """
    link = segment.links[0]
    if not link.node.infinitive or link.node.finite or link.operator is not None:
        return None
    if segment.analysis.deprel[link.anchor] in ("root", "conj") or segment.made:
        return None
    governor = segment.analysis.head[link.anchor]
    if governor >= 0 and _was_to(segment, governor):
        return None
    if governor >= 0 and segment.clauses.lemma[governor] in ("first", "last", "only", "second"):
        return None
    lead = link.node.markers[:1]
    return Decision("hypothetical", 0, 1, tuple(lead), "infinitive")


def _was_to(segment: Segment, governor: int) -> bool:
    """Was later to become: destiny, told from afterwards."""
    clause = segment.clauses.at(governor)
    verb = clause.copula if clause.copula is not None else governor
    if segment.clauses.lemma[verb] != "be" or segment.analysis.xpos[verb] != "VBD":
        return False
    words = {
        segment.lower(token) for token in (governor, *clause.adverbs, *segment.predicate.adverbs)
    }
    return bool(words & {"later", "eventually", "ultimately", "never"})


def asserted(segment: Segment) -> Decision | None:
    """Settle for asserted CT+, CT- under negation; hardly and few leave it probable."""
    strength = 2 if segment.weak else 3
    return Decision("asserted", strength, segment.sign, segment.negators, "plain")


STEP = (evaluation, bare_infinitive, asserted)

"""Step 8: what is left: an evaluation is opinion, everything else is asserted."""

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.segment import Segment


def evaluation(segment: Segment) -> Decision | None:
    """Opinion: an evaluative adjective, noun or verb as predicate ("was a disgrace")."""
    word = _evaluative_word(segment, segment.predicate)
    if word is None:
        return None
    return Decision("opinion", 3, 1, (word,), "evaluative")


def _evaluative_word(segment: Segment, clause: Clause) -> int | None:
    lists = segment.lexicon.words["opinion"]
    analysis = segment.analysis
    upos = analysis.upos[clause.token]
    if upos == "VERB":
        return clause.token if clause.lemma in lists["verbs"] else None
    if upos == "ADJ":
        judged = clause.lemma in lists["adjectives"] or segment.lower(clause.token) in lists["adjectives"]
        return clause.token if judged or _is_too(segment, clause) else None
    small_clause = analysis.deprel[clause.token] == "xcomp"
    if upos != "NOUN" or (clause.copula is None and not small_clause):
        return None
    if clause.lemma in lists["nouns"]:
        return clause.token
    for child in analysis.children[clause.token]:
        if analysis.deprel[child] == "amod" and segment.clauses.lemma[child] in lists["adjectives"]:
            return child
    return None


def _is_too(segment: Segment, clause: Clause) -> bool:
    """Too slow, far too late: more than the speaker would have."""
    return clause.copula is not None and any(
        segment.lower(adverb) == "too" for adverb in clause.adverbs if adverb < clause.token
    )


def asserted(segment: Segment) -> Decision | None:
    """Asserted CT+, CT- under negation; hardly and few leave it probable."""
    strength = 2 if segment.weak else 3
    return Decision("asserted", strength, segment.sign, segment.negators, "plain")


STEP = (evaluation, asserted)

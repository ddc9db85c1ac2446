"""Step 5: evidence pointed at by adverbs and connectives.

evidently, clearly, apparently; judging by; therefore, so, hence; which means. (Verbs that show
are operators and stand in step 4; "must have" stands in step 3.)
"""

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.segment import Segment

_CONCLUSIONS = frozenset({"therefore", "hence", "thus", "consequently", "ergo"})


def evidential_adverb(segment: Segment) -> Decision | None:
    """Inferred: clearly, evidently (CT+); apparently, seemingly (PR+)."""
    for clause in segment.core:
        for adverb in clause.adverbs:
            operator = segment.lexicon.adverbs.get(segment.lower(adverb))
            if operator is not None and operator.name == "evident" and _scopes(segment, adverb):
                strength = operator.outcome.strength
                return Decision("inferred", strength, segment.sign, (adverb,), "evidence.adverb")
            if operator is not None and operator.name == "false" and not _is_cue(segment, clause):
                return Decision("denied", 3, -segment.sign, (adverb,), "evidence.falsely")
    return None


def _is_cue(segment: Segment, clause: Clause) -> bool:
    """Leave out "falsely claimed": what is false is the claim's content."""
    relations = segment.analysis.deprel
    return any(relations[c] in ("ccomp", "xcomp") for c in segment.analysis.children[clause.token])


def _scopes(segment: Segment, adverb: int) -> bool:
    """Leave out manner: "spoke clearly" (after the verb, before its end) is how, not whence."""
    if segment.lower(adverb) not in ("clearly", "plainly", "visibly"):
        return True
    return adverb < segment.predicate.token


def judging_by(segment: Segment) -> Decision | None:
    """Inferred PR+: "judging by the smoke", "going by her face"."""
    for clause in segment.core:
        cue = _judging(segment, clause)
        if cue is not None:
            return Decision("inferred", 2, segment.sign, (cue, cue + 1), "evidence.judging_by")
    return None


def _judging(segment: Segment, clause: Clause) -> int | None:
    analysis = segment.analysis
    for child in analysis.children[clause.token]:
        candidates = (child, *analysis.children[child])
        for token in candidates:
            follows = segment.lower(token + 1) if token + 1 < len(analysis) else ""
            if segment.lower(token) in ("judging", "going") and follows in ("by", "from"):
                return token
    return None


def conclusion(segment: Segment) -> Decision | None:
    """Inferred CT+: therefore, hence, thus, "so p" at the head of a clause after a premise."""
    for clause in segment.core:
        for adverb in clause.adverbs:
            if segment.lower(adverb) in _CONCLUSIONS and adverb < segment.predicate.token:
                return Decision("inferred", 3, segment.sign, (adverb,), "evidence.therefore")
    lead = _leading_so(segment)
    if lead is not None:
        return Decision("inferred", 3, segment.sign, (lead,), "evidence.so")
    return None


def _leading_so(segment: Segment) -> int | None:
    """Find a clause-initial "so" with a comma or a sentence before it, and no "that" after it."""
    analysis = segment.analysis
    clause = segment.core[-1]
    for child in analysis.children[clause.token]:
        if segment.lower(child) != "so" or child + 1 >= len(analysis):
            continue
        if analysis.deprel[child] not in ("cc", "advmod", "mark"):
            continue
        lead = clause.subject is not None and child < clause.subject
        if lead and segment.lower(child + 1) not in ("that", "far", "many", "much"):
            before = analysis.form[child - 1] if child else "."
            return child if before in (",", ".", ";") else None
    return None


STEP = (evidential_adverb, judging_by, conclusion)

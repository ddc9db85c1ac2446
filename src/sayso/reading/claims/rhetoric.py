"""Step 4b and what it is made of: who would believe such a thing, folly, what one says is false.

Rhetorical scorn ("only a fool would think p"), rejected and doubted say-so ("the report that p is
untrue", "could not be verified"), "contrary to what she says". Part of the step of attribution.
"""

from sayso.reading.claims.clause import Clause, has_it
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.path import Link
from sayso.reading.claims.segment import Segment, is_negated

_SAY_SO = frozenset({"claim", "hearsay", "accuse", "say", "believe"})
_CHECKED = frozenset({"verify", "confirm", "corroborate", "authenticate", "substantiate", "prove"})


def scorn(segment: Segment) -> Decision | None:
    """Denied: "only a fool would think that p", "who would believe that p?"."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name != "believe":
        return None
    governor = segment.clauses.at(link.governor)
    if governor.subject is None:
        return None
    scorned = segment.clauses.lemma[governor.subject] in segment.lexicon.words["call"]["scorn"]
    scorned |= segment.lower(governor.subject) == "who"  # "Who would believe that p?"
    if _is_asked_in_scorn(segment, governor):
        return Decision("denied", 3, -segment.sign, (governor.subject,), "rhetoric.scorn")
    if scorned and (governor.modal_word in ("would", "could") or _has_only(segment, governor)):
        return Decision("denied", 3, -segment.sign, (governor.subject,), "rhetoric.scorn")
    return None


def _is_asked_in_scorn(segment: Segment, governor: Clause) -> bool:
    """Say whether the question expects nobody: "Does anyone seriously believe that p?"."""
    assert governor.subject is not None
    if segment.lower(governor.subject) not in ("anyone", "anybody"):
        return False
    _, end = segment.analysis.sentence_tokens[segment.analysis.sentence[governor.token]]
    weighs = any(
        segment.lower(adverb) in ("seriously", "really", "honestly", "still")
        for adverb in governor.adverbs
    )
    return weighs and "?" in segment.analysis.form[end - 1]


def _has_only(segment: Segment, governor: Clause) -> bool:
    assert governor.subject is not None
    return segment.lower(max(0, governor.subject - 2)) == "only"


def hard_to_believe(segment: Segment) -> Decision | None:
    """Doubted PR-: "it is hard to believe that p"."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name != "believe":
        return None
    above = segment.analysis.head[link.governor]
    if above < 0 or segment.clauses.lemma[above] not in ("hard", "difficult", "impossible"):
        return None
    return Decision("doubted", 2, -segment.sign, (above, link.governor), "doubt.hard_to_believe")


def folly_to_believe(segment: Segment) -> Decision | None:
    """Denied: "it would be naive to believe that p", "the height of folly to think that p"."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name != "believe":
        return None
    above = segment.analysis.head[link.governor]
    believing = segment.clauses.at(link.governor)
    is_bare = believing.subject is None and segment.analysis.xpos[link.governor] == "VB"
    if above < 0 or not is_bare:
        return None
    words = (above, *segment.analysis.children_by(above, "amod"))
    folly = segment.lexicon.words["call"]["folly"]
    found = next((t for t in words if segment.clauses.lemma[t] in folly), None)
    if found is None or not has_it(segment.clauses, above):
        return None
    return Decision("denied", 3, -segment.sign, (found, link.governor), "rhetoric.folly")


def rejected_say_so(segment: Segment) -> Decision | None:
    """Denied: "the rumour that p is false", "there is no truth in the claim that p"."""
    for link in segment.links:
        if link.operator is None or link.operator.name not in _SAY_SO or link.governor < 0:
            continue
        rejecting = _rejecting_word(segment, link)
        if rejecting is not None:
            return Decision("denied", 3, -segment.sign, (rejecting,), "deny.say_so_is_false")
    return None


def doubted_say_so(segment: Segment) -> Decision | None:
    """Doubted: "the story that p is dubious"; unconfirmed: "could not be verified"."""
    for link in segment.links:
        if link.operator is None or link.operator.name not in _SAY_SO or link.frame != "noun":
            continue
        above = segment.analysis.head[link.governor]
        if above < 0 or segment.analysis.deprel[link.governor] not in ("nsubj", "nsubj:pass"):
            continue
        verb = segment.clauses.at(above)
        operator = segment.lexicon.frames["adjective"].get(segment.clauses.lemma[above])
        leans = operator is not None and operator.name in ("doubt", "unlikely")
        if leans and operator is not None and not is_negated(verb):
            strength = operator.outcome.strength
            return Decision("doubted", strength, -segment.sign, (above,), "doubt.say_so")
        if verb.passive and verb.lemma in _CHECKED and is_negated(verb):
            return Decision("unconfirmed", 0, 1, (above, *verb.negators), "hearsay.unverified")
    return None


def _rejecting_word(segment: Segment, link: Link) -> int | None:
    analysis = segment.analysis
    noun = link.governor
    above = analysis.head[noun]
    words = segment.lexicon.words["say_so_noun"]["rejected_by"]
    for child in analysis.children[noun]:
        if analysis.deprel[child] == "amod" and segment.lower(child) in words:
            return child
    if above < 0:
        return None
    if segment.clauses.lemma[above] in words and analysis.deprel[noun] in ("nsubj", "nsubj:outer"):
        return None if is_negated(segment.clauses.at(above)) else above
    if analysis.deprel[noun] == "obj":
        called = analysis.children_by(above, "obl", "xcomp", "advcl", "nmod")
        called += analysis.children_by(noun, "nmod")
        dismissed = [t for t in called if t > noun and segment.clauses.lemma[t] in words]
        if dismissed:
            return dismissed[0]
    return above if _is_no_truth(segment, above) else None


def _is_no_truth(segment: Segment, noun: int) -> bool:
    if segment.clauses.lemma[noun] not in ("truth", "substance", "word", "basis"):
        return False
    return any(segment.lower(c) in ("no", "not") for c in segment.analysis.children[noun])


def contrary_to(segment: Segment) -> Decision | None:
    """Denied: "contrary to what the leaflet claims, the spring does not freeze"."""
    if segment.sign > 0:
        return None
    first, _ = segment.analysis.sentence_tokens[segment.analysis.sentence[segment.predicate.token]]
    if segment.lower(first) != "contrary" or segment.top.frame != "root":
        return None
    return Decision("denied", 3, -1, (first, *segment.negators), "deny.contrary_to")

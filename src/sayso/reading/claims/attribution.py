"""Step 4: the class of the cue or operator above the proposition, its polarity first.

confirm, deny, doubt, direct, commit, predict, believe, hearsay and the rest as in
`lexicon/classes.toml`; hearsay adverbs and rejected say-so ("the report that p is untrue");
rhetorical scorn ("only a fool would think p").
"""

from dataclasses import replace

from sayso.reading.claims import passing, rhetoric
from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision, decided, weakened
from sayso.reading.claims.default import evaluative_word
from sayso.reading.claims.future import future_marker
from sayso.reading.claims.lexicon import Operator, Outcome
from sayso.reading.claims.path import Link
from sayso.reading.claims.segment import Segment

_CAUSES = frozenset({"cause", "motive", "reason", "explanation", "origin", "source", "factor"})
_OUTER = frozenset({"deny", "confirm", "concede", "doubt", "open", "false", "ask", "decline"})
_REFUSING = frozenset({"refuse", "decline", "fail"})
_FUTURE_CLASSES = frozenset({"believe", "fear", "hearsay"})


def operator_above(segment: Segment) -> Decision | None:
    """Apply the first operator that decides; an outer denial of a say-so outweighs the say-so."""
    link = segment.opaque
    if link is None or link.operator is None:
        return None
    if _is_doubted_whole(segment, link.operator):
        return None
    outer = _outer(segment, link)
    if outer is not None and outer.operator is not None:
        return _applied(segment, outer.operator, outer)
    return _applied(segment, link.operator, link)


def _is_doubted_whole(segment: Segment, operator: Operator) -> bool:
    """Say whether the cue rejects the plan or guess with p: "doubts that he intended to p"."""
    frame = segment.frame
    if frame is None or frame.negated or frame.operator.name not in ("deny", "doubt", "false"):
        return False
    return operator.name in ("commit", "predict", "believe", "likely", "possible", "want")


def _outer(segment: Segment, link: Link) -> Link | None:
    """Find what is done to the noun that names the say-so: "denied reports that p"."""
    if link.operator is None or link.frame != "noun":
        return None
    above = segment.links[segment.links.index(link) + 1 :]
    for candidate in above:
        if candidate.operator is not None and candidate.operator.name in _OUTER:
            return candidate
        if candidate.operator is not None:
            return None
    return None


def _applied(segment: Segment, operator: Operator, link: Link) -> Decision | None:
    governor = segment.clauses.at(link.governor)
    negators, refused = _cue_polarity(segment, governor, link)
    cues = (governor.token, *negators)
    return judged(segment, operator, cues, negated=bool(negators) or refused, refused=refused)


def _cue_polarity(segment: Segment, governor: Clause, link: Link) -> tuple[tuple[int, ...], bool]:
    """Return the negators of the cue and whether its holder refused ("refused to confirm")."""
    negators = list(dict.fromkeys((*governor.negators, *governor.weak_negators)))
    if link.frame == "noun" and governor.copula is None:
        negators += [
            child
            for child in segment.analysis.children[governor.token]
            if segment.lower(child) in ("no", "little") and child not in negators
        ]
        negators += _existential_negators(segment, governor.token)
    negators += _far_from(segment, governor.token)
    refused = _is_refused(segment, governor.token)
    if len(negators) % 2 == 0:
        negators = []
    return tuple(negators), refused


def _far_from(segment: Segment, cue: int) -> list[int]:
    """Find "far" in "far from certain that p", which says that it is not."""
    analysis = segment.analysis
    case = analysis.child(cue, "case")
    above = analysis.head[cue]
    if case is None or above < 0 or segment.lower(case) != "from":
        return []
    return [above] if segment.lower(above) == "far" else []


def _existential_negators(segment: Segment, noun: int) -> list[int]:
    """Find negators of the verb over the noun: "there was not any sign that", "found no"."""
    analysis = segment.analysis
    above = analysis.head[noun]
    if above < 0 or analysis.deprel[noun] not in ("nsubj", "obj", "nsubj:pass"):
        return []
    if any(segment.lower(child) == "no" for child in analysis.children[noun]):
        return []
    return [n for n in segment.clauses.at(above).negators if n != noun]


def _is_refused(segment: Segment, cue: int) -> bool:
    analysis = segment.analysis
    above = analysis.head[cue]
    if above < 0 or analysis.deprel[cue] not in ("xcomp", "advcl", "conj"):
        return False
    return segment.clauses.lemma[above] in _REFUSING


def judged(
    segment: Segment, operator: Operator, cues: tuple[int, ...], *, negated: bool, refused: bool
) -> Decision | None:
    """Return what a cue of this class says of the proposition; `None` to go on (neutral)."""
    name = operator.name
    if refused and name in ("confirm", "concede", "say", "know", "deny", "claim"):
        return _refused(segment, operator, cues)
    if negated and name in ("confirm", "concede", "deny") and _is_neither(segment, cues):
        return Decision("unknown", 0, 1, cues, "neither_confirm_nor_deny")
    if negated and name in ("confirm", "concede"):
        return Decision("unconfirmed", 0, 1, cues, "confirm.negated")
    if negated and name == "deny" and _is_ruling_out(segment, cues):
        return Decision("assumed", 1, segment.sign, cues, "deny.not_ruled_out")
    if operator.name == "claim" and not negated and _is_unowned(segment, cues):
        return Decision("unconfirmed", 0, 1, cues, "hearsay.unowned_claim")
    if name == "evident" and negated and segment.core[-1].question_word is not None:
        return Decision("unknown", 0, 1, cues, "evident.open")
    if operator.neutral and not negated:
        return None
    outcome = operator.negated if negated else operator.outcome
    if name == "predict" and not negated and _is_ruled_out_cause(segment, cues):
        outcome = Outcome("denied", 3, -1)
    if name == "commit" and negated:
        outcome = replace(operator.outcome, sign=-1)
    rule = f"{name}.negated" if negated else name
    decision = _cue_shade(segment, decided(outcome, cues, rule))
    return _shaded(segment, decision, name)


def _is_ruled_out_cause(segment: Segment, cues: tuple[int, ...]) -> bool:
    """Say whether what is ruled out lies behind, not ahead: "ruled out arson as the cause"."""
    if not _is_ruling_out(segment, cues) or segment.clauses.at(cues[0]).lemma != "rule out":
        return False
    as_what = (
        *segment.analysis.children[cues[0]],
        *segment.analysis.children[segment.predicate.token],
    )
    return any(segment.clauses.lemma[token] in _CAUSES for token in as_what)


def _is_neither(segment: Segment, cues: tuple[int, ...]) -> bool:
    """Neither confirmed nor denied: two cues of opposite class under one negation."""
    analysis = segment.analysis
    near = [analysis.head[cues[0]], *analysis.children_by(cues[0], "conj")]
    lemmas = {segment.clauses.lemma[token] for token in (cues[0], *near) if token >= 0}
    return bool(lemmas & {"confirm", "admit"}) and bool(lemmas & {"deny", "dispute"})


def _cue_shade(segment: Segment, decision: Decision) -> Decision:
    """Weaken by what hedges the cue itself: "may point to", "appears to show"."""
    cue = segment.clauses.at(decision.cues[0]) if decision.cues else None
    if cue is None or decision.status != "inferred":
        return decision
    if cue.modal is not None and cue.modal_word in ("may", "might", "could"):
        return weakened(decision, 1, (cue.modal,))
    above = segment.analysis.head[cue.token]
    if above >= 0 and segment.clauses.lemma[above] in ("seem", "appear"):
        return weakened(decision, 2, (above,))
    return decision


def _is_unowned(segment: Segment, cues: tuple[int, ...]) -> bool:
    """Say whether a noun names the claim and nobody is said to hold it: "claims that p"."""
    link = segment.opaque
    is_noun = segment.analysis.upos[cues[0]] == "NOUN"
    return segment.frame is None and (is_noun or (link is not None and link.frame == "noun"))


def _refused(segment: Segment, operator: Operator, cues: tuple[int, ...]) -> Decision:
    if operator.name == "deny" and _is_ruling_out(segment, cues):
        return Decision("assumed", 1, segment.sign, cues, "deny.not_ruled_out")
    return Decision("unknown", 0, 1, cues, f"{operator.name}.refused")


def _is_ruling_out(segment: Segment, cues: tuple[int, ...]) -> bool:
    return any(segment.clauses.lemma[cue] in ("rule", "exclude", "discount") for cue in cues)


def _shaded(segment: Segment, decision: Decision, name: str) -> Decision:
    """Turn belief about what lies ahead into prediction; put the inner polarity in."""
    sign = decision.sign * (segment.sign if decision.strength else 1)
    marker = future_marker(segment)
    evaluative = evaluative_word(segment, segment.predicate)
    if name == "believe" and evaluative is not None and decision.sign > 0:
        return Decision("opinion", 3, 1, (*decision.cues, evaluative), "evaluative")
    ahead = marker is not None and name in _FUTURE_CLASSES and decision.strength > 0
    if name == "fear" and decision.sign > 0 and _is_event_noun(segment):
        return Decision("predicted", decision.strength, sign, decision.cues, "fear.event")
    if ahead and marker is not None:
        cues = (*decision.cues, marker)
        return Decision("predicted", decision.strength, sign, cues, f"{decision.rule}.future")
    if name == "predict" and marker is not None and "negated" not in decision.rule:
        return _predicted(segment, decision, marker, sign)
    cues = decision.cues if segment.sign > 0 else decision.cues + segment.negators
    return Decision(decision.status, decision.strength, sign, cues, decision.rule)


def _is_event_noun(segment: Segment) -> bool:
    """Say whether what is feared is named by a noun: "fears of a strike" look ahead."""
    predicate = segment.predicate
    return segment.analysis.upos[predicate.token] == "NOUN" and predicate.copula is None


def _predicted(segment: Segment, decision: Decision, marker: int, sign: int) -> Decision:
    """Hold certain what is warned of ("prices will rise"), not what is expected or forecast."""
    warned = any(segment.clauses.lemma[cue] in ("warn", "caution") for cue in decision.cues)
    strength = 3 if warned else decision.strength
    return Decision("predicted", strength, sign, (*decision.cues, marker), decision.rule)


def cue_of_statement(segment: Segment) -> Decision | None:
    """Apply the class of the cue whose content this is."""
    frame = segment.frame
    if frame is None:
        return None
    refused = frame.head >= 0 and _is_refused(segment, frame.head)
    return judged(segment, frame.operator, frame.cues, negated=frame.negated, refused=refused)


def answer(segment: Segment) -> Decision | None:
    """Settle what a voice was asked: confirmed after "yes", denied after "no"."""
    if not segment.in_content or segment.opaque is not None:
        return None
    if segment.frame is not None and segment.frame.operator.name not in ("say", "claim", "concede"):
        return None
    head = segment.frame.head if segment.frame is not None else -1
    before = segment.analysis.children_by(head, "discourse") if head >= 0 else []
    for adverb in (*segment.core[-1].adverbs, *before):
        if segment.analysis.deprel[adverb] != "discourse":
            continue
        word = segment.lower(adverb)
        if word in ("yes", "yeah", "yep") and segment.sign > 0:
            return Decision("confirmed", 3, 1, (adverb,), "answer.yes")
        if word == "no" and segment.sign < 0:
            return Decision("denied", 3, -1, (adverb, *segment.negators), "answer.no")
    return None


STEP = (
    rhetoric.scorn,
    rhetoric.hard_to_believe,
    rhetoric.folly_to_believe,
    passing.presumed,
    rhetoric.rejected_say_so,
    rhetoric.doubted_say_so,
    passing.hearsay_word,
    rhetoric.contrary_to,
    passing.modifier,
    operator_above,
    answer,
    cue_of_statement,
)

"""Step 3: modals and probability words in the predicate's own clause.

may, might, could, must, should, have to, need; probably, perhaps, certainly. The sense of a
modal is told by aspect, kind of verb and subject (evidential-status note, section 4.3): perfect
or stative is epistemic, agentive is deontic or, for may and might, lies ahead.
"""

from sayso.reading.claims.clause import Clause
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.future import future_marker
from sayso.reading.claims.segment import Segment

_MAY = frozenset({"may", "might"})
_DUTY = frozenset({"should", "ought", "must", "needs"})
_DOUBTING_FRAMES = frozenset({"deny", "pretend", "doubt", "false"})
_SMALL = frozenset({"little", "slim", "slender", "scant", "small", "slight"})
"""With "chance that p": leaning against it."""
_PROBABILITY = frozenset({"likely", "possible", "certain", "unlikely"})


def possibility(segment: Segment) -> Decision | None:
    """Hold p possible: may, might, could; predicted where an event lies ahead."""
    for clause in segment.core:
        word = clause.modal_word
        if clause.modal is None or not (word in _MAY or word == "could"):
            continue
        if word == "could" and not _is_epistemic_could(segment, clause):
            return None
        return _possible(segment, clause)
    return None


def _possible(segment: Segment, clause: Clause) -> Decision:
    assert clause.modal is not None
    cues = (clause.modal, *segment.negators)
    if clause.modal_word == "could" and segment.sign < 0:
        return Decision("inferred", 3, -1, cues, "modal.could_not_have")
    if clause.perfect or _is_stative(segment, clause):
        return Decision("assumed", 1, segment.sign, cues, "modal.possible")
    return Decision("predicted", 1, segment.sign, cues, "modal.possible_future")


def _is_epistemic_could(segment: Segment, clause: Clause) -> bool:
    """Not "finally could see land" nor "could not reach him": ability, and achieved or not."""
    if clause.perfect:
        return True
    if clause.negators or clause.weak_negators:
        return False
    words = segment.lexicon.words["perception"]["verbs"]
    if clause.lemma in words and not clause.passive:
        return False
    return not any(segment.lower(a) in ("finally", "then", "once", "only") for a in clause.adverbs)


def _is_stative(segment: Segment, clause: Clause) -> bool:
    if clause.copula is not None or clause.expletive is not None:
        return True
    if segment.analysis.xpos[clause.token] == "VBG":
        return True
    return clause.lemma in segment.lexicon.words["stative"]["verbs"]


def necessity(segment: Segment) -> Decision | None:
    """must, should, ought, have to, need: inferred where epistemic, else called-for."""
    for clause in segment.core:
        if clause.modal is not None and clause.modal_word in _DUTY:
            return _must_or_should(segment, clause, clause.modal)
    return _have_to(segment)


def _must_or_should(segment: Segment, clause: Clause, modal: int) -> Decision:
    cues = (modal, *segment.negators)
    if clause.perfect:
        if clause.modal_word == "must":
            return Decision("inferred", 2, segment.sign, cues, "modal.must_have")
        if any(segment.lower(a) in ("by", "already", "now") for a in _adverbs(segment, clause)):
            return Decision("assumed", 2, segment.sign, cues, "modal.should_have_by_now")
        return Decision("opinion", 3, 1, cues, "modal.should_have")
    if clause.modal_word == "must" and _is_epistemic_must(segment, clause):
        return Decision("inferred", 2, segment.sign, cues, "modal.must_be")
    return Decision("called-for", 0, 1, cues, "modal.duty")


def _adverbs(segment: Segment, clause: Clause) -> list[int]:
    return clause.adverbs + [c for a in clause.adverbs for c in segment.analysis.children[a]]


def _is_epistemic_must(segment: Segment, clause: Clause) -> bool:
    if clause.passive:
        return False
    if clause.subject is not None and segment.lower(clause.subject) in ("you", "we", "i"):
        return False
    return _is_stative(segment, clause)


def _have_to(segment: Segment) -> Decision | None:
    """Has to p: duty; "had to p": p happened (FactBank; "had to close the school")."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name != "direct":
        return None
    if link.frame not in ("to", "bare"):
        return None
    governor = segment.clauses.at(link.governor)
    if governor.lemma not in ("have", "need", "ought", "get"):
        return None
    yet = [a for a in (*governor.adverbs, *segment.predicate.adverbs) if segment.lower(a) == "yet"]
    if yet and governor.lemma == "have":
        return Decision("asserted", 3, -segment.sign, (governor.token, yet[0]), "modal.have_yet_to")
    past = segment.analysis.xpos[governor.token] == "VBD" or governor.perfect
    if past and governor.lemma == "have" and not governor.negators:
        return Decision("asserted", 3, segment.sign, (governor.token,), "modal.had_to")
    if governor.negators:
        return Decision("unknown", 0, 1, (governor.token,), "modal.need_not")
    return Decision("called-for", 0, 1, (governor.token,), "modal.have_to")


def probability(segment: Segment) -> Decision | None:
    """Weigh by probably, perhaps, likely to, no doubt; with a future, predicted."""
    found = _probability_word(segment)
    if found is None:
        return None
    strength, sign, cues, rule = found
    ahead = future_marker(segment) is not None or rule == "probability.likely_to"
    if ahead:
        return Decision("predicted", strength, sign * segment.sign, cues, f"{rule}.future")
    if sign < 0:
        return Decision("doubted", strength, sign * segment.sign, cues, rule)
    return Decision("assumed", strength, segment.sign, cues, rule)


def _probability_word(segment: Segment) -> tuple[int, int, tuple[int, ...], str] | None:
    for clause in segment.core:
        for adverb in clause.adverbs:
            found = _probability_adverb(segment, adverb)
            if found is not None:
                return found
    doubt = _no_doubt(segment)
    return doubt if doubt is not None else _probability_operator(segment)


def _no_doubt(segment: Segment) -> tuple[int, int, tuple[int, ...], str] | None:
    """Find a "no doubt" in passing: "the thief no doubt sold the watch"."""
    analysis = segment.analysis
    for token in analysis.children[segment.predicate.token]:
        if segment.lower(token) == "doubt" and token and segment.lower(token - 1) == "no":
            other = segment.predicate.subject not in (None, token)
            if other and token < segment.predicate.token:
                return 2, 1, (token - 1, token), "probability.no_doubt"
    return None


def _probability_adverb(
    segment: Segment, adverb: int
) -> tuple[int, int, tuple[int, ...], str] | None:
    operator = segment.lexicon.adverbs.get(segment.lower(adverb))
    if operator is not None and operator.name in ("likely", "possible"):
        return operator.outcome.strength, 1, (adverb,), f"probability.{operator.name}"
    phrase = [segment.lower(t) for t in segment.analysis.children[adverb]]
    if segment.lower(adverb) == "doubt" and "no" in phrase:
        return 2, 1, (adverb - 1, adverb), "probability.no_doubt"
    if segment.lower(adverb) == "likelihood" and "in" in phrase:
        return 2, 1, (adverb,), "probability.in_all_likelihood"
    return None


def _probability_operator(segment: Segment) -> tuple[int, int, tuple[int, ...], str] | None:
    """Weigh "it is likely that p", "is likely to p", "a chance that p"."""
    link = segment.opaque
    if link is None or link.operator is None or link.operator.name not in _PROBABILITY:
        return None
    if link.operator.name == "certain":
        return None
    governor = segment.clauses.at(link.governor)
    outcome = link.operator.outcome
    sign, strength = outcome.sign, outcome.strength
    if len(governor.negators) % 2:
        sign, strength = (-sign, 2) if sign > 0 else (1, 1)
    cues = (governor.token, *governor.negators)
    small = next(
        (c for c in segment.analysis.children[governor.token] if segment.lower(c) in _SMALL), None
    )
    if small is not None and sign > 0:
        sign, strength, cues = -1, 2, (small, governor.token)
    infinitive = link.node.infinitive and not link.node.perfect
    eventive = infinitive and not _is_stative(segment, link.node)
    if eventive and link.operator.name in ("likely", "unlikely"):
        return strength, sign, cues, "probability.likely_to"
    return strength, sign, cues, f"probability.{link.operator.name}"


def weighed(segment: Segment) -> Decision | None:
    """Run the functions of this step, unless a denying cue governs: it outweighs modals."""
    if segment.frame is not None and segment.frame.operator.name in _DOUBTING_FRAMES:
        return None
    for function in (possibility, necessity, probability):
        decision = function(segment)
        if decision is not None:
            return decision
    return None


STEP = (weighed,)

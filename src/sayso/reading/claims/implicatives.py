"""Step 6: words that settle the fact: factives, implicatives, ends of what held.

manage, force, lead to (holds, falls with negation); fail, refuse, prevent (does not hold);
stop, used to (held before); know, regret, the fact that (holds under negation too); almost.
A future in the core leaves the decision to step 7.
"""

from sayso.reading.claims.decision import Decision, decided
from sayso.reading.claims.future import future_marker
from sayso.reading.claims.segment import Segment

_ALMOST = frozenset({"almost", "nearly", "narrowly"})


def almost(segment: Segment) -> Decision | None:
    """Hold for CT-: "almost fell"; "narrowly avoided" turns round twice."""
    if not segment.predicate.adverbs or future_marker(segment) is not None:
        return None
    for adverb in segment.predicate.adverbs:
        if segment.lower(adverb) in _ALMOST and segment.lower(adverb) != "narrowly":
            past = segment.analysis.xpos[segment.predicate.token] in ("VBD", "VBN")
            if past and segment.predicate.lemma not in ("all", "every"):
                return Decision("asserted", 3, -segment.sign, (adverb,), "polarity.almost")
    return None


def settled(segment: Segment) -> Decision | None:
    """Hold asserted what an implicative or factive in the path settles."""
    if future_marker(segment) is not None:
        return None
    link = segment.opaque
    if link is not None and link.operator is not None and link.operator.neutral:
        operator = link.operator
        if operator.passes or operator.name == "ended":
            rule = "factive" if operator.passes else "implicative.ended"
            found = decided(operator.outcome, (link.governor,), f"{rule}")
            sign = segment.sign
            return Decision(found.status, found.strength, sign, found.cues, found.rule)
    if not segment.made:
        return None
    cues = tuple(made.governor for made in segment.made)
    return Decision("asserted", 3, segment.sign, (*cues, *segment.negators), "implicative")


STEP = (almost, settled)

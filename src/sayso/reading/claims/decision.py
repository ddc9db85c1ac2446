"""What a step decides, and how operators add up: strengths take the least, signs multiply."""

from dataclasses import dataclass, replace

from sayso.reading.claims.lexicon import Outcome
from sayso.record.vocabulary import Commitment, Status

_SCALE: dict[tuple[int, int], Commitment] = {
    (3, 1): "CT+",
    (2, 1): "PR+",
    (1, 1): "PS+",
    (3, -1): "CT-",
    (2, -1): "PR-",
    (1, -1): "PS-",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A status with strength (3 to 0) and sign, the tokens that decided, and the rule's name."""

    status: Status
    strength: int
    sign: int
    cues: tuple[int, ...]
    rule: str

    @property
    def commitment(self) -> Commitment:
        """The value on FactBank's scale; strength 0 is `Uu` whatever the sign."""
        return _SCALE.get((self.strength, self.sign), "Uu")


def decided(outcome: Outcome, cues: tuple[int, ...], rule: str) -> Decision:
    """Return the decision that `outcome` stands for."""
    return Decision(outcome.status, outcome.strength, outcome.sign, cues, rule)


def turned(decision: Decision, sign: int, cues: tuple[int, ...]) -> Decision:
    """Return `decision` under negation: the sign multiplied, the negators among the cues."""
    if sign > 0:
        return decision
    return replace(decision, sign=-decision.sign, cues=decision.cues + cues)


def weakened(decision: Decision, strength: int, cues: tuple[int, ...]) -> Decision:
    """Return `decision` with at most `strength`."""
    if strength >= decision.strength:
        return decision
    return replace(decision, strength=strength, cues=decision.cues + cues)

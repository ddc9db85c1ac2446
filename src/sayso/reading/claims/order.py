"""The eight steps in their order: the table by which every stance is decided.

Evidential-status note, section 4. The first step with a decision wins; each function is pure
(`Segment -> Decision | None`) and names its rule in what it returns.
"""

from collections.abc import Callable

from sayso.reading.claims import (
    attribution,
    default,
    evidence,
    future,
    implicatives,
    modality,
    scope,
)
from sayso.reading.claims.decision import Decision
from sayso.reading.claims.segment import Segment

Step = Callable[[Segment], Decision | None]

# Step 2, negation and its scope, decides nothing alone: it is the segment's `sign`.
STEPS: tuple[tuple[str, tuple[Step, ...]], ...] = (
    ("scope over clauses", scope.STEP),
    ("modals and probability words", modality.STEP),
    ("attribution cue class", attribution.STEP),
    ("evidence cues", evidence.STEP),
    ("factives and implicatives", implicatives.STEP),
    (
        "tense and future",
        (future.laid_down, future.future, future.past_plan, default.evaluation, future.would),
    ),
    ("default", default.STEP),
)

_FLAT: tuple[Step, ...] = tuple(function for _, step in STEPS for function in step)


def decide(segment: Segment) -> Decision:
    """Return the decision of the first step that has one; the default always has."""
    for function in _FLAT:
        decision = function(segment)
        if decision is not None:
            return decision
    raise AssertionError("the default step decides everything")

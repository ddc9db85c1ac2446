"""Causal links of whole texts as the shipped model reads them: which words are cause and effect."""

import pytest

from sayso.reader import read
from sayso.record.types import Cause
from sayso.record.vocabulary import CauseKind

RUNNING = " The harbour is old. Boats lie in it. Gulls follow them. Nobody counts the gulls."


def links(text: str) -> list[tuple[str, str, str]]:
    record = read(text, repair="none")
    return [(x.kind, record.words(x.cause.span), record.words(x.effect.span))
            for x in record.causes]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "kind", "cause", "effect"),
    [
        ("The partners fell out over a debt.", "cause", "a debt", "The partners fell out"),
        ("The clan split over the chief's will.", "cause", "the chief's will", "The clan split"),
        ("Her deputy quit over the forged receipts.", "cause", "the forged receipts",
         "Her deputy quit"),
        ("The abbot gave way under pressure from the court.", "cause", "pressure from the court",
         "The abbot gave way"),
        ("At the insistence of the shepherds, the gate was left open.", "cause",
         "the insistence of the shepherds", "the gate was left open"),
        ("The smiths came to repair the bell.", "purpose", "repair the bell", "The smiths came"),
        ("She burned the letters in order to shield her brother.", "purpose",
         "shield her brother", "She burned the letters"),
        ("The paint was cheap. The sign therefore faded.", "cause", "The paint was cheap",
         "The sign therefore faded"),
        ("The cellar flooded, which cost the inn its wine.", "cause", "The cellar flooded",
         "cost the inn its wine"),
        ("The lamp burned all night. That is why the oil ran out.", "cause",
         "The lamp burned all night", "the oil ran out"),
        ("The seed was wet. As a consequence, nothing grew.", "cause", "The seed was wet",
         "nothing grew"),
        ("The regent doubled the toll. This sparked a riot.", "cause",
         "The regent doubled the toll", "a riot"),
        ("A shout saved the driver from the falling wall.", "prevention", "A shout",
         "the driver from the falling wall"),
        ("A fence keeps the goats from wandering.", "prevention", "A fence",
         "the goats from wandering"),
        ("In return for the pass, the khan freed his hostages.", "motive", "the pass",
         "the khan freed his hostages"),
        ("Now that the ice has gone, the boats put out.", "cause", "the ice has gone",
         "the boats put out"),
        ("Should the well fail, the camp will move.", "condition", "the well fail",
         "the camp will move"),
        ("Without the ferry, the island would starve.", "condition", "the ferry",
         "the island would starve"),
        ("The clerk put the error down to a torn page.", "cause", "a torn page", "the error"),
        ("The feud was the outcome of a broken promise.", "cause", "a broken promise",
         "The feud"),
        ("The snow was so deep that the mail stopped.", "cause", "The snow was so deep",
         "the mail stopped"),
        ("The flood made the road impassable.", "cause", "The flood", "the road impassable"),
    ],
)  # fmt: skip
def test_cue_of_each_family_parts_cause_from_effect(
    text: str, kind: CauseKind, cause: str, effect: str
):
    assert links(text) == [(kind, cause, effect)]


@pytest.mark.parametrize(
    "text",
    [
        "He asked the pilot to wait until noon.",
        "The duke vowed to rebuild the mill.",
        "The organisation sent blankets to the coast.",
        "Nobody has crossed the bridge since.",
        "The council has a plan to stop the fair.",
        "The clerk set a date for the hearing.",
        "They met over lunch.",
        "They argued over dinner.",
        "The lamp costs two marks.",
        "She came to know the valley well.",
        "The minister kept the letters from her.",
    ],
)
def test_what_is_asked_planned_or_done_by_a_body_has_no_cause_here(text: str):
    assert links(text) == []


def test_pair_without_a_cue_needs_more_in_running_text():
    def unruled(text: str) -> list[Cause]:
        return [x for x in read(text, repair="none").causes if x.rule == "encoder_pair"]

    text = "Scores were hurt when soldiers stormed the market."
    (alone,) = unruled(text)
    in_running = unruled(text + RUNNING)
    assert alone.score is not None
    assert all(x.score is not None and x.score < alone.score for x in in_running)

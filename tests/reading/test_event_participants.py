"""Sides of events that trees hide: misread verbs, moved subjects, things and their owners."""

import pytest

from sayso.reading.events import find_triggers
from sayso.reading.events.frames import Frames
from tests.build import analysis_of
from tests.reading.test_events_sides import sides


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "recipients"),
    [
        (
            "A ceasefire between the Danish army and the Norwegian rebels took hold at dawn.",
            "ceasefire", ["Danish army", "Norwegian rebels"], [],
        ),
        (
            "Soldiers used water cannon to disperse the farmers.",
            "used", ["Soldiers"], ["farmers"],
        ),
        (
            "The air force of Peru bombed the rebels' camp on Monday.",
            "bombed", ["air force of Peru"], ["rebels"],
        ),
        (
            "The villagers of Orlen chained themselves to the gates.",
            "chained", ["villagers of Orlen"], [],
        ),
        (
            "The bishops of Chile condemned what they called Bolivia's greed.",
            "condemned", ["bishops of Chile"], ["Bolivia"],
        ),
        (
            "Police promised an inquiry.",
            "promised", ["Police"], [],
        ),
    ],
)  # fmt: skip
def test_sides_that_the_tree_hides(
    text: str, trigger: str, agents: list[str], recipients: list[str]
) -> None:
    assert sides(text, trigger) == (agents, recipients)


def test_subject_before_its_verb_is_one_though_the_tree_calls_it_an_object():
    trees = """
        Towards toward ADP IN 2 case
        noon noon NOUN NN 4 obl
        drivers driver NOUN NNS 4 obj
        stormed storm VERB VBD 0 root
        the the DET DT 6 det
        hall hall NOUN NN 4 obl
    """
    frame = Frames(analysis_of(trees)).verb(3)
    assert (frame.subjects, frame.objects) == ([2], [])


def test_verb_with_a_subject_and_an_object_is_one_whatever_its_tag():
    trees = """
        The the DET DT 2 det
        council council NOUN NN 3 nsubj
        rebuked rebuked ADV RB 0 root
        the the DET DT 6 det
        ferry ferry NOUN NN 6 compound
        line line NOUN NN 3 obj
    """
    triggers = find_triggers(analysis_of(trees))
    assert [trigger.token for trigger in triggers] == [2]


def test_adjective_behind_a_copula_is_no_verb():
    trees = """
        The the DET DT 2 det
        council council NOUN NN 4 nsubj
        was be AUX VBD 4 cop
        divided divided ADJ JJ 0 root
        on on ADP IN 6 case
        it it PRON PRP 4 obl
    """
    assert find_triggers(analysis_of(trees)) == ()

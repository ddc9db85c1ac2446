import pytest

from sayso.record.edits import apply_changes, undo_edits
from sayso.repair.spacing import propose_spacing


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The ship , a barge , sank .", "The ship, a barge, sank."),
        ("Who saw it ? Nobody !", "Who saw it? Nobody!"),
        ("The barge ( a wreck ) sank.", "The barge (a wreck) sank."),
        ("The barge sank,and nobody saw it.", "The barge sank, and nobody saw it."),
        (
            "In the 1990s,Moss sailed; in 2003,he left.",
            "In the 1990s, Moss sailed; in 2003, he left.",
        ),
        ("The barge sank.Nobody saw it.", "The barge sank. Nobody saw it."),
        ("Why?Nobody saw it.", "Why? Nobody saw it."),
        ("The barge (a wreck by then)sank.", "The barge (a wreck by then) sank."),
        (
            "They named three things:coal and two more.",
            "They named three things: coal and two more.",
        ),
    ],
)
def test_stray_and_lost_spaces_are_put_right(damaged, right):
    changes = propose_spacing(damaged)
    text, edits = apply_changes(damaged, changes)
    assert text == right
    assert undo_edits(text, edits) == damaged
    assert {change.kind for change in changes} == {"space"}
    assert all(change.confidence >= 0.9 for change in changes)


@pytest.mark.parametrize(
    "text",
    [
        "Write to desk@courier.example.com or see courier.example.com/a.html.",
        "It cost 3.5 or 10,000 crowns at 12:30.",
        "The U.S.A. and the U.N. signed, e.g. on trade, i.e. little.",
        "They waited . . . and waited ... and left.",
        "We sail :) said the note ;)",
        "Ph.D. students and Lt.Col. Moss met.",
        "Version 2 .5 of main.py calls open.file(name).",
        "An (un)likely tale of colour(s).",
        "10 ) and 11 ) are options.",
        "Read index.Html and Example.Com",
        "https://courier.example/a,b;c",
        "Node.js and ASP.NET",
        "Read https://courier.example/a/b.html . It tells all.",
        "Best regards. ? The crew",
    ],
)
def test_numbers_addresses_and_abbreviations_keep_their_form(text):
    assert propose_spacing(text) == ()


def test_a_stray_space_at_the_very_start_belongs_to_layout():
    assert propose_spacing(" . and") == ()


@pytest.mark.parametrize("text", ["The wi;ners left.", "The bcve,age was flat."])
def test_a_sign_between_pieces_of_a_word_is_taken_for_a_letter(text):
    assert all(change.confidence < 0.9 for change in propose_spacing(text))


def test_a_space_before_a_stop_is_less_sure_behind_debris():
    changes = propose_spacing("Mr Lrd , a farmer ; and Mr qxz . He left .")
    assert [change.confidence for change in changes] == [0.95, 0.98, 0.95, 0.98]

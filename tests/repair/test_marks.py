import pytest

from sayso.record.edits import apply_changes
from sayso.repair.marks import propose_marks


def mended(text: str, least: float = 0.9) -> str:
    changes = [c for c in propose_marks(text, [(0, len(text))]) if c.confidence >= least]
    assert {change.kind for change in changes} <= {"quote", "space"}
    return apply_changes(text, changes)[0]


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("“We sail at noon,“ said Moss.", "“We sail at noon,” said Moss."),
        ("”We sail at noon,” said Moss.", "“We sail at noon,” said Moss."),
        ("\"We sail at noon,'' said Moss.", '"We sail at noon," said Moss.'),
        ("““We sail at noon,”” said Moss.", "“We sail at noon,” said Moss."),
        (",,We sail at noon,” said Moss.", "“We sail at noon,” said Moss."),
        ("“We sail at noon,* said Moss.", "“We sail at noon,” said Moss."),
        ("*We sail at noon,” said Moss.", "“We sail at noon,” said Moss."),
        ("\"We sail at noon.' Moss left.", '"We sail at noon." Moss left.'),
    ],
)
def test_a_wrong_mark_takes_the_form_of_its_mate(damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("“ We sail,” said Moss.", "“We sail,” said Moss."),
        ("“We sail, ” said Moss.", "“We sail,” said Moss."),
        ("“We sail, ”said Moss.", "“We sail,” said Moss."),
        ("Moss called it“too late”and left.", "Moss called it “too late” and left."),
        ("Moss 's crew stayed.", "Moss's crew stayed."),
        ("The crew won' t sail.", "The crew won't sail."),
    ],
)
def test_spaces_beside_marks_are_put_right(damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ('The crew won"t sail.', "The crew won't sail."),
        ("The O‘Leary papers were lost.", "The O’Leary papers were lost."),
        ("The crew´s pay was late.", "The crew's pay was late."),
        ("The crew`s pay was late.", "The crew's pay was late."),
        ('They met at two o"clock.', "They met at two o'clock."),
        ('The strikes of the 1930"s ended.', "The strikes of the 1930's ended."),
        ("The strikes of the 1930`s ended.", "The strikes of the 1930's ended."),
        ('The sailors" pay was late.', "The sailors' pay was late."),
    ],
)
def test_what_stands_for_an_apostrophe_becomes_one(damaged, right):
    assert mended(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "“We sail,” said Moss. “And you?”",
        'The mast is 6\'2" high and the beam 12" wide.',
        "Rock ‘n’ roll, ’tis said, was played in the ’60s.",
        "„Wir fahren“, sagte er, „und zwar gleich“.",
        "``We sail,'' said Moss. ``And you?'' asked Lind. ``And them?''",
        "“We sail.\n\n“We sail again,” said Moss.",
        "She called it “the ‘grand’ plan” of the owners.",
        "Use `make` and *do* it twice * or not.",
        "The sailors' pay and the sailors’ rest.",
        "Moss said: “We sail.",
        "Moss wrote `we sail' and Lind wrote `we stay', and 'so it went' said the note.",
    ],
)
def test_sound_marks_of_every_form_are_left_alone(text):
    assert mended(text) == text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        (
            'It closes "a gap between the crew and "the owners of it\'." So Moss said.',
            "It closes \"a gap between the crew and 'the owners of it'.\" So Moss said.",
        ),
        (
            "She is known as `Queen of the port', said Lind.",
            "She is known as 'Queen of the port', said Lind.",
        ),
        ('"I shut it,,, Moss said.', '"I shut it", Moss said.'),
    ],
)
def test_a_mark_within_another_and_one_of_commas_are_put_right(damaged, right):
    assert mended(damaged) == right


def test_an_unsure_repair_is_less_sure_than_safe():
    text = "“We sail at noon,* said Moss."
    assert [0.9 <= c.confidence < 0.97 for c in propose_marks(text, [(0, len(text))])] == [True]


def test_a_mark_open_in_one_paragraph_closes_none_in_the_next():
    text = '“We sail.\n\n5" of rain fell.'
    spans = [(0, 9), (11, len(text))]
    assert propose_marks(text, spans) == ()


def test_100_000_marks_take_linear_time():
    text = "“a” 'b' \"c\" " * 8_000
    assert propose_marks(text, [(0, len(text))]) == ()

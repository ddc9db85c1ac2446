import pytest

from sayso.record.edits import apply_changes, undo_edits
from sayso.record.types import Block
from sayso.repair.lexical.lexicon import is_known
from sayso.repair.lexical.proposing import LEAST_OF_KNOWN, MOST, propose_words
from tests.timing import assert_growth


def repaired(text: str, least: float = 0.6) -> str:
    """The text with every change of at least this confidence made."""
    changes = [change for change in propose_words(text, ()) if change.confidence >= least]
    now, edits = apply_changes(text, changes)
    assert undo_edits(now, edits) == text
    return now


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("The goverment of the country resigned.", "The government of the country resigned."),
        ("The govemment said that it would resist.", "The government said that it would resist."),
        ("They met in front ofthe town hall.", "They met in front of the town hall."),
        ("The presi dent of the council resigned.", "The president of the council resigned."),
        ("The minister was at horne on Sunday.", "The minister was at home on Sunday."),
        ("Soldiers took tbe bridge at night.", "Soldiers took the bridge at night."),
        ("The comm1ttee met behind closed doors.", "The committee met behind closed doors."),
        ("The spokesrnan said that it was shut.", "The spokesman said that it was shut."),
        ("They put sa1t and mi1k on the table.", "They put salt and milk on the table."),
        ("They saw the waterfrontto the west.", "They saw the waterfront to the west."),
    ],
)
def test_damaged_words_are_repaired(damaged: str, right: str):
    assert repaired(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "Vashka Orlemund met Teverin Dask in Karsholm.",
        "Write to press@harbour-council.example or see www.council.example/news.",
        "The Ostrelle and the Brenholt sailed from Vandermoor at noon.",
        "She said she was goin’ home, an’ that was that.",
        "The 3rd Battalion took Hill 402B at 0615hrs.",
        "To-day the gaoler shewed us the connexion.",
        "The USS Tarrow and HMS Quillon met the MV Ardent Rose.",
        "Das Wetter war schlecht, und niemand wollte gehen.",
        "The wife of the mayor can not come; she may be ill.",
        "Prices rose by 12pc, the CPRT said in its Q3 report.",
    ],
)
def test_names_codes_dialect_and_other_languages_are_left_alone(text: str):
    assert repaired(text) == text


@pytest.mark.parametrize(
    ("damaged", "right"),
    [
        ("Some 9,O00 men died in l9l7.", "Some 9,000 men died in 1917."),
        ("In the l980s and 199Os a 2Oth of it.", "In the 1980s and 1990s a 20th of it."),
        ("1O5 or 1OO people, l.5 million, 1O%", "105 or 100 people, 1.5 million, 10%"),
    ],
)
def test_letters_in_numbers_become_digits(damaged: str, right: str):
    assert repaired(damaged) == right


@pytest.mark.parametrize(
    "text",
    [
        "The O2 arena, CO2 and H2O, a 50l tank, 2l of milk, the 5S and the 1B.",
        "On page8 see Section 3B, paragraph 5.I and A-1O.",
        "It is at 5th and 8am, by 6kg of 11th.",
    ],
)
def test_what_only_looks_like_a_number_or_a_word_is_left_alone(text: str):
    assert repaired(text) == text


def test_the_inner_capitals_of_long_names_are_left_alone():
    assert repaired("We met at the RecentChangesCamp in the town.").count("RecentChangesCamp") == 1


def test_a_name_is_repaired_only_towards_a_form_that_the_document_has_twice():
    text = (
        "On Monday Orlemund spoke to the council. Later Orlemund left the town with his son. "
        "Orlemund is rich. It is said that Orlemund went north, and Orlemund has a house there. "
        "Nobody has seen Mr Orlemnd since that day, and the council does not know where he is."
    )
    assert "seen Mr Orlemund since" in repaired(text)
    assert "Vashka Orlemnd left" in repaired("Nobody knew why Vashka Orlemnd left the town.")


def test_every_change_says_what_it_is_and_how_sure():
    (change,) = propose_words("The goverment of the country resigned.", ())
    assert (change.start, change.end, change.now) == (9, 9, "n")
    assert change.kind == "letter"
    assert change.why == "a letter was lost"
    assert 0.6 < change.confidence < 1


def test_a_known_word_is_replaced_only_where_that_is_all_but_sure():
    for text in ("He sat in tie chair for an hour.", "The general was in he capital at noon."):
        for change in propose_words(text, ()):
            assert change.confidence >= LEAST_OF_KNOWN


def test_bylines_and_datelines_are_left_alone():
    text = "By Harlod Smtih\n\nThe goverment resigned on Monday."
    blocks = [
        Block(kind="byline", span=(0, 15)),
        Block(kind="paragraph", span=(17, len(text))),
    ]
    assert [text[c.start - 4 : c.end] for c in propose_words(text, blocks)] == ["over"]


def test_text_that_is_no_english_is_not_touched():
    assert propose_words("zxq wvb qrt plk mnb vcx zas qwe rtz uio " * 40, ()) == ()


def test_what_no_layer_reads_is_not_repaired():
    text = "The harbour is shut. " * (MOST // 21 + 1) + "The goverment resigned."
    assert not [change for change in propose_words(text, ()) if change.start > MOST]


def test_the_time_grows_with_the_length_only():
    sentence = "The goverment ofthe town resignd, and Orlemund left with tbe others by nihgt. "

    propose_words(sentence, ())  # tables are unpacked
    assert_growth(
        lambda: propose_words(sentence * 200, ()),
        lambda: propose_words(sentence * 800, ()),
        factor=6,
    )


@pytest.mark.parametrize(
    "word", ["harbour's", "pro-Kremlin", "NATO", "FRANCE", "co-ordinated", "it"]
)
def test_words_are_known_as_they_are_written(word: str):
    assert is_known(word)


@pytest.mark.parametrize("word", ["th", "ofthe", "goverment", "france", "Orlemund"])
def test_debris_and_strange_names_are_not_known(word: str):
    assert not is_known(word)

"""Silence: what reports no event though its words could, each beside a sentence that does."""

import pytest

from sayso import read
from sayso.reading.events.fields import fields_of, words
from sayso.reading.events.things import things
from tests.build import analysis_of


def types_in(text: str) -> set[str | None]:
    """Return the types of the events of a text."""
    return {event.type for event in read(text, repair="none").events}


@pytest.mark.parametrize(
    ("silent", "telling", "kind"),
    [
        pytest.param(
            "Envy destroyed the quartet within a year.",
            "Rebels destroyed the depot within an hour.",
            "ASSAULT",
            id="a feeling acts",
        ),
        pytest.param(
            "Typhoid killed thirty sailors in Genoa.",
            "Snipers killed thirty sailors in Genoa.",
            "ASSAULT",
            id="a disease acts",
        ),
        pytest.param(
            "The scanner refuses to accept the form.",
            "The ministry refuses to accept the envoy.",
            "REJECT",
            id="a machine acts",
        ),
        pytest.param(
            "The visitors bombarded the goalkeeper from the first minute.",
            "The gunboats bombarded the garrison from the first minute.",
            "ASSAULT",
            id="a match",
        ),
        pytest.param(
            "In the opera the duke arrests the poet and burns his letters.",
            "In Verona the police arrested the poet and burned his letters.",
            "COERCE",
            id="an opera",
        ),
        pytest.param(
            "The novel ends when the colonel is kidnapped by smugglers.",
            "The talks ended when the colonel was kidnapped by smugglers.",
            "ASSAULT",
            id="a novel",
        ),
        pytest.param(
            "A tenant who refuses to leave shall pay a fine.",
            "The rebel commander refused to leave Goma on Friday.",
            "REJECT",
            id="a rule",
        ),
        pytest.param(
            "Tyrants seldom resign.",
            "The prime minister of Peru has resigned.",
            "RETREAT",
            id="a general truth",
        ),
        pytest.param(
            "Two pupils from Graz visited Ljubljana.",
            "Two ministers from Austria visited Ljubljana.",
            "CONSULT",
            id="sightseers",
        ),
        pytest.param(
            "The retailer agreed to buy a competitor, and its shareholders rejected the bid.",
            "The government agreed to free the hostages, and the rebels rejected the offer.",
            "AGREE",
            id="firms",
        ),
        pytest.param(
            "My cousin invaded Norway with four armies.",
            "Germany invaded Norway with four divisions.",
            "ASSAULT",
            id="kin of the writer",
        ),
        pytest.param(
            "Norland launched a fare war against Estmark.",
            "Norland launched a war against Estmark.",
            "ASSAULT",
            id="a war without arms",
        ),
    ],
)
def test_words_of_conflict_without_an_event(silent: str, telling: str, kind: str) -> None:
    assert types_in(silent) == set()
    assert kind in types_in(telling)


def test_what_is_done_by_the_police_is_of_the_news_in_any_field() -> None:
    assert "COERCE" in types_in("Police arrested the goalkeeper after the semi-final.")


def test_who_is_on_the_stage_may_speak_of_a_war() -> None:
    assert "ACCUSE" in types_in("The pianist denounced the invasion during a concert in Oslo.")


def test_a_burnt_film_is_no_invented_deed() -> None:
    assert "ASSAULT" in types_in("The film ended when soldiers shot dead two students in Cairo.")


def test_a_name_that_is_a_word_for_a_feeling_acts() -> None:
    text = "The union Harmony met on Sunday in Lodz. Harmony threatened the ministry with a strike."
    assert "THREATEN" in types_in(text)


def test_who_stands_nowhere_in_the_record_needs_a_sure_event_beside_it() -> None:
    doubtful = "The long war had emptied the granaries."
    assert types_in(doubtful) == set()
    sure = "Norway expelled two Danish diplomats on Monday."
    assert types_in(f"{sure} {doubtful}") == {"SANCTION", "ASSAULT"}


def test_a_landing_stage_can_be_bombed_and_a_leaflet_can_call_on_somebody() -> None:
    assert "ASSAULT" in types_in("Helicopters bombed the landing stage at Kisumu.")
    assert "REQUEST" in types_in("Leaflets called on the soldiers to disobey their officers.")


def test_a_war_that_only_says_when_is_no_event() -> None:
    text = "Prices have doubled since the start of the Yemen war."
    assert types_in(text) == set()


SPORT = """
The     the     DET  DT  2 det
bowler  bowler  NOUN NN  3 nsubj
slept~  sleep   VERB VBD 0 root
.       .       PUNCT . 3 punct

He      he      PRON PRP 2 nsubj
won~    win     VERB VBD 0 root
.       .       PUNCT . 2 punct
"""


def test_a_sure_word_makes_a_sentence_one_of_the_field() -> None:
    assert fields_of(analysis_of(SPORT)) == [frozenset({"sport"}), frozenset()]


def test_one_likely_word_suffices_where_most_sentences_are_of_the_field() -> None:
    sentence, follower = SPORT.strip().split("\n\n")
    text = f"{sentence}\n\n{sentence}\n\n{sentence}\n\n{follower}"
    assert all("sport" in fields for fields in fields_of(analysis_of(text)))


MATCH = """
A       a       DET  DT  2 det
WORD    WORD    NOUN NN  3 nsubj
saw     see     VERB VBD 0 root
a       a       DET  DT  5 det
match   match   NOUN NN  3 obj
in      in      ADP  IN  8 case
the     the     DET  DT  8 det
league~ league  NOUN NN  3 obl
.       .       PUNCT . 3 punct
"""


@pytest.mark.parametrize(
    ("word", "found"), [("farmer", frozenset({"sport"})), ("police", frozenset())]
)
def test_words_of_the_news_count_against_a_field(word: str, found: frozenset[str]) -> None:
    assert fields_of(analysis_of(MATCH.replace("WORD", word))) == [found]


def test_nobody_who_may_act_is_among_the_things() -> None:
    acting = "army police rebel minister court crowd union woman party government bomb convoy"
    assert set(acting.split()).isdisjoint(things())
    assert {"boredom", "cholera", "copper", "beetle"} <= set(things())


def test_no_word_speaks_for_a_field_in_two_ways() -> None:
    for field in ("sport", "games", "market", "stage"):
        assert words(field, "sure").isdisjoint(words(field, "likely")), field

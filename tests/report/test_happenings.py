"""Rows of "at a glance" and their words."""

from dataclasses import dataclass

import msgspec
import pytest

from sayso.record.types import Claim, Event
from sayso.report.clauses import claim_words, clause_pieces, clause_words, shortened
from sayso.report.happenings import happenings
from sayso.report.voices import NOT_NAMED, tally_voices
from tests.build import record_of
from tests.report.belmarra import belmarra


@dataclass
class Rows:
    by_event: dict[str, object]


@pytest.fixture(scope="module")
def rows():
    return happenings(belmarra())


def event_of(event_id: str) -> Event:
    event = belmarra()[event_id]
    assert isinstance(event, Event)
    return event


def claim_of(claim_id: str) -> Claim:
    claim = belmarra()[claim_id]
    assert isinstance(claim, Claim)
    return claim


def row_of(rows, event_id):
    return next(row for row in rows if event_id in [event.id for event in row.events])


def test_every_event_stands_in_exactly_one_row(rows):
    events = [event.id for row in rows for event in row.events]
    assert sorted(events) == sorted(event.id for event in belmarra().events)


def test_the_happening_of_title_and_lead_comes_first(rows):
    assert rows[0].events[0].id == "e2"


def test_deeds_of_the_past_of_the_account_come_before_its_history(rows):
    order = [row.events[0].id for row in rows]
    assert order.index("e12") < order.index("e21")


def test_two_tolls_stand_in_one_row_and_disagree(rows):
    row = row_of(rows, "e13")
    assert [event.id for event in row.events] == ["e13", "e14"]
    assert [saying.voice.name for saying in row.sayings] == [
        "Interior Ministry",
        "doctors at St Brida's hospital",
    ]
    assert row.is_disputed


def test_tolls_whose_bounds_meet_do_not_disagree():
    record = belmarra()
    events = tuple(
        msgspec.structs.replace(
            event,
            counts=tuple(
                msgspec.structs.replace(count, low=3, high=None) for count in event.counts
            ),
        )
        for event in record.events
    )
    row = row_of(happenings(msgspec.structs.replace(record, events=events)), "e13")
    assert not row.is_disputed


def test_a_voice_that_mentions_the_happening_again_stands_in_its_row(rows):
    voices = [saying.voice.name for saying in row_of(rows, "e2").sayings]
    assert voices == ["Meridian News Agency", "Lena Farrow"]


def test_a_record_without_events_has_no_rows():
    assert happenings(record_of()) == ()


def test_actors_are_marked_and_pronouns_named():
    pieces = clause_pieces(belmarra(), event_of("e10"))
    assert [piece.words for piece in pieces if piece.is_actor] == ["he", "Ruben Castell"]
    assert " [Edran Kosta]" in [piece.words for piece in pieces if piece.is_ours]


def test_a_long_clause_keeps_its_actor_and_its_predicate():
    words = clause_words(belmarra(), event_of("e2"))
    assert words.startswith("Units of the Highland Guard … pulled out of the Belmarran capital")
    assert len(words) <= 130


def test_an_actor_without_words_in_the_clause_is_named_in_brackets():
    assert clause_words(belmarra(), event_of("e1")).startswith("[Highland Guard] had held")


def test_a_long_claim_keeps_its_predicate():
    assert "agreed to withdraw" in claim_words(belmarra(), claim_of("c6"), 80)


def test_words_are_cut_at_a_space():
    assert shortened("one two  three\nfour", 13) == "one two …"
    assert shortened("one two", 13) == "one two"
    assert shortened("a" * 40, 10) == "a" * 10 + " …"


def test_the_author_comes_first_among_the_voices():
    tallies = tally_voices(belmarra())
    assert tallies[0].voice.key == "author"
    assert sum(tally.claims for tally in tallies) == len(belmarra().claims)


def test_what_only_shows_something_is_no_voice():
    assert "“The timing”" not in [tally.voice.name for tally in tally_voices(belmarra())]


def test_a_pronoun_that_stands_for_nobody_known_is_not_named():
    assert NOT_NAMED in [tally.voice.name for tally in tally_voices(belmarra())]

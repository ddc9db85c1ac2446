"""Why an item is as it is."""

import pytest

from sayso.errors import RecordError
from sayso.report.explanation import explain
from sayso.report.rule_texts import _gives, _in_python, rule_text
from tests.report.belmarra import belmarra
from tests.report.test_html import LISTS


def test_a_claim_tells_its_words_stances_and_chain():
    told = explain(belmarra(), "c30")
    assert "shown as unconfirmed, decided by the author's words" in told
    assert "“four soldiers were killed” (¶7," in told
    assert "“no independent confirmation”" in told
    chain = told[told.index("SAY-SO") :]
    assert chain.index("author (Meridian News Agency)") < chain.index("The Interior Ministry")


def test_an_event_tells_the_voices_behind_it():
    assert "a8 (Interior Ministry), “said”" in explain(belmarra(), "e13")


@pytest.mark.parametrize("field", LISTS)
def test_every_item_can_be_explained(field):
    for item in getattr(belmarra(), field):
        assert explain(belmarra(), item.id).startswith(f"{item.id}, ")


def test_an_unknown_id_is_told():
    with pytest.raises(RecordError, match="no item 'z9'"):
        explain(belmarra(), "z9")


def test_a_rule_without_text_says_so():
    assert rule_text("no.such.rule") == "no text is kept for this rule."


def test_a_short_rule_name_is_looked_for_in_the_room_of_its_item():
    assert "(reading/statements/speakers.py)" in rule_text("name", "statements")


def test_a_rule_of_a_table_is_told_with_its_rows():
    told = rule_text("date.month", "times")
    assert 'match = "{mon}"' in told
    assert "It closed in September for good." in told


def test_what_only_compares_with_a_name_does_not_explain_it():
    source = '''
def asks(kind: str) -> bool:
    """Compare."""
    return kind == "plain"

def gives(kind: str) -> str:
    """Hand out."""
    return "plain" if kind else "other"
'''
    assert _in_python(source, "plain", _gives) == "Hand out."

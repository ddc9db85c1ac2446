"""The one rule for what is shown."""

import pytest

from sayso.record.types import Claim, Source, Stance, Statement
from sayso.record.vocabulary import Status
from sayso.report.status import shown_status
from tests.build import record_of


def stance(source: str, status: Status) -> Stance:
    statement = None if source == "author" else "s1"
    return Stance(
        source=source, statement=statement, status=status, commitment="Uu", cues=(), rule="test"
    )


def record_with(*stances: Stance, statement: str | None, hearsay: bool = False):
    text = "Rebels left, it was said."
    claim = Claim(id="c1", span=(0, 11), head=(7, 11), statement=statement, stances=stances)
    said = Statement(
        id="s1",
        tier="speech",
        mode="indirect",
        source=Source(span=None, kind="none"),
        cue=(),
        content=((0, 11),),
        cue_class="say",
        polarity="positive",
        hearsay=hearsay,
        rule="test",
    )
    return record_of(text, claims=(claim,), statements=(said,) if statement else ())


@pytest.mark.parametrize(
    ("stances", "statement", "hearsay", "status", "by_author"),
    [
        ([("author", "asserted")], None, False, "asserted", True),
        ([("author", "unknown")], None, False, "unknown", True),
        ([("author", "unknown"), ("a1", "denied")], "s1", False, "denied", False),
        ([("author", "unconfirmed"), ("a1", "asserted")], "s1", False, "unconfirmed", True),
        ([("author", "unknown"), ("unnamed", "asserted")], "s1", True, "unconfirmed", False),
        ([("author", "inferred"), ("unnamed", "asserted")], "s1", True, "inferred", True),
        ([("author", "unknown"), ("a1", "asserted"), ("a2", "predicted")], "s1", False,
         "predicted", False),
        ([], None, False, "unknown", True),
    ],
    ids=[
        "the author's own words",
        "the author leaves it open",
        "only in another's mouth: the innermost voice",
        "the author's words lift it",
        "hearsay is unconfirmed",
        "the author goes before hearsay",
        "a chain shows its innermost voice",
        "no stance at all",
    ],
)  # fmt: skip
def test_the_status_shown(stances, statement, hearsay, status, by_author):
    record = record_with(*(stance(*each) for each in stances), statement=statement, hearsay=hearsay)
    shown = shown_status(record, record.claims[0])
    assert (shown.status, shown.by_author) == (status, by_author)


def test_only_the_authors_plain_assertion_is_the_quiet_ground():
    own = record_with(stance("author", "asserted"), statement=None)
    told = record_with(stance("author", "unknown"), stance("a1", "asserted"), statement="s1")
    assert shown_status(own, own.claims[0]).is_vouched
    assert not shown_status(told, told.claims[0]).is_vouched

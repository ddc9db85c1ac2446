"""Stances of whole sentences, read from text: constructions that parsers show in several ways."""

import pytest

from sayso.record.types import Stance

SENTENCES = [
    ("Word reached the fort at noon that the bridge had **fallen**.", "unconfirmed", "Uu"),
    ("The envoy, it is said, **wept**.", "unconfirmed", "Uu"),
    ("It was evident from his limp that he had **fallen**.", "inferred", "CT+"),
    ("Fresh marks suggest a lorry **turned** here.", "inferred", "PR+"),
    ("Under the decree all radios are to be **handed** in.", "called-for", "Uu"),
    ("Under the truce both armies are to **withdraw** from the hill.", "predicted", "PR+"),
    ("The verdict renewed calls for the **resignation** of the dean.", "called-for", "Uu"),
    ("Fears of a tram **strike** emptied the shops.", "predicted", "PR+"),
    ("The story that the monk **stole** the cup is dubious.", "doubted", "PR-"),
    ("It is doubtful whether the fleet ever **sailed**.", "doubted", "PR-"),
    ("Does anyone seriously believe that a child **wrote** the letter?", "denied", "CT-"),
    ("The nuns left without **speaking** to the clerk.", "asserted", "CT-"),
    ("The porter kept a lamp lit in case the main **failed**.", "hypothetical", "Uu"),
    ("There is little chance that the bill will **pass**.", "predicted", "PR-"),
    ("The raft barely **cleared** the rocks.", "asserted", "CT+"),
    ("The small museum is well **worth** the climb.", "opinion", "CT+"),
    ("The diary is a **work** of genius.", "opinion", "CT+"),
]
VOICES = [
    ('"Yes, we **sold** the meadow," the prior told reporters.', "confirmed", "CT+"),
    ('"No, we did not **open** the gates," the engineer said.', "denied", "CT-"),
    ("The boy was convicted by the court of **setting** fire to the barn.", "confirmed", "CT+"),
    ("The critic called the offer an **insult**.", "opinion", "CT+"),
    ("The dean rejected as slander the charge that he had **sold** the bell.", "denied", "CT-"),
    ("The actress has denied any **role** in the purchase.", "denied", "CT-"),
    ("Critics say the fund was plundered; the mayor says nothing was **taken**.", "denied", "CT-"),
    ("The consul insisted that the tenants **clear** the ditch.", "called-for", "Uu"),
    ('"It would be **wrong** to sell the chapel," the dean told the synod.', "opinion", "CT+"),
]


def stances_of(marked: str) -> tuple[Stance, ...]:
    """The stances of the claim whose head stands between asterisks."""
    from sayso.reader import read  # loads the model

    start = marked.index("**")
    claims = read(marked.replace("**", ""), repair="none").claims
    return next(claim.stances for claim in claims if claim.head[0] == start)


@pytest.mark.parametrize(("marked", "status", "commitment"), SENTENCES)
def test_the_author_holds_it_so(marked: str, status: str, commitment: str):
    found = stances_of(marked)[0]
    assert (found.source, found.status, found.commitment) == ("author", status, commitment)


@pytest.mark.parametrize(("marked", "status", "commitment"), VOICES)
def test_the_innermost_voice_holds_it_so(marked: str, status: str, commitment: str):
    found = stances_of(marked)[-1]
    assert found.source != "author"
    assert (found.status, found.commitment) == (status, commitment)


def test_a_speaker_who_tells_his_own_wish_is_one_voice():
    found = stances_of("The composer wrote that he wished he had **burned** the songs.")
    assert [stance.status for stance in found] == ["unknown", "hypothetical"]


def test_a_relative_clause_beside_an_expectation_is_the_authors():
    found = stances_of("The minister, whose brother **owns** the mine, is expected to resign.")
    assert [(stance.source, stance.status) for stance in found] == [("author", "asserted")]

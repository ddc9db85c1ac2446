"""What is taken up: denials and confirmations that only point at a claim made before."""

import pytest

import sayso
from sayso.record.record import Record


def stances(record: Record, head: str) -> list[tuple[str, str]]:
    """Return who stands how to the claim headed by a word, in the record's order."""
    names = {actor.id: actor.name for actor in record.actors}
    claim = next(claim for claim in record.claims if record.words(claim.head) == head)
    return [(names.get(stance.source, stance.source), stance.status) for stance in claim.stances]


def read(text: str) -> Record:
    return sayso.read(text, repair="none")


@pytest.mark.parametrize(
    ("text", "head", "expected"),
    [
        ("Moss says that Brandt took bribes. Brandt denies it.", "took",
         [("author", "unknown"), ("Brandt", "denied"), ("Moss", "asserted")]),
        ("The ministry accused Norland of arming the rebels, which Oslo denies.", "arming",
         [("author", "unconfirmed"), ("Oslo", "denied"), ("ministry", "asserted")]),
        ("The prosecutor accused Lund of theft. Lund denied the charge.", "theft",
         [("author", "unconfirmed"), ("Lund", "denied"), ("prosecutor", "asserted")]),
        ("Villagers said the guards had burned the mill. The report was confirmed by the mayor.",
         "burned", [("author", "unknown"), ("mayor", "confirmed"), ("Villagers", "asserted")]),
        ("Rebels said they took the hill. The claim was not verified. The army denies it.", "took",
         [("author", "unconfirmed"), ("army", "denied"), ("Rebels", "asserted")]),
        ("The army shelled the port on Monday. Norland denies it.", "shelled",
         [("author", "asserted"), ("Norland", "denied")]),
    ],
)  # fmt: skip
def test_who_takes_a_claim_up_has_a_stance_to_it(
    text: str, head: str, expected: list[tuple[str, str]]
) -> None:
    assert stances(read(text), head) == expected


def test_both_takes_up_all_that_was_said() -> None:
    record = read(
        "The clerk wrote that Karro had sold the mine and that he had fled. He denies both."
    )
    for head in ("sold", "fled"):
        assert ("Karro", "denied") in stances(record, head)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the road was safe. He denied it a day later.",  # his own word
        "Moss says that Brandt took bribes. Brandt did not deny it.",
        "Moss says that Brandt took bribes. Nobody denies it.",
        "Moss says that Brandt took bribes. The council rejected the plan.",
        "Moss says that Brandt took bribes. Lund may deny it.",
    ],
)
def test_no_stance_is_made_up(text: str) -> None:
    record = read(text)
    found = [stance.status for claim in record.claims for stance in claim.stances]
    assert "denied" not in found


def test_what_was_said_long_before_is_not_taken_up() -> None:
    record = read(
        "Moss says that Brandt took bribes. It rained. It snowed. It froze. He denies it."
    )
    assert stances(record, "took")[-1] == ("Moss", "asserted")
    assert len(stances(record, "took")) == 2


def test_the_stance_points_at_its_words_and_names_its_rule() -> None:
    record = read("Moss says that Brandt took bribes. Brandt denies it.")
    claim = next(claim for claim in record.claims if record.words(claim.head) == "took")
    taken = claim.stances[1]
    assert (taken.rule, taken.commitment) == ("deny.taken_up", "CT-")
    assert [record.words(cue) for cue in taken.cues] == ["denies it"]
    made = {statement.id: statement for statement in record.statements}
    assert taken.statement is not None
    assert record.words(made[taken.statement].cue[0]) == "denies"


def test_the_author_weighs_reports_that_nobody_could_check() -> None:
    record = read("Reports that the garrison had surrendered could not be confirmed.")
    assert stances(record, "surrendered")[0] == ("author", "unconfirmed")


def test_a_damaged_tree_raises_nothing() -> None:
    for text in ("Which denies it.", "it denied it denied it", ", which denied , which denied"):
        read(text)

"""The gold of whole accounts is sound, and the comparison counts what is right and what is not."""

import pytest

from benchmarks.account_compared import FIGURES, Compared, Counts, dice
from benchmarks.account_gold import (
    FOLDER,
    MENDED_ON,
    Account,
    accounts,
    pairs,
    read_account,
    side,
)
from benchmarks.account_layers import compare
from sayso.reader import read

GOLD = accounts()
TEXT = (
    "Rebels shelled the town of Aldern on Sunday. Mayor Petra Voss said that two people had died."
)
ANCHORS = {"event": (1,), "cause": (1, 2), "statement": (1,), "claim": (2,), "forecast": (1,)}
KEYS = {"role": (0, 2), "event": (2, 3), "tie": (1, 2), "statement": (0,), "claim": (0,)}


@pytest.mark.parametrize("account", GOLD, ids=lambda account: account.name)
def test_every_anchor_stands_in_its_text_once(account: Account):
    for row in account.rows:
        for column in ANCHORS.get(row.kind, ()):
            assert account.spans(row.cells[column])


@pytest.mark.parametrize("account", GOLD, ids=lambda account: account.name)
def test_every_key_names_an_actor(account: Account):
    known = {row.cells[0] for row in account.of("actor")} | {"-", "*", "author"}
    for row in account.rows:
        for column in KEYS.get(row.kind, ()):
            named = {
                key for word in row.cells[column].split() for key in word.rstrip("?").split("/")
            }
            assert named <= known, f"line {row.line}"


def test_a_row_with_a_missing_column_is_refused(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.tsv").write_text("# who\nactor\tvoss\tperson\n")
    with pytest.raises(ValueError, match="line 2: actor with 2 columns"):
        read_account(tmp_path / "a.tsv")


def test_an_anchor_that_stands_nowhere_or_twice_is_refused():
    account = Account("a", TEXT, ())
    with pytest.raises(ValueError, match="0 times"):
        account.spans("[bombed] the town")
    with pytest.raises(ValueError, match="2 times"):
        account.spans("[e]d")


def test_white_space_of_any_kind_parts_the_words_of_an_anchor():
    assert Account("a", "who re-\n  signed", ()).spans("who [re- signed]") == [(4, 16)]


def test_a_side_accepts_exactly_who_may_stand_there():
    assert side("a b").accepts(frozenset("ab"))
    assert not side("a b").accepts(frozenset("a"))
    assert side("a/b").accepts(frozenset("b"))
    assert not side("a").accepts(frozenset({"a", "?"}))
    assert side("a b?").accepts(frozenset("a"))
    assert side("-").accepts(frozenset())
    assert not side("-").accepts(frozenset("a"))
    assert side("a/-").accepts(frozenset())
    assert side("*").accepts(frozenset({"?"}))


def test_pairs_take_the_best_first_and_each_once():
    scores = {(0, 0): 2.0, (0, 1): 1.0, (1, 0): 3.0, (1, 1): 0.0}
    assert pairs(range(2), range(2), lambda g, f: scores[g, f]) == {1: 0, 0: 1}


def test_names_are_alike_by_their_words_without_titles():
    assert dice("President Idris Kamanda", "Idris Kamanda") == 1.0
    assert dice("Kamanda", "Idris Kamanda") == pytest.approx(2 / 3)
    assert dice("his lawyer", "his driver") == 0.0


def test_the_comparison_counts_what_a_record_holds_and_what_it_lacks(tmp_path):
    rows = [
        "actor\tvoss\tperson\tPetra Voss",
        "actor\trebels\tarmed_group/group\tRebels",
        "actor\tlinde\tperson\tMara Linde",
        "event\tASSAULT\tRebels [shelled] the town\trebels\t-",
        "event\tAGREE\tthat two [people] had\tvoss\t-",
        "statement\tvoss\ttwo people had [died]",
        "claim\tauthor\tdenied\ttwo people had [died]",
        "place\tAldern\t-",
    ]
    rows[3:5] = [f"{row}\tactual" for row in rows[3:5]]
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.tsv").write_text("\n".join(rows))
    counts = compare(read_account(tmp_path / "a.tsv"), read(TEXT))
    assert counts.shares("actors")["found"] == pytest.approx(66.7)
    assert counts.shares("events")["main"] == 50.0
    assert counts.shares("statements")["speaker"] == 100.0
    assert counts.shares("claims")["status"] == 0.0
    assert any("Mara Linde" in line for line in counts.errors)


def test_a_person_named_with_an_institute_stands_for_the_person(tmp_path):
    text = "Mara Linde of the Aldern Peace Institute accused the rebels of shelling the town."
    rows = [
        "actor\tinstitute\torganisation\tAldern Peace Institute",
        "actor\tlinde\tperson\tMara Linde",
    ]
    (tmp_path / "a.txt").write_text(text)
    (tmp_path / "a.tsv").write_text("\n".join(rows))
    record = read(text)
    linde = next(actor for actor in record.actors if actor.name == "Mara Linde")
    assert Compared(read_account(tmp_path / "a.tsv"), record).keys[linde.id] == "linde"


def test_accounts_that_were_mended_on_are_told_from_fresh_ones():
    groups = {account.name: account.group for account in GOLD}
    assert {name for name, group in groups.items() if group == "mended on"} == MENDED_ON
    assert "fresh" in groups.values()


def test_counts_of_accounts_add_up():
    one, other = Counts(), Counts()
    one.count("ties", "found", "a leads b", is_right=True)
    other.count("ties", "found", "c leads d", is_right=False)
    one.add(other)
    assert one.shares("ties") == {"n": 2.0, "found": 50.0, "P": 0.0}
    assert set(FIGURES) >= {"ties"}


def test_every_account_has_a_text_and_rows_of_every_kind():
    assert len(GOLD) == len(list(FOLDER.glob("*.txt")))
    for account in GOLD:
        assert 500 <= len(account.text.split()) <= 900
        assert set(FIGURES) == {f"{row.kind}s" for row in account.rows}

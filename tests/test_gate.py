"""The gate of accuracy: its arithmetic, and that no figure on shipped data fell below its floor."""

import pytest

from benchmarks import frame, gate, small
from benchmarks.frame import Measured
from benchmarks.gate import Baseline, Floors
from benchmarks.scores import f1, tree_scores
from tests.build import analysis_of

FLOORS = Baseline(
    data="digest", floors={"trees": Floors(tolerance=0.5, why="one word", figures={"LAS": 88.0})}
)


@pytest.mark.parametrize(
    ("measured", "falls"), [(88.0, False), (87.6, False), (87.4, True), (float("nan"), True)]
)
def test_a_figure_falls_when_it_is_below_its_floor_by_more_than_the_tolerance(
    measured: float, *, falls: bool
):
    assert bool(gate.drops([Measured("trees", {"LAS": measured})], FLOORS)) == falls


def test_a_figure_that_vanished_fell():
    (drop,) = gate.drops([], FLOORS)
    assert str(drop) == "trees, LAS: 0.00, the floor is 88.00"


def test_renewing_raises_floors_and_lowers_none():
    better = gate.renewed([Measured("trees", {"LAS": 90.0}, data="new")], FLOORS)
    worse = gate.renewed([Measured("trees", {"LAS": 70.0}, data="new")], FLOORS)
    assert better.floors["trees"].figures == {"LAS": 90.0}
    assert better.data == "new"
    assert worse.floors["trees"].figures == {"LAS": 88.0}
    assert worse.lowered == []


def test_lowering_takes_a_reason_that_is_kept():
    lower = gate.renewed([Measured("trees", {"LAS": 70.0})], FLOORS, lower="gold mended")
    assert lower.floors["trees"].figures == {"LAS": 70.0}
    assert lower.lowered[0].endswith("gold mended")


def test_every_tolerance_has_its_reason():
    for floors in gate.load().floors.values():
        assert len(floors.why.split()) > 5


GOLD = """
Rebels  rebel NOUN NNS 2 nsubj
left    leave VERB VBD 0 root
Ansel~  Ansel PROPN NNP 2 obj
.       .     PUNCT .  2 punct
"""


def test_scores_of_trees_count_words_tags_and_arcs():
    gold = analysis_of(GOLD)
    wrong = analysis_of(GOLD.replace("3 obj", "3 obl").replace("NNP 2 obj", "NNP 2 obl"))
    assert set(tree_scores(gold, gold).values()) == {100.0}
    scores = tree_scores(wrong, gold)
    assert scores["UAS"] == 100.0
    assert scores["LAS"] == 75.0


def test_f1_of_sets():
    assert f1({1, 2}, {2, 3}) == 50.0
    assert f1(set(), set()) == 100.0


@pytest.mark.slow
def test_no_figure_on_the_shipped_data_falls_below_its_floor():
    baseline = gate.load()
    assert frame.digest(*small.FILES) == baseline.data, "data changed: python -m benchmarks.gate"
    fallen = gate.drops(small.run(frame.Options()), baseline)
    assert fallen == [], "\n".join(map(str, fallen))

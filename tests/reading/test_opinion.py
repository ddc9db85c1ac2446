import pytest

from sayso.reading.framings import read_framings
from sayso.reading.framings.opinion import features, opinion_score
from tests.build import analysis_of

JUDGED = """
    The      = DET DT 2 det
    verdict  = NOUN NN 5 nsubj
    is       be AUX VBZ 5 cop
    utterly  = ADV RB 5 advmod
    tedious  = ADJ JJ 0 root
"""
TOLD = """
    The      = DET DT 2 det
    court    = NOUN NN 3 nsubj
    met      meet VERB VBD 0 root
    on       = ADP IN 6 case
    12       = NUM CD 6 nummod
    May      May PROPN NNP 3 obl
"""


def score(trees: str) -> float:
    analysis = analysis_of(trees)
    return opinion_score(analysis, range(len(analysis)))


def test_a_judgement_scores_high_and_a_fact_low():
    assert score(JUDGED) > 0.9
    assert score(TOLD) < 0.1


def test_features_can_be_read():
    analysis = analysis_of(JUDGED)
    found = features(analysis, range(len(analysis)))
    assert found == {"judging_predicate": 1, "intensifier": 1, "copula": 1, "short": 1}


def test_only_likely_opinion_is_flagged_with_its_score():
    (flag,) = read_framings(analysis_of(f"{JUDGED}\n{TOLD}"), statements=())
    assert flag.kind == "opinion"
    assert flag.score == pytest.approx(score(JUDGED))

"""Causal links with the encoder's column: what it adds, silences, and what stands alone."""

from dataclasses import replace

import numpy as np
import pytest

from sayso.language.analysis import Analysis
from sayso.reading.causes import read_causes
from sayso.reading.causes.candidates import overlap, tree_pairs
from sayso.reading.causes.ranking import pair_probability, pair_weights
from sayso.reading.causes.tagged import calibration
from sayso.reading.causes.wording import weights
from sayso.record.types import Cause
from sayso.report.rule_texts import rule_text
from tests.build import analysis_of

BARE = """
Floods   flood   NOUN  NNS 2 nsubj
ruined   ruin    VERB  VBD 0 root
the      the     DET   DT  4 det
harvest~ harvest NOUN  NN  2 obj
;        ;       PUNCT :   7 punct
prices   price   NOUN  NNS 7 nsubj
rose~    rise    VERB  VBD 2 parataxis
.        .       PUNCT .   2 punct
"""

WEAK = """
Crowds   crowd   NOUN  NNS 2 nsubj
marched  march   VERB  VBD 0 root
over     over    ADP   IN  5 case
the      the     DET   DT  5 det
arrest~  arrest  NOUN  NN  2 obl
.        .       PUNCT .   2 punct
"""

SURE = """
Miners   miner   NOUN  NNS 2 nsubj
struck   strike  VERB  VBD 0 root
because  because SCONJ IN  5 mark
wages    wage    NOUN  NNS 5 nsubj
fell~    fall    VERB  VBD 2 advcl
.        .       PUNCT .   2 punct
"""

CONDITION = SURE.replace("because  because", "if       if     ")


def with_causal(
    trees: str, sentence: float, *, cause: str = "", effect: str = ""
) -> tuple[Analysis, tuple[Cause, ...]]:
    """Return the links where the encoder gives `sentence` to every word and tags these words."""
    analysis = analysis_of(trees)
    causal = np.zeros((len(analysis), 10), np.float32)
    causal[:, 0] = sentence
    causal[:, [1, 4, 7]] = 6.0
    for column, words in ((1, cause), (4, effect)):
        start = analysis.text.index(words)
        for token in analysis.tokens_in((start, start + len(words))) if words else ():
            causal[token, column : column + 3] = -6.0, 6.0, 6.0
    analysis = replace(analysis, causal=causal)
    return analysis, read_causes(analysis, events=(), claim_of=lambda _: "c1")


def test_encoder_adds_a_link_without_a_cue():
    analysis, links = with_causal(
        BARE, 6.0, cause="Floods ruined the harvest", effect="prices rose"
    )
    (link,) = links
    words = analysis.words(link.cause.span), analysis.words(link.effect.span)
    assert words == ("Floods ruined the harvest", "prices rose")
    assert (link.kind, link.rule) == ("cause", "encoder_pair")
    assert link.score is not None
    assert link.score > calibration().bare
    assert "takes for cause and effect" in rule_text(link.rule)


def test_likely_sides_in_an_unlikely_sentence_make_no_link():
    _, links = with_causal(BARE, -6.0, cause="Floods ruined the harvest", effect="prices rose")
    assert links == ()


@pytest.mark.parametrize(
    ("trees", "rule", "sides"),
    [
        (SURE, "conjunction.because", ("wages fell", "Miners struck")),
        (WEAK, "preposition.over", ("the arrest", "Crowds marched")),
    ],
)
def test_link_of_a_rule_keeps_its_rule_and_gets_a_score(
    trees: str, rule: str, sides: tuple[str, str]
):
    _, links = with_causal(trees, 6.0, cause=sides[0], effect=sides[1])
    assert [link.rule for link in links] == [rule]
    assert links[0].score is not None


def test_weak_cue_falls_where_no_word_is_taken_for_a_side():
    assert with_causal(WEAK, 6.0)[1] == ()


def test_weak_cue_needs_the_encoder_and_a_sure_one_does_not():
    assert with_causal(WEAK, -2.5)[1] == ()
    assert [link.rule for link in with_causal(SURE, -2.5)[1]] == ["conjunction.because"]


def test_sure_cue_falls_where_the_encoder_is_sure_of_the_contrary():
    assert with_causal(SURE, -20.0)[1] == ()


def test_condition_stands_whatever_the_encoder_says_and_has_no_score():
    _, links = with_causal(CONDITION, -20.0)
    assert [(link.kind, link.score) for link in links] == [("condition", None)]


def test_pair_whose_words_are_tagged_is_likelier():
    tagged, bare = ((("tagger", "lesser"), share) for share in (0.9, 0.1))
    assert pair_probability([tagged]) > pair_probability([bare])


def test_weights_of_pairs_are_finite_and_of_known_kinds():
    kinds = {"bias", "tagger", "size", "shape", "order", "mark", "tag", "word", "above", "top",
             "rule"}  # fmt: skip
    assert {kind for kind, _ in pair_weights()} == kinds
    assert all(np.isfinite(weight) for weight in pair_weights().values())


def test_pairs_of_the_tree_never_overlap_and_are_few():
    analysis = analysis_of(BARE)
    pairs = list(tree_pairs(analysis, 0, len(analysis)))
    assert pairs
    assert len(pairs) <= 8 * len(analysis)
    assert not any(overlap(pair.cause, pair.effect) for pair in pairs)


def test_weights_of_wording_are_finite_and_of_known_kinds():
    kinds = {kind for kind, _ in weights()}
    assert kinds == {"word", "relation", "mark", "clause", "link", "links"}
    assert all(np.isfinite(weight) for weight in weights().values())


FIXED = """
Miners   miner   NOUN  NNS 2 nsubj
struck   strike  VERB  VBD 0 root
because  because ADP   IN  6 case
of       of      ADP   IN  3 fixed
the      the     DET   DT  6 det
cuts~    cut     NOUN  NNS 2 obl
.        .       PUNCT .   2 punct
"""


def test_no_side_begins_with_the_rest_of_a_cue_of_several_words():
    analysis = analysis_of(FIXED)
    opening = {analysis.form[side[0]] for pair in tree_pairs(analysis, 0, len(analysis))
               for side in (pair.cause, pair.effect)}  # fmt: skip
    assert "the" in opening
    assert "of" not in opening


def test_link_of_a_rule_is_not_told_again_where_the_encoder_chose_other_bounds():
    _, links = with_causal(FIXED, 6.0, cause="of the cuts", effect="Miners struck")
    assert [link.rule for link in links] == ["preposition.because_of"]

"""The parts of the layer of actors: names, lexica, readings of place names."""

import pytest

from sayso.reading.actors.lexicon import acts, head_nouns, loaded_words, word_list
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from tests.build import analysis_of


def test_every_list_of_words_is_lower_case_and_not_empty():
    lists = [acts().government_verbs, acts().policy_nouns, loaded_words(), word_list("eras")]
    for words in [*lists, frozenset(head_nouns())]:
        assert words
        assert all(word == word.lower() for word in words)


@pytest.mark.parametrize(
    ("tree", "head", "rule"),
    [
        ("Chad Chad PROPN NNP 2 nsubj\nsigned sign VERB VBD 0 root", 0, "metonym.subject"),
        ("Chad Chad PROPN NNP 2 nsubj\nborders border VERB VBZ 0 root", 0, None),
        ("They they PRON PRP 2 nsubj\nleft leave VERB VBD 0 root\nChad Chad PROPN NNP 2 obj", 2,
         None),
        ("They they PRON PRP 2 nsubj\nwarned warn VERB VBD 0 root\nChad Chad PROPN NNP 2 obj", 2,
         "metonym.object"),
        ("Fog = NOUN NN 2 nsubj\nfell fall VERB VBD 0 root\nin in ADP IN 4 case\nChad = X X 2 obl",
         3, None),
        ("Talks talk NOUN NNS 0 root\nwith with ADP IN 3 case\nChad Chad PROPN NNP 1 nmod", 2,
         "metonym.party"),
        ("Chad Chad PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\npolicy policy NOUN NN 0 root", 0,
         "metonym.possessor"),
        ("Chad Chad PROPN NNP 3 nmod:poss\n's 's PART POS 1 case\ncoast coast NOUN NN 0 root", 0,
         None),
    ],
)  # fmt: skip
def test_a_country_acts_or_lies_there_by_its_place_in_the_tree(tree, head, rule):
    assert reading_rule(Phrases(analysis_of(tree)), head, is_capital=False) == rule


def test_a_capital_needs_a_verb_of_deciding():
    warned = analysis_of("Lima Lima PROPN NNP 2 nsubj\nwarned warn VERB VBD 0 root")
    slept = analysis_of("Lima Lima PROPN NNP 2 nsubj\nslept sleep VERB VBD 0 root")
    assert reading_rule(Phrases(warned), 0, is_capital=True) == "metonym.capital_subject"
    assert reading_rule(Phrases(slept), 0, is_capital=True) is None


def test_a_phrase_keeps_its_modifiers_and_leaves_relative_clause_and_apposition_out():
    analysis = analysis_of("""
        two     two    NUM  CD  2 nummod
        guards  guard  NOUN NNS 10 nsubj
        close   close  ADJ  JJ  2 amod
        to      to     ADP  IN  6 case
        the     the    DET  DT  6 det
        talks   talk   NOUN NNS 3 obl
        who     who    PRON WP  8 nsubj
        slept   sleep  VERB VBD 2 acl:relcl
        ,       ,      PUNCT ,  8 punct
        left    leave  VERB VBD 0 root
    """)
    assert Phrases(analysis).bounds(1) == (0, 5)

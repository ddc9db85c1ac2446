"""Coreference: candidates, what they are compared with, features, and the constraints of chains."""

import numpy as np
import pytest

from sayso.reading.coreference import find_chains
from sayso.reading.coreference.chains import _chain
from sayso.reading.coreference.classes import HE, NAME_PERSON
from sayso.reading.coreference.features import PAIR, UNARY, pair_features, unary_features
from sayso.reading.coreference.mentions import find_candidates
from sayso.reading.coreference.pairs import PHRASE_REACH, PRONOUN_REACH, SAME_WORD, find_pairs
from sayso.reading.coreference.ranking import load_weights, rank
from sayso.reading.coreference.speakers import find_speakers
from sayso.reading.coreference.table import tabulate
from tests.build import analysis_of

COURT = """
The      the      DET   DT  2 det
court    court    NOUN  NN  6 nsubj Number=Sing
of       of       ADP   IN  4 case
appeal   appeal   NOUN  NN  2 nmod Number=Sing
,        ,        PUNCT ,   2 punct
heard    hear     VERB  VBD 0 root
Ada      Ada      PROPN NNP 6 obj
,        ,        PUNCT ,   10 punct
her      she      PRON  PRP$ 10 nmod:poss
lawyer   lawyer   NOUN  NN  7 appos Number=Sing
and      and      CCONJ CC  12 cc
Omar     Omar     PROPN NNP 7 conj
's       's       PART  POS 12 case
.        .        PUNCT .   6 punct
"""


def phrases(analysis, *, whole=False):
    return [
        analysis.words(analysis.span(c.first, c.whole if whole else c.last))
        for c in find_candidates(analysis)
    ]


def test_a_phrase_leaves_conjuncts_and_appositions_out():
    found = phrases(analysis_of(COURT))
    assert "The court of appeal" in found
    assert "Ada" in found
    assert "Omar 's" in found


def test_an_apposition_belongs_to_the_whole():
    assert "Ada , her lawyer" in phrases(analysis_of(COURT), whole=True)


def test_the_part_up_to_the_head_and_the_coordination_are_variants():
    analysis = analysis_of(COURT)
    variants = [c for c in find_candidates(analysis) if c.variant]
    words = [analysis.words(analysis.span(c.first, c.last)) for c in variants]
    assert "The court" in words
    assert any(c.joins >= 0 and analysis.form[c.head] == "Ada" for c in variants)


def test_every_head_has_one_candidate_that_is_no_variant():
    heads = [c.head for c in find_candidates(analysis_of(COURT)) if not c.variant]
    assert len(heads) == len(set(heads))


@pytest.mark.parametrize(
    ("word", "row"),
    [
        ("who", "who who PRON WP 2 nsubj"),
        ("there", "there there PRON EX 2 expl"),
        ("it", "it it PRON PRP 2 expl"),
    ],
)
def test_questions_relatives_and_expletives_are_no_candidates(word, row):
    analysis = analysis_of(f"{row}\nleft leave VERB VBD 0 root\n")
    assert word not in phrases(analysis)


def test_candidates_come_in_text_order_the_longer_first():
    found = find_candidates(analysis_of(COURT))
    assert found == sorted(found, key=lambda c: (c.first, -c.last, c.head))


def named(count):
    """Return sentences "Ada met Omar ." with the names `count` times."""
    row = """
Ada  Ada  PROPN NNP 2 nsubj
met  meet VERB  VBD 0 root
Omar Omar PROPN NNP 2 obj
.    .    PUNCT .   2 punct
"""
    return analysis_of(row * count, names={"Ada": "PER", "Omar": "PER"})


@pytest.mark.parametrize("count", [5, 50, 200])
def test_each_candidate_is_compared_with_a_bounded_number(count):
    table = tabulate(analysis := named(count), find_candidates(analysis))
    later, earlier = find_pairs(table)
    assert (earlier < later).all()  # no pronoun here
    most = max(PRONOUN_REACH, PHRASE_REACH) + 6 * SAME_WORD
    assert np.bincount(later).max() <= most


def test_a_name_is_compared_with_its_like_however_far():
    middle = "it it PRON PRP 2 nsubj\nwas be VERB VBD 0 root\n\n" * 300
    start = "Ada Ada PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\n\n"
    analysis = analysis_of(start + middle + start, names={"Ada": "PER"})
    table = tabulate(analysis, find_candidates(analysis))
    later, earlier = find_pairs(table)
    names = np.flatnonzero(table.kind == NAME_PERSON)
    assert (names[1], names[0]) in set(zip(later.tolist(), earlier.tolist(), strict=True))


def test_no_pair_holds_the_other():
    analysis = analysis_of(COURT)
    table = tabulate(analysis, find_candidates(analysis))
    for later, earlier in zip(*find_pairs(table), strict=True):
        one, other = table.candidates[later], table.candidates[earlier]
        assert not other.first <= one.head <= other.last


def test_features_stay_within_their_tables():
    analysis = named(30)
    table = tabulate(analysis, find_candidates(analysis))
    own = unary_features(table)
    assert own.shape[1] == len(UNARY)
    assert (own < np.array(list(UNARY.values()))).all()
    pairs = pair_features(table, *find_pairs(table))
    assert pairs.shape[1] == len(PAIR)
    assert (pairs >= 0).all()
    assert (pairs < np.array(list(PAIR.values()))).all()


def test_the_weights_have_a_row_for_every_feature():
    weights = load_weights(with_vectors=False)
    assert len(weights.pair) == sum(PAIR.values())
    assert len(weights.later) == len(weights.earlier) == sum(UNARY.values())


def test_a_given_name_tells_the_gender_and_a_surname_takes_it_over():
    analysis = analysis_of(
        """
Mary   Mary   PROPN NNP 3 nsubj
Okello Okello PROPN NNP 1 flat
spoke  speak  VERB  VBD 0 root

Okello Okello PROPN NNP 2 nsubj
left   leave  VERB  VBD 0 root
""",
        names={"Mary Okello": "PER", "Okello": "PER"},
    )
    table = tabulate(analysis, find_candidates(analysis))
    people = table.stands_for[table.kind == NAME_PERSON]
    assert len(set(people.tolist())) == 1
    assert people[0] == 2


SPOKEN = """
“      “      PUNCT ``  3 punct
I      I      PRON  PRP 3 nsubj
agree  agree  VERB  VBP 6 ccomp
,      ,      PUNCT ,   3 punct
”      ”      PUNCT ''  3 punct
told   tell   VERB  VBD 0 root
Ada    Ada    PROPN NNP 6 nsubj
Omar   Omar   PROPN NNP 6 obj
.      .      PUNCT .   6 punct
"""


def test_the_verb_of_saying_names_speaker_and_addressee():
    analysis = analysis_of(SPOKEN)
    quotes = find_speakers(analysis)
    quote = quotes.at[1]
    assert analysis.form[quotes.speaker[quote]] == "Ada"
    assert analysis.form[quotes.addressee[quote]] == "Omar"
    assert quotes.at[6] == -1


def test_a_second_subject_behind_the_verb_is_the_one_told():
    rows = """
“     “     PUNCT ``  2 punct
Yes   yes   INTJ  UH  5 discourse
”     ”     PUNCT ''  2 punct
Ada   Ada   PROPN NNP 5 nsubj
told  tell  VERB  VBD 0 root
Omar  Omar  PROPN NNP 5 nsubj
"""
    quotes = find_speakers(analysis_of(rows))
    assert (quotes.speaker[quotes.at[1]], quotes.addressee[quotes.at[1]]) == (3, 5)


def test_a_quotation_without_a_verb_of_saying_stays_open():
    analysis = analysis_of("“ “ PUNCT `` 2 punct\nYes yes INTJ UH 0 root\n” ” PUNCT '' 2 punct\n")
    assert find_speakers(analysis).speaker == [-1]


def test_two_full_names_are_never_one_chain_whatever_the_scores():
    analysis = analysis_of(
        """
Ada   Ada   PROPN NNP 3 nsubj
Lindt Lindt PROPN NNP 1 flat
met   meet  VERB  VBD 0 root
Omar  Omar  PROPN NNP 3 obj
Lindt Lindt PROPN NNP 4 flat
""",
        names={"Ada Lindt": "PER", "Omar Lindt": "PER"},
    )
    table = tabulate(analysis, find_candidates(analysis))
    full = [i for i in range(len(table)) if table.length[i] == 2]
    pairs: list[list[tuple[int, float]]] = [[] for _ in range(len(table))]
    pairs[full[1]] = [(full[0], 1e6)]
    assert _chain(table, pairs) == []


def test_a_person_and_a_body_are_never_one_chain():
    analysis = analysis_of(
        "Ada Ada PROPN NNP 2 nsubj\nleft leave VERB VBD 0 root\nAcme Acme PROPN NNP 2 obj\n",
        names={"Ada": "PER", "Acme": "ORG"},
    )
    table = tabulate(analysis, find_candidates(analysis))
    names = [
        i for i in range(len(table)) if table.kind[i] < HE and table.candidates[i].form == "name"
    ]
    pairs: list[list[tuple[int, float]]] = [[] for _ in range(len(table))]
    pairs[names[1]] = [(names[0], 1e6)]
    assert _chain(table, pairs) == []


def test_probabilities_of_the_antecedents_sum_to_at_most_one():
    chains = find_chains(named(20))
    for candidate in chains.candidates:
        total = sum(share for _, share in chains.antecedents(candidate.head))
        assert 0 <= total < 1


def test_the_same_words_give_the_same_scores():
    first, second = rank(named(12)), rank(named(12))
    assert (first.score == second.score).all()


@pytest.mark.parametrize("rows", ["", "! ! PUNCT . 0 root\n", "he he PRON PRP 0 root\n" * 3])
def test_texts_without_names_have_no_chains_of_names(rows):
    if rows:
        chains = find_chains(analysis_of("\n".join(rows.splitlines(keepends=True))))
        assert all(c.form == "pronoun" for chain in chains.of_candidates() for c in chain)

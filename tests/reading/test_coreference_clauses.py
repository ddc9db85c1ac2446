"""Coreference: clauses around a word, bearers of names, and pronouns before their name."""

import numpy as np
import pytest

from sayso.language.analysis import NameLabel
from sayso.reading.coreference.chains import _chain
from sayso.reading.coreference.clauses import KINDS, find_clauses
from sayso.reading.coreference.context import CONTEXT, context_features
from sayso.reading.coreference.features import _syntax, compatible, pair_features
from sayso.reading.coreference.mentions import find_candidates
from sayso.reading.coreference.pairs import find_pairs
from sayso.reading.coreference.table import Table, tabulate
from tests.build import analysis_of

FRONTED = """
When   when   SCONJ WRB  3 mark
she    she    PRON  PRP  3 nsubj
came   come   VERB  VBD  9 advcl
,      ,      PUNCT ,    3 punct
Ada    Ada    PROPN NNP  7 nmod:poss
's     's     PART  POS  5 case
sister sister NOUN  NN   9 nsubj Number=Sing
had    have   AUX   VBD  9 aux
left   leave  VERB  VBN  0 root
him    he     PRON  PRP  9 obj
.      .      PUNCT .    9 punct
"""


def table_of(rows: str, names: dict[str, NameLabel] | None = None) -> Table:
    analysis = analysis_of(rows, names=names or {})
    return tabulate(analysis, find_candidates(analysis))


def at(table: Table, form: str) -> int:
    """Return the candidate of a head that is no variant."""
    return next(
        i
        for i, c in enumerate(table.candidates)
        if not c.variant and table.candidates[i].head == FORMS[form]
    )


FORMS = {"she": 1, "Ada": 4, "sister": 6, "him": 9}


def test_a_word_knows_its_clause_and_the_one_around_it():
    clauses = find_clauses(analysis_of(FRONTED))
    assert clauses.around[1].tolist() == [2, 8, -1, -1]
    assert clauses.around[9].tolist() == [8, -1, -1, -1]
    assert KINDS[clauses.kind[1]] == "advcl"
    assert KINDS[clauses.kind[9]] == "root"


def test_a_pronoun_is_compared_with_the_subjects_behind_it_and_no_others():
    table = table_of(FRONTED, {"Ada": "PER"})
    later, earlier = find_pairs(table)
    pairs = set(zip(later.tolist(), earlier.tolist(), strict=True))
    assert (at(table, "she"), at(table, "sister")) in pairs
    assert (at(table, "she"), at(table, "Ada")) in pairs
    behind = {pair for pair in pairs if pair[1] > pair[0]}
    assert {one for one, _ in behind} == {at(table, "she")}


def test_features_of_where_two_stand_keep_within_their_tables():
    table = table_of(FRONTED, {"Ada": "PER"})
    later, earlier = find_pairs(table)
    group = np.full(len(later), 2, np.int32)
    columns = context_features(table, later, earlier, group, compatible(table, later, earlier))
    for column, size in zip(columns, CONTEXT.values(), strict=True):
        assert (column >= 0).all()
        assert (column < size).all()
    assert (pair_features(table, later, earlier) >= 0).all()


NAMED = """
Mary   Mary   PROPN NNP 3 nsubj
Okello Okello PROPN NNP 1 flat
met    meet   VERB  VBD 0 root
Peter  Peter  PROPN NNP 3 obj
Brandt Brandt PROPN NNP 4 flat

Okello Okello PROPN NNP 2 nsubj
left   leave  VERB  VBD 0 root
Brandt Brandt PROPN NNP 2 obj
"""
PEOPLE: dict[str, NameLabel] = {
    "Mary Okello": "PER",
    "Peter Brandt": "PER",
    "Okello": "PER",
    "Brandt": "PER",
}


def test_a_surname_is_of_the_bearer_of_the_full_name():
    table = table_of(NAMED, PEOPLE)
    named = {
        (table.candidates[i].head, int(bearer))
        for i, bearer in enumerate(table.bearers.of)
        if bearer >= 0
    }
    assert named == {(0, 0), (3, 1), (5, 0), (7, 1)}
    first = [i for i in range(len(table)) if table.bearers.of[i] == 0]
    assert table.bearers.before[first].tolist() == [0, 1]
    assert table.bearers.total[first].tolist() == [2, 2]
    assert table.bearers.after[first[0]] == first[1]
    assert set(table.bearers.is_first[first].tolist()) == {1}


def test_a_title_of_the_other_gender_begins_a_new_bearer():
    rows = """
Mary   Mary   PROPN NNP 3 nsubj
Okello Okello PROPN NNP 1 flat
left   leave  VERB  VBD 0 root

Mr     Mr     PROPN NNP 3 nsubj
Okello Okello PROPN NNP 1 flat
left   leave  VERB  VBD 0 root
"""
    table = table_of(rows, {"Mary Okello": "PER", "Mr Okello": "PER"})
    bearers = [int(bearer) for bearer in table.bearers.of if bearer >= 0]
    assert len(set(bearers)) == len(bearers)


def pairs_of(table: Table, odds: dict[tuple[int, int], float]) -> list[list[tuple[int, float]]]:
    pairs: list[list[tuple[int, float]]] = [[] for _ in range(len(table))]
    for (later, earlier), value in odds.items():
        pairs[later].append((earlier, value))
    return pairs


def test_two_persons_whose_names_share_no_word_are_never_one_chain():
    table = table_of(
        "Ada Ada PROPN NNP 2 nsubj\nmet meet VERB VBD 0 root\nOmar Omar PROPN NNP 2 obj\n",
        {"Ada": "PER", "Omar": "PER"},
    )
    names = [i for i in range(len(table)) if table.candidates[i].form == "name"]
    assert _chain(table, pairs_of(table, {(names[1], names[0]): 1e6})) == []


def test_a_pronoun_joins_the_name_behind_it_and_names_are_linked_first():
    table = table_of(FRONTED, {"Ada": "PER"})
    she, ada = at(table, "she"), at(table, "Ada")
    assert _chain(table, pairs_of(table, {(she, ada): 5.0})) == [[she, ada]]


@pytest.mark.parametrize("odds", [0.0, 0.5])
def test_what_is_not_sure_enough_stays_alone(odds: float):
    table = table_of(FRONTED, {"Ada": "PER"})
    she, ada = at(table, "she"), at(table, "Ada")
    assert _chain(table, pairs_of(table, {(she, ada): odds})) == []


CHOSE = """
Ada     Ada     PROPN NNP 2 nsubj
chose   choose  VERB  VBD 0 root
to      to      PART  TO  4 mark
replace replace VERB  VB  2 xcomp
her     she     PRON  PRP 4 obj
.       .       PUNCT .   2 punct
"""
ASKED = """
Ada   Ada   PROPN NNP 2 nsubj
asked ask   VERB  VBD 0 root
Eve   Eve   PROPN NNP 2 obj
to    to    PART  TO  5 mark
help  help  VERB  VB  2 xcomp
her   she   PRON  PRP 5 obj
.     .     PUNCT .   2 punct
"""


@pytest.mark.parametrize(
    ("rows", "barred"), [(CHOSE, {"Ada"}), (ASKED, {"Eve"})], ids=["subject", "object"]
)
def test_the_unnamed_subject_of_a_verb_is_told_from_its_object(rows: str, barred: set[str]):
    names: dict[str, NameLabel] = {"Ada": "PER"}
    analysis = analysis_of(rows, names=names | ({"Eve": "PER"} if "Eve" in rows else {}))
    table = tabulate(analysis, find_candidates(analysis))
    later, earlier = find_pairs(table)
    code = _syntax(table, later, earlier)
    same_verb = {
        analysis.form[table.head[earlier[i]]]
        for i in range(len(later))
        if code[i] == 2 and analysis.form[table.head[later[i]]] == "her"
    }
    assert same_verb == barred

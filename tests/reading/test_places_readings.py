"""Readings of a country's name: the land, or those who rule it."""

import pytest

from sayso.language.analysis import NameLabel
from sayso.reading.actors.metonyms import reading_rule
from sayso.reading.actors.phrases import Phrases
from tests.build import analysis_of


def rule_of(noun: str, case: str, name: str = "Chad", *, is_capital: bool = False) -> str | None:
    """Return the rule for the name in "Guards saw the NOUN CASE NAME."."""
    trees = f"""
        Guards  guard  NOUN  NNS 2 nsubj
        saw     see    VERB  VBD 0 root
        the     the    DET   DT  4 det
        {noun}  {noun} NOUN  NN  2 obj
        {case}  {case} ADP   IN  6 case
        {name}  {name} PROPN NNP 4 nmod
        .       .      PUNCT .   2 punct
    """
    labels: dict[str, NameLabel] = {name: "LOC"}
    return reading_rule(Phrases(analysis_of(trees, names=labels)), 5, is_capital=is_capital)


@pytest.mark.parametrize(
    ("noun", "case", "rule"),
    [
        ("trade", "with", "metonym.party"),
        ("match", "against", "metonym.party"),
        ("border", "with", None),
        ("railway", "with", None),
        ("decision", "of", "metonym.possessor"),
        ("government", "of", "metonym.possessor"),
        ("north", "of", None),
        ("independence", "of", "metonym.done_to"),
        ("independence", "from", "metonym.giver"),
        ("train", "from", None),
        ("village", "in", None),
    ],
)
def test_the_noun_above_tells_whether_a_country_acts(
    noun: str, case: str, rule: str | None
) -> None:
    assert rule_of(noun, case) == rule


def test_a_capital_after_with_is_a_place() -> None:
    assert rule_of("match", "with", "Lima", is_capital=True) is None


def test_a_name_in_capitals_before_a_dateline_comma_is_where_it_was_filed() -> None:
    trees = """
        LIMA    Lima   PROPN NNP 4 nsubj
        ,       ,      PUNCT ,   1 punct
        May     May    PROPN NNP 1 nmod:unmarked
        warned  warn   VERB  VBD 0 root
        guards  guard  NOUN  NNS 4 obj
        .       .      PUNCT .   4 punct
    """
    analysis = analysis_of(trees, names={"LIMA": "LOC"})
    assert reading_rule(Phrases(analysis), 0, is_capital=True) is None
    plain = analysis_of(trees.replace("LIMA", "Lima"), names={"Lima": "LOC"})
    assert reading_rule(Phrases(plain), 0, is_capital=True) == "metonym.capital_subject"


@pytest.mark.parametrize(
    ("verb", "rule"),
    [("bought", "metonym.capital_subject"), ("lodged", "metonym.capital_subject"), ("saw", None)],
)
def test_a_capital_that_does_something_to_something_acts(verb: str, rule: str | None) -> None:
    lemma = {"bought": "buy", "lodged": "lodge", "saw": "see"}[verb]
    trees = f"""
        Lima    Lima   PROPN NNP 2 nsubj
        {verb}  {lemma} VERB VBD 0 root
        ships   ship   NOUN  NNS 2 obj
        .       .      PUNCT .   2 punct
    """
    analysis = analysis_of(trees, names={"Lima": "LOC"})
    assert reading_rule(Phrases(analysis), 0, is_capital=True) == rule

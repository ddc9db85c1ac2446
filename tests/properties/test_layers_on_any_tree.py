"""Laws of the layers: whatever tree the words are given, what comes out keeps the contract.

Analysers err, and readers of given trees hand in anything; a layer that trusts a tree to be sane
fails on the one document in ten thousand where it is not. And each layer takes time in proportion
to the text: names, statements and mentions are looked up, never searched for.
"""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.language.analysis import Analysis
from sayso.reading import LAYERS, walk
from sayso.reading.walk import read_layers
from sayso.record.record import Record
from tests.build import record_of
from tests.laws import broken_laws
from tests.properties.trees import WORDS, analyses, chain, long_text
from tests.timing import Times, assert_growths, seconds_of

PUBLISHED = "2031-05-06"
CHAINED = ("conj", "ccomp", "nmod", "acl:relcl", "acl", "advcl", "appos", "nsubj", "xcomp", "flat",
           "compound", "obl", "nmod:poss", "parataxis", "csubj", "obj")  # fmt: skip
LINKS = {word[0]: word for word in WORDS}
DEEP = 1_050  # words of a chain: longer than Python lets a function call itself
LENGTH = 7_000
FOUR_TIMES = 5.5  # at most so many times as long for a text four times as long
FREE = 0.1  # seconds more that any layer may take: below, the clock is too coarse


def record_of_layers(analysis: Analysis, published: str | None) -> Record:
    """Return the record of an analysis as the walk puts it together."""
    layers = read_layers(analysis, published=published)
    return record_of(
        analysis.text,
        blocks=analysis.blocks,
        sentences=analysis.sentences,
        **{name: getattr(layers, name) for name in LAYERS},
    )


@settings(max_examples=150)
@given(analyses(), st.sampled_from([PUBLISHED, None, "1582-10-04T23:59:59", "0001-01-01"]))
def test_any_tree_gives_a_lawful_record_and_the_same_twice(
    analysis: Analysis, published: str | None
):
    record = record_of_layers(analysis, published)
    assert broken_laws(record) == []
    assert record_of_layers(analysis, published) == record


DIRECTIONS = pytest.mark.parametrize("forward", [True, False], ids=["down", "up"])


@DIRECTIONS
@pytest.mark.parametrize("relation", CHAINED)
@pytest.mark.parametrize("word", ["seize", "minister"])
def test_no_layer_calls_itself_along_a_chain(relation: str, word: str, *, forward: bool):
    analysis = chain(relation, DEEP, forward=forward, word=LINKS[word])
    assert broken_laws(record_of_layers(analysis, PUBLISHED)) == []


@pytest.mark.slow
@DIRECTIONS
@pytest.mark.parametrize("relation", CHAINED)
@pytest.mark.parametrize("word", ["said", "denied", "failed", "hundreds", "Venn", "he", "May"])
def test_a_chain_of_any_word_is_read(relation: str, word: str, *, forward: bool):
    read_layers(chain(relation, DEEP, forward=forward, word=LINKS[word]), published=PUBLISHED)


@pytest.mark.slow
def test_each_layer_takes_no_more_than_four_times_the_time_for_four_times_the_text(
    monkeypatch: pytest.MonkeyPatch,
):
    small, large = long_text(LENGTH), long_text(4 * LENGTH)
    spent: dict[str, float] = {}
    for name in [name for name in vars(walk) if name.startswith(("read_", "find_"))]:
        if name != "read_layers":
            monkeypatch.setattr(walk, name, _timed(name, getattr(walk, name), spent))

    def seconds_of_each(analysis: Analysis) -> Times:
        spent.clear()
        read_layers(analysis, published=PUBLISHED)
        assert len(spent) >= len(LAYERS), "a layer is not timed"
        return dict(spent)

    assert_growths(
        lambda: seconds_of_each(small),
        lambda: seconds_of_each(large),
        factor=FOUR_TIMES,
        free=FREE,
    )


def _timed(name: str, layer: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    # Any: whatever the layer takes and gives
    def timed(*args: Any, **kwargs: Any) -> Any:
        found: list[Any] = []
        spent[name] = seconds_of(lambda: found.append(layer(*args, **kwargs)))
        return found[0]

    return timed

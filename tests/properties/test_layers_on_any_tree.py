"""Laws of the layers: whatever tree the words are given, what comes out keeps the contract.

Analysers err, and readers of given trees hand in anything; a layer that trusts a tree to be sane
fails on the one document in ten thousand where it is not. And each layer takes time in proportion
to the text: names, statements and mentions are looked up, never searched for.
"""

import gc
import time
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

PUBLISHED = "2031-05-06"
CHAINED = ("conj", "ccomp", "nmod", "acl:relcl", "acl", "advcl", "appos", "nsubj", "xcomp", "flat",
           "compound", "obl", "nmod:poss", "parataxis", "csubj", "obj")  # fmt: skip
LINKS = {word[0]: word for word in WORDS}
LENGTH = 20_000
TWICE = 2.6  # at most so many times as long for a text twice as long
FREE = 0.3  # seconds that any layer may take: below, the clock is too coarse


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
    # longer than Python lets a function call itself
    analysis = chain(relation, 1_050, forward=forward, word=LINKS[word])
    assert broken_laws(record_of_layers(analysis, PUBLISHED)) == []


@pytest.mark.slow
@DIRECTIONS
@pytest.mark.parametrize("relation", CHAINED)
@pytest.mark.parametrize("word", ["said", "denied", "failed", "hundreds", "Venn", "he", "May"])
def test_a_chain_of_three_thousand_words_is_read(relation: str, word: str, *, forward: bool):
    read_layers(chain(relation, 3_000, forward=forward, word=LINKS[word]), published=PUBLISHED)


@pytest.mark.slow
def test_each_layer_takes_no_more_than_twice_the_time_for_twice_the_text(
    monkeypatch: pytest.MonkeyPatch,
):
    half, whole = long_text(LENGTH), long_text(2 * LENGTH)
    spent: dict[str, float] = {}
    for name in [name for name in vars(walk) if name.startswith(("read_", "find_"))]:
        if name != "read_layers":
            monkeypatch.setattr(walk, name, _timed(name, getattr(walk, name), spent))
    once: dict[str, float] = {}
    twice: dict[str, float] = {}
    for _ in range(3):  # by turns, so that a busy moment of the machine meets both
        _keep_best(once, half, spent)
        _keep_best(twice, whole, spent)
    assert len(once) >= len(LAYERS), "a layer is not timed"
    slow = {
        name: f"{once[name]:.2f} s, then {seconds:.2f} s"
        for name, seconds in twice.items()
        if seconds > FREE and seconds > TWICE * once[name]
    }
    assert slow == {}


def _timed(name: str, layer: Callable[..., Any], spent: dict[str, float]) -> Callable[..., Any]:
    # Any: whatever the layer takes and gives
    def timed(*args: Any, **kwargs: Any) -> Any:
        started = time.process_time()
        found = layer(*args, **kwargs)
        spent[name] = time.process_time() - started
        return found

    return timed


def _keep_best(best: dict[str, float], analysis: Analysis, spent: dict[str, float]) -> None:
    gc.collect()
    gc.disable()  # it walks all that lives, whichever layer is running
    try:
        read_layers(analysis, published=PUBLISHED)
    finally:
        gc.enable()
    best |= {name: min(seconds, best.get(name, seconds)) for name, seconds in spent.items()}

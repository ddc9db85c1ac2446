"""The sums behind the predicate head: sides, sentence, the two layers, one product for all."""

import math
from dataclasses import replace

import numpy as np
import pytest

from sayso.language import predicates
from sayso.language.analysis import Analysis, Floats
from sayso.language.predicates import Candidate, judge_predicates
from tests.build import analysis_of

TWO = """
Rebels   rebel   NOUN  NNS 2 nsubj
shelled  shell   VERB  VBD 0 root
towns~   town    NOUN  NNS 2 obj
.        .       PUNCT .   2 punct

They     they    PRON  PRP 2 nsubj
fled~    flee    VERB  VBD 0 root
.        .       PUNCT .   2 punct
"""


@pytest.fixture
def analysis() -> Analysis:
    read = analysis_of(TWO)
    vectors = np.random.default_rng(1).normal(size=(len(read), 640)).astype(np.float16)
    return replace(read, predicate_vectors=vectors)


@pytest.fixture(autouse=True)
def constants(monkeypatch: pytest.MonkeyPatch) -> dict[str, Floats]:
    draw = np.random.default_rng(2)
    arrays: dict[str, Floats] = {
        "predicates_nobody": draw.normal(size=(2, 160)).astype(np.float32),
        "predicates_hidden": (draw.normal(size=(161, 160)) / 12).astype(np.float32),
        "predicates_type": (draw.normal(size=(161, 17)) / 12).astype(np.float32),
        "predicates_modes": (draw.normal(size=(161, 5)) / 12).astype(np.float32),
    }
    fitted: dict[str, Floats] = {
        "parts": (draw.normal(size=(4, 641, 160)) / 25).astype(np.float32),
        "nobody": draw.normal(size=(2, 160)).astype(np.float32),
        "hidden": (draw.normal(size=(161, 160)) / 12).astype(np.float32),
        "type": (draw.normal(size=(161, 17)) / 12).astype(np.float32),
    }
    monkeypatch.setattr(predicates, "load_constants", lambda: arrays)
    monkeypatch.setattr(predicates, "load_fitted", lambda: fitted)
    return {**arrays, **fitted}


def test_the_sums_are_those_of_the_task(analysis: Analysis, constants: dict[str, Floats]) -> None:
    judged = judge_predicates(analysis, [Candidate(1, (0,), ())])
    assert judged is not None
    vectors = analysis.predicate_vectors
    assert vectors is not None
    words = vectors.astype(np.float64)
    summed = (
        words[1, :160]
        + words[0, 160:320]
        + constants["predicates_nobody"][1]
        + words[:4, 480:].mean(axis=0)
    )

    def gelu(row: np.ndarray) -> np.ndarray:
        return np.array([x * (1 + math.erf(x / math.sqrt(2))) / 2 for x in row])

    first = gelu(summed)
    hidden, modes = constants["predicates_hidden"], constants["predicates_modes"]
    second = first + gelu(first @ hidden[:-1] + hidden[-1])
    assert np.allclose(judged.modes[0], second @ modes[:-1] + modes[-1], atol=1e-4)

    parts = constants["parts"]
    sides = (words[1], words[0], None, words[:4].mean(axis=0))
    fitted = sum(
        side @ part[:-1] + part[-1] if side is not None else constants["nobody"][1]
        for side, part in zip(sides, parts, strict=True)
    )
    first = gelu(np.asarray(fitted))
    second = first + gelu(first @ constants["hidden"][:-1] + constants["hidden"][-1])
    types = constants["type"]
    assert np.allclose(judged.types[0], second @ types[:-1] + types[-1], atol=1e-3)


def test_a_candidate_is_judged_the_same_alone_and_among_others(analysis: Analysis) -> None:
    candidates = [Candidate(1, (0,), (2,)), Candidate(5, (4,), ()), Candidate(1, (), (2, 0))]
    together = judge_predicates(analysis, candidates)
    assert together is not None
    for row, candidate in enumerate(candidates):
        alone = judge_predicates(analysis, [candidate])
        assert alone is not None
        assert np.allclose(together.types[row], alone.types[0], atol=1e-4)
        assert np.allclose(together.modes[row], alone.modes[0], atol=1e-4)


def test_words_that_no_model_read_are_not_judged(analysis: Analysis) -> None:
    assert (
        judge_predicates(replace(analysis, predicate_vectors=None), [Candidate(1, (), ())]) is None
    )
    assert judge_predicates(analysis, []) is None

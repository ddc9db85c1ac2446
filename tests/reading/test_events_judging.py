"""Judging predicates: what the linear model sees, what the weights say, how mentions group."""

import re
from pathlib import Path

import numpy as np
import pytest

from benchmarks import given_spans
from benchmarks.plv_view import plv_view
from sayso.language import analyse
from sayso.language.analysis import Analysis
from sayso.reading.actors import read_actors
from sayso.reading.events.identity import Draft, group
from sayso.reading.events.judging import (
    Verdict,
    bars_of,
    judge,
    modes,
    types,
    weigh,
    weights,
)
from sayso.reading.events.lexicon import codebook
from sayso.reading.events.mentions import Walk
from sayso.reading.events.open_predicates import find_open_predicates
from sayso.reading.events.triggers import find_triggers
from sayso.reading.events.wordings import BUCKETS, buckets, feature_names, word_logits
from tests.build import analysis_of
from training.data.events import unmarked

DOCS = Path(__file__).parents[2] / "docs" / "events.md"

FROZE = """
Norland  Norland PROPN NNP 2 nsubj
shelled  shell   VERB  VBD 0 root
the      the     DET   DT  4 det
convent  convent NOUN  NN  2 obj
and      and     CCONJ CC  6 cc
mooned   moon    VERB  VBD 2 conj
villagers~ villager NOUN NNS 6 obj
.        .       PUNCT .   2 punct
"""

HEADLINE = """
Norland  Norland PROPN NNP 2 nsubj
expels   expel   VERB  VBZ 0 root
envoys   envoy   NOUN  NNS 2 obj
---
Norland  Norland PROPN NNP 2 nsubj
expelled expel   VERB  VBD 0 root
three    three   NUM   CD  4 nummod
envoys~  envoy   NOUN  NNS 2 obj
.        .       PUNCT .   2 punct

Norland  Norland PROPN NNP 3 nsubj
also     also    ADV   RB  3 advmod
expelled expel   VERB  VBD 0 root
a        a       DET   DT  5 det
monk~    monk    NOUN  NN  3 obj
.        .       PUNCT .   3 punct
"""


def _walk(analysis: Analysis) -> Walk:
    return Walk(analysis, find_triggers(analysis), actors=(), places=(), times=(), statements=())


def test_a_verb_that_the_lexicon_lacks_is_a_candidate_without_rows() -> None:
    analysis = analysis_of(FROZE)
    found = list(find_open_predicates(analysis, find_triggers(analysis)))
    assert [(one.lemma, one.rows) for one in found] == [("moon", ())]


def test_without_a_model_the_rows_alone_decide() -> None:
    analysis = analysis_of(FROZE)
    readings = _walk(analysis).readings()
    verdicts = judge(analysis, readings)
    told = {
        reading.trigger.lemma: verdict and (verdict.row.type, verdict.score, verdict.rule)
        for reading, verdict in zip(readings, verdicts, strict=True)
    }
    assert told == {"shell": ("ASSAULT", None, "lexicon.strong"), "moon": None}
    assert all(isinstance(one, Verdict | None) for one in verdicts)


def test_features_are_the_same_every_time_and_name_word_side_and_row() -> None:
    analysis = analysis_of(FROZE)
    reading = next(r for r in _walk(analysis).readings() if r.trigger.lemma == "shell")
    names = set(feature_names(analysis, reading))
    assert {"t=shell", "s=norland", "o=convent:shell", "row=ASSAULT:strong", "tense=past"} <= names
    found = buckets(analysis, reading)
    assert found == sorted(set(found))
    assert found == buckets(analysis, reading)
    assert set(found) <= set(range(BUCKETS))


def test_the_linear_model_has_a_column_for_each_type_and_for_none() -> None:
    analysis = analysis_of(FROZE)
    readings = _walk(analysis).readings()
    logits = word_logits(analysis, readings)
    assert logits.shape == (len(readings), len(types()) + 1)
    assert bool(np.isfinite(logits).all())


def test_labels_are_in_the_order_of_the_codebook() -> None:
    assert list(types()) == sorted(codebook()["types"])
    assert [kind for kind, _ in modes()] == sorted(kind for kind, _ in modes())
    assert set(weights().report) == set(weights().none) == {
        "strong", "medium", "weak", "unfit", "unlisted",
    }  # fmt: skip


def _draft(token: int, lemma: str, agents: tuple[str, ...]) -> Draft:
    return Draft(
        token=token,
        is_noun=False,
        type="SANCTION",
        types=frozenset({"SANCTION"}),
        agents=agents,
        recipients=("a2",),
        negated=False,
        hypothetical=False,
        places=None,
        lemma=lemma,
        keys=frozenset({lemma}),
    )


def test_a_lead_takes_up_the_event_of_its_headline_and_another_one_does_not() -> None:
    analysis = analysis_of(HEADLINE)
    drafts = [_draft(token, "expel", ("a1",)) for token in (1, 4, 10)]
    assert group(analysis, drafts) == [[0, 1], [2]]
    others = [_draft(1, "expel", ("a1",)), _draft(4, "expel", ("a9",))]
    assert group(analysis, others) == [[0], [1]]


def test_the_page_of_types_is_the_codebook() -> None:
    rows = re.findall(
        r"^\| ([A-Z]+) \| (\d) \| (-?[\d.]+) \| [^|]+ \| ([^|]+) \|$",
        DOCS.read_text("utf-8"),
        re.MULTILINE,
    )
    told = {name: (int(quad), float(scale), names) for name, quad, scale, names in rows}
    book = {
        name: (entry["quad"], float(entry["scale"]), ", ".join(entry["modes"]) or "–")
        for name, entry in codebook()["types"].items()
    }
    assert told == book


@pytest.mark.parametrize(
    ("kind", "of_modes", "words", "label"),
    [
        ("RETREAT", (), set(), "YIELD"),
        ("CONCEDE", (), {"lifted"}, "YIELD"),
        ("CONCEDE", (), {"apology"}, "SUPPORT"),
        ("SANCTION", ("discontinue",), {"sanctions"}, "COERCE"),
        ("SANCTION", ("convict",), {"guilty"}, "ACCUSE"),
        ("SANCTION", ("convict",), {"prison"}, "COERCE"),
        ("SANCTION", ("expel",), {"envoys"}, "SANCTION"),
        ("ASSAULT", (), set(), "ASSAULT"),
    ],
)
def test_plv_view(kind: str, of_modes: tuple[str, ...], words: set[str], label: str) -> None:
    assert plv_view(kind, of_modes, words, is_ahead=False) == label


def test_what_somebody_means_to_yield_is_agree_in_plv() -> None:
    assert plv_view("CONCEDE", (), set(), is_ahead=True) == "AGREE"


@pytest.mark.parametrize(
    ("kind", "negated", "label"),
    [("AID", False, "AGREE"), ("AID", True, "REJECT"), ("CONCEDE", True, "REJECT"),
     ("ASSAULT", False, "THREATEN"), ("REQUEST", False, "REQUEST")],
)  # fmt: skip
def test_what_is_to_come_is_another_label_in_plv(kind: str, negated: bool, label: str) -> None:
    found = plv_view(kind, (), set(), is_ahead=True, reality="future", negated=negated)
    assert found == label


@pytest.mark.parametrize(
    ("text", "source", "target", "label"),
    [
        ("Norland rejected a request from Estmark for talks.", "Norland", "Estmark", "REJECT"),
        ("Norland threatened to bomb Estmark.", "Norland", "Estmark", "THREATEN"),
        ("Norland bombed Estmark.", "Norland", "Estmark", "ASSAULT"),
    ],
)
def test_what_another_takes_in_is_no_answer_for_given_spans(
    text: str, source: str, target: str, label: str
) -> None:
    sides = {
        side: [[text.index(name), text.index(name) + len(name)]]
        for side, name in (("source", source), ("target", target))
    }
    assert given_spans.coded({"text": text, **sides})[0] == label


def test_marks_of_an_item_become_spans() -> None:
    text, marks = unmarked("[A Norland] [T shelled] [R the port].")
    assert text == "Norland shelled the port."
    assert {name: [text[a:b] for a, b in spans] for name, spans in marks.items()} == {
        "A": ["Norland"], "T": ["shelled"], "R": ["the port"],
    }  # fmt: skip


def test_a_text_that_tells_of_sure_events_lets_others_stand_with_less() -> None:
    account = (
        "Norland shelled the port of Estmark on Monday. Estmark's army bombed two villages. "
        "Norland accused Estmark of murder. Estmark expelled Norland's ambassador. "
        "Norland and Estmark signed a truce on Friday."
    )
    for text, is_dense in ((account, True), ("Norland shelled the port of Estmark.", False)):
        analysis = analyse(text)
        walk = Walk(
            analysis, find_triggers(analysis), actors=read_actors(analysis),
            places=(), times=(), statements=(),
        )  # fmt: skip
        readings = walk.readings()
        weighed = weigh(analysis, readings)
        assert weighed is not None
        bars = bars_of(analysis, readings, weighed)
        assert (bars.type < weights().type) is is_dense
        assert (bars.report == weights().report) is not is_dense

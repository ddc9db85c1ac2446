"""The order of events: what cues, bounds and the pair score say, and where they contradict."""

from typing import Any

import pytest

from sayso.language.analysis import Analysis
from sayso.reading.order import read_orders, settle
from sayso.reading.order.reading import SURE
from sayso.record.types import Anchor, Bound, Event, Order, Time
from tests.build import analysis_of

FLED = """
Guards   guard    NOUN  NNS 2 nsubj
fled     flee     VERB  VBD 0 root
{word}   =        SCONJ IN  5 mark
rebels   rebel    NOUN  NNS 5 nsubj
attacked~ attack  VERB  VBD 2 advcl
.        .        PUNCT .   2 punct
"""

RESIGNED = """
Ministers minister NOUN  NNS 2 nsubj
resigned  resign   VERB  VBD 0 root
{word}    =        ADP   IN  5 case
the       the      DET   DT  5 det
vote~     vote     NOUN  NN  2 obl
.         .        PUNCT .   2 punct
"""

HAVING = """
Having   have   AUX   VBG 2 aux
signed   sign   VERB  VBN 5 advcl
,        ,      PUNCT ,   2 punct
they     they   PRON  PRP 5 nsubj
left~    leave  VERB  VBD 0 root
.        .      PUNCT .   5 punct
"""

THEN = """
Crowds   crowd  NOUN  NNS 2 nsubj
gathered gather VERB  VBD 0 root
and      and    CCONJ CC  5 cc
{word}   =      ADV   RB  5 advmod
marched~ march  VERB  VBD 2 conj
.        .      PUNCT .   2 punct
"""

NEXT_SENTENCE = """
Crowds   crowd  NOUN  NNS 2 nsubj
gathered~ gather VERB  VBD 0 root
.        .      PUNCT .   2 punct

Later    later  ADV   RB  3 advmod
they     they   PRON  PRP 3 nsubj
marched~ march  VERB  VBD 0 root
.        .      PUNCT .   3 punct
"""

FOLLOWED = """
The      the    DET   DT  2 det
raid     raid   NOUN  NN  3 nsubj
followed follow VERB  VBD 0 root
the      the    DET   DT  5 det
vote~    vote   NOUN  NN  3 obj
.        .      PUNCT .   3 punct
"""

FOLLOWED_BY = """
The      the    DET   DT  2 det
raid     raid   NOUN  NN  4 nsubj:pass
was      be     AUX   VBD 4 aux:pass
followed follow VERB  VBN 0 root
by       by     ADP   IN  7 case
the      the    DET   DT  7 det
vote~    vote   NOUN  NN  4 obl
.        .      PUNCT .   4 punct
"""

NOT_UNTIL = """
They     they   PRON  PRP 4 nsubj
did      do     AUX   VBD 4 aux
not      not    PART  RB  4 advmod
leave    leave  VERB  VB  0 root
until    until  SCONJ IN  7 mark
guards   guard  NOUN  NNS 7 nsubj
came~    come   VERB  VBD 4 advcl
.        .      PUNCT .   4 punct
"""

WHILE = """
Rebels   rebel  NOUN  NNS 2 nsubj
fired    fire   VERB  VBD 0 root
while    while  SCONJ IN  6 mark
crowds   crowd  NOUN  NNS 6 nsubj
were     be     AUX   VBD 6 aux
marching~ march VERB  VBG 2 advcl
.        .      PUNCT .   2 punct
"""

SAID = """
Ministers minister NOUN  NNS 2 nsubj
said      say      VERB  VBD 0 root
that      that     SCONJ IN  6 mark
rebels    rebel    NOUN  NNS 6 nsubj
had       have     AUX   VBD 6 aux
attacked  attack   VERB  VBN 2 ccomp
the       the      DET   DT  8 det
town~     town     NOUN  NN  6 obj
.         .        PUNCT .   2 punct
"""


def event(analysis: Analysis, number: int, word: str, **fields: Any) -> Event:
    """Return an event headed by `word`, without parties, place or time unless `fields` say so."""
    return told(analysis.text, number, word, **fields)


def told(text: str, number: int, word: str, **fields: Any) -> Event:
    """Return an event of `text` headed by the first `word`."""
    start = text.index(word)
    head = start, start + len(word)
    known: dict[str, Any] = {
        "id": f"e{number}", "head": head, "mentions": (head,), "type": "ASSAULT", "mode": (),
        "contexts": (), "cameo": None, "quad": "material_conflict", "scale": None, "agents": (),
        "recipients": (), "instrument": None, "place": None, "times": (), "earliest": None,
        "latest": None, "negated": False, "tense": "past", "reality": "actual", "counts": (),
        "claim": "c1", "rule": "test",
    }  # fmt: skip
    return Event(**known | fields)


def day(earliest: str, latest: str | None = None) -> dict[str, Any]:
    """Return the fields of an event dated by a time of its own clause."""
    bounds = (Bound(by="own", relation="in", time="t1"),)
    return {
        "earliest": earliest,
        "latest": latest or earliest,
        "dated_by": "own",
        "bounds": bounds,
    }


def orders_of(trees: str, *words: str) -> list[tuple[str, str, str, str]]:
    """Return kind, both heads and the rule of each order of a text with these events."""
    analysis = analysis_of(trees)
    events = [event(analysis, n, word) for n, word in enumerate(words, start=1)]
    named = {each.id: analysis.words(each.head) for each in events}
    found = read_orders(analysis, events).orders
    return [(order.kind, named[order.first], named[order.second], order.rule) for order in found]


@pytest.mark.parametrize(
    ("word", "first", "second"),
    [
        ("before", "fled", "attacked"),
        ("until", "fled", "attacked"),
        ("after", "attacked", "fled"),
        ("when", "attacked", "fled"),
        ("because", "attacked", "fled"),
    ],
)
def test_a_subordinator_orders_its_clause(word: str, first: str, second: str):
    trees = FLED.format(word=word)
    assert orders_of(trees, "fled", "attacked") == [("before", first, second, "order.clause")]


@pytest.mark.parametrize(
    ("word", "first", "second"),
    [("before", "resigned", "vote"), ("following", "vote", "resigned")],
)
def test_a_preposition_orders_a_nominal_event(word: str, first: str, second: str):
    trees = RESIGNED.format(word=word)
    assert orders_of(trees, "resigned", "vote") == [("before", first, second, "order.phrase")]


def test_what_happens_during_an_event_is_included_in_it():
    trees = RESIGNED.format(word="during")
    expected = [("includes", "vote", "resigned", "order.phrase")]
    assert orders_of(trees, "resigned", "vote") == expected


def test_a_progressive_clause_with_while_includes_the_other():
    assert orders_of(WHILE, "fired", "marching") == [
        ("includes", "marching", "fired", "order.clause")
    ]


def test_having_done_comes_first():
    assert orders_of(HAVING, "signed", "left") == [("before", "signed", "left", "order.clause")]


@pytest.mark.parametrize(
    ("word", "first", "second"),
    [("then", "gathered", "marched"), ("previously", "marched", "gathered")],
)
def test_an_adverb_orders_two_joined_clauses(word: str, first: str, second: str):
    trees = THEN.format(word=word)
    assert orders_of(trees, "gathered", "marched") == [("before", first, second, "order.adverb")]


def test_an_adverb_at_the_head_of_a_sentence_looks_back():
    assert orders_of(NEXT_SENTENCE, "gathered", "marched") == [
        ("before", "gathered", "marched", "order.adverb")
    ]


@pytest.mark.parametrize(
    ("trees", "first", "second"), [(FOLLOWED, "vote", "raid"), (FOLLOWED_BY, "raid", "vote")]
)
def test_a_verb_of_order_stands_between_two_nouns(trees: str, first: str, second: str):
    assert orders_of(trees, "raid", "vote") == [("before", first, second, "order.verb")]


def test_not_until_is_no_cue_of_the_plain_order():
    assert ("before", "leave", "came", "order.clause") not in orders_of(NOT_UNTIL, "leave", "came")


def test_the_cue_is_the_word_that_says_so():
    analysis = analysis_of(FLED.format(word="before"))
    events = [event(analysis, 1, "fled"), event(analysis, 2, "attacked")]
    (order,) = read_orders(analysis, events).orders
    assert order.cue is not None
    assert analysis.words(order.cue) == "before"
    assert order.score is None


def test_a_pluperfect_report_lies_before_its_saying():
    analysis = analysis_of(SAID)
    events = [event(analysis, 1, "said"), event(analysis, 2, "attacked")]
    (order,) = read_orders(analysis, events).orders
    assert (order.first, order.second, order.rule, order.cue) == ("e2", "e1", "order.pair", None)
    assert order.score is not None
    assert order.score >= SURE


@pytest.mark.parametrize("fields", [{"negated": True}, {"reality": "hypothetical"}])
def test_what_did_not_happen_gets_no_pair_score(fields: dict[str, Any]):
    analysis = analysis_of(SAID)
    events = [event(analysis, 1, "said"), event(analysis, 2, "attacked", **fields)]
    assert read_orders(analysis, events).orders == ()


def test_two_events_with_times_of_their_own_are_left_to_those():
    analysis = analysis_of(SAID)
    same = day("2021-03-01", "2021-03-31")
    events = [event(analysis, 1, "said", **same), event(analysis, 2, "attacked", **same)]
    assert read_orders(analysis, events).orders == ()


def test_days_that_do_not_overlap_decide():
    analysis = analysis_of(FLED.format(word="as"))
    events = [
        event(analysis, 1, "fled", **day("2021-03-05")),
        event(analysis, 2, "attacked", **day("2021-03-01", "2021-03-04")),
    ]
    (order,) = read_orders(analysis, events).orders
    assert (order.first, order.second, order.rule) == ("e2", "e1", "order.bounds")


def test_a_day_guessed_from_the_place_in_the_text_decides_nothing():
    analysis = analysis_of(FLED.format(word="as"))
    guess = day("2021-03-01") | {"dated_by": "narrative"}
    events = [
        event(analysis, 1, "fled", **day("2021-03-05")),
        event(analysis, 2, "attacked", **guess),
    ]
    assert "order.bounds" not in [order.rule for order in read_orders(analysis, events).orders]


def test_days_against_a_cue_are_reported_and_the_words_stay():
    analysis = analysis_of(FLED.format(word="before"))
    events = [
        event(analysis, 1, "fled", **day("2021-03-05")),
        event(analysis, 2, "attacked", **day("2021-03-01")),
    ]
    settled = read_orders(analysis, events)
    assert [(o.first, o.second, o.rule) for o in settled.orders] == [("e1", "e2", "order.clause")]
    (gap,) = settled.gaps
    assert (gap.kind, gap.span) == ("time_conflict", events[0].head)
    assert gap.message == (
        "By their times “attacked” was over before “fled” began; "
        "by the words around them it was the other way round."
    )


def test_what_lasted_from_a_day_to_a_day_includes_what_happened_between():
    text = "Rebels held the town from 3 to 9 June and burned a mill."
    long = day("2021-06-03", "2021-06-09")
    held = told(text, 1, "held", **long)
    span = text.index("from"), text.index(" and")
    stretch = Time(
        id="t1", span=span, type="range", form="", value=None, mod=None, earliest="2021-06-03",
        latest="2021-06-09", grain="day", approximate=False, zone=None, anchor=Anchor(kind="none"),
        status="resolved", rule="test",
    )  # fmt: skip
    inside = [held, told(text, 2, "burned", **day("2021-06-05"))]
    (order,) = settle(text, inside, [stretch], ()).orders
    assert (order.kind, order.first, order.second) == ("includes", "e1", "e2")
    edge = [held, told(text, 2, "burned", **day("2021-06-09"))]
    assert settle(text, edge, [stretch], ()).orders == ()
    assert settle(text, inside, [], ()).orders == ()


def test_without_events_there_is_no_order():
    settled = read_orders(analysis_of(SAID), [])
    assert settled.orders == ()
    assert settled.gaps == ()


def test_orders_are_numbered_in_text_order():
    analysis = analysis_of(NEXT_SENTENCE)
    events = [event(analysis, 1, "gathered"), event(analysis, 2, "marched")]
    orders = read_orders(analysis, events).orders
    assert [order.id for order in orders] == [f"o{n}" for n in range(1, len(orders) + 1)]
    assert all(isinstance(order, Order) for order in orders)

"""No contradiction in the order of events, whatever is put in, and no time beyond linear."""

from collections.abc import Callable
from graphlib import TopologicalSorter
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.language.analysis import Analysis
from sayso.reading.order import read_orders, settle
from sayso.reading.order.hulls import chain, is_over_before
from sayso.reading.order.precedence import Precedence
from sayso.record.types import Event, Order
from tests.build import analysis_of
from tests.reading.test_order import day, event
from tests.timing import assert_growth

FEW = st.integers(0, 7)


def told(number: int, **fields: Any) -> Event:
    """Return an event of a text that repeats one word."""
    return event(TEXT, number, "raid", **fields)


TEXT: Analysis = analysis_of("raid raid NOUN NN 0 root")


def before(first: int, second: int, score: float | None = None) -> Order:
    """Return an order by words."""
    rule = "order.clause" if score is None else "order.pair"
    return Order(
        id="", kind="before", first=f"e{first}", second=f"e{second}", rule=rule, score=score
    )


@given(st.lists(st.tuples(FEW, FEW), max_size=40))
def test_no_links_ever_close_a_cycle(links: list[tuple[int, int]]):
    precedence = Precedence(8)
    taken = [link for link in links if precedence.add(*link)]
    graph: dict[int, set[int]] = {n: set() for n in range(8)}
    for first, second in taken:
        graph[second].add(first)
    order = list(TopologicalSorter(graph).static_order())  # raises where there is a cycle
    assert sorted(order) == list(range(8))


@given(st.lists(st.tuples(FEW, FEW), max_size=40))
def test_a_link_is_refused_only_where_it_contradicts(links: list[tuple[int, int]]):
    precedence = Precedence(8)
    after: dict[int, set[int]] = {n: set() for n in range(8)}
    for first, second in links:
        reached, waiting = {second}, [second]
        while waiting:
            new = after[waiting.pop()] - reached
            reached |= new
            waiting += new
        assert precedence.add(first, second) is (first not in reached)
        if first not in reached:
            after[first].add(second)


def test_what_begins_together_cannot_be_ordered():
    precedence = Precedence(3)
    precedence.join(0, 1)
    assert precedence.add(1, 2)
    assert not precedence.add(2, 0)
    assert not precedence.add(0, 1)


def test_the_surer_pair_stays():
    events = [told(1), told(2), told(3)]
    orders = settle("raid", events, [], [before(1, 2, 0.81), before(2, 3, 0.9), before(3, 1, 0.95)])
    kept = {(order.first, order.second) for order in orders.orders}
    assert kept == {("e2", "e3"), ("e3", "e1")}


def test_a_cue_beats_any_score():
    events = [told(1), told(2)]
    settled = settle("raid", events, [], [before(1, 2, 0.99), before(2, 1)])
    assert [(order.first, order.second) for order in settled.orders] == [("e2", "e1")]


@given(
    st.lists(st.integers(1, 28), min_size=2, max_size=8),
    st.lists(st.tuples(FEW, FEW, st.sampled_from([None, 0.8, 0.9])), max_size=12),
)
def test_settling_again_changes_nothing(
    days: list[int], links: list[tuple[int, int, float | None]]
):
    events = [told(n, **day(f"2021-03-{d:02}")) for n, d in enumerate(days, start=1)]
    size = len(events)
    orders = [before(a % size + 1, b % size + 1, s) for a, b, s in links if a % size != b % size]
    once = settle("raid", events, [], orders)
    assert settle("raid", events, [], once.orders) == once


@pytest.mark.parametrize(
    ("latest", "earliest", "is_over"),
    [
        ("2021-03-01", "2021-03-02", True),
        ("2021-03-01", "2021-03-01", False),
        ("2021-03-01T10:00", "2021-03-01T11:00", True),
        ("2021-03-01T10:00", "2021-03-01", False),
        ("2021-03-01T10:00Z", "2021-03-01T11:00+03:00", False),
        ("-0479-01-01", "-0478-01-01", True),
        (None, "2021-03-01", False),
    ],
)
def test_bounds_are_compared_by_day_and_by_minute_in_one_zone(
    latest: str | None, earliest: str | None, *, is_over: bool
):
    first, second = told(1, latest=latest), told(2, earliest=earliest)
    assert is_over_before(first, second) == is_over


@given(st.lists(st.integers(1, 28), max_size=12))
def test_the_chain_holds_one_link_for_each_event_that_another_is_over_before(days: list[int]):
    events = [told(n, **day(f"2021-03-{d:02}")) for n, d in enumerate(days, start=1)]
    links = chain(events)
    assert all(is_over_before(events[first], events[second]) for first, second in links)
    later = {n for n, e in enumerate(events) if any(is_over_before(f, e) for f in events)}
    assert {second for _, second in links} == later


def test_ten_thousand_events_are_settled_in_linear_time():
    def settling(size: int) -> Callable[[], object]:
        random = Random(7)
        events = [told(n, **day(f"20{random.randrange(100):02}-03-01")) for n in range(1, size + 1)]
        orders = [
            before(n, n + 1, 0.9) if random.random() < 0.7 else before(n + 1, n, 0.9)
            for n in range(1, size)
        ]
        return lambda: settle("raid", events, [], orders)

    assert_growth(settling(2_500), settling(10_000), factor=8)


def test_a_sentence_of_thousands_of_events_is_read_in_linear_time():
    def reading(size: int) -> Callable[[], object]:
        rows = ["raid raid NOUN NN 0 root", *["marched march VERB VBD 1 conj"] * size]
        analysis = analysis_of("\n".join(rows))
        events = [
            event(analysis, n, "marched", head=(analysis.start[n], analysis.end[n]))
            for n in range(1, size + 1)
        ]
        return lambda: read_orders(analysis, events)

    assert_growth(reading(750), reading(3_000), factor=8)


def test_what_takes_too_long_to_tell_is_no_contradiction():
    size = 3000
    precedence = Precedence(size)
    assert all(precedence.add(n, n + 1) for n in range(1, size - 1))
    assert precedence.add(size - 1, 0) is None
    assert precedence.add(20, 10) is False

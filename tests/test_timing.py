"""The limits of time let a noisy machine pass and no quadratic way."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from tests.timing import (
    ROUNDS,
    TRIES,
    Times,
    assert_growth,
    assert_growths,
    children_time,
    seconds_of,
    within,
)


def linear(size: int) -> Callable[[], int]:
    return lambda: sum(i & 1 for i in range(size))


def quadratic(size: int) -> Callable[[], int]:
    return lambda: sum(i & 1 for _ in range(size) for i in range(size))


def told(*seconds: float) -> Callable[[], Times]:
    """Return what measures these seconds, one after the other."""
    times: Iterator[float] = iter(seconds)
    return lambda: {"": next(times)}


def test_linear_work_grows_with_its_size():
    assert_growth(linear(200_000), linear(400_000), factor=2.6, free=0)
    assert_growth(linear(100_000), linear(400_000), factor=8, free=0)


@pytest.mark.parametrize(("times", "factor"), [(2, 2.6), (4, 8), (10, 30)])
def test_quadratic_work_fails_each_round(times: int, factor: float):
    size = 600 // times
    with pytest.raises(AssertionError, match="grows by more than"):
        assert_growth(quadratic(size), quadratic(times * size), factor=factor, free=0)


def test_bad_moments_do_not_fail_a_growth_that_is_right():
    bad = [9.0] * (ROUNDS - 1)
    assert_growths(told(*[1.0] * ROUNDS), told(*bad, 2.0), factor=2.6)
    with pytest.raises(AssertionError, match=r"1\.000 s, then 9\.000 s"):
        assert_growths(told(*[1.0] * ROUNDS), told(*bad, 9.0), factor=2.6)


def test_a_bad_moment_of_the_small_size_is_forgotten_when_the_round_is_lost():
    small, large = told(2.0, 1.0, 1.0, 1.0, 1.0, 1.0), told(6.0, 4.0, 4.0, 4.0, 4.0, 4.0)
    with pytest.raises(AssertionError, match=r"1\.000 s, then 4\.000 s"):
        assert_growths(small, large, factor=2.6)


def test_each_of_several_things_is_to_grow_slowly():
    small, large = {"a": 1.0, "b": 1.0}, {"a": 2.0, "b": 4.0}
    with pytest.raises(AssertionError, match="'b'") as caught:
        assert_growths(lambda: small, lambda: large, factor=2.6)
    assert "'a'" not in str(caught.value)


def test_what_is_done_in_time_is_handed_on():
    assert within(2, linear(200_000)) == 100_000


def test_quadratic_work_is_never_done_in_time():
    tries = []

    def work() -> None:
        tries.append(quadratic(1_000)())

    with pytest.raises(AssertionError, match="each time and not less"):
        within(0.01, work)
    assert len(tries) == TRIES


def test_one_try_in_time_is_enough():
    works = iter([quadratic(1_000), quadratic(1_000), quadratic(1)])

    def work() -> int:
        return next(works)()

    assert within(0.01, work) == 0


def test_waiting_is_no_work_and_collecting_is_put_off():
    seen: list[bool] = []
    assert seconds_of(lambda: time.sleep(0.2)) < 0.1
    seconds_of(lambda: seen.append(gc.isenabled()))
    assert seen == [False]
    assert gc.isenabled()


def test_the_collector_is_on_again_after_an_error():
    with pytest.raises(ZeroDivisionError):
        seconds_of(lambda: 1 / 0)
    assert gc.isenabled()


def test_the_time_of_a_process_is_counted_when_it_is_waited_for():
    busy = [sys.executable, "-c", "sum(i & 1 for i in range(3_000_000))"]
    assert seconds_of(lambda: subprocess.run(busy, check=True), children_time) > 0.05
    with pytest.raises(AssertionError, match="each time and not less"):
        within(0.05, lambda: subprocess.run(busy, check=True), children_time)

"""Time in tests: limits that a bad moment of the machine does not break and a quadratic way does.

Time is the processor's, of this process and its threads or of the processes that it has waited for:
what else the machine does is not counted.
What is left of the noise (a crowded cache, a slower clock, the garbage of thousands of tests before
this one) is met by measuring again: the best of several runs counts, and a test fails only when
every round has failed. Way and machine are told apart because a quadratic way is slow each time.

Waits (a signal, a process that hangs) are no work of the processor: tests of them keep the clock on
the wall and limits of many times what they take.
"""

import gc
import resource
import time
from collections.abc import Callable, Mapping
from typing import TypeVar

ROUNDS = 6
"""So often is a growth measured before it is believed to be too fast."""
TRIES = 3
"""So often is a run measured before it is believed to be too slow."""

Found = TypeVar("Found")
Times = Mapping[str, float]
"""Seconds by what took them."""


def children_time() -> float:
    """Return the seconds of processor of all processes that were started and waited for."""
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime


def seconds_of(work: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """Return the seconds of processor that a run takes, with the garbage collector off.

    A collection walks all that lives, so its time is that of the tests before this one.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        started = clock()
        work()
        return clock() - started
    finally:
        if was_on:
            gc.enable()


def assert_growth(
    small: Callable[[], object],
    large: Callable[[], object],
    *,
    factor: float,
    free: float = 0.05,
) -> None:
    """Assert that `large` takes at most `factor` times as long as `small`, and `free` seconds more.

    A factor is to lie between how many times the work is done and its square: 2.6 for twice the
    work, 8 for four times, 30 for ten times. `free` is what is too short to be measured.
    """
    assert_growths(
        lambda: {"": seconds_of(small)},
        lambda: {"": seconds_of(large)},
        factor=factor,
        free=free,
    )


def assert_growths(
    small: Callable[[], Times], large: Callable[[], Times], *, factor: float, free: float = 0.05
) -> None:
    """Assert the same of each of several things that are measured at once."""
    least_small: dict[str, float] = {}
    least_large: dict[str, float] = {}
    slow: dict[str, str] = {}
    for lost in range(ROUNDS):
        if lost:
            gc.collect()  # the first round does without: it takes long in a large heap
        _keep_least(least_small, small())  # by turns, so that a bad moment meets both
        _keep_least(least_large, large())
        slow = {
            name: f"{least_small[name]:.3f} s, then {taken:.3f} s"
            for name, taken in least_large.items()
            if taken > factor * least_small[name] + free
        }
        if not slow:
            return
    raise AssertionError(f"grows by more than {factor:g} and {free:g} s: {slow}")


def _keep_least(least: dict[str, float], times: Times) -> None:
    least |= {name: min(taken, least.get(name, taken)) for name, taken in times.items()}


def within(
    limit: float, work: Callable[[], Found], clock: Callable[[], float] = time.process_time
) -> Found:
    """Return what a run gives; assert that the best of its tries takes less than `limit` seconds.

    For work without a smaller size to compare with. The limit is to be many times what the work
    takes, for a machine that is four times slower, and far below what the bad way takes.
    """
    found: list[Found] = []
    tried: list[float] = []
    for lost in range(TRIES):
        if lost:
            gc.collect()
        tried.append(seconds_of(lambda: found.append(work()), clock))
        if tried[-1] < limit:
            return found[-1]
    told = ", ".join(f"{taken:.2f}" for taken in tried)
    raise AssertionError(f"took {told} s each time and not less than {limit:g} s")

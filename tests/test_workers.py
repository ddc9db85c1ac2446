import os
import signal
import sys
import time
from concurrent.futures.process import BrokenProcessPool

import pytest

from sayso.workers import Work, Workers
from tests.processes import living_below, wait_until_gone


def double(number: int) -> int:
    return 2 * number


def die(_: int) -> int:
    os.kill(os.getpid(), signal.SIGKILL)
    return 0


def wait(_: int) -> int:
    time.sleep(600)
    return 0


def told(works: list[Work[int, int]], count: int = 4) -> list[tuple[int, int | str]]:
    found: list[tuple[int, int | str]] = []
    with Workers(count) as workers:
        for key, result in workers.results(works):
            try:
                found.append((key, result()))
            except BrokenProcessPool:
                found.append((key, "died"))
    return found


def test_results_come_in_order():
    works = [Work(number, double, (number,)) for number in range(40)]
    assert told(works) == [(number, 2 * number) for number in range(40)]


def test_what_kills_its_process_is_lost_and_nothing_else():
    deadly = {0, 7, 8, 21, 39}
    works = [Work(n, die if n in deadly else double, (n,)) for n in range(40)]
    assert told(works) == [(n, "died" if n in deadly else 2 * n) for n in range(40)]


@pytest.mark.skipif(sys.platform != "linux", reason="it needs /proc")
def test_processes_end_at_once_when_the_results_are_wanted_no_more():
    children: set[int] = set()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupt(children)
    assert time.monotonic() - begun < 20
    assert children
    wait_until_gone(children)


def interrupt(children: set[int]) -> None:
    """Stop after the first result, with the rest under way; note what processes there are."""
    works = [Work(0, double, (0,)), *[Work(1, wait, (1,))] * 9]
    with Workers(2) as workers:
        next(workers.results(works))
        children |= living_below(os.getpid())
        raise KeyboardInterrupt

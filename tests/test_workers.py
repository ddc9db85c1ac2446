import json
import os
import signal
import sys
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_start_method
from pathlib import Path
from typing import cast

import pytest

from sayso import reader
from sayso.errors import InputError
from sayso.intake import SourceText
from sayso.reader import read_many
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


@pytest.mark.skipif(get_start_method() != "fork", reason="the trap is set before the fork")
def test_a_document_that_kills_the_process_reading_it_costs_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def read(opened: SourceText, how: object) -> object:
        if "deadly" in opened.text:
            os.kill(os.getpid(), signal.SIGKILL)
        return read_soundly(opened, how)

    read_soundly = cast("Callable[[SourceText, object], object]", reader._read_opened)
    monkeypatch.setattr(reader, "_read_opened", read)
    rows = ["The first town fell.", "A deadly row.", "The mayor said that the town had fallen."]
    (tmp_path / "0.jsonl").write_text("".join(json.dumps({"text": row}) + "\n" for row in rows))
    for number in range(1, 9):
        what = "A deadly text." if number % 2 else "The mayor said that the town had fallen."
        (tmp_path / f"{number}.txt").write_text(what)
    outcomes = list(read_many(sorted(tmp_path.iterdir()), workers=4))
    assert [(outcome.name, outcome.record is not None) for outcome in outcomes] == [
        ("0.jsonl » 1", True), ("0.jsonl » 2", False), ("0.jsonl » 3", True),
        *((f"{number}.txt", number % 2 == 0) for number in range(1, 9)),
    ]  # fmt: skip
    lost = [outcome.error for outcome in outcomes if outcome.error]
    assert {error.reason for error in lost if isinstance(error, InputError)} == {"crash"}
    assert str(lost[0]).startswith("0.jsonl » 2: the process that read it was stopped")


@pytest.mark.skipif(sys.platform != "linux", reason="it needs /proc")
def test_processes_end_at_once_when_the_results_are_wanted_no_more():
    children: set[int] = set()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        interrupt(children)
    assert time.monotonic() - begun < 60  # each of them would wait for ten minutes
    assert children
    wait_until_gone(children)


def interrupt(children: set[int]) -> None:
    """Stop after the first result, with the rest under way; note what processes there are."""
    works = [Work(0, double, (0,)), *[Work(1, wait, (1,))] * 9]
    others = living_below(os.getpid())  # the one that opens documents for other tests
    with Workers(2) as workers:
        next(workers.results(works))
        children |= living_below(os.getpid()) - others
        raise KeyboardInterrupt

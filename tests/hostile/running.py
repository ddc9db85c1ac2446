"""Runs one recipe in a process of its own that is ended when it takes too long."""

import multiprocessing
import resource
from multiprocessing.connection import Connection
from typing import Final

from sayso.intake import Limits, open_all, take
from tests.hostile.judging import Row
from tests.hostile.recipe import Recipe

_MEMORY: Final = 2 << 30
_FORK = multiprocessing.get_context("fork")


def rows_of(recipe: Recipe, limits: Limits | None = None) -> list[Row] | str:
    """Return the rows that the recipe's document gives, or why there are none."""
    theirs, ours = _FORK.Pipe(duplex=False)
    data = recipe.make()
    process = _FORK.Process(target=_read, args=(ours, data, limits))
    process.start()
    ours.close()
    try:
        if not theirs.poll(recipe.seconds):
            return f"no answer within {recipe.seconds:g} s"
        rows: list[Row] | str = theirs.recv()
    except EOFError:
        return "the process died"
    finally:
        process.kill()
        process.join()
        theirs.close()
    return rows


def _read(answer: Connection, data: bytes, limits: Limits | None) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        answer.send(list(open_all(take(data, name="case", limits=limits))))
    except BaseException as error:  # noqa: BLE001  what escapes a reader is what we look for
        answer.send(f"{type(error).__name__} escaped: {str(error)[:200]}")

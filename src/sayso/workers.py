"""The processes that read side by side: they end with the one that started them.

A process that dies (the system kills one when memory runs out) breaks the pool that it belongs
to, with all that the pool was given. So the work that was under way is done again in a new pool,
piece by piece; the piece that breaks this one too has done it, and it alone is lost.
"""

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import parent_process
from typing import Any, Final, Generic, Self, TypeVar

Key = TypeVar("Key")
Result = TypeVar("Result")
_AHEAD: Final = 3
"""Pieces of work handed to each process before its results are asked for."""


@dataclass(slots=True)
class Work(Generic[Key, Result]):
    """A piece of work, `do(*arguments)`, and the key that its result comes with."""

    key: Key
    do: Callable[..., Result]
    arguments: tuple[Any, ...]


class Workers:
    """So many processes, as a context; whatever ends it early ends them at once."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._new_pool()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """End the processes; with an error, whatever they are at."""
        if kind is not None:
            _terminate(self._pool)
        self._pool.shutdown(cancel_futures=True)

    def results(
        self, works: Iterable[Work[Key, Result]]
    ) -> Iterator[tuple[Key, Callable[[], Result]]]:
        """Yield for each piece of work, in order, its key and what returns its result or raises.

        That of a piece which killed its process raises `BrokenProcessPool`.
        """
        waiting: deque[tuple[Work[Key, Result], Future[Result]]] = deque()
        for work in works:
            waiting.append((work, self._submit(work)))
            if len(waiting) > self._count * _AHEAD:
                yield self._first(waiting)
        while waiting:
            yield self._first(waiting)

    def _first(
        self, waiting: "deque[tuple[Work[Key, Result], Future[Result]]]"
    ) -> tuple[Key, Callable[[], Result]]:
        work, future = waiting.popleft()
        if isinstance(future.exception(), BrokenProcessPool):
            future = self._alone(work)
            # The others were lost with it: each is done again when its turn comes.
        return work.key, future.result

    def _alone(self, work: Work[Key, Result]) -> "Future[Result]":
        """Do a piece of work again with nothing beside it that could break the pool."""
        with ProcessPoolExecutor(1, initializer=_begin) as pool:
            future = pool.submit(work.do, *work.arguments)
            try:
                future.exception()
            except BaseException:
                _terminate(pool)
                raise
            return future

    def _submit(self, work: Work[Key, Result]) -> "Future[Result]":
        try:
            return self._pool.submit(work.do, *work.arguments)
        except BrokenProcessPool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = self._new_pool()
            return self._pool.submit(work.do, *work.arguments)

    def _new_pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(self._count, initializer=_begin)


def _terminate(pool: ProcessPoolExecutor) -> None:
    # From Python 3.14 on there is a public way, `terminate_workers`.
    for process in tuple((pool._processes or {}).values()):  # noqa: SLF001
        process.terminate()


def _begin() -> None:
    """Make a process of the pool end with its parent, and leave Ctrl-C to that."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)

"""The standard streams and signals of a run: a stream may be closed, full or a pipe that breaks.

Where one is closed, the next file that is opened would take its number, and what is meant for
the terminal would end in it; so each gets something in its place.
"""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, Final, NoReturn

_PATIENCE: Final = 1.0
"""Seconds that a signal waits for what is being written; a reader may have stopped reading."""


class EndedError(KeyboardInterrupt):
    """A signal asks the run to end, as Ctrl-C does."""

    def __init__(self, number: int) -> None:
        """Keep the number of the signal."""
        super().__init__(number)
        self.number = number


@contextmanager
def prepared() -> Iterator[None]:
    """Have every stream open, and the signals that end a program end it in an orderly way."""
    _fill_closed()
    is_main = threading.current_thread() is threading.main_thread()
    # What was told to ignore a signal (`nohup`) goes on ignoring it; Ctrl-C is Python's own.
    numbers = _ending() if is_main else []
    heeded = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def unbroken() -> Iterator[None]:
    """Put off signals that end the run until what is being written here is whole.

    A reader that takes nothing more cannot hold the run: a second signal ends it at once, and the
    first after `_PATIENCE` where the system has a timer.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    kept = {number: signal.getsignal(number) for number in _ending()}
    heeded = {number: handler for number, handler in kept.items() if callable(handler)}
    waiting: list[int] = []

    def put_off(number: int, frame: FrameType | None) -> None:
        if waiting:
            _restore(heeded)
            heeded[waiting[0]](waiting[0], frame)
        waiting.append(number)
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGALRM, put_off)
            signal.setitimer(signal.ITIMER_REAL, _PATIENCE)

    for number in heeded:
        signal.signal(number, put_off)
    try:
        yield
    finally:
        if waiting and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _restore(heeded)
    if waiting:
        heeded[waiting[0]](waiting[0], None)


def let_go(stream: IO[str]) -> None:
    """Have what is still held back for a stream go nowhere: it cannot be written."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise EndedError(number)


def _ending() -> list[int]:
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    return [getattr(signal, name) for name in names if hasattr(signal, name)]


def _restore(handlers: dict[int, Callable[[int, FrameType | None], object]]) -> None:
    for number, handler in handlers.items():
        signal.signal(number, handler)


def _fill_closed() -> None:
    """Open the streams that are closed: to nothing, and standard output so that writing fails."""
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")

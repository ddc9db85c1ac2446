"""The standard streams and signals of a run: a stream may be closed, full or a pipe that breaks.

Where one is closed, the next file that is opened would take its number, and what is meant for
the terminal would end in it; so each gets something in its place.
"""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import IO, NoReturn


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
    names = ("SIGTERM", "SIGHUP") if is_main else ()
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    # What was told to ignore a signal (`nohup`) goes on ignoring it.
    heeded = [number for number in numbers if signal.getsignal(number) == signal.SIG_DFL]
    for number in heeded:
        signal.signal(number, _end)
    try:
        yield
    finally:
        for number in heeded:
            signal.signal(number, signal.SIG_DFL)


def let_go(stream: IO[str]) -> None:
    """Have what is still held back for a stream go nowhere: it cannot be written."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _end(number: int, _: FrameType | None) -> NoReturn:
    raise EndedError(number)


def _fill_closed() -> None:
    """Open the streams that are closed: to nothing, and standard output so that writing fails."""
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(os.open(os.devnull, os.O_RDONLY), "w")
    if sys.stderr is None:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")

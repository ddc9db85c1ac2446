"""The parent's side of the wall: start a worker, ask it, watch it, replace it.

A worker is a fresh Python process, not a fork, so that it may be started at any time, beside
threads and a loaded model, and needs nothing of the program that uses Sayso. Each thread has a
worker of its own, kept from document to document: a start takes 0.1 s and the readers' libraries
up to a second, a question to a living worker less than a millisecond.
"""

import atexit
import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Final, TypeVar
from weakref import WeakSet

from sayso.errors import MachineError, Reason
from sayso.intake import sources
from sayso.intake.given import Given, Refused
from sayso.intake.isolation import wire
from sayso.intake.isolation.child import time_allowed
from sayso.intake.source_text import SourceText
from sayso.intake.sources import Past, Place

MAX_DOCUMENTS: Final = 1000
"""Files after which a worker is replaced."""
MAX_GROWTH: Final = 268_435_456
"""Bytes by which a worker may grow before it is replaced."""
_STOPS: Final = 8
"""Workers that one file may cost before the rest of it is given up ..."""
_ROWS_FOR_A_STOP: Final = 100
"""... and one more for so many rows that came out of it."""
_WHOLE: Final[Place] = ()
"""The place of the file itself."""
_START_SECONDS: Final = 60
_GRACE: Final = 2
"""Seconds that the wall clock gives beyond the processor's, which stops a loop first."""
_COMMAND: Final = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]); "
    "from sayso.intake.isolation.child import main; main(sys.argv[2])"
)


Key = TypeVar("Key")


class _StoppedError(Exception):
    """The worker is gone, and what for."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


class Worker:
    """One worker process, started when it is first needed and replaced when it is spent.

    `readers` adds input kinds, as `sources.READERS` has them: the tests bring one that
    misbehaves on command.
    """

    def __init__(self, readers: Mapping[str, str] | None = None) -> None:
        self._readers = dict(readers or {})
        self._process: subprocess.Popen[bytes] | None = None
        self._memory_bytes = 0
        self._served = 0
        self._grown = 0
        self._is_ready = False
        self._asked: Given | None = None  # whose answers have not all been taken
        self._stopped: dict[str, dict[Place, Reason]] = {}  # by the digest of the file

    def __del__(self) -> None:
        """End the process with its owner."""
        self.close()

    def prepare(self, given: Given) -> None:
        """Hand a document to the worker, so that it is opened while the parent does other work."""
        stopped = self._stopped.get(given.digest, {})
        if _WHOLE not in stopped:
            self._send(given, Past(stopped))

    def open(self, given: Given) -> Iterator[SourceText | Refused]:
        """Yield a row for every document in the bytes given, whatever they do to the worker.

        The part that stopped one is refused, and a new one goes on behind it. What once stopped a
        worker is refused from then on without a try.
        """
        past = Past(self._stopped.get(given.digest, {}))
        if _WHOLE in past.stopped:
            yield sources.stopped(given.name, past.stopped[_WHOLE])
        read = stops = 0
        while _WHOLE not in past.stopped:
            if self._asked is not given:
                self._send(given, past)
            place = _WHOLE
            try:
                for answer in self._answers(given):
                    if isinstance(answer, wire.AtPart):
                        place = answer.place
                    elif isinstance(answer, wire.Document | wire.Refusal):
                        read += 1
                        yield answer.source if isinstance(answer, wire.Document) else answer.refused
            except _StoppedError as stop:
                self.close()
                stops += 1
                is_hopeless = stops > _STOPS + read // _ROWS_FOR_A_STOP
                past = self._remember(given, _WHOLE if is_hopeless else place, stop.reason)
                if is_hopeless:
                    yield _given_up(given, stops)
                elif place == _WHOLE:
                    yield sources.stopped(given.name, stop.reason)
            else:
                return

    def _remember(self, given: Given, place: Place, reason: Reason) -> Past:
        stopped = self._stopped.setdefault(given.digest, {})
        stopped[place] = reason
        return Past(stopped, place)

    def close(self) -> None:
        """End the process and whatever it started."""
        self._asked = None
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
        _close_pipes(process)
        process.wait()

    def forget(self) -> None:
        """Let go of a process that belongs to another: this one was forked from its owner."""
        self._asked = None
        process, self._process = self._process, None
        if process is not None:
            _close_pipes(process)
            process.returncode = 0  # not ours to wait for

    def _send(self, given: Given, past: Past) -> None:
        """Give the worker a task, starting one if there is none that will do."""
        if self._asked is not None:  # nobody took its answers to the end
            self.close()
        stopped = list(past.stopped.items())
        task = wire.Task(given.name, given.limits, given.kind, stopped, past.begin)
        message = wire.frame(task) + wire.frame(given.data)
        for attempt in range(2):
            process = self._living(given)
            assert process.stdin is not None
            try:
                process.stdin.write(message)
                process.stdin.flush()
            except OSError as error:
                self.close()
                if attempt:
                    raise _cannot_start() from error
            else:
                self._served += 1
                self._asked = given
                return

    def _living(self, given: Given) -> "subprocess.Popen[bytes]":
        memory = given.limits.memory_bytes
        is_spent = self._served >= MAX_DOCUMENTS or self._grown > MAX_GROWTH
        process = self._process
        if process and (is_spent or memory != self._memory_bytes or process.poll() is not None):
            self.close()
        if self._process is None:
            self._start(memory)
        assert self._process is not None
        return self._process

    def _start(self, memory_bytes: int) -> None:
        settings = json.dumps({"memory_bytes": memory_bytes, "readers": self._readers})
        command = [sys.executable, "-c", _COMMAND, json.dumps(sys.path), settings]
        one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is the parent's to handle
                env=os.environ | one_thread,
            )
        except OSError as error:
            raise _cannot_start() from error
        self._memory_bytes = memory_bytes
        self._served = self._grown = 0
        self._is_ready = False

    def _answers(self, given: Given) -> Iterator[wire.Answer]:
        """Yield answers up to the last; raise `_StoppedError` when the worker is gone or late."""
        patience = time_allowed(given.limits, len(given.data)) + _GRACE
        extensions = given.limits.pages
        if not self._is_ready:
            self._await_start()
        allowed = patience
        while True:
            answer = self._next_answer(allowed)
            allowed = given.limits.seconds + _GRACE
            if isinstance(answer, wire.MoreTime):
                extensions -= 1
                slow = min(answer.seconds, given.limits.seconds_per_scanned_page)
                allowed += slow if extensions >= 0 else 0
            elif isinstance(answer, wire.Done):
                self._grown = answer.grown
                self._asked = None
                return
            else:
                yield answer

    def _await_start(self) -> None:
        try:
            answer = self._next_answer(_START_SECONDS)
        except _StoppedError as stop:
            self.close()
            raise _cannot_start() from stop
        if not isinstance(answer, wire.Ready):
            raise _cannot_start()
        self._is_ready = True

    def _next_answer(self, seconds: float) -> wire.Answer:
        deadline = time.monotonic() + seconds
        length = int.from_bytes(self._read(wire.LENGTH, deadline), "big")
        if length > wire.MAX_ANSWER:
            raise _StoppedError("crash")
        try:
            return wire.answer_of(self._read(length, deadline))
        except ValueError as error:  # not what a sound worker says
            raise _StoppedError("crash") from error

    def _read(self, size: int, deadline: float) -> bytes:
        """Return exactly `size` bytes of the worker's output."""
        assert self._process is not None
        assert self._process.stdout is not None
        file = self._process.stdout.fileno()
        poll = select.poll()
        poll.register(file, select.POLLIN)
        pieces: list[bytes] = []
        while size:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise _StoppedError("time")
            piece = os.read(file, min(size, 1 << 20))
            if not piece:
                raise _StoppedError(self._cause_of_death())
            pieces.append(piece)
            size -= len(piece)
        return b"".join(pieces)

    def _cause_of_death(self) -> Reason:
        assert self._process is not None
        try:
            code = self._process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            return "crash"
        return "time" if code in (-signal.SIGXCPU, 128 + signal.SIGXCPU) else "crash"


class _OfThread(threading.local):
    """The worker of this thread."""

    def __init__(self) -> None:
        self.worker = Worker()
        _WORKERS.add(self.worker)


_WORKERS: "WeakSet[Worker]" = WeakSet()
_local = _OfThread()


@contextmanager
def use_worker(worker: Worker) -> Iterator[None]:
    """Read with this worker in this thread; it is closed at the end."""
    usual, _local.worker = _local.worker, worker
    _WORKERS.add(worker)
    try:
        yield
    finally:
        _local.worker = usual
        worker.close()


def open_isolated(given: Given) -> Iterator[SourceText | Refused]:
    """Yield every document in the bytes given, opened behind the wall.

    On Windows there is no wall yet, and the bytes are opened in this process.
    """
    if sys.platform == "win32":
        yield from sources.open_all(given)
        return
    yield from _local.worker.open(given)


def open_many(
    givens: Iterable[tuple[Key, Given | Refused]],
) -> Iterator[tuple[Key, SourceText | Refused]]:
    """Yield the documents of many files, each with the key that came with its file.

    While the caller works on the last document of a file, the worker opens the next file. A
    `Refused` among the files is handed on in its place.
    """
    waiting = iter(givens)
    item = next(waiting, None)
    while item is not None:
        key, given = item
        held: SourceText | Refused | None = None
        for row in [given] if isinstance(given, Refused) else open_isolated(given):
            if held is not None:
                yield key, held
            held = row
        item = next(waiting, None)
        if item and isinstance(item[1], Given) and sys.platform != "win32":
            _local.worker.prepare(item[1])
        if held is not None:
            yield key, held


def _given_up(given: Given, stops: int) -> Refused:
    message = (
        f"{given.called} stopped the program that opens it {stops} times, and the rest of it was "
        "not read. Take the documents named above out of it and read it again."
    )
    return Refused(given.name, message, "crash")


def _cannot_start() -> MachineError:
    return MachineError(
        "No process can be started to open documents in. Check the memory and the number of "
        "processes that this machine allows, and run `sayso doctor`."
    )


def _close_pipes(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _close_all() -> None:
    for worker in _WORKERS:
        worker.close()


def _forget_all() -> None:
    """In a process forked from this one the workers are still the parent's."""
    for worker in _WORKERS:
        worker.forget()


atexit.register(_close_all)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_all)

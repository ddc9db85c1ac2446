"""The worker's side: take documents from standard input, open them, answer on standard output.

Started by `worker.py` as a process of its own; it ends when its input does.
"""

import io
import json
import os
import sys
from traceback import format_exc
from typing import BinaryIO

from sayso.intake import progress, sources
from sayso.intake.given import Given, Refused
from sayso.intake.isolation import guard, wire
from sayso.intake.limits import Limits
from sayso.intake.source_text import SourceText


class _Teller:
    """Sends answers, and what readers tell of their progress, to the parent."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self.limits = Limits()

    def send(self, answer: wire.Answer) -> None:
        """Write one answer."""
        self._out.write(wire.frame(answer))
        self._out.flush()

    def more_time(self, seconds: int) -> None:
        """Ask the parent to wait, and the system to let the process run on."""
        guard.allow_seconds(self.limits.seconds + seconds)
        self.send(wire.MoreTime(seconds))

    def at_part(self, place: sources.Place) -> None:
        """Say which part is opened; each has the time of a document."""
        guard.allow_seconds(self.limits.seconds)
        self.send(wire.AtPart(place))


def main(settings: str) -> None:
    """Serve documents until standard input ends; `settings` is JSON from `worker.py`."""
    chosen = json.loads(settings)
    sources.READERS.update(chosen["readers"])
    # Whatever a library prints must not get between the answers.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    guard.give_up_rights(chosen["memory_bytes"])
    teller = _Teller(out)
    progress.listen(teller)
    at_start = guard.held_bytes()
    teller.send(wire.Ready())
    inputs = io.BufferedReader(io.FileIO(0, "rb", closefd=False))
    while body := _frame(inputs):
        task = wire.task_of(body)
        teller.limits = task.limits
        _answer(teller, task, _frame(inputs))
        del task, body
        teller.send(wire.Done(max(0, guard.held_bytes() - at_start)))


def _frame(inputs: BinaryIO) -> bytes:
    """Return the body of the next frame; empty when the parent has gone."""
    length = int.from_bytes(inputs.read(wire.LENGTH), "big")
    return inputs.read(length) if length else b""


def _answer(teller: _Teller, task: wire.Task, data: bytes) -> None:
    """Send a row for each document in the bytes."""
    given = Given(data, task.name, task.limits, kind=task.kind)
    past = sources.Past(dict(task.stopped), task.begin)
    guard.allow_seconds(time_allowed(given.limits, len(given.data)))
    try:
        for opened in sources.open_all(given, past):
            teller.send(_message(opened))
            guard.allow_seconds(given.limits.seconds)
    except MemoryError:
        teller.send(wire.Refusal(sources.stopped(given.name, "memory")))
    except BrokenPipeError:
        sys.exit(0)  # the parent wants no more
    except Exception:  # noqa: BLE001  # a mistake of ours takes this document down, no other
        teller.send(wire.Refusal(sources.stopped(given.name, "internal", format_exc())))


def time_allowed(limits: Limits, size: int) -> int:
    """Return the seconds that a document of so many bytes may take before it gives a sign."""
    return limits.seconds + limits.seconds_per_megabyte * size // 1_000_000


def _message(opened: SourceText | Refused) -> wire.Answer:
    if isinstance(opened, SourceText):
        return wire.Document(opened)
    return wire.Refusal(opened)

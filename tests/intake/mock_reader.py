"""A kind of document for tests of the wall: it misbehaves on command.

Each line of the document is a command: `ok WORDS`, `hang`, `sleep SECONDS`, `oom`, `exit`,
`abort`, `flood`, `lie`, `raise`, `write PATH`, `connect`, `run PROGRAM`, `member TEXT`.
"""

import ctypes
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from sayso.intake import SourceBlock, SourceText
from sayso.intake.given import Given, Opened


def read_mock(given: Given) -> Iterator[Opened]:
    for number, line in enumerate(given.data.decode().splitlines(), start=1):
        command, _, rest = line.partition(" ")
        if command == "member":
            yield given.member(rest.replace(";", "\n").encode(), f"m{number}", kind="mock")
        elif command == "ok":
            yield document(given, rest)
        elif command == "flood":
            while True:
                yield document(given, "flood " * 200_000)
        elif command == "lie":
            yield document(given, "short", block_end=99)
        else:
            COMMANDS[command](rest)


def document(given: Given, text: str, block_end: int | None = None) -> SourceText:
    block = SourceBlock("paragraph", (0, block_end or len(text)))
    return SourceText(text, "text", given.name, given.digest, blocks=(block,))


def hang(_: str) -> None:
    while True:
        pass


def eat(_: str) -> None:
    hoard = []
    while True:
        hoard.append(bytearray(50_000_000))


def fail(_: str) -> None:
    message = "a library's own words"
    raise ZeroDivisionError(message)


COMMANDS: dict[str, Callable[[str], object]] = {
    "hang": hang,
    "sleep": lambda seconds: time.sleep(float(seconds)),
    "oom": eat,
    "exit": lambda _: os._exit(7),
    "abort": lambda _: ctypes.string_at(0),
    "raise": fail,
    "write": lambda path: Path(path).write_text("x"),
    "connect": lambda _: socket.create_connection(("127.0.0.1", 9)),
    "run": lambda program: subprocess.run([program], check=False),
}

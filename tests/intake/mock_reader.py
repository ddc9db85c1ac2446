"""A kind of document for tests of the wall: it misbehaves on command.

Each line of the document is a command: `ok WORDS`, `hang`, `sleep SECONDS`, `oom`, `exit`,
`abort`, `flood`, `lie`, `raise`, `write PATH`, `connect`, `run PROGRAM`, `member TEXT`, `row TEXT`.

The `read_fragile_KIND` are the readers of streams with a hole in what reads one row: words in a
row do to the process what the commands do.
"""

import ctypes
import os
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import ModuleType

from sayso.intake import SourceBlock, SourceText, feed, jsonl, mail, mbox, warc
from sayso.intake.given import Given, Opened


def read_mock(given: Given) -> Iterator[Opened]:
    yield from read_lines(given.data.decode(), given)


def read_lines(lines: str, given: Given) -> Iterator[Opened]:
    for number, line in enumerate(lines.splitlines(), start=1):
        command, _, rest = line.partition(" ")
        if command == "member":
            yield given.member(rest.replace(";", "\n").encode(), f"m{number}", kind="mock")
        elif command == "row":
            yield given.row(f"r{number}", partial(read_lines, rest.replace(";", "\n")))
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


def read_fragile_mbox(given: Given) -> Iterator[Opened]:
    make_fragile(mail, "read_message")
    yield from mbox.read_mbox(given)


def read_fragile_jsonl(given: Given) -> Iterator[Opened]:
    make_fragile(jsonl, "_decoded")
    yield from jsonl.read_jsonl(given)


def read_fragile_warc(given: Given) -> Iterator[Opened]:
    make_fragile(warc, "body_of")
    yield from warc.read_warc(given)


def read_fragile_feed(given: Given) -> Iterator[Opened]:
    make_fragile(feed, "_longest_form")
    yield from feed.read_feed(given)


def make_fragile(module: ModuleType, name: str) -> None:
    """Put a hole into a function: `now COMMAND` among its arguments is obeyed."""
    sound = getattr(module, name)

    def fragile(*arguments: object) -> object:
        for command in ("exit", "hang", "oom", "raise"):
            if f"now {command}" in str(arguments):
                COMMANDS[command]("")
        return sound(*arguments)

    setattr(module, name, fragile)

"""Where results go: files written whole or not at all, under safe names; stdout; a terminal."""

import os
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Final

from sayso.cli.complaints import OutputError, cannot_write
from sayso.cli.streams import unbroken
from sayso.record.record import Record

MAX_NAME: Final = 120
"""Bytes of a file name that is made here; every file system takes so many."""
WITHIN: Final = " » "
"""Parts the name of a container from that of its member, as in `Outcome.name`."""
_ROOM_FOR_NUMBER: Final = len("-99999999")


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` at once, so that an interrupted run leaves no half file."""
    try:
        if path.exists() and not path.is_file():  # a device such as /dev/stdout
            path.write_bytes(data)
            return
        beside = path.with_name(f".{path.name[:80]}.{os.getpid()}.part")
        try:
            beside.write_bytes(data)
            beside.replace(path)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error


def check_writable(path: Path, *, is_folder: bool) -> None:
    """Raise `OutputError` before anything is read when `path` cannot be written later.

    A folder is made when it is not there; a file's own folder is not.
    """
    try:
        if is_folder:
            path.mkdir(parents=True, exist_ok=True)
        path.exists()  # raises where a folder above it may not be searched
    except (OSError, ValueError) as error:
        raise cannot_write(path, error) from error
    folder = path if is_folder else path.parent
    if not folder.is_dir():
        message = f"{path} cannot be written: there is no folder {folder}. Make it first."
        raise OutputError(message)
    if not is_folder and path.is_dir():
        message = f"{path} is a folder. Name a file, or several documents to fill it with."
        raise OutputError(message)
    if not os.access(path if path.exists() else folder, os.W_OK):
        raise cannot_write(path, None)


def write_out(data: bytes) -> None:
    """Write to stdout, whole also where a signal ends the run.

    A full disk is told; a closed pipe is the caller's to handle.
    """
    try:
        with unbroken():
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise cannot_write("standard output", error) from error


def is_colourful() -> bool:
    """Whether stdout is a terminal that wants colour (https://no-color.org is honoured)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def stdin_bytes() -> bytes:
    """Return all of standard input; nothing when it is closed."""
    return sys.stdin.buffer.read() if sys.stdin else b""


def show_summary(record: Record, *, plain: bool) -> None:
    """Print the summary of a record: drawn on a terminal, plain text for a pipe."""
    from sayso.report.terminal import render_rich, render_text  # noqa: PLC0415 (start-up time)

    if plain or not is_colourful():
        write_out(render_text(record, text_width()).encode())
        return
    from rich.console import Console  # noqa: PLC0415 (60 ms)

    render_rich(record, Console(highlight=False))


def text_width() -> int:
    """Return the width of plain text: the terminal's, 100 for a pipe."""
    if not sys.stdout.isatty():
        return 100
    try:
        return max(min(os.get_terminal_size().columns, 120), 60)
    except OSError:
        return 100


class FileNames:
    """Gives each document a file name of its own, none twice: `a.html`, `a-2.html`.

    Names are those of the documents as far as they are fit for a file: letters of any script,
    digits and a few signs, no more than `MAX_NAME` bytes.
    """

    def __init__(self, suffix: str) -> None:
        self._suffix = suffix
        self._taken: set[str] = set()
        self._numbers: Counter[str] = Counter()

    def name_for(self, document: str) -> str:
        """Return the file name for a document of this name: `a.zip » b/c.txt` is `a-b-c.html`."""
        stem = _cut(_fit_for_file(document), MAX_NAME - len(self._suffix) - _ROOM_FOR_NUMBER)
        while True:
            self._numbers[stem.casefold()] += 1
            number = self._numbers[stem.casefold()]
            name = f"{stem}{'' if number == 1 else f'-{number}'}{self._suffix}"
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name


def _fit_for_file(document: str) -> str:
    """Return the stems of the parts of a name, joined, without what no file name should have."""
    parts = (part.strip() for part in document.split(WITHIN))
    stems = (os.path.splitext(part)[0] for part in parts if part)  # noqa: PTH122 (`.` is a part)
    letters = (c if _is_plain(c) else "-" for c in "-".join(stems))
    joined = "-".join(part for part in "".join(letters).split("-") if part.strip(" ."))
    return unicodedata.normalize("NFC", joined).strip(" .") or "document"


def _is_plain(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LMN" or letter in " ._-+,()@'"


def _cut(stem: str, size: int) -> str:
    return stem.encode()[:size].decode(errors="ignore").rstrip(" .-") or "document"

"""Where results go: files written whole or not at all, stdout, a terminal, a progress bar."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from sayso.cli.complaints import OutputError, escaped
from sayso.record.record import Record

T = TypeVar("T")


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
    except OSError as error:
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


def cannot_write(path: Path | str, error: Exception | None) -> OutputError:
    """Return the sentence on an output that cannot be written."""
    why = getattr(error, "strerror", None) or "permission denied"
    return OutputError(f"{path} cannot be written: {why}. Name another place.")


def write_out(data: bytes) -> None:
    """Write to stdout; a full disk is told, a closed pipe is the caller's to handle."""
    try:
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
    """Return all of standard input."""
    return sys.stdin.buffer.read()


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


def with_progress(items: Iterable[T], total: int) -> Iterator[T]:
    """Yield `items` under a progress bar on stderr when that is a terminal and there are many."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console  # noqa: PLC0415 (60 ms)
    from rich.progress import track  # noqa: PLC0415

    console = Console(stderr=True)
    yield from track(items, "Reading", total=total, console=console, transient=True)


def file_names(sources: Iterable[str | Path], suffix: str) -> Iterator[str]:
    """Yield one file name for each source, none twice: `a.html`, `a-2.html`."""
    taken: set[str] = set()
    for source in sources:
        stem = "standard-input" if isinstance(source, str) else escaped(source.stem)[:100]
        name, number = f"{stem}{suffix}", 1
        while name.casefold() in taken:
            number += 1
            name = f"{stem}-{number}{suffix}"
        taken.add(name.casefold())
        yield name

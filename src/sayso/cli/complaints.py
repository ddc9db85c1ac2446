"""Errors as one sentence on stderr, and the exit code that goes with each.

Where a mistake of Sayso's own is behind one, its traceback goes to the file of `--debug` and
nowhere else.
"""

import errno
import sys
from pathlib import Path
from traceback import format_exc

import click

from sayso import __version__
from sayso.cli import exit_codes
from sayso.cli.streams import let_go
from sayso.errors import InputError, RecordError, SaysoError, UsageError

_DEBUG = "sayso.debug"


class OutputError(SaysoError):
    """An output cannot be written."""


def complain(message: str, error: SaysoError | None = None) -> None:
    """Write one sentence to stderr, control characters escaped.

    What `error`, which it is about, tells developers goes to the file of `--debug`.
    """
    tell(f"sayso: {escaped(message)}")
    if isinstance(error, InputError) and error.trace:
        keep_trace(message, error.trace)


def set_debug(context: click.Context, _: click.Parameter, path: Path | None) -> None:
    """Take the value of `--debug`."""
    context.find_root().meta[_DEBUG] = path


def keep_trace(message: str, trace: str = "") -> bool:
    """Write a traceback, the current one by default, to the file of `--debug`, if it was asked for.

    Return whether it was written.
    """
    context = click.get_current_context(silent=True)
    path = context.find_root().meta.get(_DEBUG) if context else None
    if path is None:
        return False
    try:
        with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"sayso {__version__}: {message}\n{trace or format_exc()}\n")
    except OSError as error:
        told = f"{path} of --debug cannot be written ({error.strerror}). Name another file."
        raise OutputError(told) from error
    return True


def cannot_write(path: Path | str, error: Exception | None) -> OutputError:
    """Return the sentence on an output that cannot be written."""
    is_closed = isinstance(error, OSError) and error.errno == errno.EBADF
    why = "it is closed" if is_closed else getattr(error, "strerror", None) or "permission denied"
    return OutputError(f"{path} cannot be written: {why}. Name another place.")


def tell(line: str) -> None:
    """Write a line to stderr; one that is full or closed stops no run."""
    try:
        click.echo(line, err=True)
    except OSError:
        let_go(sys.stderr)


def escaped(words: str) -> str:
    """Return `words` with everything that could steer a terminal written out."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "replace").decode()
        for letter in words
    )


def code_of(error: SaysoError) -> int:
    """Return the exit code of an error that ends the command."""
    if isinstance(error, InputError):
        return exit_codes.NOTHING_READ
    if isinstance(error, (UsageError, RecordError)):
        return exit_codes.WRONG_USE
    return exit_codes.MACHINE

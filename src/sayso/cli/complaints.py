"""Errors as one sentence on stderr, and the exit code that goes with each."""

import errno
import sys
from pathlib import Path

import click

from sayso.cli import exit_codes
from sayso.cli.streams import let_go
from sayso.errors import InputError, RecordError, SaysoError, UsageError


class OutputError(SaysoError):
    """An output cannot be written."""


def complain(message: str) -> None:
    """Write one sentence to stderr, control characters escaped."""
    tell(f"sayso: {escaped(message)}")


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

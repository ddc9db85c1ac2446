"""What a document is called before the user: its path as given, and its place within the file."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.cli.complaints import escaped
from sayso.cli.outputs import WITHIN
from sayso.errors import SaysoError

if TYPE_CHECKING:
    from sayso.reader import FileSource, Outcome

STANDARD_INPUT = "standard input"


def label(outcome: "Outcome") -> str:
    """Return the path of the file and, within it, the name of the document, fit for a terminal."""
    return label_of(outcome.source, outcome.name)


def label_of(source: "FileSource", name: str) -> str:
    """Return what a document of this name out of this file is called."""
    if not isinstance(source, Path):
        return escaped(name)
    _, within, member = name.partition(WITHIN)
    return escaped(f"{source}{within}{member}")


def failure(outcome: "Outcome") -> str:
    """Return the sentence on a document that was not read, the path of its file in it."""
    return failure_of(outcome.source, outcome.name, outcome.error)


def failure_of(source: "FileSource", name: str, error: SaysoError | None) -> str:
    """Return the sentence on a document of this name out of this file."""
    message = escaped(str(error)) if error else "could not be read."
    called = label_of(source, name)
    if called in message:
        return message
    own = escaped(name)
    if message.startswith(own):
        return called + message.removeprefix(own)
    return f"{called}: {message}"

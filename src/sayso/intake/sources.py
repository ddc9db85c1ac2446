"""The door of intake: a string, a path, bytes or an open file becomes a `SourceText`.

A `str` is text and never a path. Everything else is bytes whose kind is decided by content
(`sniffing`), never by name. Whatever cannot be read ends in one `InputError`.
"""

import hashlib
import os
import stat
from pathlib import Path
from typing import BinaryIO

from sayso.errors import InputError
from sayso.intake.decoding import combine_surrogates
from sayso.intake.sniffing import NO_READER, sniff
from sayso.intake.source_text import SourceText
from sayso.intake.text import read_text

MAX_BYTES = 200_000_000
"""Larger files are refused before they are read (`notes/hostile-input`: limits)."""

GIVEN = "the text given"
"""What messages call a document without a name."""


def open_source(source: str | bytes | Path | BinaryIO, *, name: str | None = None) -> SourceText:
    """Return the original text of one document and what its format says about it.

    `name` is what the record and the messages call the document; a path or a file brings its
    own. Raises `InputError` with the reason when there is nothing to read.
    """
    if isinstance(source, str):
        return _open_string(source, name)
    if isinstance(source, Path):
        # A name that is no UTF-8 comes with half surrogates, which no JSON can hold.
        own_name = os.fsencode(source.name).decode(errors="replace")
        return open_bytes(_read_path(source), name=name or own_name)
    if isinstance(source, bytes | bytearray | memoryview):
        return open_bytes(bytes(source), name=name)
    return _open_file(source, name)


def open_bytes(data: bytes, *, name: str | None) -> SourceText:
    """Return the `SourceText` of one file's bytes."""
    called = shown(name)
    if len(data) > MAX_BYTES:
        raise _too_large(called)
    kind = sniff(data)
    digest = hashlib.sha256(data).hexdigest()
    if kind == "pdf":
        from sayso.intake.pdf import read_pdf  # noqa: PLC0415  # pypdfium2, numpy: 300 ms

        return read_pdf(data, name=name, called=called, digest=digest)
    if kind == "html":
        from sayso.intake.html import read_html  # noqa: PLC0415  # trafilatura: 900 ms

        return read_html(data, name=name, called=called, digest=digest)
    if kind in NO_READER:
        what, advice = NO_READER[kind]
        raise InputError(f"{called} is {what}, which cannot be read here. {advice}", "no_reader")
    return read_text(data, name=name, called=called, digest=digest)


def shown(name: str | None) -> str:
    """Return a name for messages, with control characters escaped: a terminal must not get them."""
    if not name:
        return GIVEN
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _open_string(text: str, name: str | None) -> SourceText:
    text = combine_surrogates(text)
    if not text.strip():
        raise InputError(f"{shown(name)} is empty. Give a document with words in it.", "empty")
    digest = hashlib.sha256(text.encode()).hexdigest()
    return SourceText(text=text, kind="text", name=name, digest=digest)


def _open_file(file: BinaryIO, name: str | None) -> SourceText:
    own_name = getattr(file, "name", None)
    if name is None and isinstance(own_name, str):
        name = Path(own_name).name
    try:
        data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(shown(name), error) from error
    if isinstance(data, str):  # a file opened in text mode
        return _open_string(data, name)
    return open_bytes(data, name=name)


def _read_path(path: Path) -> bytes:
    called = shown(str(path))
    try:
        # Not to block on a FIFO, the kind is looked up before the file is opened.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "a directory" if stat.S_ISDIR(mode) else "no regular file"
            raise InputError(f"{called} is {what}. Give the path of a document.", "not_a_file")
        if path.stat().st_size > MAX_BYTES:
            raise _too_large(called)
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)  # it may grow while it is read
    except FileNotFoundError as error:
        message = f"{called} does not exist. Check the path."
        raise InputError(message, "not_found") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _unreadable(called, error) from error


def _too_large(called: str) -> InputError:
    limit = MAX_BYTES // 1_000_000
    message = f"{called} is larger than {limit} MB. Split it into documents and read these."
    return InputError(message, "too_large")


def _unreadable(called: str, error: Exception) -> InputError:
    why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    message = f"{called} cannot be read ({why}). Check its permissions and that it is still there."
    return InputError(message, "unreadable")

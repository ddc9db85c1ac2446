"""The door of intake: a string, a path, bytes or an open file becomes its documents.

A `str` is text and never a path. Everything else is bytes whose kind is decided by content
(`sniffing`), never by name. A file may hold many documents (an archive, a mailbox, a feed);
`open_all` walks them depth first, in the order in which they stand, and gives a row for each
part, be it read or refused. It says at which part it is, so that the wall around it knows which
one stopped it and can have the rest read without it.
"""

import gc
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from traceback import format_exc
from typing import BinaryIO, Final, cast

from sayso.errors import InputError, Reason
from sayso.intake.cutting import cut
from sayso.intake.decoding import combine_surrogates
from sayso.intake.given import Budget, Given, Opened, Read, Refused, Unread, shown
from sayso.intake.limits import Limits
from sayso.intake.progress import at_part
from sayso.intake.sniffing import NO_READER, sniff
from sayso.intake.source_text import SourceText
from sayso.record.types import Gap

READERS: Final[dict[str, str]] = {
    "text": "sayso.intake.text:read_text",
    "html": "sayso.intake.html:read_html",
    "pdf": "sayso.intake.pdf:read_pdf",
    "image": "sayso.intake.image:read_image",
    "eml": "sayso.intake.mail:read_eml",
    "mbox": "sayso.intake.mbox:read_mbox",
    "zip": "sayso.intake.archive:read_archive",
    "gzip": "sayso.intake.gzip_file:read_gzip",
    "docx": "sayso.intake.docx:read_docx",
    "odt": "sayso.intake.odt:read_odt",
    "rtf": "sayso.intake.rtf:read_rtf",
    "warc": "sayso.intake.warc:read_warc",
    "jsonl": "sayso.intake.jsonl:read_jsonl",
    "feed": "sayso.intake.feed:read_feed",
}
"""Kind of input to its reader; its libraries are imported when the first of its kind comes."""

CONTAINERS: Final = frozenset({"zip", "gzip", "mbox", "eml", "feed", "warc", "jsonl"})
"""Kinds of input that may hold several documents."""
_HEAD: Final = 4096

Bytes = bytes | Path | BinaryIO
Place = tuple[int, ...]
"""Where a part lies: its number in its container, after the place of the container."""


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier tries at the same bytes have come to.

    The parts at the places `stopped` stopped the process, for the reasons given, and are refused
    unread. What lies before `begin` was handed on and is passed over.
    """

    stopped: Mapping[Place, Reason] = field(default_factory=dict)
    begin: Place = ()

    def has(self, place: Place) -> bool:
        """Whether a part was handed on, with all that it holds."""
        return place < self.begin[: len(place)]


_NO_PAST: Final = Past()


def open_source(
    source: str | Bytes, *, name: str | None = None, limits: Limits | None = None
) -> SourceText:
    """Return the one document of a source, read in this process, without its wall.

    Raises `InputError` with the reason when there is nothing to read or more than one document.
    """
    if isinstance(source, str):
        return open_text(source, name=name)
    given = take(source, name=name, limits=limits)
    return only_document(open_all(given), given.called)


def only_document(opened: Iterable[SourceText | Refused], called: str) -> SourceText:
    """Return the one document of a file; raise `InputError` when it holds none or several.

    A message with attachments gives its body, and a note says what was left.
    """
    rows = iter(opened)
    first = next(rows, None)
    if first is None:
        message = f"{called} holds no document. Give one with words in it."
        raise InputError(message, "empty")
    others = sum(1 for _ in rows)
    if others and isinstance(first, SourceText) and first.kind == "eml":
        what = "1 attachment was" if others == 1 else f"{others:,} attachments were"
        message = f"{what} not read here; `sayso.read_many` and `sayso read` read them as well."
        return replace(first, notes=(*first.notes, Gap(kind="limit", span=None, message=message)))
    if others:
        message = (
            f"{called} holds {others + 1:,} documents. Read them with `sayso.read_many` or "
            "`sayso read`."
        )
        raise InputError(message, "several")
    if isinstance(first, Refused):
        raise first.error
    return first


_STOPPED: Final[dict[Reason, str]] = {
    "time": ("took longer than one document may. Split it, or raise the limit seconds."),
    "memory": (
        "takes more memory than one document may. Split it, or raise the limit memory_bytes."
    ),
    "crash": (
        "made the program that opens its kind crash. It may be damaged: save it anew and read that."
    ),
    "internal": (
        "cannot be read because of a mistake in Sayso. Please report it with the document, if "
        "you may share it."
    ),
}


def open_text(text: str, *, name: str | None = None) -> SourceText:
    """Return the `SourceText` of a string; no parser touches it."""
    text = combine_surrogates(text)
    given = Given(text.encode(), name)
    if not text.strip():
        raise given.error("is empty. Give a document with words in it.", "empty")
    return SourceText(text=text, kind="text", name=name, digest=given.digest)


def take(source: Bytes, *, name: str | None = None, limits: Limits | None = None) -> Given:
    """Return the bytes of a source, none of them looked at yet.

    `name` is what the record and the messages call the document; a path or a file brings its
    own. Raises `InputError` when there are no bytes to be had.
    """
    limits = limits or Limits()
    if isinstance(source, Path):
        # A name that is no UTF-8 comes with half surrogates, which no JSON can hold.
        own_name = os.fsencode(source.name).decode(errors="replace")
        return Given(_read_path(source, limits), name or own_name, limits)
    if isinstance(source, bytes | bytearray | memoryview):
        given = Given(bytes(source), name, limits)
    else:
        given = _read_file(source, name, limits)
    if len(given.data) > limits.file_bytes:
        raise _too_large(given.called, limits)
    return given


def kind_of(given: Given) -> str:
    """Return the kind of input: a key of `READERS` or of `NO_READER`."""
    return given.kind or sniff(given.data)


def may_hold_several(path: Path) -> bool:
    """Whether a file may hold several documents, judged by its first bytes alone."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except (OSError, ValueError):
        return False  # reading it will say why
    # Which package a ZIP is stands in its directory, at the end of the file.
    return head.startswith(b"PK") or sniff(head) in CONTAINERS


def open_all(given: Given, past: Past = _NO_PAST) -> Iterator[SourceText | Refused]:
    """Yield every document in the bytes given, and a refusal for each part that is none.

    What cannot be read is yielded, not raised, so that its neighbours are read.
    """
    yield from _read(Unread(given, given.name, _read_bytes), (), past)


def _read_bytes(given: Given) -> Iterator[Opened]:
    return _reader(given)(given)


def _read(part: Unread, place: Place, past: Past) -> Iterator[SourceText | Refused]:
    """Yield the documents of a part."""
    try:
        for number, opened in enumerate(part.read(part.given), 1):
            yield from _rows(opened, part.given, (*place, number), past)
    except InputError as error:
        yield Refused(part.name, str(error), error.reason)
    except MemoryError:
        gc.collect()
        yield stopped(part.name, "memory")
    except RecursionError:
        message = f"{shown(part.name)} is nested too deeply to be read. Save it anew and read that."
        yield Refused(part.name, message, "depth")


def _rows(
    opened: Opened, container: Given, place: Place, past: Past
) -> Iterator[SourceText | Refused]:
    """Yield the documents of what a reader has yielded."""
    if past.has(place):
        if isinstance(opened, Given | Unread):
            _budget_of(opened).members += 1
    elif isinstance(opened, SourceText):
        yield _labelled(opened, container)
    elif isinstance(opened, Refused):
        yield opened
    elif place in past.stopped:
        yield stopped(opened.name, past.stopped[place])
    elif isinstance(opened, Given) and (trouble := _beyond_limits(opened)):
        yield trouble
    else:
        part = opened if isinstance(opened, Unread) else Unread(opened, opened.name, _read_bytes)
        at_part(place)
        try:
            yield from _read(part, place, past)
        except Exception:  # noqa: BLE001  # a mistake of ours takes this part down, no other
            yield stopped(part.name, "internal", format_exc())
        at_part(place[:-1])


def _budget_of(opened: Given | Unread) -> Budget:
    return opened.budget if isinstance(opened, Given) else opened.given.budget


def _beyond_limits(member: Given) -> Refused | None:
    """Count a member; return why it is one too many or lies too deep."""
    limits = member.limits
    member.budget.members += 1
    if member.budget.members > limits.archive_members:
        message = (
            f"{member.called} was not read, as its file holds more than "
            f"{limits.archive_members:,} members. Split it, or raise the limit archive_members."
        )
        return Refused(member.name, message, "members")
    if member.depth > limits.archive_depth:
        message = f"{member.called} lies too deep, in archives within archives. Unpack it first."
        return Refused(member.name, message, "depth")
    return None


def stopped(name: str | None, reason: Reason, trace: str = "") -> Refused:
    """Return the row for a document at which reading was stopped from outside."""
    return Refused(name, f"{shown(name)} {_STOPPED[reason]}", reason, trace)


def _reader(given: Given) -> Read:
    kind = kind_of(given)
    if kind in NO_READER:
        what, advice = NO_READER[kind]
        raise given.error(f"is {what}, which cannot be read here. {advice}", "no_reader")
    module, _, function = READERS[kind].partition(":")
    return cast("Read", getattr(import_module(module), function))


def _labelled(source: SourceText, given: Given) -> SourceText:
    """Give the document the kind of its origin and the facts that only its container states."""
    stated = given.stated
    source = cut(source, given.limits.text_characters)
    return replace(
        source,
        kind=given.record_kind or source.kind,
        title=source.title or stated.title,
        publisher=source.publisher or stated.publisher,
        author=source.author or stated.author,
        published=source.published or stated.published,
        notes=tuple(map(_plain, (*source.notes, *given.notes))),
    )


def _plain(note: Gap) -> Gap:
    """Return a note whose message has no control character of the document."""
    if note.message.isprintable():
        return note
    return Gap(kind=note.kind, span=note.span, message=shown(note.message))


def _read_file(file: BinaryIO, name: str | None, limits: Limits) -> Given:
    own_name = getattr(file, "name", None)
    if name is None and isinstance(own_name, str):
        name = Path(own_name).name
    try:
        data: bytes | str = file.read(limits.file_bytes + 1)
    except (OSError, ValueError) as error:
        raise _unreadable(shown(name), error) from error
    if isinstance(data, str):  # a file opened in text mode
        return Given(combine_surrogates(data).encode(), name, limits, kind="text")
    return Given(data, name, limits)


def _read_path(path: Path, limits: Limits) -> bytes:
    called = shown(str(path))
    try:
        # Not to block on a FIFO, the kind is looked up before the file is opened.
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode):
            what = "a directory" if stat.S_ISDIR(mode) else "no regular file"
            raise InputError(f"{called} is {what}. Give the path of a document.", "not_a_file")
        if path.stat().st_size > limits.file_bytes:
            raise _too_large(called, limits)
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)  # it may grow while it is read
    except FileNotFoundError as error:
        message = f"{called} does not exist. Check the path."
        raise InputError(message, "not_found") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise _unreadable(called, error) from error
    if len(data) > limits.file_bytes:
        raise _too_large(called, limits)
    return data


def _too_large(called: str, limits: Limits) -> InputError:
    limit = limits.file_bytes / 1_000_000
    message = (
        f"{called} is larger than {limit:g} MB. Split it into documents, or raise the limit "
        "file_bytes."
    )
    return InputError(message, "too_large")


def _unreadable(called: str, error: Exception) -> InputError:
    why = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
    message = f"{called} cannot be read ({why}). Check its permissions and that it is still there."
    return InputError(message, "unreadable")

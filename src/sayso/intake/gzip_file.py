"""gzip: one level of it round one document or one web archive.

It is unpacked in memory, counted. What is in it keeps the name of the file, and its digest is
that of the unpacked bytes. A TAR archive, an archive or another gzip file in it is refused with
a sentence. A file that breaks off gives what comes out of it, and says so.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from sayso.intake.given import Given, Opened, Refused
from sayso.intake.inflating import GZIP, Inflater, inflate_all
from sayso.intake.sniffing import NO_READER, sniff
from sayso.intake.warc import read_packed_warc
from sayso.record.types import Gap

_HEAD: Final = 4096  # what the kind is decided by
_SINGLE: Final = frozenset({"text", "html", "eml"})
_SEVERAL: Final = frozenset({"jsonl", "mbox", "feed", "warc"})
_CALLED: Final = {
    "zip": "a ZIP archive",
    "gzip": "another gzip file",
    "pdf": "a PDF",
    "image": "an image",
    "docx": "a Word document",
    "odt": "an OpenDocument text",
    "rtf": "an RTF document",
}


def read_gzip(given: Given) -> Iterator[Opened]:
    """Yield what is packed in a gzip file. Raises `InputError` when that is nothing to be read."""
    inflater = Inflater(given.data, given, GZIP)
    head = _head(inflater)
    kind = sniff(head)
    if not head:
        what = inflater.trouble or "is empty"
        message = f"is a gzip file that {what}: nothing can be unpacked. Get it once more."
        raise given.error(message, "damaged" if inflater.trouble else "empty")
    if kind not in _SINGLE | _SEVERAL:
        what = _CALLED.get(kind) or NO_READER[kind][0]
        message = f"is a gzip file round {what}, which is not looked into. Unpack it and read that."
        raise given.error(message, "no_reader")
    given.budget.inflated -= len(head)  # it is counted again
    yield from read_packed_warc(given) if kind == "warc" else _inside(given, kind)


def _head(inflater: Inflater) -> bytes:
    head = b""
    for piece in inflater:
        head += piece
        if len(head) >= _HEAD:
            break
    return head


def _inside(given: Given, kind: str) -> Iterator[Opened]:
    inflater = Inflater(given.data, given, GZIP)
    data = inflate_all(inflater, given.limits.file_bytes)
    if data is None:
        limit = given.limits.file_bytes / 1_000_000
        message = (
            f"unpacks to more than {limit:g} MB. Split it into documents, or raise the limit "
            "file_bytes."
        )
        raise given.error(message, "too_large")
    message = f"{given.called} {inflater.trouble}: what could be unpacked was read."
    is_single = kind in _SINGLE
    note = Gap(kind="damaged", span=None, message=message)
    notes = (note,) if inflater.trouble and is_single else ()
    yield replace(given, data=data, kind=kind, notes=(*given.notes, *notes))
    if inflater.trouble and not is_single:
        advice = " Get it once more to read the rest."
        yield Refused(given.name, message + advice, "damaged")

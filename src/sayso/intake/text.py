"""Plain text: bytes of any encoding become the original, line ends and all as they stand."""

import re
from collections.abc import Iterator

from sayso.intake.decoding import control_share, decode
from sayso.intake.given import Given
from sayso.intake.source_text import SourceText

_MAX_CONTROLS = 0.05
_VISIBLE = re.compile(r"[^\s\x00\xad\u200b-\u200f\u2060-\u2064\ufeff]")
"""Neither white space nor a character that shows nothing."""


def read_text(given: Given) -> Iterator[SourceText]:
    """Yield the `SourceText` of a plain text file.

    It has no blocks: repair finds them in the lines. Raises `InputError` for bytes that are
    empty, binary or in no known encoding.
    """
    data = given.data
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise given.error("is empty. Give a document with words in it.", "empty")
    text = decode(data)
    if control_share(text or data[:4096].decode("latin-1")) > _MAX_CONTROLS:
        message = "is binary data and no text. Give a text, HTML or PDF file."
        raise given.error(message, "not_text")
    if text is None:
        message = "is in an unknown encoding. Save it as UTF-8 and read it again."
        raise given.error(message, "unknown_encoding")
    if not _VISIBLE.search(text):
        raise given.error("is empty. Give a document with words in it.", "empty")
    yield SourceText(text=text, kind="text", name=given.name, digest=given.digest)

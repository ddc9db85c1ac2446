"""What a server answered, as a web archive keeps it: head, chunks and encodings undone.

Archives are written by many tools: some undo the chunks and the packing and leave the head as
it was. So both are believed only where the bytes agree.
"""

import re
from dataclasses import dataclass
from typing import Final

from sayso.intake.given import Given
from sayso.intake.inflating import GZIP, RAW, ZLIB, Inflater, inflate_all

_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_CHUNK_HEAD: Final = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,999})?\r?\n")
_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?\s{1,4}(\d{3})\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer: its status, its fields by lower-case names, its body as sent."""

    status: int
    fields: dict[str, str]
    sent: bytes


def parse_answer(block: bytes, most: int) -> Answer | None:
    """Return the answer in a block whose head takes at most so many bytes; `None` for none."""
    status = _STATUS.match(block)
    end = _HEAD_END.search(block, 0, most)
    if status is None or end is None:
        return None
    fields: dict[str, str] = {}
    for line in block[: end.start()].decode("latin-1").splitlines()[1:]:
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), fields, block[end.end() :])


def body_of(answer: Answer, given: Given) -> tuple[bytes, str | None]:
    """Return the body with chunks and packing undone, and a clause about damage.

    `given` is the document for the messages. Raises `InputError` when it is packed by a method
    that is not read here, or gives too much.
    """
    body, trouble = answer.sent, None
    if "chunked" in answer.fields.get("transfer-encoding", "").lower():
        body, trouble = _joined_chunks(body)
    packings = answer.fields.get("content-encoding", "").lower().replace(" ", "").split(",")
    for packing in reversed(packings[:3]):
        body, worse = _unpacked(body, packing, given)
        trouble = trouble or worse
    return body, trouble


def _joined_chunks(sent: bytes) -> tuple[bytes, str | None]:
    """Join the chunks; a body that does not begin with one is taken as joined already."""
    pieces: list[bytes] = []
    place = 0
    while match := _CHUNK_HEAD.match(sent, place):
        size = int(match[1], 16)
        if size == 0:
            return b"".join(pieces), None
        pieces.append(sent[match.end() : match.end() + size])
        place = match.end() + size
        if place > len(sent):
            break
        place += 2 if sent.startswith(b"\r\n", place) else sent.startswith(b"\n", place)
    if not pieces:
        return sent, None
    rest = b"" if place >= len(sent) else sent[place:]
    return b"".join(pieces) + rest, "is damaged"


def _unpacked(body: bytes, packing: str, given: Given) -> tuple[bytes, str | None]:
    if packing in {"gzip", "x-gzip"}:
        return _inflated(body, GZIP, given) if body.startswith(b"\x1f\x8b") else (body, None)
    if packing == "deflate":
        if _is_zlib(body):
            return _inflated(body, ZLIB, given)
        return (body, None) if _is_text(body) else _inflated(body, RAW, given)
    if packing in {"", "identity", "none"} or _is_text(body):
        return body, None
    message = (
        f"is packed as {packing[:20]!r}, which cannot be unpacked here. Save the page as HTML and "
        "read that."
    )
    raise given.error(message, "no_reader")


def _inflated(body: bytes, window_bits: int, given: Given) -> tuple[bytes, str | None]:
    inflater = Inflater(body, given, window_bits)
    data = inflate_all(inflater, given.limits.file_bytes)
    if data is None:
        limit = given.limits.file_bytes / 1_000_000
        message = f"unpacks to more than {limit:g} MB. Take the document out of it and read that."
        raise given.error(message, "too_large")
    return data, inflater.trouble


def _is_zlib(body: bytes) -> bool:
    return len(body) > 1 and body[0] & 15 == 8 and (body[0] << 8 | body[1]) % 31 == 0


def _is_text(body: bytes) -> bool:
    """Whether bytes are text already: no controls, and they decode."""
    head = body[:1024]
    return not any(byte < 9 for byte in head) and b"<" in head and head.isascii()

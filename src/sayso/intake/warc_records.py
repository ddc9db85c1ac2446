"""The records of a web archive (WARC 1.0 and 1.1), whose stated lengths are not trusted.

A record ends where its `Content-Length` says only if another record or the end follows there.
Otherwise it ends before the next line that begins a record, and `trouble` says so: a length
that is too long, too short, negative or missing loses neither its own record nor the next.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from sayso.intake.given import Given
from sayso.intake.inflating import GZIP, Inflater

_START: Final = re.compile(rb"WARC/1\.\d\r?\n")
_NEXT: Final = re.compile(rb"(?:\r?\n){0,2}(?=WARC/1\.\d\r?\n(?:WARC-|Content-))")
_INNER: Final = re.compile(rb"\n(?=WARC/1\.\d\r?\n)")
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_PIECE: Final = 1 << 20
_GZIP_MEMBER: Final = b"\x1f\x8b\x08"
_MOST_TRIES: Final = 1000  # at going on after damage


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record: its fields, by lower-case names, and its block; `trouble` is a clause."""

    fields: dict[str, str]
    block: bytes
    trouble: str | None


class WarcRecords:
    """Iterates over the records of an archive; `damage` says what was found between them."""

    def __init__(self, given: Given, *, is_packed: bool) -> None:
        self.damage: list[str] = []
        self._given = given
        self._is_packed = is_packed
        self._chunks = self._unpacked() if is_packed else self._pieces()
        self._buffer = bytearray()
        self._out = 0  # bytes that came out so far
        self._doubtful: list[tuple[int, int]] = []  # stretches of them from damaged gzip data

    def __iter__(self) -> Iterator[WarcRecord]:
        """Yield each record. Raises `InputError` when the archive unpacks to too much."""
        while self._find_start():
            head = self._head()
            if head is None:
                self.damage.append("a record without an end of its head was passed over")
                continue
            yield self._record(_fields(head))

    def _pieces(self) -> Iterator[bytes]:
        data = self._given.data
        for start in range(0, len(data), _PIECE):
            yield data[start : start + _PIECE]

    def _unpacked(self) -> Iterator[bytes]:
        """Yield what a packed archive gives; each record is packed alone, so damage is passed."""
        place, tries = 0, 0
        while place >= 0:
            inflater = Inflater(memoryview(self._given.data)[place:], self._given, GZIP)
            member, start = 0, self._out
            for piece in inflater:
                if inflater.place != member:
                    member, start = inflater.place, self._out
                self._out += len(piece)
                yield piece
            if inflater.trouble is None:
                return
            self._doubtful.append((start, self._out))
            if tries == 0:
                self.damage.append(f"its gzip data {inflater.trouble}"[:80])
            tries += 1
            if tries > _MOST_TRIES:
                return
            place = self._given.data.find(_GZIP_MEMBER, place + inflater.place + 1)
            self._out += 4
            yield b"\r\n\r\n"  # parts what is broken off from the next record

    def _fill(self, size: int) -> bool:
        """Read until the buffer holds so many bytes; return whether it does."""
        while len(self._buffer) < size:
            chunk = next(self._chunks, None)
            if chunk is None:
                return False
            self._buffer += chunk
        return True

    def _find_start(self) -> bool:
        """Go on to the next record; return whether there is one."""
        passed = 0
        while True:
            self._fill(_PIECE)
            match = _START.search(self._buffer)
            if match and (match.start() == 0 or self._buffer[match.start() - 1] == 10):
                passed += len(self._buffer[: match.start()].strip())
                self._drop(match.start())
                break
            # What is left may hold the first bytes of a start.
            cut = match.end() if match else max(0, len(self._buffer) - 16)
            if not cut:
                passed += len(self._buffer.strip())
                self._drop(len(self._buffer))
                break
            passed += len(self._buffer[:cut].strip())
            self._drop(cut)
        if passed:
            self.damage.append("something that is no record stands between its records")
        return bool(self._buffer)

    def _head(self) -> bytes | None:
        """Take the head of the record off the buffer."""
        most = self._given.limits.mail_header_bytes
        self._fill(most)
        match = _HEAD_END.search(self._buffer, 0, most)
        # A head without an end, or one that another begins in: go on with the last that begins.
        end = match.start() if match else most
        last = max((found.end() for found in _INNER.finditer(self._buffer, 0, end)), default=0)
        if match is None or last:
            self._drop(min(last or most, len(self._buffer)))
            return None
        head = bytes(self._buffer[: match.start()])
        self._drop(match.end())
        return head

    def _record(self, fields: dict[str, str]) -> WarcRecord:
        stated = fields.get("content-length", "")
        length = int(stated) if stated.isascii() and stated.isdigit() and len(stated) < 16 else -1
        if length >= 0 and self._ends_at(length):
            trouble = "may be damaged, for its packing is" if self._is_doubtful(length) else None
            return WarcRecord(fields, self._take(length), trouble)
        end = self._next_record()
        if end is None:
            is_short = length > len(self._buffer)
            trouble = "breaks off" if is_short else "does not end where it says"
            return WarcRecord(fields, self._take(len(self._buffer)), trouble)
        return WarcRecord(fields, self._take(end), "states a false length")

    def _ends_at(self, length: int) -> bool:
        """Whether a record or the end follows after so many bytes."""
        self._fill(length + 16)
        after = bytes(self._buffer[length : length + 16]).lstrip(b"\r\n")
        return len(self._buffer) >= length and (not after or after.startswith(b"WARC/1."))

    def _is_doubtful(self, length: int) -> bool:
        """Whether the next so many bytes come from damaged gzip data."""
        start = self._out - len(self._buffer)
        return any(start < end and begin < start + length for begin, end in self._doubtful)

    def _next_record(self) -> int | None:
        """Return how many bytes lie before the next record."""
        searched = 0
        while True:
            match = _NEXT.search(self._buffer, max(0, searched - 32))
            if match:
                return match.start()
            searched = len(self._buffer)
            if not self._fill(searched + _PIECE) and len(self._buffer) == searched:
                return None

    def _take(self, size: int) -> bytes:
        taken = bytes(self._buffer[:size])
        self._drop(len(taken))
        return taken

    def _drop(self, size: int) -> None:
        """Let go of so many bytes: a web archive may be of any length, its records may not."""
        del self._buffer[:size]
        if self._is_packed:
            self._given.budget.inflated -= size


def _fields(head: bytes) -> dict[str, str]:
    """Return the fields of a head; the first of a name counts."""
    fields: dict[str, str] = {}
    for line in head.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip().lower(), value.strip())
    return fields

"""Inflating with a counter: what is packed may not give more than its limits.

`Inflater` unpacks gzip, zlib and raw deflate data piece by piece and counts what comes out:
against the ratio of this part (`inflation_ratio`, once more than 10 MB came out) and against
the sum for the file (`inflated_bytes`). Either ends it with the reason `bomb`. Data that break
off or are damaged give what comes out before the damage, and `trouble` says what was wrong.
Nothing is ever unpacked to disk.
"""

import zlib
from collections.abc import Generator, Iterator
from typing import TYPE_CHECKING, Final

from sayso.intake.given import Given

if TYPE_CHECKING:  # the type has no name at run time
    from zlib import _Decompress as _Inflate

GZIP: Final = 31
"""Window bits of gzip: one or more members, each with its checksum."""
ZLIB: Final = 15
"""Window bits of zlib data, which HTTP calls deflate."""
RAW: Final = -15
"""Window bits of bare deflate data, as in ZIP."""

_FREE: Final = 10_000_000  # inflated bytes before the ratio counts
_PIECE: Final = 1 << 18  # the most that comes out at once
_FEED: Final = 1 << 16  # the most that goes in at once
# The first bite of a gzip member is small: what lies behind its end is copied by zlib, and ten
# million members of 20 bytes would otherwise take hours.
_FIRST_FEED: Final = 1 << 10


class Counter:
    """Counts what one packed part of a file gives; `packed` is its size in bytes."""

    def __init__(self, given: Given, packed: int) -> None:
        self._given = given
        self._packed = packed
        self._out = 0

    def count(self, size: int) -> None:
        """Add inflated bytes. Raises `InputError` when they are too many."""
        self._out += size
        self._given.budget.inflated += size
        limits = self._given.limits
        if self._out > _FREE and self._out > limits.inflation_ratio * self._packed:
            message = (
                f"unpacks to more than {limits.inflation_ratio} times its size, as no document "
                "does. If you trust it, unpack it yourself and read what is in it."
            )
            raise self._given.error(message, "bomb")
        if self._given.budget.inflated > limits.inflated_bytes:
            message = (
                f"unpacks to more than {limits.inflated_bytes / 1_000_000:g} MB in all. Unpack "
                "it yourself and read what is in it."
            )
            raise self._given.error(message, "bomb")


class Inflater:
    """Iterates over what packed bytes give; afterwards `trouble` says what was wrong, if anything.

    `trouble` is a clause about the data: "breaks off" or "is damaged".
    """

    def __init__(self, packed: bytes | memoryview, given: Given, window_bits: int) -> None:
        self._packed = memoryview(packed)
        self._counter = Counter(given, len(packed))
        self._bits = window_bits
        self.trouble: str | None = None
        self.place = 0
        """Where the stream that is being unpacked, or was last, begins."""

    def __iter__(self) -> Iterator[bytes]:
        """Yield pieces of at most 256 kB. Raises `InputError` when there are too many."""
        while self.place < len(self._packed):
            if self.place and not self._goes_on(self.place):
                return
            end = yield from self._member(self.place)
            if end is None or self._bits != GZIP:
                return
            self.place = end

    def _goes_on(self, place: int) -> bool:
        """Whether another gzip member stands here; zeros that fill up a block are no trouble."""
        head = bytes(self._packed[place : place + 2])
        if head == b"\x1f\x8b":
            return True
        if bytes(self._packed[place:]).strip(b"\x00"):
            self.trouble = "has something after its end that is no part of it"
        return False

    def _member(self, start: int) -> Generator[bytes, None, int | None]:
        """Yield what one stream gives; return where it ends, or `None` where it breaks."""
        inflate = zlib.decompressobj(self._bits)
        place, size = start, _FIRST_FEED
        while not inflate.eof:
            feed = self._packed[place : place + size]
            if not feed:
                self.trouble = "breaks off"
                return None
            before, out = inflate.copy(), 0
            try:
                for piece in _fed(inflate, feed):
                    out += len(piece)
                    self._counter.count(len(piece))
                    yield piece
            except zlib.error:
                yield from self._up_to_damage(before, feed, out)
                self.trouble = "is damaged"
                return None
            place += len(feed) - len(inflate.unused_data)
            size = min(2 * size, _FEED)
        return place

    def _up_to_damage(self, inflate: "_Inflate", feed: memoryview, out: int) -> Iterator[bytes]:
        """Yield what a feed gives before its damage, after the `out` bytes that are given already.

        zlib keeps back what it has when it meets an error: byte by byte it hands it out.
        """
        pieces: list[bytes] = []
        try:
            for place in range(len(feed)):
                pieces += _fed(inflate, feed[place : place + 1])
        except zlib.error:
            pass
        rest = b"".join(pieces)[out:]
        self._counter.count(len(rest))
        yield rest


def inflate_all(inflater: Inflater, most: int) -> bytes | None:
    """Return all that an inflater gives, or `None` when that is more than `most` bytes."""
    inflated = bytearray()
    for piece in inflater:
        inflated += piece
        if len(inflated) > most:
            return None
    return bytes(inflated)


def _fed(inflate: "_Inflate", feed: bytes | memoryview) -> Iterator[bytes]:
    """Yield what a stream gives for a feed, in pieces."""
    while piece := inflate.decompress(feed, _PIECE):
        yield piece
        feed = inflate.unconsumed_tail
        if inflate.eof or (not feed and len(piece) < _PIECE):
            return  # at the end, the tail still holds what stood there before

"""How the shipped tables are opened: plain ones as rows, packed ones searched in place.

Packed tables are sorted by the bytes of their first column, so a row is found by bisection in
the unpacked bytes; nothing is parsed but the rows that were asked for. Every table says in its
first line, or in `SOURCES.md`, where it is from and of when.
"""

import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "data"
_GZIP = 16 + zlib.MAX_WBITS


def plain_rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a plain table, without the line of sources and the column names."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").split("\n")
    for line in lines[2:]:
        if line:
            yield line.split("\t")


class PackedTable:
    """A sorted table in memory as bytes."""

    def __init__(self, name: str) -> None:
        """Unpack the table; about 6 ms a megabyte."""
        self._bytes = b"\n" + zlib.decompress((_FOLDER / f"{name}.tsv.gz").read_bytes(), _GZIP)

    def rows(self, key: str) -> list[list[str]]:
        """Return the rows whose first column is `key`, in order of the table."""
        wanted = b"\n" + key.encode() + b"\t"
        at = self._first(wanted)
        found: list[list[str]] = []
        while self._bytes.startswith(wanted, at):
            end = self._bytes.index(b"\n", at + 1)
            found.append(self._bytes[at + 1 : end].decode().split("\t"))
            at = end
        return found

    def _first(self, wanted: bytes) -> int:
        """Return the offset of the newline before the first row that is not below `wanted`."""
        data = self._bytes
        low, high = 0, len(data) - 1
        length = len(wanted)
        while low < high:
            middle = data.rfind(b"\n", 0, (low + high) // 2 + 1)
            if data[middle : middle + length] < wanted:
                low = data.index(b"\n", middle + 1)
            else:
                high = middle
        return low


@cache
def packed(name: str) -> PackedTable:
    """Return the packed table `name`, unpacked once a process."""
    return PackedTable(name)

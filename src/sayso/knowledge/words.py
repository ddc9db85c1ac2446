"""English words: how they are written, how frequent they are, which stand side by side.

Forms are lower case and have a rank, the most frequent first; the ranks 0 and 1 are the beginning
and the end of a sentence. `python -m training.knowledge.words` writes the files and says from what.

- `words.txt.xz`: a form a line, in order of rank.
- `words.bin.xz`: a byte a form, -4 times the natural logarithm of its frequency (90: none known);
  then a byte a form, how it may be written (`LOWER`, `CAPITAL`, `OTHER`).
- `word-pairs.bin.xz`: how many first words and how many pairs (two little-endian uint32), the
  number of pairs of each first word (uint16), then a row of bytes each for the low, middle and high
  part of the steps between second words, then a byte a pair: 32 more than four times the
  logarithm of how much oftener the two stand side by side than by chance.
"""

import lzma
from array import array
from bisect import bisect_left
from functools import cache
from pathlib import Path
from typing import Final

LOWER, CAPITAL, OTHER = 1, 2, 4
"""How a form may be written: "harbour"; "Paris", with a capital; "NATO", "McNeil", otherwise."""

STEP: Final = 0.25
RAREST: Final = -90 * STEP
BEGINNING, END = 0, 1

_FOLDER: Final = Path(__file__).parent / "data"
_SHIFT: Final = 32


class Words:
    """All known forms."""

    def __init__(self) -> None:
        """Unpack the forms; about a tenth of a second."""
        forms = _unpacked("words.txt.xz").decode().split("\n")
        columns = _unpacked("words.bin.xz")
        self.forms: Final = forms
        self.ranks: Final = {form: rank for rank, form in enumerate(forms)}
        self._codes = columns[: len(forms)]
        self._writings = columns[len(forms) :]

    def rank(self, form: str) -> int | None:
        """Return the rank of a form in lower case."""
        return self.ranks.get(form)

    def log_frequency(self, rank: int) -> float:
        """Return the natural logarithm of a form's share of all words; `RAREST` for none known."""
        return -STEP * self._codes[rank]

    def writing(self, rank: int) -> int:
        """Return the ways in which a form may be written, as a sum."""
        return self._writings[rank]


class WordPairs:
    """How much more often than by chance two forms stand side by side."""

    def __init__(self) -> None:
        """Unpack the pairs; about a tenth of a second."""
        import numpy as np  # noqa: PLC0415  # 60 ms, and only where damage is repaired

        data = _unpacked("word-pairs.bin.xz")
        used, count = np.frombuffer(data, "<u4", 2)
        sizes = np.frombuffer(data, "<u2", used, 8).astype(np.int64)
        parts = np.frombuffer(data, "u1", 4 * count, 8 + 2 * used).reshape(4, count)
        steps = parts[0] | parts[1].astype(np.int64) << 8 | parts[2].astype(np.int64) << 16
        starts = np.r_[0, np.cumsum(sizes)]
        totals = np.r_[0, np.cumsum(steps)]
        seconds = totals[1:] - np.repeat(totals[starts[:-1]], sizes)
        self._starts = array("I", starts.astype("u4").tobytes())
        self._seconds = array("I", seconds.astype("u4").tobytes())
        self._codes = parts[3].tobytes()

    def association(self, first: int, second: int) -> float | None:
        """Return the logarithm of observed over expected frequency of two ranks; None: unseen."""
        starts = self._starts
        if first + 1 >= len(starts):
            return None
        end = starts[first + 1]
        at = bisect_left(self._seconds, second, starts[first], end)
        if at == end or self._seconds[at] != second:
            return None
        return float(STEP * (self._codes[at] - _SHIFT))


@cache
def words() -> Words:
    """Return the forms, unpacked once a process."""
    return Words()


@cache
def word_pairs() -> WordPairs:
    """Return the pairs, unpacked once a process."""
    return WordPairs()


def _unpacked(name: str) -> bytes:
    return lzma.decompress((_FOLDER / name).read_bytes())

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
- `word-fits.bin`: how many forms and dimensions (two uint32), then for forms as first and as second
  word: a signed byte a form and dimension, the scale of each form and the logarithm of its share of
  all pairs (float16). The last two forms stand for any name and for any number.
"""

import lzma
from array import array
from bisect import bisect_left
from functools import cache, lru_cache
from math import log
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Places = npt.NDArray[np.int64]

LOWER, CAPITAL, OTHER = 1, 2, 4
"""How a form may be written: "harbour"; "Paris", with a capital; "NATO", "McNeil", otherwise."""

STEP: Final = 0.25
RAREST: Final = -90 * STEP
BEGINNING, END = 0, 1

_FOLDER: Final = Path(__file__).parent / "data"
_SHIFT: Final = 32
_LEAST_PRODUCT: Final = 1e-6
LEAST_FIT, MOST_FIT = -5.0, 8.0


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
        sizes = np.frombuffer(data, "<u2", used, 8)
        parts = np.frombuffer(data, "u1", 4 * count, 8 + 2 * used).reshape(4, count)
        seconds = parts[2].astype("<u4")
        for part in (parts[1], parts[0]):
            seconds <<= 8
            seconds |= part
        starts = np.zeros(used + 1, "<u4")
        np.cumsum(sizes, dtype="<u4", out=starts[1:])
        before = np.add.accumulate(seconds, dtype="<u4")  # past 2**32 sums begin anew, and so
        offsets = np.concatenate([[0], before])[starts[:-1]].astype("<u4")  # do the differences
        seconds = before
        seconds -= np.repeat(offsets, sizes)
        self._starts = array("I", starts.tobytes())
        self._seconds = array("I", seconds.tobytes())
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


class WordFits:
    """How well two forms go together, also where the pair was never seen.

    The square roots of the counts of pairs, each over the fourth root of what chance expects, are a
    matrix that few dimensions explain: nouns behind "the", verbs behind "he". The product of two
    rows stands for a pair's entry, which is a smoothed estimate of how much oftener it occurs than
    by chance.
    """

    def __init__(self) -> None:
        """Unpack the rows; some milliseconds."""
        import numpy as np  # noqa: PLC0415  # 60 ms, and only where damage is repaired

        data = (_FOLDER / "word-fits.bin").read_bytes()
        self._count, self._size = (int(value) for value in np.frombuffer(data, "<u4", 2))
        half = self._count * (self._size + 4)
        self._first, self._first_share = self._side(data[8 : 8 + half])
        self._second, self._second_share = self._side(data[8 + half :])
        self._first_shares = self._first_share.tolist()
        self._second_shares = self._second_share.tolist()
        self.name: Final = self._count - 2
        self.number: Final = self._count - 1

    def _side(self, data: bytes) -> "tuple[Floats, Floats]":
        import numpy as np  # noqa: PLC0415

        count, size = self._count, self._size
        codes = np.frombuffer(data, "i1", count * size).reshape(count, size)
        scales, shares = np.frombuffer(data, "<f2", 2 * count, count * size).reshape(2, count)
        rows = codes.astype(np.float32) * scales.astype(np.float32)[:, None]
        return rows, shares.astype(np.float32)

    def place(self, rank: int) -> int:
        """Return the place of a rank among the rows; -1 where it has none."""
        return rank if 0 <= rank < self._count - 2 else -1

    def fits(self, firsts: "Places", seconds: "Places") -> "Floats":
        """Return the fit of each first with its second; 0 where a place is negative."""
        import numpy as np  # noqa: PLC0415

        product = np.einsum("ij,ij->i", self._first[firsts], self._second[seconds])
        shares = self._first_share[firsts] + self._second_share[seconds]
        found = 2 * np.log(np.maximum(product, _LEAST_PRODUCT)) - shares / 2
        found[(firsts < 0) | (seconds < 0)] = 0
        clipped: Floats = np.clip(found, LEAST_FIT, MOST_FIT).astype(np.float32)
        return clipped

    @lru_cache(maxsize=200_000)  # noqa: B019  # there is one object a process
    def fit(self, first: int, second: int) -> float:
        """Return the logarithm of how much oftener than by chance two places stand together."""
        if first < 0 or second < 0:
            return 0.0
        product = float(self._first[first] @ self._second[second])
        shares = self._first_shares[first] + self._second_shares[second]
        found = 2 * log(max(product, _LEAST_PRODUCT)) - shares / 2
        return float(min(MOST_FIT, max(LEAST_FIT, found)))


@cache
def words() -> Words:
    """Return the forms, unpacked once a process."""
    return Words()


@cache
def word_pairs() -> WordPairs:
    """Return the pairs, unpacked once a process."""
    return WordPairs()


@cache
def word_fits() -> WordFits:
    """Return the rows of fits, unpacked once a process."""
    return WordFits()


def _unpacked(name: str) -> bytes:
    return lzma.decompress((_FOLDER / name).read_bytes())

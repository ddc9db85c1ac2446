"""English words with their frequencies, and which words stand side by side.

`words.txt.xz`, `words.bin.xz`, `word-pairs.bin.xz` and `word-fits.bin` are packed columns, no
tables: the first has a form a line, most frequent first; `sayso.knowledge.words` says what the
others hold. Sources:

- SCOWL up to size 70 (Debian's package `scowl`): which forms are words, and how they are written.
- The frequency lists of symspellpy (Google Books Ngram and web counts crossed with SCOWL).
- The unigrams and bigrams of the generic US English language model that pocketsphinx carries.

    python -m training.knowledge.words      needs scowl, symspellpy, pocketsphinx and scipy
"""

import importlib.util
import lzma
import math
import re
import struct
from collections import defaultdict
from itertools import product
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

TARGET: Final = Path("src/sayso/knowledge/data")
SCOWL: Final = Path("/usr/share/dict/scowl")

LARGEST: Final = 70
"""SCOWL's sizes above it hold rarities that look like damaged words."""
COMMON: Final = 3e-7
"""A form of more than three letters in no list is a word when it is as frequent as this."""
PAIRS: Final = 1_000_000
"""So many pairs are kept: those whose loss would make the model of pairs worse by most."""
FITTED: Final = 20_000
"""Of so many forms it is kept how well they fit beside others, seen there or not."""
DIMENSIONS: Final = 32
STEP: Final = 0.25
"""Logarithms are kept in quarters."""

LOWER, CAPITAL, OTHER = 1, 2, 4
_FORM = re.compile(r"[a-z]+(?:['-][a-z]+)*")

Pairs = dict[tuple[str, str], float]


def main() -> None:
    """Write the three files and say how large they are."""
    spellings = _spellings()
    spoken, spoken_pairs = _spoken()
    written, written_pairs = _written()
    frequency = _frequencies(spoken, written)
    words = _words(spellings, frequency)
    pairs = _merged(spoken_pairs, written_pairs)
    ranks = {word: i for i, word in enumerate(words)}
    codes = [_code(frequency.get(word)) for word in words]
    _write("words.txt.xz", "\n".join(words).encode())
    flags = [spellings.get(word, CAPITAL) for word in words]
    _write("words.bin.xz", bytes(codes) + bytes(flags))
    _write("word-pairs.bin.xz", _packed(_kept(pairs, frequency, ranks), ranks, len(words)))
    fits = _fits(pairs, ranks, flags)
    (TARGET / "word-fits.bin").write_bytes(fits)
    print(f"{'word-fits.bin':<20} {len(fits):>10,} bytes")
    print(f"{len(words):,} words")


def _spellings() -> dict[str, int]:
    """Return every listed form in lower case with the ways in which it may be written."""
    if not SCOWL.is_dir():
        raise SystemExit(f"{SCOWL} is not there. Install the Debian package scowl.")
    found: dict[str, int] = defaultdict(int)
    for path in sorted(SCOWL.iterdir()):
        name, _, size = path.name.rpartition(".")
        if int(size) > LARGEST or name.endswith(("roman-numerals", "hacker")):
            continue
        for line in path.read_text(encoding="latin-1").split():
            found[line.lower()] |= _writing(line)
    return dict(found)


def _writing(form: str) -> int:
    if form.islower():
        return LOWER
    return CAPITAL if form[0].isupper() and form[1:].islower() else OTHER


def _written() -> tuple[dict[str, float], Pairs]:
    """Return the logarithms of the frequencies in symspellpy's lists."""
    folder = _package("symspellpy")
    counts = {
        word: float(count) for word, count in _rows(folder / "frequency_dictionary_en_82_765.txt")
    }
    pairs = {
        (first, second): float(count)
        for first, second, count in _rows(folder / "frequency_bigramdictionary_en_243_342.txt")
    }
    total = sum(counts.values())
    words = {word: math.log(count / total) for word, count in counts.items()}
    return words, {pair: math.log(count) for pair, count in pairs.items()}


def _rows(path: Path) -> list[list[str]]:
    return [line.split() for line in path.read_text(encoding="utf-8-sig").splitlines()]


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed. Install it with pip and run again.")
    return Path(spec.origin).parent


def _spoken() -> tuple[dict[str, float], Pairs]:
    """Return the logarithms of unigram and joint bigram probabilities of the sphinx model."""
    raw = (_package("pocketsphinx") / "model" / "en-us" / "en-us.lm.bin").read_bytes()
    names, single, context, word, conditional = _trie(raw)
    pairs = {
        (names[left], names[right]): float(single[left] + chance)
        for left, right, chance in zip(context, word, conditional, strict=True)
    }
    return dict(zip(names, map(float, single), strict=True)), pairs


_Floats = npt.NDArray[np.float64]
_Ints = npt.NDArray[np.int64]


def _trie(raw: bytes) -> tuple[list[str], _Floats, _Ints, _Ints, _Floats]:
    """Read words, unigrams and bigrams of a trigram model in sphinxbase's trie format.

    After the header stand counts, tables of quantised values, unigrams, then bigrams as fields of
    bits (first word, place of its probability, place of its backoff, first trigram), trigrams, and
    the words. Bigrams are grouped by their second word. Logarithms are to base 1.0001.
    """
    head = b"Trie Language Model"
    if not raw.startswith(head) or raw[len(head)] != 3:
        raise SystemExit("The language model of pocketsphinx has another format than in 5.1.1.")
    counts = struct.unpack_from("<3I", raw, len(head) + 1)
    at = len(head) + 1 + 12 + 4
    values = np.frombuffer(raw, "<f4", 3 << 16, at)
    at += 4 * len(values)
    fields = np.dtype([("chance", "<f4"), ("backoff", "<f4"), ("next", "<u4")])
    single = np.frombuffer(raw, fields, counts[0] + 1, at)
    at += single.nbytes
    widths = (counts[0].bit_length(), 32, counts[2].bit_length())
    bits = np.frombuffer(raw, np.uint8, ((1 + counts[1]) * sum(widths) + 7) // 8 + 8, at)
    first = _field(bits, counts[1], sum(widths), 0, widths[0])
    place = _field(bits, counts[1], sum(widths), widths[0], 32) >> 16
    sizes = np.diff(single["next"].astype(np.int64))
    sizes[-1] += counts[1] - sizes.sum()
    second = np.repeat(np.arange(counts[0]), sizes)
    base = math.log(1.0001)
    names = _names(raw, counts[0])
    chances = single["chance"][:-1] * base
    chances[names.index("<s>")] = chances[names.index("</s>")]  # each sentence has one of each
    return names, chances, first, second, values[place] * base


def _field(bits: npt.NDArray[np.uint8], count: int, width: int, at: int, size: int) -> _Ints:
    """Return the field of `size` bits that begins at bit `at` of each entry."""
    places = np.arange(count, dtype=np.int64) * width + at
    value = np.zeros(count, np.uint64)
    for k in range(7):
        value |= bits[(places >> 3) + k].astype(np.uint64) << np.uint64(8 * k)
    shifted = value >> (places & 7).astype(np.uint64)
    return (shifted & np.uint64((1 << size) - 1)).astype(np.int64)


def _names(raw: bytes, count: int) -> list[str]:
    """Return the words: the last part, behind its own length."""
    end = len(raw)
    for at in range(end - 4 - 64 * count, end):
        if at > 0 and struct.unpack_from("<I", raw, at)[0] == end - at - 4:
            return [name.decode() for name in raw[at + 4 :].split(b"\0")[:count]]
    raise SystemExit("The words of the language model were not found.")


def _frequencies(*lists: dict[str, float]) -> dict[str, float]:
    """Return for each form the mean of its logarithms in the lists that have it."""
    forms = set().union(*lists)
    found = {form: [part[form] for part in lists if form in part] for form in forms}
    return {form: sum(values) / len(values) for form, values in found.items()}


def _words(spellings: dict[str, int], frequency: dict[str, float]) -> list[str]:
    """Return the known forms, most frequent first, then by alphabet; signs of sentences first."""
    known = {form for form in spellings if _FORM.fullmatch(form)}
    known |= {
        form
        for form, log in frequency.items()
        if len(form) > 3 and log > math.log(COMMON) and _FORM.fullmatch(form)
    }
    order = sorted(known, key=lambda form: (_code(frequency.get(form)), form))
    return ["<s>", "</s>", *order]


def _code(log: float | None) -> int:
    """Return a logarithm in steps below 0; forms without a frequency are rarer than any with."""
    return 90 if log is None else max(0, min(89, round(-log / STEP)))


def _merged(spoken: Pairs, written: Pairs) -> Pairs:
    """Return joint logarithms; the written counts are scaled to the spoken by shared pairs."""
    both = spoken.keys() & written.keys()
    shift = float(np.median([spoken[pair] - written[pair] for pair in both]))
    merged = dict(spoken)
    for pair, log in written.items():
        merged[pair] = (log + shift + spoken.get(pair, log + shift)) / 2
    return merged


_Kept = list[tuple[int, int, int]]


def _kept(pairs: Pairs, frequency: dict[str, float], ranks: dict[str, int]) -> _Kept:
    """Return first word, second word and association of the pairs that tell most."""
    told: list[tuple[float, int, int, int]] = []
    for (first, second), joint in pairs.items():
        if first not in ranks or second not in ranks:
            continue
        gain = joint - frequency[first] - frequency[second]
        code = max(-32, min(63, round(gain / STEP)))
        if code:
            told.append((-math.exp(joint) * abs(gain), ranks[first], ranks[second], code))
    told.sort()
    return sorted(entry[1:] for entry in told[:PAIRS])


def _packed(kept: _Kept, ranks: dict[str, int], words: int) -> bytes:
    """Return the number of pairs of each first word, then second words as steps, then codes."""
    del ranks
    first, second, code = (np.array(column) for column in zip(*kept, strict=True))
    sizes = np.bincount(first, minlength=words)
    used = int(np.flatnonzero(sizes)[-1]) + 1
    starts = np.r_[True, first[1:] != first[:-1]]
    steps = np.where(starts, second, np.r_[0, np.diff(second)])
    columns = (
        sizes[:used].astype("<u2"), (steps & 255).astype("u1"), (steps >> 8 & 255).astype("u1"),
        (steps >> 16).astype("u1"), (code + 32).astype("u1"),
    )  # fmt: skip
    head = struct.pack("<2I", used, len(kept))
    return head + b"".join(column.tobytes() for column in columns)


_NUMBER_WORDS: Final = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
)
_NUMBERS: Final = frozenset(_NUMBER_WORDS.split())


def _fits(pairs: Pairs, ranks: dict[str, int], flags: list[int]) -> bytes:
    """Return the rows whose products are how well two forms go together (`WordFits`).

    The matrix holds the square root of each pair's share over the fourth root of what chance
    expects; its largest singular vectors are kept. Forms written with a capital alone are counted
    as the form "any name" too, numbers as "any number".
    """
    from scipy.sparse import csr_matrix, diags  # noqa: PLC0415  # for this alone
    from scipy.sparse.linalg import svds  # noqa: PLC0415

    size = FITTED + 2
    classes = {rank: FITTED for form, rank in ranks.items() if rank > 1 and flags[rank] == CAPITAL}
    classes |= {ranks[form]: FITTED + 1 for form in _NUMBERS}
    first, second, share = [], [], []
    for pair, joint in pairs.items():
        if pair[0] in ranks and pair[1] in ranks:
            lefts, rights = (_places(ranks[form], classes) for form in pair)
            for left, right in product(lefts, rights):
                first.append(left)
                second.append(right)
                share.append(math.exp(joint))
    matrix = csr_matrix((share, (first, second)), (size, size))
    matrix.sum_duplicates()
    rows, columns = (np.asarray(matrix.sum(axis)).ravel() + 1e-12 for axis in (1, 0))
    matrix.data = np.sqrt(matrix.data)
    scaled = diags(rows**-0.25) @ matrix @ diags(columns**-0.25)
    left, values, right = svds(scaled.astype(np.float32), DIMENSIONS, random_state=0)
    weight = np.sqrt(values)
    sides = _side(left * weight, rows) + _side(right.T * weight, columns)
    return struct.pack("<2I", size, DIMENSIONS) + sides


def _places(rank: int, classes: dict[int, int]) -> list[int]:
    """Return the rows at which a form is counted."""
    own = [rank] if rank < FITTED else []
    return [*own, classes[rank]] if rank in classes else own


def _side(rows: _Floats, shares: _Floats) -> bytes:
    """Return signed bytes by dimension, the scale of each row and the logarithm of its share."""
    scales = np.maximum((np.abs(rows).max(axis=1) / 127).astype("<f2"), np.float16(1e-7))
    codes = np.clip(np.round(rows / scales.astype(float)[:, None]), -127, 127).astype("i1")
    return codes.tobytes() + scales.tobytes() + np.log(shares).astype("<f2").tobytes()


def _write(name: str, content: bytes) -> None:
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "lc": 4, "lp": 0}]
    packed = lzma.compress(content, format=lzma.FORMAT_XZ, filters=filters)
    (TARGET / name).write_bytes(packed)
    print(f"{name:<20} {len(content):>10,} bytes, {len(packed):>10,} packed")


if __name__ == "__main__":
    main()

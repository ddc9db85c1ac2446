"""Damage put into clean text, with the truth: what OCR and bad extraction do to news.

In goes a clean text, out comes the damaged text and its defects in the form of
`scorers/eval_repair.py`. The mix is that of the design note, in per cent: 29 dropped letters, 25
confused, 28 words joined, 8 split, 5 doubled letters, 5 stray spaces and wrong quotation marks. A
third of the letters lost inside a word leave a gap ("Pre ident"), as a glyph does that was not
found. Names and words of two letters are hit like all others, and a damaged word may be another
word ("he" for "the"). The same seed gives the same damage.

The confusions were written down before those of `sayso.repair` and are wider: every seventh is any
letter for any other.
"""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

RATE: Final = 0.0175
"""Defects a word; the note's two damaged copies have 959 in 54,830 words."""

_WORD: Final = re.compile(r"\S+")
_CORE: Final = re.compile(r"[^\W\d_]+")
_LETTERS: Final = "etaoinsrhldcumfpgwybvkxjqz"

# What a scanner often loses counts three times.
_THIN: Final = frozenset("lirtfjI'")

_CONFUSIONS: Final[dict[str, tuple[str, ...]]] = {
    "rn": ("m",), "m": ("rn", "in", "ni"), "cl": ("d",), "d": ("cl", "a"), "li": ("h", "ll"),
    "h": ("b", "li", "n"), "e": ("c", "o", "a"), "c": ("e", "o"), "o": ("c", "e", "0"),
    "l": ("1", "i", "I", "t"), "i": ("l", "1", "j", "t"), "t": ("f", "l", "r"), "f": ("t", "r"),
    "u": ("n", "ii", "v"), "n": ("u", "ri", "r", "h"), "v": ("y", "r"), "y": ("v",),
    "w": ("vv",), "s": ("a", "5", "c", "8"), "a": ("s", "o", "e"), "b": ("h", "6"), "g": ("q", "9"),
    "r": ("i", "t"), "ti": ("n",), "in": ("m",), "ll": ("U", "11"), "fi": ("n",), "k": ("lc",),
    "I": ("l", "1"), "B": ("8", "R"), "S": ("5", "8"), "O": ("0", "Q"), "T": ("I", "F"),
    "E": ("F", "B"), "H": ("II", "N"), "R": ("B", "P"), "M": ("N", "IVI"), "D": ("O",),
    "C": ("G", "("), "G": ("C", "6"), "N": ("M", "H"), "P": ("F", "R"), "W": ("VV",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Defect:
    """Whole words of the damaged text that are wrong, and what they should read."""

    start: int
    end: int
    right: str
    kind: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Damaged:
    """A damaged text and its defects, in order."""

    text: str
    defects: tuple[Defect, ...]

    def item(self, name: str, clean: str, group: str = "") -> dict[str, object]:
        """Return what the scorer reads."""
        defects = [
            {
                "start": defect.start, "end": defect.end, "right": defect.right,
                "kind": defect.kind, "also": list(defect.also),
            }
            for defect in self.defects
        ]  # fmt: skip
        return {
            "id": name, "damaged": self.text, "clean": clean, "defects": defects, "group": group,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Habit:
    """What one scanner does again and again: a letter it loses, a confusion it makes."""

    lost: str = ""
    confused: str = ""


@dataclass(frozen=True, slots=True)
class _Hit:
    """`count` words from `at` on now read `now`."""

    at: int
    count: int
    now: str
    kind: str
    also: tuple[str, ...] = ()


def damage(text: str, seed: str, *, rate: float = RATE, has_habits: bool = False) -> Damaged:
    """Return `text` with about `rate` defects a word.

    With `has_habits`, half of the dropped and of the confused letters are one and the same letter
    or confusion, as in a document that one scanner read.
    """
    chance = random.Random(seed)  # repeatable, not secret
    spans = [match.span() for match in _WORD.finditer(text)]
    habit = _habit(chance) if has_habits else _Habit()
    hits: dict[int, _Hit] = {}
    taken: set[int] = set()
    for kind in _wanted(round(rate * len(spans)), chance):
        hit = _placed(kind, text, spans, taken, habit, chance)
        if hit is not None:
            hits[hit.at] = hit
            taken.update(range(hit.at, hit.at + hit.count))
    return _written(text, spans, [hits[at] for at in sorted(hits)])


def _habit(chance: random.Random) -> _Habit:
    return _Habit(chance.choice("sltfrie"), chance.choice(("e", "h", "l", "t", "rn", "m", "c")))


def _wanted(count: int, chance: random.Random) -> list[str]:
    """Return the kinds to place, in the shares of the mix, in any order."""
    kinds = [kind for kind, (share, _) in _KINDS.items() for _ in range(round(share * 10))]
    chance.shuffle(kinds)
    return [kinds[i % len(kinds)] for i in range(count)]


def _placed(
    kind: str,
    text: str,
    spans: Sequence[tuple[int, int]],
    taken: set[int],
    habit: _Habit,
    chance: random.Random,
) -> _Hit | None:
    """Try words at random until one can take the damage."""
    make = _KINDS[kind][1]
    for _ in range(400):
        at = chance.randrange(len(spans))
        words = [text[start:end] for start, end in spans[at : at + 2]]
        if len(words) == 2 and text[spans[at][1] : spans[at + 1][0]] != " ":
            del words[1]  # a line or a paragraph ends here
        made = make(words, habit, chance)
        if made is None:
            continue
        count, now, also = made
        before = " ".join(words[:count])
        free = not any(i in taken for i in range(at, at + count))
        if free and now != before and now.strip():
            return _Hit(at, count, now, kind, also)
    return None


def _written(text: str, spans: Sequence[tuple[int, int]], hits: Sequence[_Hit]) -> Damaged:
    pieces: list[str] = []
    defects: list[Defect] = []
    at = written = 0
    for hit in hits:
        start, end = spans[hit.at][0], spans[hit.at + hit.count - 1][1]
        pieces += (text[at:start], hit.now)
        written += start - at
        defects.append(Defect(written, written + len(hit.now), text[start:end], hit.kind, hit.also))
        written += len(hit.now)
        at = end
    pieces.append(text[at:])
    return Damaged("".join(pieces), tuple(defects))


_Made = tuple[int, str, tuple[str, ...]] | None
_Maker = Callable[[list[str], _Habit, random.Random], _Made]


def _core(word: str, least: int) -> tuple[int, int] | None:
    """Return where the first letters of a word lie; None when there are fewer than `least`."""
    if "/" in word or "@" in word or "www." in word:
        return None
    found = _CORE.search(word)
    return found.span() if found and found.end() - found.start() >= least else None


def _dropped(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    word = words[0]
    core = _core(word, 2)
    if core is None:
        return None
    places = list(range(*core))
    if habit.lost and chance.random() < 0.5:
        places = [i for i in places if word[i] == habit.lost]
        if not places:
            return None
    weights = [3 if word[i] in _THIN else 1 for i in places]
    at = chance.choices(places, weights)[0]
    is_inner = core[0] < at < core[1] - 1
    gap = " " if is_inner and chance.random() < 1 / 3 else ""
    return 1, word[:at] + gap + word[at + 1 :], ()


def _confused(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    word = words[0]
    core = _core(word, 2)
    if core is None:
        return None
    if chance.random() < 1 / 7:
        at = chance.randrange(*core)
        other = chance.choice(_LETTERS)
        return 1, word[:at] + other + word[at + 1 :], ()
    places = [
        (at, length)
        for at in range(*core)
        for length in (1, 2)
        if at + length <= core[1] and word[at : at + length] in _CONFUSIONS
    ]
    if habit.confused and chance.random() < 0.5:
        places = [(at, n) for at, n in places if word[at : at + n] == habit.confused]
    if not places:
        return None
    at, length = chance.choice(places)
    was = word[at : at + length]
    now = _CONFUSIONS[was][0] if was == habit.confused else chance.choice(_CONFUSIONS[was])
    return 1, word[:at] + now + word[at + length :], ()


def _joined(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    del habit, chance
    if len(words) < 2 or not (words[0][-1].isalpha() and words[1][0].isalpha()):
        return None
    return 2, words[0] + words[1], ()


def _split(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    del habit
    core = _core(words[0], 3)
    if core is None:
        return None
    at = chance.randrange(core[0] + 1, core[1])
    return 1, f"{words[0][:at]} {words[0][at:]}", ()


def _doubled(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    del habit
    core = _core(words[0], 2)
    if core is None:
        return None
    at = chance.randrange(*core)
    return 1, words[0][: at + 1] + words[0][at:], ()


def _spaced(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    """Put a space before a mark, or lose the one behind it."""
    del habit
    word = words[0]
    if len(word) < 2 or word[-1] not in ",;:." or not word[-2].isalpha():
        return None
    if word[-1] != "." and len(words) == 2 and words[1][0].isalpha() and chance.random() < 0.5:
        return 2, word + words[1], ()
    return 1, f"{word[:-1]} {word[-1]}", ()


_TWINS: Final = {'"': "“”", "“": '"', "”": '"', "'": "’‘", "’": "'", "‘": "'"}
_WRONG: Final = {
    '"': ("''", "*", ",,"), "“": ('"', "”", "“ "), "”": ('"', "“", " ”"),
    "'": ("`", '"', "´"), "’": ("‘", "`", '"'), "‘": ("’", "`"),
}  # fmt: skip


def _misquoted(words: list[str], habit: _Habit, chance: random.Random) -> _Made:
    del habit
    word = words[0]
    places = [at for at, char in enumerate(word) if char in _WRONG]
    if not places:
        return None
    at = chance.choice(places)
    now = chance.choice(_WRONG[word[at]])
    also = tuple(word[:at] + twin + word[at + 1 :] for twin in _TWINS[word[at]])
    made = word[:at] + now + word[at + 1 :]
    return None if made in also else (1, made, also)


_KINDS: Final[dict[str, tuple[float, _Maker]]] = {
    "dropped": (29, _dropped),
    "confused": (25, _confused),
    "joined": (28, _joined),
    "split": (8, _split),
    "doubled": (5, _doubled),
    "space": (2.5, _spaced),
    "quote": (2.5, _misquoted),
}

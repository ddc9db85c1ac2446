"""Writes `reading/events/things.tsv`: nouns that name things, by WordNet's lexicographer files.

In: the noun files of WordNet 3.0 (Debian's `wordnet-base`, or the archive of Princeton), and the
word list that ships with Sayso, most common first. Out: a line for each kind of thing with its
nouns. A noun counts as a thing when its senses, weighted by how often SemCor has them, lie in one
of the kinds for three quarters at least and are hardly ever a person, a group or a place. What
carries people or their weapons, buildings and papers, which stand for those within or behind them,
are left out, and so are quantities ("a dozen fled").

    python -m training.things FOLDER
"""

import argparse
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.knowledge.words import Words

OUT = Path(__file__).parents[1] / "src" / "sayso" / "reading" / "events" / "things.tsv"

_FILES = {
    "05": "animal", "06": "artefact", "07": "attribute", "08": "body", "09": "cognition",
    "12": "feeling", "13": "food", "14": "group", "15": "place", "16": "motive", "17": "object",
    "18": "person", "19": "phenomenon", "20": "plant", "21": "possession", "22": "process",
    "24": "relation", "25": "shape", "26": "state", "27": "substance", "28": "time",
}  # fmt: skip
_ACTING = ("person", "group", "place", "name", "bearer")
_BEARERS = (
    "vehicle", "weapon", "ammunition", "explosive", "structure", "weaponry", "military_unit",
    "medium", "document",
)  # fmt: skip
_ENOUGH, _HARDLY = 0.75, 0.12
_COMMON = 60_000
_FIRST, _LATER = 0.7, 0.3
"""What a sense weighs beside its count: words that SemCor lacks go by the order of their senses."""
_KEPT_OUT = """
majority minority power bench press staff opposition crew cast rank file wing arm voice head face
heart hand mouthpiece brain eye muscle element hardliner youth presidency premiership chairmanship
kremlin downing contingent column exchequer cabinet throne chair alliance bus garrison security
cleaner regulator airline ring desk axis fund street station airport organ watch mine stone hub
unrest peace terror crossing counterpart brass
leaflet placard banner poster billboard sticker note card screen tape sign
"""
"""Words that often stand for people where politics are told."""


@dataclass(frozen=True, slots=True)
class Sense:
    """A synset: its kind, and the synsets above it."""

    kind: str
    above: tuple[str, ...]


def main() -> None:
    """Read the files of WordNet and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    senses = dict(read_senses(folder / "data.noun"))
    index = dict(read_index(folder / "index.noun"))
    counts = dict(read_counts(folder / "cntlist.rev"))
    bearers = frozenset(index[word][0] for word in _BEARERS)
    found: dict[str, list[str]] = defaultdict(list)
    for word in common_words():
        kind = kind_of(word, index.get(word, ()), senses, counts, bearers)
        if kind:
            found[kind].append(word)
    lines = [f"{kind}\t{' '.join(sorted(nouns))}" for kind, nouns in sorted(found.items())]
    OUT.write_text("\n".join([HEADER, "kind\tnouns", *lines, ""]), encoding="utf-8")


HEADER = """\
# Nouns that name things, by kind, from WordNet 3.0 (copyright 2006 Princeton University; licence in
# NOTICE).
# Made by training/things.py; not to be edited by hand."""


def common_words() -> list[str]:
    """Return the plain words of the shipped list without names, those for nobody left out."""
    plain, kept_out = re.compile(r"[a-z]{3,}"), frozenset(_KEPT_OUT.split())
    return [
        word for word in Words().forms[:_COMMON] if plain.fullmatch(word) and word not in kept_out
    ]


def read_senses(path: Path) -> Iterator[tuple[str, Sense]]:
    """Yield every noun synset by its offset."""
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        cells = line.partition("|")[0].split()
        at = 4 + 2 * int(cells[3], 16)
        pointers = [(cells[at + 1 + 4 * i], cells[at + 2 + 4 * i]) for i in range(int(cells[at]))]
        kind = "name" if any(mark == "@i" for mark, _ in pointers) else _FILES.get(cells[1], "deed")
        yield cells[0], Sense(kind, tuple(to for mark, to in pointers if mark in ("@", "@i")))


def read_index(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield every noun with the offsets of its senses, the most common first."""
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("  "):
            cells = line.split()
            yield cells[0], tuple(cells[6 + int(cells[3]) :])


def read_counts(path: Path) -> Iterator[tuple[tuple[str, int], int]]:
    """Yield how often SemCor has a noun in one of its senses."""
    for line in path.read_text("utf-8").splitlines():
        key, sense, count = line.split()
        noun, _, rest = key.partition("%")
        if rest.startswith("1:"):
            yield (noun, int(sense)), int(count)


def kind_of(
    word: str,
    offsets: tuple[str, ...],
    senses: dict[str, Sense],
    counts: dict[tuple[str, int], int],
    bearers: frozenset[str],
) -> str | None:
    """Return the kind of thing that a noun names, `None` for what may act."""
    shares: dict[str, float] = defaultdict(float)
    for number, offset in enumerate(offsets, 1):
        kind = senses[offset].kind
        if kind == "artefact" and bearers & _upwards(offset, senses):
            kind = "bearer"
        shares[kind] += counts.get((word, number), 0) + (_FIRST if number == 1 else _LATER / number)
    total = sum(shares.values())
    things = {k: n for k, n in shares.items() if k not in (*_ACTING, "deed")}
    acting = sum(shares[kind] for kind in _ACTING)
    if not things or sum(things.values()) < _ENOUGH * total or acting >= _HARDLY * total:
        return None
    return max(sorted(things), key=lambda kind: things[kind])


def _upwards(offset: str, senses: dict[str, Sense]) -> set[str]:
    found = {offset}
    waiting = [offset]
    while waiting:
        for above in senses[waiting.pop()].above:
            if above not in found:
                found.add(above)
                waiting.append(above)
    return found


if __name__ == "__main__":
    main()

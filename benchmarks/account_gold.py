"""The gold of whole accounts (`gold/accounts`): what a reader should find from end to end.

One row of `NAME.tsv` is one thing that `NAME.txt` says; `gold/accounts/GUIDELINE.md` tells the
columns. Words are pointed at by *anchors*: a piece of the text, which must stand there once, with
the word that counts in square brackets. White space in an anchor stands for any white space.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sayso.record.vocabulary import Span

FOLDER = Path(__file__).parents[1] / "gold" / "accounts"
MENDED_ON = frozenset({"border", "coup", "militia", "strike", "trial"})
"""The accounts whose errors have been mended; only the others tell how a new text is read."""
OPEN = "-"
ANY = "*"
_COLUMNS = {
    "actor": 3, "role": 4, "event": 5, "tie": 4, "cause": 3, "statement": 2, "claim": 3, "place": 2,
    "forecast": 2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One row; an optional one earns nothing when found and costs nothing when missed."""

    kind: str
    cells: tuple[str, ...]
    is_optional: bool
    line: int


@dataclass(frozen=True, slots=True)
class Side:
    """Who may stand on one side of an event or tie.

    `needed` is a tuple of choices of which one key each must be there, `OPEN` among them where
    nobody needs to be; `allowed` may be there too. `is_free` accepts everybody.
    """

    needed: tuple[frozenset[str], ...] = ()
    allowed: frozenset[str] = frozenset()
    is_free: bool = False

    def accepts(self, keys: frozenset[str]) -> bool:
        """Tell whether exactly these may stand here."""
        if self.is_free:
            return True
        known = frozenset().union(*self.needed) | self.allowed
        return keys <= known and all(OPEN in one or keys & one for one in self.needed)


@dataclass(frozen=True, slots=True)
class Account:
    """A text and the rows of its gold."""

    name: str
    text: str
    rows: tuple[Row, ...] = field(repr=False)

    @property
    def group(self) -> str:
        """Return whether rules were ever changed for this account's errors."""
        return "mended on" if self.name in MENDED_ON else "fresh"

    def of(self, kind: str) -> list[Row]:
        """Return the rows of a kind, in their order."""
        return [row for row in self.rows if row.kind == kind]

    def spans(self, anchors: str) -> list[Span]:
        """Return the bracketed words of the anchors in one cell, as spans of the text.

        Raises ValueError where an anchor does not stand in the text once.
        """
        return [_anchored(self.text, anchor.strip()) for anchor in anchors.split(";;")]


def accounts() -> list[Account]:
    """Return all accounts, by name."""
    return [read_account(path) for path in sorted(FOLDER.glob("*.tsv"))]


def read_account(path: Path) -> Account:
    """Return one account. Raises ValueError for a row that has no known form."""
    text = path.with_suffix(".txt").read_text("utf-8")
    return Account(path.stem, text, tuple(_rows(path.read_text("utf-8"))))


def _rows(written: str) -> Iterator[Row]:
    for number, line in enumerate(written.splitlines(), 1):
        if line and not line.startswith("#"):
            kind, *cells = line.split("\t")
            is_optional = kind.endswith("?")
            if len(cells) != _COLUMNS.get(kind.rstrip("?")):
                raise ValueError(f"line {number}: {kind} with {len(cells)} columns is no row")
            yield Row(kind.rstrip("?"), tuple(cells), is_optional, number)


def _anchored(text: str, anchor: str) -> Span:
    before, word, after = re.split(r"[\[\]]", anchor)
    pattern = f"{_loose(before)}({_loose(word)}){_loose(after)}"
    found = list(re.finditer(pattern, text))
    if len(found) != 1:
        raise ValueError(f"{anchor!r} stands in the text {len(found)} times")
    return found[0].span(1)


def _loose(words: str) -> str:
    """Return a pattern for words with any white space between them."""
    pieces = [re.escape(piece) for piece in re.split(r"\s+", words)]
    return r"\s+".join(pieces)


def side(cell: str) -> Side:
    """Return who may stand on a side: `a b` both, `a/b` one of them, `a?` perhaps, `-`, `*`."""
    words = cell.split()
    if ANY in words:
        return Side(is_free=True)
    needed = tuple(
        frozenset(word.split("/")) for word in words if not word.endswith("?") and word != OPEN
    )
    return Side(needed, frozenset(word.rstrip("?") for word in words if word.endswith("?")))


def choices(cell: str) -> frozenset[str]:
    """Return the choices that a cell gives, parted by slashes or commas."""
    return frozenset(re.split("[/,]", cell))


def pairs(
    golds: Sequence[int], founds: Sequence[int], score: Callable[[int, int], float]
) -> dict[int, int]:
    """Match one to one and greedily: the best pair first, then in order; none at a score of 0."""
    scored = [(-score(g, f), g, f) for g in golds for f in founds]
    matched: dict[int, int] = {}
    taken: set[int] = set()
    for value, gold, found in sorted(scored):
        if value < 0 and gold not in matched and found not in taken:
            matched[gold] = found
            taken.add(found)
    return matched

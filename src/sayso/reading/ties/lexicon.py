"""The tables of the tie layer: stative predicates and offices, loaded once."""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from sayso.record.vocabulary import Holds, TieKind

Direction = Literal[">", "<", "="]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that binds its subject to another party; see `predicates.tsv` for the columns."""

    lemma: str
    preposition: str
    kind: TieKind
    direction: Direction
    holds: Holds | None


def _rows(name: str) -> list[list[str]]:
    text = resources.files("sayso.reading.ties").joinpath(name).read_text(encoding="utf-8")
    lines = [row for row in text.split("\n") if row.strip() and not row.startswith("#")]
    return [row.split("\t") for row in lines[1:]]


@cache
def predicates(pos: Literal["v", "n", "a"]) -> dict[str, tuple[Predicate, ...]]:
    """Return the predicates of one part of speech by lemma."""
    found: dict[str, list[Predicate]] = {}
    for lemma, part, preposition, kind, direction, holds in _rows("predicates.tsv"):
        if part == pos:
            predicate = Predicate(
                lemma,
                preposition,
                cast("TieKind", kind),
                cast("Direction", direction),
                cast("Holds", holds) if holds else None,
            )
            found.setdefault(lemma, []).append(predicate)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


@cache
def offices() -> dict[str, TieKind]:
    """Return the tie that an office word makes between its holder and the body."""
    return {word: cast("TieKind", kind) for word, kind in _rows("roles.tsv")}

"""The tables of the tie layer: predicates, phrases, compounds, offices, words; loaded once."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, cast

from sayso.record.vocabulary import Holds, TieKind

Direction = Literal[">", "<", "=", "^"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that binds its subject to another party; see `predicates.tsv` for the columns."""

    lemma: str
    preposition: str
    kind: TieKind
    direction: Direction
    holds: Holds | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with a noun that bind its subject to another party; see `phrases.tsv`."""

    verbs: frozenset[str]
    """Lemmas; empty where the noun stands with a copula and a preposition ("is at war with")."""
    case: str
    """The noun's own preposition, empty for an object."""
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of `words.toml`; see the comments there."""

    past: frozenset[str]
    future: frozenset[str]
    denials: frozenset[str]
    endings: frozenset[str]
    lasting: frozenset[str]
    promises: frozenset[str]
    belongings: frozenset[str]
    conducting: frozenset[str]
    deeds: frozenset[str]
    members: frozenset[str]
    reports: frozenset[str]
    sent: frozenset[str]
    joined: frozenset[str]
    habits: frozenset[str]
    deputies: frozenset[str]
    forces: frozenset[str]
    help: frozenset[str]
    handing: frozenset[str]
    ranks: frozenset[str]
    devoted: frozenset[str]
    means: frozenset[str]
    staff: frozenset[str]
    suspicions: frozenset[str]
    becoming: frozenset[str]
    quantities: frozenset[str]


def _text(name: str) -> str:
    return resources.files("sayso.reading.ties").joinpath(name).read_text(encoding="utf-8")


def _rows(name: str) -> list[list[str]]:
    lines = [row for row in _text(name).split("\n") if row.strip() and not row.startswith("#")]
    return [row.split("\t") for row in lines[1:]]


def _predicate(lemma: str, preposition: str, kind: str, direction: str, holds: str) -> Predicate:
    return Predicate(
        lemma,
        preposition,
        cast("TieKind", kind),
        cast("Direction", direction),
        cast("Holds", holds) if holds else None,
    )


@cache
def predicates(pos: Literal["v", "n", "p", "a"]) -> dict[str, tuple[Predicate, ...]]:
    """Return the predicates of one part of speech by lemma."""
    found: dict[str, list[Predicate]] = {}
    for lemma, part, preposition, kind, direction, holds in _rows("predicates.tsv"):
        if part == pos:
            entry = _predicate(lemma, preposition, kind, direction, holds)
            found.setdefault(lemma, []).append(entry)
    return {lemma: tuple(entries) for lemma, entries in found.items()}


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases by the lemma of their noun."""
    found: dict[str, list[Phrase]] = {}
    for verbs, case, noun, prepositions, kind, direction in _rows("phrases.tsv"):
        for preposition in prepositions.split():
            entry = _predicate(noun, preposition, kind, direction, "")
            found.setdefault(noun, []).append(Phrase(frozenset(verbs.split()), case, entry))
    return {noun: tuple(entries) for noun, entries in found.items()}


@cache
def compounds() -> dict[str, Predicate]:
    """Return the second parts of "X-backed", the first parts of "pro-X", with their tie."""
    return {
        word: _predicate(f"{word}_compound", "", kind, direction, "")
        for word, kind, direction in _rows("compounds.tsv")
    }


@cache
def offices() -> dict[str, TieKind]:
    """Return the tie that an office word makes between its holder and the body."""
    return {word: cast("TieKind", kind) for word, kind in _rows("roles.tsv")}


@cache
def words() -> Words:
    """Return the word lists."""
    data = tomllib.loads(_text("words.toml"))
    return Words(**{name: frozenset(listed.split()) for name, listed in data.items()})

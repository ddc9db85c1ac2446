"""The channel: what a damaged word may have been, one step away.

Steps are a lost letter, a letter taken for another (`confusions.toml`), a doubled letter, a letter
too many. No step is judged here; each carries the class that the weights know it by.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

LETTERS: Final = "etaoinsrhldcumfpgwybvkxjqz"
THIN: Final = frozenset("lirtfj")
"""Letters that a scanner often loses."""


@dataclass(frozen=True, slots=True)
class Step:
    """A form one step away: the class of the step, what stood there and what was meant."""

    form: str
    step: str
    read: str
    meant: str
    at: int


@cache
def confusions() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Return what was meant by what was read: letters, then digits."""
    table = tomllib.loads(files(__package__).joinpath("confusions.toml").read_text("utf-8"))
    letters, digits = (
        {read: tuple(meant) for read, meant in table[part].items()}
        for part in ("letters", "digits")
    )
    return letters, digits


def steps(form: str, ranks: Mapping[str, int]) -> Iterator[Step]:
    """Yield every form one step away that has a rank; a form may come twice."""
    if not form.isalpha():
        yield from _confused(form, confusions()[1], "digit", ranks)
        return
    lower = form.lower()
    yield from _lost(lower, ranks)
    yield from _confused(form, confusions()[0], "listed", ranks)
    yield from _other(lower, ranks)
    yield from _too_many(lower, ranks)


def _lost(form: str, ranks: Mapping[str, int]) -> Iterator[Step]:
    for at in range(len(form) + 1):
        before, behind = form[:at], form[at:]
        for letter in LETTERS:
            made = before + letter + behind
            if made not in ranks or (at and form[at - 1] == letter):
                continue  # not a word, or the same as with the letter one place before
            yield Step(made, "lost thin" if letter in THIN else "lost", "", letter, at)


def _confused(
    form: str, table: Mapping[str, tuple[str, ...]], step: str, ranks: Mapping[str, int]
) -> Iterator[Step]:
    for at in range(len(form)):
        for size in (1, 2):
            read = form[at : at + size]
            for meant in table.get(read, ()) if len(read) == size else ():
                made = (form[:at] + meant + form[at + size :]).lower()
                if made in ranks and made != form.lower():
                    yield Step(made, step, read, meant, at)


def _other(form: str, ranks: Mapping[str, int]) -> Iterator[Step]:
    for at, read in enumerate(form):
        before, behind = form[:at], form[at + 1 :]
        for letter in LETTERS:
            made = before + letter + behind
            if made in ranks and letter != read:
                yield Step(made, "other", read, letter, at)


def _too_many(form: str, ranks: Mapping[str, int]) -> Iterator[Step]:
    for at, read in enumerate(form):
        made = form[:at] + form[at + 1 :]
        if made not in ranks or (at and form[at - 1] == read):
            continue
        is_doubled = at + 1 < len(form) and form[at + 1] == read
        yield Step(made, "doubled" if is_doubled else "extra", read, "", at)

"""Facilities among the names: no free corpus marks them apart, so a noun list does.

A place or organisation whose last word is a facility noun ("Port Ansel Airport") becomes FAC.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib import resources

from sayso.language.analysis import Name


@cache
def _nouns() -> frozenset[str]:
    text = resources.files("sayso.language").joinpath("data/facilities.txt").read_text("utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(line for line in lines if line)


def with_facilities(names: Sequence[Name], forms: Sequence[str]) -> tuple[Name, ...]:
    """Return the names with facilities relabelled; a one-word name is never one."""
    nouns = _nouns()
    return tuple(
        replace(name, label="FAC")
        if name.label in ("LOC", "ORG")
        and name.end - name.start > 1
        and forms[name.end - 1].lower() in nouns
        else name
        for name in names
    )

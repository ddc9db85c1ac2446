"""Numbers in which a scanner read letters for digits: "9,O00", "l9l7", "2Oth".

Only what has the shape of a number and nothing else is mended: groups of three behind commas,
years, decimal fractions, and digits with O in them. Letters at the end stay, but for O: "50l" is a
measure.
"""

import re
from collections.abc import Iterator
from typing import Final

from sayso.record.edits import Change

SURE: Final = 0.97

_MIXED: Final = re.compile(
    r"(?<![\w.,'’/$#@&+_])(?<![A-Za-z][-–])(?=[Oo0-9IlSB,.]{0,11}[OoIlSB])"
    r"([0-9OolI][0-9OoIlSB]*+(?:[,.][0-9OoIlSB]++)*+)(?:s|th|%)?+(?![\w'’/@_])"
)
_DIGITS: Final = str.maketrans("OoIlSB", "001158")
_SHAPES: Final = tuple(
    map(
        re.compile,
        (
            r"[1-9IlO][0-9OolI]{0,2}(?:,[0-9OoIlSB]{3})++",  # 9,O00
            r"[1lI][0-9OolISB]{3}|2[0Oo][0-9OolISB]{2}",  # l9l7
            r"[0-9OolI]{1,3}\.[0-9Ool]{1,3}",  # 3.O
            r"[1-9]\d{0,8}+[Oo]{1,6}|[1-9][0-9OolI]{0,8}\d|[lI]\d{2,8}",  # 2O, 1O5, l05
        ),
    )
)
_LEAST_DIGITS: Final = (1, 2, 1, 1)
"""So many true digits each shape needs."""


def propose_numbers(text: str) -> Iterator[Change]:
    """Yield the digits that letters stand for, in order."""
    for found in _MIXED.finditer(text):
        was = found[1]
        if not was.isdigit() and _is_number(was):
            yield from _changes(was, found.start())


def _is_number(was: str) -> bool:
    digits = sum(map(str.isdigit, was))
    return any(
        digits >= least and shape.fullmatch(was)
        for shape, least in zip(_SHAPES, _LEAST_DIGITS, strict=True)
    )


def _changes(was: str, start: int) -> Iterator[Change]:
    """Yield one change for each letter."""
    for at, (old, new) in enumerate(zip(was, was.translate(_DIGITS), strict=True), start):
        if old != new:
            yield Change(at, at + 1, new, "letter", SURE, "a letter for a digit")

"""No compiled pattern of the rooms that touch a document's characters is slow on any text.

Python's `re` backtracks and cannot be timed out, so every pattern must be linear on what trips
patterns: long runs of one thing. Patterns are found wherever modules keep them: in globals, tables
and dataclasses.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import sayso.intake
import sayso.repair

LENGTHS = (2_000, 20_000)
PIECES = [
    "a", " ", '"', "(", "Ab ", "aB", "A-", "1", "-", "<a ", "\n", "A. ", "May 1, ", "a@", "http://a.",
    "\t ", "&", "=?a?b?", ";a=", "<!--", "</", "[", "\\", "{", "From a\n", " \n", "\r", "’", "—",
    "é", "a\u0301", "0.", "1,", ": ", "x:", "\u00ad",
]  # fmt: skip


def modules() -> Iterator[str]:
    for package in (sayso.intake, sayso.repair):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith((".child", ".guard")):
                yield module.name


def patterns_in(value: object, depth: int = 0) -> Iterator[re.Pattern[str] | re.Pattern[bytes]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth > 4:
        return
    elif isinstance(value, dict):
        for each in (*value.keys(), *value.values()):
            yield from patterns_in(each, depth + 1)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from patterns_in(each, depth + 1)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from patterns_in(getattr(value, field.name), depth + 1)


def named_patterns() -> Iterator[object]:
    seen: set[object] = set()
    for name in modules():
        for what, value in vars(importlib.import_module(name)).items():
            for number, pattern in enumerate(patterns_in(value)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    yield pytest.param(pattern, id=f"{name}.{what}.{number}")


def seconds(pattern: re.Pattern[Any], piece: str, length: int) -> float:
    text = piece * (length // len(piece))
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text
    start = time.process_time()
    for _ in pattern.finditer(subject):
        pass
    pattern.match(subject)
    pattern.fullmatch(subject)
    return time.process_time() - start


@pytest.mark.parametrize("pattern", list(named_patterns()))
def test_a_pattern_takes_no_more_than_thirty_times_as_long_for_ten_times_the_text(pattern):
    for piece in PIECES:
        short, long = (seconds(pattern, piece, length) for length in LENGTHS)
        assert long < 30 * short + 0.02, (piece, short, long)


def test_patterns_are_found_wherever_they_are_kept():
    one = re.compile("a")
    assert list(patterns_in({"a": [(one,)], "b": frozenset({one})})) == [one, one]
    assert len(list(named_patterns())) > 50


_OUT_OF_SIGHT = re.compile(r"^ .*\bre\.(sub|search|match|findall|split|fullmatch|finditer)\(")


def test_no_function_uses_a_pattern_that_is_out_of_sight_here():
    for name in modules():
        source = Path(importlib.import_module(name).__file__ or "")
        lines = source.read_text(encoding="utf-8").splitlines()
        assert [line for line in lines if _OUT_OF_SIGHT.match(line)] == [], name

"""No compiled pattern of the rooms that touch a document's characters is slow on any text.

Python's `re` backtracks and cannot be timed out, so every pattern must be linear on what trips
patterns: long runs of one thing. Patterns are found wherever modules keep them: in globals, tables
and dataclasses.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import sayso.intake
import sayso.repair
from tests.timing import Times, assert_growths, seconds_of

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


def is_only_matched(name: str, code: str) -> bool:
    """Whether a pattern is never sought in a text, but tried at one place."""
    uses = re.findall(rf"\b{name}\.(\w+)", code)
    mentions = len(re.findall(rf"\b{name}\b", code))
    return bool(uses) and set(uses) <= {"match", "fullmatch"} and mentions == 1 + len(uses)


def named_patterns() -> Iterator[object]:
    seen: set[object] = set()
    for name in modules():
        module = importlib.import_module(name)
        code = Path(module.__file__ or "").read_text(encoding="utf-8")
        for what, value in vars(module).items():
            for number, pattern in enumerate(patterns_in(value)):
                if (pattern.pattern, pattern.flags) not in seen:
                    seen.add((pattern.pattern, pattern.flags))
                    place = f"{name}.{what}.{number}"
                    yield pytest.param(pattern, is_only_matched(what, code), id=place)


def seconds(pattern: re.Pattern[Any], piece: str, length: int, *, only_matched: bool) -> float:
    text = piece * (length // len(piece))
    subject = text.encode() if isinstance(pattern.pattern, bytes) else text

    def seek() -> None:
        if not only_matched:
            for _ in pattern.finditer(subject):
                pass
        pattern.match(subject)
        pattern.fullmatch(subject)

    return seconds_of(seek)


@pytest.mark.parametrize(("pattern", "only_matched"), list(named_patterns()))
def test_a_pattern_takes_no_more_than_thirty_times_as_long_for_ten_times_the_text(
    pattern, only_matched
):
    def on_each_piece(length: int) -> Times:
        return {
            piece: seconds(pattern, piece, length, only_matched=only_matched) for piece in PIECES
        }

    short, long = LENGTHS
    assert_growths(lambda: on_each_piece(short), lambda: on_each_piece(long), factor=30, free=0.02)


def test_a_pattern_that_is_handed_on_or_sought_counts_as_sought():
    assert is_only_matched("_A", "_A = re.compile('a')\n_A.match(x)")
    assert not is_only_matched("_A", "_A = re.compile('a')\n_A.match(x)\n_A.sub('', x)")
    assert not is_only_matched("_A", "_A = re.compile('a')\n_A.match(x)\nseek(_A)")


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

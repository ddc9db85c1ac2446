"""The text of a rule by its name: from the rule file or the function that carries it.

A record names the rule behind each decision. Rules live as rows of TOML and TSV files under
`sayso/reading`, or as small functions whose docstring says what they do; both are found by the
name as it stands there. Looked up as text: nothing of the reader is imported.
"""

import ast
import re
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import takewhile

_KINDS = (".toml", ".tsv", ".py")
_LONGEST = 240
_TELLING = 6
"""Letters from which a part of a name is looked up: shorter ones are words of other things."""


@cache
def rule_text(rule: str, room: str = "") -> str:
    """Return what is written about `rule`, and where; a sentence when nothing is.

    A short name such as `name` is a word of many modules: what hands it out as a result comes
    before what only mentions it, and the rooms whose path begins with `room` before the others.
    """
    for name in _spellings(rule):
        for here in (True, False):
            for is_result in (True, False):
                for path, source in _sources():
                    if path.startswith(f"reading/{room}") is here:
                        found = _text(path, source, name, is_result=is_result)
                        if found:
                            return f"{' '.join(found.split())[:_LONGEST]} ({path})"
    return "no text is kept for this rule."


def _text(path: str, source: str, name: str, *, is_result: bool) -> str | None:
    if not path.endswith(".py"):
        return _in_table(source, name)
    return _in_python(source, name, _gives if is_result else _holds)


def _spellings(rule: str) -> Iterator[str]:
    """Yield the name, then what is left of it without its first part, where that is telling."""
    yield rule
    rest = re.split(r"[.:+]", rule, maxsplit=1)[1:]
    yield from (part for part in rest if len(part) >= _TELLING)


@cache
def _sources() -> tuple[tuple[str, str], ...]:
    return tuple(_walk(files("sayso").joinpath("reading"), "reading"))


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, str]]:
    if not folder.is_dir():
        return
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        here = f"{path}/{entry.name}"
        if entry.is_dir():
            yield from _walk(entry, here)
        elif entry.name.endswith(_KINDS):
            yield here, entry.read_text(encoding="utf-8")


def _in_table(source: str, rule: str) -> str | None:
    """Return the comment above a rule's row or table and the row itself, the rows of a table."""
    word = re.escape(rule)
    pattern = re.compile(rf'^(?:\[+(?:rule\.)?{word}\]+|{word}\t|.*"{word}")')
    comment: list[str] = []
    lines = iter(source.splitlines())
    for line in lines:
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
            continue
        if pattern.match(line):
            rows = takewhile(str.strip, lines) if line.startswith("[") else ()
            return " ".join([*comment, line, *rows])
        comment = []
    return None


def _in_python(source: str, rule: str, has: Callable[[ast.AST, str], bool]) -> str | None:
    """Return the docstring of the innermost function or class that `has` the name as a string."""
    if f'"{rule}"' not in source:
        return None
    tree = ast.parse(source)
    holders = [
        node
        for node in ast.walk(tree)
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and has(node, rule)
    ]
    documented = [doc for node in holders if (doc := _first_sentence(node))]
    if documented:
        return documented[-1]
    return _first_sentence(tree) if holders or has is _holds else None


def _gives(node: ast.AST, rule: str) -> bool:
    """Tell whether the name is returned as it stands, or handed on as `rule=`."""
    return any(
        (isinstance(inner, ast.Return) and rule in _outcomes(inner.value))
        or (
            isinstance(inner, ast.keyword)
            and inner.arg == "rule"
            and rule in _outcomes(inner.value)
        )
        for inner in ast.walk(node)
    )


def _outcomes(value: ast.expr | None) -> Iterator[object]:
    """Yield the constants that an expression may come to, of a tuple each part's."""
    if isinstance(value, ast.Constant):
        yield value.value
    elif isinstance(value, ast.IfExp):
        yield from _outcomes(value.body)
        yield from _outcomes(value.orelse)
    elif isinstance(value, ast.Tuple):
        for part in value.elts:
            yield from _outcomes(part)


def _holds(node: ast.AST, rule: str) -> bool:
    return any(isinstance(inner, ast.Constant) and inner.value == rule for inner in ast.walk(node))


def _first_sentence(node: ast.AST) -> str | None:
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
        return None
    doc = ast.get_docstring(node)
    return doc.split("\n\n")[0] if doc else None

"""The text of a rule by its name: from the rule file or the function that carries it.

A record names the rule behind each decision. Rules live as rows of TOML and TSV files under
`sayso/reading`, or as small functions whose docstring says what they do; both are found by the
name as it stands there. Looked up as text: nothing of the reader is imported.
"""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_KINDS = (".toml", ".tsv", ".py")
_LONGEST = 240
_TELLING = 6
"""Letters from which a part of a name is looked up: shorter ones are words of other things."""


@cache
def rule_text(rule: str) -> str:
    """Return what is written about `rule`, and where; a sentence when nothing is."""
    for name in _spellings(rule):
        for path, source in _sources():
            found = _in_python(source, name) if path.endswith(".py") else _in_table(source, name)
            if found:
                return f"{' '.join(found.split())[:_LONGEST]} ({path})"
    return "no text is kept for this rule."


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
    """Return the comment above a rule's row or table and the row itself."""
    pattern = re.compile(rf'^(?:\[+{re.escape(rule)}\]+|{re.escape(rule)}\t|.*"{re.escape(rule)}")')
    comment: list[str] = []
    for line in source.splitlines():
        if line.startswith("#"):
            comment.append(line.lstrip("# "))
            continue
        if pattern.match(line):
            return " ".join([*comment, line])
        comment = []
    return None


def _in_python(source: str, rule: str) -> str | None:
    """Return the docstring of the innermost function or class that has the name as a string."""
    if f'"{rule}"' not in source:
        return None
    tree = ast.parse(source)
    holders = [node for node in ast.walk(tree) if _holds(node, rule)]
    documented = [doc for node in holders if (doc := _first_sentence(node))]
    return documented[-1] if documented else _first_sentence(tree)


def _holds(node: ast.AST, rule: str) -> bool:
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        return False
    return any(isinstance(inner, ast.Constant) and inner.value == rule for inner in ast.walk(node))


def _first_sentence(node: ast.AST) -> str | None:
    if not isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Module)):
        return None
    doc = ast.get_docstring(node)
    return doc.split("\n\n")[0] if doc else None

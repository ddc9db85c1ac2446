"""From the bytes of a YAML file to nodes that know their line.

The events of PyYAML's safe loader become nodes by a stack, so that no depth of nesting harms;
anchors, aliases, tags and second documents are refused where they stand. Raises `UsageError`
for whatever is wrong, with the file, the line and what to do.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sayso.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT: Final = 2_000_000
"""Bytes of a file; some 20,000 actors."""
_DEEPEST: Final = 12
_SLOT_FIRST = re.compile(r"[-\w\s:\[]*\{\w+\}\s*[^\s,\]}]")
"""Words that begin with a name in braces: `- {agent} met {recipient}`."""
_NOT_YAML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class TextNode:
    """Words as written; `is_null` where nothing, `~` or `null` stands without marks."""

    text: str
    is_null: bool
    line: int


@dataclass(frozen=True, slots=True)
class ListNode:
    """A list in its order."""

    items: "tuple[Node, ...]"
    line: int


@dataclass(frozen=True, slots=True)
class MappingNode:
    """Keys and values in their order; no key stands twice."""

    rows: "tuple[tuple[TextNode, Node], ...]"
    line: int


Node = TextNode | ListNode | MappingNode


def read_bytes(path: Path, *, what: str) -> bytes:
    """Return the bytes of a file; `what` says what it should be: "a file of actors"."""
    try:
        with path.open("rb") as file:
            data = file.read(LIMIT + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "no such file"
        message = f"{path} cannot be read: {why}. Name {what} in YAML."
        raise UsageError(message) from error
    if len(data) > LIMIT:
        message = f"{path} is larger than {LIMIT:,} bytes. Name a smaller file, or split it."
        raise UsageError(message)
    return data


def read_nodes(data: bytes, name: str) -> Node | None:
    """Return the one document in the file, `None` if nothing is in it."""
    text = _decoded(data, name)
    bad = _NOT_YAML.search(text)
    if bad is not None:
        line = text.count("\n", 0, bad.start()) + 1
        what = f"a character that no text has (U+{ord(bad[0]):04X})"
        raise _wrong(name, line, f"{what} stands here. Remove it.")
    builder = _Builder(name)
    for event in _events(text, name):
        builder.take(event)
    return builder.root


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = "these bytes are no UTF-8. Save the file as UTF-8."
        raise _wrong(name, line, message) from error


def _wrong(name: str, line: int, message: str) -> UsageError:
    return UsageError(f"{name}, line {line}: {message}")


def _events(text: str, name: str) -> "Iterator[Any]":
    """Yield the events of the safe loader, of libyaml where PyYAML was built with it."""
    import yaml  # noqa: PLC0415 (40 ms, and only where a user has such a file)

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        yield from yaml.parse(text, Loader=loader)  # type: ignore[no-untyped-call]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        column = mark.column if mark else 0
        raise _wrong(name, line + 1, _advice(text, line, column, error.problem or "")) from error
    except yaml.YAMLError as error:  # pragma: no cover (control characters are told above)
        raise _wrong(name, 1, "this is no YAML. Look at docs/actors-file.md.") from error


def _advice(text: str, line: int, column: int, problem: str) -> str:
    """Return what is wrong and what to do, for the mistakes that people make."""
    lines = text.split("\n")
    words = lines[line] if line < len(lines) else ""
    indent = words[: len(words) - len(words.lstrip())]
    if "\t" in indent or words[column : column + 1] == "\t":
        return "a tab stands where YAML wants spaces. Replace it by spaces."
    if _SLOT_FIRST.match(words):
        return "a brace begins the words, which YAML takes for keys. Put them in quotation marks."
    if "mapping values" in problem:
        return "a colon stands inside the words. Put the words in quotation marks."
    if "unexpected end" in problem or "end of stream" in problem:
        return "quotation marks or brackets are not closed. Close them."
    return (
        f"this is no YAML ({problem or 'it breaks off'}). Check the indentation, brackets and "
        "quotation marks here and in the line above."
    )


class _Builder:
    """Builds the nodes of a file from its events, with a stack of what is open."""

    def __init__(self, name: str) -> None:
        self.root: Node | None = None
        self._name = name
        self._documents = 0
        self._open: list[tuple[str, int, list[Node]]] = []

    def take(self, event: Any) -> None:  # noqa: ANN401 (PyYAML has no types)
        """Take the next event."""
        kind = type(event).__name__
        line = event.start_mark.line + 1
        self._refuse_references(event, kind, line)
        if kind == "DocumentStartEvent":
            self._documents += 1
            if self._documents > 1:
                message = "a second document begins (---). Write one list under each heading."
                raise _wrong(self._name, line, message)
        elif kind == "ScalarEvent":
            is_null = event.implicit[0] and event.value in _NULLS
            self._add(TextNode(event.value.strip(), is_null, line))
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            if len(self._open) >= _DEEPEST:
                message = "brackets or lists lie too deep in each other. Flatten them."
                raise _wrong(self._name, line, message)
            self._open.append((kind, line, []))
        elif kind in {"MappingEndEvent", "SequenceEndEvent"}:
            self._close()

    def _refuse_references(self, event: Any, kind: str, line: int) -> None:  # noqa: ANN401
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            sign = "*" if kind == "AliasEvent" else "&"
            what = f"“{sign}{event.anchor}” refers to another place in the file, which is not taken"
            message = f"{what}. Write the words out, or put them in quotation marks."
            raise _wrong(self._name, line, message)
        tag = getattr(event, "tag", None)
        if tag and tag != "!":
            message = f"the tag “{tag}” is not taken. Remove it, or put the words in marks."
            raise _wrong(self._name, line, message)

    def _close(self) -> None:
        kind, line, parts = self._open.pop()
        if kind == "SequenceStartEvent":
            self._add(ListNode(tuple(parts), line))
            return
        seen: dict[str, int] = {}
        rows = []
        for key, value in zip(parts[::2], parts[1::2], strict=True):
            if not isinstance(key, TextNode):
                message = "a list or mapping stands where a word should. Write the key as a word."
                raise _wrong(self._name, key.line, message)
            if key.text in seen:
                message = f"“{key.text}” stands twice here (line {seen[key.text]}). Keep one."
                raise _wrong(self._name, key.line, message)
            seen[key.text] = key.line
            rows.append((key, value))
        self._add(MappingNode(tuple(rows), line))

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1][2].append(node)
        else:
            self.root = node


_NULLS = frozenset({"", "~", "null", "Null", "NULL"})

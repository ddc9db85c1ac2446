"""Typed reading of a mapping: each method returns a checked value or raises with its line.

A row is told by `Wrong`, which knows the file; keys that are not in the list of a row are told
with the nearest one that is.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Final

from sayso.errors import UsageError
from sayso.yaml_files.nodes import ListNode, MappingNode, Node, TextNode

_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_LONGEST: Final = 200
"""Characters of a name."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """What is wrong with a file, as errors that name it and the line."""

    name: str

    def at(self, line: int, message: str) -> UsageError:
        """Return the error; `message` says what is wrong and what to do."""
        return UsageError(f"{self.name}, line {line}: {message}")


def nearest(word: str, choices: Collection[str]) -> str:
    """Return " Did you mean X?" for the choice nearest to a word, else nothing."""
    found = get_close_matches(word.lower(), [choice.lower() for choice in choices], n=1)
    exact = [choice for choice in choices if found and choice.lower() == found[0]]
    return f" Did you mean {exact[0]}?" if exact else ""


def rows_of(node: Node, wrong: Wrong, *, what: str) -> tuple[MappingNode, ...]:
    """Return the rows of a list of mappings; `what` is one of them: "an actor"."""
    if isinstance(node, TextNode) and node.is_null:
        return ()
    if not isinstance(node, ListNode):
        message = f"a list of rows is wanted here. Begin {what} with “- ”."
        raise wrong.at(node.line, message)
    rows = []
    for item in node.items:
        if not isinstance(item, MappingNode):
            message = f"{what} is a mapping. Write its keys, such as “- name: …”."
            raise wrong.at(item.line, message)
        rows.append(item)
    return tuple(rows)


def _is_in_calendar(words: str) -> bool:
    match = _DATE.fullmatch(words)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


class Fields:
    """The values of one row under the keys that it may have."""

    def __init__(
        self,
        row: MappingNode,
        keys: Sequence[str],
        wrong: Wrong,
        *,
        what: str,
        longest: int = _LONGEST,
    ) -> None:
        """Refuse a key that is not among `keys`; `what` is the row: "an actor".

        `longest` is the most characters that a value may have.
        """
        self.line = row.line
        self.wrong = wrong
        self._what = what
        self._longest = longest
        self._values: dict[str, Node] = {}
        for key, value in row.rows:
            if key.text not in keys:
                message = (
                    f"“{key.text}” is no key of {what}.{nearest(key.text, keys)} "
                    f"The keys are {', '.join(keys)}."
                )
                raise wrong.at(key.line, message)
            self._values[key.text] = value

    def line_of(self, key: str) -> int:
        """Return the line of a value, of the row where it is absent."""
        node = self._values.get(key)
        return node.line if node is not None else self.line

    def node(self, key: str) -> Node | None:
        """Return a value as it stands, `None` where nothing does."""
        node = self._values.get(key)
        return None if isinstance(node, TextNode) and node.is_null else node

    def text(self, key: str) -> str | None:
        """Return words, `None` where nothing stands."""
        node = self.node(key)
        return None if node is None else self._text_of(node, key)

    def needed(self, key: str) -> str:
        """Return words that must be there."""
        words = self.text(key)
        if words is None:
            raise self.wrong.at(self.line_of(key), f"{self._what} lacks “{key}”. Give it.")
        return words

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of words; words alone are a list of one."""
        return tuple(words for words, _ in self.texts_with_lines(key))

    def texts_with_lines(self, key: str) -> tuple[tuple[str, int], ...]:
        """Return a list of words, each with its line."""
        node = self.node(key)
        if node is None:
            return ()
        items = node.items if isinstance(node, ListNode) else (node,)
        return tuple((self._text_of(item, key), item.line) for item in items)

    def choice(self, key: str, choices: Sequence[str]) -> str | None:
        """Return one of the words that may stand there."""
        words = self.text(key)
        if words is not None and words not in choices:
            message = (
                f"“{words}” is no {key}.{nearest(words, choices)} Write one of "
                f"{', '.join(choices)}."
            )
            raise self.wrong.at(self.line_of(key), message)
        return words

    def number(self, key: str, low: float, high: float) -> float | None:
        """Return a number within bounds."""
        words = self.text(key)
        if words is None:
            return None
        try:
            value = float(words)
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            bounds = f"{low:g} to {high:g}"
            message = f"{key} “{words}” is no number from {bounds}. Write it as {high / 2:g}."
            raise self.wrong.at(self.line_of(key), message)
        return value

    def date(self, key: str) -> str | None:
        """Return a year, month or day of the calendar in ISO form."""
        words = self.text(key)
        if words is None:
            return None
        if not _is_in_calendar(words):
            message = f"“{words}” is no date. Write it as 2031, 2031-04 or 2031-04-15."
            raise self.wrong.at(self.line_of(key), message)
        return words

    def dates(self, first: str, last: str) -> tuple[str | None, str | None]:
        """Return two dates, the second not before the first."""
        start, end = self.date(first), self.date(last)
        if start and end and end < start[: len(end)]:
            message = f"“{last}” ({end}) lies before “{first}” ({start}). Swap or mend them."
            raise self.wrong.at(self.line_of(last), message)
        return start, end

    def rows(self, key: str, *, what: str) -> tuple[MappingNode, ...]:
        """Return a list of rows."""
        node = self.node(key)
        return () if node is None else rows_of(node, self.wrong, what=what)

    def _text_of(self, node: Node, key: str) -> str:
        if not isinstance(node, TextNode):
            kind = "a list" if isinstance(node, ListNode) else "a mapping"
            message = f"“{key}” is {kind}, but words are wanted. Write them on one line."
            raise self.wrong.at(node.line, message)
        if not node.text:
            raise self.wrong.at(node.line, f"a value of “{key}” is empty. Give it or remove it.")
        if len(node.text) > self._longest:
            message = f"a value of “{key}” has more than {self._longest} characters. Shorten it."
            raise self.wrong.at(node.line, message)
        return node.text

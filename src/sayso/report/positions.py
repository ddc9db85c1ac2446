"""Where a span stands as a reader counts: paragraph numbers and blocks."""

from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from sayso.record.record import Record
from sayso.record.types import Block
from sayso.record.vocabulary import Span

T = TypeVar("T")
_COUNTED = ("paragraph", "blockquote", "list_item")


class Positions:
    """The blocks of a record in text order, with the number of each paragraph.

    A text without blocks counts as one paragraph.
    """

    def __init__(self, record: Record) -> None:
        """Count paragraphs, block quotations and list items from 1."""
        whole = (Block(kind="paragraph", span=(0, len(record.text))),)
        self.blocks = record.blocks or whole
        self._starts = [block.span[0] for block in self.blocks]
        self.numbers: list[int | None] = []
        count = 0
        for block in self.blocks:
            counted = block.kind in _COUNTED
            count += counted
            self.numbers.append(count if counted else None)

    def block(self, offset: int) -> int:
        """Return the index of the block at `offset`, the last one before it between blocks."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def paragraph(self, offset: int) -> int | None:
        """Return the number of the paragraph at `offset`, `None` in a title or byline."""
        return self.numbers[self.block(offset)]

    def by_block(self, items: Iterable[tuple[Span, T]]) -> list[list[T]]:
        """Return the items of each block, by where their span starts, in the order given."""
        found: list[list[T]] = [[] for _ in self.blocks]
        for span, item in items:
            found[self.block(span[0])].append(item)
        return found

"""One step of repair: changes to a text, the text they make, and where everything lies then."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.record.edits import Change, apply_changes
from sayso.record.types import Block, Fact, Gap
from sayso.repair.offsets import NewOffsets


@dataclass(slots=True)
class Step:
    """`changes` to the text `before`, sorted and apart, and what `text` comes of them."""

    before: str
    changes: Sequence[Change] = ()
    text: str = field(init=False)
    offsets: NewOffsets = field(init=False)

    def __post_init__(self) -> None:
        """Make the changes."""
        self.text = apply_changes(self.before, self.changes)[0] if self.changes else self.before
        self.offsets = NewOffsets(self.changes)

    def fact(self, fact: Fact | None) -> Fact | None:
        """Return a fact where it stands now; one that is its words follows them."""
        if fact is None or fact.span is None or not self.changes:
            return fact
        span = self.offsets.span(fact.span)
        value = fact.value
        if value == _words(self.before, fact.span):
            value = _words(self.text, span)
        return Fact(value=value, from_=fact.from_, span=span)

    def block(self, block: Block) -> Block:
        """Return a block where it stands now; an indent written before it is no part of it."""
        start, end = self.offsets.span(block.span)
        while start < end and self.text[start].isspace():
            start += 1
        return Block(kind=block.kind, span=(start, end))

    def gap(self, gap: Gap) -> Gap:
        """Return a gap where it stands now."""
        span = self.offsets.span(gap.span) if gap.span else None
        return Gap(kind=gap.kind, span=span, message=gap.message)


def _words(text: str, span: tuple[int, int]) -> str:
    return " ".join(text[span[0] : span[1]].split())

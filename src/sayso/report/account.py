"""The account as read: its paragraphs with the claims underlined by what is shown for them.

Claims nest and overlap, so each block is cut where any mark begins or ends, and each stretch
carries the line of its innermost claim; the next claim outwards adds a second line when it says
something else and is no plain assertion. Deeper ones stand in the notes alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.record.record import Record
from sayso.record.types import Block, Claim, Edit, Framing
from sayso.record.vocabulary import Span
from sayso.report import markup
from sayso.report.ladder import Ladder
from sayso.report.markup import Html, tag, text
from sayso.report.positions import Positions
from sayso.report.status import Shown, shown_status, status_words
from sayso.report.voices import voice_of_claim

LAYOUT_EDITS = ("unwrap", "dehyphenate", "space", "drop")
Mark = Claim | Edit | Framing
_OWN_SIGN = re.compile(r"\s*(?:[-–—*•‣·▪]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})[.)])\s")
"""A bullet, a number or a letter before an item: the page adds no dash to it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text under the same marks; `claims` innermost first, as those around it."""

    span: Span
    claims: tuple[Claim, ...]
    edit: Edit | None
    framing: Framing | None


def render_account(record: Record) -> Html:
    """Return every block with its notes beside it."""
    positions = Positions(record)
    marks = positions.by_block(_marks(record))
    ladder = Ladder(record, positions)
    return markup.join(
        _block(record, positions, index, block_marks, ladder)
        for index, block_marks in enumerate(marks)
    )


def stretches(span: Span, marks: list[Mark]) -> Iterator[Stretch]:
    """Yield the stretches of `span` in order; marks are clipped to it."""
    edges = {span[0], span[1]}
    opens: dict[int, list[Mark]] = {}
    for mark in marks:
        start, end = max(mark.span[0], span[0]), min(mark.span[1], span[1])
        if start < end:
            edges |= {start, end}
            opens.setdefault(start, []).append(mark)
    ordered = sorted(edges)
    active: list[Mark] = []
    for start, end in pairwise(ordered):
        active = [mark for mark in active if mark.span[1] > start] + opens.get(start, [])
        yield _stretch((start, end), active)


def _stretch(span: Span, active: list[Mark]) -> Stretch:
    claims = [mark for mark in active if isinstance(mark, Claim)]
    claims.sort(key=lambda claim: (claim.span[1] - claim.span[0], claim.id))
    return Stretch(
        span=span,
        claims=tuple(claims),
        edit=next((mark for mark in active if isinstance(mark, Edit)), None),
        framing=next((mark for mark in active if isinstance(mark, Framing)), None),
    )


def _marks(record: Record) -> Iterator[tuple[Span, Mark]]:
    for claim in record.claims:
        yield claim.span, claim
    for edit in record.edits:
        if edit.kind not in LAYOUT_EDITS and edit.span[0] < edit.span[1]:
            yield edit.span, edit
    for framing in record.framings:
        yield framing.span, framing


def _block(
    record: Record, positions: Positions, index: int, marks: list[Mark], ladder: Ladder
) -> Html:
    block, number = positions.blocks[index], positions.numbers[index]
    label = text(f"¶{number}") if number else markup.EMPTY
    anchor = f"p-{number}" if number else None
    line = _Line(record, block.span)
    words = markup.join(line.render(stretch) for stretch in stretches(block.span, marks))
    return tag(
        "div",
        tag("a", label, class_="number", href=f"#{anchor}" if anchor else None),
        tag("p", words, class_="words"),
        ladder.notes(index),
        class_=f"block {block.kind}{_signed(record, block)}",
        id=anchor,
    )


class _Line:
    """Renders the stretches of one block; remembers which claims have their anchor already."""

    def __init__(self, record: Record, span: Span) -> None:
        self._record = record
        self._end = span[1]
        self._anchored: set[str] = set()

    def render(self, stretch: Stretch) -> Html:
        inner = self._words(stretch)
        if not stretch.claims:
            return inner
        anchors = self._anchors(stretch)
        innermost = stretch.claims[0]
        shown = shown_status(self._record, innermost)
        line = tag(
            "a",
            inner,
            class_=_classes(innermost, shown, stretch),
            id=innermost.id if innermost.id not in self._anchored else None,
            href=f"#n-{innermost.id}" if not shown.is_vouched else None,
            tabindex="-1" if not shown.is_vouched else None,
            title=f"{status_words(shown.status)}, {voice_of_claim(self._record, innermost).name}",
        )
        self._anchored.add(innermost.id)
        outer = self._outer(stretch.claims[1:], shown)
        return Html(anchors + (tag("span", line, class_=f"k outer {outer}") if outer else line))

    def _words(self, stretch: Stretch) -> Html:
        words = text(self._record.words(stretch.span))
        if stretch.edit:
            words = tag("ins", words, title=f"was: {stretch.edit.was}")
        if stretch.framing:
            first = stretch.framing.span[0] == stretch.span[0]
            words = tag("span", words, class_="framed", id=stretch.framing.id if first else None)
        return words

    def _anchors(self, stretch: Stretch) -> Html:
        """Return empty anchors for claims that begin here under another claim's line."""
        hidden = [
            claim.id
            for claim in stretch.claims[1:]
            if claim.id not in self._anchored and not self._has_words_of_its_own(claim, stretch)
        ]
        self._anchored.update(hidden)
        return markup.join(tag("span", id=id_) for id_ in hidden)

    def _has_words_of_its_own(self, claim: Claim, stretch: Stretch) -> bool:
        """Whether the claim goes on behind this stretch's innermost claim, where its line is."""
        return stretch.claims[0].span[1] < min(claim.span[1], self._end)

    def _outer(self, claims: tuple[Claim, ...], inner: Shown) -> str | None:
        for claim in claims:
            shown = shown_status(self._record, claim)
            if shown.status not in ("asserted", "unknown", inner.status):
                return shown.status
        return None


def _signed(record: Record, block: Block) -> str:
    """Return the class of a list item that begins with a bullet or number of its own."""
    is_signed = block.kind == "list_item" and _OWN_SIGN.match(record.words(block.span))
    return " signed" if is_signed else ""


def _classes(claim: Claim, shown: Shown, stretch: Stretch) -> str:
    classes = ["k", shown.status]
    classes += ["ground"] if shown.is_vouched else []
    classes += ["first"] if claim.span[0] == stretch.span[0] else []
    classes += ["last"] if claim.span[1] == stretch.span[1] else []
    return " ".join(classes)

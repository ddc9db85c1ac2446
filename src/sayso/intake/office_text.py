"""The blocks that a reader found, as the `SourceText` of their document.

The original of DOCX, ODT and RTF is the text that the reader extracts, blocks parted by blank
lines. What goes beyond the limits is cut at the end of a paragraph, or of a word, with a gap.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from sayso.intake.given import Given
from sayso.intake.source_text import SourceBlock, SourceText
from sayso.record.types import Fact, Gap
from sayso.record.vocabulary import BlockKind, DocumentKind, GapKind, Span

OfficeBlock = tuple[BlockKind, str]

_MACHINE_TITLES: Final = ("untitled", "document1", "powerpoint presentation", "normal.dot")
_MACHINE_AUTHORS: Final = frozenset(
    (
        "user", "owner", "admin", "administrator", "author", "unknown", "windows user",
        "microsoft office user", "python-docx", "un-named", "apache poi",
    )
)  # fmt: skip
_PART: Final = " | "


@dataclass(slots=True)
class Found:
    """What a reader found in an office file."""

    blocks: list[OfficeBlock] = field(default_factory=list)
    title: str = ""
    author: str = ""
    notes: list[Gap] = field(default_factory=list)

    def note(self, kind: GapKind, message: str) -> None:
        """Add a gap about the whole document."""
        self.notes.append(Gap(kind=kind, span=None, message=message))

    def note_left_out(self, count: int, one: str, many: str) -> None:
        """Say how much of a sort was left out, if any was."""
        if count:
            verb = "was" if count == 1 else "were"
            self.note("hidden_text", f"{count:,} {one if count == 1 else many} {verb} left out.")

    def note_damage(self, damage: Iterable[str]) -> None:
        """Say, in clauses about the document, what was damaged, if anything was."""
        what = "; ".join(dict.fromkeys(damage))
        if what:
            self.note("damaged", f"The document is damaged: {what}. The rest was read.")


def source_text(given: Given, kind: DocumentKind, found: Found) -> SourceText:
    """Return the document. Raises `InputError` when it has no words."""
    pieces: list[str] = []
    placed: list[SourceBlock] = []
    notes = list(found.notes)
    start = 0
    for block_kind, text in _short(found.blocks, given, notes):
        span = (start, start + len(text))
        if span[1] > given.limits.text_characters:
            most = given.limits.text_characters
            message = f"The document was cut after {start:,} characters; the limit is {most:,}."
            notes.append(Gap(kind="limit", span=None, message=message))
            break
        placed.append(SourceBlock(block_kind, span))
        pieces.append(text)
        start = span[1] + 2
    if not pieces:
        is_damaged = any(note.kind == "damaged" for note in found.notes)
        raise given.error(_nothing(found), "damaged" if is_damaged else "empty")
    text = "\n\n".join(pieces)
    return SourceText(
        text=text,
        kind=kind,
        name=given.name,
        digest=given.digest,
        blocks=tuple(placed),
        title=_title(text, placed, found.title),
        author=_author(found.author),
        notes=tuple(notes),
    )


def paragraphs(text: str, kind: BlockKind) -> Iterator[OfficeBlock]:
    """Yield the paragraphs of a stretch: an empty line in it parts them."""
    lines: list[str] = []
    for line in (*text.split("\n"), ""):
        words = line.strip()
        if words:
            lines.append(words)
        elif lines:
            yield kind, "\n".join(lines)
            lines = []


def row_blocks(cells: list[list[OfficeBlock]]) -> Iterator[OfficeBlock]:
    """Yield a row of a table as one item, its cells parted by bars.

    A row with one cell, or with several long paragraphs in one, is a frame round prose: then
    its paragraphs are yielded as they are.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) == 1 or any(_is_prose(cell) for cell in filled):
        for cell in filled:
            yield from cell
    elif filled:
        yield "list_item", _PART.join(" ".join(text for _, text in cell) for cell in filled)


def _is_prose(cell: list[OfficeBlock]) -> bool:
    return len(cell) > 1 and sum(len(text) for _, text in cell) > 400


def _short(blocks: Iterable[OfficeBlock], given: Given, notes: list[Gap]) -> Iterator[OfficeBlock]:
    """Part blocks beyond the limit at a space."""
    most = given.limits.paragraph_characters
    parted = 0
    for kind, text in blocks:
        start = 0
        while len(text) - start > most:
            space = text.rfind(" ", start, start + most)
            end = space if space > start else start + most
            yield kind, text[start:end]
            start = end + (space > start)
            parted += 1
        yield kind, text[start:]
    if parted:
        message = f"Paragraphs of more than {most:,} characters were parted at a space."
        notes.append(Gap(kind="limit", span=None, message=message))


def _nothing(found: Found) -> str:
    if found.notes:
        what = found.notes[-1].message.removesuffix(" The rest was read.")
        return f"has no words to be read. {what} Give a document with words."
    return "has no words in it. Give a document with words; scanned pages must be PDF or images."


def _title(text: str, placed: list[SourceBlock], stated: str) -> Fact | None:
    """Return the title set as such at the head of the text; else the one that is stated."""
    for block in placed[:6]:
        if block.kind == "title":
            value = " ".join(text[slice(*block.span)].split())
            span: Span = block.span
            return Fact(value=value, from_="content", span=span)
    value = " ".join(stated.split()).removeprefix("Microsoft Word - ")
    if len(value) < 4 or value.casefold().startswith(_MACHINE_TITLES):
        return None
    return Fact(value=value, from_="metadata")


def _author(stated: str) -> Fact | None:
    value = " ".join(stated.split())
    if not value or value.casefold() in _MACHINE_AUTHORS:
        return None
    return Fact(value=value, from_="metadata")
